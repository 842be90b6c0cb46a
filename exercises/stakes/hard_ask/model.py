"""What the hard ask keeps beside the campaign, and what can be done in it. The asks themselves are the campaign's."""

from __future__ import annotations

from typing import Any

from attrs import evolve, field, frozen

from ..campaign import Ask, Person, Work, editing, entries
from ..campaign.fields import ENTRIES_LIMIT, NAME_LIMIT, TEXT_LIMIT, date_field, text_field
from ..kit.actions import Actions, boolean, day, identifier, one_of, reference, seed, text
from ..kit.data import at_most, between
from ..kit.data import one_of as is_one_of
from ..kit.errors import ActionError
from ..kit.words import _
from . import practice
from .days import days_of, mark_of
from .evening import Evening
from .evening import actions as evening
from .partners import PLAN, partners
from .practice import KINDS, Talk, Turn
from .table import TABLE_LIMIT, taken_in

PARTS = ("what", "due", "time", "where", "after", "barrier", "follow_up", "forecast", "reply", "learned")
GAP = ("cares", "happens", "question")
WAYS = ("", "another day", "a smaller piece", "someone else", "not yet")
TURNS = 60
NEW = "+"


@frozen(kw_only=True)
class Gap:
    """For one ask (its id): what they said matters to them, what happens, and the question that is asked about both."""

    ask: str
    cares: str = text_field()
    happens: str = text_field()
    question: str = text_field()


@frozen(kw_only=True)
class Call:
    """For one ask (its id) that was not kept: which way on they chose when they were called."""

    ask: str
    way: str = field(validator=is_one_of(*WAYS))


@frozen(kw_only=True)
class Own:
    """``partner`` is the title of whom one practises on, ``turns`` what was done there, ``times`` which try it is, ``seed``
    what decides the answer, ``draft`` the line being typed. ``ask`` is the id of the ask in hand, ``gaps`` what belongs to each. ``confirmed`` are the ids of
    asks that were confirmed the day before, ``calls`` what came of a call, ``day`` the day that the list was looked at.
    ``evening`` is how many to ask. ``calendar`` is the mark of the days of which a file was made, ``pasted`` is a table that is not
    taken in yet."""

    partner: str = field(default="", validator=at_most(NAME_LIMIT))
    turns: tuple[Turn, ...] = field(default=(), validator=at_most(TURNS))
    times: int = field(default=1, validator=between(1, 1_000))
    seed: int = 0
    draft: str = text_field()
    ask: str = field(default="", validator=at_most(NAME_LIMIT))
    gaps: tuple[Gap, ...] = field(default=(), validator=at_most(ENTRIES_LIMIT))
    confirmed: tuple[str, ...] = field(default=(), validator=at_most(ENTRIES_LIMIT))
    calls: tuple[Call, ...] = field(default=(), validator=at_most(ENTRIES_LIMIT))
    day: str = date_field()
    evening: Evening = Evening()
    calendar: str = field(default="", validator=at_most(64))
    pasted: str = field(default="", validator=at_most(TABLE_LIMIT))


update = Actions(editing.actions, evening)

_WORDS = text(TEXT_LIMIT, lines=True)


# Practice


def talk(work: Work) -> Talk | None:
    """The talk that is being practised, or None."""
    partner = partners().get(work.own.partner)
    return partner and practice.talked(partner, work.own.turns, work.own.times, work.own.seed)


@update.on("practice", partner=identifier, seed=seed)
def practice_on(work: Work, partner: str, seed: int) -> Work:
    """Begin a talk with somebody; with the same again, as on another day."""
    if partner not in partners():
        raise ActionError(_("There is no such partner. Choose one that is shown."))
    again = min(work.own.times + 1, 1_000) if partner == work.own.partner else 1
    return work.with_own(partner=partner, turns=(), draft="", times=again, seed=seed)


@update.on("leave-practice")
def leave_practice(work: Work) -> Work:
    """Stop practising; nothing of it is kept."""
    return work.with_own(partner="", turns=(), draft="", times=1)


def _turned(work: Work, kind: str, words: str = "", draft: str = "") -> Work:
    found = talk(work)
    if found is None or found.step == "over":
        raise ActionError(_("This talk is over. Begin another."))
    if len(work.own.turns) >= TURNS:
        raise ActionError(_("That was a long talk. Begin it again."))
    return work.with_own(turns=(*work.own.turns, Turn(kind=kind, words=words)), draft=draft)


@update.on("draft", value=_WORDS)
def draft(work: Work, value: str) -> Work:
    """Type a line; it is said by `say`."""
    return work.with_own(draft=value)


@update.on("say")
def say(work: Work) -> Work:
    """Say the line that was typed, if anything was."""
    said = work.own.draft.strip()
    return _turned(work, "line", said) if said else work


@update.on("wait")
def wait(work: Work) -> Work:
    """Say nothing. What was typed stays typed."""
    return _turned(work, "wait", draft=work.own.draft)


