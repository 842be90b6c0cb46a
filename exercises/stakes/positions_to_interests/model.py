"""What this exercise keeps beside the campaign, and what can be done in it. A talk is played from its lines again."""

from __future__ import annotations

from attrs import evolve, field, frozen

from ..campaign import Work, editing
from ..kit.actions import Actions, identifier, number, text
from ..kit.data import at_most
from ..kit.content import Document
from ..kit.errors import ActionError, ContentError
from ..kit.pasting import Pasted, pasting
from ..kit.words import _, translated
from . import sheet, table, turning
from .check import check
from .hearing import kind
from .keeping import confirmed_on_map
from .options import serving_both
from .script import FORMAT, Case, Party, cases, example_text, read_case
from .sheet import Sheet
from .table import Table
from .talk import Talk, play
from .turning import Turned

SAID_LIMIT = 500
PASTED = "pasted"
LINES_LIMIT = 80
OPTIONS_LIMIT = 12
HELD_LIMIT = 40


@frozen(kw_only=True)
class Held:
    """A talk from one seat of a case: the lines that were ``said``, the ``options`` that were tried on both sides, and
    whether the learner said that there is no stake in common (``parted``)."""

    case: str = field(validator=at_most(100))
    seat: str = field(validator=at_most(100))
    said: tuple[str, ...] = field(default=(), validator=at_most(LINES_LIMIT))
    options: tuple[str, ...] = field(default=(), validator=at_most(OPTIONS_LIMIT))
    parted: bool = False


@frozen(kw_only=True)
class Own:
    """Where the learner sits (``case``, ``seat``), the talks ``held``, what is being typed (``draft``, ``option``), why
    the last line was not said (``waits``: ``"silent"``, ``"option"`` or nothing); the ``exchange`` that is shown, how
    each was ``turned``, and the line being rewritten; two at one ``table``; ``sheets`` on people whom one will really
    meet, and ``who`` is shown of them; a case that was ``pasted``."""

    case: str = field(default="", validator=at_most(100))
    seat: str = field(default="", validator=at_most(100))
    held: tuple[Held, ...] = field(default=(), validator=at_most(HELD_LIMIT))
    draft: str = field(default="", validator=at_most(SAID_LIMIT))
    waits: str = field(default="", validator=at_most(20))
    option: str = field(default="", validator=at_most(SAID_LIMIT))
    exchange: str = field(default="", validator=at_most(100))
    turned: tuple[Turned, ...] = field(default=(), validator=at_most(turning.TURNED_LIMIT))
    rewriting: str = field(default="", validator=at_most(SAID_LIMIT))
    table: Table = Table()
    who: str = field(default="", validator=at_most(100))
    sheets: tuple[Sheet, ...] = field(default=(), validator=at_most(sheet.SHEETS_LIMIT))
    pasted: Pasted = Pasted()


def _checked(document: Document) -> tuple[list[ContentError], str]:
    """What is wrong with it; an exchange can be checked too, but nobody can sit down to it."""
    found, said = check(document)
    if not found and document.data["format"] != FORMAT:
        raise document.error("an exchange is not played. Paste a case, in which two want different things.")
    return found, said


update = Actions(
    editing.actions, turning.actions, table.actions, sheet.actions, pasting(_checked, example_text)
)


def known(work: Work) -> dict[str, Case]:
    """The cases that one can sit down to: those that ship, and one that was pasted."""
    pasted = work.own.pasted.read(read_case)
    return cases() | ({PASTED: pasted} if pasted else {})


def case_id(work: Work) -> str:
    """The id of the case that is open: the first, to begin with."""
    return work.own.case if work.own.case in known(work) else next(iter(cases()))


def case_of(work: Work) -> Case:
    """The case that is open."""
    return known(work)[case_id(work)]


def you_of(work: Work) -> Party:
    """The party whose seat the learner takes: to begin with the second, so that one meets the first."""
    case = case_of(work)
    return case.party(work.own.seat if work.own.seat in {party.id for party in case.parties} else case.parties[1].id)


def held_of(work: Work) -> Held:
    """The talk as it stands in this case, from this seat."""
    case, seat = case_id(work), you_of(work).id
    blank = Held(case=case, seat=seat)
    return next((held for held in work.own.held if (held.case, held.seat) == (case, seat)), blank)


def talk_of(work: Work) -> Talk:
    """The talk, played."""
    held = held_of(work)
    return play(case_of(work), held.seat, held.said)


