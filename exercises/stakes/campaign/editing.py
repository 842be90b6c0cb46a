"""What can be done to a campaign, in whichever exercise it is done."""

from __future__ import annotations

import re
from typing import Any

from attrs import evolve

from ..kit.actions import Actions, identifier, one_of, reference, text
from ..kit.errors import ActionError
from ..kit.words import _
from . import entries
from .cases import cases, with_case, without_examples
from .fields import NAME_LIMIT, PEOPLE_LIMIT, STAKES_LIMIT, TEXT_LIMIT, unused_id
from .model import Campaign, Work
from .overlaps import shared_keys
from .people import DEPTHS, SOURCES, Group, Person, Stake, Stakeholder
from .removing import without

FIRST_ROWS = 3
HOLDER_PARTS = ("values", "history", "brings", "leaving", "joining", "gave")
STAKE_PARTS = ("themselves", "others", "where", "by_when", "otherwise")

actions = Actions(entries.actions)

_NAME = text(NAME_LIMIT)
_TEXT = text(TEXT_LIMIT, lines=True)
_WHAT = text(TEXT_LIMIT)


def number(id: str) -> int:
    """The number in an id that was given here (``p12`` is 12), or 0 for one that came with a case."""
    match = re.fullmatch(r"[pgt](\d{1,6})", id)
    return int(match[1]) if match else 0


def next_id(letter: str, taken: tuple[Any, ...]) -> str:
    """The id after the highest that is taken: ``p4`` after ``p3``."""
    ids = {entry.id for entry in taken}
    return unused_id(letter, ids, max((number(id) for id in ids), default=0) + 1)


def row_ids(campaign: Campaign) -> list[str]:
    """The people to show for writing, blank rows among them: never fewer than three to begin with."""
    return _rows(campaign, campaign.people, "p")


def group_row_ids(campaign: Campaign) -> list[str]:
    """The groups to show for writing, blank rows among them: never fewer than three to begin with."""
    return _rows(campaign, campaign.groups, "g")


def _rows(campaign: Campaign, entries: tuple[Stakeholder, ...], letter: str) -> list[str]:
    ids = [entry.id for entry in entries]
    taken = {holder.id for holder in campaign.holders}
    blank = [id for id in (f"{letter}{n}" for n in range(1, 2 * FIRST_ROWS)) if id not in taken]
    return sorted([*ids, *blank[: max(0, FIRST_ROWS - len(ids))]], key=number)


def stake_id(campaign: Campaign, who: str) -> str:
    """The id of the next stake of ``who``."""
    return unused_id(f"{who}-s", {stake.id for stake in campaign.stakes}, len(campaign.stakes_of(who)) + 1)


def _begun(work: Work, who: str) -> Work:
    """The same work with this holder in it: a blank row becomes a person, or a group, when it is first written in."""
    if work.campaign.holder(who):
        return work
    for part, kind, ids in (("people", Person, row_ids), ("groups", Group, group_row_ids)):
        if who in ids(work.campaign):
            entries = (*getattr(work.campaign, part), kind(id=who))
            return work.with_campaign(**{part: tuple(sorted(entries, key=lambda entry: number(entry.id)))})
    return work


def holder_of(work: Work, who: str) -> Stakeholder:
    """The person or group of that id; raises ActionError where there is none."""
    holder = work.campaign.holder(who)
    if holder is None:
        raise ActionError(_("That person or group is no longer here. Choose one that is shown."))
    return holder


def _with_holder(work: Work, holder: Stakeholder) -> Work:
    part = "people" if isinstance(holder, Person) else "groups"
    entries = getattr(work.campaign, part)
    return work.with_campaign(**{part: tuple(holder if entry.id == holder.id else entry for entry in entries)})


def make_room(entries: tuple[Any, ...], limit: int) -> None:
    """Raise ActionError where one more would be too many."""
    if len(entries) >= limit:
        raise ActionError(_("There is room for {limit} here and no more. Remove one first.").format(limit=limit))


@actions.on("write-name", who=identifier, value=_NAME)
def write_name(work: Work, who: str, value: str) -> Work:
    """Name a person or a group; a blank row becomes one."""
    work = _begun(work, who)
    return _with_holder(work, evolve(holder_of(work, who), name=value, example=False))


@actions.on("write-part", who=identifier, part=one_of(*HOLDER_PARTS), value=_TEXT)
def write_part(work: Work, who: str, part: str, value: str) -> Work:
    """Write one of a stakeholder's other parts: values, history, what they bring …; a blank row becomes a stakeholder."""
    work = _begun(work, who)
    return _with_holder(work, evolve(holder_of(work, who), **{part: value}, example=False))


@actions.on("add-person")
def add_person(work: Work) -> Work:
    """One more row for a person, after those that are there."""
    for who in row_ids(work.campaign):
        work = _begun(work, who)
    make_room(work.campaign.people, PEOPLE_LIMIT)
    return work.with_campaign(people=(*work.campaign.people, Person(id=next_id("p", work.campaign.holders))))


@actions.on("add-group")
def add_group(work: Work) -> Work:
    """One more row for a group."""
    make_room(work.campaign.groups, PEOPLE_LIMIT)
    return work.with_campaign(groups=(*work.campaign.groups, Group(id=next_id("g", work.campaign.holders))))


