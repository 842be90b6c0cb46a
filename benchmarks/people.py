"""Campaigns as large as a measure needs, made of plain words, the same every time."""

from __future__ import annotations

from pathlib import Path

from stakes import Session, workbook
from stakes.campaign import DEPTHS, Campaign, Goal, Group, Need, Person, Resource, Stake, Tie
from stakes.kit import data

EXERCISE = "self-interest-map"

NEEDS = (
    "a warm room", "a safe crossing", "a late bus", "a longer lease", "clean water", "a paid hour", "a night nurse",
    "a working lift", "a quiet street", "a lower fee", "a second teacher", "a repaired roof", "an honest count", "a faster answer",
    "a shaded bench", "a shared key", "a locked shed", "a printed notice", "an open kitchen", "a fair shift",
)  # fmt: skip
PLACES = (
    "at the mill", "by the school", "in the chapel", "on Harbor Street", "at the clinic", "at the market", "at the depot",
    "by the river", "in the library", "on the ridge", "at the port", "at the orchard", "in the tower", "by the garage",
    "at the farm",
)  # fmt: skip
# Every so manieth stake is said once more in other words, to be offered for joining.
REWORDED = 6


def stakes_in_words(many: int) -> list[str]:
    """So many different stakes; no two of them read alike.

    >>> stakes_in_words(21)[::20]
    ['a warm room at the mill', 'a warm room by the school']
    """
    if many > len(NEEDS) * len(PLACES):
        raise ValueError(f"there are words for {len(NEEDS) * len(PLACES)} stakes, not for {many}")
    return [f"{NEEDS[i % len(NEEDS)]} {PLACES[i // len(NEEDS)]}" for i in range(many)]


def reworded(what: str) -> str:
    """The same stake in other words, as the map offers for joining.

    >>> reworded("a warm room at the mill")
    'at the mill, a warm room'
    """
    need = next(need for need in NEEDS if what.startswith(need))
    return f"{what.removeprefix(need).strip()}, {need}"


def campaign(people: int, stakes: int) -> Campaign:
    """So many people and different stakes, each stake held by two, a sixth of them by one more in other words."""
    words = stakes_in_words(stakes)
    said = [*words, *words, *map(reworded, words[::REWORDED])]
    held: dict[int, int] = {}
    made = []
    for i, what in enumerate(said):
        # Spread so that nobody holds the same stake twice, and those beside each other differ.
        who = (7 * i + 3 * (i // stakes)) % people + 1
        held[who] = held.get(who, 0) + 1
        made.append(Stake(id=f"p{who}-s{held[who]}", who=f"p{who}", what=what, depth=DEPTHS[i % len(DEPTHS)]))
    return Campaign(
        people=tuple(Person(id=f"p{n}", name=f"Person {n}") for n in range(1, people + 1)), stakes=tuple(made)
    )


def coalition(people: int) -> Campaign:
    """So many people in groups of ten, tied to the next and to somebody far off, each group with something to bring."""
    groups = tuple(Group(id=f"g{n}", name=f"Group {n}", size="10") for n in range(1, people // 10 + 1))
    members = tuple(
        Person(id=f"p{n}", name=f"Person {n}", group=groups[n % len(groups)].id) for n in range(1, people + 1)
    )
    pairs = [(n, n % people + 1) for n in range(1, people + 1)] + [(n, people + 1 - n) for n in range(1, people // 2)]
    ties = (Tie(id=f"t{i}", one=f"p{one}", other=f"p{other}", kind="trusts") for i, (one, other) in enumerate(pairs))
    goals = tuple(Goal(id=f"goal-{n}", what=what) for n, what in enumerate(stakes_in_words(4), 1))
    return Campaign(
        people=members,
        groups=groups,
        ties=tuple({frozenset((tie.one, tie.other)): tie for tie in ties}.values()),
        goals=goals,
        needs=tuple(
            Need(id=f"{goal.id} {kind}", goal=goal.id, kind=kind, amount=5 * people)
            for goal in goals
            for kind in ("people", "hours")
        ),
        resources=tuple(
            Resource(id=f"{group.id} {kind}", who=group.id, kind=kind, low=20, high=70)
            for group in groups
            for kind in ("people", "hours")
        ),
    )


def write_workbook(path: Path, made: Campaign) -> None:
    """Write a workbook with this campaign, as an export would be."""
    own = Session(EXERCISE).work["own"]
    session = Session(EXERCISE, {"campaign": data.write(made), "own": own})
    workbook.save(workbook.new().with_session(session), path)
