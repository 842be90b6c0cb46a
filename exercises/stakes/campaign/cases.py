"""Worked cases: whole campaigns, in YAML, to learn on before one has a campaign of one's own."""

from __future__ import annotations

from functools import cache
from typing import Any

from attrs import evolve, field, fields, frozen

from ..kit import content
from ..kit.content import Document
from ..kit.data import DataError, at_most, one_of
from ..kit.words import translated
from .fields import ID_LIMIT, NAME_LIMIT, TEXT_LIMIT, id_field, references, text_field, worded
from .model import PARTS, Campaign
from .organizing import Ask, Goal, Leader, Need, Placement, Request, Resource, Rule, Stance
from .people import DEPTHS, SOURCES, TIES, Group, Person, Stake, Tie
from .removing import without

FORMAT = "case/1"


@frozen(kw_only=True)
class CaseStake:
    """A stake as a case writes it, under the one who holds it."""

    what: str = field(validator=at_most(TEXT_LIMIT))
    depth: str = field(default="strong", validator=one_of(*DEPTHS))
    source: str = field(default="said", validator=one_of(*SOURCES))
    themselves: str = text_field()
    others: str = text_field()
    where: str = text_field()
    by_when: str = text_field()
    otherwise: str = text_field()


@frozen(kw_only=True)
class CaseHolder:
    """A person or a group as a case writes them."""

    id: str = id_field(ID_LIMIT)
    name: str = field(validator=at_most(NAME_LIMIT))
    values: str = text_field()
    history: str = text_field()
    brings: str = text_field()
    leaving: str = text_field()
    joining: str = text_field()
    gave: str = text_field()
    stakes: tuple[CaseStake, ...] = ()


@frozen(kw_only=True)
class CasePerson(CaseHolder):
    """A person, with the id of their group."""

    group: str = ""


@frozen(kw_only=True)
class CaseGroup(CaseHolder):
    """A group, with the number of people in it."""

    size: int = 0


@frozen(kw_only=True)
class CaseTie:
    """A tie between two ids."""

    between: tuple[str, ...]
    kind: str = field(default="knows", validator=one_of(*TIES))


@frozen(kw_only=True)
class Case:
    """A worked case. ``sides`` are the two names that may change places without changing what the course says."""

    format: str = field(validator=one_of(FORMAT))
    title: str
    summary: str
    setting: str
    sides: tuple[str, ...]
    sources: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()
    groups: tuple[CaseGroup, ...] = ()
    people: tuple[CasePerson, ...] = ()
    ties: tuple[CaseTie, ...] = ()
    needs: tuple[Need, ...] = ()
    resources: tuple[Resource, ...] = ()
    stances: tuple[Stance, ...] = ()
    rules: tuple[Rule, ...] = ()
    placements: tuple[Placement, ...] = ()
    requests: tuple[Request, ...] = ()
    asks: tuple[Ask, ...] = ()
    leaders: tuple[Leader, ...] = ()
    story: str = text_field()
    you: str = ""

    def campaign(self) -> Campaign:
        """The case as a campaign whose every entry is marked as an example, in the learner's language."""
        holders = (*self.people, *self.groups)
        return Campaign(
            people=tuple(Person(**_said(person, "stakes"), example=True) for person in self.people),
            groups=tuple(
                Group(**_said(group, "stakes", "size"), size=str(group.size or ""), example=True)
                for group in self.groups
            ),
            stakes=tuple(
                Stake(id=f"{holder.id}-s{i}", who=holder.id, **_said(stake), example=True)
                for holder in holders
                for i, stake in enumerate(holder.stakes, 1)
            ),
            **{part: tuple(map(_as_example, getattr(self, part))) for part in AS_THEY_ARE},
            story=translated(self.story),
            ties=tuple(
                Tie(
                    id=f"{tie.between[0]}~{tie.between[1]}",
                    one=tie.between[0],
                    other=tie.between[1],
                    kind=tie.kind,
                    example=True,
                )
                for tie in self.ties
            ),
            you=self.you,
            example=self.title,
        )


AS_THEY_ARE = ("goals", "needs", "resources", "stances", "rules", "placements", "requests", "asks", "leaders")
_AS_IS = {"id", "group", "depth", "source", "kind"}


def _as_example(entry: Any) -> Any:
    said = {name: translated(getattr(entry, name)) for name in worded(type(entry))}
    return evolve(entry, **said, example=True)