def with_named(work: Work, kind: str, name: str) -> tuple[Work, str]:
    """The work with one more person or group (``kind``) of this name, and its id: a blank row that others show is used
    first."""
    if kind == "group":
        work = add_group(work)
        who = work.campaign.groups[-1].id
    else:
        blank = next((who for who in row_ids(work.campaign) if work.campaign.holder(who) is None), "")
        work = work if blank else add_person(work)
        who = blank or work.campaign.people[-1].id
    return write_name(work, who, name), who


@actions.on("write-size", who=identifier, value=_NAME)
def write_size(work: Work, who: str, value: str) -> Work:
    """Say how many people a group counts."""
    holder = holder_of(work, who)
    if not isinstance(holder, Group):
        raise ActionError(_("Only a group has a size. Choose a group."))
    return _with_holder(work, evolve(holder, size=value, example=False))


@actions.on("choose-group", who=identifier, value=reference)
def choose_group(work: Work, who: str, value: str) -> Work:
    """Say which group a person belongs to, or none."""
    holder = holder_of(work, who)
    if not isinstance(holder, Person) or value and value not in {group.id for group in work.campaign.groups}:
        raise ActionError(_("That group is no longer here. Choose one that is shown."))
    return _with_holder(work, evolve(holder, group=value, example=False))


@actions.on("choose-you", value=reference)
def choose_you(work: Work, value: str) -> Work:
    """Say which person stands for the learner, or none."""
    if value and value not in {person.id for person in work.campaign.people}:
        raise ActionError(_("That person is no longer here. Choose one that is shown."))
    return work.with_campaign(you=value)


@actions.on("remove", who=identifier)
def remove(work: Work, who: str) -> Work:
    """Take a person or a group out, with their stakes, ties and all that hangs on them."""
    part = "people" if isinstance(holder_of(work, who), Person) else "groups"
    return Work(without(work.campaign, part, {who}), work.own)


@actions.on("write-stake", who=identifier, stake=identifier, value=_WHAT)
def write_stake(work: Work, who: str, stake: str, value: str) -> Work:
    """Write a stake in their words; the first words in a blank one make it."""
    work = _begun(work, who)
    holder_of(work, who)
    if stake == stake_id(work.campaign, who):
        make_room(work.campaign.stakes, STAKES_LIMIT)
        return work.with_campaign(stakes=(*work.campaign.stakes, Stake(id=stake, who=who, what=value)))
    if stake not in {entry.id for entry in work.campaign.stakes_of(who)}:
        raise ActionError(_("That stake is no longer here. Choose one that is shown."))
    return _with_stake(work, stake, what=value)


def _with_stake(work: Work, stake: str, **changes: Any) -> Work:
    stakes = work.campaign.stakes
    if stake not in {entry.id for entry in stakes}:
        raise ActionError(_("That stake is no longer here. Choose one that is shown."))
    return work.with_campaign(
        stakes=tuple(evolve(entry, **changes, example=False) if entry.id == stake else entry for entry in stakes)
    )


@actions.on("write-stake-part", stake=identifier, part=one_of(*STAKE_PARTS), value=_TEXT)
def write_stake_part(work: Work, stake: str, part: str, value: str) -> Work:
    """Make a stake more specific: for themselves, for others, where, by when, what otherwise."""
    return _with_stake(work, stake, **{part: value})


@actions.on("choose-depth", stake=identifier, value=one_of(*DEPTHS))
def choose_depth(work: Work, stake: str, value: str) -> Work:
    """Say how much rides on a stake."""
    return _with_stake(work, stake, depth=value)


@actions.on("choose-source", stake=identifier, value=one_of(*SOURCES))
def choose_source(work: Work, stake: str, value: str) -> Work:
    """Say how one knows of a stake: a guess, heard from them, or confirmed by them."""
    return _with_stake(work, stake, source=value)


@actions.on("remove-stake", stake=identifier)
def remove_stake(work: Work, stake: str) -> Work:
    """Take a stake out; what was joined to it stays joined among itself."""
    _with_stake(work, stake)
    return Work(without(work.campaign, "stakes", {stake}), work.own)


@actions.on("join", one=identifier, other=identifier)
def join(work: Work, one: str, other: str) -> Work:
    """Say that two stakes are one: all that stood with ``one`` now stands with ``other``."""
    _with_stake(_with_stake(work, one), other)
    keys = shared_keys(work.campaign)
    if keys[one] == keys[other]:
        return work
    together = {stake for stake, key in keys.items() if key == keys[one]}
    return work.with_campaign(
        stakes=tuple(evolve(entry, same_as=other) if entry.id in together else entry for entry in work.campaign.stakes)
    )


@actions.on("set-apart", stake=identifier)
def set_apart(work: Work, stake: str) -> Work:
    """Say that a stake is its own, though another has the same words."""
    return _with_stake(work, stake, same_as=stake)


@actions.on("load-case", case=text(NAME_LIMIT))
def load_case(work: Work, case: str) -> Work:
    """Show a worked case beside what the learner wrote."""
    chosen = next((known for known in cases() if known.title == case), None)
    if chosen is None:
        raise ActionError(_("There is no such example. Choose one that is shown."))
    return Work(with_case(work.campaign, chosen), work.own)


@actions.on("clear-example")
def clear_example(work: Work) -> Work:
    """Take away what came with a worked case and was not changed."""
    return Work(without_examples(work.campaign), work.own)
