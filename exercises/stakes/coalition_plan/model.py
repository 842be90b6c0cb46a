"""What a plan keeps beside the campaign: which goal it is for, what would be taken and refused, and its words on paper."""

from __future__ import annotations

import re

from attrs import field, frozen

from ..campaign import Ask, Goal, Request, Work, editing, entries, tying
from ..campaign.fields import NAME_LIMIT, TEXT_LIMIT
from ..kit.actions import Actions, date, identifier, one_of, reference, text
from ..kit.data import at_most, iso_date
from ..kit.errors import ActionError
from ..kit.words import _

MOST_ASKS = 3
MOST_TACTICS = 3
CALLED_LIMIT = 50
WRITTEN = ("take", "refuse", "if_no")


@frozen(kw_only=True)
class Own:
    """``goal`` is the id of the goal that is planned for, ``take`` and ``refuse`` what one would settle for and what not,
    ``if_no`` what happens after a no, ``destroy`` the day on which the paper goes, and ``called`` what the paper calls those
    who are asked: pairs of an ask's id and words."""

    goal: str = field(default="", validator=at_most(100))
    take: str = field(default="", validator=at_most(TEXT_LIMIT))
    refuse: str = field(default="", validator=at_most(TEXT_LIMIT))
    if_no: str = field(default="", validator=at_most(TEXT_LIMIT))
    destroy: str = field(default="", validator=iso_date)
    called: tuple[tuple[str, ...], ...] = field(default=(), validator=at_most(CALLED_LIMIT))

    @called.validator
    def _pairs(self, attribute: object, value: tuple[tuple[str, ...], ...]) -> None:
        if any(len(pair) != 2 or len(pair[1]) > NAME_LIMIT for pair in value):
            raise ValueError(f"each is an id and up to {NAME_LIMIT} characters")


update = Actions(editing.actions, tying.actions)


@update.on("choose-goal", value=reference)
def choose_goal(work: Work, value: str) -> Work:
    """Choose the goal that the plan is for."""
    if value and value not in work.campaign.ids("goals"):
        raise ActionError(_("That goal is no longer here. Choose one that is shown."))
    return work.with_own(goal=value)


@update.on("write-plan", part=one_of(*WRITTEN), value=text(TEXT_LIMIT, lines=True))
def write_plan(work: Work, part: str, value: str) -> Work:
    """Write what one would take, what one would refuse, or what happens after a no."""
    return work.with_own(**{part: value})


@update.on("write-destroy", value=date)
def write_destroy(work: Work, value: str) -> Work:
    """Say on which day the paper is destroyed."""
    return work.with_own(destroy=value)


@update.on("call", id=identifier, value=text(NAME_LIMIT))
def call(work: Work, id: str, value: str) -> Work:
    """Say what the paper calls someone who is asked, so that their name stays with the learner."""
    if id not in {*work.campaign.ids("asks"), entries.asks.next(work.campaign)}:
        raise ActionError(_("That ask is no longer here. Choose one that is shown."))
    others = tuple(pair for pair in work.own.called if pair[0] != id)
    return work.with_own(called=(*others, (id, value))[-CALLED_LIMIT:] if value else others)


def goal_of(work: Work) -> Goal | None:
    """The goal that the plan is for: the one chosen, or the first."""
    found: Goal | None = entries.goals.find(work.campaign, id=work.own.goal)
    return found or next(iter(work.campaign.goals), None)


def tactics(work: Work) -> list[Request]:
    """The campaign's requests that serve the goal of the plan, those of no goal among them."""
    goal = goal_of(work)
    return [one for one in work.campaign.requests if not one.goal or goal is not None and one.goal == goal.id][:MOST_TACTICS]


def asks(work: Work) -> list[Ask]:
    """The next three asks: those that are still open, in the order in which they were written."""
    return [one for one in work.campaign.asks if one.kept == "open" and one.reply != "no"][:MOST_ASKS]


def called(work: Work, ask: Ask) -> str:
    """What the paper calls whoever is asked: the learner's words, or "someone": never their name by itself."""
    return next((words for id, words in work.own.called if id == ask.id), "") or _("someone")


def as_called(work: Work, words: str) -> str:
    """Words about an ask with every person in them called as the paper calls them."""
    paper = {one.name.strip(): _("someone") for one in work.campaign.people if one.name.strip()}
    for ask in work.campaign.asks:
        person = work.campaign.holder(ask.who)
        if person is not None and person.name.strip() in paper:
            paper[person.name.strip()] = called(work, ask)
    names = "|".join(map(re.escape, sorted(paper, key=len, reverse=True)))
    return re.sub(rf"(?<!\w)(?:{names})(?!\w)", lambda found: paper[found[0]], words) if names else words


def done(work: Work) -> bool:
    """Whether it says for what, who says yes to that, three things asked of people by a day, and when the paper goes."""
    goal = goal_of(work)
    dated = [ask for ask in work.campaign.asks if ask.due and ask.what.strip() and not ask.example]
    named = goal is not None and goal.what.strip() and goal.decision_maker.strip()
    return bool(named and len(dated) >= MOST_ASKS and work.own.destroy)
