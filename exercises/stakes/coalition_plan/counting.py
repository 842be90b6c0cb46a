"""Who stands where on one goal, and what there is and what is lacking, in numbers."""

from __future__ import annotations

from attrs import frozen

from ..campaign import Campaign, Goal
from ..campaign.organizing import KINDS

OPPOSED = ("passive opponent", "active opponent")


@frozen
class Count:
    """Of one kind: what the goal takes, and the least and the most of what those who are not against it can bring."""

    kind: str
    need: int
    low: int
    high: int

    @property
    def lack(self) -> tuple[int, int]:
        """How much is missing at most, and at least."""
        return max(0, self.need - self.low), max(0, self.need - self.high)


def against(campaign: Campaign, goal: Goal) -> set[str]:
    """The ids of those for whom the goal is a red line, or who are placed as opponents."""
    red = {stance.who for stance in campaign.stances if stance.goal == goal.id and stance.answer == "red line"}
    friendly = {s.who for s in campaign.stances if s.goal == goal.id and s.answer in ("support", "can live with")}
    placed = {one.who for one in campaign.placements if one.wedge in OPPOSED}
    return red | (placed - friendly)


def counts(campaign: Campaign, goal: Goal) -> list[Count]:
    """For each kind that the goal needs, or that someone brings, what there is: those against it are left out."""
    out = against(campaign, goal)
    found = []
    for kind in KINDS:
        need = sum(one.amount for one in campaign.needs if one.goal == goal.id and one.kind == kind)
        brought = [one for one in campaign.resources if one.kind == kind and one.who not in out]
        if need or brought:
            found.append(Count(kind, need, sum(one.low for one in brought), sum(one.high for one in brought)))
    return found


def standing(campaign: Campaign, goal: Goal) -> dict[str, list[str]]:
    """The ids of those ``with`` the goal, who ``can live with`` it, ``against`` it, and ``not asked``, by their stance or
    else by where they were placed. The decision-maker and the learner are left out."""
    answers = {stance.who: stance.answer for stance in campaign.stances if stance.goal == goal.id}
    wedges = {one.who: one.wedge for one in campaign.placements}
    found: dict[str, list[str]] = {"with": [], "can live with": [], "against": [], "not asked": []}
    for holder in campaign.holders:
        if holder.id in (goal.decider, campaign.you) or not holder.name.strip():
            continue
        answer, wedge = answers.get(holder.id, "unasked"), wedges.get(holder.id, "")
        if answer == "red line" or answer == "unasked" and wedge in OPPOSED:
            found["against"].append(holder.id)
        elif answer == "support" or answer == "unasked" and wedge == "active ally":
            found["with"].append(holder.id)
        elif answer == "can live with":
            found["can live with"].append(holder.id)
        else:
            found["not asked"].append(holder.id)
    return found
