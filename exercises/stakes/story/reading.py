"""Reads a telling by a few open rules: where, when, which choice, and what is said of everybody and so of nobody.

The rules look at words alone (``content/rules/telling.yml``). What they find is quoted; what they miss is asked for, and
never held against anyone. Speaking pace: about 130 words a minute, which each may change.
"""

from __future__ import annotations

import difflib
import re
from functools import cache

from attrs import frozen

from ..kit import content

PACE = 130
SLOWEST, FASTEST = 80, 200
MINUTE = 60

# After "at" or "in": the, my, our … and a word or two, or a name with a capital.
_NAMED = re.compile(r"\s+(?:(?:the|my|our|a|an|his|her|their)\s+(?:old\s+|side\s+)?[\w'’-]+|[A-Z][\w'’-]*)(?:\s+(?:[A-Z][\w'’-]*|\d+))?")


@frozen(kw_only=True)
class Rules:
    """The words that a telling is read for."""

    format: str
    places: tuple[str, ...]
    not_places: tuple[str, ...]
    times: tuple[str, ...]
    general: tuple[str, ...]
    counted: tuple[str, ...]
    alternatives: tuple[str, ...]


@cache
def rules() -> Rules:
    """The rules that ship."""
    (document,) = content.shipped(__package__, "content/rules")
    return document.read(Rules)


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w'’])(?:{listed})(?![\w'’])", re.IGNORECASE)


def words_in(telling: str) -> int:
    """How many words a telling has."""
    return len(re.findall(r"[\w'’.:-]*\w", telling))


def seconds(telling: str, pace: int) -> int:
    """How long a telling takes, in whole seconds, at ``pace`` words a minute.

    >>> seconds("one two three four", 120)
    2
    """
    return round(words_in(telling) * MINUTE / pace)


def sentences(telling: str) -> list[str]:
    """The sentences of a telling.

    >>> sentences("I walked. It was late! Three miles")
    ['I walked.', 'It was late!', 'Three miles']
    """
    return [one.strip() for one in re.split(r"(?<=[.!?…])[\s”\"']*\s+|\n+", telling) if one.strip()]


def place_in(telling: str) -> str:
    """The words that name a place, or nothing.

    >>> place_in("I was at the stop at Hospital Gate"), place_in("In March I was at first afraid")
    ('at the stop', '')
    """
    for found in _any_of(rules().places).finditer(telling):
        after = _NAMED.match(telling, found.end())
        if after and not _any_of((*rules().not_places, *rules().times)).search(after[0]):
            return f"{found[0]}{after[0]}"
    return ""


def time_in(telling: str) -> str:
    """The words that name a time: a day, a month, an hour, or a number; or nothing."""
    named = _any_of(rules().times).search(telling)
    if named:
        return named[0]
    numbered = re.search(r"\b\d{1,2}[.:]\d\d\b|\b(?:19|20)\d\d\b|\b(?:ten|quarter|half)\s+(?:to|past)\s+\w+", telling)
    return numbered[0] if numbered else ""


def general_words(telling: str) -> list[str]:
    """Words that say it of everybody, each once, in the order in which they come; not "six people" or "told nobody".

    >>> general_words("Nobody cares about people. I rang six people and told nobody.")
    ['nobody', 'people']
    """
    found = _any_of(rules().general).finditer(telling)
    return list(dict.fromkeys(one[0].casefold() for one in found if not _counted(telling[: one.start()])))


def _counted(before: str) -> bool:
    return bool(re.search(rf"(?:\d|{_any_of(rules().counted).pattern})\s$", before, re.IGNORECASE))


def alternative_in(telling: str) -> str:
    """The words by which something else could have been done, or nothing."""
    found = _any_of(rules().alternatives).search(telling)
    return found[0] if found else ""


def says_i(telling: str) -> bool:
    """Whether somebody says "I" in it.

    >>> says_i("I'd asked her."), says_i("We all know")
    (True, False)
    """
    return bool(re.search(r"\bI(?:['’]\w+)?\b", telling))


def changes(first: str, second: str) -> tuple[list[str], list[str]]:
    """The sentences that a second telling took out and those that it put in, in their order."""
    one, other = sentences(first), sentences(second)
    out: list[str] = []
    into: list[str] = []
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    for tag, from_, to, other_from, other_to in matcher.get_opcodes():
        if tag != "equal":
            out += one[from_:to]
            into += other[other_from:other_to]
    return out, into
