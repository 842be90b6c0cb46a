"""Common Stakes: exercises in building coalitions, as sessions to drive and objects to take further."""

from typing import Any

from . import workbook
from .kit.errors import ActionError, ContentError, PowerError, StakesError, UnknownExercise, WorkbookError
from .kit.session import Session, exercises

__all__ = [
    "ActionError",
    "ContentError",
    "PowerError",
    "Session",
    "StakesError",
    "UnknownExercise",
    "WorkbookError",
    "exercises",
    "open_exercise",
    "workbook",
]


def open_exercise(name: str) -> Any:
    """The exercise as a widget, in Jupyter: ``widget.session`` to drive, ``widget.work`` to observe.

    Raises UnknownExercise, and StakesError where anywidget is missing.
    """
    try:
        from .hosts.jupyter import open_exercise as opened
    except ModuleNotFoundError as missing:
        raise StakesError(
            f"The exercise needs {missing.name}, which is not installed here. Run “%pip install anywidget ipywidgets” in a "
            "cell, restart the kernel, and run this cell again."
        ) from missing
    return opened(name)
