"""The exercise as a session: situations, one's own sheet, the pivot kept, and somebody else's sheet beside."""

import pytest
from laws import every_node
from stakes import ActionError, ContentError, Session
from stakes.kit import content, nodes
from stakes.pressure_and_acceptance.check import check
from stakes.pressure_and_acceptance.model import in_common
from stakes.pressure_and_acceptance.situations import read_situation, sheet_of, situations

LANDLORD = "The landlord's offer"


@pytest.fixture
def court():
    """The landlord's offer, loaded."""
    session = Session("pressure-and-acceptance")
    session.handle({"do": "load-situation", "title": LANDLORD})
    return session


def said(session, key=""):
    tree = session.view()
    if key:
        tree = next(node for node in every_node(tree) if node.get("key") == key)
    return " ".join(str(node.get("text") or node.get("title") or "") for node in every_node(tree))


def test_five_decisions_from_more_than_one_side():
    assert len(situations()) == 5
    assert situations()[0].title == LANDLORD
    assert sum(one.setting != "invented" for one in situations()) == 2
    for one in situations():
        for name in ("before", "after"):
            assert len(getattr(one, name).choices) == 4
        assert len(one.answers) >= 2


def test_moving_a_number_moves_the_pivot(court):
    assert "Below 25% you would endorse; above 25%, bargain; above 67%, protest." in said(court, "chance")
    court.handle({"do": "value-choice", "sheet": "before", "kind": "endorse", "part": "happens", "value": 80})
    court.handle({"do": "value-choice", "sheet": "before", "kind": "endorse", "part": "fails", "value": 80})
    assert "Below 80% you would endorse; above 80%, protest." in said(court, "chance")
    court.handle({"do": "set-chance", "sheet": "before", "value": 90})
    assert "Today you say 90%: protest." in said(court, "chance")


def test_nothing_is_said_of_numbers_that_nobody_gave():
    session = Session("pressure-and-acceptance")
    for kind in ("endorse", "protest"):
        session.handle({"do": "write-choice", "sheet": "before", "kind": kind, "part": "what", "value": kind})
    session.handle({"do": "lean", "sheet": "before", "value": "protest"})
    words = said(session, "chance")
    assert "Each is worth the same so far" in words and "Move a number" in words
    assert "worth most to you" not in words and "your numbers" not in words and "changes your mind" not in words
    session.handle({"do": "value-choice", "sheet": "before", "kind": "protest", "part": "happens", "value": 55})
    assert "Whatever the chance, this is worth most to you: protest." in said(session, "chance")


def test_every_number_that_enters_is_on_the_view(court):
    scales = {
        (one["action"]["kind"], one["action"]["part"]): one["value"]
        for one in nodes.controls(court.view())
        if one["action"]["do"] == "value-choice"
    }
    sheet = sheet_of(situations()[[one.title for one in situations()].index(LANDLORD)].before)
    assert scales == {(one.kind, part): getattr(one, part) for one in sheet.choices for part in ("happens", "fails")}


def test_whichever_wins_is_said_the_same_way(court):
    shapes = set()
    for winner in ("endorse", "bargain", "protest", "abstain"):
        for kind in ("endorse", "bargain", "protest", "abstain"):
            for part in ("happens", "fails"):
                value = 100 if kind == winner else 10
                court.handle({"do": "value-choice", "sheet": "before", "kind": kind, "part": part, "value": value})
        words = said(court, "chance")
        assert f"Whatever the chance, this is worth most to you: {winner}." in words
        shapes.add(words.replace(winner, "…").replace(winner.capitalize(), "…"))
    # The table rows differ, so only the sentences are compared.
    assert len({one.split("Nothing enters")[0] for one in shapes}) == 1


def test_before_and_after_are_two_sheets(court):
    court.handle({"do": "choose-stage", "value": "after"})
    assert "Below 21% you would protest; above 21%, bargain." in said(court, "chance")
    court.handle({"do": "write-choice", "sheet": "after", "kind": "bargain", "part": "what", "value": ""})
    court.handle({"do": "choose-stage", "value": "before"})
    assert "above 67%, protest" in said(court, "chance")


