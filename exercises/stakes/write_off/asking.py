"""How many must be asked, so that enough of them do it."""

from __future__ import annotations

import math

from attrs import frozen

from ..campaign import Campaign

SURE = 0.8
EXACT = 2_000
# Of a normal distribution eight tenths lie within the first of these, in standard deviations, and eight above minus the
# second.
_WITHIN, _ABOVE = 1.2816, 0.8416


@frozen
class Record:
    """Of so many ``asked`` whose answer or deed is known, so many ``kept`` what they were asked for, at least in
    part."""

    kept: int
    asked: int

    @property
    def rates(self) -> tuple[float, float]:
        """The least and the most that one may make of it: Wilson's interval, right eight times in ten.

        A record of three is worth little, and this says so:

        >>> [round(rate, 2) for rate in Record(kept=2, asked=3).rates]
        [0.32, 0.89]
        """
        n, z = self.asked, _WITHIN
        middle = (self.kept + z * z / 2) / (n + z * z)
        around = z / (n + z * z) * math.sqrt(self.kept * (n - self.kept) / n + z * z / 4)
        return max(middle - around, 0.0), min(middle + around, 1.0)


def record(campaign: Campaign) -> Record:
    """What became of the learner's own asks so far, whatever came with a worked case included.

    What was put off, or isn't due yet, is not known.
    """
    known = [ask for ask in campaign.asks if ask.kept != "open" or ask.reply == "no"]
    return Record(sum(ask.kept in ("kept", "in part") for ask in known), len(known))


def asks_for(many: int, rate: float) -> int:
    """The fewest to ask so that ``many`` do it eight times in ten, where each does at this ``rate``, apart from the
    others.

    >>> [asks_for(20, rate) for rate in (0.5, 0.6, 0.8)]
    [45, 37, 27]
    """
    if many <= 0 or rate >= 1:
        return max(many, 0)
    if many > EXACT:
        spread = _ABOVE * math.sqrt(1 - rate)
        return math.ceil(((spread + math.sqrt(spread**2 + 4 * many)) / 2) ** 2 / rate)
    low, high = many, math.ceil((many + 2 * math.sqrt(many) + 3) / rate)
    while low < high:
        middle = (low + high) // 2
        if _fewer(middle, rate, many) <= 1 - SURE:
            high = middle
        else:
            low = middle + 1
    return low


def _fewer(asked: int, rate: float, many: int) -> float:
    """How likely fewer than ``many`` of the ``asked`` do it."""
    one, other, whole = math.log(rate), math.log(1 - rate), math.lgamma(asked + 1)
    return math.fsum(
        math.exp(whole - math.lgamma(k + 1) - math.lgamma(asked - k + 1) + k * one + (asked - k) * other)
        for k in range(min(many, asked + 1))
    )
