"""What is played and told: weeks by hand, two ledgers apart in pictures, tables and sentences, the closing, guesses, one's own ground."""

import re
from itertools import product

import pytest
import stakes
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import check_session, every_node
from stakes import ActionError, Session
from stakes.campaign.cases import cases
from stakes.kit import content, nodes
from stakes.mobilize_or_organize import told as telling
from stakes.mobilize_or_organize.campaigns import MOST, NAMES, WEEKS, campaigns, numbers
from stakes.mobilize_or_organize.check import check
from stakes.mobilize_or_organize.model import states_of, structure_of
from stakes.mobilize_or_organize.weeks import KINDS, events, hours

NAME = "mobilize-or-organize"
UNION, IOWA, LEVY = campaigns()
BY_TITLE = [UNION, IOWA, LEVY]


def begun(case=UNION, seed=5):
    session = Session(NAME)
    session.handle({"do": "begin-weeks", "case": case, "seed": seed})
    return session


def spend(session, weeks=WEEKS, **given):
    """Weeks of these hours each; what is left is shared by the others."""
    for _ in range(weeks):
        for kind, n in given.items():
            session.handle({"do": "divide", "kind": kind, "value": n})
        session.handle({"do": "next-week"})
    return session


def only(kind, case=UNION, seed=5):
    return spend(begun(case, seed), **{kind: 1000})


def work_of(session):
    return session._work


def keyed(tree, key):
    return next(node for node in every_node(tree) if node.get("key") == key)


def texts(tree):
    return [node["text"] for node in every_node(tree) if node["kind"] == "text"]


def said(session, key=None):
    tree = session.view()
    return "\n".join(texts(keyed(tree, key) if key else tree))


def scales(session):
    return {node["action"]["kind"]: node for node in every_node(session.view()) if node["kind"] == "scale"}


def tables(tree):
    return {node["title"]: node for node in every_node(tree) if node["kind"] == "table"}


# Playing


@pytest.mark.parametrize("case", BY_TITLE)
def test_ten_presses_lead_from_an_office_to_its_end(case):
    session = Session(NAME)
    (choose,) = [one for one in nodes.controls(session.view()) if one["action"] == {"do": "begin-weeks", "case": case}]
    session.handle(choose["action"] | {"seed": 7})
    for n in range(WEEKS):
        week = keyed(session.view(), "week")
        assert week["title"] == f"Week {n + 1} of 10"
        assert events(campaigns()[case], 7)[n].what in said(session, "week")
        spend_it = next(one for one in nodes.controls(week) if one["key"] == "spend")
        session.handle(spend_it["action"])
        if n < WEEKS - 1:
            assert f"What came of week {n + 1}" in said(session, "week")
    assert keyed(session.view(), "week")["title"] == "The office closes"
    check_session(session)


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 150)), max_size=12))
def test_the_scales_hold_all_hours_and_no_more(moves):
    session = begun()
    for kind, n in moves:
        session.handle({"do": "divide", "kind": kind, "value": n})
        there = hours(campaigns()[UNION], 5, 0)
        shown = scales(session)
        assert sum(one["value"] for one in shown.values()) == there == shown[kind]["high"]
        assert shown[kind]["value"] == min(n, there)


def test_it_is_done_when_an_office_has_closed_and_stays_so():
    session = spend(begun(), WEEKS - 1)
    assert not session.done
    session.handle({"do": "next-week"})
    assert session.done
    session.handle({"do": "begin-weeks", "case": LEVY, "seed": 1})
    assert session.done


def test_a_week_taken_back_is_as_it_was():
    session = spend(begun(), 3, leaders=30)
    before = session.work
    session.handle({"do": "divide", "kind": "staff", "value": 11})
    session.handle({"do": "next-week"})
    session.handle({"do": "week-back"})
    assert session.work["own"]["now"] == before["own"]["now"]
    assert scales(session)["staff"]["value"] == 11


