"""A notebook in JupyterLab or Notebook 7, as a learner meets it."""

from __future__ import annotations

import json
import re
import shutil
import time
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from attrs import field, frozen
from playwright.sync_api import BrowserContext, Locator, Page, expect

START = 40_000


@frozen
class Server:
    """A Jupyter server: its address, its token, and the folder that it shows."""

    origin: str
    token: str
    root: Path
    log: Path

    def ask(self, path: str) -> Any:
        """What the server answers to a GET, as JSON."""
        with urlopen(f"{self.origin}/{path}?token={self.token}", timeout=10) as answer:
            return json.load(answer)


@frozen
class Watch:
    """What pages logged as an error, or asked of another site. ``expects`` are patterns of what a test brings about."""

    wrongs: list[str] = field(factory=list)
    expects: list[str] = field(factory=list)

    def over(self, context: BrowserContext, origin: str) -> None:
        """Watch a context whose pages are all of ``origin``."""
        own = (origin, origin.replace("http", "ws", 1), "data:", f"blob:{origin}")
        context.on("request", lambda asked: asked.url.startswith(own) or self.wrongs.append(f"left: {asked.url}"))
        context.on("weberror", lambda wrong: self.wrongs.append(f"uncaught: {wrong.error}"))
        context.on("console", lambda said: said.type == "error" and self.wrongs.append(f"console: {said.text}"))

    def restarts(self) -> None:
        """A kernel will be taken away: Lab's debugger says so, and Lab may hear comms of the new one before it is ready for them.
        It asks for them again; that the exercise is there is for the test to see."""
        self.expects.extend(["Could not restore the debugger state", "Exception opening new comm"])

    def unexpected(self) -> list[str]:
        """What no test brought about."""
        return [wrong for wrong in self.wrongs if not any(re.search(pattern, wrong) for pattern in self.expects)]


@frozen
class Notebook:
    """``folder`` is where the notebook lies, and the learner's work beside it; ``views`` is how often it shows the exercise."""

    page: Page
    folder: Path
    views: int = 2

    def ready(self) -> Notebook:
        """Wait until the notebook is shown and its kernel is there."""
        expect(self.page.locator(".jp-NotebookPanel .jp-Cell").first).to_be_visible(timeout=START)
        self._idle()
        return self

    def _idle(self) -> None:
        state = ".jp-Notebook-ExecutionIndicator[data-status=idle]"
        expect(self.page.locator(".jp-Toolbar-kernelName")).to_have_text("Python 3 (ipykernel)", timeout=START)
        expect(self.page.locator(state).first).to_be_attached(timeout=START)

    def command(self, menu: str, name: str, answer: str = "") -> None:
        """Choose a command of a menu, and press a button of the dialog that it opens."""
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        self.page.locator(".lm-Menu-item", has_text=name).first.click()
        if answer:
            self.page.locator(".jp-Dialog").get_by_role("button", name=answer).click()

    def emptied(self) -> Notebook:
        """Take away the learner's work, as if nothing had been written yet."""
        shutil.rmtree(self.file.parent, ignore_errors=True)
        return self

    def run_all(self) -> Notebook:
        """Run every cell, and wait until all are done."""
        self._idle()
        before = self._run_count()
        self.command("Run", "Run All Cells")
        return self.ran(before)

    def ran(self, before: int = 0) -> Notebook:
        """Wait until every cell was run once more and the exercise is on view, as often as the notebook shows it."""
        cells = self.page.locator(".jp-CodeCell")
        expect(cells.last.locator(".jp-InputPrompt")).to_have_text(f"[{before + cells.count()}]:", timeout=START)
        expect(self.page.locator(".stakes .foot")).to_have_count(self.views, timeout=START)
        self._idle()
        return self

    def _run_count(self) -> int:
        found = self.page.locator(".jp-CodeCell .jp-InputPrompt").last.text_content() or ""
        live = self.page.locator(".stakes").count()
        return int(re.sub(r"\D", "", found) or 0) if live else 0

    def write_last(self, code: str) -> None:
        """Write something else in the last cell, and run it."""
        self.page.locator(".jp-CodeCell .cm-content").last.click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(code)
        self.page.keyboard.press("ControlOrMeta+Enter")

    @property
    def exercise(self) -> Exercise:
        """The first view of the exercise."""
        return Exercise(self.page.locator(".stakes").first, self.file)

    @property
    def file(self) -> Path:
        """Where the learner's work is kept."""
        return self.folder / "my-work" / "workbook.json"


@frozen
class Exercise:
    """A view of the exercise."""

    root: Locator
    file: Path

    @property
    def page(self) -> Page:
        return self.root.page

    @property
    def status(self) -> Locator:
        return self.root.locator(".saved")

    def entry(self, who: str) -> Locator:
        return self.root.locator(f".entry[data-key={who}]")

    def name(self, who: str) -> Locator:
        return self.entry(who).locator("[data-key=name] input")

    def need(self, who: str) -> Locator:
        return self.entry(who).locator("[data-action*=write-stake]").first

    def write(self, who: str, name: str, need: str) -> None:
        """Fill in the two first fields."""
        self.name(who).fill(name)
        self.need(who).fill(need)

    def button(self, label: str) -> Locator:
        return self.root.get_by_role("button", name=label)

    def kept(self) -> dict[str, Any]:
        """What the file holds."""
        return json.loads(self.file.read_text("utf-8"))

    def names(self) -> list[str]:
        """The names in the file, or none."""
        return [person["name"] for person in self.kept()["campaign"]["people"]] if self.file.exists() else []

    def keeps(self, *names: str) -> None:
        """Wait until the file holds these people, and no others."""
        until = time.monotonic() + 5
        while self.names() != list(names) and time.monotonic() < until:
            time.sleep(0.02)
        assert self.names() == list(names)
