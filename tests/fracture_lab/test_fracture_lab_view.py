"""What the lab shows: nothing of the end before its time, the same to whoever stands where, one's own words as evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import check_session, every_node
from stakes import Session
from stakes.campaign.entry_editor import rule_lines, rule_words
from stakes.campaign.organizing import RULE_LINES
from stakes.fracture_lab import decision_view, hints
from stakes.fracture_lab.own import KINDS
from stakes.fracture_lab.quarrels import quarrels
from stakes.fracture_lab.stories import points, stories
from stakes.kit import nodes

NAME = "fracture-lab"
DAYS = sorted(points())
WROTE = {"does": "I call them tonight", "cost": "An evening of mine", "rule": "Two people say yes"}


def decided(day, shown=True, seed=0, hardest="", **wrote):
    session = Session(NAME)
    session.handle({"do": "take-point", "point": day, "seed": seed})
    for part, value in (WROTE | wrote).items():
        session.handle({"do": "write-decision", "point": day, "part": part, "value": value})
    if hardest:
        session.handle({"do": "choose-hardest", "point": day, "value": hardest})
    if shown:
        session.handle({"do": "show-outcome", "point": day})
    return session


def texts(tree):
    return [node["text"] for node in every_node(tree) if node["kind"] in ("text", "line")]


def seen(session):
    return "\n".join(texts(session.view()))


def keyed(tree, key):
    return next(node for node in every_node(tree) if node.get("key") == key)


def ends(point):
    return [one.say for part in ("done", "cost", "repaired", "unsettled") for one in getattr(point, part)] + [point.rule]


def leaks(session, point):
    return [said for said in ends(point) if said in seen(session)]


# Decisions


@pytest.mark.parametrize("day", DAYS)
def test_nothing_of_the_end_is_seen_before_one_has_decided(day):
    point = points()[day][1]
    looking = Session(NAME)
    looking.handle({"do": "choose-point", "value": day})
    assert leaks(looking, point) == []
    before = decided(day, shown=False)
    assert leaks(before, point) == []
    assert all(one.say in seen(before) for one in point.known)
    assert leaks(decided(day), point) == ends(point)


def test_an_end_that_is_told_too_soon_is_caught(monkeypatch):
    point = points()[DAYS[0]][1]
    told = decision_view._committing
    monkeypatch.setattr(
        decision_view, "_committing", lambda one, point: nodes.group([told(one, point), nodes.text(point.done[0].say)])
    )
    assert leaks(decided(DAYS[0], shown=False), point) == [point.done[0].say]


@pytest.mark.parametrize("day", DAYS)
def test_every_side_is_told_whole_and_alike_before_and_after(day):
    point = points()[day][1]
    for shown in (False, True):
        session = decided(day, shown=shown, seed=7)
        for side in point.sides:
            entry = keyed(session.view(), side.id)
            assert texts(entry)[:2] == [side.name, side.case]
        shown_in = [node["key"] for node in keyed(session.view(), "sides")["children"]][: len(point.sides)]
        assert shown_in == [side.id for side in point.sides_from(7)]


def told(day, words, **given_in):
    """All that is said of a decision, with the learner's words, and the case they named, left out."""
    session = decided(day, **given_in)
    names = [side.name for side in points()[day][1].sides]
    said = []
    for text in texts(keyed(session.view(), day)):
        for own in (*words, *WROTE.values()):
            text = text.replace(own, "…")
        said.append(next(("…" for name in names if f"“{name}”" in text), text))
    return said


@pytest.mark.parametrize("day", DAYS)
def test_nothing_is_said_of_what_one_would_do(day):
    """No right and no wrong: whatever is written, and whoever's case is the hardest, the course says the same."""
    sides = points()[day][1].sides
    plain = told(day, [], hardest=sides[0].id)
    for side in sides:
        words = [" ".join(reversed(side.case.split()))]
        assert told(day, words, hardest=side.id, does=words[0]) == plain


def test_a_verdict_is_caught(monkeypatch):
    day = DAYS[0]
    sides = points()[day][1].sides
    said = decision_view._yours
    monkeypatch.setattr(
        decision_view,
        "_yours",
        lambda one, point: nodes.group([said(one, point), nodes.text("Well done!" if one.hardest == sides[0].id else "Hm.")]),
    )
    assert told(day, [], hardest=sides[0].id) != told(day, [], hardest=sides[1].id)


def test_ones_own_words_come_back_unchanged_and_can_no_longer_be_written():
    session = decided("schools/flyer", hardest="head")
    for words in WROTE.values():
        assert f"“{words}”" in seen(session)
    assert "“Ms. Oyelaran, head of both”" in seen(session)
    parts = {one["action"].get("part") for one in nodes.controls(keyed(session.view(), "schools/flyer"))}
    assert "compared" in parts and not parts & set(WROTE)


