"""What can be done to the ties between people and groups."""

from __future__ import annotations

from attrs import evolve

from ..kit.actions import Actions, identifier, one_of, reference
from ..kit.errors import ActionError
from ..kit.words import _
from .editing import holder_of, make_room, next_id
from .fields import TIES_LIMIT
from .model import Campaign, Work
from .people import TIES, Tie

actions = Actions()


@actions.on("add-tie", who=identifier, value=reference)
def add_tie(work: Work, who: str, value: str) -> Work:
    """Tie two who know each other; choosing nobody changes nothing."""
    campaign = work.campaign
    if not value:
        return work
    holder_of(work, who)
    holder_of(work, value)
    if who == value:
        raise ActionError(_("A tie is between two. Choose somebody else."))
    if any({tie.one, tie.other} == {who, value} for tie in campaign.ties):
        raise ActionError(_("These two are tied already. Change what they are to each other instead."))
    make_room(campaign.ties, TIES_LIMIT)
    return work.with_campaign(ties=(*campaign.ties, Tie(id=next_id("t", campaign.ties), one=who, other=value)))


def _tie_index(campaign: Campaign, tie: str) -> int:
    for i, entry in enumerate(campaign.ties):
        if entry.id == tie:
            return i
    raise ActionError(_("That tie is no longer here. Choose one that is shown."))


@actions.on("choose-tie", tie=identifier, value=one_of(*TIES))
def choose_tie(work: Work, tie: str, value: str) -> Work:
    """Say what two are to each other."""
    ties = list(work.campaign.ties)
    i = _tie_index(work.campaign, tie)
    ties[i] = evolve(ties[i], kind=value, example=False)
    return work.with_campaign(ties=tuple(ties))


@actions.on("remove-tie", tie=identifier)
def remove_tie(work: Work, tie: str) -> Work:
    """Take a tie out."""
    i = _tie_index(work.campaign, tie)
    return work.with_campaign(ties=(*work.campaign.ties[:i], *work.campaign.ties[i + 1 :]))
