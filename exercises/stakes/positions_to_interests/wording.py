"""Words for how a line is heard."""

from __future__ import annotations

from collections.abc import Iterable

from ..kit.words import _


def move_words() -> dict[str, str]:
    """What each kind of line is called."""
    return {
        "hurt": _("an insult"),
        "advise": _("advice"),
        "argue": _("an argument"),
        "ask": _("a question"),
        "request": _("something to be done"),
        "tell": _("something of your own"),
        "guess": _("a guess"),
        "closed": _("a question for a yes or a no"),
        "right": _("a guess that is right"),
        "near": _("a guess that comes near"),
        "wrong": _("a guess at something else"),
        "kept": _("a guess at something they keep"),
        "vague": _("a word that everyone likes"),
        "lost": _("not understood"),
    }


def heard_words(words: Iterable[str]) -> str:
    """Words of a line, in quotation marks."""
    return ", ".join(f"“{word}”" for word in words)
