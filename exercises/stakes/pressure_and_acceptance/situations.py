"""Decisions to try it on, in YAML: before the decision and after it, with where the facts come from."""

from __future__ import annotations

from functools import cache

from attrs import field, frozen

from ..campaign.fields import TEXT_LIMIT
from ..campaign.organizing import CONFIDENCE
from ..kit import content
from ..kit.content import Document
from ..kit.data import at_most, between, one_of
from ..kit.words import translated
from .sheets import BEST, KINDS, Choice, Sheet

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

    who: str
    event: str = field(validator=at_most(TEXT_LIMIT))
    chance: int = field(validator=between(0, 100))
    choices: tuple[SituationChoice, ...]
    change: str = field(validator=at_most(TEXT_LIMIT))
    priorities: str = field(validator=at_most(TEXT_LIMIT))
    commitments: str = field(validator=at_most(TEXT_LIMIT))


@frozen(kw_only=True)
class Situation:
    """A decision: how it ``stands``, whose view the numbers are, one sheet ``before`` it and one ``after``, and what other
    people ``answer``. ``sides`` may change places without changing what the course says."""

    format: str = field(validator=one_of(FORMAT))
    title: str
    setting: str
    sides: tuple[str, ...]
    sources: tuple[str, ...] = ()
    stands: str
    view: str
    before: SituationSheet
    after: SituationSheet
    answers: tuple[str, ...]


@cache
def situations() -> tuple[Situation, ...]:
    """The situations that ship, the landlord's offer first."""
    read = [read_situation(document) for document in content.shipped(__package__)]
    return tuple(sorted(read, key=lambda one: (one.setting != "invented", one.title)))


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
    texts = {name: translated(getattr(written, name)) for name in ("event", "change", "priorities", "commitments")}
    return Sheet(who=translated(written.who), chance=written.chance, choices=choices, **texts)
