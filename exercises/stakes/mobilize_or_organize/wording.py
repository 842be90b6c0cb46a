"""Words for the three kinds of hours, for the assumptions, and for who leads where."""

from __future__ import annotations

from collections.abc import Iterable

from ..kit.words import _, listed, plural, translated
from .campaigns import Played, Unit

FEW = 3


def kind_words() -> dict[str, str]:
    """The three that hours can go to."""
    return {
        "staff": _("Staff at the doors"),
        "distributed": _("Volunteers elsewhere, who call"),
        "leaders": _("Leaders' development"),
    }


def kind_short() -> dict[str, str]:
    """The same in a word."""
    return {"staff": _("doors"), "distributed": _("callers"), "leaders": _("leaders")}


def kind_hints() -> dict[str, str]:
    """What each of the three is."""
    return {
        "staff": _("Knocking, and asking people to come. It also opens doors for talks."),
        "distributed": _("Finding, training and backing people far away who call and text. Most contacts for an hour."),
        "leaders": _("One-on-ones, and help for whoever begins to ask others. It takes weeks to show."),
    }


def assumption_words() -> dict[str, str]:
    """What each assumption says."""
    return {
        "needed": _("People it takes in the room"),
        "staff_contacts": _("Contacts that staff make in an hour"),
        "distributed_contacts": _("Contacts that volunteers elsewhere make for an hour of yours"),
        "staff_turnout": _("Who comes, of 1,000 contacts by staff"),
        "distributed_turnout": _("Who comes, of 1,000 contacts from elsewhere"),
        "known": _("People who would sit down with you from the start"),
        "doors": _("Who would sit down with you, of 100 contacts by staff"),
        "one_on_ones": _("One-on-ones in ten hours"),
        "weeks": _("Weeks from a one-on-one to a test"),
        "tested": _("Who turns out to lead, of 100 one-on-ones"),
        "asks": _("Asks that a leader makes in a week"),
        "kept": _("Promises kept, of 100 asks"),
        "led": _("People whom a leader brings"),
        "stay": _("Leaders who are still there, of 100"),
    }


def leader_name(unit: Unit, n: int) -> str:
    """The name of a unit's leader (the first is 0), or a number where its names are used up."""
    return translated(unit.names[n]) if n < len(unit.names) else _("leader {n}").format(n=n + 1)


def leader_names(unit: Unit, which: Iterable[int]) -> str:
    """A unit's leaders as one reads them aloud, the first few by name."""
    which = list(which)
    named = [leader_name(unit, n) for n in which[:FEW]]
    more = len(which) - len(named)
    return listed([*named, plural("{n} more", "{n} more", more)] if more else named)


def unit_of(played: Played, name: str) -> Unit:
    """The unit of that name."""
    return next(unit for unit in played.units if unit.name == name)
