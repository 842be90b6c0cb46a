"""How many must be asked, so that enough of them do it: apart from one another, or kept away together, as by rain."""

from __future__ import annotations

import math
from functools import lru_cache
from random import Random

from attrs import frozen

from .model import Campaign

SURE = 0.8
EXACT = 2_000
# Of a normal distribution eight tenths lie within the first of these, in standard deviations, and eight above minus the
# second.
_WITHIN, _ABOVE = 1.2816, 0.8416
# And ninety-five of a hundred within this.
_WIDELY = 1.96
EVENINGS = 50

Weathers = tuple[tuple[float, float], ...]


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
        return self._wilson(_WITHIN)

    @property
    def wide_rates(self) -> tuple[float, float]:
        """The same, right nineteen times in twenty.

        >>> [round(rate, 2) for rate in Record(kept=12, asked=20).wide_rates]
        [0.39, 0.78]
        """
        return self._wilson(_WIDELY)

    def _wilson(self, z: float) -> tuple[float, float]:
        if not self.asked:
            return 0.0, 1.0
        n = self.asked
        middle = (self.kept + z * z / 2) / (n + z * z)
        around = z / (n + z * z) * math.sqrt(self.kept * (n - self.kept) / n + z * z / 4)
        return max(middle - around, 0.0), min(middle + around, 1.0)


def record(campaign: Campaign) -> Record:
    """What became of the learner's own asks so far, whatever came with a worked case included.

    What was put off, or isn't due yet, is not known.
    """
    known = [ask for ask in campaign.asks if ask.kept != "open" or ask.reply == "no"]
    return Record(sum(ask.kept in ("kept", "in part") for ask in known), len(known))


def promises(campaign: Campaign) -> Record:
    """Of those who said yes and whose day has come, how many kept it, at least in part."""
    due = [ask for ask in campaign.asks if ask.reply == "yes" and ask.kept != "open"]
    return Record(sum(ask.kept != "not kept" for ask in due), len(due))


@lru_cache(maxsize=256)
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


def chance(asked: int, many: int, weathers: Weathers) -> float:
    """How likely ``many`` of the ``asked`` come. Each of the ``weathers`` is how often it is so, and how likely each person
    then comes, apart from the others.

    Rain on one evening in three, as in the chapter on thirty-seven promises, leaves 34 evenings of fifty where there were 41:

    >>> round(50 * chance(37, 20, ((1.0, 0.6),)))
    41
    >>> round(50 * chance(37, 20, ((2 / 3, 0.7), (1 / 3, 0.4))))
    34
    """
    return math.fsum(share * _enough(asked, many, rate) for share, rate in weathers)


def _enough(asked: int, many: int, rate: float) -> float:
    if many <= 0 or many <= asked and rate >= 1:
        return 1.0
    if many > asked or rate <= 0:
        return 0.0
    return max(0.0, 1 - _fewer(asked, rate, many))


@lru_cache(maxsize=64)
def asks_in(many: int, weathers: Weathers) -> int:
    """The fewest to ask so that ``many`` come eight times in ten, over all the ``weathers``. No rate may be 0.

    >>> asks_in(20, ((2 / 3, 0.7), (1 / 3, 0.4)))
    47
    """
    rates = [rate for share, rate in weathers if share > 0]
    low, high = asks_for(many, max(rates)), asks_for(many, min(rates))
    while low < high:
        middle = (low + high) // 2
        if chance(middle, many, weathers) >= SURE:
            high = middle
        else:
            low = middle + 1
    return low


@frozen
class Evening:
    """One possible evening: which of the weathers it had, and how many came."""

    weather: int
    came: int


@lru_cache(maxsize=16)
def evenings(asked: int, weathers: Weathers, seed: int) -> tuple[Evening, ...]:
    """Fifty possible evenings, drawn; with one seed always the same. Whoever is asked besides never makes one smaller."""
    made = []
    for evening in range(EVENINGS):
        drawn = Random(f"{seed} evening {evening}")
        left, weather = drawn.random(), 0
        while weather < len(weathers) - 1 and left >= weathers[weather][0]:
            left -= weathers[weather][0]
            weather += 1
        rate = weathers[weather][1]
        made.append(Evening(weather, sum(drawn.random() < rate for _ in range(asked))))
    return tuple(made)
