"""What write-off keeps beside the campaign, and what can be done in it."""

from __future__ import annotations

from typing import Any

from attrs import evolve, field, frozen

from ..campaign import Work, editing, entries, tying
from ..campaign.fields import NAME_LIMIT, PEOPLE_LIMIT, TEXT_LIMIT, number_field, text_field
from ..kit.actions import Actions, boolean, identifier, number, one_of, reference, seed, text
from ..kit.data import at_most
from ..kit.data import one_of as is_one_of
from ..kit.errors import ActionError
from ..kit.words import _
from .apart import KINDS, cases
from .leaving import ANSWERS
from .voting import Vote
from .voting import actions as voting

DECISIONS = ("", "with", "less", "talk", "without", "part")
COUNTING = ("", "yes", "no")
TEN = 10
MOST_EACH = 1_000_000
REMEMBERED = 200


@frozen(kw_only=True)
class Between:
    """What stands between the learner and someone (``who``), in three parts that are kept apart: a ``disagreement``,
    an ``incapacity``, and ``harm``. ``counting`` is whether they want the count where there was harm, ``decision``
    what they will do, ``why`` and what ``theirs`` would be said to it."""

    who: str
    disagreement: str = text_field()
    incapacity: str = text_field()
    harm: str = text_field()
    counting: str = field(default="", validator=is_one_of(*COUNTING))
    decision: str = field(default="", validator=is_one_of(*DECISIONS))
    why: str = text_field()
    theirs: str = text_field()


@frozen(kw_only=True)
class Follow:
    """What the learner thinks ``who`` would do if ``out`` were gone."""

    out: str
    who: str
    answer: str = field(validator=is_one_of(*ANSWERS))


@frozen(kw_only=True)
class Sorted:
    """Which kind of thing the learner took a sentence of a worked case to be."""

    case: str
    at: int
    kind: str = field(validator=is_one_of(*KINDS))


@frozen(kw_only=True)
class Own:
    """``out`` is whose loss is counted now, ``between`` and ``follows`` what was written about each so far, ``seed``
    what the draws begin with, and whether all are low and high ``together``. ``of_ten`` asked so many do it, each
    giving ``hours`` a month or a ``gift`` of money, ``weekly`` asks a week. ``ask`` and ``rule`` are the ids of what
    was written here into the campaign, ``bringing`` who was added to the table of resources. ``case`` and ``sorts``
    are the practice, ``vote`` is the vote in blocks."""

    out: str = field(default="", validator=at_most(NAME_LIMIT))
    between: tuple[Between, ...] = field(default=(), validator=at_most(REMEMBERED))
    follows: tuple[Follow, ...] = field(default=(), validator=at_most(PEOPLE_LIMIT))
    seed: int = 0
    together: bool = False
    of_ten: int = number_field(TEN)
    hours: int = number_field(MOST_EACH)
    gift: int = number_field(MOST_EACH)
    weekly: int = number_field(MOST_EACH)
    ask: str = field(default="", validator=at_most(NAME_LIMIT))
    rule: str = field(default="", validator=at_most(NAME_LIMIT))
    bringing: str = field(default="", validator=at_most(NAME_LIMIT))
    case: str = field(default="", validator=at_most(NAME_LIMIT))
    sorts: tuple[Sorted, ...] = field(default=(), validator=at_most(REMEMBERED))
    vote: Vote = Vote()


update = Actions(editing.actions, tying.actions, voting)

_TEXT = text(TEXT_LIMIT, lines=True)


def about(work: Work) -> Between:
    """What was written about whoever is looked at now."""
    found = (one for one in work.own.between if one.who == work.own.out)
    return next(found, Between(who=work.own.out))


def answers(work: Work) -> dict[str, str]:
    """What the learner thinks that each would do, if whoever is looked at were gone."""
    return {one.who: one.answer for one in work.own.follows if one.out == work.own.out}


def is_counted(work: Work) -> bool:
    """Whether there is a count to show: where there was harm only if it was asked for."""
    one = about(work)
    return bool(work.campaign.holder(work.own.out)) and (not one.harm.strip() or one.counting == "yes")


@update.on("choose-out", value=reference)
def choose_out(work: Work, value: str) -> Work:
    """Say whom one might go on without, or nobody."""
    if value and (work.campaign.holder(value) is None or value == work.campaign.you):
        raise ActionError(_("That person or group is no longer here. Choose one that is shown."))
    return work.with_own(out=value)


def _with_between(work: Work, **changes: Any) -> Work:
    editing.holder_of(work, work.own.out)
    others = tuple(one for one in work.own.between if one.who != work.own.out)
    return work.with_own(between=(*others, evolve(about(work), **changes))[-REMEMBERED:])


