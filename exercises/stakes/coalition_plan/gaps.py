"""What a plan still lacks, the most telling first; each with the place on the page where it is closed."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from ..campaign import Goal, Work
from ..campaign.editor import name_of
from ..campaign.entry_editor import kind_words
from ..campaign.specific import is_institution
from ..kit.words import _, listed
from .counting import counts, standing
from .model import asks, goal_of, tactics

SHOWN = 3


@frozen
class Gap:
    """Something that the plan lacks, and the step where it is closed."""

    words: str
    step: str


def gaps(work: Work) -> list[Gap]:
    """All that the plan lacks, the most telling first."""
    goal = goal_of(work)
    if goal is None or not goal.what.strip():
        return [Gap(_("It has no goal. What is to be done?"), "goal")]
    return [*_of_goal(goal), *_of_people(work, goal), *_of_doing(work), *_of_numbers(work, goal), *_of_holding(work)]


def _of_goal(goal: Goal) -> Iterator[Gap]:
    who = goal.decision_maker.strip()
    if not who:
        yield Gap(_("It names nobody who can say yes. Who signs?"), "goal")
    elif is_institution(who):
        yield Gap(_("“{who}” is not a person. Who in it says yes, by name or office?").format(who=who), "goal")
    if not goal.by_when:
        yield Gap(_("The goal has no day. By when is it needed?"), "goal")


def _of_people(work: Work, goal: Goal) -> Iterator[Gap]:
    campaign = work.campaign
    stands = standing(campaign, goal)
    red = [s for s in campaign.stances if s.goal == goal.id and s.answer == "red line"]
    for stance in red:
        name = name_of(campaign, stance.who)
        said = _("For {name} this goal is a red line{why}. Change its wording with them, or leave it.")
        why = _(": “{why}”").format(why=stance.why.strip()) if stance.why.strip() else ""
        yield Gap(said.format(name=name, why=why), "goal")
    if not stands["with"] and not stands["can live with"]:
        yield Gap(_("Nobody but you is with it yet. The first ask is for company, and that is a plan too."), "asks")
    unasked = [s for s in campaign.stances if s.goal == goal.id and s.answer != "unasked" and not s.confirmed]
    if unasked:
        names = listed(name_of(campaign, s.who) for s in unasked[:3])
        yield Gap(_("Where {names} stand is your guess. Ask them.").format(names=names), "asks")


def _of_numbers(work: Work, goal: Goal) -> Iterator[Gap]:
    counted = counts(work.campaign, goal)
    if not any(count.need for count in counted):
        yield Gap(_("It does not say what it takes: how many people, hours, votes, how much money?"), "numbers")
    words = kind_words()
    for count in sorted(counted, key=lambda count: not count.lack[1]):
        most, least = count.lack
        if least:
            said = _("Missing even if all come, {kind}: {least} of {need}.")
            yield Gap(said.format(least=least, kind=words[count.kind], need=count.need), "numbers")
        elif most:
            said = _("Missing if few come, {kind}: {most} of {need}. Who could be asked now?")
            yield Gap(said.format(most=most, kind=words[count.kind], need=count.need), "numbers")


def _of_doing(work: Work) -> Iterator[Gap]:
    planned = tactics(work)
    if not planned:
        yield Gap(_("It has no tactic: who does what, to whom, and why would they have to answer?"), "tactics")
    for one in planned:
        missing = [
            words
            for words, there in (
                (_("who does it"), one.by),
                (_("to whom"), one.who),
                (_("what they ask for"), one.what.strip()),
                (_("why it must be answered"), one.leverage.strip()),
            )
            if not there
        ]
        if missing:
            name = one.tactic.strip() or one.what.strip() or _("a tactic")
            yield Gap(_("“{name}” does not say {missing}.").format(name=name, missing=listed(missing)), "tactics")
    dated = [one for one in asks(work) if one.what.strip() and one.due]
    if not dated:
        yield Gap(_("It has no ask with a day. What will you ask, of one person, by when?"), "asks")
    if any(not one.follow_up for one in dated):
        yield Gap(_("An ask has no day for the call after it."), "asks")


def _of_holding(work: Work) -> Iterator[Gap]:
    kinds = {rule.kind for rule in work.campaign.rules if rule.what.strip()}
    if "decisions" not in kinds:
        yield Gap(_("It has no rule for how you decide."), "rules")
    if "leaving" not in kinds:
        yield Gap(_("It does not say how somebody leaves."), "rules")
    if not work.own.refuse.strip():
        yield Gap(_("It does not say what you would refuse."), "rules")
    if not work.own.if_no.strip():
        yield Gap(_("It does not say what happens after a no."), "asks")
    if not work.own.destroy:
        yield Gap(_("It has no day on which the paper is destroyed."), "paper")
