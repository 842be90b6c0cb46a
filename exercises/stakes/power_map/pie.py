"""Draws the half-pie: the five wedges of the spectrum of allies (Training for Change), and one step between two.

On a wide screen it stands on its flat side; on a narrow one it leans on it, those who act with us on top.
"""

from __future__ import annotations

import math
from functools import cache

from attrs import frozen

from ..campaign import Campaign, Work
from ..campaign.entry_editor import wedge_words
from ..campaign.organizing import WEDGES
from ..kit import nodes
from ..kit.nodes import Node
from .marks import ASIDE, INDENT, LINE, Mark, drawn, mark_of, wrapped
from .model import move_of
from .places import decider_of, placed, step_of, toward
from .sentences import pie_description, pie_finding

SLICE = 180 / len(WEDGES)
TRIES = 6


@frozen
class Half:
    """A half-pie: the size of its drawing, its center, its radius and the hole's, and the angle at which it begins."""

    width: int
    height: int
    x: int
    y: int
    radius: int
    hole: int
    begins: float

    def angles(self, wedge: str) -> tuple[float, float]:
        """Where a wedge begins and ends, in degrees, as one measures on paper: 90 is up."""
        from_ = self.begins - WEDGES.index(wedge) * SLICE
        return from_, from_ - SLICE

    def point(self, angle: float, far: float) -> tuple[float, float]:
        """The point at an angle, so far from the center."""
        return self.x + far * math.cos(math.radians(angle)), self.y - far * math.sin(math.radians(angle))


@frozen
class Size:
    """How large a mark is drawn: the box of it, its characters and lines, and its look."""

    width: int
    height: int
    chars: int
    lines: int
    look: str


WIDE = Half(820, 378, 410, 370, 326, 40, 180)
NARROW = Half(312, 500, 4, 253, 217, 26, 90)
# Lines, most characters, the width of one, the height of a box, its look; the roomiest first.
SIZES = {
    WIDE: ((2, 16, 7.6, 48, "mid"), (1, 16, 7.6, 25, "mid"), (1, 11, 7.1, 20, "small"), (1, 8, 7.1, 17, "small")),
    NARROW: ((2, 10, 7.1, 46, "small"), (1, 10, 7.1, 23, "small"), (1, 8, 7.1, 18, "small"), (1, 6, 7.1, 16, "small")),
}


def half_pie(work: Work, *, narrow: bool = False) -> Node:
    """The half-pie with everyone who is placed; whoever is in hand, one step further."""
    campaign, request = work.campaign, move_of(work)
    half = NARROW if narrow else WIDE
    marks = _marks(campaign, request.who)
    moving = next((mark for wedge in WEDGES for mark in marks[wedge] if mark.who == request.who), None)
    here = placed(campaign)[request.who].wedge if moving else ""
    there = toward(here) if here else ""
    many = {wedge: len(marks[wedge]) + (wedge == there) for wedge in WEDGES}
    size = _size(half, marks, many)
    # Said of both, since both have the same words.
    all_fit = all(_fits(one, _size(one, marks, many), many) for one in SIZES)
    shapes = [_wedge(half, wedge) for wedge in WEDGES]
    at: dict[str, tuple[float, float]] = {}
    for wedge in WEDGES:
        room = list(slots(half, size, wedge))
        if wedge == there and room:
            at[there] = room.pop(0)
        # Whoever is in hand always has room.
        inside = sorted(marks[wedge], key=lambda mark: mark.who != request.who)
        for mark, (x, y) in zip(inside, room, strict=False):
            at[mark.who] = (x, y)
            shapes += drawn(mark, x, y, size.width, size.height, size.chars, size.lines, size.look)
        shapes += _label(half, wedge)
    if moving and there and there in at:
        shapes += _arrow(at[moving.who], at[there], size)
    return nodes.picture(
        pie_finding(work),
        pie_description(campaign, all_fit),
        shapes,
        width=half.width,
        height=half.height,
        lights="move",
        look="narrow" if narrow else "wide",
        key=f"pie {'narrow' if narrow else 'wide'}",
    )


def _size(half: Half, marks: dict[str, list[Mark]], many: dict[str, int]) -> Size:
    """The roomiest size at which every wedge has a box for all who stand in it, or the smallest there is."""
    longest = max((len(mark.name) for inside in marks.values() for mark in inside), default=1)
    for lines, most, each, height, look in SIZES[half]:
        chars = min(most, longest)
        size = Size(round(ASIDE + 6 + chars * each), height, chars, lines, look)
        if _fits(half, size, many):
            break
    return size


def _fits(half: Half, size: Size, many: dict[str, int]) -> bool:
    return all(len(slots(half, size, wedge)) >= number for wedge, number in many.items())


def _marks(campaign: Campaign, moving: str) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {wedge: [] for wedge in WEDGES}
    stand, decider = placed(campaign), decider_of(campaign)
    for holder in campaign.holders:
        who = holder.id
        if who in stand:
            can = toward(stand[who].wedge)
            found[stand[who].wedge].append(
                mark_of(
                    campaign,
                    who,
                    stand[who],
                    decides=who == decider,
                    lit=who == moving,
                    drags=("move",) if can else (),
                    carries=who if can else "",
                    lights=step_of(stand[who]) if can else "",
                )
            )
    return found


