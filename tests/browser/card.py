"""The exercise on its page, as a reader meets it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

EXERCISE = "exercises/02-self-interest-map.html"
LIVE = 60_000

STORE = """async ([name, value]) => {
  const db = await new Promise((resolve, reject) => {
    const request = indexedDB.open("common-stakes", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("kept");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result);
  });
  const kept = db.transaction("kept", "readwrite").objectStore("kept");
  const request = value === undefined ? (name ? kept.get(name) : kept.getAllKeys()) : kept.put(value, name);
  const found = await new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
  db.close();
  return found ?? null;
}"""


class Card:
    """What a test does at the exercise, and what it sees there."""

    def __init__(self, page: Page, name: str = "self-interest-map") -> None:
        self.page = page
        self.section = page.locator(f"section[data-exercise={name}]")
        self.root = self.section.locator(".exercise-root")
        self.foot = self.section.locator(".foot")
        self.status = self.foot.locator("[role=status]")
        self.trouble = self.foot.locator("[role=alert]")
        self.findings = self.section.locator("[data-key=findings]")
        self.picture = self.section.locator("figure[data-key=map]:not(.ghost)")
        self.list = self.section.locator("[data-key=narrow]")
        self.table = self.section.locator("[data-key=table]")
        self.next = self.section.locator("[data-key=next]")
        self.entries = self.section.locator(".entry")
        self.dialog = page.locator("dialog[open]")

    def state(self, name: str) -> Card:
        """Wait for the host's state."""
        expect(self.section).to_have_attribute("data-state", name, timeout=LIVE)
        return self

    def live(self) -> Card:
        """Wait until Python answers."""
        return self.state("live")

    def entry(self, who: str) -> Locator:
        """Where one person or group is written."""
        return self.section.locator(f".entry[data-key={who}]")

    def name(self, who: str) -> Locator:
        """The field for a name."""
        return self.entry(who).locator("[data-key=name]").get_by_role("textbox")

    def need(self, who: str) -> Locator:
        """The field for the first stake."""
        return self.entry(who).locator("[data-action*=write-stake]").first

    def button(self, label: str) -> Locator:
        """A button of the exercise, of its foot or of the question that is asked."""
        return (self.dialog if self.dialog.count() else self.section).get_by_role("button", name=label)

    def write(self, who: str, name: str, need: str) -> None:
        """Fill in the two first fields."""
        self.name(who).fill(name)
        self.need(who).fill(need)

    def load_case(self, title: str = "The Late Bus") -> None:
        """Load a worked case."""
        self.section.get_by_role("group", name="Worked examples").get_by_role("button", name=title).click()
        expect(self.section.locator("[data-key=example-here]")).to_be_visible()

    def unfold(self) -> None:
        """Open every fold."""
        folds = self.section.locator("details:not([open]) > summary")
        while folds.count():
            folds.first.click()

    def shared(self, *names: str, what: str) -> None:
        """See a stake named as shared by these, in a sentence, in the picture, in its list and in the table."""
        sentence = self.findings.locator(".finding", has_text=what).filter(has_text=names[0])
        for name in names:
            expect(sentence).to_contain_text(name)
        expect(self.picture.locator("svg text.shared", has_text=what)).to_have_count(1)
        listed = self.list.locator("li", has_text=what)
        expect(listed).to_contain_text(f"{len(names)} ")
        for name in names:
            expect(listed).to_contain_text(name)
            row = self.table.locator("tbody tr").filter(has=self.page.locator("th", has_text=name))
            for other in set(names) - {name}:
                row = row.filter(has_text=other)
            expect(row).to_have_count(1)

    def kept(self, name: str = "workbook") -> Any:
        """What the device keeps under this name; the names, for an empty one."""
        return self.page.evaluate(STORE, [name])

    def put(self, name: str, value: Any) -> None:
        """Change what the device keeps, behind the page's back."""
        self.page.evaluate(STORE, [name, value])

    def workbook(self, until: Callable[[dict[str, Any]], object] = bool) -> dict[str, Any]:
        """The workbook that the device keeps, as soon as it is so."""
        end = time.monotonic() + 10
        while True:
            kept = self.kept()
            book = json.loads(kept["text"]) if kept else {}
            if book and until(book):
                return book
            assert time.monotonic() < end, f"never kept: {book}"
            self.page.wait_for_timeout(50)

    def settled(self) -> Card:
        """Wait until all that was done is shown, and saved."""
        self.page.wait_for_function("() => !sessionStorage.length")
        return self

    def names(self, book: dict[str, Any]) -> list[str]:
        """The names of the people in a workbook."""
        return [person["name"] for person in book.get("campaign", {}).get("people", [])]

    def open_copy(self, raw: bytes, name: str = "copy.json") -> None:
        """Choose a file to open, and say yes where that replaces what is there."""
        replaces = self.kept() is not None
        self.section.locator("[data-do=import]").set_input_files({"name": name, "mimeType": "application/json", "buffer": raw})
        if replaces:
            self.dialog.get_by_role("button", name="Open it").click()

    def exported(self) -> bytes:
        """The file that “Save a copy” gives."""
        with self.page.expect_download() as coming:
            self.foot.locator("[data-do=export]").click()
        return coming.value.path().read_bytes()

    def storage(self) -> dict[str, str]:
        """What this tab and this origin keep outside the store."""
        return self.page.evaluate("() => ({...sessionStorage, ...localStorage})")
