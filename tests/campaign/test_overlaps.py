"""What is shared, what may be the same, who stands alone."""

from itertools import combinations

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from stakes.campaign import Campaign, Person, Stake, Work
from stakes.campaign import overlaps as module
from stakes.campaign.editing import actions
from stakes.campaign.overlaps import (
    folded,
    likeness,
    may_be_same,
    overlaps,
    shared_keys,
    standing_alone,
    without_stakes,
)
from strategies import campaigns, plain_texts


def people(*whats, names=None):
    """A campaign of one person for each of these stakes: p1 holds s1, p2 s2, and so on."""
    many = range(1, len(whats) + 1)
    return Campaign(
        people=tuple(Person(id=f"p{n}", name=f"Person {n}") for n in many),
        stakes=tuple(Stake(id=f"s{n}", who=f"p{n}", what=what) for n, what in zip(many, whats, strict=True)),
    )


def done(campaign, *acts):
    """The campaign after these actions."""
    work = Work(campaign, None)
    for act in acts:
        work = actions(work, act)
    work.campaign.check()
    return work.campaign


def join(one, other):
    return {"do": "join", "one": one, "other": other}


def together(campaign):
    """Which stakes, as ids, are one."""
    return {frozenset(stake.id for stake in stakes) for stakes in campaign.clusters.values()}


def sharing(campaign):
    """Who shares with whom, as pairs of ids."""
    return {pair for shared in overlaps(campaign) for pair in combinations(sorted(shared.holders), 2)}


# What is one


@given(campaigns())
def test_stakes_fall_into_clusters_each_in_one(campaign):
    found = [stake.id for stakes in campaign.clusters.values() for stake in stakes]
    assert sorted(found) == sorted(stake.id for stake in campaign.stakes if folded(stake.what))


@given(campaigns())
def test_everyone_with_a_written_stake_shares_or_stands_alone(campaign):
    alone = standing_alone(campaign)
    sharers = {who for shared in overlaps(campaign) for who in shared.holders}
    assert not sharers & set(alone)
    assert len(set(alone)) == len(alone)
    assert sharers | set(alone) == {stake.who for stake in campaign.stakes if folded(stake.what)}


@given(campaigns())
def test_each_overlap_names_its_holders_with_a_stake_of_theirs(campaign):
    for shared in overlaps(campaign):
        assert len(shared.holders) == len(set(shared.holders)) >= 2
        assert tuple(stake.who for stake in shared.stakes) == shared.holders
        keys = shared_keys(campaign)
        assert len({keys[stake.id] for stake in shared.stakes}) == 1
    sizes = [len(shared.holders) for shared in overlaps(campaign)]
    assert sizes == sorted(sizes, reverse=True)


@given(campaigns(), st.randoms(use_true_random=False))
def test_the_order_of_writing_changes_no_overlap(campaign, random):
    shuffled = {}
    for part in ("people", "groups", "stakes", "ties"):
        entries = list(getattr(campaign, part))
        random.shuffle(entries)
        shuffled[part] = tuple(entries)
    other = evolve(campaign, **shuffled)
    assert sharing(other) == sharing(campaign)
    assert together(other) == together(campaign)
    assert set(standing_alone(other)) == set(standing_alone(campaign))
    assert pairs(other) == pairs(campaign)


def pairs(campaign):
    """Which clusters are offered for joining."""
    keys = shared_keys(campaign)
    return {
        frozenset((keys[one.id], keys[two.id])) for one, two in may_be_same(campaign, frozenset()) if single(campaign)
    }


def single(campaign):
    """Whether each cluster has one stake: which stake of several speaks for it depends on the order."""
    return all(len(stakes) == 1 for stakes in campaign.clusters.values())


@given(campaigns(), plain_texts)
def test_renaming_somebody_changes_no_overlap(campaign, name):
    for holder in campaign.holders:
        renamed = done(campaign, {"do": "write-name", "who": holder.id, "value": name})
        assert sharing(renamed) == sharing(campaign)
        assert together(renamed) == together(campaign)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("a bus home", " A  bus home. ", True),
        ("a bus home", "A BUS HOME!", True),
        ("caf\u00e9", "cafe\u0301", True),
        ("a bus home after the late shift", "buses home after late shifts", False),
        ("a bus home", "a bus home late", False),
        ("", "", False),
        ("...", "...", False),
        (" ", "", False),
    ],
)
def test_the_same_words_are_one_stake_and_words_merely_alike_never(one, other, shared):
    assert bool(overlaps(people(one, other))) is shared


def test_two_stakes_of_one_person_are_no_overlap():
    campaign = evolve(
        people("a bus home", ""), stakes=(Stake(id="a", who="p1", what="bus"), Stake(id="b", who="p1", what="bus"))
    )
    assert overlaps(campaign) == ()
    assert standing_alone(campaign) == ("p1",)


# Joining


@given(campaigns(), st.data())
def test_joining_makes_one_and_twice_is_once(campaign, data):
    assume(len(campaign.stakes) > 1)
    one, other = (data.draw(st.sampled_from(campaign.stakes)).id for _ in "12")
    joined = done(campaign, join(one, other))
    keys = shared_keys(joined)
    assert keys[one] == keys[other]
    assert done(joined, join(one, other)) == joined
    assert done(joined, join(other, one)) == joined
    before = shared_keys(campaign)
    for stake, key in before.items():
        if key in (before[one], before[other]):
            assert keys[stake] == keys[other], "what stood with either stands with both"
        else:
            assert [id for id in keys if keys[id] == keys[stake]] == [id for id in before if before[id] == key]


