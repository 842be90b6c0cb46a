"""Draws position by power: the five wedges one way, how much say the other; who is not placed waits below.

On a wide screen wedges are columns; on a narrow one they are rows, and whoever is drawn stays readable.
"""

from __future__ import annotations

from attrs import frozen

from ..campaign import Campaign, Placement, Stakeholder, Work
from ..campaign.entry_editor import power_words, wedge_words
from ..campaign.organizing import POWER, WEDGES
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _
from .chains import ear_of
from .marks import INDENT, LINE, Mark, drawn, mark_of, wrapped
from .model import shown
from .places import decider_of, on_map, placed
from .sentences import grid_description, stand_finding

PAD = 6
LEAST = 56


@frozen
class Layout:
    """How a grid is laid out: its width, what stands left of and above its cells, the names of its columns and rows."""

    width: int
    left: int
    top: int
    band: int
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    chars: int
    size: str

    @property
    def column(self) -> int:
        """How wide a column is."""
        return (self.width - 2 - self.left) // len(self.columns)

    def zone(self, row: str, column: str) -> tuple[str, str]:
        """The wedge and the power of a cell."""
        return (row, column) if row in WEDGES else (column, row)


WIDE = Layout(820, 58, 42, 0, WEDGES, POWER[::-1], 16, "mid")
NARROW = Layout(312, 0, 26, 26, POWER, WEDGES, 10, "small")


def grid(work: Work, *, narrow: bool = False, example: Campaign | None = None) -> Node:
    """The grid of those on the page that is shown, or of an example as a ghost."""
    campaign = work.campaign if example is None else example
    holders = shown(work) if example is None else on_map(example)
    layout = NARROW if narrow else WIDE
    live = example is None
    stand = placed(campaign)
    marks = {holder.id: _mark(campaign, holder, stand.get(holder.id), work.own.who, live) for holder in holders}
    cells = {(row, column): [] for row in layout.rows for column in layout.columns}
    for who, mark in marks.items():
        if who in stand:
            wedge, power = stand[who].wedge, stand[who].power
            cells[(wedge, power) if (wedge, power) in cells else (power, wedge)].append(mark)
    waiting = [mark for who, mark in marks.items() if who not in stand]
    zones, shapes, at, height = _cells(layout, cells, live)
    tray, height = _tray(layout, waiting, height)
    left_out = len(on_map(campaign)) - len(holders)
    return nodes.picture(
        stand_finding(campaign),
        grid_description(campaign, left_out),
        [*zones, *_ears(campaign, at), *shapes, *tray],
        width=layout.width,
        height=height,
        lights="who" if live else "",
        look="narrow" if narrow else "wide",
        key=f"grid {'narrow' if narrow else 'wide'}",
    )


def _mark(campaign: Campaign, holder: Stakeholder, placement: Placement | None, lit: str, live: bool) -> Mark:
    who = holder.id
    decides = who == decider_of(campaign)
    if not live:
        return mark_of(campaign, who, placement, decides=decides)
    drags = (f"wedge {who}", f"power {who}")
    return mark_of(campaign, who, placement, decides=decides, lit=who == lit, drags=drags, lights=who)


def _cells(
    layout: Layout, cells: dict[tuple[str, str], list[Mark]], live: bool
) -> tuple[list[Node], list[Node], dict[str, tuple[int, int]], int]:
    """Zones, what stands in them, where each mark is, and where it all ends."""
    words = wedge_words() | power_words()
    zones: list[Node] = []
    shapes: list[Node] = []
    at: dict[str, tuple[int, int]] = {}
    for i, column in enumerate(layout.columns):
        shapes += _heading(words[column], layout.left + i * layout.column + PAD, layout.top, layout)
    y = layout.top
    for row in layout.rows:
        if layout.band:
            shapes.append(nodes.shape("text", words=words[row], look="heading", x=PAD, y=y + 18))
            y += layout.band
        tall = [sum(mark.height(layout.chars, 2) for mark in cells[row, column]) for column in layout.columns]
        height = max(LEAST, max(tall) + 2 * PAD)
        if not layout.band:
            shapes += _beside(words[row], y + height / 2)
        for i, column in enumerate(layout.columns):
            x = layout.left + 1 + i * layout.column
            box = {"x": x, "y": y, "width": layout.column, "height": height}
            zones.append(nodes.shape("rect", look="zone", zone=layout.zone(row, column) if live else (), **box))
            top = y + PAD
            for mark in cells[row, column]:
                high = mark.height(layout.chars, 2)
                shapes += drawn(mark, x + 2, top, layout.column - 4, high, layout.chars, 2, layout.size)
                at[mark.who] = (x + 2 + INDENT, round(top + high / 2))
                top += high
        y += height
    return zones, shapes, at, y


def _heading(words: str, x: int, bottom: int, layout: Layout) -> list[Node]:
    lines = wrapped(words, layout.chars + 1)[:2]
    return [
        nodes.shape("text", words=line, look="heading", x=x, y=bottom - 8 - (len(lines) - 1 - i) * LINE)
        for i, line in enumerate(lines)
    ]


def _beside(words: str, middle: float) -> list[Node]:
    lines = words.split(" ", 1)
    return [
        nodes.shape("text", words=line, look="heading", x=0, y=round(middle + 5 + (i - (len(lines) - 1) / 2) * LINE))
        for i, line in enumerate(lines)
    ]


def _tray(layout: Layout, waiting: list[Mark], top: int) -> tuple[list[Node], int]:
    """Those who are not placed yet, in rows under the grid; it is no zone, since nothing is placed there."""
    if not waiting:
        return [], top + 2
    many = len(layout.columns)
    made = [nodes.shape("text", words=_("Not placed yet"), look="heading", x=layout.left + PAD, y=top + 26)]
    y = top + 36
    for start in range(0, len(waiting), many):
        row = waiting[start : start + many]
        high = max(mark.height(layout.chars, 2) for mark in row)
        for i, mark in enumerate(row):
            x = layout.left + i * layout.column + 2
            made += drawn(mark, x, y, layout.column - 4, high, layout.chars, 2, layout.size)
        y += high
    return made, y + PAD


def _ears(campaign: Campaign, at: dict[str, tuple[int, int]]) -> list[Node]:
    """A line from whoever reaches the decision-maker directly."""
    decider = decider_of(campaign)
    if decider not in at:
        return []
    x1, y1 = at[decider]
    return [
        nodes.shape("path", look="tie ear", d=f"M{at[link.one][0]} {at[link.one][1]} L{x1} {y1}")
        for link in ear_of(campaign, decider)
        if link.one in at
    ]