@pytest.mark.parametrize(
    "action",
    [
        {"do": "next-week"},
        {"do": "week-back"},
        {"do": "begin-weeks", "case": "Nowhere", "seed": 1},
        {"do": "assume", "case": "Nowhere", "name": "led", "value": 1},
        {"do": "assume", "case": UNION, "name": "stay", "value": 101},
        {"do": "choose-where", "value": "The moon"},
        {"do": "choose-leader", "value": "p9"},
        {"do": "count", "who": "p1", "part": "of", "value": 4},
    ],
)
def test_what_cannot_be_is_refused_in_words(action):
    with pytest.raises(ActionError) as refused:
        Session(NAME).handle(action)
    assert re.search(r"(Choose|Begin|Play|Type)", str(refused.value))


def test_hours_that_are_forged_bring_no_more():
    session = only("staff")
    work = session.work
    for week in work["own"]["now"]["weeks"]:
        week["staff"], week["leaders"] = 1_999, 0
    assert states_of(work_of(Session(NAME, work=work)), work_of(session).own.now) == states_of(work_of(session), work_of(session).own.now)
    assert said(Session(NAME, work=work), "week") == said(session, "week")


def test_the_last_six_plays_that_ended_are_kept_to_compare():
    session = only("leaders")
    same = next(one for one in nodes.controls(session.view()) if one["key"] == "same")
    for n in range(8):
        session.handle(same["action"])
        assert len(session.work["own"]["earlier"]) == min(n + 1, 6)
        spend(session, staff=1000)
    session.handle(same["action"])
    spend(session, 2)
    session.handle({"do": "leave-weeks"})
    assert len(session.work["own"]["earlier"]) == 6, "a play that was left in its middle is not compared"
    assert keyed(session.view(), "choose")


def test_tries_stand_beside_what_others_would_have_come_to():
    session = only("staff")
    session.handle(next(one for one in nodes.controls(session.view()) if one["key"] == "same")["action"])
    spend(session, leaders=1000)
    rows = {row[0]: row[1:] for row in tables(session.view())["The same ten weeks, spent otherwise"]["rows"]}
    assert rows["Yours, just now"] == rows["All to leaders"]
    assert rows["Yours, try 1"] == rows["All to the doors"]
    assert rows["Yours, try 1"][0] == "100% doors"


# Two ledgers, apart


def figures(picture):
    return [shape["words"] for shape in picture["shapes"] if shape["shape"] == "text"]


@pytest.mark.parametrize("case", BY_TITLE)
def test_pictures_and_tables_say_what_the_ledgers_hold(case):
    session = spend(begun(case), 7, leaders=25)
    tree, found = session.view(), states_of(work_of(session), work_of(session).own.now)
    reach, strength = (next(node for node in every_node(keyed(tree, key)) if node["kind"] == "picture") for key in ("reach", "strength"))
    assert tables(tree)["Reach"]["rows"] == [
        [str(i), f"{one.reach.contacts:,}", str(one.reach.turnout)] for i, one in enumerate(found, 1)
    ]
    assert [row[1:] for row in tables(tree)["Strength"]["rows"]] == [
        [str(n) for n in (one.strength.one_on_ones, one.strength.leaders, one.strength.asked, one.strength.kept)] for one in found
    ]
    assert f"it takes {numbers(campaigns()[case]).needed}" in figures(reach)
    assert str(found[-1].reach.turnout) in reach["title"]
    rings = [shape for shape in strength["shapes"] if shape["shape"] == "circle"]
    assert len(rings) == sum(min(20, one.strength.leaders) for one in found) > 0
    assert not any(shape["shape"] == "circle" for shape in reach["shapes"])
    for picture in (reach, strength):
        for shape in picture["shapes"]:
            if shape["shape"] == "rect":
                at = shape["at"]
                assert 0 <= at["x"] <= picture["width"] - at["width"] and 0 < at["y"] < picture["height"] - at["height"]


