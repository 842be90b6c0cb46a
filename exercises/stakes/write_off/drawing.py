"""Draws what is there for each goal, with somebody and without them, against what it takes."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from itertools import groupby

from ..campaign import Campaign
from ..campaign.entry_editor import kind_words
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural
from .counting import Count, Range
from .wording import between_two, goal_words

WIDTH = 760
LEFT = 180
RIGHT = 570
LETTER = 7.4
HEAD = 34
ROW = 70
BAR = 15
GOAL_WORDS = 84
TITLE_WORDS = 44
MOST = 24


def picture(campaign: Campaign, counts: list[Count], name: str, *, both: bool, look: str = "wide") -> Node:
    """The counts, a row for each thing that a goal needs: a flag at what it takes, an outline for what is there with
    them (unless not ``both``), a full bar for what is there without. The first 24 rows."""
    shapes: list[Node] = []
    y = 0
    for goal, rows in groupby(counts[:MOST], lambda count: count.goal):
        (words, *_more) = textwrap.wrap(goal_words(campaign, goal), GOAL_WORDS)
        shapes.append(nodes.shape("text", words=words, look="lit", x=0, y=y + 22))
        y += HEAD
        for count in rows:
            shapes += _row(count, y, both)
            y += ROW
    return nodes.picture(
        finding(campaign, counts, name, both=both),
        _description(counts, name, both),
        shapes,
        width=WIDTH,
        height=y,
        look=look,
        key="gap",
    )


def finding(campaign: Campaign, counts: list[Count], name: str, *, both: bool) -> str:
    """What the picture shows, in a sentence that can stand as its title. Unless ``both`` are wanted, nothing is held
    against going: it only says what is to be found."""
    if not both:
        return _("What there is without {name}, and what is to be found elsewhere").format(name=name)
    reach = {goal: _reach(list(rows)) for goal, rows in groupby(counts, lambda count: count.goal)}
    parts = {
        _("out of reach: {goals}"): [goal for goal, (before, after, _less) in reach.items() if before and not after],
        _("less sure: {goals}"): [goal for goal, (before, after, _less) in reach.items() if before > after > 0],
        _("further off: {goals}"): [goal for goal, (before, after, less) in reach.items() if not before and less],
    }
    said = [part.format(goals=_named(campaign, goals)) for part, goals in parts.items() if goals]
    if not said:
        return _("Nothing that you counted gets harder without {name}").format(name=name)
    return _("Without {name}, {parts}").format(name=name, parts=_("; ").join(said))


def _reach(rows: list[Count]) -> tuple[int, int, bool]:
    """How sure a goal is with them and without, which is as sure as what is least sure of all that it needs; and
    whether there is less of anything."""
    less = any(row.after != row.before and row.missing.high for row in rows)
    return min(row.enough_before for row in rows), min(row.enough_after for row in rows), less


def _named(campaign: Campaign, goals: list[str]) -> str:
    if len(goals) == 1:
        return f"“{textwrap.shorten(goal_words(campaign, goals[0]), TITLE_WORDS, placeholder='…')}”"
    return plural("{n} goal", "{n} goals", len(goals))


def _description(counts: list[Count], name: str, both: bool) -> str:
    flag = _("A flag marks what it takes.")
    outline = _("The outline is what there may be with {name}.").format(name=name) if both else ""
    full = _("The full bar is what there may be without.")
    ends = _("A bar shows what there may be, eight times in ten.")
    left_out = len(counts) - MOST
    more = plural("{n} more is in the table.", "{n} more are in the table.", left_out) if left_out > 0 else ""
    return " ".join(filter(None, (flag, outline, full, ends, more)))


def _row(count: Count, y: float, both: bool) -> list[Node]:
    most = max(count.need, count.after.high, count.before.high if both else 0)

    def x(n: int) -> float:
        return round(LEFT + (RIGHT - LEFT) * n / most, 1)

    label = nodes.shape("text", words=kind_words()[count.kind], x=0, y=y + 42)
    at = x(count.need)
    # Where there is no room for its words, the flag flies the other way.
    way = -1 if at > LEFT + 90 else 1
    flag = nodes.shape("path", look="flag", d=f"M{at} {y + 62} V{y + 2} l{13 * way} 5 l{-13 * way} 5")
    words = _("takes {need}").format(need=count.need)
    anchor = "end" if way < 0 else "start"
    said = nodes.shape("text", words=words, look="small", x=round(at + 18 * way, 1), y=y + 11, text_anchor=anchor)
    made = [label, nodes.shape("path", look="axis", d=f"M{LEFT} {y + 14} V{y + 60}"), flag, said]
    if both:
        made += _bar(count.before, x, y + 18, "bar", _("with: {range}"))
    return made + _bar(count.after, x, y + (40 if both else 28), "bar full", _("without: {range}"))


def _bar(found: Range, x: Callable[[int], float], y: float, look: str, words: str) -> list[Node]:
    start, end = x(found.low), x(found.high)
    bar = nodes.shape("rect", look=look, x=start, y=y, width=max(round(end - start, 1), 3), height=BAR, rx=3)
    said = words.format(range=between_two(found))
    # Long figures end with the picture, over the end of their bar.
    at = min(max(end, start + 3) + 9, round(WIDTH - LETTER * len(said), 1))
    return [bar, nodes.shape("text", words=said, look="small", x=at, y=y + 12)]
