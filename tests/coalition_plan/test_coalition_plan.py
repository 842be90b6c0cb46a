"""A plan: filled in from the campaign, honest about its gaps, and the same on paper, as text and as data."""

import json
import re

import pytest
from hypothesis import given
from laws import every_node
from stakes import ActionError, Session
from stakes.campaign import Campaign, Goal, Person, Placement, Resource, Stance, Work
from stakes.campaign.cases import cases
from stakes.campaign.specific import is_institution
from stakes.coalition_plan.counting import counts, standing
from stakes.coalition_plan.gaps import SHOWN, gaps
from stakes.coalition_plan.model import Own
from stakes.coalition_plan.sheet import as_data, markdown, sides
from strategies import HOSTILE, campaigns


@pytest.fixture
def bus():
    """The plan for The Late Bus."""
    session = Session("coalition-plan")
    session.handle({"do": "load-case", "case": "The Late Bus"})
    return session


def work_of(session):
    return Work(session.campaign, session.own)


def said(session, key):
    node = next(node for node in every_node(session.view()) if node.get("key") == key)
    return " ".join(str(one.get("text") or one.get("label") or "") for one in every_node(node))


def words_of(gaps_found):
    return " ".join(gap.words for gap in gaps_found)


def test_it_comes_filled_in(bus):
    paper = said(bus, "paper")
    for line in (
        "By 2027-03-12: The 14 runs until half past midnight, six nights a week",
        "Councillor Okafor, who chairs the transport committee",
        "people who turn up: 32 to 68 of 60",
        "money: 160 to 450 of 400",
        "votes: 1 to 3 of 5",
        "how to leave: Whoever leaves tells the others first",
        "I call on 2027-02-16",
    ):
        assert line in paper, line


def test_three_gaps_are_shown_and_close_one_by_one(bus):
    found = gaps(work_of(bus))
    assert len(found) > SHOWN
    assert len([node for node in every_node(bus.view()) if node.get("tone") == "finding"]) == SHOWN
    assert "Missing even if all come, votes: 2 of 5." in words_of(found)
    bus.handle({"do": "write-need", "goal": "later-bus", "kind": "votes", "part": "amount", "value": "3"})
    assert "votes: 2 of 5" not in words_of(gaps(work_of(bus)))
    for part in ("refuse", "if_no"):
        bus.handle({"do": "write-plan", "part": part, "value": "we meet the next day"})
    bus.handle({"do": "write-destroy", "value": "2027-03-31"})
    for kind, amount in (("people", "30"), ("hours", "30"), ("money", "100"), ("votes", "1")):
        bus.handle({"do": "write-need", "goal": "later-bus", "kind": kind, "part": "amount", "value": amount})
    assert gaps(work_of(bus)) == []
    assert "Nothing is missing that this page knows of" in said(bus, "gaps")


@pytest.mark.parametrize(
    ("action", "gap"),
    [
        ({"do": "write-goal", "id": "later-bus", "part": "what", "value": ""}, "It has no goal"),
        ({"do": "write-goal", "id": "later-bus", "part": "decision_maker", "value": ""}, "nobody who can say yes"),
        ({"do": "write-goal", "id": "later-bus", "part": "decision_maker", "value": "The council"}, "is not a person"),
        ({"do": "write-goal", "id": "later-bus", "part": "by_when", "value": ""}, "The goal has no day"),
        ({"do": "write-stance", "who": "choir", "goal": "later-bus", "part": "answer", "value": "red line"}, "is a red line"),
        ({"do": "write-stance", "who": "choir", "goal": "later-bus", "part": "confirmed", "value": False}, "is your guess"),
        ({"do": "write-request", "id": "request-2", "part": "by", "value": ""}, "does not say who does it"),
        ({"do": "write-request", "id": "request-2", "part": "leverage", "value": ""}, "why it must be answered"),
        ({"do": "write-ask", "id": "ask-1", "part": "due", "value": ""}, "no ask with a day"),
        ({"do": "write-ask", "id": "ask-1", "part": "follow_up", "value": ""}, "no day for the call"),
        ({"do": "write-rule", "id": "rule-1", "part": "what", "value": ""}, "no rule for how you decide"),
        ({"do": "remove-rule", "id": "rule-4"}, "how somebody leaves"),
    ],
)
def test_each_gap_is_found(bus, action, gap):
    assert gap not in words_of(gaps(work_of(bus)))
    bus.handle(action)
    assert gap in words_of(gaps(work_of(bus)))


