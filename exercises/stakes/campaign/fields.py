"""Fields that a campaign's classes share, and how much each may hold."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from attrs import Attribute, field, fields

from ..kit.data import at_most, between, iso_date

ID_LIMIT = 40
NAME_LIMIT = 120
TEXT_LIMIT = 600
PEOPLE_LIMIT = 1_000
STAKES_LIMIT = 3_000
TIES_LIMIT = 3_000
ENTRIES_LIMIT = 3_000
MOST = 1_000_000_000

_WORDS = {"words": True}


def name_field() -> Any:
    """A field for a name, or another short text."""
    return field(default="", validator=at_most(NAME_LIMIT), metadata=_WORDS)


def text_field() -> Any:
    """A field for what someone says."""
    return field(default="", validator=at_most(TEXT_LIMIT), metadata=_WORDS)


def date_field() -> Any:
    """A field for a day as ``2027-03-31``, or nothing."""
    return field(default="", validator=iso_date)


def number_field(most: int = MOST) -> Any:
    """A field for a whole number from 0 to ``most``."""
    return field(default=0, validator=between(0, most))


def id_field(limit: int = 100) -> Any:
    """A field for an id, which is never empty."""

    def check(_: Any, attribute: Any, value: str) -> None:
        if not 0 < len(value) <= limit:
            raise ValueError(f"an id has 1 to {limit} characters")

    return field(validator=check)


def refers(to: str) -> Any:
    """A field for the id of one of the campaign's ``to``: ``"holders"``, ``"people"``, ``"groups"``, ``"stakes"`` or ``"goals"``.

    An entry goes when what it refers to goes.
    """
    return field(metadata={"to": to})


def may_refer(to: str) -> Any:
    """As :func:`refers`, or empty: it is emptied when what it refers to goes."""
    return field(default="", metadata={"to": to, "may": True})


def references(kind: type) -> list[Attribute[Any]]:
    """The fields of a class that refer to something."""
    return [part for part in fields(kind) if "to" in part.metadata]


def worded(kind: type) -> list[str]:
    """The names of the fields of a class that hold words, which a case may have in another language."""
    return [part.name for part in fields(kind) if part.metadata.get("words")]


def unused_id(prefix: str, taken: Container[str], first: int) -> str:
    """The first id that is not taken, from the ``first`` number on.

    >>> unused_id("ask-", {"ask-2"}, 2)
    'ask-3'
    """
    n = first
    while f"{prefix}{n}" in taken:
        n += 1
    return f"{prefix}{n}"
