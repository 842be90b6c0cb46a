"""Draws which groups share which needs, as far as a report may show it: groups in a column, needs in another."""

from __future__ import annotations

import textwrap

from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural
from .report import Report, Stake

WIDTH = 760
GROUP_X, STAKE_X = 220, 440
STEP, TOP = 42, 10
MOST = 20
_LEAF = "M{x0} {y} C{x1} {y0} {x2} {y0} {x3} {y} C{x2} {y4} {x1} {y4} {x0} {y} Z"


def overlap_map(report: Report) -> Node:
    """The picture of a report in which a group stands beside a need."""
    stakes = [stake for stake in report.stakes if stake.cells][:MOST]
    groups = list(dict.fromkeys(group for stake in stakes for group in stake.cells))
    rows = max(len(groups), len(stakes))
    at = {group: _place(n, len(groups), rows) for n, group in enumerate(groups)}
    shapes: list[Node] = []
    for n, stake in enumerate(stakes):
        y = _place(n, len(stakes), rows)
        shapes += [_line(at[group], y, people, stake) for group, people in stake.cells.items()]
        shapes += _stake(stake, y)
    for group in groups:
        shapes += _group(group, at[group])
    shared = len(report.overlaps)
    title = plural("{n} need is shared by two groups or more", "{n} needs are shared by two groups or more", shared)
    described = _("A line joins a group to a need that three or more of it share; a thicker one stands for more people. The table has the numbers.")
    return nodes.picture(
        title if shared else _("No need is shared by two groups, as far as this can show"),
        described,
        shapes,
        width=WIDTH,
        height=2 * TOP + rows * STEP,
        look="wide",
        key="overlap-map",
    )


def _place(n: int, many: int, rows: int) -> float:
    return round(TOP + (n + 0.5) * rows * STEP / many, 1)


def _line(group_y: float, stake_y: float, people: int, stake: Stake) -> Node:
    half = (GROUP_X + STAKE_X) / 2
    wide = "vital" if people >= 12 else "strong" if people >= 6 else ""
    path = f"M{GROUP_X} {group_y} C{half:.0f} {group_y} {half:.0f} {stake_y} {STAKE_X} {stake_y}"
    return nodes.shape("path", look=f"tie {_kind(stake)} {wide}".strip(), d=path)


def _kind(stake: Stake) -> str:
    return "shared" if len(stake.cells) > 1 else "single"


def _stake(stake: Stake, y: float) -> list[Node]:
    x = STAKE_X
    leaf = _LEAF.format(x0=x - 2, x1=x + 4, x2=x + 14, x3=x + 22, y=y, y0=round(y - 11, 1), y4=round(y + 11, 1))
    words = nodes.shape("text", words=_cut(stake.what, 38), look=f"stake-words {_kind(stake)}", x=x + 30, y=round(y + 5, 1))
    return [nodes.shape("path", look=f"leaf {_kind(stake)}", d=leaf), words]


def _group(group: str, y: float) -> list[Node]:
    name = _cut(group or _("no group"), 24)
    return [
        nodes.shape("rect", look="holder", x=GROUP_X - 9, y=round(y - 9, 1), width=18, height=18, rx=4),
        nodes.shape("text", words=name, look="holder-name", x=GROUP_X - 18, y=round(y + 5, 1)),
    ]


def _cut(words: str, width: int) -> str:
    lines = textwrap.wrap(words, width, break_on_hyphens=False) or [""]
    return lines[0] if len(lines) == 1 else f"{lines[0][: width - 1].rstrip()}…"