@update.on("ask-plan", part=one_of(*PLAN))
def ask_plan(work: Work, part: str) -> Work:
    """After a yes, ask for a part of the plan."""
    return _turned(work, part)


# One's own ask


def in_hand(work: Work) -> str:
    """The id of the ask in hand, there or still to be written."""
    id: str = work.own.ask
    return id if id and entries.asks.find(work.campaign, id=id) else entries.asks.next(work.campaign)


def ask_of(work: Work) -> Ask:
    """The ask in hand, or a blank one."""
    found: Ask | None = entries.asks.find(work.campaign, id=in_hand(work))
    return found or Ask(id=in_hand(work))


def gap_of(work: Work, id: str) -> Gap:
    """What was written about the gap before this ask."""
    return next((gap for gap in work.own.gaps if gap.ask == id), Gap(ask=id))


@update.on("take-in-hand", value=reference)
def take_in_hand(work: Work, value: str) -> Work:
    """Choose the ask to work on: one that is there, or a new one."""
    if value and entries.asks.find(work.campaign, id=value) is None:
        raise ActionError(_("That ask is no longer here. Choose one that is shown."))
    return work.with_own(ask=value)


@update.on("write-in-hand", part=one_of("who", *PARTS), value=lambda value: value)
def write_in_hand(work: Work, part: str, value: Any) -> Work:
    """Write a part of the ask in hand; a new one is made by what is first written in it. `NEW` is asked of a new person."""
    id = in_hand(work)
    if part == "who" and value == NEW:
        value = editing.next_id("p", work.campaign.holders)
        editing.make_room(work.campaign.people, editing.PEOPLE_LIMIT)
        work = work.with_campaign(people=(*work.campaign.people, Person(id=value)))
    return entries.asks.write(work, part, entries.asks.checks[part](value), id=id).with_own(ask=id)


@update.on("write-gap", part=one_of(*GAP), value=_WORDS)
def write_gap(work: Work, part: str, value: str) -> Work:
    """Write what they value, what happens, or what you ask about it."""
    id = in_hand(work)
    if entries.asks.find(work.campaign, id=id) is None:
        work = entries.asks.write(work, "what", "", id=id)
    others = tuple(gap for gap in work.own.gaps if gap.ask != id and entries.asks.find(work.campaign, id=gap.ask))
    return work.with_own(ask=id, gaps=(*others, evolve(gap_of(work, id), **{part: value})))


# Promises


@update.on("confirm", id=identifier, value=boolean)
def confirm(work: Work, id: str, value: bool) -> Work:
    """Note that a promise was confirmed the day before, or not."""
    _there(work, id)
    known = work.campaign.ids("asks")
    others = tuple(one for one in work.own.confirmed if one != id and one in known)
    return work.with_own(confirmed=(*others, id) if value else others)


@update.on("called", id=identifier, value=one_of(*WAYS))
def called(work: Work, id: str, value: str) -> Work:
    """Note which way on they chose."""
    _there(work, id)
    known = work.campaign.ids("asks")
    others = tuple(call for call in work.own.calls if call.ask != id and call.ask in known)
    return work.with_own(calls=(*others, Call(ask=id, way=value)) if value else others)


@update.on("ask-anew", id=identifier)
def ask_anew(work: Work, id: str) -> Work:
    """Begin a new ask of the same person from one that was not kept, which stays as it was."""
    old = _there(work, id)
    new = entries.asks.next(work.campaign)
    made = entries.asks.write(work, "who", old.who, id=new)
    return entries.asks.write(made, "what", old.what, id=new).with_own(ask=new)


def _there(work: Work, id: str) -> Ask:
    found: Ask | None = entries.asks.find(work.campaign, id=id)
    if found is None:
        raise ActionError(_("That ask is no longer here. Choose one that is shown."))
    return found


@update.on("look-at-today", today=day)
def look_at_today(work: Work, today: str) -> Work:
    """Look at the list as it stands today."""
    return work.with_own(day=today)


# To take away


@update.on("make-calendar")
def make_calendar(work: Work) -> Work:
    """Have a calendar file made of the days as they are now. After a change it is made anew: it takes a moment."""
    return work.with_own(calendar=mark_of(days_of(work.campaign)))


@update.on("paste", value=text(TABLE_LIMIT, lines=True))
def paste(work: Work, value: str) -> Work:
    """Paste a table of asks; it is taken in by `take-in-table`."""
    return work.with_own(pasted=value)


@update.on("take-in-table")
def take_in_table(work: Work) -> Work:
    """Take in a table of asks, as it was written here or came from a spreadsheet."""
    return taken_in(work, work.own.pasted).with_own(pasted="")


def done(work: Work) -> bool:
    """Whether the learner has a thing to ask of somebody on a day, and the gap before it, or an answer: a no is one."""
    return any(
        bool(ask.who and ask.what.strip() and ask.due and (ask.reply != "not asked" or gap_of(work, ask.id).happens.strip()))
        for ask in work.campaign.asks
        if not ask.example
    )