def test_the_pivot_goes_with_the_rules_once(court):
    court.handle({"do": "keep-pivot"})
    (rule,) = court.campaign.rules
    assert rule.kind == "other", "a pivot would stand in the agreement as its rule of that kind"
    assert rule.what.startswith("The chance that holding out wins boilers and a cap by January: endorse below 25%; bargain above")
    with pytest.raises(ActionError, match="already"):
        court.handle({"do": "keep-pivot"})
    empty = Session("pressure-and-acceptance")
    with pytest.raises(ActionError, match="no pivot"):
        empty.handle({"do": "keep-pivot"})


def test_a_cost_without_somebody_who_bears_it_is_asked_about(court):
    assert "whose is that cost" not in said(court, "bearing")
    court.handle({"do": "write-choice", "sheet": "before", "kind": "protest", "part": "bears", "value": ""})
    assert "Protest: whose is that cost? If it is somebody else's, ask them." in said(court, "bearing")


def test_what_one_would_do_without_counting_stands_beside_the_numbers(court):
    for kind, answer in (
        ("bargain", "You would bargain without counting, and your numbers say the same."),
        ("protest", "Without counting you would protest. By your numbers that is worth most only above 67%."),
        ("endorse", "Without counting you would endorse. By your numbers that is worth most only below 25%."),
        ("abstain", "Without counting you would abstain. By your numbers that is never worth most."),
    ):
        court.handle({"do": "lean", "sheet": "before", "value": kind})
        assert answer in said(court, "chance")
        assert court.own.before.lines == sheet_of(situations()[0].before).lines, "a leaning moved a number"
    court.handle({"do": "set-chance", "sheet": "before", "value": 50})
    court.handle({"do": "lean", "sheet": "before", "value": "bargain"})
    assert "from 25% to 67%" not in said(court, "chance")
    court.handle({"do": "set-chance", "sheet": "before", "value": 80})
    assert "worth most only from 25% to 67%" in said(court, "chance")
    court.handle({"do": "lean", "sheet": "before", "value": ""})
    assert "ithout counting you" not in said(court, "chance")
    # What isn't written any more is not leaned to.
    court.handle({"do": "lean", "sheet": "before", "value": "bargain"})
    court.handle({"do": "write-choice", "sheet": "before", "kind": "bargain", "part": "what", "value": ""})
    assert "ithout counting you" not in said(court, "chance")


def test_two_sheets_side_by_side(court):
    words = said(court, "theirs")
    assert "Odile: I'd put the offer at 80." in words
    assert "Both of you: heat by December." in words
    assert "You would switch at 25% and 67%, Odile at 80%." in words
    assert "You give it 45%, Odile 30%. You switch nowhere between" in words
    court.handle({"do": "say-chance", "sheet": "before", "value": "70"})
    assert "You give it 45%, Odile 70%. You switch at 67%, between the two" in said(court, "theirs")
    court.handle({"do": "say-chance", "sheet": "before", "value": "40"})
    court.handle({"do": "set-chance", "sheet": "before", "value": 40})
    assert "Both of you give it 40%" in said(court, "theirs")
    court.handle({"do": "say-switch", "sheet": "before", "value": "never"})
    assert "No chance would make Odile switch: that may be a red line." in said(court, "theirs")
    court.handle({"do": "write-theirs", "sheet": "before", "part": "priorities", "value": "a quiet house"})
    assert "Nothing in the same words." in said(court, "theirs")
    court.handle({"do": "choose-stage", "value": "after"})
    assert "Odile at" not in said(court, "theirs"), "what was said before the decision is taken for after it"
    assert in_common("a\nheat by December", "Heat, by December\nb") == ([("heat by December", "Heat, by December")], ["a"], ["b"])


def test_whoever_is_asked_the_course_says_the_same_of_them(court):
    def of(who):
        court.handle({"do": "write-who", "sheet": "before", "value": who})
        return said(court, "theirs").replace(who, "…").replace("…: I'd put", "Odile: I'd put")

    assert of("Zed") == of("The owner’s son")