def test_bars_are_as_tall_as_what_they_stand_for_and_the_flag_at_what_it_takes():
    session = only("staff")
    picture = next(node for node in every_node(session.view()) if node["kind"] == "picture" and node["title"].startswith("Reach"))
    found = states_of(work_of(session), work_of(session).own.now)
    full = [shape["at"] for shape in picture["shapes"] if shape["look"] == "bar full"]
    base = full[0]["y"] + full[0]["height"]
    room = [one.reach.turnout for one in found if one.reach.turnout]
    flag = float(re.match(r"M8 ([\d.]+) H", next(s["at"]["d"] for s in picture["shapes"] if s["look"] == "rule aim"))[1])
    for n, at in zip(room, full, strict=True):
        assert at["height"] / n == pytest.approx((base - flag) / 65, rel=0.1)


def numbers_in(tree):
    """Every number that stands anywhere on the view, but in what can be typed over."""
    words = [*texts(tree)]
    for node in every_node(tree):
        words += [node[part] for part in ("title", "description") if part in node]
        words += [cell for row in node.get("rows", []) for cell in row] + [shape["words"] for shape in node.get("shapes", [])]
    return {int(found.replace(",", "")) for text in words for found in re.findall(r"\d[\d,]*", text.replace(", ", "; "))}


def sums(session):
    """What one would read if a line of one ledger were added to a line of the other, after the last week."""
    last = states_of(work_of(session), work_of(session).own.now)[-1]
    reach, strength = last.reach, last.strength
    pairs = product((reach.contacts, reach.turnout), (strength.one_on_ones, strength.leaders, strength.kept))
    return {one + other for one, other in pairs if one and other}


def test_nothing_on_a_view_is_the_sum_of_both_ledgers(monkeypatch):
    session = spend(begun(IOWA, 11), leaders=47)
    shown = numbers_in(session.view())
    found = sums(session)
    assert len(found) == 6 and not found & shown
    last = states_of(work_of(session), work_of(session).own.now)[-1]
    plain = telling._reach

    def added(now, before):
        return f"{plain(now, before)} In all: {now.reach.contacts + now.strength.kept}"

    monkeypatch.setattr(telling, "_reach", added)
    assert last.reach.contacts + last.strength.kept in numbers_in(session.view()), "a sum would be seen"


# Told in sentences


def test_each_week_says_what_each_ledger_has_of_it():
    session = spend(begun(), 7, leaders=40)
    states = states_of(work_of(session), work_of(session).own.now)
    lines = keyed(session.view(), "so-far")["children"]
    for i, line in enumerate(lines):
        before, now = (states[i - 1].reach.contacts if i else 0), states[i].reach.contacts
        reach, _, strength = line["text"].partition("Strength: ")
        assert f"{now - before} contacts." in reach and f"Were it tonight, {states[i].reach.turnout} would" in reach
        held = states[i].strength.one_on_ones - (states[i - 1].strength.one_on_ones if i else 0)
        assert f"{held} one-on-one" in strength and "contact" not in strength
    whole = "\n".join(line["text"] for line in lines)
    for unit, n in zip(campaigns()[UNION].units, states[-1].leaders, strict=True):
        for k in range(n):
            assert whole.count(unit.names[k]) == 1, "each leader is met in one week"
    assert whole.count("That was the test") == 1


def test_hours_for_which_nobody_is_left_are_said():
    session = only("leaders")
    assert "nobody was left to sit down with" in said(session, "so-far")
    assert "nobody was left to sit down with" not in said(only("staff"), "so-far")


def test_whom_one_sits_down_with_first_is_where_they_are():
    basement = campaigns()[UNION].units[-1].name
    session = begun()
    session.handle({"do": "choose-where", "value": basement})
    spend(session, 1, leaders=1000)
    first = states_of(work_of(session), work_of(session).own.now)[0]
    there = numbers(campaigns()[UNION]).known * 1 // 12
    assert first.held[-1] // 10_000 == there
    assert session.work["own"]["draft"]["where"] == basement


