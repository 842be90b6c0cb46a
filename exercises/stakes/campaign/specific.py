"""Turns "wants justice" into a question: whose, where, by when, and what otherwise.

A stake that can be lost is one that people stay for; a word that everyone likes is not (Common Place, *Individual
Meetings*: self-interest as preservation and meaning). Nothing is scored: the check asks, in their own words.
"""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from ..kit import content
from ..kit.words import _
from .people import Stake


@frozen
class _Words:
    vague: tuple[str, ...]
    plain: tuple[str, ...]


@cache
def _words() -> _Words:
    (document,) = content.shipped(__package__, "content/checks")
    return document.read(_Words)


@cache
def _vague_root() -> re.Pattern[str]:
    roots = sorted(_words().vague, key=len, reverse=True)
    return re.compile(r"\b(?:un|in|dis)?(?:%s)[\w-]*" % "|".join(map(re.escape, roots)), re.IGNORECASE)


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(_words().plain)


def vague_word(what: str) -> str:
    """The word in a stake that everyone likes and nobody can lose, where nothing beside it makes it specific.

    >>> vague_word("wants justice"), vague_word("the 14 bus runs after nine")
    ('justice', '')
    >>> vague_word("safe crossing at Mill Lane before school"), vague_word("fairness for night workers")
    ('', 'fairness')
    """
    found = _vague_root().search(what)
    if not found:
        return ""
    rest = re.findall(r"[\w'’-]+", _vague_root().sub(" ", what).casefold())
    concrete = [word for word in rest if word not in _plain_words()]
    placed = bool(re.search(r"\d|\b(?:at|before|after|until|by|between|from|near|when)\b", what, re.IGNORECASE))
    return "" if placed or len(concrete) > 2 else found[0]


def question(stake: Stake, name: str) -> str:
    """The one question that would make a stake most specific now, or nothing."""
    if not stake.what.strip():
        return ""
    vague = vague_word(stake.what)
    if vague and not (stake.where or stake.by_when or stake.otherwise):
        return _(
            "“{vague}”: whose, where, and by when? What would {name} have that is missing now, and what happens "
            "otherwise?"
        ).format(vague=vague, name=name)
    return next((ask.format(name=name) for part, ask in _asked() if not _told(stake, part)), "")


def _told(stake: Stake, part: str) -> str:
    return stake.themselves or stake.others if part == "whose" else getattr(stake, part)


def _asked() -> list[tuple[str, str]]:
    return [
        ("whose", _("Whom is it for: {name}, or someone {name} looks after?")),
        ("otherwise", _("What happens to {name} if nothing changes?")),
        ("by_when", _("By when is it needed?")),
        ("where", _("Where would {name} notice the difference?")),
    ]


_BODIES = (
    "council|committee|company|board|agency|government|diocese|district|parliament|congress|senate|legislature|ministry|"
    "department|city|county|state|union|school|university|church|congregation|parish|court|commission|authority|office|"
    "management|shift|team|crew|mayor's office"
)
_INSTITUTION = re.compile(rf"(?:the|our|a)?\s*(?:[\w'-]+\s+){{0,3}}(?:{_BODIES})s?\s*\.?", re.IGNORECASE)


def is_institution(words: str) -> bool:
    """Whether a decision-maker is named as a body, and not as a person in it.

    >>> is_institution("The city council"), is_institution("Councillor Okafor, who chairs the transport committee")
    (True, False)
    """
    return bool(_INSTITUTION.fullmatch(words.strip()))
