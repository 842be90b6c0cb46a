"""Who stands where on a campaign's first goal, who decides it, and one step from one wedge to the next."""

from __future__ import annotations

import re

from attrs import evolve

from ..campaign import Campaign, Goal, Placement, Stakeholder
from ..campaign.fields import NAME_LIMIT
from ..campaign.organizing import WEDGES

UNKNOWN = "a hunch"


def goal_of(campaign: Campaign) -> Goal | None:
    """The goal that the map is about: the campaign's first."""
    return campaign.goals[0] if campaign.goals else None


def decider_of(campaign: Campaign) -> str:
    """The id of the person who can say yes to it, once they are among the people; else empty."""
    goal = goal_of(campaign)
    return goal.decider if goal else ""


def name_in(decision_maker: str) -> str:
    """The name in words for a decision-maker.

    >>> name_in("Councillor Okafor, who chairs the transport committee")
    'Councillor Okafor'
    """
    return re.split(r",|\(|\swho\s", decision_maker.strip())[0].strip()[:NAME_LIMIT]


def placed(campaign: Campaign) -> dict[str, Placement]:
    """Where everyone stands who is placed, by id."""
    return {placement.who: placement for placement in campaign.placements}


def on_map(campaign: Campaign) -> list[Stakeholder]:
    """Everyone with a name or a place, the decision-maker first."""
    decider, stand = decider_of(campaign), placed(campaign)
    shown = [holder for holder in campaign.holders if holder.name.strip() or holder.id in stand or holder.id == decider]
    return sorted(shown, key=lambda holder: holder.id != decider)


def is_hunch(placement: Placement) -> bool:
    """Whether nothing shows that someone stands there: it was called a hunch, or no evidence is written."""
    return placement.confidence == UNKNOWN or not placement.evidence.strip()


def toward(wedge: str) -> str:
    """The next wedge toward those who act with us; for them, none.

    >>> toward("passive opponent"), toward("active ally")
    ('neutral', '')
    """
    at = WEDGES.index(wedge)
    return WEDGES[at - 1] if at else ""


def steps(campaign: Campaign) -> dict[str, str]:
    """Every step that can be planned, as what a choice of it says, with the id of who takes it."""
    names = {holder.id for holder in campaign.holders}
    return {
        step_of(placement): placement.who
        for placement in campaign.placements
        if toward(placement.wedge) and placement.who in names
    }


def step_of(placement: Placement) -> str:
    """A step as a choice says it: who, and the wedge they would come to."""
    return f"{placement.who} {toward(placement.wedge)}"


def after(campaign: Campaign, who: str) -> Campaign:
    """The campaign with ``who`` one step nearer, where they can be: a hunch, until somebody has seen it."""
    moved = tuple(
        evolve(entry, wedge=toward(entry.wedge), confidence=UNKNOWN, example=False)
        if entry.who == who and toward(entry.wedge)
        else entry
        for entry in campaign.placements
    )
    return evolve(campaign, placements=moved)


def several(what: str) -> bool:
    """Whether a request reads like more than one: a whole word ends a sentence, and more comes after it.

    >>> several("Come to Mrs. Beck on Thursday."), several("Come on Thursday. Bring the list.")
    (False, True)
    """
    return bool(re.search(r"\w{4,}[.!?;]\s+\S", what.strip()))