# The office closes


@pytest.mark.parametrize("case", BY_TITLE)
@settings(max_examples=20)
@given(seed=st.integers(0, 10_000), n=st.integers(0, 80))
def test_who_is_still_there_is_said_unit_by_unit_with_what_they_do_next(case, seed, n):
    session = spend(begun(case, seed), leaders=n)
    left = texts(keyed(session.view(), "left"))
    one, tests = campaigns()[case], structure_of(work_of(session), work_of(session).own.now)
    for unit, test, words in zip(one.units, tests, left, strict=True):
        assert words.startswith(unit.name)
        assert (f"Next they {unit.next}." in words) is bool(test.stay)
        assert ("nobody" in words) is not bool(test.stay)
        for k in test.stay[:3]:
            assert unit.names[k] in words if k < len(unit.names) else True
    assert [row[-1] for row in tables(session.view())["Unit by unit"]["rows"]] == [str(len(test.stay)) for test in tests]
    room = states_of(work_of(session), work_of(session).own.now)[-1].reach.turnout
    assert ("That goal is met." in said(session, "week")) is (room >= numbers(one).needed)


def test_three_ways_to_spend_the_weeks_end_in_three_ways():
    reach, strength, both = said(only("staff"), "week"), said(only("leaders"), "week"), said(spend(begun(), leaders=20), "week")
    assert "That goal is met." in reach and reach.count("nobody whom others followed") == 4 and "lies in a box" in reach
    assert "are missing" in strength and strength.count("Next they") >= 3 and "lies in a box" not in strength
    assert "are missing" in both and 1 <= both.count("Next they") <= 3


def test_a_zero_is_no_reproach():
    session = only("distributed")
    words = said(session, "testing")
    assert "Nobody acts in public anywhere." in words and "costs too much" in words
    assert campaigns()[UNION].act in words


# The guesses


def test_every_guess_is_open_sourced_and_can_be_changed_and_taken_back():
    session = only("staff")
    before = session.view()
    fields = {one["action"]["name"]: one for one in nodes.controls(before) if one["action"]["do"] == "assume"}
    assert set(fields) == set(NAMES)
    assert all(one["hint"].strip() and one["form"] == "number" for one in fields.values())
    for name, one in fields.items():
        session.handle(one["action"] | {"value": str(min(MOST[name], int(one["value"]) + 1))})
    assert "What was assumed" in tables(session.view())
    assert numbers_in(session.view()) != numbers_in(before)
    for one in [one for one in nodes.controls(session.view()) if one["action"]["do"] == "assume-ours"]:
        session.handle(one["action"])
    assert session.view() == before


def test_a_guess_of_one_campaign_is_not_anothers():
    session = only("staff", LEVY)
    session.handle({"do": "assume", "case": LEVY, "name": "needed", "value": 9_999})
    assert "are missing" in said(session, "week")
    session.handle({"do": "begin-weeks", "case": UNION, "seed": 5})
    assert "That goal is met." in said(spend(session, staff=1000), "week")


def test_which_guesses_carry_it_is_said():
    session = only("leaders")
    assert "Whether the goal was met hangs on: “Who turns out to lead, of 100 one-on-ones”." in said(session, "carrying")
    for needed, words in ((10_000, "missed"), (0, "met")):
        session.handle({"do": "assume", "case": UNION, "name": "needed", "value": needed})
        assert f"The goal stays {words} whichever one guess is halved or doubled." in said(session, "carrying")
    thread = spend(begun(), 1, staff=1000)
    thread = spend(spend(thread, 5, leaders=1000), 4, staff=1000)
    assert re.search(r"Any of \d+ guesses, by itself, turns the goal", said(thread, "carrying"))
    assert "“Leaders who are still there, of 100”" in said(thread, "carrying")