def _wedge(half: Half, wedge: str) -> Node:
    from_, to = half.angles(wedge)
    (x0, y0), (x1, y1) = half.point(from_, half.hole), half.point(from_, half.radius)
    (x2, y2), (x3, y3) = half.point(to, half.radius), half.point(to, half.hole)
    path = (
        f"M{x0:.1f} {y0:.1f} L{x1:.1f} {y1:.1f} A{half.radius} {half.radius} 0 0 1 {x2:.1f} {y2:.1f} "
        f"L{x3:.1f} {y3:.1f} A{half.hole} {half.hole} 0 0 0 {x0:.1f} {y0:.1f} Z"
    )
    return nodes.shape("path", look="zone", zone=(wedge,), d=path)


def _label(half: Half, wedge: str) -> list[Node]:
    """The wedge in words, outside of the rim."""
    middle = sum(half.angles(wedge)) / 2
    x, y = half.point(middle, half.radius + 8)
    lean = math.cos(math.radians(middle))
    upright = abs(lean) < 0.1
    lines = wrapped(wedge_words()[wedge], 30 if abs(lean) < 0.5 else 10 if abs(lean) > 0.9 else 13)
    anchor = "middle" if upright else "start" if lean > 0 else "end"
    rise = math.sin(math.radians(middle))
    top = y - (len(lines) - 1) * LINE * (1 + rise) / 2 + 5 * (1 - rise)
    return [
        nodes.shape("text", words=line, look="heading", text_anchor=anchor, x=round(x), y=round(top + i * LINE))
        for i, line in enumerate(lines)
    ]


@cache
def slots(half: Half, size: Size, wedge: str) -> tuple[tuple[float, float], ...]:
    """Where boxes of this size fit into a wedge (their left upper corners), those nearest its middle first."""
    from_, to = half.angles(wedge)
    middle = half.point((from_ + to) / 2, half.radius * 0.62)
    best: list[tuple[float, float]] = []
    for shift in range(TRIES):
        found = []
        y = half.y - half.radius + shift * size.height / TRIES
        while y + size.height <= half.y + half.radius:
            low, high = _span(half, (from_, to), y, size)
            many = int((high - low) // size.width) + 1 if high >= low else 0
            spare = (high - low - (many - 1) * size.width) / 2
            found += [(low + spare + i * size.width, y) for i in range(many)]
            y += size.height
        best = max(best, found, key=len)
    return tuple(
        sorted(best, key=lambda at: math.hypot(at[0] + size.width / 2 - middle[0], at[1] + size.height / 2 - middle[1]))
    )


def _span(half: Half, angles: tuple[float, float], y: float, size: Size) -> tuple[float, float]:
    """How far left and right a box may begin whose upper side is at ``y``, so that it lies within the wedge."""
    low, high = -math.inf, math.inf
    from_, to = (math.radians(angle) for angle in angles)
    middle = (from_ + to) / 2
    # Each side of the wedge as a line that the box lies on one side of; the hole as one across its middle.
    lines = [
        (math.sin(from_), math.cos(from_), 0.0),
        (-math.sin(to), -math.cos(to), 0.0),
        (math.cos(middle), -math.sin(middle), float(half.hole)),
    ]
    for dx in (0, size.width):
        for dy in (0, size.height):
            down = y + dy - half.y
            reach = half.radius**2 - down**2
            if reach < 0:
                return 1, 0
            low = max(low, half.x - math.sqrt(reach) - dx)
            high = min(high, half.x + math.sqrt(reach) - dx)
            for across, along, least in lines:
                # across * (x + dx - half.x) + along * down >= least
                if abs(across) < 1e-9:
                    if along * down < least - 1e-6:
                        return 1, 0
                    continue
                edge = (least - along * down) / across + half.x - dx
                low, high = (max(low, edge), high) if across > 0 else (low, min(high, edge))
    return low, high


def _arrow(here: tuple[float, float], there: tuple[float, float], size: Size) -> list[Node]:
    """From a mark to where it would stand: a line, its head, and an empty mark."""
    x0, y0 = here[0] + INDENT, here[1] + size.height / 2
    x1, y1 = there[0] + INDENT, there[1] + size.height / 2
    far = math.hypot(x1 - x0, y1 - y0) or 1
    ux, uy = (x1 - x0) / far, (y1 - y0) / far
    bx, by = x0 + 12 * ux, y0 + 12 * uy
    tx, ty = x1 - 11 * ux, y1 - 11 * uy
    hooks = [(tx - 9 * ux + side * uy, ty - 9 * uy - side * ux) for side in (-5, 5)]
    head = " ".join(f"M{x:.1f} {y:.1f} L{tx:.1f} {ty:.1f}" for x, y in hooks)
    return [
        nodes.shape("path", look="arrow", d=f"M{bx:.1f} {by:.1f} L{tx:.1f} {ty:.1f} {head}"),
        nodes.shape("circle", look="aim", cx=round(x1), cy=round(y1), r=9),
    ]
