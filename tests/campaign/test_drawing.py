"""The drawn map and its twin, the table."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stakes.campaign import Campaign, Group, Person, Stake
from stakes.campaign.cases import cases, with_case
from stakes.campaign.drawing import MOST, NAME_WIDTH, drawn_stakes, finding, interest_map
from stakes.campaign.overlaps import folded
from stakes.campaign.tables import graph, table
from strategies import campaigns

WORKED = [with_case(Campaign(), case) for case in cases()]


def shapes(picture, *classes):
    return [shape for shape in picture["shapes"] if set(classes) <= set(shape["look"].split())]


@given(campaigns())
def test_there_is_a_line_for_each_written_stake_and_a_mark_for_each_who_holds_one(campaign):
    picture = interest_map(campaign)
    written = [stake for stake in campaign.stakes if folded(stake.what)]
    assert len(shapes(picture, "tie")) == len(written)
    assert len(shapes(picture, "tie", "shared")) == sum(
        len(shared.stakes) for shared in drawn_stakes(campaign) if shared.shared
    )
    assert {stake.who for stake in written} <= {shape["lights"] for shape in shapes(picture, "holder")}
    assert len(shapes(picture, "leaf")) == len(campaign.clusters)
    assert picture["title"] and picture["description"]


@given(campaigns())
def test_everything_is_drawn_within_the_picture(campaign):
    picture = interest_map(campaign)
    for shape in picture["shapes"]:
        numbers = [float(n) for n in re.findall(r"-?\d+\.?\d*", str(shape["at"].get("d", "")))]
        across = [*numbers[::2], *(shape["at"][name] for name in ("x", "cx") if name in shape["at"])]
        down = [*numbers[1::2], *(shape["at"][name] for name in ("y", "cy") if name in shape["at"])]
        assert all(0 <= x <= picture["width"] for x in across)
        assert all(0 <= y <= picture["height"] for y in down)


@given(campaigns(), st.data())
def test_what_is_lit_is_what_it_touches(campaign, data):
    drawn = drawn_stakes(campaign)
    if not drawn:
        return
    one = data.draw(st.sampled_from(drawn))
    picture = interest_map(campaign, light=one.lights)
    lit = {shape["lights"] for shape in shapes(picture, "lit") if shape["lights"]}
    assert lit == {one.lights, *(stake.who for stake in one.stakes)}
    assert len(shapes(picture, "tie", "lit")) == len(one.stakes)
    assert not shapes(interest_map(campaign), "lit") and not shapes(interest_map(campaign), "dim")


@pytest.mark.parametrize("word", ["x" * 119, "名" * 119, "Anna-Maria-" * 9])
def test_a_long_word_is_cut_and_not_left_out(word):
    for many in (1, 20):
        people = tuple(Person(id=f"p{n}", name=word) for n in range(many))
        stakes = tuple(Stake(id=f"s{n}", who=f"p{n}", what=f"{n}{word}") for n in range(many))
        picture = interest_map(Campaign(people=people, stakes=stakes))
        words = [shape["words"] for shape in picture["shapes"] if shape["shape"] == "text"]
        assert len(words) >= 2 * many
        for written in words:
            assert len(written.strip("…")) >= 10
        assert all(len(shape["words"]) <= NAME_WIDTH for shape in shapes(picture, "holder-name"))


def test_past_eighty_the_shared_come_first_and_the_rest_is_counted():
    many = MOST + 20
    people = tuple(Person(id=f"p{n}", name=f"N{n}") for n in range(many))
    stakes = tuple(Stake(id=f"s{n}", who=f"p{n}", what="bus" if n >= many - 2 else f"only {n}") for n in range(many))
    picture = interest_map(Campaign(people=people, stakes=stakes))
    assert len(shapes(picture, "leaf", "shared")) == 1
    assert len(shapes(picture, "leaf")) == len(shapes(picture, "holder")) == MOST
    left_out = (many - MOST) + (many - 1 - MOST)
    assert f" {left_out} more are in the table." in picture["description"]


@pytest.mark.parametrize(
    ("whats", "said"),
    [
        ((), "Nobody's stake is on the map yet"),
        (("bus", "sleep"), "No shared stake here yet"),
        (("bus", "bus"), "1 stake is shared"),
        (("bus", "bus", "sleep"), "1 stake is shared; on their own: N2"),
        (("bus", "bus", "sleep", "sleep"), "2 stakes are shared"),
    ],
)
def test_the_title_states_the_finding(whats, said):
    people = tuple(Person(id=f"p{n}", name=f"N{n}") for n in range(len(whats)))
    stakes = tuple(Stake(id=f"s{n}", who=f"p{n}", what=what) for n, what in enumerate(whats))
    assert finding(Campaign(people=people, stakes=stakes)) == said


def test_people_are_round_and_groups_are_square():
    picture = interest_map(Campaign(people=(Person(id="p1", name="A"),), groups=(Group(id="g1", name="B"),)))
    assert {shape["lights"]: shape["shape"] for shape in shapes(picture, "holder")} == {"p1": "circle", "g1": "rect"}


# The twin


@pytest.mark.parametrize("campaign", WORKED, ids=lambda campaign: campaign.people[0].name)
def test_table_graph_and_picture_say_the_same(campaign):
    rows, network, picture = table(campaign), graph(campaign), interest_map(campaign)
    edges = {(network.nodes[one]["name"], network.nodes[other]["name"]) for one, other in network.edges}
    names = {holder.id: holder.name for holder in campaign.holders}
    firsts = {stake.id: stakes[0].what.strip() for stakes in campaign.clusters.values() for stake in stakes}
    assert {frozenset(edge) for edge in edges} == {
        frozenset((names[stake.who], firsts[stake.id])) for stake in campaign.stakes
    }
    assert len(rows) == len(campaign.stakes) == len(shapes(picture, "tie"))
    for row in rows:
        assert bool(row["shared with"]) is any(
            row["who"] in [names[who] for who in shared.holders] and folded(shared.what) == folded(row["stake"])
            for shared in campaign.overlaps()
        )


@given(campaigns())
def test_the_graph_has_one_node_for_a_stake_that_several_hold(campaign):
    network = campaign.graph()
    assert sum(node[0] == "stake" for node in network) == len(campaign.clusters)
    for who in campaign.holders:
        mine = {key for key, stakes in campaign.clusters.items() for stake in stakes if stake.who == who.id}
        assert network.degree(("who", who.id)) == len(mine)
