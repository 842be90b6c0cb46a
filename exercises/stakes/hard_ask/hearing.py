"""What is in a line that somebody wrote: a verdict, a vague word, a day, one more push. A few visible rules; they quote.

The rules are in ``content/rules/hearing.yml``. They know words and no meaning, so what they find is shown, and decides nothing
but how a practice partner answers.
"""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from ..kit import content


@frozen
class _Rules:
    verdict: tuple[str, ...]
    vague: tuple[str, ...]
    soft: tuple[str, ...]
    day: tuple[str, ...]
    push: tuple[str, ...]
    thanks: tuple[str, ...]


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    (document,) = content.shipped(__package__, "content/rules")
    return re.compile("|".join(getattr(document.read(_Rules), kind)), re.IGNORECASE)


def _found(kind: str, line: str) -> str:
    found = _pattern(kind).search(line.replace("’", "'"))
    return found[0].strip() if found else ""


def verdict(line: str) -> str:
    """The words that judge whoever hears them, or nothing.

    >>> verdict("You talk about asking people, but you only come for the sandwiches."), verdict("Nobody has asked the nights.")
    ('You talk about', '')
    """
    return _found("verdict", line)


def vague(line: str) -> str:
    """The words of an ask that leave open what is asked, or nothing.

    >>> vague("Could you help out sometime?"), vague("Would you keep one card until Friday?")
    ('help out', '')
    """
    return _found("vague", line)


def soft(line: str) -> str:
    """The words that say no for them, or nothing.

    >>> soft("You're probably busy, but would you come on Friday?")
    "You're probably busy"
    """
    return _found("soft", line)


def day(line: str) -> str:
    """The day that a line names, or nothing.

    >>> day("Would you keep one card until Friday?"), day("Would you keep a card?")
    ('Friday', '')
    """
    return _found("day", line)


def push(line: str) -> str:
    """The words by which a no is not taken, or nothing.

    >>> push("Are you sure? It's only an hour."), push("Thanks for saying it straight. Can I still eat here?")
    ('Are you sure', '')
    """
    return _found("push", line)


def thanks(line: str) -> str:
    """The words by which a no is taken, or nothing."""
    return _found("thanks", line)
