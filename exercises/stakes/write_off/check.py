"""Checks a small case that somebody wrote for write-off."""

from __future__ import annotations

from ..kit.content import Document
from ..kit.errors import ContentError
from .apart import read_case

FORMAT = "write-off"


def check(document: Document) -> tuple[list[ContentError], str]:
    """All that is wrong with a case, and what to say of it where nothing is."""
    case = read_case(document)
    return [], f"“{case.title}” is well formed, {len(case.sentences)} sentences and {len(case.board.blocks)} blocks"
