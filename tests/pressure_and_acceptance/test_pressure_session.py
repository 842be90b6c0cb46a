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
    assert situations()[0].setting == "invented"
    assert sum(one.setting != "invented" for one in situations()) == 2
    for one in situations():
        for name in ("before", "after"):
            assert len(getattr(one, name).choices) == 4
        assert len(one.answers) >= 2


def test_moving_a_number_moves_the_pivot(court):
    assert "Below 25 % you would endorse; above 25 %, bargain; above 67 %, protest." in said(court, "chance")
    court.handle({"do": "value-choice", "sheet": "before", "kind": "endorse", "part": "happens", "value": 80})
    court.handle({"do": "value-choice", "sheet": "before", "kind": "endorse", "part": "fails", "value": 80})
    assert "Below 80 % you would endorse; above 80 %, protest." in said(court, "chance")
    court.handle({"do": "set-chance", "sheet": "before", "value": 90})
    assert "Today you say 90 %: protest." in said(court, "chance")


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
    assert "Below 21 % you would protest; above 21 %, bargain." in said(court, "chance")
    court.handle({"do": "write-choice", "sheet": "after", "kind": "bargain", "part": "what", "value": ""})
    court.handle({"do": "choose-stage", "value": "before"})
    assert "above 67 %, protest" in said(court, "chance")


def test_the_pivot_goes_with_the_rules_once(court):
    court.handle({"do": "keep-pivot"})
    (rule,) = court.campaign.rules
    assert rule.kind == "tactics"
    assert rule.what.startswith("The chance that holding out wins boilers and a cap by January: endorse below 25 %; bargain above")
    with pytest.raises(ActionError, match="already"):
        court.handle({"do": "keep-pivot"})
    empty = Session("pressure-and-acceptance")
    with pytest.raises(ActionError, match="no pivot"):
        empty.handle({"do": "keep-pivot"})


def test_a_cost_without_somebody_who_bears_it_is_asked_about(court):
    assert "whose is that cost" not in said(court, "bearing")
    court.handle({"do": "write-choice", "sheet": "before", "kind": "protest", "part": "bears", "value": ""})
    assert "Protest: whose is that cost? If it is somebody else's, ask them." in said(court, "bearing")


def test_two_sheets_side_by_side(court):
    court.handle({"do": "write-who", "sheet": "theirs", "value": "odile"})
    court.handle({"do": "write-sheet", "sheet": "theirs", "part": "priorities", "value": "heat by December\nthe baby"})
    words = said(court, "theirs")
    assert "Both of you: heat by December." in words
    assert "You give it 45 %, odile 50 %." in words
    assert in_common("a\nheat by December", "Heat, by December\nb") == ([("heat by December", "Heat, by December")], ["a"], ["b"])


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
