"""The widget as a page meets it, without a page."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import stakes
from attrs import field, frozen
from stakes.hosts.jupyter import Exercise

NAME = "self-interest-map"
ANA = {"do": "write-name", "who": "p1", "value": "Ana"}
RUTH = {"do": "write-name", "who": "p2", "value": "Ruth"}
EMPTY = stakes.Session(NAME).work


@frozen
class Seen:
    """A widget, and all that it sent to the page, oldest first."""

    widget: Exercise
    sent: list[dict[str, Any]] = field(factory=list)

    def ask(self, call: Any, buffers: list[Any] | None = None, **content: Any) -> dict[str, Any]:
        """What the page would send; returns the answer."""
        self.sent.clear()
        self.widget._answer(self.widget, {"id": "1", "call": call, **content}, buffers or [])
        (answer,) = (sent for sent in self.sent if "id" in sent)
        return answer

    def act(self, action: Any) -> dict[str, Any]:
        return self.ask("handle", action=action)

    @property
    def said(self) -> list[str]:
        return [sent["say"] for sent in self.sent if "say" in sent]


def names(work: dict[str, Any]) -> list[str]:
    return [person["name"] for person in work["campaign"]["people"]]


def kept(file: Path) -> dict[str, Any]:
    return json.loads(file.read_text("utf-8"))


def fail_with(number: int) -> Callable[..., Any]:
    def fails(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number))

    return fails
