"""The file in which Jupyter keeps a workbook: written whole, and never over what another notebook wrote."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from attrs import evolve

from .. import workbook
from ..kit.errors import WorkbookError, why
from ..kit.words import _
from ..workbook import Workbook


class Refused(WorkbookError):
    """Nothing was written, since it would be written over something else; ``say`` is what the learner is asked."""

    def __init__(self, say: str, message: str) -> None:
        super().__init__(message)
        self.say = say


class WorkFile:
    """A workbook's file, as one exercise uses it.

    Other notebooks may write to it too. What they wrote in other exercises is kept; where they changed the campaign or
    this exercise, :meth:`save` raises Refused (``elsewhere``) until it is told whose to keep. What cannot be read stays
    where it is (``unreadable``).
    """

    def __init__(self, path: Path, exercise: str) -> None:
        self.path = path
        self.fault = ""
        self._exercise = exercise
        self._base: Workbook | None = None
        self._seen: tuple[int, int, int] | None = None

    def read(self) -> Workbook | None:
        """What is in the file, or None; where it cannot be read, ``fault`` says why."""
        self._seen, self._base, self.fault = self._signature(), None, ""
        if self._seen:
            try:
                self._base = workbook.load(self.path)
            except WorkbookError as wrong:
                self.fault = str(wrong)
        return self._base

    def save(self, book: Workbook, *, mine: bool = False) -> Workbook:
        """Write the workbook and return it as it was written; raises WorkbookError.

        With ``mine`` it is written over another notebook's campaign and work in this exercise, and what could not be
        read is set aside.
        """
        if self.fault:
            if not mine:
                raise Refused("unreadable", self.fault)
            self.set_aside()
        elif self._signature() != self._seen:
            book = self._beside(book, mine=mine)
        return self._write(book)

    def replace(self, book: Workbook) -> Workbook:
        """Write the workbook whatever is there; what this notebook never read is set aside. Raises WorkbookError."""
        if self.fault or self._signature() != self._seen:
            self.set_aside()
        return self._write(book)

    def _write(self, book: Workbook) -> Workbook:
        workbook.save(book, self.path)
        self._seen, self._base, self.fault = self._signature(), book, ""
        return book

    def _beside(self, book: Workbook, *, mine: bool) -> Workbook:
        """The workbook with what other notebooks have written in other exercises since."""
        known, seen = self._base, self._seen
        theirs = self.read()
        if self.fault:
            return self.save(book, mine=mine)
        if not mine and self._part(theirs) != self._part(known):
            # The choice stays open until the learner has made it.
            self._base, self._seen = known, seen
            raise Refused("elsewhere", _("Your work was changed from another notebook since. Nothing was overwritten."))
        if theirs is None:
            return book
        return evolve(
            book,
            id=theirs.id,
            revision=max(book.revision, theirs.revision + 1),
            exercises=theirs.exercises | {self._exercise: book.exercises[self._exercise]},
        )

    def _part(self, book: Workbook | None) -> object:
        """What this exercise shows of a workbook."""
        return (book or workbook.new()).session(self._exercise).work

    def set_aside(self) -> None:
        """Give the file a name of its own beside, so that nothing is written over it; raises WorkbookError."""
        names = (self.path.with_name(f"{self.path.stem}-set-aside-{n}.json") for n in range(1, 10_000))
        try:
            if os.path.lexists(self.path):
                os.replace(self.path, next(name for name in names if not os.path.lexists(name)))
        except OSError as wrong:
            raise self._failed(wrong) from None

    def clear(self) -> None:
        """Remove the file, what was set aside, and what a save that was cut short left; raises WorkbookError."""
        try:
            self.path.unlink(missing_ok=True)
            for pattern in (f"{self.path.stem}-set-aside-*.json", f".{self.path.name}.*"):
                for left in self.path.parent.glob(pattern):
                    left.unlink(missing_ok=True)
        except OSError as wrong:
            raise self._failed(wrong) from None
        self._seen, self._base, self.fault = None, None, ""

    def raw(self) -> bytes:
        """The file's bytes as they are; raises WorkbookError."""
        try:
            return self.path.read_bytes()
        except OSError as wrong:
            raise self._failed(wrong) from None

    def _failed(self, wrong: OSError) -> WorkbookError:
        said = _("{path} could not be changed: {why}. Check who may write to that folder.")
        return WorkbookError(said.format(path=self.path, why=why(wrong)), "unreadable")

    def _signature(self) -> tuple[int, int, int] | None:
        """What tells this file from the same one written since by another notebook."""
        with suppress(OSError):
            found = self.path.stat()
            return found.st_ino, found.st_size, found.st_mtime_ns
        return None
