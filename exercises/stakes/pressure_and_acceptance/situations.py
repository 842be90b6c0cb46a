"""Decisions to try it on, in YAML: before the decision and after it, with where the facts come from."""

from __future__ import annotations

from functools import cache

from attrs import field, frozen

from ..campaign.fields import NAME_LIMIT, TEXT_LIMIT
from ..campaign.organizing import CONFIDENCE
from ..kit import content
from ..kit.content import Document
from ..kit.data import at_most, between, one_of
from ..kit.words import translated
from .sheets import BEST, CHANCES, KINDS, LISTED, NEVER, Choice, Other, Sheet

FORMAT = "pressure/1"


@frozen(kw_only=True)
class SituationChoice:
    """A choice as a situation writes it."""

    kind: str = field(validator=one_of(*KINDS))
    what: str = field(validator=at_most(TEXT_LIMIT))
    happens: int = field(validator=between(0, BEST))
    fails: int = field(validator=between(0, BEST))
    cost: str = field(validator=at_most(TEXT_LIMIT))
    bears: str = field(validator=at_most(TEXT_LIMIT))
    sure: str = field(default="a hunch", validator=one_of(*CONFIDENCE))


@frozen(kw_only=True)
class SituationSheet:
    """A sheet as a situation writes it."""

    event: str = field(validator=at_most(TEXT_LIMIT))
    chance: int = field(validator=between(0, 100))
    choices: tuple[SituationChoice, ...]
    change: str = field(validator=at_most(TEXT_LIMIT))
    priorities: tuple[str, ...] = field(validator=at_most(LISTED))
    commitments: tuple[str, ...] = field(validator=at_most(LISTED))


@frozen(kw_only=True)
class SituationOther:
    """Somebody else's sheet as a situation writes it."""

    who: str = field(validator=at_most(NAME_LIMIT))
    chance: str = field(validator=one_of(*CHANCES))
    switch: str = field(validator=one_of(*CHANCES, NEVER))
    change: str = field(validator=at_most(TEXT_LIMIT))
    priorities: tuple[str, ...] = field(validator=at_most(LISTED))
    commitments: tuple[str, ...] = field(validator=at_most(LISTED))


@frozen(kw_only=True)
class Situation:
    """A decision: how it ``stands``, whose view the numbers are, one sheet ``before`` it and one ``after``, what was decided
    (``then``), how somebody else sees it (``theirs``) and what others ``answer``. ``place`` orders those that ship. ``sides``
    may change places without changing what the course says."""

    format: str = field(validator=one_of(FORMAT))
    title: str
    setting: str
    sides: tuple[str, ...]
    sources: tuple[str, ...] = ()
    place: int = 99
    stands: str
    view: str
    then: str
    before: SituationSheet
    theirs: SituationOther
    after: SituationSheet
    answers: tuple[str, ...]


@cache
def situations() -> tuple[Situation, ...]:
    """The situations that ship, the landlord's offer first."""
    read = [read_situation(document) for document in content.shipped(__package__)]
    return tuple(sorted(read, key=lambda one: (one.place, one.title)))


def read_situation(document: Document) -> Situation:
    """The situation in a document; raises ContentError with the line of what is wrong."""
    situation = document.read(Situation)
    if len(situation.sides) != 2:
        raise document.error("a situation has two sides. Name two.", ("sides",))
    if (situation.setting == "invented") is bool(situation.sources):
        raise document.error("what is invented has no sources, and what is not has some. Mend one of them.", ("sources",))
    for name in ("before", "after"):
        kinds = [choice.kind for choice in getattr(situation, name).choices]
        if len(set(kinds)) != len(kinds) or len(kinds) < 2:
            raise document.error("each choice comes once, and there are two or more.", (name, "choices"))
    return situation


def sheet_of(written: SituationSheet) -> Sheet:
    """A situation's sheet as one to work on, in the learner's language."""
    choices = tuple(
        Choice(
            kind=one.kind,
            what=translated(one.what),
            happens=one.happens,
            fails=one.fails,
            cost=translated(one.cost),
            bears=translated(one.bears),
            sure=one.sure,
        )
        for one in written.choices
    )
    return Sheet(event=translated(written.event), chance=written.chance, choices=choices, **_lines(written))


def other_of(written: SituationOther) -> Other:
    """Somebody else's sheet as one to work on, in the learner's language."""
    return Other(who=translated(written.who), chance=written.chance, switch=written.switch, **_lines(written))


def _lines(written: SituationSheet | SituationOther) -> dict[str, str]:
    return {
        "change": translated(written.change),
        "priorities": "\n".join(map(translated, written.priorities)),
        "commitments": "\n".join(map(translated, written.commitments)),
    }