@update.on("write-between", part=one_of(*KINDS, "why", "theirs"), value=_TEXT)
def write_between(work: Work, part: str, value: str) -> Work:
    """Write what stands between, or what is decided and what they would say to it."""
    return _with_between(work, **{part: value})


@update.on("choose-counting", value=one_of(*COUNTING))
def choose_counting(work: Work, value: str) -> Work:
    """Say whether to count at all, where there was harm."""
    return _with_between(work, counting=value)


@update.on("count-anyway")
def count_anyway(work: Work) -> Work:
    """Ask for the count, though there was harm."""
    return choose_counting(work, "yes")


@update.on("leave-out-the-count")
def leave_out_the_count(work: Work) -> Work:
    """Decline the count."""
    return choose_counting(work, "no")


@update.on("decide", value=one_of(*DECISIONS))
def decide(work: Work, value: str) -> Work:
    """Say what one will do."""
    return _with_between(work, decision=value)


@update.on("answer-follow", who=identifier, value=one_of(*ANSWERS))
def answer_follow(work: Work, who: str, value: str) -> Work:
    """Say whether someone would leave too."""
    editing.holder_of(work, who)
    editing.holder_of(work, work.own.out)
    others = (one for one in work.own.follows if (one.out, one.who) != (work.own.out, who))
    return work.with_own(follows=(*others, Follow(out=work.own.out, who=who, answer=value))[-PEOPLE_LIMIT:])


@update.on("draw-again", seed=seed)
def draw_again(work: Work, seed: int) -> Work:
    """Draw everything anew."""
    return work.with_own(seed=seed)


@update.on("draw-together", value=boolean)
def draw_together(work: Work, value: bool) -> Work:
    """Draw what all bring low and high at once, or each apart."""
    return work.with_own(together=value)


@update.on("write-rate", part=one_of("of_ten", "hours", "gift", "weekly"), value=number(0, MOST_EACH))
def write_rate(work: Work, part: str, value: int) -> Work:
    """Write how many of ten do what they are asked, what each gives, or how many asks one makes in a week."""
    if part == "of_ten" and value > TEN:
        raise ActionError(_("Type a number from {low} to {high}.").format(low=0, high=TEN))
    return work.with_own(**{part: value})


@update.on("show-resources", value=reference)
def show_resources(work: Work, value: str) -> Work:
    """Add someone to the table of what each brings."""
    if value:
        editing.holder_of(work, value)
    return work.with_own(bringing=value)


ASK_PARTS = ("who", "what", "due", "where")


@update.on("write-first-ask", part=one_of(*ASK_PARTS), value=lambda value: value)
def write_first_ask(work: Work, part: str, value: Any) -> Work:
    """Write the first ask that helps to find elsewhere what is missing; it is one of the campaign's asks."""
    id = first_ask(work)
    return entries.asks.write(work, part, entries.asks.checks[part](value), id=id).with_own(ask=id)


def first_ask(work: Work) -> str:
    """The id of the first ask, there or still to be written."""
    return _there_or_next(work, entries.asks, work.own.ask)


@update.on("write-red-line", value=_TEXT)
def write_red_line(work: Work, value: str) -> Work:
    """Write what nobody may do who works with us; it is one of the campaign's rules."""
    id = red_line(work)
    made = entries.rules.write(work, "what", value, id=id)
    return entries.rules.write(made, "kind", "partners", id=id).with_own(rule=id)


def red_line(work: Work) -> str:
    """The id of that rule, there or still to be written."""
    return _there_or_next(work, entries.rules, work.own.rule)


def _there_or_next(work: Work, kind: entries.Entries, id: str) -> str:
    return id if id and kind.find(work.campaign, id=id) else kind.next(work.campaign)


@update.on("choose-case", case=identifier)
def choose_case(work: Work, case: str) -> Work:
    """Show a case to practise on; again folds it."""
    if case not in cases() or not cases()[case].sentences:
        raise ActionError(_("There is no such example. Choose one that is shown."))
    return work.with_own(case="" if work.own.case == case else case)


@update.on("sort", case=identifier, at=number(0, 100), value=one_of("", *KINDS))
def sort(work: Work, case: str, at: int, value: str) -> Work:
    """Say which kind of thing a sentence is, or leave it open again."""
    if case not in cases() or at >= len(cases()[case].sentences):
        raise ActionError(_("There is no such example. Choose one that is shown."))
    others = tuple(one for one in work.own.sorts if (one.case, one.at) != (case, at))
    added = (Sorted(case=case, at=at, kind=value),) if value else ()
    return work.with_own(sorts=(*others, *added)[-REMEMBERED:])


def done(work: Work) -> bool:
    """Whether it is said of somebody what one will do; not to count, after harm, is a way to end it."""
    return any(one.decision or (one.harm.strip() and one.counting == "no") for one in work.own.between)