def test_joining_is_symmetric():
    campaign = people("a bus home", "buses late", "sleep")
    assert sharing(done(campaign, join("s1", "s2"))) == sharing(done(campaign, join("s2", "s1"))) == {("p1", "p2")}


def test_nothing_is_joined_silently_when_what_it_was_joined_to_is_wiped():
    campaign = people("bus", "a bus", "choir", "the choir")
    campaign = done(campaign, join("s1", "s2"), join("s3", "s4"))
    for who, stake in (("p2", "s2"), ("p4", "s4")):
        campaign = done(campaign, {"do": "write-stake", "who": who, "stake": stake, "value": ""})
    assert sharing(campaign) == set()


@given(campaigns(), st.data())
def test_set_apart_stays_apart(campaign, data):
    assume(campaign.stakes)
    stake = data.draw(st.sampled_from(campaign.stakes))
    apart = done(campaign, {"do": "set-apart", "stake": stake.id})
    others = [other for other in apart.stakes if other.id != stake.id and other.what]
    keys = shared_keys(apart)
    for other in others:
        if keys[other.id] == keys[stake.id]:
            assert shared_keys(campaign)[other.id] == shared_keys(campaign)[stake.id], (
                "only what was joined to it goes along"
            )
    added = done(
        apart,
        {"do": "add-person"},
        {"do": "write-stake", "who": (new := added_person(apart)), "stake": f"{new}-s1", "value": stake.what or "bus"},
    )
    assert shared_keys(added)[f"{new}-s1"] != shared_keys(added)[stake.id]


def added_person(campaign):
    return done(campaign, {"do": "add-person"}).people[-1].id


# Removing


@given(campaigns(), st.data())
def test_what_was_one_through_a_removed_stake_stays_one(campaign, data):
    gone = data.draw(st.sets(st.sampled_from([stake.id for stake in campaign.stakes]))) if campaign.stakes else set()
    kept = evolve(campaign, stakes=without_stakes(campaign, gone))
    kept.check()
    before, after = shared_keys(campaign), shared_keys(kept)
    assert set(after) == set(before) - gone
    for one, other in combinations(after, 2):
        if before[one] == before[other]:
            assert after[one] == after[other]
    linked = {stake.id for stake in kept.stakes if campaign_stake(campaign, stake.id) != stake}
    for _ in kept.stakes:  # whatever leads to one that was linked anew, too
        linked |= {stake.id for stake in kept.stakes if stake.same_as in linked}
    for one, other in combinations(set(after) - linked, 2):
        if after[one] == after[other] and before[one] != before[other]:
            pytest.fail("removing made two stakes one")


def campaign_stake(campaign, id):
    return next(stake for stake in campaign.stakes if stake.id == id)


@given(campaigns())
def test_removing_everybody_leaves_nothing_and_always_holds_together(campaign):
    for holder in campaign.holders:
        campaign = done(campaign, {"do": "remove", "who": holder.id})
    assert campaign.holders == campaign.stakes == campaign.ties == ()
    assert campaign.you == ""


# What may be the same


def brute_force(whats):
    return tuple((i, j) for i, j in combinations(range(len(whats)), 2) if likeness(whats[i], whats[j]) >= module.ALIKE)


WORDS = st.sampled_from(
    "bus buses late later shift shifts stop light lights home night dark school choir sleep six a the".split()
)
PHRASES = st.lists(WORDS, max_size=9).map(" ".join)


@given(st.lists(PHRASES | plain_texts, max_size=14, unique_by=folded))
def test_the_filter_finds_just_what_brute_force_finds(whats):
    folded_whats = tuple(map(folded, whats))
    assert module._alike(folded_whats) == brute_force(folded_whats)


def test_a_filter_that_tries_one_root_too_few_is_caught(monkeypatch):
    module._alike.cache_clear()
    monkeypatch.setattr(module, "_needed", lambda size: max(0, size - 1 - int(module.ALIKE * size)))
    whats = tuple(
        sorted(
            {" ".join(some) for some in combinations("bus late shift stop light".split(), 3)} | {"bus late shift stop"}
        )
    )
    assert module._alike(whats) != brute_force(whats)
    module._alike.cache_clear()


@given(PHRASES | plain_texts, PHRASES | plain_texts)
def test_likeness_is_symmetric_and_between_0_and_1(one, other):
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


def test_what_is_alike_is_offered_and_not_joined():
    campaign = people("a bus home after the late shift", "buses home after late shifts")
    ((one, other),) = may_be_same(campaign, frozenset())
    assert {one.id, other.id} == {"s1", "s2"}
    assert overlaps(campaign) == ()


def test_what_is_kept_apart_is_offered_no_more_whoever_else_says_it():
    campaign = people("late bus home", "a late bus home", "late bus home")
    kept = frozenset({frozenset({"s3", "s2"})})
    assert may_be_same(evolve(campaign, stakes=campaign.stakes[1:]), kept) == []
    # p1 says the same as p3, and speaks for both.
    assert may_be_same(people("bus late home", "late buses home", "bus late home"), kept) == []


def test_one_person_s_own_stakes_are_not_offered_to_each_other():
    campaign = people("late bus home", "")
    campaign = evolve(campaign, stakes=(*campaign.stakes[:1], Stake(id="x", who="p1", what="late buses home after")))
    assert may_be_same(campaign, frozenset()) == []


def test_three_hundred_people_with_stakes_in_a_long_chain_are_quick():
    count = 3_000
    chain = tuple(Stake(id=f"s{n}", who="p1", what="bus", same_as=f"s{(n + 1) % count}") for n in range(count))
    campaign = Campaign(people=(Person(id="p1"),), stakes=chain)
    assert len(campaign.clusters) == 1