def test_what_was_decided_is_told_after_it_only(court):
    told = situations()[0].then
    assert told not in said(court)
    court.handle({"do": "choose-stage", "value": "after"})
    assert told in said(court)


def test_what_was_written_is_not_taken_away_unasked(court):
    def asked():
        return {
            one["confirm"] for one in nodes.controls(court.view()) if one["action"]["do"] in ("load-situation", "begin-own")
        }

    assert asked() == {""}
    court.handle({"do": "write-theirs", "sheet": "after", "part": "change", "value": "x"})
    assert "" not in asked()


def test_a_campaign_s_red_lines_and_people_stand_by_a_decision_of_one_s_own(court):
    late = Session("pressure-and-acceptance")
    late.handle({"do": "load-case", "case": "The Late Bus"})
    for kind in ("endorse", "protest"):
        late.handle({"do": "write-choice", "sheet": "before", "kind": kind, "part": "what", "value": f"we {kind}"})
    lines = [one.why.rstrip(".") for one in late.campaign.stances if one.answer == "red line" and one.why]
    assert lines and all(line in said(late, "red lines") for line in lines)
    bears = {"do": "write-choice", "sheet": "before", "kind": "endorse", "part": "bears"}
    assert "bear nothing in your rows" not in said(late, "bearing")
    late.handle(bears | {"value": "the riders"})
    assert "Ana" in said(late, "bearing")
    late.handle(bears | {"value": " ".join(one.name for one in late.campaign.holders)})
    assert "bear nothing in your rows" not in said(late, "bearing")
    late.handle({"do": "load-situation", "title": LANDLORD})
    assert "bear nothing" not in said(late, "bearing") and "Red lines in your campaign" not in said(late)


def test_a_long_event_is_cut_and_what_follows_it_is_not(court):
    court.handle({"do": "write-sheet", "sheet": "before", "part": "event", "value": "long " * 120})
    court.handle({"do": "keep-pivot"})
    (rule,) = court.campaign.rules
    assert len(rule.what) <= 600
    assert rule.what.endswith("…: endorse below 25%; bargain above 25%; protest above 67%.")
    assert "among your rules" in said(court, "chance")


def test_it_is_done_when_one_leans_with_something_that_would_change_it(court):
    assert not court.done
    court.handle({"do": "lean", "sheet": "before", "value": "protest"})
    assert court.done
    court.handle({"do": "write-sheet", "sheet": "before", "part": "change", "value": " "})
    assert not court.done


def test_own_sheets_begin_empty_and_a_wrong_title_is_refused(court):
    court.handle({"do": "begin-own"})
    assert court.work["own"]["situation"] == ""
    assert not court.own.before.written
    with pytest.raises(ActionError, match="no such decision"):
        court.handle({"do": "load-situation", "title": "x"})


def changed(**parts):
    document = next(one for one in content.shipped("stakes.pressure_and_acceptance") if "landlord" in one.file)
    return content.parse(content.dump(document.data | parts), "mine.yml")


@pytest.mark.parametrize(
    ("parts", "said_of_it"),
    [
        ({"sides": ["one"]}, "two sides"),
        ({"sources": ["a paper"]}, "invented has no sources"),
        ({"setting": "drawn from reported facts"}, "invented has no sources"),
    ],
)
def test_what_is_wrong_with_a_situation_is_named_with_its_line(parts, said_of_it):
    with pytest.raises(ContentError, match=said_of_it) as wrong:
        read_situation(changed(**parts))
    assert wrong.value.line >= 1


def test_a_situation_whose_slider_moves_nothing_is_named():
    assert check(changed())[0] == []
    document = changed()
    before = document.data["before"]
    for choice in before["choices"]:
        choice["happens"] = choice["fails"] = 50
    faults, _ = check(changed(before=before))
    assert len(faults) == 1 and "move nothing" in str(faults[0])
