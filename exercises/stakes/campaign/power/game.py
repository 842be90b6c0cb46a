"""A weighted vote in whole numbers, read from numbers of any kind."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from fractions import Fraction
from itertools import islice
from numbers import Rational
from typing import Any

from attrs import frozen

from ...kit.errors import PowerError
from ...kit.words import _

VOTERS_LIMIT = 10_000
DIGITS_LIMIT = 1_000

_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)


@frozen
class Game:
    """Weights and quota as whole numbers without a common divisor, none of them larger than the quota.

    The same groups win in it as with the numbers that it was read from.
    """

    weights: tuple[int, ...]
    quota: int

    @property
    def total(self) -> int:
        """The sum of all weights."""
        return sum(self.weights)

    def dual(self) -> Game:
        """The game of who can block: a group wins in it where all others together would lose here.

        Whoever turns a group from losing to winning there turns the rest from winning to losing here, so both indices
        are the same, and the one with the smaller quota may be counted.
        """
        return Game(self.weights, self.total + 1 - self.quota).capped()

    def capped(self) -> Game:
        """The same game with no weight above the quota: whoever wins alone cannot do more."""
        return Game(tuple(min(weight, self.quota) for weight in self.weights), self.quota)


def read(weights: Iterable[Any], quota: Any) -> Game:
    """The game of these weights and this quota; raises PowerError, which says what to mend.

    >>> read(["0.5", "1.5", 1], "1.5")
    Game(weights=(1, 3, 2), quota=3)
    """
    if isinstance(weights, (str, bytes, dict, set, frozenset)) or not isinstance(weights, Iterable):
        raise PowerError(_("The weights are a list of numbers. Give one for each who votes."))
    given = list(islice(weights, VOTERS_LIMIT + 1))
    if not given:
        raise PowerError(_("There are no weights. Give one for each who votes."))
    if len(given) > VOTERS_LIMIT:
        raise PowerError(_("That is more than {limit} who vote. Leave some out.").format(limit=VOTERS_LIMIT))
    parts = [_number(weight) for weight in given]
    needed = _number(quota)
    total = sum(parts)
    if not total:
        raise PowerError(_("All weights are zero, so nobody can pass anything. Give somebody a weight."))
    if not needed:
        raise PowerError(_("The quota is zero, so nobody is needed. Give what it takes to pass."))
    if needed > total:
        raise PowerError(_("The quota is more than all weights together, so nothing passes. Lower it."))
    whole = math.lcm(*(part.denominator for part in parts))
    scaled = [int(part * whole) for part in parts]
    common = math.gcd(*scaled)
    # What can be reached is a multiple of the common divisor: between two of these, the higher one is needed.
    return Game(tuple(weight // common for weight in scaled), math.ceil(needed * whole / common)).capped()


def _number(given: Any) -> Fraction:
    """A weight or quota as an exact fraction. A float counts as the decimal that it is printed as."""
    if isinstance(given, Rational) and not isinstance(given, bool):
        number = Fraction(given)
    elif isinstance(given, float):
        if not math.isfinite(given):
            raise PowerError(_("A weight or quota is not a finite number. Write it in digits."))
        number = Fraction(str(given))
    elif isinstance(given, str) and len(given) <= DIGITS_LIMIT and _DECIMAL.fullmatch(given.strip()):
        number = Fraction(given.strip())
    else:
        raise PowerError(_("A weight or quota is not a number. Write it in digits, such as 3 or 1.5."))
    if number < 0:
        raise PowerError(_("A weight or quota is below zero. Give zero or more."))
    return number
