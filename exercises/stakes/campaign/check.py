"""Checks a worked case that somebody wrote."""

from __future__ import annotations

from ..kit.content import Document
from ..kit.errors import ContentError
from .cases import read_case

FORMAT = "case"


def check(document: Document) -> tuple[list[ContentError], str]:
    """All that is wrong with a case, and what to say of it where nothing is."""
    case = read_case(document)
    return [], f"“{case.title}” is well formed, {len(case.people)} people and {len(case.groups)} groups"
