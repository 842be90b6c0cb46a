"""Words for moves, for how far a talk has come, and for how open they are: words, never a number."""

from __future__ import annotations

from ..kit.words import _, listed
from .talk import Talk


def move_words() -> list[tuple[str, str]]:
    """Each move and what it is called."""
    return [
        ("open", _("An open question")),
        ("closed", _("A yes-or-no question")),
        ("reflect", _("Saying back what they said")),
        ("deepen", _("Saying back what it means to them")),
        ("affirm", _("Thanks, or naming a strength")),
        ("story", _("Something of your own")),
        ("gap", _("What they care about beside what happens")),
        ("offer", _("An offer")),
        ("ask", _("An ask")),
        ("advise", _("Advice")),
        ("argue", _("An argument")),
        ("insult", _("A put-down")),
        ("apology", _("An apology")),
        ("wait", _("Silence")),
        ("greet", _("A greeting")),
        ("leave", _("A goodbye")),
        ("unclear", _("Not understood")),
    ]


def openness(talk: Talk) -> str:
    """How open they are, as one would see it."""
    name = talk.script.person.name
    said = {
        "hurt": _("{name} has pulled back."),
        "rushed": _("{name} is looking at the time."),
        "moved": _("{name} is talking to you now."),
        "wary": _("{name} is holding back."),
        "open": _("{name} is listening."),
    }[talk.mood]
    return said.format(name=name)


def stage(talk: Talk) -> str:
    """How far the talk has come."""
    if talk.commitment:
        return _("You have asked.")
    if len(talk.told) > len(talk.script.layers) / 2:
        return _("You know a good deal.")
    if talk.told:
        return _("You are finding out.")
    return _("You have just begun.")


def about_counts() -> str:
    """Where the counting comes from, and what it is not."""
    return _(
        "People who study counselling call one reflection to a question fair, and two good (MITI 4.2, thresholds as tabled in "
        "PMC9461167). That was made for clinics. It describes talks; it grades nobody."
    )


def completeness(when: bool, where: bool) -> str:
    """What an ask left open, besides what was asked; nothing where it left nothing open."""
    lacked = [words for given, words in ((when, _("when")), (where, _("where"))) if not given]
    return (
        _("It left open {lacked}. A yes without a day is easily given.").format(lacked=listed(lacked)) if lacked else ""
    )


def ending_words(talk: Talk) -> str:
    """How a talk ended, in a sentence."""
    return {
        "dated": _("It ended with a day agreed."),
        "soft": _("It ended with a polite yes, and no day."),
        "later": _("It ended with “ask me later”."),
        "no": _("It ended with a clear no."),
        "left": _("They walked out."),
        "time_up": _("Time was up before you asked."),
        "drifted": _("It drifted off."),
        "parted": _("You parted without an ask."),
    }.get(talk.ending, _("It has not ended."))
