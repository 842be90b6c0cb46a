"""`course.py bench`: measures the book beside what it could have been; prints a table, writes `_build/bench.json`."""

import argparse
import time

from tooling import browser, environment
from tooling.build import build
from tooling.paths import BUILD
from tooling.steps import alone, run_steps

PARTS = ("open", "bytes", "actions", "build", "power", "room")
OUT = BUILD / "bench.json"


def run(args: list[str]) -> int:
    """Measure the parts asked for, all where none is; returns 1 where one could not be measured, never for a slow one."""
    parser = argparse.ArgumentParser(
        prog="course.py bench", description="Measure the book beside what it could have been."
    )
    parser.add_argument(
        "parts", nargs="*", type=part, metavar="PART", help=f"{', '.join(PARTS)}; all where none is named"
    )
    parser.add_argument("--quick", action="store_true", help="fewer rounds, and one slow line only")
    chosen = parser.parse_args(args)
    build()
    browser.ready()

    # These need what the tests need, which is installed for this command alone.
    from benchmarks import figures, lite, places, run

    parts = [name for name in PARTS if name in (chosen.parts or PARTS)]
    with alone(BUILD / "bench" / ".lock"):
        places.keep_book()
        if {"open", "bytes", "power"} & set(parts):
            run_steps([environment.apart("Installing what to measure beside", lite.ENVIRONMENT, lite.REQUIREMENTS)])
        if {"open", "bytes"} & set(parts):
            run_steps([lite.step(environment.python_of(lite.ENVIRONMENT))])
        about = {"date": time.strftime("%Y-%m-%dT%H:%M:%S%z"), "quick": chosen.quick, "before": figures.machine()}
        rows = list(run.measured(parts, chosen.quick))
        figures.write(OUT, rows, {**about, "after": figures.machine()})
    print(f"\n{figures.table(rows)}\n\n{run.NOTES}\nEvery run is in {OUT}.")
    return 1 if any(row.failed for row in rows) else 0


def part(name: str) -> str:
    """Return the name of a part that there is.

    >>> part("open")
    'open'
    """
    if name not in PARTS:
        raise argparse.ArgumentTypeError(f"there is no part {name!r}; choose from {', '.join(PARTS)}")
    return name
