"""Argue or organize: six short exchanges to tell apart, and to turn around by rewriting a line."""

from __future__ import annotations

from typing import Any

from attrs import evolve, field, frozen

from ..kit.actions import Actions, boolean, identifier, one_of, text
from ..kit.data import at_most
from ..kit.data import one_of as is_one_of
from ..kit.errors import ActionError
from ..kit.words import _
from .hearing import Heard, hear_rewritten
from .script import KINDS, Exchange, Telling, exchanges

SAID_LIMIT = 500
TRIES_LIMIT = 20
TURNED_LIMIT = 40

actions = Actions()


@frozen(kw_only=True)
class Turned:
    """What was made of an exchange: what it was ``called``, the first lines that were tried in place of the argument's,
    whether the sides are changed round (``round``), and whether ours is shown."""

    exchange: str = field(validator=at_most(100))
    called: str = field(default="", validator=is_one_of("", *KINDS))
    tries: tuple[str, ...] = field(default=(), validator=at_most(TRIES_LIMIT))
    round: bool = False
    ours: bool = False


@frozen
class Try:
    """A line in place of the argument's first, how it was heard, and what came back."""

    said: str
    heard: Heard
    reply: str


def exchange_id(work: Any) -> str:
    """The id of the exchange that is shown: the first, to begin with."""
    return work.own.exchange if work.own.exchange in exchanges() else next(iter(exchanges()))


def turned_of(work: Any, id: str = "") -> Turned:
    """What was made of an exchange, or of the one that is shown."""
    id = id or exchange_id(work)
    return next((one for one in work.own.turned if one.exchange == id), Turned(exchange=id))


def telling_of(exchange: Exchange, turned: Turned) -> Telling:
    """The exchange as it is shown, with its sides as they were or changed round."""
    return exchange.tellings[-1 if turned.round else 0]


def answered(telling: Telling, tries: tuple[str, ...]) -> list[Try]:
    """Each rewritten line with what was answered to it. They say nothing twice: a line to which there is nothing new
    to say is left out."""
    used: dict[str, int] = {}
    made = []
    for said in tries:
        heard = hear_rewritten(said, telling)
        name = {"near": "guess", "hurt": "argue", "advise": "argue"}.get(heard.move, heard.move)
        replies, at = getattr(telling.answers, name), used.get(name, 0)
        if at < len(replies):
            used[name] = at + 1
            made.append(Try(said, heard, replies[at]))
    return made


def _with(work: Any, turned: Turned, **own: str) -> Any:
    rest = tuple(one for one in work.own.turned if one.exchange != turned.exchange)
    return work.with_own(turned=(*rest, turned)[-TURNED_LIMIT:], **own)


@actions.on("choose-exchange", value=identifier)
def choose_exchange(work: Any, value: str) -> Any:
    """Show another exchange."""
    if value not in exchanges():
        raise ActionError(_("There is no such exchange. Choose one that is shown."))
    return work.with_own(exchange=value, rewriting="")


@actions.on("call", value=one_of("", *KINDS))
def call(work: Any, value: str) -> Any:
    """Say whether it argues or organizes."""
    return _with(work, evolve(turned_of(work), called=value))


@actions.on("turn-round", value=boolean)
def turn_round(work: Any, value: bool) -> Any:
    """Change the sides round, or back. What was rewritten was for the other telling, and goes."""
    turned = turned_of(work)
    if value == turned.round:
        return work
    return _with(work, evolve(turned, round=value, tries=(), ours=False), rewriting="")


@actions.on("rewrite", value=text(SAID_LIMIT))
def rewrite(work: Any, value: str) -> Any:
    """Another first line, as it is being typed."""
    return work.with_own(rewriting=value)


@actions.on("try-line")
def try_line(work: Any) -> Any:
    """Say that line in place of the argument's first. Where they have nothing new to say to it, it stays in the field."""
    turned, said = turned_of(work), work.own.rewriting.strip()
    telling = telling_of(exchanges()[turned.exchange], turned)
    if not said or len(answered(telling, (*turned.tries, said))) == len(answered(telling, turned.tries)):
        return work
    if len(turned.tries) >= TRIES_LIMIT:
        raise ActionError(_("You have tried many lines here. Take another exchange."))
    return _with(work, evolve(turned, tries=(*turned.tries, said)), rewriting="")


@actions.on("show-ours")
def show_ours(work: Any) -> Any:
    """Show the exchange as the course has it the other way round."""
    return _with(work, evolve(turned_of(work), ours=True))
