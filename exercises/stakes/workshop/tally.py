"""What was counted on paper: how many of each group said what. It is typed by whoever leads the room, and kept as a file."""

from __future__ import annotations

import json
from typing import Any

from attrs import field, frozen

from ..campaign.fields import NAME_LIMIT
from ..campaign.organizing import ANSWERS
from ..campaign.overlaps import folded
from ..kit import data
from ..kit.data import at_most, between, iso_date, one_of
from ..kit.errors import WorkbookError

FORMAT = "common-stakes-tally"
VERSION = 1
MOST_PEOPLE = 1_000
MOST_GROUPS, MOST_LINES, MOST_SAME = 30, 60, 100
# What a line may count: those who need something, and how many stand how to a goal.
STAKE = "stake"
SAID = (STAKE, *ANSWERS[1:])


@frozen(kw_only=True)
class PaperGroup:
    """A group and how many of it are on paper."""

    name: str = field(default="", validator=at_most(NAME_LIMIT))
    people: int = field(default=0, validator=between(0, MOST_PEOPLE))


@frozen(kw_only=True)
class Line:
    """Something that was said: a stake, or a goal."""

    what: str = field(default="", validator=at_most(600))
    goal: bool = False


@frozen(kw_only=True)
class Count:
    """How many of a group (by its place) said so of a line (by its place)."""

    group: int = field(default=0, validator=between(0, MOST_GROUPS))
    line: int = field(default=0, validator=between(0, MOST_LINES))
    said: str = field(default=STAKE, validator=one_of(*SAID))
    people: int = field(default=0, validator=between(0, MOST_PEOPLE))


@frozen(kw_only=True)
class Week:
    """How many will do something in the week of this day."""

    day: str = field(default="", validator=iso_date)
    people: int = field(default=0, validator=between(0, MOST_PEOPLE))


@frozen(kw_only=True)
class Same:
    """Two wordings of one need, or of one goal, as whoever leads the room decided."""

    one: str = field(default="", validator=at_most(600))
    other: str = field(default="", validator=at_most(600))


@frozen(kw_only=True)
class Tally:
    """All that was counted on paper, and which wordings count as one. With ``alone`` the writers agreed that what few say is
    listed."""

    id: str = field(default="paper", validator=at_most(100))
    revision: int = field(default=0, validator=between(0, 10**12))
    alone: bool = False
    groups: tuple[PaperGroup, ...] = field(default=(), validator=at_most(MOST_GROUPS))
    lines: tuple[Line, ...] = field(default=(), validator=at_most(MOST_LINES))
    counts: tuple[Count, ...] = field(default=(), validator=at_most(MOST_GROUPS * MOST_LINES * len(SAID)))
    weeks: tuple[Week, ...] = field(default=(), validator=at_most(MOST_LINES))
    same: tuple[Same, ...] = field(default=(), validator=at_most(MOST_SAME))

    @property
    def begun(self) -> bool:
        """Whether anything was typed, or decided."""
        return bool(self.groups or self.lines or self.weeks or self.same)

    @property
    def mark(self) -> str:
        """What tells this tally from any other."""
        return dumps(self)

    @property
    def rank(self) -> tuple[int, str]:
        """Of two copies of one tally the one that ranks higher counts."""
        return self.revision, self.mark

    @property
    def people(self) -> int:
        """How many people are on paper."""
        return sum(group.people for group in self.groups)

    def count(self, group: int, line: int, said: str) -> int:
        """How many of a group said so of a line."""
        return next((one.people for one in self.counts if (one.group, one.line, one.said) == (group, line, said)), 0)

    def counted(self, line: int, said: str) -> dict[str, int]:
        """How many of each group, by its folded name, said so of a line: never more than are in it."""
        found: dict[str, int] = {}
        for place, group in enumerate(self.groups):
            found[folded(group.name)] = found.get(folded(group.name), 0) + min(self.count(place, line, said), group.people)
        return found


def dumps(tally: Tally) -> str:
    """The tally as JSON text."""
    document = {"format": FORMAT, "version": VERSION, **data.write(tally)}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def read(document: dict[str, Any]) -> Tally:
    """A tally from the JSON object that :func:`dumps` wrote; raises WorkbookError."""
    if document.get("version") != VERSION:
        raise WorkbookError("This tally is of another version. Use the copy of the course that wrote it.", "too-new")
    try:
        return data.read(Tally, {name: part for name, part in document.items() if name not in ("format", "version")})
    except data.DataError as wrong:
        raise WorkbookError(f"This is not a tally as this course writes it. {wrong}. Type it again.") from None


def loads(text: str) -> Tally:
    """The tally that :func:`dumps` wrote; raises WorkbookError."""
    try:
        document = json.loads(text)
    except ValueError:
        document = None
    if not isinstance(document, dict):
        raise WorkbookError("This is no tally of this course. Type it again.", "not-ours")
    return read(document)
