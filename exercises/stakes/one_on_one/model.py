"""What a one-on-one keeps beside the campaign, and what can be done in it. The talk itself is played from it again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

from attrs import evolve, field, frozen

from ..campaign import Group, Person, Stake, Work, editing
from ..campaign.editing import make_room, next_id, number, stake_id
from ..campaign.fields import PEOPLE_LIMIT, STAKES_LIMIT
from ..kit.actions import Actions, identifier, one_of, seed, text
from ..kit.data import at_most
from ..kit.errors import ActionError
from ..kit.pasting import Pasted, pasting
from ..kit.words import _
from . import partner
from .check import check
from .hearing import hear
from .partner import Partner
from .script import MOVES, Script, read_script, scripts, short_example
from .talk import SILENCE, Talk, Turn, play
from .tally import Tally
from .tally import update as tally

SAID_LIMIT = 1_000
TRIES_LIMIT = 12
PARTNER = "partner"
PASTED = "pasted"
# Lines said in the proof of a script that was pasted: some seconds of a phone.
IN_A_PAGE = 12_000


@frozen(kw_only=True)
class Try:
    """An earlier try: the same person, the words that were said, and how it had been coded."""

    script: str
    seed: int
    turns: tuple[Turn, ...] = field(default=(), validator=at_most(100))
    codes: tuple[str, ...] = field(default=(), validator=at_most(100))


@frozen(kw_only=True)
class Own:
    """The talk as it stands (``script``, ``seed``, ``turns``, ``codes``), the line being typed (``draft``), one whose
    meaning was asked (``asked``), earlier ``tries``, a ``partner`` of one's own, a script that was ``pasted``, and an
    observer's ``tally``."""

    script: str = field(default="", validator=at_most(100))
    seed: int = 0
    turns: tuple[Turn, ...] = field(default=(), validator=at_most(100))
    codes: tuple[str, ...] = field(default=(), validator=at_most(100))
    draft: str = field(default="", validator=at_most(SAID_LIMIT))
    asked: str = field(default="", validator=at_most(SAID_LIMIT))
    tries: tuple[Try, ...] = field(default=(), validator=at_most(TRIES_LIMIT))
    partner: Partner = Partner()
    pasted: Pasted = Pasted()
    tally: Tally = Tally()


update = Actions(editing.actions, partner.actions, tally, pasting(partial(check, budget=IN_A_PAGE), short_example))


def script_of(work: Work, name: str) -> Script | None:
    """The script of that name: one that ships, the learner's own partner, or a script that they pasted."""
    if name == PARTNER:
        return partner.draft(work.own.partner)
    if name == PASTED:
        return work.own.pasted.read(read_script)
    return scripts().get(name)


@lru_cache(maxsize=64)
def _played(script: Script, seed: int, turns: tuple[Turn, ...]) -> Talk:
    return play(script, seed, turns)


def talk_of(work: Work, attempt: Own | Try | None = None) -> Talk | None:
    """The talk as it stands, or an earlier try; None before anybody sat down."""
    attempt = attempt or work.own
    script = script_of(work, attempt.script)
    return _played(script, attempt.seed, attempt.turns) if script else None


def _talk(work: Work) -> Talk:
    talk = talk_of(work)
    if talk is None:
        raise ActionError(_("Sit down with somebody first."))
    return talk


@update.on("sit-down", script=identifier, seed=seed)
def sit_down(work: Work, script: str, seed: int) -> Work:
    """Begin a talk; one that was begun is kept among the tries."""
    if script_of(work, script) is None:
        raise ActionError(_("There is nobody of that name. Choose one who is shown."))
    return _kept(work).with_own(script=script, seed=seed, turns=(), codes=(), draft="", asked="")


@update.on("get-up")
def get_up(work: Work) -> Work:
    """Leave the talk and choose somebody else; it is kept among the tries."""
    return _kept(work).with_own(script="", turns=(), codes=(), draft="", asked="")


def _kept(work: Work) -> Work:
    own = work.own
    if not own.turns:
        return work
    attempt = Try(script=own.script, seed=own.seed, turns=own.turns, codes=own.codes)
    others = tuple(
        other for other in own.tries if (other.script, other.seed, other.turns) != (own.script, own.seed, own.turns)
    )
    return work.with_own(tries=(*others, attempt)[-TRIES_LIMIT:])


@update.on("draft", value=text(SAID_LIMIT))
def draft(work: Work, value: str) -> Work:
    """What is being typed."""
    return work.with_own(draft=value)


@update.on("say")
def say(work: Work) -> Work:
    """Say what was typed, if anything was. Where it is unclear what was meant, and it matters, that is asked first."""
    said = work.own.draft.strip()
    talk = _going_on(work)
    if not said:
        return work
    if hear(said, talk.script, talk.last).unsure:
        return work.with_own(asked=said)
    return _said(work, Turn(said))


