"""The book's build beside plain jupyter-book on the same text: from nothing, again, and after an edit."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import plain_book
from benchmarks.figures import Row, median
from tooling.steps import Progress

BUILDERS: dict[str, tuple[Callable[[], None], Callable[[], None], Path]] = {
    "ours": (plain_book.write_own, plain_book.build_own, plain_book.OWN),
    "peer": (plain_book.write, plain_book.build, plain_book.FOLDER),
}
TIMES = ("from nothing", "again, nothing changed", "again, one chapter edited")


def measure(quick: bool) -> Iterator[Row]:
    """A row for each of the three, both by turns."""
    many = 1 if quick else 3
    taken: dict[tuple[str, str], list[float]] = defaultdict(list)
    for i in range(many):
        with Progress(f"Building both books, round {i + 1} of {many}"):
            for who, (write, build, folder) in BUILDERS.items():
                write()
                for when in TIMES:
                    if when == TIMES[-1]:
                        plain_book.edit(folder)
                    taken[who, when].append(seconds(build))
    for when in TIMES:
        yield Row(
            part="build", what=f"build {when}", ours=median(taken["ours", when]), peer=median(taken["peer", when])
        )


def seconds(do: Callable[[], None]) -> float:
    """How long something takes."""
    began = time.monotonic()
    do()
    return time.monotonic() - began
