"""Who would leave too, and what is then missing: laws of the figures."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from stakes.campaign import Campaign, Goal, Group, Need, Person, Resource, Stance, Tie
from stakes.campaign.cases import cases
from stakes.campaign.organizing import ANSWERS as ANSWERED
from stakes.write_off.counting import counts
from stakes.write_off.leaving import ANSWERS, DRAWS, EVERY, EXPECTED, followers, gone
from strategies import campaigns

TIES = ("knows", "trusts", "works with", "family", "reports to", "at odds with")


@st.composite
def crowded(draw):
    """A campaign whose people bring something, and whose goals need it."""
    campaign = draw(campaigns())
    ids = [holder.id for holder in campaign.holders]
    kinds = ("people", "hours")
    pairs = [(who, kind) for who in ids for kind in kinds]
    brought = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    resources = []
    for n, (who, kind) in enumerate(brought):
        low, more = draw(st.integers(0, 40)), draw(st.integers(0, 40))
        resources.append(Resource(id=f"r{n}", who=who, kind=kind, low=low, high=low + more))
    needed = [(goal.id, kind) for goal in campaign.goals for kind in kinds]
    needs = [
        Need(id=f"n{n}", goal=goal, kind=kind, amount=draw(st.integers(1, 120)))
        for n, (goal, kind) in enumerate(needed)
    ]
    return evolve(campaign, resources=tuple(resources), needs=tuple(needs))


def some_answers(draw, campaign):
    ids = [holder.id for holder in campaign.holders]
    return draw(st.dictionaries(st.sampled_from(ids), st.sampled_from(ANSWERS))) if ids else {}


@st.composite
def leavings(draw):
    """``(campaign, out, answers, seed)``."""
    campaign = draw(crowded().filter(lambda one: one.holders))
    out = draw(st.sampled_from([holder.id for holder in campaign.holders]))
    return campaign, out, some_answers(draw, campaign), draw(st.integers(0, 2**53 - 1))


# Who leaves


@given(leavings())
def test_followers_are_tied_to_someone_who_goes_and_never_to_be_at_odds_with_them(leaving):
    campaign, out, answers, _ = leaving
    found = followers(campaign, out, answers)
    ids = [one.who for one in found]
    assert len(set(ids)) == len(ids)
    assert not {out, campaign.you} & set(ids)
    going = {out} | {one.who for one in found if one.answer != "stays"}
    tied = {frozenset((tie.one, tie.other)) for tie in campaign.ties if tie.kind != "at odds with"}
    tied |= {frozenset((person.id, person.group)) for person in campaign.people if person.group}
    for one in found:
        assert one.through
        for leaver, _kind in one.through:
            assert leaver in going
            assert frozenset((one.who, leaver)) in tied
        assert one.answer == answers.get(one.who, one.answer)
    # Nobody who is tied to one who goes is forgotten.
    for pair in tied:
        if pair & going:
            assert pair <= going | set(ids) | {campaign.you}


@given(leavings())
def test_nobody_is_gone_in_a_draw_unless_someone_through_whom_they_go_is_too(leaving):
    campaign, out, answers, seed = leaving
    found = followers(campaign, out, answers)
    away = gone(out, found, seed)
    assert away[out] == EVERY
    for one in found:
        through = 0
        for leaver, _ in one.through:
            through |= away.get(leaver, 0)
        assert away[one.who] & ~through == 0
        if one.answer == "stays":
            assert away[one.who] == 0
        if one.answer == "goes":
            assert away[one.who] == through


@pytest.mark.parametrize("kind", [kind for kind in TIES if kind != "at odds with"])
def test_what_one_would_expect_of_a_tie(kind):
    campaign = Campaign(people=(Person(id="a"), Person(id="b")), ties=(Tie(id="t", one="b", other="a", kind=kind),))
    (one,) = followers(campaign, "a", {})
    assert one.answer == EXPECTED.get(kind, "stays")


def test_a_member_goes_with_their_group_and_a_group_stays_without_a_member():
    campaign = Campaign(people=(Person(id="a", group="g"), Person(id="b", group="g")), groups=(Group(id="g"),))
    assert [(one.who, one.answer) for one in followers(campaign, "g", {})] == [("a", "goes"), ("b", "goes")]
    assert [(one.who, one.answer) for one in followers(campaign, "a", {})] == [("g", "stays")]
    with_group = followers(campaign, "a", {"g": "goes"})
    assert [(one.who, one.answer) for one in with_group] == [("g", "goes"), ("b", "goes")]


def test_who_may_go_goes_in_about_half_of_all_draws_each_by_their_own_coin():
    people = tuple(Person(id=f"p{n}") for n in range(40))
    ties = tuple(Tie(id=f"t{n}", one="p0", other=f"p{n}", kind="trusts") for n in range(1, 40))
    campaign = Campaign(people=people, ties=ties)
    away = gone("p0", followers(campaign, "p0", {}), 7)
    coins = [away[f"p{n}"] for n in range(1, 40)]
    assert all(0.35 * DRAWS < coin.bit_count() < 0.65 * DRAWS for coin in coins)
    assert len(set(coins)) == len(coins)
    fewer = evolve(campaign, ties=ties[20:])
    assert gone("p0", followers(fewer, "p0", {}), 7)["p39"] == away["p39"], "others' ties turn nobody's coin"
    assert gone("p0", followers(campaign, "p0", {}), 8)["p39"] != away["p39"]


# What is missing


def counted(leaving, **more):
    campaign, out, answers, seed = leaving
    return counts(campaign, gone(out, followers(campaign, out, answers), seed), seed, **more)


def ends(found):
    return (found.low, found.middle, found.high)


@given(leavings(), st.booleans())
def test_nothing_grows_when_someone_leaves_and_figures_stay_within_what_was_written(leaving, together):
    campaign, out, *_ = leaving
    for count in counted(leaving, together=together):
        given_here = [one for one in campaign.resources if one.kind == count.kind]
        least, most = sum(one.low for one in given_here), sum(one.high for one in given_here)
        surely = sum(one.high for one in given_here if one.who != out)
        assert least <= count.before.low <= count.before.middle <= count.before.high <= most
        assert 0 <= count.after.low <= count.after.middle <= count.after.high <= surely
        assert all(after <= before for after, before in zip(ends(count.after), ends(count.before), strict=True))
        assert count.enough_after <= count.enough_before
        assert 0 <= count.missing.low <= count.missing.middle <= count.missing.high <= count.need
        assert (count.enough_after == 10) <= (count.missing.high == 0)
        assert count.enough_after or count.after.high < count.need


@given(leavings())
def test_the_same_seed_gives_the_same_figures_and_order_changes_none(leaving):
    campaign, out, answers, seed = leaving
    found = counted(leaving)
    assert counted(leaving) == found
    turned = evolve(
        campaign,
        people=campaign.people[::-1],
        ties=campaign.ties[::-1],
        resources=campaign.resources[::-1],
        needs=campaign.needs[::-1],
    )
    # A few who go through each other may be met in another order; what is there with all is the same.
    again = counted((turned, out, answers, seed))
    assert sorted((one.goal, one.kind, ends(one.before)) for one in again) == sorted(
        (one.goal, one.kind, ends(one.before)) for one in found
    )


@given(leavings())
def test_what_someone_else_brings_moves_nobody_elses_draws(leaving):
    campaign, out, *_ = leaving
    added = Resource(id="new", who=out, kind="people", low=5, high=5)
    others = tuple(one for one in campaign.resources if (one.who, one.kind) != (out, "people"))
    without = counted((evolve(campaign, resources=others), *leaving[1:]))
    with_more = counted((evolve(campaign, resources=(added, *others)), *leaving[1:]))
    for one, other in zip(without, with_more, strict=True):
        assert one.after == other.after
        if one.kind == "people":
            assert [end + 5 for end in ends(one.before)] == list(ends(other.before))


def table(**more):
    campaign = Campaign(
        groups=(Group(id="g"), Group(id="h")),
        goals=(Goal(id="bus", what="a bus"),),
        needs=(Need(id="n", goal="bus", kind="people", amount=30),),
        resources=(
            Resource(id="r", who="g", kind="people", low=10, high=20),
            Resource(id="s", who="h", kind="people", low=10, high=20),
        ),
    )
    return evolve(campaign, **more)


@pytest.mark.parametrize("answer", ANSWERED)
def test_who_draws_a_red_line_at_a_goal_is_not_counted_for_it(answer):
    stance = Stance(id="s", who="h", goal="bus", answer=answer)
    (count,) = counts(table(stances=(stance,)), {}, 1)
    assert (count.before.high > 20) is (answer != "red line")


def test_a_range_has_eight_of_ten_draws_in_it():
    (count,) = counts(table(), {}, 1)
    assert 22 <= count.before.low <= 27
    assert 33 <= count.before.high <= 38
    assert count.before.middle in range(28, 33)


def test_on_a_night_of_rain_the_ends_move_apart_and_the_middle_stays():
    apart, together = (counts(table(), {}, 1, together=rain)[0].before for rain in (False, True))
    assert together.low < apart.low
    assert together.high > apart.high
    assert abs(together.middle - apart.middle) <= 3


def test_a_need_of_nothing_is_no_need_and_goals_come_in_their_order():
    campaign = table(
        goals=(Goal(id="a"), Goal(id="bus")),
        needs=(
            Need(id="n", goal="bus", kind="people", amount=30),
            Need(id="m", goal="a", kind="hours", amount=0),
            Need(id="o", goal="a", kind="votes", amount=2),
        ),
    )
    assert [(one.goal, one.kind) for one in counts(campaign, {}, 0)] == [("a", "votes"), ("bus", "people")]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_every_worked_case_has_a_group_without_which_a_goal_is_less_sure(case):
    campaign = case.campaign()
    assert len(campaign.needs) >= 6
    assert {one.kind for one in campaign.needs} >= {"people", "hours", "money"}
    lost = [
        group.id
        for group in campaign.groups
        for count in counts(campaign, gone(group.id, followers(campaign, group.id, {}), 0), 0)
        if count.enough_after < count.enough_before
    ]
    assert lost
    assert all(one.note for one in campaign.resources)
