"""The stories: dated decisions, what was known that day, every side's strongest case, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from attrs import field, frozen

from ..campaign.fields import ID_LIMIT, id_field
from ..campaign.organizing import RULES
from ..kit import content
from ..kit.content import Document
from ..kit.data import at_most, iso_date, one_of

FORMAT = "fracture/1"
INVENTED = "invented"
SETTINGS = (INVENTED, "drawn from reported facts")
TOLD = ("known", "done", "cost", "repaired", "unsettled")


@frozen(kw_only=True)
class Statement:
    """Something that is stated, and the publication and date that it rests on."""

    say: str = field(validator=at_most(600))
    source: str = field(default="", validator=at_most(200))


@frozen(kw_only=True)
class Side:
    """A side's case at its strongest, as that side would put it, ``after`` a source; put together by us where that is empty."""

    id: str = id_field(ID_LIMIT)
    name: str = field(validator=at_most(80))
    case: str = field(validator=at_most(600))
    after: str = field(default="", validator=at_most(200))


@frozen(kw_only=True)
class Point:
    """A day on which something was decided. ``kind`` is the kind of rule that would have said who decides; ``care`` says
    what it touches, where somebody may want to leave it out."""

    id: str = id_field(ID_LIMIT)
    date: str = field(validator=iso_date)
    when: str = field(validator=at_most(40))
    title: str = field(validator=at_most(40))
    kind: str = field(validator=one_of(*RULES))
    asks: str = field(validator=at_most(120))
    deciding: str = field(validator=at_most(600))
    sides: tuple[Side, ...]
    known: tuple[Statement, ...]
    done: tuple[Statement, ...]
    cost: tuple[Statement, ...]
    repaired: tuple[Statement, ...]
    unsettled: tuple[Statement, ...]
    rule: str = field(validator=at_most(300))
    care: str = field(default="", validator=at_most(400))

    def sides_from(self, seed: int) -> tuple[Side, ...]:
        """The sides in an order that the seed draws: over seeds each stands in each place equally often.

        >>> point = stories()[0].points[0]
        >>> [side.id for side in point.sides_from(0)], [side.id for side in point.sides_from(5)]
        (['keep', 'change', 'not-enough', 'ask'], ['keep', 'ask', 'not-enough', 'change'])
        """
        many = len(self.sides)
        turned = self.sides[seed % many :] + self.sides[: seed % many]
        return turned[::-1] if seed // many % 2 else turned


@frozen(kw_only=True)
class Story:
    """Decisions of one coalition, by date."""

    format: str = field(validator=one_of(FORMAT))
    id: str = id_field(ID_LIMIT)
    title: str = field(validator=at_most(60))
    summary: str = field(validator=at_most(300))
    setting: str = field(validator=one_of(*SETTINGS))
    points: tuple[Point, ...]
    sides: tuple[str, ...] = ()


def read_story(document: Document) -> Story:
    """The story in a document; raises ContentError."""
    return document.read(Story)


@cache
def stories() -> tuple[Story, ...]:
    """The stories that ship, the one with most decisions first."""
    read = [read_story(document) for document in content.shipped(__package__)]
    return tuple(sorted(read, key=lambda story: (-len(story.points), story.title)))


def story_of(id: str) -> Story:
    """The story of that id, or the first."""
    return next((story for story in stories() if story.id == id), stories()[0])


def every_point() -> Iterator[tuple[str, Story, Point]]:
    """Each decision of each story, under an id of its own: ``march/name``."""
    for story in stories():
        for point in story.points:
            yield f"{story.id}/{point.id}", story, point


@cache
def points() -> dict[str, tuple[Story, Point]]:
    """Each decision and its story, by the id of both."""
    return {id: (story, point) for id, story, point in every_point()}
