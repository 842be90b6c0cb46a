"""Who stands with whom: a red line stops a goal whatever the rest says, and neither names nor order play a part."""

from itertools import permutations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from stakes.campaign import Campaign, Goal, Group, Person, Stance
from stakes.campaign.alliance import STANDS, Alliance
from stakes.campaign.cases import cases
from stakes.campaign.organizing import ANSWERS

GROUPS = ("g1", "g2", "g3", "g4")
GOALS = ("a", "b", "c")


@st.composite
def alliances(draw):
    """Some groups at a table, one perhaps absent, and goals on which they may stand anywhere."""
    groups = GROUPS[: draw(st.integers(1, 4))]
    people = (Person(id="p1", name="Joy"),)
    owners = st.sampled_from(["", "p1", *groups])
    goals = tuple(Goal(id=id, what=f"goal {id}", whose=draw(owners)) for id in GOALS[: draw(st.integers(1, 3))])
    stances = tuple(
        Stance(
            id=f"{who} {goal.id}",
            who=who,
            goal=goal.id,
            answer=draw(st.sampled_from(ANSWERS)),
            carries=draw(st.booleans()),
            confirmed=draw(st.booleans()),
        )
        for who in (*groups, "p1")
        for goal in goals
        if draw(st.booleans())
    )
    campaign = Campaign(
        people=people, groups=tuple(Group(id=id, name=f"group {id}") for id in groups), goals=goals, stances=stances
    )
    campaign.check()
    seated = draw(st.lists(st.sampled_from(groups), min_size=1, unique=True))
    return Alliance(campaign, tuple(seated), tuple(goal.id for goal in goals))


def trade_set(trades):
    """Trades without the order of the pair, or among themselves."""
    return {frozenset({(trade.one, trade.ones), (trade.other, trade.others)}) for trade in trades}


def said(alliance):
    """All that an alliance says, without order."""
    return {
        "standing": set(alliance.standing),
        "stopped": set(alliance.stopped),
        "carriers": {goal: frozenset(alliance.carriers(goal)) for goal in alliance.goals},
        "trades": trade_set(alliance.trades),
        "best": trade_set(alliance.best),
        "one way": set(alliance.one_way),
        "guesses": {stance.id for stance in alliance.guesses},
        "unasked": set(alliance.unasked),
        "elsewhere": {line.id for goal in alliance.goals for line in alliance.lines_elsewhere(goal)},
    }


def with_answer(alliance, who, goal, answer):
    """The same, but that one group answers otherwise."""
    kept = [stance for stance in alliance.campaign.stances if (stance.who, stance.goal) != (who, goal)]
    new = Stance(id=f"new {who}", who=who, goal=goal, answer=answer, carries=True, confirmed=True)
    return evolve(alliance, campaign=evolve(alliance.campaign, stances=(*kept, new)))


# Red lines


def check_one_stops_it(alliance, who, goal):
    """A red line of a group at the table stops a goal, whatever all others say to it."""
    crossed = alliance
    for other in alliance.groups:
        crossed = with_answer(crossed, other, goal, "red line" if other == who else "support")
    assert goal in crossed.stopped
    assert goal not in crossed.standing
    assert crossed.carriers(goal) == ()
    assert not any(crossed.could_carry(other, goal) for other in crossed.groups)
    assert all(goal not in (*trade.ones, *trade.others) for trade in crossed.trades)
    assert all(goal != other for _who, other in (*crossed.one_way, *crossed.unasked))
    for other in set(alliance.goals) - {goal}:
        assert (other in crossed.stopped) == (other in alliance.stopped), "another goal was stopped with it"


@given(alliance=alliances(), data=st.data())
def test_a_red_line_stops_a_goal_whatever_the_rest_says(alliance, data):
    who, goal = data.draw(st.sampled_from(alliance.groups)), data.draw(st.sampled_from(alliance.goals))
    check_one_stops_it(alliance, who, goal)


@given(alliance=alliances())
def test_what_stands_has_no_red_line_at_the_table_and_what_stops_has_one(alliance):
    assert set(alliance.standing) | set(alliance.stopped) == set(alliance.goals)
    for goal in alliance.goals:
        lines = [who for who in alliance.groups if alliance.answer(who, goal) == "red line"]
        assert bool(lines) == (goal in alliance.stopped)
        assert {line.who for line in alliance.red_lines(goal)} == set(lines)


@given(alliance=alliances())
def test_a_line_of_someone_who_is_not_here_stops_nothing_and_is_not_forgotten(alliance):
    for stance in alliance.campaign.stances:
        if stance.answer == "red line" and stance.who not in alliance.groups:
            assert stance in alliance.lines_elsewhere(stance.goal)
            assert stance not in alliance.red_lines(stance.goal)


