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
from ..kit.words import _
from . import card
from .desk import Desk
from .markup import Element, Renderer, element, html
from .work_file import WorkFile

HERE = Path(__file__).parent
LEVEL = 3


def _module(*names: str) -> str:
    """Scripts of ours as the one module that a widget is made of: what one exports, the next finds beside it."""
    lines = (line for name in names for line in (HERE / name).read_text("utf-8").splitlines())
    kept = (line for line in lines if not line.startswith("import "))
    return "\n".join(line if line.startswith("export default") else line.removeprefix("export ") for line in kept)


def work_file() -> Path:
    """Where the work is kept: ``my-work/workbook.json`` beside the notebook, or in the folder STAKES_WORK."""
    return Path(os.environ.get("STAKES_WORK", "my-work")).absolute() / "workbook.json"


def _shown_path(path: Path) -> str:
    """The path as the learner finds it: from the notebook where it lies beside it, else in full."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


class Exercise(anywidget.AnyWidget):
    """An exercise as a widget: ``session`` to drive, ``work`` to observe or to set.

    Work that is no exercise's raises WorkbookError, and what was there stays.
    """

    _esm = _module(
        "frontend/dragging.js",
        "frontend/timer.js",
        "frontend/words.js",
        "frontend/focus.js",
        "frontend/render.js",
        "page/foot.js",
        "frontend/jupyter.js",
    )
    _css = (HERE / "frontend" / "style.css").read_text("utf-8")
    exercise = traitlets.Unicode().tag(sync=True)
    tree = traitlets.List().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    foot = traitlets.Unicode().tag(sync=True)
    limit = traitlets.Int(workbook.SIZE_LIMIT).tag(sync=True)
    present = traitlets.Bool().tag(sync=True)
    work = traitlets.Dict()

    def __init__(self, exercise: str) -> None:
        self._file = WorkFile(work_file(), exercise)
        self._desk = Desk(exercise, self._file.read(), level=LEVEL)
        # What the learner must know of the file for as long as it is so: a new view of the widget says it again.
        self._standing: dict[str, Any] | None = _unreadable(self._file.fault) if self._file.fault else None
        words = card.jupyter_words(_shown_path(self._file.path))
        foot = html(card.foot(exercise, words["live"]))
        shown = {"tree": self._desk.elements(), "work": self.session.work, "present": self._desk.book.revision > 0}
        super().__init__(exercise=exercise, words=words, foot=foot, **shown)
        self.on_msg(self._answer)

    @property
    def session(self) -> Session:
        """The session that the widget shows. After driving it from a cell, call :meth:`show`."""
        return self._desk.session

    def show(self) -> None:
        """Show what the session has become, and save it."""
        self._show(self._desk.elements())

    def _show(self, tree: Element) -> None:
        self._draw(tree)
        self._save(self._file.save)
        self._tell()

    def _draw(self, tree: Element) -> None:
        self.present = True
        self.tree = tree

    def _tell(self) -> None:
        """Last of all: whoever observes the work may fail, and then it is safe already."""
        self.work = self.session.work

    @traitlets.validate("work")
    def _sound(self, proposal: Any) -> dict[str, Any]:
        """Work that was set from outside, if it is this exercise's; else WorkbookError, and nothing has changed."""
        work = proposal["value"]
        return work if work == self.session.work else Session(self.exercise, work).work

    @traitlets.observe("work")
    def _taken(self, change: Any) -> None:
        if change["new"] != self.session.work:
            self._desk.session = Session(self.exercise, change["new"])
            self.show()

    def _save(self, how: Any, **asked: Any) -> None:
        try:
            self._desk.book = how(self._desk.saved(), **asked)
        except WorkbookError as wrong:
            self._standing = {"say": getattr(wrong, "say", "unsaved"), "why": str(wrong)}
            self.send(self._standing)
        else:
            self._saved()

    def _saved(self) -> None:
        self._standing = None
        self.send({"say": "saved", "size": len(workbook.dumps(self._desk.book).encode())})

    def _answer(self, _widget: Any, content: Any, buffers: list[Any]) -> None:
        """A call from the page: always answered, and a bad one changes nothing."""
        if not isinstance(content, dict):
            return
        answer = {"id": content.get("id")}
        try:
            answer |= self._do(content, buffers)
        except StakesError as wrong:
            answer["error"] = str(wrong)
        finally:
            self.send(answer)

    def _do(self, content: dict[str, Any], buffers: list[Any]) -> dict[str, Any]:
        match content.get("call"):
            case "begin":
                if self._standing:
                    self.send(self._standing)
            case "handle":
                self._show(self._desk.handle(content.get("action")))
            case "text":
                return {"text": self._copy()}
            case "open":
                self._open(buffers)
            case "mine":
                self._save(self._file.save, mine=True)
            case "theirs":
                self._take_theirs()
            case "clear":
                self._file.clear()
                self._standing = None
                self._desk.clear()
                self._draw(self._desk.elements())
                self.present = False
                self._tell()
            case _:
                raise StakesError(_("There is no such call here. Run the cell again."))
        return {}

    def _copy(self) -> str:
        """What “Save a copy” gives: what is shown, or the file that could not be read, while nothing was written."""
        if self._file.fault and self.session.work == Session(self.exercise).work:
            return self._file.raw().decode("utf-8", "replace")
        return workbook.dumps(self._desk.saved())

    def _open(self, buffers: list[Any]) -> None:
        if not buffers or not isinstance(buffers[0], (bytes, bytearray, memoryview)):
            raise StakesError(_("No file came with this. Choose it again."))
        self._desk.open(bytes(buffers[0]))
        self._draw(self._desk.elements())
        self._save(self._file.replace)
        self._tell()

    def _take_theirs(self) -> None:
        book = self._file.read()
        if self._file.fault:
            self._standing = _unreadable(self._file.fault)
            self.send(self._standing)
            return
        self._desk.put(book or workbook.new())
        self._draw(self._desk.elements())
        self._saved()
        self._tell()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.exercise!r})"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        said = _("The exercise {name}. Run this cell in JupyterLab or Notebook 7 to do it.").format(name=self.exercise)
        return {**data, "text/plain": said, "text/html": static(self.exercise)}, metadata


def _unreadable(why: str) -> dict[str, Any]:
    return {"say": "unreadable", "why": why}


def static(exercise: str) -> str:
    """The exercise as HTML for a Jupyter without widgets: it says what to do, and takes no words that would be lost.

    It is drawn from an empty session, since Jupyter keeps it in the notebook: a notebook that is handed on must not
    hold the learner's work.
    """
    shown = Renderer(f"static-{exercise}", LEVEL)(Session(exercise).view())
    said = element("p", {"class": "saved bad"}, card.jupyter_words("")["static"])
    css = (HERE / "frontend" / "style.css").read_text("utf-8")
    made = element(
        "div", {"class": "stakes", "data-state": "static"}, said, element("fieldset", {"disabled": True}, shown)
    )
    return f"<style>{css}</style>{html(made)}"


def open_exercise(name: str) -> Exercise:
    """The exercise as a widget; raises UnknownExercise."""
    return Exercise(name)
