"""The laws of the power map: placing changes nothing else, a move is one step of one person, order and names mean nothing."""

import random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from laws import act
from stakes import ActionError, Session
from stakes.campaign import Campaign, Goal, Person, Placement
from stakes.campaign.cases import cases
from stakes.campaign.organizing import CONFIDENCE, POWER, WEDGES
from stakes.kit import data
from stakes.power_map import chains, places, sentences
from stakes.power_map.model import PAGE
from strategies import campaigns

CASES = [case.title for case in cases()]


@st.composite
def maps(draw):
    """Campaigns in which some are placed, and one perhaps decides."""
    campaign = draw(campaigns())
    ids = [holder.id for holder in campaign.holders]
    chosen = draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    placements = tuple(
        Placement(
            id=f"placement-{n}",
            who=who,
            wedge=draw(st.sampled_from(WEDGES)),
            power=draw(st.sampled_from(POWER)),
            evidence=draw(st.sampled_from(["", " ", "She said so."])),
            confidence=draw(st.sampled_from(CONFIDENCE)),
        )
        for n, who in enumerate(chosen, 1)
    )
    goals = campaign.goals
    if campaign.people and draw(st.booleans()):
        goals = (Goal(id="goal-9", what="It is done", decider=campaign.people[0].id), *goals)
    return evolve(campaign, placements=placements, goals=goals)


def session_of(campaign):
    """The exercise on a campaign."""
    return Session("power-map", {"campaign": data.write(campaign), "own": {}})


def late_bus():
    session = Session("power-map")
    session.handle({"do": "load-case", "case": "The Late Bus"})
    return session


def without_place(campaign, who):
    """The campaign without where someone stands."""
    return evolve(campaign, placements=tuple(one for one in campaign.placements if one.who != who))


@given(maps(), st.data())
def test_placing_changes_nothing_else(campaign, drawn):
    session = session_of(campaign)
    who = drawn.draw(st.sampled_from([holder.id for holder in campaign.holders] or ["nobody"]))
    part, values = drawn.draw(st.sampled_from([("wedge", WEDGES), ("power", POWER)]))
    value = drawn.draw(st.sampled_from(["", *values]))
    before = session.work["own"]
    taken = act(session, {"do": "place", "who": who, "part": part, "value": value})
    assert taken == bool(campaign.holder(who))
    assert without_place(session.campaign, who) == without_place(campaign, who)
    assert session.work["own"] == before
    was, now = places.placed(campaign).get(who), places.placed(session.campaign).get(who)
    if taken and value:
        assert getattr(now, part) == value
        was = was or Placement(id=now.id, who=who)
        assert evolve(now, **{part: getattr(was, part)}) == was
    else:
        assert now == was


def check_step(before, after):
    """At most one placement has changed, and by one wedge toward those who act with us."""
    changed = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    assert len(changed) <= 1
    for one, other in changed:
        assert one.who == other.who
        assert WEDGES.index(one.wedge) - WEDGES.index(other.wedge) == 1
        assert (other.power, other.evidence) == (one.power, one.evidence)
        assert other.confidence == "a hunch", "nobody has seen it yet"


@given(maps(), st.data())
def test_a_move_is_one_step_of_one_of_them(campaign, drawn):
    session = session_of(campaign)
    for _ in range(4):
        known = list(places.steps(session.campaign))
        before = session.campaign
        step = drawn.draw(st.sampled_from([*known, "", "nobody neutral"]))
        taken = act(session, {"do": "plan-step", "value": step})
        assert taken == (step != "nobody neutral")
        assert session.campaign.placements == before.placements, "a plan is not what happened"
        assert evolve(session.campaign, requests=before.requests) == before, "a plan is a request, and nothing else"
        before = session.campaign
        act(session, {"do": "record-step"})
        check_step(before.placements, session.campaign.placements)
        assert evolve(session.campaign, placements=before.placements) == before


@given(maps())
def test_every_step_leads_to_the_next_wedge(campaign):
    stand = places.placed(campaign)
    for step, who in places.steps(campaign).items():
        assert step == f"{who} {places.toward(stand[who].wedge)}"
        check_step(campaign.placements, places.after(campaign, who).placements)
    assert {stand[who].wedge for who in stand if who not in places.steps(campaign).values()} <= {"active ally"}


