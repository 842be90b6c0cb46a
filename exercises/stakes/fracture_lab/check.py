"""Checks a story, quarrels or a premortem that somebody wrote: that every statement has its source, and no side is cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..kit.content import Document
from ..kit.errors import ContentError
from .quarrels import Quarrel, read_quarrels, read_worked
from .stories import INVENTED, TOLD, Point, Story, read_story

FORMAT = "fracture"
FEWEST_SIDES = 3
SHORTEST = 2 / 3
GUESSES = 3
ENDS = 2
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

Fault = tuple[tuple[str | int, ...], str]


def check(document: Document) -> tuple[list[ContentError], str]:
    """All that is wrong with a file of the lab, and what to say of it where nothing is."""
    try:
        if "quarrels" in document.data:
            heard = read_quarrels(document).quarrels
            faults, said = list(_quarrels(heard)), f"{len(heard)} quarrels, each heard from both ends"
        elif "reasons" in document.data:
            reasons = read_worked(document).reasons
            faults, said = [], f"a premortem with {len(reasons)} reasons"
        else:
            story = read_story(document)
            faults, said = list(_story(story)), f"“{story.title}” is well formed, {len(story.points)} decisions"
    except ContentError as wrong:
        return [wrong], ""
    found = [document.error(message, path) for path, message in faults]
    return found, "" if found else said


def _story(story: Story) -> Iterator[Fault]:
    if not story.points:
        yield ("points",), "a story has no decision in it. Add a point."
    yield from _names(("points",), [point.id for point in story.points])
    for (i, before), (j, after) in pairwise(enumerate(story.points)):
        if not before.date < after.date:
            yield ("points", j, "date"), f"{after.date} doesn't come after {before.date}. Put the days in their order."
    for i, point in enumerate(story.points):
        yield from _point(("points", i), point, sourced=story.setting != INVENTED)


def _point(path: tuple[str | int, ...], point: Point, *, sourced: bool) -> Iterator[Fault]:
    if not point.date:
        yield (*path, "date"), "a day needs its date. Write it as 2017-01-16."
    yield from _names((*path, "sides"), [side.id for side in point.sides])
    if len(point.sides) < FEWEST_SIDES:
        yield (*path, "sides"), f"{len(point.sides)} sides. Find at least {FEWEST_SIDES}: two make a contest."
    longest = max((len(side.case) for side in point.sides), default=0)
    for i, side in enumerate(point.sides):
        if len(side.case) < SHORTEST * longest:
            yield (
                (*path, "sides", i, "case"),
                f"“{side.name}” has {len(side.case)} characters, another side {longest}. Give it its strongest case.",
            )
    for part in TOLD:
        statements = getattr(point, part)
        if not statements:
            yield (*path, part), f"nothing is said under “{part}”. Say at least that nothing is known."
        for i, statement in enumerate(statements):
            if sourced and part != "unsettled" and not statement.source.strip():
                yield (*path, part, i), "a statement without a source. Name the publication and its date, or leave it out."


def _quarrels(quarrels: tuple[Quarrel, ...]) -> Iterator[Fault]:
    yield from _names(("quarrels",), [quarrel.id for quarrel in quarrels])
    for i, quarrel in enumerate(quarrels):
        if len(quarrel.ends) != ENDS:
            yield ("quarrels", i, "ends"), f"a quarrel has {ENDS} ends. Let both of them speak."
        for j, end in enumerate(quarrel.ends):
            if len(end.under) != GUESSES:
                yield ("quarrels", i, "ends", j, "under"), f"{len(end.under)} guesses. Make it {GUESSES}, as for the other end."


def _names(path: tuple[str | int, ...], ids: list[str]) -> Iterator[Fault]:
    for i, id in enumerate(ids):
        if not _ID.fullmatch(id):
            yield (*path, i, "id"), f"“{id}” is no id. Use small letters, digits and “-”."
        if id in ids[:i]:
            yield (*path, i, "id"), f"“{id}” is here twice. Give each its own."
