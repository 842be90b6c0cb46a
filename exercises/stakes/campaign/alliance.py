"""Some groups at one table and their goals: what a red line stops, who could carry whose goal, and what is still a guess.

A red line comes first: one stops a goal, whatever the rest says. Then who supports a goal, or can live with it. Then who could
carry whose: two groups each work for both goals, where neither goal offends what the other holds dear (the condition in *How
do we work together in the Era of Trump to create meaningful change?*, 5 January 2017). Nothing is added up into a score.
"""

from __future__ import annotations

from functools import cached_property
from itertools import combinations

from attrs import frozen

from .model import Campaign
from .organizing import Goal, Stance

STANDS = ("support", "can live with")


@frozen
class Trade:
    """Two groups (ids), each of which could carry a goal of the other's: ``ones`` are goals of ``one``'s that ``other``
    could carry, ``others`` goals of ``other``'s that ``one`` could."""

    one: str
    other: str
    ones: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def gain(self) -> tuple[int, int]:
        """By what trades are ranked: the goals that the one who gains less sees carried, then those of both."""
        return min(len(self.ones), len(self.others)), len(self.ones) + len(self.others)


@frozen
class Alliance:
    """Some ``groups`` and ``goals`` of a campaign, by their ids."""

    campaign: Campaign
    groups: tuple[str, ...]
    goals: tuple[str, ...]

    @cached_property
    def _stances(self) -> dict[tuple[str, str], Stance]:
        return {(stance.who, stance.goal): stance for stance in self.campaign.stances}

    @cached_property
    def _goals(self) -> dict[str, Goal]:
        return {goal.id: goal for goal in self.campaign.goals}

    def goal(self, id: str) -> Goal:
        """The goal of that id."""
        return self._goals[id]

    def stance(self, who: str, goal: str) -> Stance | None:
        """What a group has said to a goal, or the learner guesses."""
        return self._stances.get((who, goal))

    def owns(self, who: str, goal: str) -> bool:
        """Whether a goal is this group's own."""
        return self._goals[goal].whose == who

    def answer(self, who: str, goal: str) -> str:
        """How a group stands to a goal. It supports its own, unless it said otherwise."""
        stance = self.stance(who, goal)
        if stance is None or stance.answer == "unasked":
            return "support" if self.owns(who, goal) else "unasked"
        return stance.answer

    @cached_property
    def _lines(self) -> dict[str, tuple[Stance, ...]]:
        found: dict[str, list[Stance]] = {}
        for stance in self.campaign.stances:
            if stance.answer == "red line":
                found.setdefault(stance.goal, []).append(stance)
        return {goal: tuple(lines) for goal, lines in found.items()}

    def red_lines(self, goal: str) -> tuple[Stance, ...]:
        """The red lines that stop a goal: those of groups at this table."""
        return tuple(line for line in self._lines.get(goal, ()) if line.who in self.groups)

    def lines_elsewhere(self, goal: str) -> tuple[Stance, ...]:
        """The red lines of those who are not at this table: nobody here can speak for them."""
        return tuple(line for line in self._lines.get(goal, ()) if line.who not in self.groups)

    @cached_property
    def standing(self) -> tuple[str, ...]:
        """The goals that no red line at this table stops."""
        return tuple(goal for goal in self.goals if not self.red_lines(goal))

    @cached_property
    def stopped(self) -> tuple[str, ...]:
        """The goals that stop at a red line."""
        return tuple(goal for goal in self.goals if self.red_lines(goal))

    def carriers(self, goal: str) -> tuple[str, ...]:
        """The groups that carry a goal: the one whose it is, and those that agreed to. Nobody carries one that is stopped."""
        if goal not in self.standing:
            return ()
        return tuple(who for who in self.groups if self.owns(who, goal) or self._carries(who, goal))

    def _carries(self, who: str, goal: str) -> bool:
        stance = self.stance(who, goal)
        return stance is not None and stance.carries and stance.answer in STANDS

    def could_carry(self, who: str, goal: str) -> bool:
        """Whether a group could carry a goal that is not its own: no red line stops it, and the group supports it or can
        live with it."""
        return goal in self.standing and not self.owns(who, goal) and self.answer(who, goal) in STANDS

    @cached_property
    def trades(self) -> tuple[Trade, ...]:
        """The pairs of groups that could carry each other's goals, those that would gain most first.

        The order is open, with no weights: first by how many goals the one who gains less would see carried, then by how
        many both would.
        """
        made = [self._trade(one, other) for one, other in combinations(self.groups, 2)]
        return tuple(sorted((trade for trade in made if trade.gain[0]), key=lambda trade: trade.gain, reverse=True))

    def _trade(self, one: str, other: str) -> Trade:
        ones = tuple(goal for goal in self.goals if self.owns(one, goal) and self.could_carry(other, goal))
        others = tuple(goal for goal in self.goals if self.owns(other, goal) and self.could_carry(one, goal))
        return Trade(one, other, ones, others)

    @property
    def best(self) -> tuple[Trade, ...]:
        """The pairs that would gain most; several where they would gain alike."""
        return tuple(trade for trade in self.trades if trade.gain == self.trades[0].gain)

    @cached_property
    def one_way(self) -> tuple[tuple[str, str], ...]:
        """Pairs of a group and a goal that it could carry, where no trade gives it anything back."""
        traded = {(trade.other, goal) for trade in self.trades for goal in trade.ones}
        traded |= {(trade.one, goal) for trade in self.trades for goal in trade.others}
        return tuple(
            (who, goal)
            for goal in self.standing
            for who in self.groups
            if self.could_carry(who, goal) and (who, goal) not in traded
        )

    @cached_property
    def answered(self) -> tuple[Stance, ...]:
        """The answers of groups at this table to its goals."""
        found = (self.stance(who, goal) for goal in self.goals for who in self.groups)
        return tuple(stance for stance in found if stance is not None and stance.answer != "unasked")

    @property
    def guesses(self) -> tuple[Stance, ...]:
        """The answers that were not confirmed with the group, and matter: red lines, and those to goals that stand."""
        return tuple(
            stance
            for stance in self.answered
            if not stance.confirmed and (stance.answer == "red line" or stance.goal in self.standing)
        )

    @cached_property
    def unasked(self) -> tuple[tuple[str, str], ...]:
        """Pairs of a group and a goal that still stands, on which the group has not been asked."""
        return tuple(
            (who, goal) for goal in self.standing for who in self.groups if self.answer(who, goal) == "unasked"
        )
