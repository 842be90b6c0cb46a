"""Agendas: running orders made of the facilitator's notes, so that they add up, and what they leave out.

    :::{agenda} ninety
    :length: 90
    :start: 18:00
    consent
    two-rounds
    pause 15 Break
    hears-a-no short
    spare 5
    :::

A line is a note's part, `short` where it is cut as the note says, or a pause with its minutes. If the lines don't add
up to the length, the build says so. In a hall of more than `CROWD` people, each time that people look for a partner
takes `FINDING` minutes more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import evolve, frozen
from docutils import nodes
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective

from .notes import Note

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CROWD = 40
LATE = 15
FINDING = 2
ROOMS = (6, 12, 30, 200)
LINE = re.compile(r"(?:(pause|spare) (\d{1,3})(?: (.+))?|([a-z0-9-]+)( short)?)")
CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
SHARE = {"each": 1, "pairs": 2, "threes": 3, "tables": 5}


@frozen
class Item:
    """A line of a running order: a note, in full or short, or a pause with its words; `spare` time may be used up."""

    note: Note | None = None
    short: bool = False
    pause: int = 0
    words: str = ""
    spare: bool = False

    def minutes(self, people: int = 0) -> int:
        """How long it takes in a room of so many people."""
        if not self.note:
            return self.pause
        return ((self.note.short if self.short else None) or self.note.minutes or 0) + (
            FINDING * self.note.finds if people > CROWD else 0
        )

    @property
    def code(self) -> str:
        """The line as part of an address: `consent`, `~consent` when short, `15*Break`, `5!Spare`.

        Lines are parted by commas; one with a space after it belongs to the words of a pause.
        """
        if self.note:
            return "~" * self.short + self.note.part
        return f"{self.pause}{'!' if self.spare else '*'}{self.words}"


class AgendaError(ValueError):
    """A running order can't be read, or doesn't add up; the text says what to do."""


def read(lines: Iterable[str], notes: dict[str, Note]) -> list[Item]:
    """Lines as written in an agenda, as items. Raises AgendaError."""
    items = []
    for line in filter(None, map(str.strip, lines)):
        found = LINE.fullmatch(line)
        if not found:
            raise AgendaError(f"a line is a part, a part and “short”, or “pause 15 Break”; found {line!r}")
        kind, minutes, words, part, short = found.groups()
        if kind:
            items.append(Item(pause=int(minutes), words=words or (_("Spare") if kind == "spare" else _("Break")), spare=kind == "spare"))
        elif part not in notes or not notes[part].minutes:
            raise AgendaError(f"no note with minutes is called {part!r}; its `:part:` is the name to use")
        elif short and notes[part].short is None:
            raise AgendaError(f"{part!r} has no short form: no step of it is cut when late")
        else:
            items.append(Item(notes[part], bool(short)))
    return items


def total(items: Iterable[Item], people: int = 0) -> int:
    """The minutes of a running order.

    >>> total([Item(pause=15), Item(pause=5)])
    20
    """
    return sum(item.minutes(people) for item in items)


def fit(items: list[Item], length: int, people: int = 0) -> list[Item]:
    """The same order, made to fit: spare time goes first, then what saves most is cut short, and last what is to be kept.

    It may still be too long.
    """
    items = list(items)
    for at, item in enumerate(items):
        over = total(items, people) - length
        if over > 0 and item.spare:
            items[at] = evolve(item, pause=max(0, item.pause - over))
    items = [item for item in items if item.note or item.pause]

    def rank(at: int) -> tuple[bool, int, int]:
        return not items[at].note.keep, items[at].note.minutes - items[at].note.short, -at

    while total(items, people) > length:
        can = [at for at, item in enumerate(items) if item.note and not item.short and item.note.short is not None]
        if not can:
            break
        at = max(can, key=rank)
        items[at] = evolve(items[at], short=True)
    return items


def clock(start: int, minutes: int) -> str:
    """A time of day, so many minutes after another.

    >>> clock(18 * 60, 95)
    '19:35'
    """
    return f"{(start + minutes) // 60 % 24}:{(start + minutes) % 60:02}"


def clocks(items: Iterable[Item], start: int) -> list[str]:
    """The times of day at which each line of a running order begins, and last the one at which it ends.

    >>> clocks([Item(pause=15), Item(pause=5)], 18 * 60)
    ['18:00', '18:15', '18:20']
    """
    return [clock(start, minutes) for minutes in accumulate((item.minutes() for item in items), initial=0)]


def helpers(people: int) -> str:
    """How many helpers a room needs: one for every eight to ten people.

    >>> [helpers(people) for people in (6, 12, 30, 200)]
    ['none', '2', '3–4', '20–25']
    """
    if people < 8:
        return _("none")
    few, many = ceil(people / 10), ceil(people / 8)
    return str(few) if few == many else f"{few}–{many}"


def sheets(items: Iterable[Item], people: int) -> dict[str, int]:
    """How many of each handout to print. A table has about five people; a sheet used in two parts is printed once.

    >>> sheets([], 12)
    {}
    """
    found: dict[str, int] = {}
    for item in items:
        for name, share in item.note.sheets if item.note else ():
            found[name] = max(found.get(name, 0), ceil(people / SHARE[share]) if share in SHARE else 1)
    return found


class agenda(nodes.General, nodes.Element):
    """A running order: attributes `name`, `length`, `start` (minutes after midnight), `lines` (tuple of str)."""


class Agenda(SphinxDirective):
    """`agenda`: a running order, from the names of notes."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"length": int, "start": str}

    def run(self) -> list[nodes.Node]:
        start = CLOCK.fullmatch(self.options.get("start", "").strip())
        if not start or not 1 <= self.options.get("length", 0) <= 1440:
            raise self.error("agenda: say how long it is and when it starts, such as `:length: 90` and `:start: 18:00`.")
        node = agenda(
            name=self.arguments[0],
            length=self.options["length"],
            start=int(start[1]) * 60 + int(start[2]),
            lines=tuple(filter(None, (line.strip() for line in self.content))),
            ids=[f"agenda-{nodes.make_id(self.arguments[0])}"],
        )
        self.set_source_info(node)
        return [node]


def check(items: list[Item], length: int) -> None:
    """Raises AgendaError where a running order is longer or shorter than it says."""
    if total(items) != length:
        raise AgendaError(
            f"it adds up to {total(items)} minutes, and says {length}; change a part, a pause, or `:length:`"
        )


def setup(app: Sphinx) -> None:
    """Register the directive; `rooms` shows what it leaves."""
    app.add_directive("agenda", Agenda)
