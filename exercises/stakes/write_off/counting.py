"""What is there for each goal, with a group and without it, as ranges: drawn many times from what the learner wrote.

A resource lies somewhere between its least and its most; each draw takes any number between them, all as likely. So a
range here is no more than the learner's own guesses, added up. Drawn apart, what is low here and high there evens out;
drawn together, as on a night of rain, nothing does, and the range is wider.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable
from functools import lru_cache
from random import Random

from attrs import frozen

from ..campaign import Campaign, Need, Resource, Stance
from .leaving import DRAWS, EVERY


@frozen
class Range:
    """Where eight of ten draws lie, from ``low`` to ``high``, and the ``middle`` one."""

    low: int
    middle: int
    high: int


@frozen
class Count:
    """What there is for one goal, of one kind: what it needs, and what is there ``before`` and ``after`` the group is
    gone.

    ``missing`` is what is then short of the need; ``enough_before`` and ``enough_after`` in how many of ten draws it is
    reached, rounded so that 10 is every draw, and 0 none.
    """

    goal: str
    kind: str
    need: int
    before: Range
    after: Range
    missing: Range
    enough_before: int
    enough_after: int


def counts(campaign: Campaign, gone: dict[str, int], seed: int, *, together: bool = False) -> list[Count]:
    """A count for everything that a goal needs, goal by goal; ``gone`` says in which draws who is gone, see
    :mod:`.leaving`.

    ``together``, what all bring is low and high at once, as on a night of rain.
    """
    made = []
    stances = {(stance.who, stance.goal): stance for stance in campaign.stances}
    for need in _in_order(campaign):
        given = [
            resource
            for resource in campaign.resources
            if resource.kind == need.kind and resource.high and counts_for(stances.get((resource.who, need.goal)))
        ]
        before, after = (_sums(given, away, seed, together) for away in ({}, gone))
        made.append(
            Count(
                need.goal,
                need.kind,
                need.amount,
                spread(before),
                spread(after),
                spread([max(0, need.amount - there) for there in after]),
                _tenths(before, need.amount),
                _tenths(after, need.amount),
            )
        )
    return made


def _in_order(campaign: Campaign) -> list[Need]:
    """What the goals need, goal by goal."""
    order = {goal.id: n for n, goal in enumerate(campaign.goals)}
    return sorted((need for need in campaign.needs if need.amount), key=lambda need: order[need.goal])


def counts_for(stance: Stance | None) -> bool:
    """Whether what someone brings counts for a goal: unless they draw a red line at it."""
    return stance is None or stance.answer != "red line"


def _sums(given: Iterable[Resource], gone: dict[str, int], seed: int, together: bool) -> list[int]:
    """What all bring, draw by draw. The draws of each are one long integer, so that one sum adds them all."""
    total = 0
    for resource in given:
        away = gone.get(resource.who, 0)
        if away != EVERY:
            whose = "" if together else f"{resource.kind} {resource.who}"
            drawn = _drawn(seed, whose, resource.low, resource.high)
            total += drawn & _there(away) if away else drawn
    return array("Q", total.to_bytes(DRAWS * _SLOT, sys.byteorder)).tolist()


_SLOT = array("Q").itemsize


def _packed(draws: Iterable[int]) -> int:
    return int.from_bytes(array("Q", draws).tobytes(), sys.byteorder)


@lru_cache(maxsize=2_000)
def _drawn(seed: int, whose: str, low: int, high: int) -> int:
    """What someone brings in each draw. Each has draws of their own, so that nobody's change when others are added."""
    random = Random(f"{seed} {whose}").random
    return _packed(low + int(random() * (high - low + 1)) for _ in range(DRAWS))


@lru_cache(maxsize=2_000)
def _there(away: int) -> int:
    """A mask that keeps the draws in which someone isn't away."""
    return _packed(0 if away >> i & 1 else 2 ** (8 * _SLOT) - 1 for i in range(DRAWS))


def spread(drawn: Iterable[int]) -> Range:
    """Where eight of ten of these lie.

    >>> spread(range(100))
    Range(low=10, middle=50, high=89)
    """
    ranked = sorted(drawn)
    tenth = len(ranked) // 10
    return Range(ranked[tenth], ranked[len(ranked) // 2], ranked[-1 - tenth])


def _tenths(drawn: list[int], need: int) -> int:
    enough = sum(there >= need for there in drawn)
    return min(max(round(10 * enough / len(drawn)), enough > 0), 9 + (enough == len(drawn)))
