"""Draws what lies under two positions: what each demands above, what it would get them below, and what both need between."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural, translated
from .script import Interest, Party
from .talk import Talk

WIDTH = 760
MIDDLE = 380
BOX = 310
BOX_TOP = 44
LINE = 18
WRAP = 35
LEAF_WRAP = 30
SHARED_WRAP = 46
LEFT, RIGHT = 10, 440
_LEAF = "M{x0} {y} C{x1} {y0} {x2} {y0} {x3} {y} C{x2} {y4} {x1} {y4} {x0} {y} Z"


def finding(talk: Talk) -> str:
    """What the picture shows, in a sentence that can stand as its title."""
    name = translated(talk.them.name)
    if not talk.confirmed:
        return _("Two positions, and nothing known yet under {name}'s").format(name=name)
    shared = [interest for interest in map(talk.them.interest, talk.shared) if interest]
    if len(shared) == 1:
        return _("Both need this: {stake}").format(stake=translated(shared[0].stake))
    if shared:
        return plural("Both need {n} of these things", "Both need {n} of these things", len(shared))
    said = plural("{n} interest confirmed", "{n} interests confirmed", len(talk.confirmed))
    return _("{said} by {name}, and none of it is yours too").format(said=said, name=name)


def description(talk: Talk) -> str:
    """What is drawn, for those who cannot see it or see it on paper."""
    return _(
        "Above, what each of you demands. Below, what it would get you: on the left your own needs, on the right what {name} "
        "has confirmed, and in the middle what both need."
    ).format(name=translated(talk.them.name))


def picture(talk: Talk) -> Node:
    """The two positions and what is known to lie under them."""
    seats = {LEFT: talk.you, RIGHT: talk.them}
    boxes = {x: textwrap.wrap(f"“{translated(party.position)}”", WRAP) for x, party in seats.items()}
    bottom = BOX_TOP + max(len(lines) for lines in boxes.values()) * LINE + 20
    line = bottom + 32
    shapes: list[Node] = [
        nodes.shape("path", look="tie guess", d=f"M{LEFT} {line} L{WIDTH - LEFT} {line}"),
        nodes.shape("text", words=_("What it would get them"), look="stake-words single", x=LEFT + 34, y=line - 10),
    ]
    for x, party in seats.items():
        shapes += _position(party, x, boxes[x], bottom, you=party is talk.you)
    shared = [one for one in map(talk.them.interest, talk.shared) if one]
    own = [one for one in talk.you.interests if one.id not in talk.shared]
    theirs = [one for one in map(talk.them.interest, talk.confirmed) if one and one not in shared]
    more = len(talk.confirmed) < len(talk.them.interests)
    first = line + 34
    end = max(_column(shapes, LEFT, own, bottom, first), _column(shapes, RIGHT, theirs, bottom, first, more=more))
    for i, interest in enumerate(shared):
        # One pair of lines is enough: a second would cross the words of the first.
        end = _between(shapes, interest, bottom, end, joined=not i)
    return nodes.picture(finding(talk), description(talk), shapes, width=WIDTH, height=end, look="wide", key="picture")


def _position(party: Party, x: int, lines: Sequence[str], bottom: int, *, you: bool) -> list[Node]:
    name = _("{name}: you").format(name=translated(party.name)) if you else translated(party.name)
    made = [
        nodes.shape("circle", look="holder", cx=x + 11, cy=20, r=9),
        nodes.shape("text", words=name, look="lit", x=x + 28, y=25),
        nodes.shape("rect", look="holder", x=x, y=BOX_TOP, width=BOX, height=bottom - BOX_TOP, rx=8),
    ]
    for i, words in enumerate(lines):
        made.append(nodes.shape("text", words=words, x=x + 14, y=BOX_TOP + 25 + i * LINE))
    return made


def _column(
    shapes: list[Node], x: int, interests: Sequence[Interest], top: int, y: int, *, more: bool = False
) -> int:
    """Leaves one under the other, on a line that hangs from the position; the place below the last."""
    words = [(translated(interest.stake), "") for interest in interests]
    if more:
        words.append((_("what else?"), "guess"))
    for said, look in words:
        shapes.append(nodes.shape("path", look=f"tie {look or 'single'}", d=f"M{x + 14} {top} L{x + 14} {y - 8}"))
        shapes.append(_leaf(x + 14, y, "single"))
        for i, words_of_line in enumerate(textwrap.wrap(said, LEAF_WRAP)):
            kind = "stake-words single" if look else "stake-words"
            shapes.append(nodes.shape("text", words=words_of_line, look=kind, x=x + 36, y=y + 5 + i * LINE))
        top, y = y + 8, y + len(textwrap.wrap(said, LEAF_WRAP)) * LINE + 22
    return y


def _between(shapes: list[Node], interest: Interest, top: int, y: int, *, joined: bool) -> int:
    """A leaf in the middle, to which both positions lead, with its words under it; the place below them."""
    for x in (LEFT + BOX - 20, RIGHT + 20) if joined else ():
        near = (x + 3 * MIDDLE) / 4
        path = f"M{x} {top} C{near:g} {top + 40} {MIDDLE} {top + 60} {MIDDLE} {y - 9}"
        shapes.append(nodes.shape("path", look="tie shared strong", d=path))
    shapes.append(_leaf(MIDDLE, y, "shared"))
    lines = textwrap.wrap(translated(interest.stake), SHARED_WRAP)
    for i, words in enumerate(lines):
        at = {"x": MIDDLE, "y": y + 28 + i * LINE, "text_anchor": "middle"}
        shapes.append(nodes.shape("text", words=words, look="stake-words shared", **at))
    return y + len(lines) * LINE + 44


def _leaf(x: int, y: int, kind: str) -> Node:
    d = _LEAF.format(x0=x - 12, x1=x - 6, x2=x + 6, x3=x + 12, y=y, y0=y - 11, y4=y + 11)
    return nodes.shape("path", look=f"leaf {kind}", d=d)
