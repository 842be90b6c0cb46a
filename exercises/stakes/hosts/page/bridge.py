"""What the worker calls, in Pyodide: text in, text out."""

from __future__ import annotations

import gc
import json
import os
import random
from collections.abc import Callable
from types import ModuleType
from typing import Any

from ... import workbook
from ...kit import content
from ...kit.errors import StakesError
from ...kit.session import Session, worked
from ...workbook import Workbook
from ..desk import Desk
from ..markup import Renderer

_desk: Desk


def __getattr__(name: str) -> ModuleType:
    """What a page for the room's report calls: imported when it is asked for, since no other page needs it."""
    if name != "room":
        raise AttributeError(name)
    from . import room

    return room


def warm() -> None:
    """Import every exercise and read its content, so that a snapshot holds them."""
    package = __package__.split(".")[0]
    content.read_all(f"{package}.campaign")
    for name in worked():
        content.read_all(f"{package}.{name.replace('-', '_')}")
        session = Session(name)
        Renderer(name)(session.view())
        book = workbook.new().with_session(session)
        workbook.load(workbook.dumps(book).encode())
    from . import room

    room.start("")
    # What is here now stays: the collector need not look at it again while someone is typing.
    gc.collect()
    gc.freeze()


def start(exercise: str, saved: str) -> str:
    """Open an exercise on what was saved, or on nothing; its elements, or what is wrong with the saved."""
    # A snapshot holds one state of the generator for everybody.
    random.seed(os.urandom(16))
    # A view is thousands of small objects, which go with the next one by themselves: looking through them is for nothing.
    gc.set_threshold(50_000)
    global _desk
    _desk = Desk(exercise)
    return put(saved) if saved else _shown()


def put(saved: Any) -> str:
    """Work on this workbook from now on: its text, or a file's bytes as JavaScript hands them over."""
    raw = saved.encode("utf-8", "surrogatepass") if isinstance(saved, str) else saved.to_bytes()
    return _answer(lambda: _desk.open(raw))


def handle(action: str) -> str:
    """Take an action."""
    return _answer(lambda: _desk.handle(json.loads(action)))


def clear() -> str:
    """Begin again."""
    return _answer(_desk.clear)


def saved() -> str:
    """The workbook with all that was done, to be kept by the page."""
    return _written(_desk.saved)


def for_the_room() -> str:
    """What of the workbook its writer agreed to share, to be handed over."""
    from ...workshop.voice import copy_for_the_room

    return _written(lambda: copy_for_the_room(_desk.saved()))


def _written(make: Callable[[], Workbook]) -> str:
    try:
        book = make()
        return json.dumps({"text": workbook.dumps(book), "revision": book.revision})
    except StakesError as wrong:
        return json.dumps({"error": str(wrong)})


def _answer(do: Any) -> str:
    try:
        shown = do()
    except StakesError as wrong:
        return json.dumps({"error": str(wrong)})
    return _shown(shown)


def _shown(tree: Any = None) -> str:
    return json.dumps({"tree": tree or _desk.elements()}, separators=(",", ":"))
