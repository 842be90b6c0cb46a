"""Power in a weighted vote: the indices against their definitions, their laws, their range, and what is refused."""

from fractions import Fraction
from itertools import combinations, islice, permutations
from math import comb, factorial
from random import Random

import pytest
import stakes
from hypothesis import given
from hypothesis import strategies as st
from stakes.campaign import power
from stakes.campaign.power import exact

THIRD = Fraction(1, 3)
INDICES = (power.banzhaf, power.shapley_shubik)


@st.composite
def votes(draw, most=8, weights=st.integers(0, 12)):
    """``(weights, quota)`` that make a vote."""
    given = draw(st.lists(weights, min_size=1, max_size=most).filter(any))
    return given, draw(st.integers(1, sum(given)))


big_votes = votes(weights=st.one_of(st.integers(0, 9), st.integers(10**9, 10**9 + 5)))


# Their definitions, word for word


def wins(members, weights, quota):
    return sum(weights[i] for i in members) >= quota


def groups(voters):
    return (set(group) for size in range(len(voters) + 1) for group in combinations(voters, size))


def banzhaf_by_hand(weights, quota):
    voters = range(len(weights))
    swings = [
        sum(wins(group, weights, quota) and not wins(group - {i}, weights, quota) for group in groups(voters))
        for i in voters
    ]
    return [Fraction(own, sum(swings)) for own in swings]


def shapley_shubik_by_hand(weights, quota):
    shares = [Fraction(0)] * len(weights)
    for order in permutations(range(len(weights))):
        pivot = next(i for n, i in enumerate(order, 1) if wins(order[:n], weights, quota))
        shares[pivot] += Fraction(1, factorial(len(weights)))
    return shares


def minimal_by_hand(weights, quota):
    return {
        tuple(sorted(group))
        for group in groups(range(len(weights)))
        if wins(group, weights, quota) and not any(wins(group - {i}, weights, quota) for i in group)
    }


@given(big_votes)
def test_banzhaf_is_what_brute_force_counts(vote):
    assert power.banzhaf(*vote) == banzhaf_by_hand(*vote)


@given(votes(most=6))
def test_shapley_shubik_is_what_brute_force_counts(vote):
    assert power.shapley_shubik(*vote) == shapley_shubik_by_hand(*vote)


@pytest.mark.parametrize("quota", [1, 9, 18, 19, 20, 36, 37])
def test_shapley_shubik_is_what_brute_force_counts_to_eight_voters(quota):
    weights = [9, 8, 7, 5, 4, 3, 1, 0]
    assert power.shapley_shubik(weights, quota) == shapley_shubik_by_hand(weights, quota)


@given(big_votes)
def test_the_minimal_winning_groups_are_those_that_brute_force_finds(vote):
    found = list(power.minimal_winning(*vote))
    assert set(found) == minimal_by_hand(*vote)
    assert len(set(found)) == len(found)
    assert all(list(group) == sorted(group) for group in found)


@given(votes(most=12, weights=st.integers(0, 30)), st.booleans())
def test_both_ways_of_counting_count_the_same(vote, by_size):
    weights, quota = vote
    voters = [weight for weight in weights if weight]
    sizes = len(voters) if by_size else 1
    one, other = exact._by_halves(voters, quota, sizes), exact._by_polynomial(voters, quota, sizes)
    for weight in voters:
        assert one(weight) == other(weight)


# Their laws


@pytest.mark.parametrize("index", INDICES)
@given(vote=big_votes)
def test_shares_sum_to_one_and_are_never_negative(index, vote):
    shares = index(*vote)
    assert sum(shares) == 1
    assert all(isinstance(share, Fraction) and share >= 0 for share in shares)


@pytest.mark.parametrize("index", INDICES)
@given(vote=votes())
def test_who_is_in_no_minimal_winning_group_has_no_power_and_others_have(index, vote):
    needed = {i for group in power.minimal_winning(*vote) for i in group}
    assert [share > 0 for share in index(*vote)] == [i in needed for i in range(len(vote[0]))]


