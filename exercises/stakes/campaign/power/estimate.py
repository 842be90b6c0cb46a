"""Estimates of power from samples, where counting would take too long. Each says its standard error."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import compress
from random import Random
from typing import Any

from attrs import frozen

from ...kit.errors import PowerError
from ...kit.words import _
from .game import Game, read

DRAWS = 10_000
DRAWS_LIMIT = 10**7


@frozen
class Estimate:
    """Shares that were estimated, each with its standard error (``errors``), from so many ``draws``.

    About two times in three the true share lies within one error of the estimate, and 19 times in 20 within two.
    """

    shares: tuple[float, ...]
    errors: tuple[float, ...]
    draws: int


def banzhaf_estimate(weights: Iterable[Any], quota: Any, *, seed: int, draws: int = DRAWS) -> Estimate:
    """An estimate of :func:`banzhaf`: groups are drawn by a coin for each voter, and the decisive are counted.

    The same seed gives the same estimate. Raises PowerError for numbers that are none, and where nobody was decisive in
    any draw.

    >>> found = banzhaf_estimate([49, 48, 3], 51, seed=1)
    >>> [round(share, 1) for share in found.shares], max(found.errors) < 0.01
    ([0.3, 0.3, 0.3], True)
    """
    game = read(weights, quota)
    counts = [0] * len(game.weights)
    shared = [0] * len(game.weights)
    every = squares = 0
    for decisive in _drawn_groups(game, _random(seed), _many(draws)):
        every += len(decisive)
        squares += len(decisive) ** 2
        for i in decisive:
            counts[i] += 1
            shared[i] += len(decisive)
    if not every:
        raise PowerError(_("Nobody was decisive in any draw, so samples say nothing here. Ask for more draws."))
    shares = [count / every for count in counts]
    # A share is a ratio of two means that rise and fall together; its variance is that of count − share × all decisive.
    spreads = (
        count - 2 * share * both + share**2 * squares for count, share, both in zip(counts, shares, shared, strict=True)
    )
    return _estimate(shares, (spread / draws for spread in spreads), draws, every / draws)


def shapley_shubik_estimate(weights: Iterable[Any], quota: Any, *, seed: int, draws: int = DRAWS) -> Estimate:
    """An estimate of :func:`shapley_shubik`: orders of joining are drawn, and whose vote reached the quota is counted.

    The same seed gives the same estimate. Raises PowerError for numbers that are none.

    >>> found = shapley_shubik_estimate([3, 2, 1, 1], 4, seed=1)
    >>> [round(share, 1) for share in found.shares]
    [0.5, 0.2, 0.2, 0.2]
    """
    game = read(weights, quota)
    random = _random(seed)
    counts = [0] * len(game.weights)
    order = list(range(len(counts)))
    for _draw in range(_many(draws)):
        random.shuffle(order)
        weight = 0
        for i in order:
            weight += game.weights[i]
            if weight >= game.quota:
                counts[i] += 1
                break
    shares = [count / draws for count in counts]
    return _estimate(shares, (share * (1 - share) for share in shares), draws, 1)


def _drawn_groups(game: Game, random: Random, draws: int) -> Iterator[list[int]]:
    """For each group drawn, who is decisive: in a winning one who can't be spared, in a losing one who is missed."""
    voters = range(len(game.weights))
    for _draw in range(draws):
        drawn = random.getrandbits(len(game.weights))
        inside = [drawn >> i & 1 for i in voters]
        spare = sum(compress(game.weights, inside)) - game.quota
        if spare >= 0:
            yield [i for i in compress(voters, inside) if game.weights[i] > spare]
        else:
            yield [i for i in voters if not inside[i] and game.weights[i] >= -spare]


def _estimate(shares: list[float], variances: Iterable[float], draws: int, scale: float) -> Estimate:
    """Never an error of none: even what came in no draw, or in all, might in two draws have been otherwise."""
    errors = (math.sqrt(max(variance, 2 / draws) / draws) / scale for variance in variances)
    return Estimate(tuple(shares), tuple(errors), draws)


def _random(seed: int) -> Random:
    if type(seed) is not int:
        raise PowerError(_("The seed is not a whole number. Give one, so that the estimate can be repeated."))
    return Random(seed)


def _many(draws: int) -> int:
    if type(draws) is not int or not 2 <= draws <= DRAWS_LIMIT:
        raise PowerError(_("Give a number of draws from 2 to {limit}.").format(limit=DRAWS_LIMIT))
    return draws
