"""What a campaign is made of. All classes are frozen: a change makes a new campaign."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from ..kit.data import DataError, at_most, one_of

if TYPE_CHECKING:
    import networkx

    from .overlaps import Overlap

DEPTHS = ("some", "strong", "vital")
SOURCES = ("guess", "said", "confirmed")
TIES = ("knows", "trusts", "works with", "family", "reports to", "at odds with")

ID_LIMIT = 40
NAME_LIMIT = 120
TEXT_LIMIT = 600
PEOPLE_LIMIT = 1_000
STAKES_LIMIT = 3_000
TIES_LIMIT = 3_000


def name_field() -> Any:
    """A field for a name, or another short text."""
    return field(default="", validator=at_most(NAME_LIMIT))


def text_field() -> Any:
    """A field for what someone says."""
    return field(default="", validator=at_most(TEXT_LIMIT))


def id_field(limit: int = 100) -> Any:
    """A field for an id, which is never empty."""

    def check(_: Any, attribute: Any, value: str) -> None:
        if not 0 < len(value) <= limit:
            raise ValueError(f"an id has 1 to {limit} characters")

    return field(validator=check)


@frozen(kw_only=True)
class Stakeholder:
    """Someone with a stake: a person or a group.

    ``values`` is what they hold dear, ``history`` where that comes from, ``brings`` what they can give, ``leaving``
    what they would lose by leaving, ``joining`` what joining could cost them, ``gave`` what was given to them before
    anything was asked. An ``example`` came with a worked case and is not the learner's own.
    """

    id: str = id_field(ID_LIMIT)
    name: str = name_field()
    values: str = text_field()
    history: str = text_field()
    brings: str = text_field()
    leaving: str = text_field()
    joining: str = text_field()
    gave: str = text_field()
    example: bool = False


@frozen(kw_only=True)
class Person(Stakeholder):
    """A person, by an alias; ``group`` is the id of the group that they belong to."""

    group: str = ""


@frozen(kw_only=True)
class Group(Stakeholder):
    """A group; ``size`` is how many people it counts, as the learner would say it."""

    size: str = name_field()


@frozen(kw_only=True)
class Stake:
    """What someone (``who``, an id) has riding on the outcome, in their own words (``what``).

    ``source`` is how the learner knows: a guess, said by them, or said back and confirmed by them.
    ``themselves`` and ``others`` say whose it is, ``where``, ``by_when`` and ``otherwise`` make it specific.
    ``same_as`` is the id of a stake that the learner said is the same; its own id sets it apart from all others.
    """

    id: str = id_field()
    who: str
    what: str = text_field()
    depth: str = field(default="strong", validator=one_of(*DEPTHS))
    source: str = field(default="guess", validator=one_of(*SOURCES))
    themselves: str = text_field()
    others: str = text_field()
    where: str = text_field()
    by_when: str = text_field()
    otherwise: str = text_field()
    same_as: str = ""
    example: bool = False


@frozen(kw_only=True)
class Goal:
    """What the campaign wants done, and the person who can say yes."""

    id: str = id_field()
    what: str = text_field()
    decision_maker: str = text_field()
    example: bool = False


@frozen(kw_only=True)
class Tie:
    """What ``one`` and ``other``, ids of people or groups, are to each other."""

    id: str = id_field()
    one: str
    other: str
    kind: str = field(default="knows", validator=one_of(*TIES))
    example: bool = False

    def beside(self, who: str) -> str:
        """The id at the other end from ``who``."""
        return self.one if self.other == who else self.other


@frozen(kw_only=True)
class Campaign:
    """All that exercises share. ``you`` is the id of the person who stands for the learner, or empty; ``example`` the
    title of the worked case that is shown beside the learner's own entries, or empty."""

    people: tuple[Person, ...] = field(default=(), validator=at_most(PEOPLE_LIMIT))
    groups: tuple[Group, ...] = field(default=(), validator=at_most(PEOPLE_LIMIT))
    stakes: tuple[Stake, ...] = field(default=(), validator=at_most(STAKES_LIMIT))
    goals: tuple[Goal, ...] = field(default=(), validator=at_most(PEOPLE_LIMIT))
    ties: tuple[Tie, ...] = field(default=(), validator=at_most(TIES_LIMIT))
    you: str = ""
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

    def check(self) -> None:
        """Raise DataError where ids repeat, or point to nothing."""
        holders = {holder.id for holder in self.holders}
        stakes = {stake.id for stake in self.stakes}
        groups = {group.id for group in self.groups}
        for path, id in self._repeated():
            raise DataError(f"the id “{id}” is here twice. Give one of them another", path)
        for path, id, known in self._references(holders, stakes, groups):
            if id not in known:
                raise DataError(f"“{id}” is nowhere in this campaign. Correct the id or remove this", path)
        for i, tie in enumerate(self.ties):
            if tie.one == tie.other:
                raise DataError(f"“{tie.one}” is tied to itself. Name two", ("ties", i))

    def _repeated(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        seen: set[tuple[str, str]] = set()
        for part, space in (("people", "who"), ("groups", "who"), ("stakes", "s"), ("goals", "g"), ("ties", "t")):
            for i, entry in enumerate(getattr(self, part)):
                if (space, entry.id) in seen:
                    yield (part, i, "id"), entry.id
                seen.add((space, entry.id))

    def _references(self, holders: set[str], stakes: set[str], groups: set[str]) -> Iterator[tuple[Any, str, set[str]]]:
        if self.you:
            yield ("you",), self.you, {person.id for person in self.people}
        for i, person in enumerate(self.people):
            if person.group:
                yield ("people", i, "group"), person.group, groups
        for i, stake in enumerate(self.stakes):
            yield ("stakes", i, "who"), stake.who, holders
            if stake.same_as:
                yield ("stakes", i, "same_as"), stake.same_as, stakes
        for i, tie in enumerate(self.ties):
            yield ("ties", i, "one"), tie.one, holders
            yield ("ties", i, "other"), tie.other, holders


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
