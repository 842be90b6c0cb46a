"""Merges the votes of a room: the share of each group that agrees, smoothed, and the geometric mean over the groups.

The smoothing is that of Polis's group-informed consensus, ``(agree + 1) / (votes + 2)``, where a vote is any answer, one that
passes too (compdemocracy/polis, ``math/src/polismath/math/conversation.clj``, ``:group-aware-consensus``; the Computational
Democracy Project, "Group Informed Consensus"). Polis multiplies the groups' figures. A product falls with every group that
joins, even where all agree alike; the geometric mean does not, and one group that says no still pulls it down further than an
average would.

Seven is a number that Polis uses for something else: it puts nobody in a group before they have voted on seven statements.
Here it marks a group in which so few voted that one of them moves the figure by an eighth or more. Nothing is left out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import field, frozen

from ..kit.data import between
from ..kit.errors import StakesError
from .fields import MOST, id_field

FEW = 7


class TallyError(StakesError):
    """Counts that no room can have given."""


@frozen(kw_only=True)
class Tally:
    """What a group (``who``, an id) said to a goal: how many agreed, of how many who voted.

    While it is typed, more may seem to agree than voted: then it is not ``whole``, and is left out of every figure.
    """

    who: str = id_field()
    goal: str = id_field()
    agree: int = field(default=0, validator=between(0, MOST))
    votes: int = field(default=0, validator=between(0, MOST))

    @property
    def whole(self) -> bool:
        """Whether anybody voted, and no more agreed than did."""
        return self.agree <= self.votes > 0


def smoothed(agree: int, votes: int) -> Fraction:
    """The share that agrees, drawn toward a half where few voted: strictly between 0 and 1.

    Raises TallyError where more agree than voted.

    >>> smoothed(0, 0), smoothed(2, 2), smoothed(14, 20)
    (Fraction(1, 2), Fraction(3, 4), Fraction(15, 22))
    """
    if not 0 <= agree <= votes:
        raise TallyError(f"{agree} of {votes} cannot agree. Correct one of the two numbers.")
    return Fraction(agree + 1, votes + 2)


def swing(votes: int) -> Fraction:
    """By how much a smoothed share moves when one of so many voters changes their mind.

    >>> swing(5)
    Fraction(1, 7)
    """
    return Fraction(1, votes + 2)


def together(shares: Iterable[Fraction]) -> float:
    """The geometric mean of some groups' shares, each above 0: never under the least of them, nor over the most.

    Raises TallyError where there are none.

    >>> together([Fraction(1, 2), Fraction(1, 2), Fraction(1, 2)])
    0.5
    >>> round(together([Fraction(9, 10), Fraction(1, 10)]), 3)
    0.3
    """
    given = sorted(map(float, shares))
    if not given or given[0] <= 0:
        raise TallyError("There is no share to combine. Count the votes of a group first.")
    mean = math.exp(math.fsum(map(math.log, given)) / len(given))
    return min(max(mean, given[0]), given[-1])


@frozen
class Share:
    """What one group's votes on a goal come to."""

    tally: Tally

    @property
    def share(self) -> Fraction:
        """The smoothed share that agrees."""
        return smoothed(self.tally.agree, self.tally.votes)

    @property
    def few(self) -> bool:
        """Whether so few voted that the figure says little."""
        return self.tally.votes < FEW


@frozen
class Figure:
    """What a room's votes on a goal come to: each group's share, and all of them ``together``."""

    goal: str
    shares: tuple[Share, ...]

    @property
    def together(self) -> float:
        """The geometric mean over the groups that voted."""
        return together(one.share for one in self.shares)

    @property
    def least(self) -> Share:
        """The group that agrees least."""
        return min(self.shares, key=lambda one: one.share)


def figures(tallies: Iterable[Tally], groups: Iterable[str], goals: Iterable[str]) -> tuple[Figure, ...]:
    """A figure for each of these goals on which one of these groups has voted, in their order."""
    found = {(tally.who, tally.goal): tally for tally in tallies if tally.whole}
    asked = list(groups)
    made = (
        Figure(goal, tuple(Share(found[who, goal]) for who in asked if (who, goal) in found))
        for goal in goals
    )
    return tuple(figure for figure in made if figure.shares)


# A tally as a facilitator types it: a line for each group and goal, its numbers last.

@frozen
class Unread:
    """A line of a tally that could not be read: its number, its words, and what of it is not known (``"group"``,
    ``"goal"``, ``"numbers"`` or ``"more"``: more agree than voted)."""

    line: int
    words: str
    why: str


def read_tallies(
    words: str, groups: Mapping[str, str], goals: Mapping[str, str]
) -> tuple[tuple[Tally, ...], tuple[Unread, ...]]:
    """The tallies in a text and the lines that are none; ``groups`` and ``goals`` are names by id.

    A line begins with a group's name and a goal's words, and ends in two numbers, whatever stands between. One without
    numbers is still to be filled in, and passed over.

    >>> read_tallies("Choir | The 9.40 stays | 14 of 20", {"g": "Choir"}, {"a": "The 9.40 stays"})
    ((Tally(who='g', goal='a', agree=14, votes=20),), ())
    """
    tallies: list[Tally] = []
    unread: list[Unread] = []
    for n, line in enumerate(words.splitlines(), 1):
        read = _read(line, groups, goals)
        if isinstance(read, Tally):
            tallies.append(read)
        elif read:
            unread.append(Unread(n, line.strip(), read))
    return tuple(tallies), tuple(unread)


def _read(line: str, groups: Mapping[str, str], goals: Mapping[str, str]) -> Tally | str:
    who, rest = _begins(_folded(line), groups)
    goal, rest = _begins(rest, goals)
    numbers = _numbers(rest if who and goal else line)
    if not numbers:
        return ""
    if not who:
        return "group"
    if not goal:
        return "goal"
    if len(numbers) != 2 or max(numbers) > MOST:
        return "numbers"
    agree, votes = numbers
    return Tally(who=who, goal=goal, agree=agree, votes=votes) if agree <= votes else "more"


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _begins(line: str, names: Mapping[str, str]) -> tuple[str, str]:
    """The id of the longest name with which a line begins, and what follows it."""
    known = sorted(((_folded(name), id) for id, name in names.items()), key=lambda pair: -len(pair[0]))
    for name, id in known:
        if name and line.startswith(name):
            return id, line[len(name) :].lstrip(" |;,:/")
    return "", line


def _numbers(words: str) -> list[int]:
    digits = "".join(c if c.isascii() and c.isdigit() else " " for c in words)
    return [int(number[:12]) for number in digits.split()]