def test_a_day_that_touches_something_says_so_before_it_is_taken_and_can_be_left_out():
    for day in DAYS:
        point = points()[day][1]
        session = Session(NAME)
        session.handle({"do": "choose-point", "value": day})
        assert (point.care in seen(session)) if point.care else True
        assert "Leave this one out" in [one["label"] for one in nodes.controls(session.view())]
        session.handle({"do": "leave-point"})
        assert session.view() == Session(NAME, {"campaign": {}, "own": {"story": points()[day][0].id}}).view()
    assert {day for day in DAYS if points()[day][1].care} == {"march/plank", "march/partners", "march/leadership"}


def test_two_days_are_seen_together_with_what_nobody_had_been_given():
    session = decided("march/partners")
    assert "You have decided" not in seen(session)
    session.handle({"do": "take-point", "point": "convention/money", "seed": 1})
    session.handle({"do": "write-decision", "point": "convention/money", "part": "does", "value": "I ask for the accounts."})
    assert "You have decided" not in seen(session)
    session.handle({"do": "show-outcome", "point": "convention/money"})
    said = next(text for text in texts(session.view()) if text.startswith("You have decided"))
    for words in ("“The partner”", "“The money”", rule_words()["partners"], rule_words()["decisions"]):
        assert words in said


def test_an_invented_story_says_so_and_a_case_that_is_ours_does_too():
    session = decided("schools/flyer")
    assert "invented" in next(story for story in stories() if story.id == "schools").summary
    assert "Put together for this course" not in seen(session)
    for day in DAYS:
        story, point = points()[day]
        ours = sum(not side.after for side in point.sides)
        said = texts(keyed(decided(day).view(), "sides"))
        assert sum(text.startswith("Put together") for text in said) == (0 if story.setting == "invented" else ours)


# The line of days


@pytest.mark.parametrize("story", [story.id for story in stories()])
def test_the_picture_and_the_table_say_the_same(story):
    session = Session(NAME)
    session.handle({"do": "choose-story", "value": story})
    days = next(one for one in stories() if one.id == story).points
    session.handle({"do": "take-point", "point": f"{story}/{days[1].id}", "seed": 0})
    picture, table = keyed(session.view(), "timeline"), keyed(session.view(), "days")
    words = [shape["words"] for shape in picture["shapes"] if shape["words"]]
    for day, row in zip(days, table["rows"], strict=True):
        assert row[:3] == [day.when, day.title, day.asks]
        assert day.title in words and row[0] in " ".join(words)
    assert [row[3] for row in table["rows"]][:2] == ["not taken", "yours now"]
    assert words.count("yours now") == 1
    choice = keyed(session.view(), "point")
    marks = {shape["lights"] for shape in picture["shapes"] if shape["shape"] == "path" and shape["lights"]}
    assert marks == {option["value"] for option in choice["options"]} - {""}
    assert picture["lights"] == choice["name"]


def test_the_time_between_is_told():
    words = [shape["words"] for shape in keyed(Session(NAME).view(), "timeline")["shapes"]]
    assert [one for one in words if one.endswith(("days", "months"))] == ["27 days", "32 days", "3 days", "4 days", "22 months"]


def test_a_mark_is_inside_its_picture():
    for story in stories():
        session = Session(NAME)
        session.handle({"do": "choose-story", "value": story.id})
        picture = keyed(session.view(), "timeline")
        for shape in picture["shapes"]:
            if shape["shape"] == "text":
                assert 40 <= shape["at"]["x"] <= picture["width"] - 40 and 12 <= shape["at"]["y"] <= picture["height"]


# Blame


@pytest.mark.parametrize("id", sorted(quarrels()))
def test_both_ends_are_asked_the_same_and_told_the_same(id):
    quarrel = quarrels()[id]
    session = Session(NAME)
    session.handle({"do": "hear-quarrel", "quarrel": id, "seed": 1})
    assert not any(words in seen(session) for end in quarrel.ends for words in end.under)
    for part in ("first", "second"):
        session.handle({"do": "write-guess", "quarrel": id, "part": part, "value": "to be asked first"})
    session.handle({"do": "show-guesses", "quarrel": id})
    made = {}
    for part, end in zip(("first", "second"), quarrel.ends, strict=True):
        group = keyed(session.view(), f"end {part}")
        assert texts(group)[-3:] == list(end.under)
        made[part] = [(node["kind"], node.get("label", "").replace(end.who, "…")) for node in every_node(group)]
    assert made["first"] == made["second"]
    lines = keyed(session.view(), "said")["lines"]
    assert [line["text"] for line in lines] == [quarrel.ends[1].says, quarrel.ends[0].says]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("", ""),
        ("to be told before it is printed", ""),
        ("You should have asked", "“should have” looks back"),
        ("they never call", "“they never” looks back"),
        ("respect", "“respect”: what would they see"),
        ("to be asked by Friday with respect", ""),
    ],
)
def test_a_need_is_asked_for_what_it_lacks(words, asked):
    found = [node["text"] for node in hints.of_need(words)]
    assert found == [] if not asked else found[0].startswith(asked)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("", ""),
        ("Could you call me first?", ""),
        ("“Could you call me first?”", ""),
        ("I need a call.", "doesn't end in a question"),
        ("You never call. Could you?", "“You never”"),
    ],
)
def test_a_line_is_asked_for_what_it_lacks(words, asked):
    found = [node["text"] for node in hints.of_line(words)]
    assert found == [] if not asked else asked in found[0]


