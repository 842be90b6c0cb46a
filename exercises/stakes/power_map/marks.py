"""Marks for people and groups, the same in both pictures: a shape, and a name beside it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from ..campaign import Campaign, Group, Placement
from ..campaign.editor import name_of
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _
from .places import is_hunch

RADIUS = 8
LINE = 15
LEAST = 28
INDENT = 11
ASIDE = 24


@frozen
class Mark:
    """Someone (``who``) as they are drawn: with which words, as what, and what dragging and touching them works."""

    who: str
    name: str
    group: bool = False
    decides: bool = False
    hunch: bool = False
    lit: bool = False
    drags: tuple[str, ...] = ()
    carries: str = ""
    lights: str = ""

    def lines(self, width: int, most: int) -> tuple[str, ...]:
        """Its words in up to ``most`` lines of up to ``width`` characters, with "…" where more would come."""
        lines = _cut(self.name, width, most)
        # Where there is one line only, the diamond alone says who decides.
        return (*lines, _("decides")) if self.decides and most > 1 else lines

    def height(self, width: int, most: int) -> int:
        """How high it stands."""
        return max(LEAST, len(self.lines(width, most)) * LINE + 9)


def wrapped(words: str, width: int) -> list[str]:
    """Words in lines of up to ``width`` characters; no word is broken."""
    return textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False)


@lru_cache(maxsize=2_000)
def _cut(words: str, width: int, most: int) -> tuple[str, ...]:
    lines = wrapped(words, width)
    if len(lines) > most:
        lines[most - 1 :] = [" ".join(lines[most - 1 :])[:width] + "…"]
    return tuple(line if len(line) <= width else f"{line[: width - 1].rstrip()}…" for line in lines)


def mark_of(
    campaign: Campaign,
    who: str,
    placement: Placement | None,
    *,
    decides: bool = False,
    lit: bool = False,
    drags: Sequence[str] = (),
    carries: str = "",
    lights: str = "",
) -> Mark:
    """The mark of a person or group; whoever is not placed is no hunch."""
    hunch = placement is not None and is_hunch(placement)
    group = isinstance(campaign.holder(who), Group)
    return Mark(who, name_of(campaign, who), group, decides, hunch, lit, tuple(drags), carries, lights)


def drawn(mark: Mark, x: float, y: float, width: float, height: float, chars: int, most: int, size: str) -> list[Node]:
    """A mark in a box of its own; the whole box can be touched and dragged."""
    # A diamond takes more room than what is in it.
    indent = INDENT + 4 if mark.decides else INDENT
    at_x, middle = x + indent, y + height / 2
    common = {"lights": mark.lights, "drags": mark.drags, "carries": mark.carries}
    box = {"x": round(x), "y": round(y), "width": round(width), "height": round(height)}
    made = [nodes.shape("rect", look="grip", **box, **common)]
    look = " ".join(filter(None, ("holder", "hunch" if mark.hunch else "", "lit" if mark.lit else "")))
    if mark.decides:
        made.append(nodes.shape("path", look="decides", d=_diamond(at_x, middle), **common))
    if mark.group:
        side = 2 * RADIUS
        corner = {"x": round(at_x - RADIUS), "y": round(middle - RADIUS), "width": side, "height": side, "rx": 4}
        made.append(nodes.shape("rect", look=look, **corner, **common))
    else:
        made.append(nodes.shape("circle", look=look, cx=round(at_x), cy=round(middle), r=RADIUS, **common))
    words = mark.lines(chars, most)
    named = len(words) - (mark.decides and most > 1)
    for i, line in enumerate(words):
        # What is no name is told apart from what is.
        bold = " lit" if mark.lit or i >= named else ""
        at = {"x": round(x + indent + ASIDE - INDENT), "y": round(middle + 5 + (i - (len(words) - 1) / 2) * LINE)}
        made.append(nodes.shape("text", words=line, look=f"{size}{bold}", **at, **common))
    return made


def _diamond(x: float, y: float) -> str:
    half = RADIUS + 5
    return f"M{x - half:.0f} {y:.0f} L{x:.0f} {y - half:.0f} L{x + half:.0f} {y:.0f} L{x:.0f} {y + half:.0f} Z"
