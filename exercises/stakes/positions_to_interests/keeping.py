"""What was confirmed, put onto the map: a person by an alias, and their stakes, once each."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from ..campaign import Person, Stake, Work
from ..campaign.editing import make_room, next_id, number, stake_id
from ..campaign.fields import PEOPLE_LIMIT, STAKES_LIMIT
from ..campaign.people import SOURCES


def confirmed_on_map(work: Work, name: str, stakes: Iterable[str], *, example: bool = False) -> Work:
    """The map with these stakes of someone in it, as confirmed by them; ``example`` where nobody real confirmed it."""
    # An example never mixes with somebody of the learner's own who has the same name.
    named = (one for one in work.campaign.people if one.name.strip() == name)
    person = next((one for one in named if one.example or not example), None)
    if person is None:
        make_room(work.campaign.people, PEOPLE_LIMIT)
        person = Person(id=next_id("p", work.campaign.holders), name=name, example=example)
        people = sorted((*work.campaign.people, person), key=lambda one: number(one.id))
        work = work.with_campaign(people=tuple(people))
    for what in stakes:
        work = with_stake(work, person.id, what, "confirmed", example=example)[0]
    return work


def with_stake(work: Work, who: str, what: str, source: str, *, example: bool = False) -> tuple[Work, str]:
    """The map with this stake of someone in it, known in this way, and the stake's id.

    One of the same words is kept, and known in the surer of both ways.
    """
    campaign = work.campaign
    known = next((stake for stake in campaign.stakes_of(who) if stake.what.strip() == what.strip()), None)
    if known:
        surer = max(known.source, source, key=SOURCES.index)
        heard = evolve(known, source=surer, example=known.example and example)
        stakes = tuple(heard if stake.id == known.id else stake for stake in campaign.stakes)
        return work.with_campaign(stakes=stakes), known.id
    make_room(campaign.stakes, STAKES_LIMIT)
    made = Stake(id=stake_id(campaign, who), who=who, what=what, source=source, example=example)
    return work.with_campaign(stakes=(*campaign.stakes, made)), made.id
