"""What a story keeps beside the campaign: the moment, the telling of it, what the coach said, and the second telling."""

from __future__ import annotations

from attrs import field, frozen

from ..campaign import Ask, Goal, Work, editing, entries
from ..campaign.fields import TEXT_LIMIT, text_field
from ..campaign.overlaps import Overlap
from ..kit.actions import Actions, number, one_of, reference, text
from ..kit.data import at_most, between
from ..kit.data import one_of as must_be
from ..kit.errors import ActionError
from ..kit.words import _
from .reading import FASTEST, PACE, SLOWEST
from .tellings import MOMENT, TELLING_LIMIT

WRITTEN = (*MOMENT, "us", "now")
COACHED = ("saw", "lost", "wants")
LENGTHS = ("sixty seconds", "two minutes")


@frozen(kw_only=True)
class Own:
    """The moment (``where``, ``hands``, ``choice``, ``came``), whose it is too (``us``, and ``stake``, the id of a shared one),
    what is to be done ``now`` (``goal``, and ``ask``: ids), the ``pace`` in words a minute, the ``length`` being told and the
    ``part`` that is shown, the ``first`` telling as it was told, what the coach said, and the ``second`` telling."""

    where: str = text_field()
    hands: str = text_field()
    choice: str = text_field()
    came: str = text_field()
    us: str = text_field()
    now: str = text_field()
    stake: str = field(default="", validator=at_most(100))
    goal: str = field(default="", validator=at_most(100))
    ask: str = field(default="", validator=at_most(100))
    pace: int = field(default=PACE, validator=between(SLOWEST, FASTEST))
    length: str = field(default=LENGTHS[0], validator=must_be(*LENGTHS))
    part: int = field(default=0, validator=between(0, 20))
    first: str = field(default="", validator=at_most(2 * TELLING_LIMIT))
    saw: str = text_field()
    lost: str = text_field()
    wants: str = text_field()
    second: str = field(default="", validator=at_most(TELLING_LIMIT))


update = Actions(editing.actions)


@update.on("write-telling", part=one_of(*WRITTEN), value=text(TEXT_LIMIT, lines=True))
def write_telling(work: Work, part: str, value: str) -> Work:
    """Write a part of the moment, or of what it leads to."""
    return work.with_own(**{part: value})


@update.on("choose-shared", value=reference)
def choose_shared(work: Work, value: str) -> Work:
    """Choose the stake that others share with the teller, by the id of one statement of it; or none."""
    if value and value not in {stake.id for stake in work.campaign.stakes}:
        raise ActionError(_("That stake is no longer here. Choose one that is shown."))
    return work.with_own(stake=value)


@update.on("choose-goal", value=reference)
def choose_goal(work: Work, value: str) -> Work:
    """Choose the demand that the story leads to, or none."""
    if value and value not in work.campaign.ids("goals"):
        raise ActionError(_("That goal is no longer here. Choose one that is shown."))
    return work.with_own(goal=value)


@update.on("choose-ask", value=reference)
def choose_ask(work: Work, value: str) -> Work:
    """Choose the ask that the story ends in: one of the campaign's, the next one, or none."""
    if value and value not in {*work.campaign.ids("asks"), entries.asks.next(work.campaign)}:
        raise ActionError(_("That ask is no longer here. Choose one that is shown."))
    return work.with_own(ask=value)


@update.on("set-pace", value=number(SLOWEST, FASTEST))
def set_pace(work: Work, value: int) -> Work:
    """Say how fast one speaks, in words a minute."""
    return work.with_own(pace=value)


@update.on("tell", value=one_of(*LENGTHS))
def tell(work: Work, value: str) -> Work:
    """Choose what to tell, and begin at its first part."""
    return work.with_own(length=value, part=0)


@update.on("next-part")
def next_part(work: Work) -> Work:
    """Show the next part of what is told; after the last it stays."""
    return work.with_own(part=min(shown_part(work) + 1, max(len(to_tell(work)) - 1, 0)))


@update.on("part-before")
def part_before(work: Work) -> Work:
    """Show the part before."""
    return work.with_own(part=max(shown_part(work) - 1, 0))


@update.on("told")
def told(work: Work) -> Work:
    """Keep the first telling as it was told, to lay the second beside it."""
    telling = "\n\n".join(to_tell(work.with_own(length=LENGTHS[1])))
    if not telling:
        raise ActionError(_("Write where you were standing first."))
    return work.with_own(first=telling)


@update.on("write-coaching", part=one_of(*COACHED), value=text(TEXT_LIMIT, lines=True))
def write_coaching(work: Work, part: str, value: str) -> Work:
    """Write what the coach said."""
    return work.with_own(**{part: value})


@update.on("begin-second")
def begin_second(work: Work) -> Work:
    """Begin the second telling from the first."""
    if not work.own.first:
        raise ActionError(_("Tell it once first."))
    return work.with_own(second=work.own.first[:TELLING_LIMIT])


@update.on("write-second", value=text(TELLING_LIMIT, lines=True))
def write_second(work: Work, value: str) -> Work:
    """Write the second telling."""
    return work.with_own(second=value)


def moment(work: Work) -> list[str]:
    """The parts of the moment that are written."""
    return [said for part in MOMENT if (said := getattr(work.own, part).strip())]


def to_tell(work: Work) -> list[str]:
    """What is told at the chosen length, part by part: the moment, and for two minutes whose it is too and the ask."""
    parts = moment(work)
    if work.own.length == LENGTHS[1]:
        asked = ask_of(work)
        parts += [said for said in (work.own.us.strip(), work.own.now.strip(), asked.what.strip() if asked else "") if said]
    return parts


def shown_part(work: Work) -> int:
    """The part that is shown, which may be less than what was asked for."""
    return min(work.own.part, max(len(to_tell(work)) - 1, 0))


def shared_of(work: Work) -> Overlap | None:
    """The shared stake that was chosen, where it is still shared."""
    return next(
        (one for one in work.campaign.overlaps() if any(stake.id == work.own.stake for stake in one.stakes)), None
    )


def goal_of(work: Work) -> Goal | None:
    """The goal that was chosen, where it is still there."""
    found: Goal | None = entries.goals.find(work.campaign, id=work.own.goal)
    return found


def ask_of(work: Work) -> Ask | None:
    """The ask that was chosen, where it is still there."""
    found: Ask | None = entries.asks.find(work.campaign, id=work.own.ask)
    return found


def done(work: Work) -> bool:
    """Whether it was told, and told again."""
    return bool(work.own.first.strip() and work.own.second.strip())
