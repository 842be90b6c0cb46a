"""A room: everyone's part, each once. Rooms merge in any order and any grouping, as often as one likes, to the same room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from ..kit.words import _
from .tally import Tally
from .voice import Voice


# A workbook and a tally may have the same id: before it stands which it is.
BOOK, TALLY = "workbook ", "tally "


@frozen(order=True)
class File:
    """A file that was handed in: its name, and the ``id`` and ``mark`` of what was in it, or ``why`` it could not be read."""

    name: str
    id: str = ""
    mark: str = ""
    why: str = ""


@frozen
class Room:
    """``voices`` and ``tallies`` by their ids, each of the highest rank that was seen; ``files`` are all that was handed in.

    Under :meth:`merged` rooms form a join-semilattice, whose least element is the empty room.
    """

    voices: Mapping[str, Voice] = field(factory=dict)
    tallies: Mapping[str, Tally] = field(factory=dict)
    files: frozenset[File] = frozenset()

    def merged(self, *others: Room) -> Room:
        """This room and others as one."""
        rooms = (self, *others)
        return Room(
            _highest(room.voices for room in rooms),
            _highest(room.tallies for room in rooms),
            frozenset().union(*(room.files for room in rooms)),
        )

    @property
    def counted(self) -> tuple[File, ...]:
        """The files that count, one for each workbook and each tally."""
        kept = {BOOK + id: one.mark for id, one in self.voices.items()}
        kept |= {TALLY + id: one.mark for id, one in self.tallies.items()}
        found: dict[str, File] = {}
        for file in sorted(self.files):
            if not file.why and kept.get(file.id) == file.mark:
                found.setdefault(file.id, file)
        return tuple(sorted(found.values()))

    @property
    def left_out(self) -> tuple[tuple[str, str], ...]:
        """The name of each file that does not count, and why."""
        counted = {file.id: file for file in self.counted}
        return tuple((file.name, _why(file, counted)) for file in sorted(self.files) if file.why or counted[file.id] != file)


def _highest(kinds: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind in kinds:
        for id, one in kind.items():
            if id not in found or one.rank > found[id].rank:
                found[id] = one
    return found


def _why(file: File, counted: Mapping[str, File]) -> str:
    if file.why:
        return file.why
    kept = counted[file.id]
    if kept.mark == file.mark:
        return _("It is the same as {other}, and counted there.").format(other=kept.name)
    return _("It is an older copy of the work that {other} is of. The later one is counted.").format(other=kept.name)