def _with(work: Work, held: Held, **own: str) -> Work:
    rest = tuple(one for one in work.own.held if (one.case, one.seat) != (held.case, held.seat))
    empty = held == Held(case=held.case, seat=held.seat)
    return work.with_own(held=rest if empty else (*rest, held)[-HELD_LIMIT:], **own)


@update.on("choose-case", value=identifier)
def choose_case(work: Work, value: str) -> Work:
    """Open another case; what was said in this one stays."""
    if value not in known(work):
        raise ActionError(_("There is no such case. Choose one that is shown."))
    return work.with_own(case=value, seat="", draft="", waits="", option="")


@update.on("choose-own-case")
def choose_own_case(work: Work) -> Work:
    """Open the case that was pasted."""
    return choose_case(work, PASTED)


@update.on("choose-seat", value=identifier)
def choose_seat(work: Work, value: str) -> Work:
    """Take the seat of one of the two; what was said from the other stays."""
    if value not in {party.id for party in case_of(work).parties}:
        raise ActionError(_("Nobody of that name sits here. Choose one who is shown."))
    return work.with_own(seat=value, draft="", waits="", option="")


@update.on("draft", value=text(SAID_LIMIT))
def draft(work: Work, value: str) -> Work:
    """What is being typed."""
    return work.with_own(draft=value, waits="")


@update.on("say")
def say(work: Work) -> Work:
    """Say what was typed, if anything was. Where they have nothing new to say to it, it stays in the field."""
    held, said = held_of(work), work.own.draft.strip()
    if not said or held.parted:
        return work
    if len(held.said) >= LINES_LIMIT:
        raise ActionError(_("That was a long talk. Begin it again, or go on to what serves both."))
    after = play(case_of(work), held.seat, (*held.said, said))
    if len(after.lines) == len(talk_of(work).lines):
        return work.with_own(waits="option" if kind(said).move == "request" else "silent")
    return _with(work, evolve(held, said=(*held.said, said)), draft="", waits="")


@update.on("take-back")
def take_back(work: Work) -> Work:
    """Take the last line back; its words can be typed anew."""
    held = held_of(work)
    if not held.said:
        return work
    return _with(work, evolve(held, said=held.said[:-1], parted=False), draft=held.said[-1], waits="")


@update.on("begin-again")
def begin_again(work: Work) -> Work:
    """Begin this talk from its first line; the options that were tried stay."""
    return _with(work, evolve(held_of(work), said=(), parted=False), draft="", waits="")


@update.on("part")
def part(work: Work) -> Work:
    """Say that there is no stake in common here; again takes it back."""
    held = held_of(work)
    return _with(work, evolve(held, parted=not held.parted), waits="")


@update.on("draft-option", value=text(SAID_LIMIT))
def draft_option(work: Work, value: str) -> Work:
    """An option that is being typed."""
    return work.with_own(option=value)


@update.on("try-option")
def try_option(work: Work) -> Work:
    """Try the option on both sides."""
    held, option = held_of(work), work.own.option.strip()
    if not option or option in held.options:
        return work.with_own(option="")
    if len(held.options) >= OPTIONS_LIMIT:
        raise ActionError(_("There is room for {limit} here and no more. Remove one first.").format(limit=OPTIONS_LIMIT))
    return _with(work, evolve(held, options=(*held.options, option)), option="")


@update.on("drop-option", index=number(0, OPTIONS_LIMIT))
def drop_option(work: Work, index: int) -> Work:
    """Take an option off the list."""
    held = held_of(work)
    if index >= len(held.options):
        raise ActionError(_("That option is no longer here. Choose one that is shown."))
    return _with(work, evolve(held, options=(*held.options[:index], *held.options[index + 1 :])))


@update.on("keep-on-map")
def keep_on_map(work: Work) -> Work:
    """Put them and what they confirmed onto the map, as an example: nobody real has confirmed it."""
    talk = talk_of(work)
    stakes = [translated(one.stake) for one in map(talk.them.interest, talk.confirmed) if one]
    return confirmed_on_map(work, translated(talk.them.name), stakes, example=True)


def done(work: Work) -> bool:
    """Whether some talk came to its end: an interest confirmed and an option that serves both, or nothing in common."""
    there = known(work)
    return any(held.parted or _serves_both(there[held.case], held) for held in work.own.held if _fits(there, held))


def _fits(there: dict[str, Case], held: Held) -> bool:
    return held.case in there and held.seat in {party.id for party in there[held.case].parties}


def _serves_both(case: Case, held: Held) -> bool:
    return bool(play(case, held.seat, held.said).confirmed and serving_both(case, held.options))
