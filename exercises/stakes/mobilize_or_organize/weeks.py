"""What ten weeks of hours bring: two ledgers that nothing here adds together, and what is left of them.

All is whole numbers, rounded down from the totals so far, and follows from the seed, the hours and the assumptions alone.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from random import Random

from attrs import evolve, field, frozen

from ..campaign.fields import NAME_LIMIT
from ..kit.data import at_most, between
from .campaigns import HOURS_LIMIT, HUNDRED, WEEKS, Event, Numbers, Played

KINDS = ("staff", "distributed", "leaders")
# Parts of a talk and of an open door, so that half a talk of one week and half of the next are one.
WHOLE = 10_000
THOUSAND = 1_000


@frozen(kw_only=True)
class Week:
    """How the hours of a week were divided, and in which unit (its name, or empty) people were sat down with first."""

    staff: int = field(default=0, validator=between(0, 2 * HOURS_LIMIT))
    distributed: int = field(default=0, validator=between(0, 2 * HOURS_LIMIT))
    leaders: int = field(default=0, validator=between(0, 2 * HOURS_LIMIT))
    where: str = field(default="", validator=at_most(NAME_LIMIT))


@frozen
class Reach:
    """The totals so far: ``contacts`` made, and who would be in the room (``turnout``)."""

    contacts: int = 0
    turnout: int = 0


@frozen
class Strength:
    """The totals so far: ``one_on_ones`` held, ``leaders`` tested, promises ``asked`` for by them and ``kept``."""

    one_on_ones: int = 0
    leaders: int = 0
    asked: int = 0
    kept: int = 0


@frozen
class State:
    """The two ledgers after a week; by unit: people sat down with (``held``, in parts of a talk), ``leaders``, who would come
    after a contact (``came``) and who would be in the ``room``; and the hours for which nobody was left to sit down with."""

    reach: Reach
    strength: Strength
    held: tuple[int, ...]
    leaders: tuple[int, ...]
    came: tuple[int, ...]
    room: tuple[int, ...]
    idle: int = 0


@frozen
class Tested:
    """A unit in the structure test: its people, who is in the ``room`` of them, its ``leaders``, who ``acts`` in public with
    one of them, and which leaders ``stay`` when the office closes, by number (the first is 0)."""

    name: str
    people: int
    room: int
    leaders: int
    acts: int
    stay: tuple[int, ...]


@lru_cache(maxsize=64)
def events(played: Played, seed: int) -> tuple[Event, ...]:
    """What happens in each week: ten of the campaign's events, as the seed draws them."""
    return tuple(Random(f"{seed} weeks").sample(played.events, WEEKS))


def hours(played: Played, seed: int, week: int) -> int:
    """The hours that there are in a week (the first is 0)."""
    return played.hours[week] * events(played, seed)[week].hours // HUNDRED


def divided(week: Week, there: int, first: str = "") -> Week:
    """The same division of just the hours that there are. What is given to ``first`` stands; the others share the rest as
    they did, or evenly where they had none.

    >>> divided(Week(staff=30, leaders=20), 40, "leaders")
    Week(staff=20, distributed=0, leaders=20, where='')
    """
    fixed = {first: min(getattr(week, first), there)} if first else {}
    others = [kind for kind in KINDS if kind not in fixed]
    left, had = there - sum(fixed.values()), [getattr(week, kind) for kind in others]
    parts = had if sum(had) else [1] * len(others)
    given, before = {}, 0
    for kind, so_far in zip(others, accumulate(parts), strict=True):
        given[kind] = left * so_far // sum(parts) - before
        before += given[kind]
    return evolve(week, **(fixed | given))


@lru_cache(maxsize=64)
def spent_in(played: Played, seed: int, weeks: tuple[Week, ...]) -> tuple[Week, ...]:
    """The weeks as they were divided, of just the hours that there were."""
    return tuple(divided(week, hours(played, seed, i)) for i, week in enumerate(weeks[:WEEKS]))


