"""A story's days on a line, as a picture and as a table."""

from __future__ import annotations

import textwrap
from datetime import date
from itertools import pairwise

from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed, plural, translated
from .own import Own, decision_of
from .stories import Point, Story

WIDTH, HEIGHT, EDGE = 760, 150, 68
TITLE_Y, LINE_Y, DATE_Y, LEADING = 26, 58, 92, 17
HALF = 11
LINE_OF_DATE = 12
MONTH = 365.25 / 12


def timeline(own: Own, story: Story, *, lights: str, light: str) -> Node:
    """The days in their order, evenly spaced, with the time between them in words."""
    step = (WIDTH - 2 * EDGE) / max(len(story.points) - 1, 1)
    at = [EDGE + i * step for i in range(len(story.points))]
    shapes = [nodes.shape("path", look="tie", d=f"M{at[0]:.0f} {LINE_Y} H{at[-1]:.0f}")]
    for (before, after), (one, other) in zip(pairwise(story.points), pairwise(at), strict=True):
        shapes.append(_text(_between(before, after), (one + other) / 2, LINE_Y - 8, "stake-words single"))
    for point, x in zip(story.points, at, strict=True):
        shapes += _mark(own, story, point, x, light)
    return nodes.picture(
        _finding(own, story),
        _("A day is filled once you have seen what was done on it."),
        shapes,
        width=WIDTH,
        height=HEIGHT,
        lights=lights,
        look="wide",
        key="timeline",
    )


def days(own: Own, story: Story) -> Node:
    """The same as a table."""
    rows = [
        [translated(point.when), translated(point.title), translated(point.asks), _state(own, story, point) or _("not taken")]
        for point in story.points
    ]
    head = [_("When"), _("What about"), _("What was open"), _("You")]
    return nodes.table(translated(story.title), head, rows, key="days")


def _mark(own: Own, story: Story, point: Point, x: float, light: str) -> list[Node]:
    id = f"{story.id}/{point.id}"
    state = _state(own, story, point)
    found = decision_of(own, id)
    kind = "leaf shared" if found and found.shown else "holder" if found else "leaf"
    lit = "lit" if light == id else ""
    diamond = f"M{x - HALF:.0f} {LINE_Y} L{x:.0f} {LINE_Y - HALF} L{x + HALF:.0f} {LINE_Y} L{x:.0f} {LINE_Y + HALF} Z"
    made = [nodes.shape("path", look=f"{kind} {lit}".strip(), lights=id, d=diamond)]
    made.append(_text(translated(point.title), x, TITLE_Y, f"stake-words shared {lit}".strip(), id))
    lines = textwrap.wrap(translated(point.when), LINE_OF_DATE)[:2]
    made += [_text(words, x, DATE_Y + LEADING * i, lit, id) for i, words in enumerate(lines)]
    if state:
        made.append(_text(state, x, DATE_Y + LEADING * len(lines) + 6, "stake-words single"))
    return made


def _text(words: str, x: float, y: float, look: str, lights: str = "") -> Node:
    return nodes.shape("text", words=words, look=look, lights=lights, x=round(x, 1), y=y, text_anchor="middle")


def _state(own: Own, story: Story, point: Point) -> str:
    found = decision_of(own, f"{story.id}/{point.id}")
    if found is None:
        return ""
    return _("decided") if found.shown else _("yours now")


def _finding(own: Own, story: Story) -> str:
    seen = [point for point in story.points if (found := decision_of(own, f"{story.id}/{point.id}")) and found.shown]
    said = plural("{n} decision", "{n} decisions", len(story.points))
    if not seen:
        return _("{decisions}, and you have taken none of them yet").format(decisions=said)
    names = listed(f"“{translated(point.title)}”" for point in seen)
    return _("{decisions}, of which you have taken {names}").format(decisions=said, names=names)


def _between(before: Point, after: Point) -> str:
    """The time from one day to another, in days or, where it is long, in months."""
    gone = (date.fromisoformat(after.date) - date.fromisoformat(before.date)).days
    if gone < 2 * MONTH:
        return plural("{n} day", "{n} days", gone)
    return plural("{n} month", "{n} months", round(gone / MONTH))