def test_a_step_of_two_is_caught(monkeypatch):
    campaign = late_bus().campaign
    check_step(campaign.placements, places.after(campaign, "walter").placements)
    monkeypatch.setattr(places, "toward", lambda wedge: WEDGES[max(0, WEDGES.index(wedge) - 2)])
    with pytest.raises(AssertionError):
        check_step(campaign.placements, places.after(campaign, "walter").placements)


# Order and names


def shuffled(campaign, seed):
    """The same campaign, each of its parts in another order; the goal that it is about stays the first."""
    chance = random.Random(seed)
    parts = {part: list(getattr(campaign, part)) for part in ("people", "groups", "ties", "placements", "stakes")}
    for entries in parts.values():
        chance.shuffle(entries)
    return evolve(campaign, **{part: tuple(entries) for part, entries in parts.items()})


def found(campaign):
    """What the map finds, whatever the order in which it says it."""
    decider = places.decider_of(campaign)
    ways, lost = sentences.ways(campaign) if decider else ([], [])
    return (
        set(sentences.ears(campaign)) if decider else set(),
        {sentences.chain_in_words(campaign, links) for links in ways},
        set(lost),
        set(sentences.hunches(campaign)),
        set(sentences.not_placed(campaign)),
        places.steps(campaign),
        {who: (one.wedge, one.power, places.is_hunch(one)) for who, one in places.placed(campaign).items()},
    )


@given(maps(), st.integers(0, 9))
def test_order_changes_nothing(campaign, seed):
    assert found(shuffled(campaign, seed)) == found(campaign)


@pytest.mark.parametrize("title", CASES)
@pytest.mark.parametrize("seed", range(5))
def test_order_changes_nothing_in_a_worked_case(title, seed):
    campaign = next(case for case in cases() if case.title == title).campaign()
    assert found(shuffled(campaign, seed)) == found(campaign)


def test_an_order_that_mattered_would_be_seen(monkeypatch):
    campaign = late_bus().campaign
    monkeypatch.setattr(sentences, "hunches", lambda campaign: [campaign.placements[0].who])
    assert any(found(shuffled(campaign, seed)) != found(campaign) for seed in range(5))


# Whose ear


@given(campaigns(), st.data())
def test_a_chain_is_a_shortest_one_along_ties_that_carry(campaign, drawn):
    import networkx as nx

    ids = [holder.id for holder in campaign.holders]
    graph = nx.Graph((link.one, link.other) for ends in chains.links(campaign).values() for link in ends)
    graph.add_nodes_from(ids)
    at_odds = {frozenset((tie.one, tie.other)) for tie in campaign.ties if tie.kind == "at odds with"}
    for end in ids:
        for start in ids:
            links = chains.chain(campaign, start, end)
            if start == end or not nx.has_path(graph, start, end):
                assert links == ()
                continue
            assert len(links) == nx.shortest_path_length(graph, start, end)
            assert [link.one for link in links] == [start, *(link.other for link in links[:-1])]
            assert links[-1].other == end
            assert all(frozenset((link.one, link.other)) not in at_odds for link in links)


def test_the_chain_of_the_late_bus_in_words():
    campaign = late_bus().campaign
    links = chains.chain(campaign, "ana", "councillor-okafor")
    said = "Ana trusts Joy, Joy works with Ruth, and Ruth knows Councillor Okafor."
    assert sentences.chain_in_words(campaign, links) == said
    assert chains.at_odds_with(campaign, "councillor-okafor") == ("walter",)
    assert [link.one for link in chains.ear_of(campaign, "councillor-okafor")] == ["ruth"]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("knows", "Ana knows Ruth."),
        ("trusts", "Ana trusts Ruth."),
        ("works with", "Ana works with Ruth."),
        ("family", "Ana and Ruth are family."),
        ("reports to", "of Ana and Ruth, one reports to the other."),
    ],
)
def test_every_kind_of_tie_is_said(kind, said):
    campaign = Campaign(people=(Person(id="p1", name="Ana"), Person(id="p2", name="Ruth")))
    assert sentences.chain_in_words(campaign, (chains.Link("p1", "p2", kind),)) == said


