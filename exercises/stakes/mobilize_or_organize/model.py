"""What mobilize-or-organize keeps beside the campaign: the weeks played, the plays before, changed assumptions, own counts."""

from __future__ import annotations

from attrs import evolve, field, frozen

from ..campaign import Work, editing, tying
from ..campaign.fields import NAME_LIMIT
from ..kit.actions import Actions, identifier, number, one_of, reference, seed, text
from ..kit.data import at_most, between
from ..kit.data import one_of as must_be
from ..kit.errors import ActionError
from ..kit.words import _
from .campaigns import HOURS_LIMIT, MOST, NAMES, WEEKS, Numbers, Played, campaigns, fits, numbers
from .weeks import KINDS, State, Tested, Week, divided, hours, states, structure

PLAYS = 6
COUNTS = 100
COUNT_LIMIT = 1_000_000
TAKEN = 200


@frozen(kw_only=True)
class Play:
    """The weeks of a play: of which campaign (its title, empty before one is chosen), and with which seed."""

    case: str = field(default="", validator=at_most(NAME_LIMIT))
    seed: int = field(default=0, validator=between(0, 2**53))
    weeks: tuple[Week, ...] = field(default=(), validator=at_most(WEEKS))


@frozen(kw_only=True)
class Taken:
    """An assumption that the learner changed, for one campaign."""

    case: str = field(validator=at_most(NAME_LIMIT))
    name: str = field(validator=must_be(*NAMES))
    value: int = field(validator=fits)


@frozen(kw_only=True)
class Count:
    """A structure test in the learner's own campaign: of the unit that ``who`` leads, so many acted ``of`` so many."""

    who: str = field(validator=at_most(100))
    acted: int = field(default=0, validator=between(0, COUNT_LIMIT))
    of: int = field(default=0, validator=between(0, COUNT_LIMIT))


@frozen(kw_only=True)
class Own:
    """The play ``now``, the ``draft`` of its next week, ``earlier`` plays, what was ``taken`` otherwise, ``who`` (a person's
    id) is written down as a leader, the ``alias`` of somebody new, and the learner's own ``counts``."""

    now: Play = Play()
    draft: Week = Week()
    earlier: tuple[Play, ...] = field(default=(), validator=at_most(PLAYS))
    taken: tuple[Taken, ...] = field(default=(), validator=at_most(TAKEN))
    who: str = field(default="", validator=at_most(NAME_LIMIT))
    alias: str = field(default="", validator=at_most(NAME_LIMIT))
    counts: tuple[Count, ...] = field(default=(), validator=at_most(COUNTS))


update = Actions(editing.actions, tying.actions)


def played(work: Work) -> Played | None:
    """The campaign that is being played, if one is."""
    return campaigns().get(work.own.now.case)


def is_over(work: Work) -> bool:
    """Whether all its weeks are played."""
    return len(work.own.now.weeks) >= WEEKS


def there(work: Work) -> int:
    """The hours of the week that comes; 0 where none does."""
    one = played(work)
    return 0 if one is None or is_over(work) else hours(one, work.own.now.seed, len(work.own.now.weeks))


def draft(work: Work) -> Week:
    """The next week as it is divided so far: just the hours that there are."""
    return divided(work.own.draft, there(work))


def done(work: Work) -> bool:
    """Whether ten weeks were played until the office closed, these or earlier ones."""
    return (played(work) is not None and is_over(work)) or bool(known_plays(work))


def numbers_for(work: Work, case: str) -> Numbers:
    """What is assumed for a campaign: its own numbers, and what the learner put in their place."""
    return evolve(numbers(campaigns()[case]), **{one.name: one.value for one in work.own.taken if one.case == case})


def states_of(work: Work, play: Play) -> tuple[State, ...]:
    """How things stand after each week of a play, under what is assumed now."""
    return states(campaigns()[play.case], play.seed, play.weeks, numbers_for(work, play.case))


def structure_of(work: Work, play: Play) -> tuple[Tested, ...]:
    """The structure test of a play, under what is assumed now."""
    return structure(campaigns()[play.case], play.seed, play.weeks, numbers_for(work, play.case))


def known_plays(work: Work) -> list[Play]:
    """The plays before this one, of campaigns that there are."""
    return [play for play in work.own.earlier if play.case in campaigns()]


@update.on("begin-weeks", case=identifier, seed=seed)
def begin_weeks(work: Work, case: str, seed: int) -> Work:
    """Begin a campaign's ten weeks; those played before are kept to compare, the last six."""
    if case not in campaigns():
        raise ActionError(_("There is no such campaign. Choose one that is shown."))
    return work.with_own(now=Play(case=case, seed=seed), draft=Week(), earlier=_kept(work))


