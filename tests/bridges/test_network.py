"""Who reaches whom: the same as a library says, and the same whatever the names."""

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stakes.bridges.network import (
    Network,
    between,
    could_build,
    falls_apart,
    network,
    parts,
    parts_without,
)
from stakes.campaign import Campaign, Group, Person, Stake, Tie
from stakes.campaign.cases import cases
from strategies import campaigns


@st.composite
def networks(draw, most=9):
    """Any network of a few nodes."""
    nodes = [f"n{i}" for i in range(draw(st.integers(0, most)))]
    pairs = [(one, other) for one in nodes for other in nodes if one < other]
    return Network(tuple(nodes), tuple(draw(st.lists(st.sampled_from(pairs), unique=True))) if pairs else ())


def graph(net):
    made = networkx.Graph()
    made.add_nodes_from(net.nodes)
    made.add_edges_from(net.links)
    return made


@given(networks())
def test_parts_and_shares_are_as_networkx_has_them(net):
    made = graph(net)
    assert {frozenset(part) for part in parts(net)} == {frozenset(part) for part in networkx.connected_components(made)}
    assert between(net) == pytest.approx(networkx.betweenness_centrality(made))
    assert {who for who, left in parts_without(net).items() if left > 1} == set(networkx.articulation_points(made))


@given(networks())
def test_the_one_search_counts_as_taking_each_out_does(net):
    assert parts_without(net) == {who: len(falls_apart(net, who)) for who in net.nodes}


@given(networks(), st.randoms(use_true_random=False))
def test_neither_names_nor_order_matter(net, chance):
    names = [f"m{i}" for i in range(len(net.nodes))]
    chance.shuffle(names)
    new = dict(zip(net.nodes, names, strict=True))
    links = [(new[other], new[one]) for one, other in net.links]
    nodes = [*names]
    chance.shuffle(nodes)
    chance.shuffle(links)
    other = Network(tuple(nodes), tuple(links))
    assert {new[who]: share for who, share in between(net).items()} == pytest.approx(between(other))
    assert {new[who]: left for who, left in parts_without(net).items()} == parts_without(other)


@given(networks())
def test_who_reaches_only_one_holds_nothing_together(net):
    beside = net.beside()
    for who, share in between(net).items():
        assert 0 <= share <= 1 + 1e-9
        if len(beside[who]) < 2:
            assert share == 0 and parts_without(net)[who] == len(beside[who])


def test_being_at_odds_carries_nothing_and_a_group_carries():
    people = tuple(Person(id=id, name=id, group="choir" if id != "ana" else "") for id in ("ana", "ruth", "joy"))
    ties = (Tie(id="t1", one="ana", other="ruth", kind="at odds with"),)
    campaign = Campaign(people=people, groups=(Group(id="choir", name="Choir"),), ties=ties)
    net = network(campaign)
    assert [set(part) for part in parts(net)] == [{"ruth", "joy", "choir"}, {"ana"}]


@given(campaigns())
def test_any_campaign_has_a_network(campaign):
    net = network(campaign)
    assert set(net.nodes) <= campaign.ids("holders")
    assert {who for link in net.links for who in link} <= set(net.nodes)
    for who in net.nodes:
        for bridge in could_build(campaign, who):
            held = {node: i for i, part in enumerate(falls_apart(net, who)) for node in part}
            assert held[bridge.one] != held[bridge.other]
            assert who not in (bridge.one, bridge.other) and bridge.through == who
            assert campaign.you not in (bridge.one, bridge.other)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_a_tie_that_is_built_mends_what_it_promises(case):
    campaign = case.campaign()
    net = network(campaign)
    for who in net.nodes:
        for bridge in could_build(campaign, who):
            mended = Network(net.nodes, (*net.links, (bridge.one, bridge.other)))
            assert len(falls_apart(mended, who)) == len(falls_apart(net, who)) - 1


def test_those_with_a_shared_stake_are_offered_first():
    people = tuple(Person(id=id, name=id) for id in ("a", "b", "c", "d", "hub"))
    ties = tuple(Tie(id=f"t{id}", one=id, other="hub") for id in "abcd")
    stakes = tuple(Stake(id=f"{id}-s1", who=id, what="a bus home") for id in ("b", "d"))
    first, *_ = could_build(Campaign(people=people, ties=ties, stakes=stakes), "hub")
    assert ({first.one, first.other}, first.shared) == ({"b", "d"}, "a bus home")


def test_two_at_odds_are_not_offered():
    people = tuple(Person(id=id, name=id) for id in ("a", "b", "hub"))
    ties = tuple(Tie(id=f"t{id}", one=id, other="hub") for id in "ab")
    assert could_build(Campaign(people=people, ties=ties), "hub")
    odds = Tie(id="t9", one="b", other="a", kind="at odds with")
    assert could_build(Campaign(people=people, ties=(*ties, odds)), "hub") == []
