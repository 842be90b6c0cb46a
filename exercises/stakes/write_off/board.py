"""A vote in blocks, read: who can turn it, who can stop it, and how few can carry it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from fractions import Fraction
from functools import lru_cache
from itertools import islice

from attrs import field, frozen

from ..campaign import power
from ..kit.data import at_most
from ..kit.errors import PowerError

BLOCKS_LIMIT = 40
VOTES_LIMIT = 30
LISTED = 12
# Past these an exact count would hold up somebody's typing; in a notebook it goes much further.
EXACT_BLOCKS = 20
EXACT_TOTAL = 10_000


@frozen(kw_only=True)
class Block:
    """Some who vote as one: their ``name``, and their ``votes`` as typed."""

    id: str = field(default="b1", validator=at_most(40))
    name: str = field(default="", validator=at_most(120))
    votes: str = field(default="", validator=at_most(VOTES_LIMIT))


@frozen
class Reading:
    """What votes alone say of each block.

    ``votes`` is its share of all votes; ``banzhaf`` and ``shapley`` its shares of power, with their ``errors`` where
    they had to be estimated (and no ``banzhaf`` where draws don't tell); ``groups`` the smallest groups that pass, by
    the places of their blocks, the first twelve, and whether there are ``more``; ``alone`` who passes alone, ``stops``
    without whom nothing passes, ``never`` who turns no vote.
    """

    votes: tuple[float, ...]
    banzhaf: tuple[Fraction | float, ...]
    shapley: tuple[Fraction | float, ...]
    errors: tuple[float, ...]
    groups: tuple[tuple[int, ...], ...]
    more: bool
    alone: tuple[int, ...]
    stops: tuple[int, ...]
    never: tuple[int, ...]


@lru_cache(maxsize=64)
def reading(votes: tuple[str, ...], quota: str, seed: int) -> Reading:
    """The reading of a board; raises PowerError where the numbers make none.

    >>> found = reading(("49", "48", "3"), "51", 0)
    >>> [str(share) for share in found.banzhaf], found.groups
    (['1/3', '1/3', '1/3'], ((0, 1), (0, 2), (1, 2)))
    """
    minimal = power.minimal_winning(votes, quota)
    weights, needed = [Fraction(given.strip()) for given in votes], Fraction(quota.strip())
    total = sum(weights)
    errors: tuple[float, ...] = ()
    banzhaf: Sequence[Fraction | float]
    shapley: Sequence[Fraction | float]
    if len(weights) <= EXACT_BLOCKS or all(weight.denominator == 1 for weight in weights) and total <= EXACT_TOTAL:
        banzhaf, shapley = power.banzhaf(weights, needed), power.shapley_shubik(weights, needed)
    else:
        drawn = power.shapley_shubik_estimate(weights, needed, seed=seed)
        shapley, errors = drawn.shares, drawn.errors
        banzhaf = ()
        # Where next to nobody can be spared, no draw finds a group in which one decides.
        with suppress(PowerError):
            other = power.banzhaf_estimate(weights, needed, seed=seed)
            banzhaf, errors = other.shares, tuple(map(max, other.errors, errors))
    groups = tuple(islice(minimal, LISTED + 1))
    places = range(len(weights))
    return Reading(
        votes=tuple(float(weight / total) for weight in weights),
        banzhaf=tuple(banzhaf),
        shapley=tuple(shapley),
        errors=errors,
        groups=groups[:LISTED],
        more=len(groups) > LISTED,
        alone=tuple(i for i in places if weights[i] >= needed),
        stops=tuple(i for i in places if total - weights[i] < needed),
        never=tuple(i for i in places if not errors and not banzhaf[i]),
    )


def refused(votes: tuple[str, ...], quota: str) -> str:
    """Why these numbers make no board, or nothing where they do.

    >>> refused(("1", "two"), "2")
    'A weight or quota is not a number. Write it in digits, such as 3 or 1.5.'
    """
    try:
        power.minimal_winning(votes, quota)
    except PowerError as wrong:
        return str(wrong)
    return ""
