"""Sentences of blame, heard from both ends of a quarrel; a worked premortem; and the open rules of the hints."""

from __future__ import annotations

import re
from functools import cache

from attrs import field, frozen

from ..campaign.fields import ID_LIMIT, id_field
from ..campaign.organizing import RULE_LINES, RULES, Rule
from ..kit import content
from ..kit.content import Document
from ..kit.data import at_most, one_of
from ..kit.words import translated
from .stories import FORMAT


@frozen(kw_only=True)
class End:
    """One end of a quarrel: who says what to whom, and three guesses at what could lie under it."""

    who: str = field(validator=at_most(60))
    to: str = field(validator=at_most(60))
    says: str = field(validator=at_most(200))
    under: tuple[str, ...]


@frozen(kw_only=True)
class Quarrel:
    """Two sentences of blame, one from each end."""

    id: str = id_field(ID_LIMIT)
    title: str = field(validator=at_most(60))
    ends: tuple[End, ...]

    def ends_from(self, seed: int) -> tuple[int, ...]:
        """The places of the ends in the order in which they speak; an odd seed lets the second begin."""
        order = tuple(range(len(self.ends)))
        return order[::-1] if seed % 2 else order


@frozen(kw_only=True)
class Quarrels:
    """A file of quarrels."""

    format: str = field(validator=one_of(FORMAT))
    quarrels: tuple[Quarrel, ...]
    sides: tuple[str, ...] = ()


@frozen(kw_only=True)
class WorkedReason:
    """Why a coalition broke, in a worked example: what happened, who left first, which kind of rule was missing."""

    what: str = field(validator=at_most(300))
    who: str = field(validator=at_most(80))
    kind: str = field(validator=one_of(*RULES))


@frozen(kw_only=True)
class WorkedRule:
    """A rule in a worked example, in its five lines."""

    kind: str = field(validator=one_of(*RULES))
    what: str = field(validator=at_most(300))
    decides: str = field(validator=at_most(300))
    consults: str = field(validator=at_most(300))
    within: str = field(validator=at_most(300))
    otherwise: str = field(validator=at_most(300))

    def rule(self) -> Rule:
        """The same as a rule of a campaign, in the learner's language."""
        return Rule(id="worked", kind=self.kind, **{line: translated(getattr(self, line)) for line in RULE_LINES})


@frozen(kw_only=True)
class Worked:
    """A premortem of a worked case."""

    format: str = field(validator=one_of(FORMAT))
    case: str
    reasons: tuple[WorkedReason, ...]
    rule: WorkedRule


@frozen
class _Back:
    back: tuple[str, ...]


def read_quarrels(document: Document) -> Quarrels:
    """The quarrels in a document; raises ContentError."""
    return document.read(Quarrels)


def read_worked(document: Document) -> Worked:
    """The worked premortem in a document; raises ContentError."""
    return document.read(Worked)


@cache
def quarrels() -> dict[str, Quarrel]:
    """The quarrels that ship, by id."""
    found = [read_quarrels(document) for document in content.shipped(__package__, "content/blame")]
    return {quarrel.id: quarrel for read in found for quarrel in read.quarrels}


@cache
def worked() -> Worked:
    """The worked premortem."""
    (document,) = content.shipped(__package__, "content/worked")
    return read_worked(document)


@cache
def looking_back_words() -> tuple[str, ...]:
    """All that :func:`looking_back` looks for: roots, with whatever ends a word."""
    (document,) = content.shipped(__package__, "content/checks")
    return document.read(_Back).back


@cache
def _back() -> re.Pattern[str]:
    roots = sorted(looking_back_words(), key=len, reverse=True)
    return re.compile(r"\b(?:%s)[\w-]*" % "|".join(map(re.escape, roots)), re.IGNORECASE)


def looking_back(text: str) -> str:
    """The words in a text that say who did it, or nothing.

    >>> looking_back("You should have asked us"), looking_back("to be asked before it is printed")
    ('should have', '')
    """
    found = _back().search(text.replace("’", "'"))
    return found[0] if found else ""
