"""The parts, one after the other: one that fails says so in its own row, and the others go on."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator

from benchmarks import acting, building, counting, merging, opening, weighing
from benchmarks.figures import Row
from tooling.paths import BUILD

MEASURES = {
    "open": opening.measure,
    "bytes": weighing.measure,
    "actions": acting.measure,
    "build": building.measure,
    "power": counting.measure,
    "room": merging.measure,
}

NOTES = """\
Ours is the built book; the peer is a JupyterLite notebook with one widget, or a default Jupyter Book of the same text; of
voting power, PyPI's powerindices.
Seconds are medians, taken by turns in the same run.
Cold is a fresh profile and an empty cache, warm the next visit in it. Slow lines are made in the server, the same for
both, which there packs text and wasm as common hosts do."""


def measured(parts: Iterable[str], quick: bool) -> Iterator[Row]:
    """The rows of these parts."""
    for part in parts:
        try:
            yield from MEASURES[part](quick)
        except Exception as error:  # noqa: BLE001 whatever went wrong, the other parts are worth having
            log = BUILD / "log" / f"bench-{part}.txt"
            log.parent.mkdir(parents=True, exist_ok=True)
            log.write_text(traceback.format_exc(), "utf-8")
            yield Row(part=part, what=part, failed=opening.reason(error))
