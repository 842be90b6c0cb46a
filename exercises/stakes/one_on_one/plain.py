"""Plain words for what a script leaves unwritten, so that twenty lines already play."""

from __future__ import annotations

from ..kit.words import _


def misheard() -> tuple[str, ...]:
    """For when they did not follow."""
    return (
        _("Sorry, I didn't follow that."),
        _("Say that again another way?"),
        _("You've lost me there."),
        _("I'm not sure what you mean."),
        _("I still don't see what you're after."),
        _("No, I don't get it. Sorry."),
    )


def repair() -> str:
    """For an apology."""
    return _("All right. Thank you for saying so.")


def answer(kind: str) -> str:
    """For an ask: ``yes``, ``when``, ``soft``, ``later``, ``no``, ``silence`` or ``pressed``."""
    return {
        "yes": _("All right. I'll be there."),
        "when": _("I could do that. When, and where?"),
        "soft": _("Sure. Sounds good. I'll see."),
        "later": _("Not now. Ask me again some other time."),
        "no": _("No, that's not for me."),
        "silence": _("I'm thinking what it would mean for me."),
        "pressed": _("I said no."),
    }[kind]


def ending(kind: str) -> str:
    """Last words."""
    return {
        "dated": _("See you then."),
        "soft": _("We'll see. Take care."),
        "later": _("Ask me again. Bye now."),
        "no": _("No hard feelings. Bye."),
        "left": _("I don't have to listen to this."),
        "time_up": _("I have to go. Another time."),
        "drifted": _("I don't think I see what you want. I have to go, sorry."),
        "parted": _("Good to talk. Bye."),
    }[kind]