# One's own ground


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_leaders_of_the_campaign_are_who_would_still_be_there(case):
    session = Session(NAME)
    session.handle({"do": "load-case", "case": case.title})
    ground = keyed(session.view(), "ground")
    leaders = session.campaign.leaders
    for leader, words in zip(leaders, texts(keyed(ground, "led")) if leaders else [], strict=True):
        for part in (session.campaign.holder(leader.who).name, leader.unit, leader.test, leader.next):
            assert part in words


def test_somebody_new_is_written_down_and_counted():
    session = Session(NAME)
    assert "A blank is a finding too" in said(session, "ground")
    session.handle({"do": "write-alias", "value": "Blue hat"})
    session.handle({"do": "new-leader"})
    assert [person.name for person in session.campaign.people] == ["Blue hat"]
    who = session.work["own"]["who"]
    session.handle({"do": "write-leader", "who": who, "part": "unit", "value": "Night shift"})
    words = said(session, "led")
    assert "Blue hat, Night shift." in words
    assert "What have others done because Blue hat asked?" in words and "What would Blue hat do next" in words
    session.handle({"do": "count", "who": who, "part": "acted", "value": "5"})
    assert "more who acted than there are" in said(session, "led")
    session.handle({"do": "count", "who": who, "part": "of", "value": "12"})
    assert "5 of 12 there acted in public." in said(session, "led")
    check_session(session)
    session.handle({"do": "remove", "who": who})
    assert "A blank is a finding too" in said(session, "ground")
    check_session(session)


def test_a_long_campaign_offers_no_endless_choice():
    session = Session(NAME)
    for n in range(120):
        session.handle({"do": "write-alias", "value": f"Person {n}"})
        session.handle({"do": "new-leader"})
    who = session.work["own"]["who"]
    choice = next(one for one in nodes.controls(session.view()) if one["action"]["do"] == "choose-leader")
    assert len(choice["options"]) < 70 and choice["value"] == who
    assert len(session.campaign.people) == 120


# A campaign that somebody writes

FOLDER = sorted(content.shipped("stakes.mobilize_or_organize"), key=lambda one: one.file)


def test_what_ships_can_be_played():
    shipped = [*FOLDER, *content.shipped("stakes.mobilize_or_organize", "content/assumptions")]
    assert len(shipped) == 4
    for document in shipped:
        faults, words = check(document)
        assert not faults and words
        assert len(document.data.get("sides", ["a", "b"])) == 2


@pytest.mark.parametrize(
    ("right", "wrong", "line_of", "asked"),
    [
        ("hours: [60, 60,", "hours: [60,", "hours:", "9 weeks of hours"),
        ("hours: [60, 60,", "hours: [60, 0,", "hours:", "0 hours"),
        ("name: The court building", "name: The north building", "name: The north building\n    people: 110", "is here twice"),
        ("people: 180", "people: 0", "people: 0", "is not from 1"),
        ("near: 5", "neer: 5", "neer: 5", "unknown key"),
        ("name: needed, value: 65", "name: needed, value: 10001", "name: needed", "is not from 0 to 10000"),
        ("name: needed", "name: wanted", "name: wanted", "is none of"),
    ],
)
def test_a_fault_is_named_with_its_line(right, wrong, line_of, asked):
    path = next(path for path in stakes.__path__) + "/mobilize_or_organize/content/1-a-tenants-union.yml"
    with open(path, encoding="utf-8") as file:
        text = file.read()
    assert right in text
    text = text.replace(right, wrong, 1)
    faults, words = check(content.parse(text, "mine.yml"))
    assert not words and any(asked in str(fault) for fault in faults), faults
    assert next(fault.line for fault in faults if asked in str(fault)) in (
        text[: text.index(line_of)].count("\n") + 1,
        text[: text.index(line_of)].count("\n"),
    )
