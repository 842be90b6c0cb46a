"""A session: one learner at one exercise. Actions go in, views come out."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from ..campaign import Campaign, Work
from . import data
from .errors import ActionError, UnknownExercise, WorkbookError
from .nodes import Node

_PACKAGE = __package__.rpartition(".")[0]


@frozen
class Exercise:
    """What an exercise's folder holds: how work begins, how an action changes it, what there is to see, and when it has
    come to its end.

    One without a ``place`` in the course works like an exercise and is none.
    """

    name: str
    place: int
    own: type
    update: Callable[[Work, Any], Work]
    view: Callable[[Work], Node]
    done: Callable[[Work], bool]


@cache
def _found() -> dict[str, Exercise]:
    folder = Path(__file__).parent.parent
    made = [
        _exercise(entry.name)
        for entry in folder.iterdir()
        if all((entry / f"{part}.py").is_file() for part in ("model", "view"))
    ]
    return {exercise.name: exercise for exercise in sorted(made, key=lambda exercise: exercise.place)}


def _exercise(folder: str) -> Exercise:
    package = importlib.import_module(f"{_PACKAGE}.{folder}")
    model = importlib.import_module(f"{_PACKAGE}.{folder}.model")
    view = importlib.import_module(f"{_PACKAGE}.{folder}.view")
    return Exercise(folder.replace("_", "-"), package.PLACE, model.Own, model.update, view.view, model.done)


def exercises() -> list[str]:
    """The names of the exercises, in the order of the course."""
    return [exercise.name for exercise in _found().values() if exercise.place]


def worked() -> list[str]:
    """The names of all in which a learner's work is kept: the exercises, and what works like one."""
    return list(_found())


def find(name: str) -> Exercise:
    """The exercise of that name; raises UnknownExercise."""
    try:
        return _found()[name]
    except (KeyError, TypeError):
        known = ", ".join(exercises())
        raise UnknownExercise(f"There is no exercise {name!r}. There are: {known}.") from None


def read_campaign(work: Any) -> Campaign:
    """Plain data as a campaign that holds together; raises WorkbookError."""
    try:
        campaign = data.read(Campaign, work)
        campaign.check()
    except data.DataError as wrong:
        raise WorkbookError(f"This is not a campaign as this course writes it. campaign: {wrong}.") from None
    return campaign


def read_own(name: str, own: Any) -> Any:
    """Plain data as what is the exercise's own; raises WorkbookError."""
    try:
        return data.read(find(name).own, own)
    except data.DataError as wrong:
        raise WorkbookError(f"This is not work for {name} as this course writes it. {name}: {wrong}.") from None


class Session:
    """One learner at one exercise.

    ``work`` is JSON-able, ``{"campaign": …, "own": …}``: a session made with it shows the same view.

    >>> session = Session("self-interest-map")
    >>> tree = session.handle({"do": "write-name", "who": "p1", "value": "Ana"})
    >>> session.campaign.people[0].name
    'Ana'
    """

    def __init__(self, exercise: str, work: Any = None) -> None:
        self._exercise = find(exercise)
        if work is None:
            self._work = Work(Campaign(), self._exercise.own())
        elif not isinstance(work, dict) or set(work) != {"campaign", "own"}:
            raise WorkbookError("Work is a mapping with “campaign” and “own”. Give what a session's work was.")
        else:
            self._work = Work(read_campaign(work["campaign"]), read_own(exercise, work["own"]))

    @property
    def exercise(self) -> str:
        """The exercise's name."""
        return self._exercise.name

    @property
    def campaign(self) -> Campaign:
        """The learner's campaign as objects, to take further."""
        return self._work.campaign

    @property
    def own(self) -> Any:
        """What only this exercise keeps, as an object, to take further."""
        return self._work.own

    @property
    def work(self) -> dict[str, Any]:
        """All that the learner wrote, as plain data."""
        return {"campaign": data.write(self._work.campaign), "own": data.write(self._work.own)}

    @property
    def done(self) -> bool:
        """Whether the learner came to the exercise's end with something of their own. It grades nothing."""
        return self._exercise.done(self._work)

    def view(self) -> Node:
        """What there is to see: a tree of nodes."""
        return self._exercise.view(self._work)

    def handle(self, action: Any) -> Node:
        """Take an action and return the new view; raises ActionError, and then nothing has changed."""
        try:
            self._work = self._exercise.update(self._work, action)
        except ValueError as wrong:
            raise ActionError(f"{str(wrong).capitalize()}. Shorten it, or take something out.") from None
        return self.view()
