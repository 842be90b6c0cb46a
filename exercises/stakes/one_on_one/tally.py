"""An observer's tally of a talk that two people hold live: a mark for each line, and what was worth writing down."""

from __future__ import annotations

from collections import Counter
from typing import Any

from attrs import evolve, field, frozen

from ..kit.actions import Actions, one_of, text
from ..kit.data import at_most
from ..kit.errors import ActionError
from ..kit.words import _

MARKS_LIMIT = 400
QUOTES_LIMIT = 4_000
# What an observer can tell apart while it is spoken, with the key for each.
MARKED = {
    "open": "o",
    "closed": "c",
    "reflect": "r",
    "deepen": "d",
    "affirm": "t",
    "story": "s",
    "gap": "g",
    "ask": "a",
    "wait": "w",
    "advise": "v",
    "argue": "b",
}

update = Actions()


@frozen(kw_only=True)
class Tally:
    """``marks`` are moves in the order in which they were heard; ``quotes`` is what the observer jotted down."""

    on: bool = False
    marks: tuple[str, ...] = field(default=(), validator=at_most(MARKS_LIMIT))
    quotes: str = field(default="", validator=at_most(QUOTES_LIMIT))
    asked: str = field(default="", validator=at_most(600))

    def counts(self) -> dict[str, int]:
        """How often each move was marked."""
        return dict(Counter(self.marks))


@update.on("observe")
def observe(work: Any) -> Any:
    """Open the sheet."""
    return work.with_own(tally=evolve(work.own.tally, on=True))


@update.on("fold-sheet")
def fold_sheet(work: Any) -> Any:
    """Fold the sheet; what is on it stays."""
    return work.with_own(tally=evolve(work.own.tally, on=False))


@update.on("mark", move=one_of(*MARKED))
def mark(work: Any, move: str) -> Any:
    """Mark a move that was heard."""
    tally = work.own.tally
    if len(tally.marks) >= MARKS_LIMIT:
        raise ActionError(_("The sheet is full. Clear it to begin another."))
    return work.with_own(tally=evolve(tally, marks=(*tally.marks, move)))


@update.on("unmark")
def unmark(work: Any) -> Any:
    """Take the last mark back."""
    tally = work.own.tally
    return work.with_own(tally=evolve(tally, marks=tally.marks[:-1]))


@update.on("jot", value=text(QUOTES_LIMIT, lines=True))
def jot(work: Any, value: str) -> Any:
    """Write down what was said, word for word."""
    return work.with_own(tally=evolve(work.own.tally, quotes=value))


@update.on("jot-ask", value=text(600))
def jot_ask(work: Any, value: str) -> Any:
    """Write down what was asked: what, when, where."""
    return work.with_own(tally=evolve(work.own.tally, asked=value))


@update.on("clear-tally")
def clear_tally(work: Any) -> Any:
    """Begin with an empty sheet."""
    return work.with_own(tally=Tally(on=True))