def test_those_against_a_goal_are_not_counted_for_it():
    people = tuple(Person(id=id, name=id) for id in ("a", "b", "c", "d"))
    goal = Goal(id="g", what="it")
    stances = (
        Stance(id="s1", who="a", goal="g", answer="red line"),
        Stance(id="s2", who="b", goal="g", answer="can live with"),
    )
    placements = (
        Placement(id="p1", who="b", wedge="active opponent"),
        Placement(id="p2", who="c", wedge="passive opponent"),
    )
    brings = tuple(Resource(id=f"r{who}", who=who, low=1, high=10) for who in "abcd")
    campaign = Campaign(people=people, goals=(goal,), stances=stances, placements=placements, resources=brings)
    (count,) = counts(campaign, goal)
    assert (count.low, count.high) == (2, 20), "b said they can live with it, d was never asked"
    assert standing(campaign, goal) == {"with": [], "can live with": ["b"], "against": ["a", "c"], "not asked": ["d"]}


@given(campaigns())
def test_everyone_with_a_name_stands_somewhere_once(campaign):
    for goal in campaign.goals:
        placed = [who for part in standing(campaign, goal).values() for who in part]
        wanted = [h.id for h in campaign.holders if h.name.strip() and h.id not in (campaign.you, goal.decider)]
        assert sorted(placed) == sorted(wanted)
        for count in counts(campaign, goal):
            most, least = count.lack
            assert 0 <= least <= most <= count.need


def test_a_name_is_not_printed_with_an_ask(bus):
    assert "Ruth" not in str(as_data(work_of(bus))["side two"])
    assert "someone: Stand beside me" in said(bus, "paper")
    bus.handle({"do": "call", "id": "ask-1", "value": "an alto"})
    assert "an alto: Stand beside me" in said(bus, "paper")
    bus.handle({"do": "call", "id": "ask-1", "value": ""})
    assert "someone: Stand beside me" in said(bus, "paper")
    with pytest.raises(ActionError):
        bus.handle({"do": "call", "id": "nothing", "value": "x"})


def test_nor_is_a_name_within_what_is_asked(bus):
    bus.handle({"do": "call", "id": "ask-1", "value": "an alto"})
    bus.handle({"do": "write-ask", "id": "ask-1", "part": "what", "value": "Bring Ruth and Joy, not Joyce, together"})
    assert "an alto: Bring an alto and someone, not Joyce, together" in said(bus, "paper")


def test_what_was_kept_or_refused_is_no_next_ask(bus):
    assert "Count who gets on" not in said(bus, "paper")
    bus.handle({"do": "write-ask", "id": "ask-1", "part": "reply", "value": "no"})
    assert "Stand beside me" not in said(bus, "paper")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_paper_text_and_data_say_the_same(case):
    work = Work(case.campaign(), Own())
    text, made = markdown(work), as_data(work)
    for side in ("side one", "side two"):
        for block in made[side]:
            assert f"## {block['heading']}" in text
    lines = [line for side in sides(work) for _, block in side for line in block]
    unescaped = re.sub(r"\\(.)", r"\1", text)
    for line in lines:
        assert " ".join(line.split()) in unescaped
    assert json.loads(json.dumps(made)) == made


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_no_text_becomes_markdown(number, bus):
    try:
        bus.handle({"do": "write-plan", "part": "refuse", "value": HOSTILE[number]})
        bus.handle({"do": "write-goal", "id": "later-bus", "part": "what", "value": HOSTILE[number]})
    except ActionError:
        return
    text = markdown(work_of(bus))
    assert not re.search(r"(?<!\\)[<>\[\]`|]", text)
    for line in text.splitlines():
        assert not line or line.startswith(("# ", "## ", "- "))


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("The council", True),
        ("our school board", True),
        ("the Transport Committee", True),
        ("Mr. Lind, who writes the timetable at the bus company", False),
        ("Councillor Okafor", False),
        ("the mayor", False),
        ("the night shift", True),
        ("", False),
    ],
)
def test_a_body_is_told_from_a_person(words, is_one):
    assert is_institution(words) is is_one
