"""The campaign as a whole, and the work that holds it. All classes are frozen: a change makes a new campaign."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from ..kit.data import DataError, at_most
from .fields import (
    ENTRIES_LIMIT,
    PEOPLE_LIMIT,
    STAKES_LIMIT,
    TIES_LIMIT,
    may_refer,
    name_field,
    references,
    text_field,
)
from .organizing import Ask, Goal, Leader, Need, Placement, Request, Resource, Rule, Stance
from .people import Group, Person, Stake, Stakeholder, Tie

if TYPE_CHECKING:
    import networkx

    from .overlaps import Overlap


def _entries(limit: int = ENTRIES_LIMIT) -> Any:
    return field(default=(), validator=at_most(limit), metadata={"limit": limit})


@frozen(kw_only=True)
class Campaign:
    """All that exercises share.

    ``you`` is the id of the person who stands for the learner, or empty; ``story`` the line of their own story that they
    would begin with; ``example`` the title of the worked case that is shown beside the learner's own entries, or empty.
    """

    people: tuple[Person, ...] = _entries(PEOPLE_LIMIT)
    groups: tuple[Group, ...] = _entries(PEOPLE_LIMIT)
    stakes: tuple[Stake, ...] = _entries(STAKES_LIMIT)
    goals: tuple[Goal, ...] = _entries(PEOPLE_LIMIT)
    ties: tuple[Tie, ...] = _entries(TIES_LIMIT)
    needs: tuple[Need, ...] = _entries()
    resources: tuple[Resource, ...] = _entries()
    stances: tuple[Stance, ...] = _entries()
    rules: tuple[Rule, ...] = _entries()
    placements: tuple[Placement, ...] = _entries()
    requests: tuple[Request, ...] = _entries()
    asks: tuple[Ask, ...] = _entries()
    leaders: tuple[Leader, ...] = _entries()
    story: str = text_field()
    you: str = may_refer("people")
    example: str = name_field()

    @property
    def holders(self) -> tuple[Stakeholder, ...]:
        """People, then groups."""
        return (*self.people, *self.groups)

    @cached_property
    def _by_id(self) -> dict[str, Stakeholder]:
        return {holder.id: holder for holder in self.holders}

    @cached_property
    def _stakes_by_holder(self) -> dict[str, tuple[Stake, ...]]:
        found: dict[str, list[Stake]] = {}
        for stake in self.stakes:
            found.setdefault(stake.who, []).append(stake)
        return {who: tuple(stakes) for who, stakes in found.items()}

    def holder(self, id: str) -> Stakeholder | None:
        """The person or group of that id."""
        return self._by_id.get(id)

    def stakes_of(self, who: str) -> tuple[Stake, ...]:
        """The stakes of one person or group, in the order in which they were written."""
        return self._stakes_by_holder.get(who, ())

    @cached_property
    def clusters(self) -> dict[str, list[Stake]]:
        """The written stakes, those that are the same together; see :mod:`stakes.campaign.overlaps`."""
        from .overlaps import clusters

        return clusters(self)

    def overlaps(self) -> tuple[Overlap, ...]:
        """The stakes that two or more hold, the most widely held first."""
        return self._overlaps

    @cached_property
    def _overlaps(self) -> tuple[Any, ...]:
        from .overlaps import overlaps

        return overlaps(self)

    def graph(self) -> networkx.Graph:
        """Who holds what, as a bipartite networkx graph; see :func:`stakes.campaign.tables.graph`."""
        from .tables import graph

        return graph(self)

    def table(self) -> list[dict[str, str]]:
        """A row for each stake that someone holds; see :func:`stakes.campaign.tables.table`."""
        from .tables import table

        return table(self)

    def ids(self, to: str) -> set[str]:
        """The ids of the campaign's ``"holders"``, or of one of its parts."""
        return {entry.id for entry in getattr(self, to)}

    def check(self) -> None:
        """Raise DataError where ids repeat, or point to nothing."""
        for path, id in self._repeated():
            raise DataError(f"the id “{id}” is here twice. Give one of them another", path)
        for path, id in self._lost():
            raise DataError(f"“{id}” is nowhere in this campaign. Correct the id or remove this", path)
        for i, tie in enumerate(self.ties):
            if tie.one == tie.other:
                raise DataError(f"“{tie.one}” is tied to itself. Name two", ("ties", i))

    def _repeated(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        seen: set[tuple[str, str]] = set()
        for part in PARTS:
            space = "holders" if part in ("people", "groups") else part
            for i, entry in enumerate(getattr(self, part)):
                if (space, entry.id) in seen:
                    yield (part, i, "id"), entry.id
                seen.add((space, entry.id))

    def _lost(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        known = {to: self.ids(to) for to in ("holders", "people", "groups", "stakes", "goals")}
        if self.you and self.you not in known["people"]:
            yield ("you",), self.you
        for part, kind in PARTS.items():
            for reference in references(kind):
                ids, may = known[reference.metadata["to"]], reference.metadata.get("may")
                for i, entry in enumerate(getattr(self, part)):
                    id = getattr(entry, reference.name)
                    if id not in ids and not (may and not id):
                        yield (part, i, reference.name), id


PARTS: dict[str, type] = {
    "people": Person,
    "groups": Group,
    "stakes": Stake,
    "goals": Goal,
    "ties": Tie,
    "needs": Need,
    "resources": Resource,
    "stances": Stance,
    "rules": Rule,
    "placements": Placement,
    "requests": Request,
    "asks": Ask,
    "leaders": Leader,
}


@frozen
class Work:
    """What the learner wrote for one exercise: the shared campaign, and what only that exercise needs."""

    campaign: Campaign
    own: Any

    def with_campaign(self, **changes: Any) -> Work:
        """The same work with these parts of the campaign changed."""
        return Work(evolve(self.campaign, **changes), self.own)

    def with_own(self, **changes: Any) -> Work:
        """The same work with these parts of what is the exercise's own changed."""
        return Work(self.campaign, evolve(self.own, **changes))
