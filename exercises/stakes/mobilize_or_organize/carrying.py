"""Which assumptions carry a result: each by itself at half its value, and at twice."""

from __future__ import annotations

from attrs import evolve, frozen

from .campaigns import MOST, NAMES, Numbers, Played
from .weeks import KINDS, Week, states, structure

LEAN = tuple(name for name in NAMES if name != "needed")


@frozen
class Outcome:
    """What came of ten weeks: who is in the ``room`` (reach), and leaders ``still`` there (strength)."""

    room: int
    still: int


@frozen
class Carried:
    """An assumption, and what would have come of the weeks ``at`` half of it and at twice."""

    name: str
    value: int
    at: tuple[tuple[int, Outcome], ...]


def outcome(played: Played, seed: int, weeks: tuple[Week, ...], numbers: Numbers) -> Outcome:
    """What came of the weeks."""
    found = states(played, seed, weeks, numbers)
    tested = structure(played, seed, weeks, numbers)
    return Outcome(found[-1].reach.turnout if found else 0, sum(len(unit.stay) for unit in tested))


def carried(played: Played, seed: int, weeks: tuple[Week, ...], numbers: Numbers) -> list[Carried]:
    """Each assumption by itself, halved and doubled, while all others stand."""
    made = []
    for name in LEAN:
        value = getattr(numbers, name)
        tried = sorted({value // 2, min(2 * value, MOST[name])} - {value})
        at = [(other, outcome(played, seed, weeks, evolve(numbers, **{name: other}))) for other in tried]
        made.append(Carried(name, value, tuple(at)))
    return made


def decides_room(one: Carried, needed: int, now: Outcome) -> bool:
    """Whether the goal is met or not by this guess."""
    return any((found.room >= needed) != (now.room >= needed) for _, found in one.at)


def decides_still(one: Carried, now: Outcome) -> bool:
    """Whether this guess makes a difference of half or more to who is still there."""
    return any(2 * abs(found.still - now.still) >= max(now.still, 1) for _, found in one.at)


def other_lines() -> dict[str, tuple[Week, ...]]:
    """Ten weeks as others could have spent them, by name; the parts are shares of whatever hours there are."""
    all_of = {kind: (Week(**{kind: 60}),) * 10 for kind in KINDS}
    return {
        **all_of,
        "thirds": (Week(staff=20, distributed=20, leaders=20),) * 10,
        "turns": (Week(staff=60), *(Week(leaders=60),) * 5, *(Week(staff=60),) * 4),
        "late": (*(Week(leaders=60),) * 6, *(Week(distributed=60),) * 4),
    }
