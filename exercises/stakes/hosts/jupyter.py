"""The host in Jupyter: the exercise as a widget, its work in a file beside the notebook."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from .. import workbook
from ..kit.errors import StakesError, WorkbookError
from ..kit.session import Session
from . import card
from .desk import Desk
from .markup import element, html

HERE = Path(__file__).parent


def _module(*names: str) -> str:
    """Scripts of ours as the one module that a widget is made of: what one exports, the next finds beside it."""
    lines = (line for name in names for line in (HERE / name).read_text("utf-8").splitlines())
    kept = (line for line in lines if not line.startswith("import "))
    return "\n".join(line if line.startswith("export default") else line.removeprefix("export ") for line in kept)


def work_file() -> Path:
    """Where the work is kept: ``my-work/workbook.json`` beside the notebook, or in the folder STAKES_WORK."""
    return Path(os.environ.get("STAKES_WORK", "my-work")).absolute() / "workbook.json"


class Exercise(anywidget.AnyWidget):
    """An exercise as a widget: ``session`` to drive, ``work`` to observe or to set."""

    _esm = _module("frontend/render.js", "page/foot.js", "frontend/jupyter.js")
    _css = (HERE / "frontend" / "style.css").read_text("utf-8")
    exercise = traitlets.Unicode().tag(sync=True)
    tree = traitlets.List().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    foot = traitlets.Unicode().tag(sync=True)
    limit = traitlets.Int(workbook.SIZE_LIMIT).tag(sync=True)
    work = traitlets.Dict()

    def __init__(self, exercise: str) -> None:
        self._file = work_file()
        self._seen = self._signature()
        # What cannot be opened stays as it is: nothing is written over it until the learner clears it.
        self._fault = ""
        self._desk = Desk(exercise, self._kept(), level=3)
        words = card.jupyter_words(os.path.relpath(self._file))
        shown = html(card.foot(exercise, words["static"]))
        super().__init__(
            exercise=exercise, words=words, foot=shown, tree=self._desk.elements(), work=self._desk.session.work
        )
        self.on_msg(self._answer)

    @property
    def session(self) -> Session:
        """The session that the widget shows. After driving it from a cell, call :meth:`show`."""
        return self._desk.session

    def show(self) -> None:
        """Show what the session has become, and save it."""
        self._refresh()
        self._save()

    def _refresh(self) -> None:
        self.tree = self._desk.elements()
        self.work = self.session.work

    @traitlets.observe("work")
    def _taken(self, change: dict[str, Any]) -> None:
        """Work that was set from outside becomes the session's."""
        if change["new"] != self.session.work:
            self._desk.session = Session(self.exercise, change["new"])
            self.show()

    def _kept(self) -> workbook.Workbook | None:
        if not self._file.exists():
            return None
        try:
            return workbook.load(self._file)
        except WorkbookError as wrong:
            self._fault = str(wrong)
            return None

    def _signature(self) -> tuple[int, int, int] | None:
        """What tells this file from the same one written since by another notebook."""
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns

    def _save(self, *, force: bool = False) -> None:
        if self._fault and not force:
            self.send({"say": "unreadable", "why": self._fault})
        elif self._signature() != self._seen and not force:
            self.send({"say": "elsewhere"})
        else:
            try:
                workbook.save(self._desk.saved(), self._file)
            except WorkbookError as wrong:
                self.send({"say": "unsaved", "why": str(wrong)})
                return
            self._seen = self._signature()
            self._fault = ""
            self.send({"say": "saved", "size": self._file.stat().st_size})

    def _answer(self, _: Any, content: dict[str, Any], buffers: list[Any]) -> None:
        answer = {"id": content.get("id")}
        try:
            answer |= self._do(content, buffers)
        except StakesError as wrong:
            answer["error"] = str(wrong)
        self.send(answer)

    def _do(self, content: dict[str, Any], buffers: list[Any]) -> dict[str, Any]:
        match content.get("call"):
            case "begin":
                if self._fault:
                    self.send({"say": "unreadable", "why": self._fault})
            case "handle":
                self._desk.handle(content.get("action"))
                self.show()
            case "text":
                return {"text": workbook.dumps(self._desk.saved())}
            case "open":
                self._desk.open(bytes(buffers[0]))
                self._refresh()
                self._save(force=True)
            case "mine":
                self._save(force=True)
            case "theirs":
                self._seen = self._signature()
                self._desk.put(self._kept() or workbook.new())
                self._refresh()
            case "clear":
                self._file.unlink(missing_ok=True)
                self._seen, self._fault = None, ""
                self._desk.clear()
                self._refresh()
        return {}

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        if not bundle:
            return bundle
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        static = html(element("div", {"class": "exercise-root"}, self.tree))
        written = f'<style>{self._css}</style><div class="stakes" data-state="static">{self.foot}{static}</div>'
        return {**data, "text/plain": f"The exercise {self.exercise}", "text/html": written}, metadata


def open_exercise(name: str) -> Exercise:
    """The exercise as a widget; raises UnknownExercise."""
    return Exercise(name)
