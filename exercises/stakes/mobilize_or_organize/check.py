"""Checks a campaign that somebody wrote: whether it has ten weeks, events for them, and units that can be told apart."""

from __future__ import annotations

from collections.abc import Iterator

from ..kit.content import Document
from ..kit.errors import ContentError
from .campaigns import HOURS_LIMIT, NAMES, WEEKS, Played, read_common, read_played

FORMAT = "mobilize"
FEWEST_UNITS = 2

Fault = tuple[tuple[str | int, ...], str]


def check(document: Document) -> tuple[list[ContentError], str]:
    """All that is wrong with a campaign, and what to say of it where nothing is."""
    try:
        if set(document.data) == {"format", "assumptions"}:
            assumed = read_common(document).assumptions
            names = [one.name for one in assumed]
            faults = [*_twice(("assumptions",), names), *_missing(names)]
            said = f"{len(assumed)} assumptions, each with its source"
        else:
            played = read_played(document)
            faults, said = list(_played(played)), f"“{played.title}” can be played to its end"
    except ContentError as wrong:
        return [wrong], ""
    found = [document.error(message, path) for path, message in faults]
    return found, "" if found else said


def _missing(names: list[str]) -> Iterator[Fault]:
    for name in NAMES:
        if name not in names:
            yield ("assumptions",), f"“{name}” is missing. Give it a value and its source."


def _played(played: Played) -> Iterator[Fault]:
    if len(played.hours) != WEEKS:
        yield ("hours",), f"{len(played.hours)} weeks of hours. Write {WEEKS} numbers, one for each week."
    for i, hours in enumerate(played.hours):
        if not 1 <= hours <= HOURS_LIMIT:
            yield ("hours", i), f"{hours} hours. Write 1 to {HOURS_LIMIT}."
    if len(played.events) < WEEKS:
        yield ("events",), f"{len(played.events)} events for {WEEKS} weeks. Write {WEEKS} or more."
    if len(played.units) < FEWEST_UNITS:
        yield ("units",), f"a structure test compares units. Write {FEWEST_UNITS} or more."
    yield from _twice(("units",), [unit.name for unit in played.units])
    yield from _twice(("assumptions",), [one.name for one in played.assumptions])


def _twice(path: tuple[str | int, ...], names: list[str]) -> Iterator[Fault]:
    for i, name in enumerate(names):
        if not name.strip():
            yield (*path, i, "name"), "a name is empty. Write one."
        if name in names[:i]:
            yield (*path, i, "name"), f"“{name}” is here twice. Name each once."