@update.on("leave-weeks")
def leave_weeks(work: Work) -> Work:
    """Go back to the choice of a campaign."""
    return work.with_own(now=Play(), draft=Week(), earlier=_kept(work))


def _kept(work: Work) -> tuple[Play, ...]:
    """The plays to compare with: those that came to their end."""
    now = work.own.now
    return (*work.own.earlier, *([now] if is_over(work) and played(work) else []))[-PLAYS:]


@update.on("divide", kind=one_of(*KINDS), value=number(0, 2 * HOURS_LIMIT))
def divide(work: Work, kind: str, value: int) -> Work:
    """Give one of the three so many hours; the others share what is left."""
    return work.with_own(draft=divided(evolve(draft(work), **{kind: value}), there(work), kind))


@update.on("choose-where", value=reference)
def choose_where(work: Work, value: str) -> Work:
    """Choose the unit in which people are sat down with first, or none."""
    one = played(work)
    if value and (one is None or value not in {unit.name for unit in one.units}):
        raise ActionError(_("There is no such place here. Choose one that is shown."))
    return work.with_own(draft=evolve(work.own.draft, where=value))


@update.on("next-week")
def next_week(work: Work) -> Work:
    """Spend the hours as they are divided; the next week begins divided alike."""
    if played(work) is None or is_over(work):
        raise ActionError(_("There is no week to spend. Begin ten weeks, or take one back."))
    now = work.own.now
    return work.with_own(now=evolve(now, weeks=(*now.weeks, draft(work))), draft=draft(work))


@update.on("week-back")
def week_back(work: Work) -> Work:
    """Take the last week back, and divide it anew."""
    now = work.own.now
    if not now.weeks:
        raise ActionError(_("There is no week to take back. Play one first."))
    return work.with_own(now=evolve(now, weeks=now.weeks[:-1]), draft=now.weeks[-1])


@update.on("assume", case=identifier, name=one_of(*NAMES), value=number(0, max(MOST.values())))
def assume(work: Work, case: str, name: str, value: int) -> Work:
    """Put a number of one's own in the place of an assumption."""
    if case not in campaigns():
        raise ActionError(_("There is no such campaign. Choose one that is shown."))
    if value > MOST[name]:
        raise ActionError(_("Type a number from {low} to {high}.").format(low=0, high=MOST[name]))
    return work.with_own(taken=(*_others(work, case, name), Taken(case=case, name=name, value=value))[-TAKEN:])


@update.on("assume-ours", case=identifier, name=one_of(*NAMES))
def assume_ours(work: Work, case: str, name: str) -> Work:
    """Take the campaign's own number again."""
    return work.with_own(taken=_others(work, case, name))


def _others(work: Work, case: str, name: str) -> tuple[Taken, ...]:
    return tuple(one for one in work.own.taken if (one.case, one.name) != (case, name))


@update.on("choose-leader", value=reference)
def choose_leader(work: Work, value: str) -> Work:
    """Choose whom to write down as a leader, or nobody."""
    if value and value not in work.campaign.ids("people"):
        raise ActionError(_("That person or group is no longer here. Choose one that is shown."))
    return work.with_own(who=value)


@update.on("write-alias", value=text(NAME_LIMIT))
def write_alias(work: Work, value: str) -> Work:
    """Type the alias of somebody who is not on the campaign yet."""
    return work.with_own(alias=value)


@update.on("new-leader")
def new_leader(work: Work) -> Work:
    """Put somebody of that alias on the campaign, to be written down; without one, nothing."""
    name = work.own.alias.strip()
    if not name:
        return work
    work, who = editing.with_named(work, "person", name)
    return work.with_own(alias="", who=who)


@update.on("count", who=identifier, part=one_of("acted", "of"), value=number(0, COUNT_LIMIT))
def count(work: Work, who: str, part: str, value: int) -> Work:
    """Write how many of a unit acted in public, or of how many."""
    if who not in {leader.who for leader in work.campaign.leaders}:
        raise ActionError(_("That person or group is no longer here. Choose one that is shown."))
    others = tuple(one for one in work.own.counts if one.who != who)
    return work.with_own(counts=(*others, evolve(count_of(work, who), **{part: value}))[-COUNTS:])


def count_of(work: Work, who: str) -> Count:
    """What was counted in the unit that somebody leads."""
    return next((one for one in work.own.counts if one.who == who), Count(who=who))
