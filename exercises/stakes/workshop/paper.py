"""Typing in what is on paper: the actions on a tally. Its rows are named by their places; the one after the last is blank."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from ..campaign.fields import NAME_LIMIT, TEXT_LIMIT
from ..kit.actions import Actions, boolean, date, number, one_of, text
from ..kit.errors import ActionError
from ..kit.words import _
from .tally import MOST_GROUPS, MOST_LINES, MOST_PEOPLE, MOST_SAME, SAID, Count, Line, PaperGroup, Same, Tally, Week

update = Actions()

_PEOPLE = number(0, MOST_PEOPLE)


def _anything(value: Any) -> Any:
    return value


@update.on("paper-alone", value=boolean)
def alone(tally: Tally, value: bool) -> Tally:
    """Say whether the writers agreed that what few of them say is listed."""
    return evolve(tally, alone=value)


@update.on("paper-group", place=number(0, MOST_GROUPS), part=one_of("name", "people"), value=_anything)
def group(tally: Tally, place: int, part: str, value: Any) -> Tally:
    """Name a group, or say how many of it are on paper."""
    checked = _PEOPLE(value) if part == "people" else text(NAME_LIMIT)(value)
    return evolve(tally, groups=_with(tally.groups, place, MOST_GROUPS, PaperGroup(), **{part: checked}))


@update.on("paper-line", place=number(0, MOST_LINES), goal=boolean, value=text(TEXT_LIMIT))
def line(tally: Tally, place: int, goal: bool, value: str) -> Tally:
    """Write down what was said: a need, or a goal."""
    if place < len(tally.lines) and tally.lines[place].goal != goal:
        raise ActionError(_("That is no longer here. Choose one that is shown."))
    return evolve(tally, lines=_with(tally.lines, place, MOST_LINES, Line(goal=goal), what=value))


@update.on("paper-count", group=number(0, MOST_GROUPS), line=number(0, MOST_LINES), said=one_of(*SAID), value=_PEOPLE)
def count(tally: Tally, group: int, line: int, said: str, value: int) -> Tally:
    """Say how many of a group said so."""
    if group >= len(tally.groups) or line >= len(tally.lines):
        raise ActionError(_("That is no longer here. Choose one that is shown."))
    at = (group, line, said)
    kept = tuple(one for one in tally.counts if (one.group, one.line, one.said) != at)
    made = (Count(group=group, line=line, said=said, people=value),) if value else ()
    return evolve(tally, counts=(*kept, *made))


@update.on("paper-week", place=number(0, MOST_LINES), part=one_of("day", "people"), value=_anything)
def week(tally: Tally, place: int, part: str, value: Any) -> Tally:
    """Say how many will do something in a week, named by any of its days."""
    checked = _PEOPLE(value) if part == "people" else date(value)
    return evolve(tally, weeks=_with(tally.weeks, place, MOST_LINES, Week(), **{part: checked}))


@update.on("paper-same", one=text(TEXT_LIMIT), other=text(TEXT_LIMIT))
def same(tally: Tally, one: str, other: str) -> Tally:
    """Count two wordings as one."""
    made = Same(one=one, other=other)
    if len(tally.same) >= MOST_SAME:
        raise ActionError(_("There is room for {limit} here and no more. Remove one first.").format(limit=MOST_SAME))
    return tally if made in tally.same else evolve(tally, same=(*tally.same, made))


@update.on("paper-apart", one=text(TEXT_LIMIT), other=text(TEXT_LIMIT))
def apart(tally: Tally, one: str, other: str) -> Tally:
    """Count them apart again."""
    return evolve(tally, same=tuple(pair for pair in tally.same if pair != Same(one=one, other=other)))


@update.on("paper-clear")
def clear(tally: Tally) -> Tally:
    """Begin again."""
    return Tally(id=tally.id)


def _with(rows: tuple[Any, ...], place: int, most: int, blank: Any, **changes: Any) -> tuple[Any, ...]:
    """The rows with this one changed, or one more."""
    if place > len(rows):
        raise ActionError(_("That is no longer here. Choose one that is shown."))
    if place >= most:
        raise ActionError(_("There is room for {limit} here and no more. Remove one first.").format(limit=most))
    made = [*rows, blank] if place == len(rows) else list(rows)
    made[place] = evolve(made[place], **changes)
    return tuple(made)
