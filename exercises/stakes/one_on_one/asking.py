"""What they answer to an ask, and what becomes of it: a day, a polite yes, later, or a clear no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..kit.words import _
from . import plain
from .hearing import Heard, chosen_ask
from .script import Ask

if TYPE_CHECKING:
    from .talk import Talk


@define
class Commitment:
    """What was asked, and how far it got: ``status`` is ``when``, ``dated``, ``soft``, ``later`` or ``no``."""

    ask: Ask
    status: str
    task: str
    turn: int
    words: str = ""
    when: bool = False
    where: bool = False
    refused: int = 0


def asked(talk: Talk, heard: Heard) -> None:
    """They answer an ask: a yes, a smaller thing, a polite yes, later, or no."""
    ask = chosen_ask(talk.script, heard)
    if ask is None:
        talk.reply("ask", talk.topic)
        return
    again = talk.commitment if talk.commitment and talk.commitment.ask is ask else None
    if again and again.status == "no":
        again.refused += 1
        talk.trust -= again.refused
        talk.once(ask.pressed or plain.answer("pressed"), "ask")
        return
    status = willing(talk, ask)
    made = Commitment(ask, status, ask.task, talk.turn, last_words(talk), heard.when, heard.where)
    said = getattr(ask, status) or plain.answer("later" if status == "counter" else status)
    if status == "yes":
        made.status = "dated" if heard.when and heard.where else "when"
        kind = "yes" if made.status == "dated" else "when"
        said = getattr(ask, kind) or plain.answer(kind)
    elif status == "counter":
        made = Commitment(ask, "when", ask.counter_task, talk.turn, last_words(talk))
    # What was agreed with a day stays agreed, whatever is asked after it.
    if not talk.commitment or talk.commitment.status != "dated":
        talk.commitment = made
    talk.once(said, "ask")


def last_words(talk: Talk) -> str:
    """What the learner said last."""
    return talk.lines[-1].text


def willing(talk: Talk, ask: Ask) -> str:
    """Their answer to an ask, from trust and from whether anything of theirs is in it."""
    fits = all(layer in talk.told for layer in ask.fits)
    if talk.hurt or talk.trust < ask.trust - 3:
        return "no"
    if ask.never:
        if talk.trust < ask.trust - 1:
            return "later"
        return ("counter" if ask.counter else "no") if fits else "soft"
    if talk.trust >= ask.trust:
        return "yes" if fits else "soft"
    if talk.trust >= ask.trust - 1:
        return "counter" if ask.counter and fits else "soft"
    return "later"


def silence(talk: Talk) -> bool:
    """What silence after an ask brings out, once; a polite yes owns up, a "later" may become a yes."""
    made = talk.commitment
    if not made or made.turn != talk.turn - 1 or silent_words(made) in talk.said or made.status == "dated":
        return False
    talk.trust += 1
    talk.once(silent_words(made), "wait")
    if made.status == "soft":
        made.status = "later"
    elif made.status == "later" and willing(talk, made.ask) == "yes":
        made.status = "when"
    return True


def silent_words(made: Commitment) -> str:
    """What silence after this ask brings out."""
    return made.ask.silence or plain.answer("silence")


def settling(talk: Talk, move: str, heard: Heard) -> str:
    """The move again; to name no more than a day, after a polite yes or a later, is to ask once more."""
    made = talk.commitment
    named = move == "unclear" and made and made.status in ("soft", "later") and heard.when
    return "ask" if named else move


def agreeing(talk: Talk, heard: Heard) -> bool:
    """Whether this line settles when and where, after they asked."""
    made = talk.commitment
    return bool(made and made.status == "when" and (heard.when or heard.where or heard.agreed and made.when))


def agree(talk: Talk, heard: Heard) -> None:
    """Take down when and where; with a day it is agreed."""
    made = talk.commitment
    assert made is not None
    made.when, made.where = made.when or heard.when, made.where or heard.where
    if not made.when:
        talk.once(_("And when?"), "ask")
        return
    made.status = "dated"
    made.words = f"{made.words} {last_words(talk)}".strip()
    smaller = made.task != made.ask.task
    talk.once(_("That I can do.") if smaller else made.ask.yes or plain.answer("yes"), "ask")
