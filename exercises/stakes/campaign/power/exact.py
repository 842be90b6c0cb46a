"""Exact power, on Python's own integers, which never overflow."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import accumulate
from math import factorial
from typing import Any

from ...kit.errors import PowerError
from ...kit.words import _
from .game import Game, read

# How much is taken on: lookups in halves, and bits and numbers of polynomials; all of it a few seconds of CPython.
LOOKUPS_LIMIT = 2**21
BITS_LIMIT = 3 * 10**9
NUMBERS_LIMIT = 10**6


def banzhaf(weights: Iterable[Any], quota: Any) -> list[Fraction]:
    """Each one's share of all the cases in which somebody is decisive; the shares sum to 1.

    Weights and quota are non-negative numbers: int, Fraction, or a decimal as text ("1.5"). A group wins when its
    weight is at least the quota. Raises PowerError for anything else, and where this would take too long: exact are up
    to 25 voters of any weights, and 200 where the sum of the weights, divided by their common divisor, is up to
    100,000.

    In Nassau County in 1964 the three smallest could never turn a vote:

    >>> [str(share) for share in banzhaf([31, 31, 28, 21, 2, 2], 58)]
    ['1/3', '1/3', '1/3', '0', '0', '0']

    Three votes can be worth as much as forty-nine:

    >>> [str(share) for share in banzhaf([49, 48, 3], 51)]
    ['1/3', '1/3', '1/3']

    John F. Banzhaf, "Weighted voting doesn't work: a mathematical analysis", Rutgers Law Review 19 (1965).
    """
    game = read(weights, quota)
    swings = [sum(counted) for counted in _swings(game, by_size=False, name="banzhaf_estimate")]
    every = sum(swings)
    return [Fraction(own, every) for own in swings]


def shapley_shubik(weights: Iterable[Any], quota: Any) -> list[Fraction]:
    """Each one's share of all the orders of joining in which theirs is the vote that reaches the quota; they sum to 1.

    Takes and refuses what :func:`banzhaf` does; exact are up to 16 voters of any weights, and 60 where the sum of the
    weights, divided by their common divisor, is up to 10,000.

    >>> [str(share) for share in shapley_shubik([3, 2, 1, 1], 4)]
    ['1/2', '1/6', '1/6', '1/6']

    L. S. Shapley and Martin Shubik, "A method for evaluating the distribution of power in a committee system", American
    Political Science Review 48 (1954).
    """
    game = read(weights, quota)
    voters = sum(weight > 0 for weight in game.weights)
    orders = [factorial(before) * factorial(voters - before - 1) for before in range(voters)]
    return [
        Fraction(sum(many * order for many, order in zip(counted, orders, strict=True)), factorial(voters))
        for counted in _swings(game, by_size=True, name="shapley_shubik_estimate")
    ]


def minimal_winning(weights: Iterable[Any], quota: Any) -> Iterator[tuple[int, ...]]:
    """The groups that win, and lose if any one leaves: each as the places of its members in ``weights``, ascending.

    Takes and refuses what :func:`banzhaf` does, at once. There may be very many; they come one by one, those of the
    heaviest members first.

    >>> list(minimal_winning([49, 48, 3], 51))
    [(0, 1), (0, 2), (1, 2)]

    William H. Riker expected coalitions no bigger than needed to win: "The Theory of Political Coalitions" (1962).
    """
    game = read(weights, quota)
    order = sorted(range(len(game.weights)), key=lambda i: -game.weights[i])
    return _minimal(order, [game.weights[i] for i in order], game.quota)


def _minimal(order: list[int], weights: list[int], quota: int) -> Iterator[tuple[int, ...]]:
    """From heavy to light, whoever reaches the quota is the lightest of the group, so nobody in it can be spared."""
    rest = [*accumulate(reversed(weights))][::-1]
    chosen: list[int] = []
    weight, at = 0, 0
    while True:
        if at < len(order) and weight + rest[at] >= quota:
            if weight + weights[at] >= quota:
                yield tuple(sorted(order[i] for i in (*chosen, at)))
            else:
                chosen.append(at)
                weight += weights[at]
        elif chosen:
            at = chosen.pop()
            weight -= weights[at]
        else:
            return
        at += 1


def _swings(game: Game, *, by_size: bool, name: str) -> list[list[int]]:
    """For each voter, how many groups they turn from losing to winning, by the size of the group that they join.

    Without ``by_size`` all groups count as of size 0. Voters of weight 0 are never in these groups.
    """
    game = min(game, game.dual(), key=lambda one: one.quota)
    voters = [weight for weight in game.weights if weight]
    sizes = len(voters) if by_size else 1
    numbers = game.quota * sizes
    lookups = len(voters) * 2 ** ((len(voters) + 1) // 2) * (sizes // 2 + 1)
    fits = numbers <= NUMBERS_LIMIT and numbers * len(voters) ** 2 <= BITS_LIMIT
    if lookups <= LOOKUPS_LIMIT and not (fits and numbers < lookups):
        swings_of = _by_halves(voters, game.quota, sizes)
    elif fits:
        swings_of = _by_polynomial(voters, game.quota, sizes)
    else:
        too_much = _("That is too much to count exactly. Use {name}, which draws samples and says how far off it may be.")
        raise PowerError(too_much.format(name=name))
    swings = {weight: swings_of(weight) for weight in set(voters)}
    return [swings.get(weight, [0] * sizes) for weight in game.weights]


def _by_polynomial(voters: list[int], quota: int, sizes: int) -> Callable[[int], list[int]]:
    """Counts groups with the polynomial of all voters, the product of 1 + xʷ: the coefficient of xᵏ is how many weigh
    k.

    A polynomial is one integer, each coefficient in a slot wide enough for all 2ⁿ groups; so that multiplying by 1 + xʷ
    is a shift and a sum. Where sizes count there is a polynomial for each.
    """
    slot = len(voters) // 8 + 1
    rows = [1] + [0] * (sizes - 1)
    for weight in voters:
        kept, shift = (1 << 8 * slot * max(0, quota - weight)) - 1, 8 * slot * weight
        for size in reversed(range(sizes)):
            smaller = size - 1 if sizes > 1 else size
            if smaller >= 0:
                rows[size] += (rows[smaller] & kept) << shift
    up_to = [[*accumulate(_slots(row, slot, quota))] for row in rows]

    def below(weight: int, limit: int) -> list[int]:
        """How many groups without a voter of this weight weigh less than the limit.

        They are all groups, less those with the voter, which are groups without the voter, lighter by their weight.
        """
        found = [0] * sizes
        smaller, sign = 0, 1
        while limit > 0 and smaller < sizes:
            for size in range(smaller, sizes):
                found[size] += sign * up_to[size - smaller][limit - 1]
            limit -= weight
            sign = -sign
            smaller += sizes > 1
        return found

    def swings(weight: int) -> list[int]:
        return [short - far for short, far in zip(below(weight, quota), below(weight, quota - weight), strict=True)]

    return swings


def _slots(packed: int, slot: int, many: int) -> Iterator[int]:
    raw = packed.to_bytes(slot * many, "little")
    return (int.from_bytes(raw[at : at + slot], "little") for at in range(0, len(raw), slot))


def _by_halves(voters: list[int], quota: int, sizes: int) -> Callable[[int], list[int]]:
    """Counts groups by meeting in the middle: to each group of one half of the voters belong those groups of the
    other half that bring it so near to the quota that the voter's weight decides."""

    def swings(weight: int) -> list[int]:
        others = [*voters]
        others.remove(weight)
        one, other = (_sums(half, sizes > 1) for half in (others[::2], others[1::2]))
        found = [0] * sizes
        for size, sums in one.items():
            for beside, ranked in other.items():
                found[size + beside] += sum(
                    bisect_left(ranked, quota - own) - bisect_left(ranked, quota - weight - own) for own in sums
                )
        return found

    return swings


def _sums(voters: list[int], by_size: bool) -> dict[int, list[int]]:
    """What every group of these weighs, ascending, by the group's size."""
    sums: dict[int, list[int]] = {0: [0]}
    for weight in voters:
        grown = defaultdict(list, {size: [*group] for size, group in sums.items()})
        for size, group in sums.items():
            grown[size + by_size] += [own + weight for own in group]
        sums = grown
    return {size: sorted(group) for size, group in sums.items()}
