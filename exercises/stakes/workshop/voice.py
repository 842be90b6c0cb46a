"""What one participant shares with the room."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from hashlib import sha256

from attrs import asdict, frozen

from ..campaign import Campaign, Goal
from ..campaign.organizing import ANSWERS
from ..campaign.overlaps import folded
from ..campaign.sharing import Sharing, answer, for_the_room, shared
from ..kit import data
from ..kit.errors import WorkbookError
from ..kit.session import read_campaign, read_own
from ..workbook import Workbook

FOR_THE_ROOM = "for-the-room"


@frozen(kw_only=True)
class Promise:
    """What somebody will do, by which day (``2027-03-31``, or empty)."""

    what: str
    due: str

    @property
    def week(self) -> str:
        """The Monday of its week, or nothing."""
        return week_of(self.due)


def week_of(day: str) -> str:
    """The Monday of a day's week; nothing of nothing.

    >>> week_of("2027-04-01")
    '2027-03-29'
    """
    if not day:
        return ""
    found = date.fromisoformat(day)
    return (found - timedelta(days=found.weekday())).isoformat()


@frozen(kw_only=True)
class Voice:
    """One participant's part, at a ``revision`` of the workbook with this ``id``; ``goals`` are pairs of words and answer.

    Of someone who shares nothing only the id and the revision are here.
    """

    id: str
    revision: int
    group: str = ""
    name: str = ""
    alone: bool = False
    stakes: tuple[str, ...] = ()
    goals: tuple[tuple[str, str], ...] = ()
    promises: tuple[Promise, ...] = ()

    @property
    def shares(self) -> bool:
        """Whether there is anything to count but a person."""
        return bool(self.stakes or self.goals or self.promises)

    @property
    def rank(self) -> tuple[int, str]:
        """Of two copies of one workbook the one that ranks higher counts: the later, and of two as late always the same."""
        return self.revision, self.mark

    @property
    def mark(self) -> str:
        """What tells this part from any other."""
        return sha256(json.dumps(asdict(self), ensure_ascii=True).encode()).hexdigest()


def voice(book: Workbook) -> Voice:
    """What the writer of a workbook agreed to share; raises WorkbookError."""
    own = book.exercises.get(FOR_THE_ROOM)
    sharing = read_own(FOR_THE_ROOM, own) if own is not None else Sharing()
    campaign = read_campaign(book.campaign)
    parts = shared(campaign, sharing)
    if not any(parts.values()):
        return Voice(id=book.id, revision=book.revision)
    return Voice(
        id=book.id,
        revision=book.revision,
        group=_line(sharing.group),
        name=_line(sharing.name),
        alone=sharing.alone,
        stakes=tuple(_once(_line(stake.what) for stake in parts["stakes"])),
        goals=tuple(_goals(campaign, parts["goals"])),
        promises=tuple(Promise(what=_line(ask.what), due=ask.due) for ask in parts["asks"]),
    )


def _line(words: str) -> str:
    return " ".join(words.split())


def _once(texts: Iterable[str]) -> Iterable[str]:
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(folded(text), text)
    return found.values()


def _goals(campaign: Campaign, goals: Iterable[Goal]) -> Iterable[tuple[str, str]]:
    """Each goal once, with the most decided answer where it was written twice: a red line before all others."""
    found: dict[str, tuple[str, str]] = {}
    for goal in goals:
        said = answer(campaign, goal.id)
        before = found.get(folded(goal.what))
        if before is None or ANSWERS.index(said) > ANSWERS.index(before[1]):
            found[folded(goal.what)] = (before[0] if before else _line(goal.what), said)
    return found.values()


def copy_for_the_room(book: Workbook) -> Workbook:
    """The workbook with nothing in it but what its writer agreed to share: what they hand over. Raises WorkbookError."""
    own = book.exercises.get(FOR_THE_ROOM)
    if own is None:
        raise WorkbookError("Nothing was chosen for the room yet. Choose it on the page “For the room”.")
    campaign = for_the_room(read_campaign(book.campaign), read_own(FOR_THE_ROOM, own))
    return Workbook(book.id, book.revision, data.write(campaign), {FOR_THE_ROOM: own})
