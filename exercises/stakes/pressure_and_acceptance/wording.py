"""Words for the four choices and for chances."""

from __future__ import annotations

from fractions import Fraction

from ..kit.words import _
from .deciding import Stretch


def choice_words() -> dict[str, str]:
    """What each choice is called."""
    return {"endorse": _("Endorse"), "bargain": _("Bargain"), "protest": _("Protest"), "abstain": _("Abstain")}


def rule_words() -> dict[str, str]:
    """What each choice is called in the middle of a sentence."""
    return {"endorse": _("endorse"), "bargain": _("bargain"), "protest": _("protest"), "abstain": _("abstain")}


def meaning_words(stage: str) -> dict[str, str]:
    """What each choice means, before a decision or after it."""
    if stage == "before":
        return {
            "endorse": _("Say yes, and ask others to."),
            "bargain": _("Say what would make it a yes."),
            "protest": _("Say no, aloud, with your reasons."),
            "abstain": _("Take no part, and say so."),
        }
    return {
        "endorse": _("Do your part, as something you chose."),
        "bargain": _("Hold them to it, and bring the next ask."),
        "protest": _("Leave the no on record, and go on saying it."),
        "abstain": _("Neither help nor hinder."),
    }


def percent(chance: Fraction) -> str:
    """A chance in percent, to the whole number.

    >>> percent(Fraction(4, 5))
    '80%'
    """
    return _("{n}%").format(n=round(100 * chance))


def stretch_words(one: Stretch) -> str:
    """From where to where a stretch of chances goes.

    >>> stretch_words(Stretch(Fraction(1, 4), Fraction(1), ("bargain",)))
    'above 25%'
    """
    if not one.start:
        return _("below {end}").format(end=percent(one.end))
    if one.end == 1:
        return _("above {start}").format(start=percent(one.start))
    return _("from {start} to {end}").format(start=percent(one.start), end=percent(one.end))