@pytest.mark.parametrize("index", INDICES)
@given(vote=votes(), order=st.randoms(use_true_random=False))
def test_renaming_changes_nothing(index, vote, order):
    weights, quota = vote
    places = list(range(len(weights)))
    order.shuffle(places)
    shares = index(weights, quota)
    assert index([weights[i] for i in places], quota) == [shares[i] for i in places]


@pytest.mark.parametrize("index", INDICES)
@given(vote=votes(), factor=st.fractions(Fraction(1, 1000), 1000).filter(bool))
def test_another_unit_changes_nothing(index, vote, factor):
    weights, quota = vote
    scaled = [weight * factor for weight in weights]
    assert index(scaled, quota * factor) == index(weights, quota)
    assert list(power.minimal_winning(scaled, quota * factor)) == list(power.minimal_winning(weights, quota))


@pytest.mark.parametrize("index", INDICES)
@given(vote=votes(), at=st.integers(0, 8))
def test_another_with_no_weight_changes_nothing(index, vote, at):
    weights, quota = vote
    at = min(at, len(weights))
    shares = index(weights, quota)
    assert index([*weights[:at], 0, *weights[at:]], quota) == [*shares[:at], 0, *shares[at:]]


@pytest.mark.parametrize("index", INDICES)
@given(others=st.lists(st.integers(0, 9), max_size=30), at=st.integers(0, 30))
def test_a_dictator_has_it_all(index, others, at):
    at = min(at, len(others))
    dictator = sum(others) + 1
    weights = [*others[:at], dictator, *others[at:]]
    assert index(weights, dictator) == [int(i == at) for i in range(len(weights))]
    assert list(power.minimal_winning(weights, dictator)) == [(at,)]


@pytest.mark.parametrize("index", INDICES)
@given(vote=votes())
def test_more_weight_is_never_less_power(index, vote):
    weights, quota = vote
    ranked = [share for _, share in sorted(zip(weights, index(weights, quota), strict=True))]
    assert ranked == sorted(ranked)


@pytest.mark.parametrize("index", INDICES)
@given(vote=votes())
def test_who_can_pass_and_who_can_block_are_as_strong(index, vote):
    weights, quota = vote
    assert index(weights, quota) == index(weights, sum(weights) + 1 - quota)


# What is known


def test_the_surprise():
    for index in INDICES:
        assert index([49, 48, 3], 51) == [THIRD] * 3
    assert list(power.minimal_winning([49, 48, 3], 51)) == [(0, 1), (0, 2), (1, 2)]


def test_nassau_county_in_1964():
    weights = [31, 31, 28, 21, 2, 2]
    for index in INDICES:
        assert index(weights, 58) == [THIRD, THIRD, THIRD, 0, 0, 0]
    assert list(power.minimal_winning(weights, 58)) == [(0, 1), (0, 2), (1, 2)]


def test_the_two_indices_can_differ():
    assert power.banzhaf([4, 2, 1, 1], 5) == [Fraction(7, 10), *[Fraction(1, 10)] * 3]
    assert power.shapley_shubik([4, 2, 1, 1], 5) == [Fraction(3, 4), *[Fraction(1, 12)] * 3]


# Their range


