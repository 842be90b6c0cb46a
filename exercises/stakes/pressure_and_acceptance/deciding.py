"""Which choice is worth most at which chance, and where that changes: the pivot.

Each choice has two values on the learner's own scale, 0 (the worst that could come of it) to 100 (the best): one if the
thing that is hoped for happens, one if it does not. At a chance p a choice is worth p × the first + (1 − p) × the second,
and nothing else enters. This is the indifference point of a decision table (Raiffa 1968, *Decision Analysis*), kept exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen


@frozen
class Line:
    """A choice and its two values, if the thing happens and if not."""

    name: str
    happens: int
    fails: int

    def at(self, chance: Fraction) -> Fraction:
        """What the choice is worth at a chance from 0 to 1."""
        return chance * self.happens + (1 - chance) * self.fails


@frozen
class Stretch:
    """From one chance to another, the names of what is worth most there."""

    start: Fraction
    end: Fraction
    best: tuple[str, ...]


def best_at(lines: Sequence[Line], chance: Fraction) -> tuple[str, ...]:
    """The names of the choices that are worth most at this chance: more than one where they are worth the same.

    >>> best_at([Line("take it", 80, 80), Line("hold out", 100, 0)], Fraction(4, 5))
    ('take it', 'hold out')
    """
    if not lines:
        return ()
    worth = [line.at(chance) for line in lines]
    most = max(worth)
    return tuple(line.name for line, value in zip(lines, worth, strict=True) if value == most)


def pivots(lines: Sequence[Line]) -> list[Fraction]:
    """The chances strictly between 0 and 1 at which what is worth most changes, in their order.

    >>> pivots([Line("take it", 80, 80), Line("hold out", 100, 0)])
    [Fraction(4, 5)]
    """
    crossings = set()
    for i, one in enumerate(lines):
        for other in lines[i + 1 :]:
            slope = (one.happens - one.fails) - (other.happens - other.fails)
            if slope:
                chance = Fraction(other.fails - one.fails, slope)
                if 0 < chance < 1:
                    crossings.add(chance)
    return [chance for chance in sorted(crossings) if _changes(lines, chance)]


def _changes(lines: Sequence[Line], chance: Fraction) -> bool:
    """Whether what is worth most just below a chance is something else just above it."""
    best = best_at(lines, chance)
    slopes = [line.happens - line.fails for line in lines if line.name in best]
    return min(slopes) != max(slopes)


def stretches(lines: Sequence[Line]) -> list[Stretch]:
    """From 0 to 1, each stretch of chances and what is worth most in it."""
    ends = [Fraction(0), *pivots(lines), Fraction(1)]
    return [
        Stretch(start, end, best_at(lines, (start + end) / 2)) for start, end in zip(ends, ends[1:], strict=False) if lines
    ]
