"""Checks a situation that somebody wrote."""

from __future__ import annotations

from ..kit.content import Document
from ..kit.errors import ContentError
from .deciding import pivots
from .situations import read_situation, sheet_of

FORMAT = "pressure"


def check(document: Document) -> tuple[list[ContentError], str]:
    """All that is wrong with a situation, and what to say of it where nothing is: whether its numbers move anything."""
    situation = read_situation(document)
    faults = [
        document.error("no chance changes what is worth most here, so a slider would move nothing. Change a value.", (name,))
        for name in ("before", "after")
        if not pivots(sheet_of(getattr(situation, name)).lines)
    ]
    return faults, f"“{situation.title}” has a pivot before the decision and after it"
