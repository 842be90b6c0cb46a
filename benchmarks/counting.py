"""Exact Banzhaf power of equal voters beside PyPI's powerindices: how long each counts, and whether it is right."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from math import comb
from pathlib import Path

from benchmarks import lite
from benchmarks.figures import Measure, Row, median
from tooling import environment
from tooling.commands import call
from tooling.paths import ROOT
from tooling.steps import Progress

VOTERS = (50, 67, 68, 100, 200)

# Counts once on a small vote to be warm, then on the one that is measured; prints seconds and what it found.
COUNT = """
import json, sys, time
{bring}
voters, quota = int(sys.argv[1]), int(sys.argv[2])
count([3, 2, 1], 4)
began = time.perf_counter()
found = count([1] * voters, quota)
print(json.dumps([time.perf_counter() - began, [str(value) for value in found]]))
"""
OURS = "from stakes.campaign.power import banzhaf as count"
PEER = "from powerindices import compute_pbi\ncount = lambda weights, quota: compute_pbi(quota, weights)"


def measure(quick: bool) -> Iterator[Row]:
    """A row for each number of voters: medians of runs in fresh processes, by turns."""
    rounds = 3 if quick else 9
    peer = environment.python_of(lite.ENVIRONMENT)
    for voters in VOTERS:
        quota = voters // 2 + 1
        with Progress(f"Counting the power of {voters} voters"):
            runs = [
                (counted(Path(sys.executable), OURS, voters, quota), counted(peer, PEER, voters, quota))
                for _ in range(rounds)
            ]
        ours, theirs = (is_right(runs[0][i][1], expected(voters, quota)) for i, expected in enumerate(EXPECTED))
        said = f"ours {verdict(ours)}, powerindices {verdict(theirs)}"
        yield Row(
            part="power",
            what=f"Banzhaf, {voters} equal voters: {said}",
            unit="ms",
            ours=taken(own for own, _ in runs),
            peer=taken(other for _, other in runs),
            more={"ours right": ours, "peer right": theirs},
        )


def counted(python: Path, bring: str, voters: int, quota: int) -> tuple[float, list[str]]:
    """What one count took, in seconds, and found."""
    printed = call(
        [python, "-W", "ignore", "-c", COUNT.format(bring=bring), str(voters), str(quota)],
        todo="See the lines above; _build/bench/venv can be deleted to be made anew.",
        cwd=ROOT,
    )
    seconds, found = json.loads(printed)
    return seconds, found


def taken(runs: Iterator[tuple[float, list[str]]]) -> Measure:
    """The median of these runs, in ms."""
    return median([1000 * seconds for seconds, _ in runs])


def shares(voters: int, quota: int) -> Fraction:
    """What each of equal voters has of all power: as much as any other.

    >>> shares(4, 3)
    Fraction(1, 4)
    """
    return Fraction(1, voters)


def chances(voters: int, quota: int) -> Fraction:
    """What powerindices returns: how likely each of equal voters is decisive where the others toss a coin.

    >>> chances(3, 2)
    Fraction(1, 2)
    """
    return Fraction(comb(voters - 1, quota - 1), 2 ** (voters - 1))


EXPECTED: tuple[Callable[[int, int], Fraction], ...] = (shares, chances)


def is_right(found: list[str], expected: Fraction) -> bool:
    """Whether every value is the expected one, as far as a float can tell.

    >>> is_right(["1/3", "0.3333333333333333"], Fraction(1, 3)), is_right(["1/3", "-0.2"], Fraction(1, 3))
    (True, False)
    """
    return all(abs(Fraction(value) - expected) <= expected / 10**9 for value in found)


def verdict(right: bool) -> str:
    """The word for it in the table."""
    return "right" if right else "wrong"