# Names, and who decides


def test_names_are_put_on_the_map_one_after_another():
    session = Session("power-map")
    for kind, name in (("person", "Ana"), ("group", "The choir"), ("person", " Ruth "), ("person", "Joy"), ("person", "Dev")):
        session.handle({"do": "write-draft", "value": name})
        session.handle({"do": "put-on-map", "kind": kind})
        assert session.work["own"]["draft"] == ""
        assert session.campaign.holder(session.work["own"]["who"]).name == name.strip()
    assert [person.name for person in session.campaign.people] == ["Ana", "Ruth", "Joy", "Dev"], "no blank ones beside them"
    assert [group.name for group in session.campaign.groups] == ["The choir"]
    work = session.work
    session.handle({"do": "put-on-map", "kind": "person"})
    assert session.work == work, "without a name there is nobody to add"


def test_the_decision_maker_is_named_by_a_click():
    session = Session("power-map")
    with pytest.raises(ActionError, match="who can say yes"):
        session.handle({"do": "name-decider"})
    words = "Mr. Dufresne, who is the town's street engineer"
    session.handle({"do": "write-goal", "id": "goal-1", "part": "decision_maker", "value": words})
    session.handle({"do": "name-decider"})
    (person,) = session.campaign.people
    assert (person.name, session.campaign.goals[0].decider) == ("Mr. Dufresne", person.id)
    assert session.campaign.goals[0].decision_maker == words


def test_the_decision_maker_comes_first_and_every_page_is_full():
    people = tuple(Person(id=f"p{n}", name=f"N{n}") for n in range(1, 2 * PAGE + 6))
    campaign = Campaign(people=people, goals=(Goal(id="goal-1", what="It", decider="p100"),))
    session = session_of(campaign)
    for who in ("p100", "p1", f"p{PAGE + 1}", f"p{2 * PAGE + 5}"):
        session.handle({"do": "look", "value": who})
        figure = next(node for node in walk(session.view()) if node.get("key") == "grid wide")
        assert who in {shape["lights"] for shape in figure["shapes"]}, "whoever is looked at is on the page"
    assert [holder.id for holder in places.on_map(campaign)][:2] == ["p100", "p1"]


def walk(tree):
    """Every node."""
    yield tree
    for child in tree.get("children", ()):
        yield from walk(child)


# Requests


def test_requests_one_beside_another_and_away():
    session = late_bus()
    others = [request.who for request in session.campaign.requests[1:]]
    assert session.campaign.requests[0].who == "walter"
    session.handle({"do": "rehearse", "id": "request-1", "part": "refusal", "value": "They'd say I was talked round."})
    session.handle({"do": "plan-another"})
    session.handle({"do": "plan-step", "value": "gus neutral"})
    assert [request.who for request in session.campaign.requests] == ["walter", *others, "gus"]
    assert session.campaign.requests[-1].goal == "later-bus", "a request knows what it is for"
    session.handle({"do": "turn-to-move", "value": "request-1"})
    session.handle({"do": "drop-move", "id": "request-1"})
    assert [request.who for request in session.campaign.requests] == [*others, "gus"]
    assert session.work["own"]["rehearsals"] == [], "what was rehearsed goes with it"
    with pytest.raises(ActionError):
        session.handle({"do": "rehearse", "id": "request-1", "part": "reply", "value": "And now?"})


def test_a_step_that_happened_asks_how_one_knows():
    session = late_bus()
    session.handle({"do": "record-step"})
    stand = places.placed(session.campaign)["walter"]
    assert (stand.wedge, places.is_hunch(stand)) == ("neutral", True)
    assert "walter" in sentences.hunches(session.campaign)


@pytest.mark.parametrize(
    ("confidence", "evidence", "hunch"),
    [("sure", "", True), ("sure", " \n", True), ("a hunch", "She said so.", True), ("some evidence", "She said so.", False)],
)
def test_a_placement_without_evidence_is_a_hunch(confidence, evidence, hunch):
    assert places.is_hunch(Placement(id="x", who="y", confidence=confidence, evidence=evidence)) is hunch
