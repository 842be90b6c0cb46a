"""Every word that a learner reads passes through here, so that it can be translated.

A view calls :func:`_` while it builds its nodes, never when its module is imported: the language may change.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterable
from pathlib import Path

LOCALES = Path(__file__).parent.parent / "locale"

_current: gettext.NullTranslations = gettext.NullTranslations()


def use(translations: gettext.NullTranslations) -> None:
    """Speak through these translations from now on."""
    global _current
    _current = translations


def speak(language: str) -> None:
    """Speak ``language`` (as in ``"es"``) where there is a catalogue for it, else the source's English."""
    use(gettext.translation("stakes", LOCALES, [language], fallback=True))


def _(text: str) -> str:
    """The translation of ``text``; empty stays empty."""
    return _current.gettext(text) if text else ""


def translated(text: str) -> str:
    """The translation of a text that comes from content, from which it is extracted, and not from a module."""
    return _(text)


def plural(one: str, many: str, n: int) -> str:
    """``one`` or ``many``, as the language counts ``n``, with ``{n}`` filled in.

    >>> plural("{n} person", "{n} people", 1), plural("{n} person", "{n} people", 3)
    ('1 person', '3 people')
    """
    return _current.ngettext(one, many, n).format(n=n)


def listed(names: Iterable[str]) -> str:
    """Names as one reads them aloud.

    >>> listed(["Ana"]), listed(["Ana", "Joel"]), listed(["Ana", "Joel", "the choir"])
    ('Ana', 'Ana and Joel', 'Ana, Joel and the choir')
    """
    names = list(names)
    if len(names) < 2:
        return "".join(names)
    return _("{some} and {last}").format(some=_(", ").join(names[:-1]), last=names[-1])