@lru_cache(maxsize=512)
def states(played: Played, seed: int, weeks: tuple[Week, ...], numbers: Numbers) -> tuple[State, ...]:
    """How things stand after each week."""
    contacts = came = doors = asked = 0
    made: list[State] = []
    near = sum(unit.near for unit in played.units)
    held = opened = [0] * len(played.units)
    for i, (spent, event) in enumerate(zip(spent_in(played, seed, weeks), events(played, seed), strict=False)):
        staff = spent.staff * numbers.staff_contacts * event.staff
        distributed = spent.distributed * numbers.distributed_contacts * event.distributed
        contacts += staff + distributed
        came += staff * numbers.staff_turnout + distributed * numbers.distributed_turnout
        doors += staff * numbers.doors
        if made:
            asked += sum(made[-1].leaders) * numbers.asks
            opened = [n + k * numbers.asks * numbers.kept * (WHOLE // HUNDRED) for n, k in zip(opened, made[-1].leaders, strict=True)]
        open_to = [
            min(unit.people * WHOLE, (numbers.known * WHOLE + doors) * unit.near // near + n)
            for unit, n in zip(played.units, opened, strict=True)
        ]
        talks = spent.leaders * numbers.one_on_ones * event.leaders * (WHOLE // THOUSAND)
        held, over = _sat_down(played, held, open_to, talks, spent.where)
        leaders = _tested(made[i - numbers.weeks].held if numbers.weeks and i >= numbers.weeks else held, numbers, i)
        after = [came * unit.near // near // (HUNDRED * THOUSAND) for unit in played.units]
        after = [min(unit.people, n) for unit, n in zip(played.units, after, strict=True)]
        room = [_room(unit.people, n, _with_them(unit.people, k, numbers)) for unit, n, k in zip(played.units, after, leaders, strict=True)]
        made.append(
            State(
                Reach(contacts // HUNDRED, sum(room)),
                Strength(sum(held) // WHOLE, sum(leaders), asked, asked * numbers.kept // HUNDRED),
                tuple(held),
                tuple(leaders),
                tuple(after),
                tuple(room),
                over * spent.leaders // talks if talks else 0,
            )
        )
    return tuple(made)


def _sat_down(played: Played, held: list[int], open_to: list[int], talks: int, where: str) -> tuple[list[int], int]:
    """Talks added to those held, where a door is open: first in the unit that was chosen, then as doors are open. Also
    how many there was nobody for."""
    held = list(held)
    for i, unit in enumerate(played.units):
        if unit.name == where:
            first = min(talks, open_to[i] - held[i])
            held[i] += first
            talks -= first
    left = [there - had for there, had in zip(open_to, held, strict=True)]
    most = sum(left)
    given = min(talks, most)
    held = [had + (given * n // most if most else 0) for had, n in zip(held, left, strict=True)]
    return held, talks - given


def _tested(held: tuple[int, ...] | list[int], numbers: Numbers, week: int) -> tuple[int, ...]:
    """Leaders by unit, of those who were sat down with long enough ago."""
    if week < numbers.weeks:
        return (0,) * len(held)
    return tuple(n * numbers.tested // (WHOLE * HUNDRED) for n in held)


def _with_them(people: int, leaders: int, numbers: Numbers) -> int:
    """Leaders, and those whom they bring."""
    return min(people, leaders * (1 + numbers.led))


def _room(people: int, came: int, brought: int) -> int:
    """Who is there of a unit: those who are brought, and of the others those who came after a contact."""
    return brought + came * (people - brought) // people


def structure(played: Played, seed: int, weeks: tuple[Week, ...], numbers: Numbers) -> tuple[Tested, ...]:
    """Each unit tested: who acts in public, and who is still there when the office closes."""
    found = states(played, seed, weeks, numbers)
    nothing = (0,) * len(played.units)
    leaders, room = (found[-1].leaders, found[-1].room) if found else (nothing, nothing)
    return tuple(
        Tested(
            unit.name,
            unit.people,
            room[i],
            leaders[i],
            _with_them(unit.people, leaders[i], numbers),
            _stay(seed, unit.name, leaders[i], numbers.stay),
        )
        for i, unit in enumerate(played.units)
    )


def _stay(seed: int, unit: str, leaders: int, stay: int) -> tuple[int, ...]:
    """Which leaders stay, as the seed draws: one more leader changes nothing for those before."""
    chance = Random(f"{seed} {unit} stays")
    return tuple(i for i in range(leaders) if chance.randrange(HUNDRED) < stay)