def test_the_rules_of_the_hints_are_all_to_be_read():
    from stakes.fracture_lab.quarrels import looking_back_words

    said = "\n".join(texts(keyed(Session(NAME).view(), "rules-of-hints")))
    assert all(words in said for words in looking_back_words())


def test_ones_own_blame_is_not_on_paper():
    session = Session(NAME)
    session.handle({"do": "write-blame", "part": "says", "value": "Blue hat gave the hall away"})
    private = keyed(session.view(), "private")
    assert "screen" in private["look"].split()
    fields = [one for one in nodes.controls(session.view()) if one["action"]["do"] == "write-blame"]
    assert len(fields) == 4
    assert [one for one in nodes.controls(private) if one["action"]["do"] == "write-blame"] == fields


# The premortem, and rules


def broken(kind="speaking", case="The Late Bus"):
    session = Session(NAME)
    session.handle({"do": "load-case", "case": case})
    session.handle({"do": "write-reason", "n": 0, "value": "A reporter called Dev at five."})
    session.handle({"do": "choose-reason-kind", "n": 0, "value": kind})
    return session


def test_what_is_written_of_a_group_is_the_evidence():
    session = broken()
    session.handle({"do": "choose-reason-who", "n": 0, "value": "drivers"})
    reason = "\n".join(texts(keyed(session.view(), "reason 0")))
    drivers = session.campaign.holder("drivers")
    assert drivers.leaving in reason and drivers.joining in reason
    assert "A red line of Drivers' branch" in reason and "The depot is locked at ten" in reason
    session.handle({"do": "choose-reason-who", "n": 0, "value": "walter"})
    session.handle({"do": "write-part", "who": "walter", "part": "joining", "value": ""})
    assert "You haven't written what Walter would lose" in "\n".join(texts(keyed(session.view(), "reason 0")))


def test_which_rules_are_missing_is_said_and_a_reason_asks_for_its_own():
    session = broken()
    rules = keyed(session.view(), "rules")
    assert "You have no rule for this." in texts(rules)
    assert "No rule yet for: “who joins, and who says so”." in texts(rules)
    session.handle({"do": "begin-rule", "kind": "speaking"})
    assert "You have no rule for this." not in texts(keyed(session.view(), "rules"))


@given(written=st.sets(st.sampled_from(RULE_LINES)))
def test_the_same_day_again_names_just_the_lines_that_are_open(written):
    session = broken()
    session.handle({"do": "begin-rule", "kind": "speaking"})
    rule = session.campaign.rules[-1].id
    for line in written:
        session.handle({"do": "write-rule", "id": rule, "part": line, "value": f"the {line} that I wrote"})
    again = keyed(session.view(), f"again {rule} 0")
    said = texts(again)
    assert "A reporter called Dev at five." in said[0]
    for n, line in enumerate(RULE_LINES, 1):
        assert (f"the {line} that I wrote" in said[n]) is (line in written)
        assert (rule_lines()[line] in said[-1]) is (line not in written)
    assert ("Would it have held?" in said[-1]) is (len(written) == len(RULE_LINES))
    check_session(session)


def test_a_reason_without_its_own_rule_meets_the_campaigns():
    session = broken("decisions")
    again = texts(keyed(session.view(), "again rule-1 0"))
    rule = next(rule for rule in session.campaign.rules if rule.id == "rule-1")
    assert rule.what in again[1] and rule.otherwise in again[5]


def test_three_rules_are_the_end():
    session = Session(NAME)
    for n, kind in enumerate(KINDS[:3], 1):
        session.handle({"do": "begin-rule", "kind": kind})
        for part in RULE_LINES:
            session.handle({"do": "write-rule", "id": session.campaign.rules[-1].id, "part": part, "value": "Friday"})
        said = texts(keyed(session.view(), "rules"))[-1]
        assert said.startswith(f"{n} rule")
        assert ("Put a day on looking at them again" in said) is (n == 3)
    rows = keyed(session.view(), "rules")
    table = next(node for node in every_node(rows) if node["kind"] == "table")
    assert [row[1] for row in table["rows"][:6]].count("no rule yet") == 3


def test_wishes_from_other_peoples_days_come_along():
    said = texts(keyed(decided("march/name").view(), "wished"))
    assert said[-1] == "“Two people say yes” (The name, 11 November 2016)"


def test_a_long_campaign_offers_no_endless_choice():
    session = Session(NAME)
    for n in range(120):
        session.handle({"do": "add-person"})
    people = session.campaign.people
    for person in people:
        session.handle({"do": "write-name", "who": person.id, "value": f"Person {person.id}"})
    session.handle({"do": "choose-reason-who", "n": 0, "value": people[-1].id})
    choice = keyed(keyed(session.view(), "reason 0"), "who")
    assert len(choice["options"]) < 70
    assert choice["value"] == people[-1].id