def _said(entry: Any, *without: str) -> dict[str, str]:
    names = [part.name for part in fields(type(entry)) if part.name not in without]
    return {name: getattr(entry, name) if name in _AS_IS else translated(getattr(entry, name)) for name in names}


def read_case(document: Document) -> Case:
    """The case in a document; raises ContentError with the line of what is wrong."""
    case = document.read(Case)
    for i, tie in enumerate(case.ties):
        if len(tie.between) != 2:
            raise document.error("a tie is between two. Name two ids.", ("ties", i, "between"))
    if len(case.sides) != 2:
        raise document.error("a case has two sides. Name two.", ("sides",))
    try:
        case.campaign().check()
    except DataError as wrong:
        raise document.error(f"{wrong}.", _in_case(case, wrong.path)) from None
    except ValueError as wrong:
        raise document.error(f"{wrong}. Shorten it.") from None
    return case


def _in_case(case: Case, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Where in the case's own shape a path of the campaign lies."""
    if path[:1] == ("ties",):
        return (*path[:2], "between")
    return path


@cache
def cases() -> tuple[Case, ...]:
    """The cases that ship, The Late Bus first."""
    read = [read_case(document) for document in content.shipped(__package__)]
    return tuple(sorted(read, key=lambda case: (case.title != "The Late Bus", case.title)))


def case_example() -> str:
    """The shortest case that ships, as text to begin one's own from."""
    return min((content.dump(document.data) for document in content.shipped(__package__)), key=len)


def with_case(campaign: Campaign, case: Case) -> Campaign:
    """The learner's own entries with this case in place of any other example's."""
    own, example = without_examples(campaign), case.campaign()
    # A group of the learner's may have the id of the example's person, or the other way round.
    example = without(without(example, "people", own.ids("groups")), "groups", own.ids("people"))
    people, groups = _not_in(own.holders, example.people), _not_in(own.holders, example.groups)
    group_ids = {group.id for group in (*own.groups, *groups)}
    people = tuple(person if person.group in group_ids else evolve(person, group="") for person in people)
    merged = {part: (*getattr(own, part), *_not_in(getattr(own, part), getattr(example, part))) for part in PARTS}
    merged |= {"people": (*own.people, *people), "groups": (*own.groups, *groups)}
    you = example.you if example.you in {person.id for person in people} else ""
    return evolve(own, **merged, you=own.you or you, story=own.story or example.story, example=case.title)


def _not_in(own: tuple[Any, ...], entries: tuple[Any, ...]) -> tuple[Any, ...]:
    taken = {entry.id for entry in own}
    return tuple(entry for entry in entries if entry.id not in taken)


def without_examples(campaign: Campaign) -> Campaign:
    """Only what the learner wrote; what pointed to an example's entry now points to nothing.

    An example's person, group or goal that something the learner wrote rests on stays, with that and its name or words.
    A tie alone keeps nobody.
    """
    rests_on = _rests_on(campaign)
    for part in ("people", "groups", "goals"):
        entries = getattr(campaign, part)
        gone = {entry.id for entry in entries if entry.example and entry.id not in rests_on}
        kept = tuple(_bare(entry) if entry.example else entry for entry in entries)
        campaign = without(evolve(campaign, **{part: kept}), part, gone)
    campaign = without(campaign, "stakes", {stake.id for stake in campaign.stakes if stake.example})
    rest = {
        part: tuple(entry for entry in getattr(campaign, part) if not entry.example)
        for part in PARTS
        if part not in ("people", "groups", "goals", "stakes")
    }
    story = "" if campaign.story in _stories(campaign.example) else campaign.story
    return evolve(campaign, **rest, story=story, example="")


def _rests_on(campaign: Campaign) -> set[str]:
    """The ids that something which the learner wrote can't do without."""
    return {
        getattr(entry, reference.name)
        for part, kind in PARTS.items()
        if part != "ties"
        for reference in references(kind)
        if not reference.metadata.get("may")
        for entry in getattr(campaign, part)
        if not entry.example
    }


def _bare(entry: Any) -> Any:
    """An example's entry as little as it can be: who it is, or what it is about."""
    said = {"what": entry.what} if isinstance(entry, Goal) else {"name": entry.name}
    return type(entry)(id=entry.id, **said)


def _stories(title: str) -> set[str]:
    """The story that a worked case of this title brought."""
    return {translated(case.story) for case in cases() if case.title == title}
