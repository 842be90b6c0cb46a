"""Worked tellings, in YAML: a moment, what a coach said, and the second telling."""

from __future__ import annotations

from functools import cache

from attrs import field, frozen

from ..campaign.fields import TEXT_LIMIT
from ..kit import content
from ..kit.content import Document
from ..kit.data import at_most, one_of

FORMAT = "story/1"
TELLING_LIMIT = 4_000
PARTS = ("where", "hands", "choice", "came", "us", "now", "ask")
MOMENT = PARTS[:4]


@frozen(kw_only=True)
class Coaching:
    """What a coach said: a picture that they saw, where they were lost, what they were asked."""

    saw: str = field(validator=at_most(TEXT_LIMIT))
    lost: str = field(validator=at_most(TEXT_LIMIT))
    wants: str = field(validator=at_most(TEXT_LIMIT))


@frozen(kw_only=True)
class Telling:
    """Somebody's story: what they said ``before`` they had a moment, the moment, whose it is too, the ask, the coaching,
    and the ``second`` telling."""

    format: str = field(validator=one_of(FORMAT))
    title: str
    setting: str
    before: str
    where: str = field(validator=at_most(TEXT_LIMIT))
    hands: str = field(validator=at_most(TEXT_LIMIT))
    choice: str = field(validator=at_most(TEXT_LIMIT))
    came: str = field(validator=at_most(TEXT_LIMIT))
    us: str = field(validator=at_most(TEXT_LIMIT))
    now: str = field(validator=at_most(TEXT_LIMIT))
    ask: str = field(validator=at_most(TEXT_LIMIT))
    coach: Coaching
    second: str = field(validator=at_most(TELLING_LIMIT))


@cache
def tellings() -> tuple[Telling, ...]:
    """The tellings that ship, in the order of their files."""
    return tuple(document.read(Telling) for document in content.shipped(__package__))


def read_telling(document: Document) -> Telling:
    """The telling in a document; raises ContentError with the line of what is wrong."""
    return document.read(Telling)
