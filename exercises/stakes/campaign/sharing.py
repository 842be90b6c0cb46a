"""What someone agrees to share of their workbook with a room: only what is theirs, and of that only what they ticked.

The others on a map are never shared: their names are aliases that their owner chose, and what they need is theirs to tell.
"""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from ..kit.data import at_most
from .fields import name_field
from .model import Campaign
from .organizing import Ask, Goal, Stance
from .overlaps import folded
from .people import Person, Stake

SHARED_PARTS = ("stakes", "goals", "asks")
MOST_SHARED = 200


@frozen(kw_only=True)
class Sharing:
    """``group`` is the group that they are in at this room, ``name`` one to stand beside what they will do, both as they like;
    with ``alone`` a view that fewer than three hold may be listed; ``shares`` are the keys of what they ticked."""

    group: str = name_field()
    name: str = name_field()
    alone: bool = False
    shares: tuple[str, ...] = field(default=(), validator=at_most(MOST_SHARED))


def key(part: str, id: str) -> str:
    """By what one thing is ticked.

    >>> key("goals", "goal-1")
    'goals goal-1'
    """
    return f"{part} {id}"


def offered(campaign: Campaign) -> dict[str, tuple[Any, ...]]:
    """What of a campaign its owner could share, by part: their own stakes, goals, and what they ask and promise.

    Nothing of a worked case is theirs.
    """
    own = campaign.stakes_of(campaign.you) if campaign.you else ()
    return {
        "stakes": _written(own),
        "goals": _written(campaign.goals),
        "asks": tuple(ask for ask in _written(campaign.asks) if ask.reply != "no"),
    }


def _written(entries: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(entry for entry in entries if folded(entry.what) and not entry.example)


def shared(campaign: Campaign, sharing: Sharing) -> dict[str, tuple[Any, ...]]:
    """What is offered and ticked."""
    ticked = set(sharing.shares)
    return {
        part: tuple(entry for entry in entries if key(part, entry.id) in ticked)
        for part, entries in offered(campaign).items()
    }


def answer(campaign: Campaign, goal: str) -> str:
    """How the campaign's owner stands to a goal themselves."""
    found = (one for one in campaign.stances if (one.who, one.goal) == (campaign.you, goal) and not one.example)
    stance = next(found, None)
    return stance.answer if stance else "unasked"


def for_the_room(campaign: Campaign, sharing: Sharing) -> Campaign:
    """The campaign with nothing in it but what its owner shares: no other person, no name, no reason."""
    parts = shared(campaign, sharing)
    you = campaign.you
    answers = {goal.id: answer(campaign, goal.id) for goal in parts["goals"]}
    stances = (
        Stance(id=f"stance-{n}", who=you, goal=goal, answer=said)
        for n, (goal, said) in enumerate(answers.items(), 1)
        if said != "unasked"
    )
    return Campaign(
        people=(Person(id=you),) if you else (),
        you=you,
        stakes=tuple(Stake(id=stake.id, who=you, what=stake.what) for stake in parts["stakes"]),
        goals=tuple(Goal(id=goal.id, what=goal.what) for goal in parts["goals"]),
        stances=tuple(stances),
        asks=tuple(Ask(id=ask.id, what=ask.what, due=ask.due, reply=ask.reply) for ask in parts["asks"]),
    )
