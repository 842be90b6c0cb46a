"""Draws each ledger over its weeks, in a picture of its own: none has an axis in common with the other."""

from __future__ import annotations

from collections.abc import Sequence

from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural
from .campaigns import WEEKS
from .weeks import State

WIDTH, SIDE = 340, 8
COLUMN = (WIDTH - 2 * SIDE) / WEEKS
BAR = 20
HEAD, FOOT = 30, 24
SHORT, TALL = 62, 130
DOT, DOTS = 5.0, 20


def reach_picture(states: Sequence[State], needed: int, *, look: str = "") -> Node:
    """Contacts in each week, and who would be in the room against what it takes."""
    contacts = _gains([state.reach.contacts for state in states])
    room = [state.reach.turnout for state in states]
    top = HEAD + SHORT
    shapes = [*_heading(_("Contacts in each week"), 16), *_bars(contacts, top, SHORT, max(contacts, default=0), "bar")]
    base = top + FOOT + HEAD + TALL
    most = max([*room, needed])
    shapes += [*_heading(_("Who would be in the room"), top + FOOT + 16), *_bars(room, base, TALL, most, "bar full")]
    shapes += _flag(needed, base - _tall(needed, TALL, most))
    return nodes.picture(
        reach_finding(states, needed),
        _("Bars are weeks. The flag stands at what it takes."),
        [*shapes, *_weeks(base)],
        width=WIDTH,
        height=base + FOOT,
        look=look,
        key="reach",
    )


def strength_picture(states: Sequence[State], *, look: str = "") -> Node:
    """One-on-ones in each week, leaders so far, and promises kept so far."""
    talks = _gains([state.strength.one_on_ones for state in states])
    leaders = [state.strength.leaders for state in states]
    kept = [state.strength.kept for state in states]
    low = 44
    first = HEAD + low
    second = first + HEAD + 6 + 68
    third = second + HEAD + 6 + low
    shapes = [*_heading(_("One-on-ones in each week"), 16), *_bars(talks, first, low, max(talks, default=0), "bar")]
    shapes += [*_heading(_("Leaders so far"), first + 22), *_dots(leaders, second)]
    shapes += [*_heading(_("Promises kept so far"), second + 22), *_bars(kept, third, low, max(kept, default=0), "bar full")]
    return nodes.picture(
        strength_finding(states),
        _("Bars are weeks; a ring is a leader."),
        [*shapes, *_weeks(third)],
        width=WIDTH,
        height=third + FOOT,
        look=look,
        key="strength",
    )


def reach_finding(states: Sequence[State], needed: int) -> str:
    """What the picture of reach shows, in a sentence that can stand as its title."""
    if not states:
        return _("Reach: nobody has been contacted yet")
    room = states[-1].reach.turnout
    if room >= needed:
        return _("Reach: {room} would be in the room, and it takes {needed}").format(room=room, needed=needed)
    return _("Reach: {room} would be in the room, {short} fewer than it takes").format(room=room, short=needed - room)


def strength_finding(states: Sequence[State]) -> str:
    """What the picture of strength shows, in a sentence that can stand as its title."""
    if not states:
        return _("Strength: nobody leads yet")
    found = states[-1].strength
    leaders = plural("{n} leads", "{n} lead", found.leaders) if found.leaders else _("nobody leads yet")
    kept = plural("{n} promise was kept", "{n} promises were kept", found.kept) if found.kept else _("no promise was kept yet")
    return _("Strength: {leaders}, and {kept}").format(leaders=leaders, kept=kept)


def _gains(totals: Sequence[int]) -> list[int]:
    return [now - before for before, now in zip([0, *totals], totals, strict=False)]


def _middle(week: int) -> float:
    return round(SIDE + COLUMN * (week + 0.5), 1)


def _heading(words: str, y: float) -> list[Node]:
    return [nodes.shape("text", words=words, look="heading", x=SIDE, y=y)]


def _number(n: int, x: float, y: float) -> Node:
    return nodes.shape("text", words=_short(n), look="small middle", x=x, y=round(y, 1))


def _short(n: int) -> str:
    """A number that fits over a bar.

    >>> _short(980), _short(1240), _short(15900)
    ('980', '1.2k', '16k')
    """
    if n < 1_000:
        return str(n)
    return _("{n}k").format(n=round(n / 1_000, 1) if n < 10_000 else round(n / 1_000))


def _tall(n: int, height: float, most: int) -> float:
    """How tall a bar is: the tallest leaves room for its number."""
    return round((height - 14) * n / most, 1) if most else 0


def _bars(values: Sequence[int], base: float, height: float, most: int, look: str) -> list[Node]:
    made = [nodes.shape("path", look="axis", d=f"M{SIDE} {base} H{WIDTH - SIDE}")]
    for week, n in enumerate(values):
        x = _middle(week)
        tall = _tall(n, height, most)
        if tall:
            made.append(nodes.shape("rect", look=look, x=x - BAR / 2, y=base - tall, width=BAR, height=tall))
        made.append(_number(n, x, base - tall - 4))
    return made


def _dots(values: Sequence[int], base: float) -> list[Node]:
    """A ring for each leader, in pairs upward, as many as there is room for; the number says all."""
    made = [nodes.shape("path", look="axis", d=f"M{SIDE} {base} H{WIDTH - SIDE}")]
    step = min(2 * DOT + 1, 54 / max((min(n, DOTS) + 1) // 2 for n in values)) if any(values) else 0
    for week, n in enumerate(values):
        x = _middle(week)
        for i in range(min(n, DOTS)):
            cx, cy = x + (DOT + 0.5) * (1 if i % 2 else -1), base - DOT - 2 - step * (i // 2)
            made.append(nodes.shape("circle", look="holder", cx=round(cx, 1), cy=round(cy, 1), r=DOT - 1))
        made.append(_number(n, x, base - step * ((min(n, DOTS) + 1) // 2) - 4))
    return made


def _flag(needed: int, y: float) -> list[Node]:
    right = WIDTH - SIDE
    y = round(y, 1)
    words = _("it takes {n}").format(n=needed)
    return [
        nodes.shape("path", look="rule aim", d=f"M{SIDE} {y} H{right}"),
        nodes.shape("path", look="flag", d=f"M{SIDE} {y} V{y - 14} L{SIDE + 12} {y - 10} L{SIDE} {y - 6} Z"),
        nodes.shape("text", words=words, look="small", x=SIDE + 16, y=y - 4),
    ]


def _weeks(base: float) -> list[Node]:
    return [nodes.shape("text", words=str(week + 1), look="heading middle", x=_middle(week), y=base + 16) for week in range(WEEKS)]
