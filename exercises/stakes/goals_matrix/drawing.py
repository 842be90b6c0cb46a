"""Draws the matrix: groups as rounded squares in a row, goals as flags in a column, and how each group stands to each goal.

A thick line is support, a thin one “can live with it”, a broken one a guess, a flag a goal that is carried. A red line is an
upright bar with its name beside it, and the flag of the goal that it stops hangs low. Nothing is told by colour alone.
"""

from __future__ import annotations

import textwrap

from ..campaign.alliance import Alliance
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural
from . import wording

WIDTH = 760
LEFT = 292
TOP = 14
LINE = 18
GOAL_WIDTH = 28
LETTER = 7.4
MOST_LINES = 4


def matrix(alliance: Alliance, *, goal: str = "", lights: str = "", look: str = "") -> Node:
    """The matrix as a picture; the ``goal`` that is asked about is lit."""
    step = (WIDTH - LEFT) / max(len(alliance.groups), 1)
    heads = [_wrapped(wording.name(alliance, who), int(step / LETTER) - 1, 3) for who in alliance.groups]
    y = TOP + 30 + LINE * max(map(len, heads), default=1)
    shapes: list[Node] = []
    for i, (who, lines) in enumerate(zip(alliance.groups, heads, strict=True)):
        shapes += _head(alliance, who, LEFT + (i + 0.5) * step, lines)
    for id in alliance.goals:
        lines = _wrapped(wording.words(alliance, id), GOAL_WIDTH, MOST_LINES)
        tall = max(len(lines) + (id in alliance.stopped), 2) * LINE + 26
        shapes.append(nodes.shape("path", look="rule", d=f"M0 {y:.0f} H{WIDTH}"))
        shapes += _goal(alliance, id, y, tall, lines, "lit" if id == goal else "")
        for i, who in enumerate(alliance.groups):
            shapes += _cell(alliance, who, id, LEFT + (i + 0.5) * step, y + tall / 2)
        y += tall
    return nodes.picture(
        finding(alliance),
        description(alliance),
        shapes,
        width=WIDTH,
        height=y + 4,
        lights=lights,
        look=f"wide {look}".strip(),
        key="matrix",
    )


def finding(alliance: Alliance) -> str:
    """What the matrix shows, in a sentence that can stand as its title."""
    shared = sum(len(alliance.carriers(goal)) > 1 for goal in alliance.standing)
    stand = plural("{n} goal stands", "{n} goals stand", len(alliance.standing))
    stop = plural("{n} stops at a red line", "{n} stop at a red line", len(alliance.stopped))
    carried = (
        plural("{n} is carried by more than one group", "{n} are carried by more than one group", shared)
        if shared
        else _("none is carried by more than one group yet")
    )
    if not alliance.stopped:
        return _("{stand}; {carried}").format(stand=stand, carried=carried)
    return _("{stand}, {stop}; {carried}").format(stand=stand, stop=stop, carried=carried)


def description(alliance: Alliance) -> str:
    """What the marks mean, for those who see them and those who don't."""
    said = _(
        "Groups stand side by side, goals below each other. A flag: they carry the goal. A thick line: they support it. A thin "
        "one: they can live with it. A broken one is a guess. An upright bar is a red line, and the goal's flag hangs low."
    )
    many = len(alliance.groups) * len(alliance.goals)
    return said + " " + plural("{n} answer in all.", "{n} answers in all.", many)


def _wrapped(words: str, width: int, most: int) -> list[str]:
    lines = textwrap.wrap(words, max(width, 4), break_on_hyphens=False)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], f"{lines[most - 1][: max(width, 4) - 1].rstrip()}…"]


def _head(alliance: Alliance, who: str, x: float, lines: list[str]) -> list[Node]:
    group = alliance.campaign.holder(who)
    look = "holder example" if group is not None and group.example else "holder"
    mark = nodes.shape("rect", look=look, x=round(x - 9, 1), y=TOP, width=18, height=18, rx=4)
    return [mark, *_lines(lines, x, TOP + 36, "middle")]


def _lines(lines: list[str], x: float, y: float, look: str) -> list[Node]:
    return [
        nodes.shape("text", words=words, look=look, x=round(x, 1), y=round(y + i * LINE, 1))
        for i, words in enumerate(lines)
    ]


def _goal(alliance: Alliance, id: str, y: float, tall: float, lines: list[str], lit: str) -> list[Node]:
    stopped = id in alliance.stopped
    shown = [*lines, _("stops here")] if stopped else lines
    first = y + tall / 2 - (len(shown) - 1) * LINE / 2 + 5
    made = [
        # Wider than what is drawn, so that a finger finds it.
        nodes.shape("rect", look=f"reach {lit}".strip(), lights=id, x=0, y=round(y + 1, 1), width=LEFT, height=tall - 2),
        *_flag(12, y + tall / 2 + 14, "flag down" if stopped else "flag", id, low=stopped),
    ]
    for i, words in enumerate(shown):
        look = "stop-words" if stopped and i == len(shown) - 1 else f"goal-words {lit}".strip()
        made.append(nodes.shape("text", words=words, look=look, lights=id, x=44, y=round(first + i * LINE, 1)))
    return made


def _flag(x: float, y: float, look: str, lights: str = "", *, low: bool = False) -> list[Node]:
    """A flag whose pole stands on ``y``; at half its height where it is low."""
    top = y - 28
    at = y - 14 if low else top
    pole = nodes.shape("path", look="pole", lights=lights, d=f"M{x:.1f} {y:.1f} V{top:.1f}")
    return [pole, nodes.shape("path", look=look, lights=lights, d=f"M{x:.1f} {at:.1f} l19 6.5 l-19 6.5 Z")]


def _cell(alliance: Alliance, who: str, goal: str, x: float, y: float) -> list[Node]:
    answer = alliance.answer(who, goal)
    dashed = " guess" if wording.guessed(alliance, who, goal) else ""
    low = 5 if answer == "unasked" else 20
    said = nodes.shape("text", words=_short(alliance, who, goal), look="under-mark", x=round(x, 1), y=round(y + low, 1))
    if who in alliance.carriers(goal):
        return [*_flag(x - 8, y + 3, f"flag{dashed}"), said]
    if answer == "red line":
        bar = nodes.shape("path", look=f"red-line{dashed}", d=f"M{x:.1f} {y - 24:.1f} V{y + 4:.1f}")
        return [bar, said]
    if answer == "unasked":
        return [said]
    depth = "vital" if answer == "support" else "some"
    line = nodes.shape("path", look=f"tie shared {depth}{dashed}", d=f"M{x - 22:.1f} {y - 6:.1f} h44")
    return [line, said]


def _short(alliance: Alliance, who: str, goal: str) -> str:
    if who in alliance.carriers(goal):
        return _("carries")
    return {
        "unasked": _("not asked"),
        "support": _("supports"),
        "can live with": _("can live"),
        "red line": _("red line"),
    }[alliance.answer(who, goal)]
