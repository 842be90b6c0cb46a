"""What the worker calls for the room's report: files and typed counts in, elements and files out. Nothing is kept."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from attrs import evolve

from ...kit import nodes
from ...kit.errors import StakesError
from ...kit.nodes import Node
from ...kit.words import _
from ...workshop import Report, Room, archive, paper, paper_view, report, same_view
from ...workshop.example import example
from ...workshop.exporting import to_csv, to_json
from ...workshop.room import TALLY, File
from ...workshop.tally import Tally, dumps, loads
from ...workshop.view import view
from ..markup import Element, Renderer

NAME = "the-rooms-report"
# So many files are read in one call, so that what is typed in meanwhile is answered in between.
AT_ONCE = 20


class RoomDesk:
    """What was handed in, and the tally that is being typed."""

    def __init__(self, tally: Tally | None = None) -> None:
        self.tally = tally or Tally(id=str(uuid.uuid4()))
        self._handed_in = Room()
        self._new: list[Room] = []
        self._reading: Iterator[Room] = iter(())

    def add(self, name: str, raw: bytes) -> None:
        """Take a file; :meth:`read` reads what is in it."""
        self._reading = chain(self._reading, archive.read_file(name, raw))

    def read(self) -> bool:
        """Read on in what was taken; says whether there may be more."""
        found = list(islice(self._reading, AT_ONCE))
        self._new += found
        return len(found) == AT_ONCE

    def leave_out(self, name: str, why: str) -> None:
        """Take note of a file that the browser could not read."""
        self._new.append(archive.left_out(name, _("It cannot be read: {why}. Drop it again.").format(why=why)))

    def room(self) -> Room:
        """All of it, as one room. A tally that was saved and comes back is gone on with, where none was begun."""
        back = [tally for room in self._new for tally in room.tallies.values()]
        if not self.tally.begun and len(back) == 1:
            self.tally = back[0]
        self._handed_in = self._handed_in.merged(*self._new)
        self._new = []
        if not self.tally.begun and self.tally.id not in self._handed_in.tallies:
            return self._handed_in
        typed = File(_("what was typed in here"), TALLY + self.tally.id, self.tally.mark)
        saved = any((file.id, file.mark) == (typed.id, typed.mark) for file in self._handed_in.files)
        return self._handed_in.merged(
            Room(tallies={self.tally.id: self.tally}, files=frozenset() if saved else frozenset({typed}))
        )

    def handle(self, action: Any) -> Element:
        """Change the tally; raises ActionError."""
        self.tally = evolve(paper.update(self.tally, action), revision=self.tally.revision + 1)
        return self.elements()

    def elements(self) -> Element:
        """What there is to see."""
        room = self.room()
        return elements(report(room) if room.files else None, self.tally)


def elements(made: Report | None, tally: Tally) -> Element:
    """The page's elements: the report, or what one looks like, under the screen for paper."""
    return Renderer("room")(
        nodes.exercise(
            _("The room's report"),
            _("At the end you have one sheet that says what the room shares, and shows nobody."),
            _("Five minutes for the files; for paper, a minute a person."),
            [
                nodes.group([paper_view.view(tally)], look="screen", key="typing"),
                view(made) if made else _looks_like(),
                nodes.group(same_view.view(made, tally) if made else [], look="screen", key="wordings"),
            ],
        )
    )


def _looks_like() -> Node:
    return nodes.group(
        [
            nodes.text(_("Nobody has handed anything in yet. This is what a report looks like, of a made-up room of twelve:"), tone="muted"),
            view(report(example())),
        ],
        look="ghost",
        key="example",
    )


_desk: RoomDesk


def start(tally: str) -> str:
    """Begin, with a tally that this tab kept, or with nothing."""
    global _desk
    try:
        _desk = RoomDesk(loads(tally) if tally else None)
    except StakesError:
        _desk = RoomDesk()
    return show()


def add(names: str, raws: Any) -> str:
    """Take some files: their names, and their bytes as JavaScript hands them over."""
    for name, raw in zip(json.loads(names), raws, strict=True):
        _desk.add(name, raw.to_bytes())
    return read()


def read() -> str:
    """Read on in the files that were taken."""
    return json.dumps({"more": _desk.read()})


def leave_out(name: str, why: str) -> str:
    """Take note of a file that could not be read."""
    _desk.leave_out(name, why)
    return "{}"


def show() -> str:
    """What there is to see, how many files count, and how many do not."""
    room = _desk.room()
    return _shown({"counted": len(room.counted), "left_out": len(room.left_out)})


def handle(action: str) -> str:
    """Change the tally."""
    try:
        _desk.handle(json.loads(action))
    except StakesError as wrong:
        return json.dumps({"error": str(wrong)})
    return _shown({"tally": dumps(_desk.tally) if _desk.tally.begun else ""})


def _shown(more: dict[str, Any]) -> str:
    return json.dumps({"tree": _desk.elements(), **more}, separators=(",", ":"))


def out(kind: str) -> str:
    """The report as a file: ``json`` or ``csv``; or the ``tally``. Nothing where there is nothing yet."""
    if kind == "tally":
        return json.dumps({"text": dumps(_desk.tally) if _desk.tally.begun else ""})
    room = _desk.room()
    write = {"json": to_json, "csv": to_csv}[kind]
    return json.dumps({"text": write(report(room)) if room.files else ""})