def late_bus():
    campaign = cases()[0].campaign()
    return Alliance(campaign, ("cleaners", "choir", "drivers"), tuple(goal.id for goal in campaign.goals))


MUTATIONS = {
    "the line is outvoted": (
        "red_lines",
        lambda self, goal: () if len(self.groups) > 1 else self._lines.get(goal, ()),
    ),
    "what is stopped is carried all the same": (
        "carriers",
        lambda self, goal: tuple(who for who in self.groups if self.owns(who, goal)),
    ),
    "what is stopped is traded": ("could_carry", lambda self, who, goal: not self.owns(who, goal)),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_an_alliance_that_bargains_with_a_red_line_is_caught(name, monkeypatch):
    method, mutant = MUTATIONS[name]
    check_one_stops_it(late_bus(), "drivers", "keep-the-940")
    monkeypatch.setattr(Alliance, method, mutant)
    with pytest.raises(AssertionError):
        check_one_stops_it(late_bus(), "drivers", "keep-the-940")


# Order and names


@given(alliance=alliances(), data=st.data())
def test_order_changes_nothing(alliance, data):
    campaign = alliance.campaign
    turned = Alliance(
        evolve(campaign, stances=tuple(data.draw(st.permutations(campaign.stances)))),
        tuple(data.draw(st.permutations(alliance.groups))),
        alliance.goals,
    )
    assert said(turned) == said(alliance)


def test_order_changes_nothing_on_the_cases():
    for case in cases():
        campaign = case.campaign()
        groups, goals = [group.id for group in campaign.groups], tuple(goal.id for goal in campaign.goals)
        heard = [said(Alliance(campaign, order, goals)) for order in permutations(groups)]
        assert all(one == heard[0] for one in heard)


@given(alliance=alliances())
def test_names_and_words_play_no_part(alliance):
    campaign = alliance.campaign
    renamed = evolve(
        campaign,
        groups=tuple(evolve(group, name=f"Z{9 - n}", values="other") for n, group in enumerate(campaign.groups)),
        goals=tuple(evolve(goal, what=f"Z{9 - n}") for n, goal in enumerate(campaign.goals)),
    )
    turned = evolve(alliance, campaign=renamed)
    assert said(turned) == said(alliance)
    assert turned.trades == alliance.trades


# Trades


@given(alliance=alliances())
def test_a_trade_keeps_to_the_condition(alliance):
    for trade in alliance.trades:
        assert trade.ones
        assert trade.others
        for owner, other, goals in ((trade.one, trade.other, trade.ones), (trade.other, trade.one, trade.others)):
            for goal in goals:
                assert alliance.goal(goal).whose == owner
                assert alliance.answer(other, goal) in STANDS
                assert goal in alliance.standing
    gains = [trade.gain for trade in alliance.trades]
    assert gains == sorted(gains, reverse=True)
    assert {trade.gain for trade in alliance.best} == set(gains[:1])


@given(alliance=alliances())
def test_whoever_could_carry_a_goal_is_asked_once(alliance):
    traded = [(trade.other, goal) for trade in alliance.trades for goal in trade.ones]
    traded += [(trade.one, goal) for trade in alliance.trades for goal in trade.others]
    offered = [*traded, *alliance.one_way]
    could = {(who, goal) for who in alliance.groups for goal in alliance.goals if alliance.could_carry(who, goal)}
    assert len(offered) == len(set(offered))
    assert set(offered) == could


@given(alliance=alliances())
def test_to_carry_changes_no_order_of_trades(alliance):
    carried = tuple(evolve(stance, carries=not stance.carries) for stance in alliance.campaign.stances)
    assert evolve(alliance, campaign=evolve(alliance.campaign, stances=carried)).trades == alliance.trades


def test_the_late_bus():
    here = late_bus()
    assert here.stopped == ("quiet-turn",)
    (trade,) = here.trades
    assert (trade.one, trade.other, trade.ones, trade.others) == ("cleaners", "choir", ("later-bus",), ("keep-the-940",))
    assert [stance.who for stance in here.guesses] == ["drivers"], "a guess about a goal that is stopped can wait"
    without = evolve(here, groups=("cleaners", "choir", "elm-lane"))
    assert without.stopped == ()
    assert [line.who for line in without.lines_elsewhere("quiet-turn")] == ["drivers"]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_every_case_has_something_that_stops_and_something_to_trade(case):
    campaign = case.campaign()
    here = Alliance(campaign, tuple(group.id for group in campaign.groups[:3]), tuple(goal.id for goal in campaign.goals))
    assert here.stopped
    assert here.trades
    assert all(line.why for goal in here.stopped for line in here.red_lines(goal)), "a red line without a reason"
    assert here.guesses
    assert {rule.kind for rule in campaign.rules} >= {"name", "decisions", "tactics", "leaving"}
