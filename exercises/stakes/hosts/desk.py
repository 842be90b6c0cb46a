"""An exercise on the desk: a workbook, the session that is open on it, and the elements to show."""

from __future__ import annotations

from typing import Any

from .. import workbook
from ..kit.session import Session
from ..workbook import Workbook
from .markup import Element, Renderer


class Desk:
    """What both hosts hold. The page's and Jupyter's differ only in how actions come and elements go."""

    def __init__(self, exercise: str, book: Workbook | None = None, *, level: int = 2) -> None:
        self.exercise = exercise
        self._level = level
        self.put(book or workbook.new())

    def put(self, book: Workbook) -> None:
        """Work on this workbook from now on."""
        self.session: Session = book.session(self.exercise)
        self.book = book

    def open(self, raw: bytes) -> None:
        """Work on an exported workbook; raises WorkbookError, and then the present one stays."""
        self.put(workbook.load(raw))

    def clear(self) -> None:
        """Begin again with an empty workbook."""
        self.put(workbook.new())

    def handle(self, action: Any) -> Element:
        """Take an action; returns what there is to see, or raises ActionError."""
        return self._elements(self.session.handle(action))

    def elements(self) -> Element:
        """What there is to see."""
        return self._elements(self.session.view())

    def _elements(self, view: dict[str, Any]) -> Element:
        return Renderer(self.exercise, self._level)(view)

    def saved(self) -> Workbook:
        """The workbook with all that was done, one revision on."""
        self.book = self.book.with_session(self.session)
        return self.book
