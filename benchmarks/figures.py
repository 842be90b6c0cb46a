"""Measures, and the table and the file that they end in."""

from __future__ import annotations

import json
import os
import platform
import statistics
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen

HEAD = ("what", "ours", "peer", "ratio", "aim")


@frozen
class Measure:
    """A number and the runs it came from. ``over``: a run was cut short at this value, so it is at least that."""

    value: float
    runs: tuple[float, ...] = ()
    over: bool = False


def median(runs: Sequence[float]) -> Measure:
    """The median of some runs, which one slow run does not move.

    >>> median([3.0, 1.0, 20.0]).value
    3.0
    """
    return Measure(statistics.median(runs), tuple(runs))


def percentile(samples: Sequence[float], percent: float) -> float:
    """The smallest sample that at least ``percent`` of a hundred do not exceed (the nearest rank).

    >>> percentile([30, 10, 20, 40], 50), percentile([30, 10, 20, 40], 95)
    (20, 40)
    """
    ranked = sorted(samples)
    if not ranked:
        raise ValueError("there are no samples")
    if not 0 < percent <= 100:
        raise ValueError(f"a percentile is over 0 and up to 100, not {percent}")
    return ranked[-int(-len(ranked) * percent // 100) - 1]


@frozen
class Aim:
    """What was hoped for: that the ratio, or ours alone where there is no peer, is ``most`` or less."""

    most: float


@frozen(kw_only=True)
class Row:
    """One line of the table. ``unit`` is ``s``, ``ms`` or ``B``; ``failed`` says why there is no figure."""

    part: str
    what: str
    unit: str = "s"
    ours: Measure | None = None
    peer: Measure | None = None
    aim: Aim | None = None
    failed: str = ""
    more: dict[str, Any] = field(factory=dict)

    @property
    def ratio(self) -> float | None:
        """Ours over the peer's."""
        return self.ours.value / self.peer.value if self.ours and self.peer and self.peer.value else None

    @property
    def met(self) -> bool | None:
        """Whether the aim was met; None where there is none, or a run that was cut short leaves it open."""
        compared = self.ratio if self.peer else self.ours and self.ours.value
        if self.aim is None or compared is None:
            return None
        # Cut short, the peer can only be slower and ours too.
        if (self.ours and self.ours.over) or (self.peer and self.peer.over and compared > self.aim.most):
            return None
        return compared <= self.aim.most

    def cells(self) -> tuple[str, ...]:
        """The row as text, in the order of HEAD."""
        if self.failed:
            return (self.what, "failed", "", "", self.failed)
        return (self.what, shown(self.ours, self.unit), shown(self.peer, self.unit), self._ratio(), self._aim())

    def _ratio(self) -> str:
        if self.ratio is None or self.ours.over:
            return ""
        return ("< " if self.peer.over else "") + f"{self.ratio:.3f}"

    def _aim(self) -> str:
        if self.aim is None:
            return ""
        most = f"{self.aim.most:.3g}" if self.peer else shown(Measure(self.aim.most), self.unit)
        return f"≤ {most} {({True: 'met', False: 'not met', None: 'open'})[self.met]}"

    def data(self) -> dict[str, Any]:
        """The row for the file: every run is kept, so that the scatter can be seen."""
        return {
            "part": self.part,
            "what": self.what,
            "unit": self.unit,
            "ours": _data(self.ours),
            "peer": _data(self.peer),
            "ratio": self.ratio,
            "aim": self.aim and self.aim.most,
            "met": self.met,
            "failed": self.failed,
            **self.more,
        }


def _data(measure: Measure | None) -> dict[str, Any] | None:
    return measure and {"value": measure.value, "runs": list(measure.runs), "over": measure.over}


def shown(measure: Measure | None, unit: str) -> str:
    """A measure as a reader wants it.

    >>> shown(Measure(1.234), "s"), shown(Measure(48.2), "ms"), shown(Measure(2_400_000), "B")
    ('1.23 s', '48 ms', '2.40 MB')
    """
    if measure is None:
        return ""
    value = measure.value
    if unit == "s":
        text = f"{value:.2f} s" if value < 10 else f"{value:.1f} s"
    elif unit == "ms":
        text = f"{value:.1f} ms" if value < 10 else f"{value:.0f} ms"
    else:
        text = f"{value / 1e6:.2f} MB" if value >= 1e6 else f"{value / 1e3:.1f} kB"
    return f"> {text}" if measure.over else text


def table(rows: Iterable[Row]) -> str:
    """The rows as text in columns, numbers to the right."""
    cells = [HEAD, *(row.cells() for row in rows)]
    widths = [max(len(line[i]) for line in cells) for i in range(len(HEAD) - 1)]
    lines = [
        "  ".join([line[0].ljust(widths[0]), *(line[i].rjust(widths[i]) for i in (1, 2, 3)), line[4]]).rstrip()
        for line in cells
    ]
    return "\n".join([lines[0], "-" * max(map(len, lines)), *lines[1:]])


def machine() -> dict[str, Any]:
    """What the figures were taken on, and how busy it was: another machine's are not to be compared with these."""
    load = os.getloadavg() if hasattr(os, "getloadavg") else ()
    return {
        "system": platform.platform(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load": list(load),
    }


def write(path: Path, rows: Sequence[Row], about: dict[str, Any]) -> None:
    """Write all that was measured as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    document = {**about, "rows": [row.data() for row in rows]}
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", "utf-8")