@pytest.mark.parametrize("index", INDICES)
@pytest.mark.parametrize("many", [1, 50, 67, 68, 100, 200])
@pytest.mark.parametrize("unit", [1, 10**9, Fraction(1, 3), "0.1"])
def test_equal_voters_are_equal(index, many, unit):
    quota = Fraction(unit) * (many // 2 + 1)
    assert index([unit] * many, quota) == [Fraction(1, many)] * many


def test_many_equal_and_one_heavy_have_what_the_binomial_says():
    # One of weight 60 beside 140 of 1, 101 to pass.
    heavy = sum(comb(140, k) for k in range(41, 101))
    light = comb(139, 100) + comb(139, 40)
    assert power.banzhaf([60, *[1] * 140], 101)[0] == Fraction(heavy, heavy + 140 * light)


def large(many, total, seed):
    """So many different weights with this sum and no common divisor."""
    random = Random(seed)
    # Not sampled from a range: where a pointer has 32 bits, no range is that long.
    chosen: set[int] = set()
    while len(chosen) < many:
        chosen.add(random.randrange(1, 2 * total // many))
    weights = list(chosen)
    weights[0] += max(0, total - sum(weights))
    while sum(weights) > total:
        i = random.randrange(many)
        weights[i] -= min(weights[i] - 1, sum(weights) - total)
    assert sum(weights) == total
    return weights


@pytest.mark.parametrize(
    ("index", "weights"),
    [
        (power.banzhaf, large(25, 10**18, 1)),
        (power.banzhaf, large(200, 10**5, 2)),
        (power.shapley_shubik, large(16, 10**18, 3)),
        (power.shapley_shubik, large(60, 10**4, 4)),
    ],
    ids=["25 of any weight", "200", "16 of any weight", "60"],
)
@pytest.mark.parametrize("part", [2, 3, 10, 1])
def test_what_is_promised_can_be_counted(index, weights, part):
    total = sum(weights)
    shares = index(weights, total // part)
    assert sum(shares) == 1
    assert index([weight * 10**9 for weight in weights], total // part * 10**9) == shares
    assert [share for _, share in sorted(zip(weights, shares, strict=True))] == sorted(shares)


def test_what_cannot_be_counted_names_what_can_be_done():
    weights = large(120, 10**12, 5)
    with pytest.raises(stakes.PowerError, match="banzhaf_estimate"):
        power.banzhaf(weights, 6 * 10**11)
    with pytest.raises(stakes.PowerError, match="shapley_shubik_estimate"):
        power.shapley_shubik(weights, 6 * 10**11)


def test_the_minimal_winning_groups_come_one_by_one_however_many_there_are():
    found = list(islice(power.minimal_winning(large(200, 10**6, 6), 500_000), 1000))
    assert len(set(found)) == 1000


# Estimates


@pytest.mark.parametrize(
    ("estimate", "index"),
    [(power.banzhaf_estimate, power.banzhaf), (power.shapley_shubik_estimate, power.shapley_shubik)],
)
@pytest.mark.parametrize(
    ("weights", "quota"),
    [
        ([49, 48, 3], 51),
        ([31, 31, 28, 21, 2, 2], 58),
        ([5, 4, 3, 2, 1, 1, 0], 9),
        ([7, 1, 1], 7),
        ([1] * 9, 9),
        ([40, *range(1, 40)], 400),
    ],
)
@pytest.mark.parametrize("seed", [0, 1, 2**53 - 1])
def test_an_estimate_is_within_five_of_its_errors(estimate, index, weights, quota, seed):
    found = estimate(weights, quota, seed=seed, draws=4000)
    assert found == estimate(weights, quota, seed=seed, draws=4000)
    assert found.draws == 4000
    assert sum(found.shares) == pytest.approx(1)
    for share, error, true in zip(found.shares, found.errors, index(weights, quota), strict=True):
        assert 0 < error < 0.2
        assert abs(share - float(true)) < 5 * error


@pytest.mark.parametrize("estimate", [power.banzhaf_estimate, power.shapley_shubik_estimate])
def test_its_error_is_about_the_spread_over_many_seeds(estimate):
    found = [estimate([5, 4, 3, 2, 1, 1], 9, seed=seed, draws=400) for seed in range(60)]
    for i in range(6):
        shares = [one.shares[i] for one in found]
        mean = sum(shares) / len(shares)
        spread = (sum((share - mean) ** 2 for share in shares) / len(shares)) ** 0.5
        assert 0.7 < spread / found[0].errors[i] < 1.5


def test_more_draws_make_a_smaller_error():
    few, many = (power.banzhaf_estimate([3, 2, 2, 1], 5, seed=1, draws=draws) for draws in (1000, 16_000))
    assert [few.errors[i] / many.errors[i] for i in range(4)] == pytest.approx([4] * 4, rel=0.2)


@pytest.mark.parametrize(
    "wrong", [{"seed": 1.5}, {"seed": "1"}, {"seed": True}, {"seed": 1, "draws": 0}, {"seed": 1, "draws": 10**9}]
)
@pytest.mark.parametrize("estimate", [power.banzhaf_estimate, power.shapley_shubik_estimate])
def test_an_estimate_needs_a_seed_and_some_draws(estimate, wrong):
    with pytest.raises(stakes.PowerError):
        estimate([1, 1], 2, **wrong)


def test_where_draws_tell_nothing_an_estimate_says_so():
    with pytest.raises(stakes.PowerError, match="draws"):
        power.banzhaf_estimate([1] * 300, 300, seed=1, draws=10)


# What is taken, and what is refused


@pytest.mark.parametrize(
    ("weights", "quota"),
    [
        (["1.5", "1.5", ".5"], "2"),
        ([Fraction(3, 2), Fraction(3, 2), Fraction(1, 2)], Fraction(2)),
        ([1.5, 1.5, 0.5], 2),
        (("15", " 15 ", "5."), "+20"),
        (iter([15, 15, 5]), 16),
        ([3 * 10**9, 3 * 10**9, 10**9], 4 * 10**9),
        (["0.3", "0.3", "0.1"], "0.4"),
    ],
)
def test_numbers_of_every_kind_are_taken(weights, quota):
    assert power.banzhaf(weights, quota) == [THIRD] * 3


def test_a_decimal_is_exact():
    # In binary floats 0.1 + 0.2 is more than 0.3.
    assert list(power.minimal_winning(["0.1", "0.2"], "0.3")) == [(0, 1)]
    assert list(power.minimal_winning([0.1, 0.2], 0.3)) == [(0, 1)]


NOT_WEIGHTS = [
    [],
    [0, 0, 0],
    ["0", 0.0],
    [3, -1],
    [3, "-1"],
    [3, Fraction(-1, 2)],
    [1, float("nan")],
    [1, float("inf")],
    [1, 1e400],
    [1, "1e400"],
    [1, "1e2"],
    [1, "nan"],
    [1, "inf"],
    [1, "Infinity"],
    [1, "1,5"],
    [1, "1/2"],
    [1, "١"],
    [1, ""],
    [1, "."],
    [1, "9" * 5000],
    [1, True],
    [1, None],
    [1, 1j],
    [1, [1]],
    [1, "three"],
    "123",
    b"123",
    {1: 2},
    {1, 2},
    None,
    7,
    [1] * 10_001,
]
NOT_QUOTAS = [0, "0", -1, "-0.5", 4, "3.01", Fraction(31, 10)]
NOT_QUOTAS += [float("nan"), float("inf"), 1e400, "1e0", True, None, "", [2]]


FUNCTIONS = (
    power.banzhaf,
    power.shapley_shubik,
    power.minimal_winning,
    lambda weights, quota: power.banzhaf_estimate(weights, quota, seed=1),
    lambda weights, quota: power.shapley_shubik_estimate(weights, quota, seed=1),
)


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("weights", NOT_WEIGHTS, ids=lambda weights: repr(weights)[:30])
def test_what_are_no_weights_is_refused_at_once(function, weights):
    with pytest.raises(stakes.PowerError, match=r"\. [A-Z].*\.$"):
        function(weights, 1)


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("quota", NOT_QUOTAS, ids=repr)
def test_what_is_no_quota_is_refused_at_once(function, quota):
    with pytest.raises(stakes.PowerError, match=r"\. [A-Z].*\.$"):
        function([1, 1, 1], quota)