@update.on("mean", move=one_of(*MOVES))
def mean(work: Work, move: str) -> Work:
    """Answer what was meant by a line."""
    if not work.own.asked:
        raise ActionError(_("Nothing was asked. Type what you want to say."))
    _going_on(work)
    return _said(work, Turn(work.own.asked, move))


@update.on("take-back")
def take_back(work: Work) -> Work:
    """Don't say the line after all; it can be typed anew."""
    return work.with_own(asked="")


@update.on("stay-silent")
def stay_silent(work: Work) -> Work:
    """Say nothing, and wait."""
    _going_on(work)
    return _said(work, Turn(SILENCE), draft=work.own.draft)


@update.on("say-goodbye")
def say_goodbye(work: Work) -> Work:
    """End the talk."""
    _going_on(work)
    return _said(work, Turn(_("I'll let you go. Thank you for talking with me."), "leave"))


def _going_on(work: Work) -> Talk:
    talk = _talk(work)
    if talk.ending:
        raise ActionError(_("The talk is over. Go back to a line of yours, or begin again."))
    return talk


def _said(work: Work, turn: Turn, draft: str = "") -> Work:
    return work.with_own(turns=(*work.own.turns, turn), codes=(*work.own.codes, ""), draft=draft, asked="")


def _turn_part() -> Callable[[Any], int]:
    def check(value: Any) -> int:
        if type(value) is not int or not 0 <= value < 100:
            raise ActionError(_("There is no such line. Choose one that is shown."))
        return value

    return check


@update.on("rewind", turn=_turn_part())
def rewind(work: Work, turn: int) -> Work:
    """Go back to before a line of one's own; the talk as it was is kept among the tries."""
    if turn >= len(work.own.turns):
        raise ActionError(_("There is no such line. Choose one that is shown."))
    work = _kept(work)
    own = work.own
    return work.with_own(turns=own.turns[:turn], codes=own.codes[:turn], draft=own.turns[turn].said, asked="")


@update.on("code", turn=_turn_part(), value=one_of(*MOVES))
def code(work: Work, turn: int, value: str) -> Work:
    """Say what a line of one's own was; this changes the figures and not the talk."""
    if turn >= len(work.own.turns):
        raise ActionError(_("There is no such line. Choose one that is shown."))
    codes = [*work.own.codes, *[""] * len(work.own.turns)][: len(work.own.turns)]
    codes[turn] = value
    return work.with_own(codes=tuple(codes))


@update.on("show-try", index=_turn_part())
def show_try(work: Work, index: int) -> Work:
    """Take an earlier try up again; the present one takes its place among the tries."""
    if index >= len(work.own.tries):
        raise ActionError(_("There is no such try. Choose one that is shown."))
    chosen = work.own.tries[index]
    work = _kept(work)
    return work.with_own(
        script=chosen.script, seed=chosen.seed, turns=chosen.turns, codes=chosen.codes, draft="", asked=""
    )


def person_of(work: Work, talk: Talk) -> Person | Group | None:
    """Who on the learner's map the talk was with, if anybody."""
    who = work.own.partner.who if work.own.script == PARTNER else ""
    name = talk.script.person.name
    return work.campaign.holder(who) or next((one for one in work.campaign.people if one.name == name), None)


@update.on("keep-facts")
def keep_facts(work: Work) -> Work:
    """Put the person and what they told into the learner's map, as heard from them."""
    talk = _talk(work)
    person = person_of(work, talk)
    if person is None:
        make_room(work.campaign.people, PEOPLE_LIMIT)
        person = Person(id=next_id("p", work.campaign.holders), name=talk.script.person.name)
        people = sorted((*work.campaign.people, person), key=lambda one: number(one.id))
        work = work.with_campaign(people=tuple(people))
    for layer in (talk.script.layer(id) for id in talk.told):
        work = _with_stake(work, person.id, layer.stake, layer.depth) if layer.stake else work
    return work


def _with_stake(work: Work, who: str, what: str, depth: str) -> Work:
    campaign = work.campaign
    known = next((stake for stake in campaign.stakes_of(who) if stake.what == what), None)
    if known:
        heard = evolve(known, source="said" if known.source == "guess" else known.source, example=False)
        return work.with_campaign(stakes=tuple(heard if stake is known else stake for stake in campaign.stakes))
    make_room(campaign.stakes, STAKES_LIMIT)
    stake = Stake(id=stake_id(campaign, who), who=who, what=what, depth=depth, source="said")
    return work.with_campaign(stakes=(*campaign.stakes, stake))


def done(work: Work) -> bool:
    """Whether a talk came to an end: this one, or an earlier try."""
    talks = (talk_of(work, attempt) for attempt in (work.own, *work.own.tries))
    return any(talk is not None and talk.ending for talk in talks)
