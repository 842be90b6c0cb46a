"""The exercise on its page, as a reader meets it."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

EXERCISE = "exercises/02-self-interest-map.html"
LIVE = 60_000

KEPT = """() => new Promise((resolve, reject) => {
  const request = indexedDB.open("common-stakes", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("kept");
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const get = request.result.transaction("kept").objectStore("kept").get("workbook");
    get.onsuccess = () => { request.result.close(); resolve(get.result ?? null); };
  };
})"""
PUT = """([name, value]) => new Promise((resolve, reject) => {
  const request = indexedDB.open("common-stakes", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("kept");
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const writing = request.result.transaction("kept", "readwrite");
    writing.objectStore("kept").put(value, name);
    writing.oncomplete = () => { request.result.close(); resolve(); };
  };
})"""


class Card:
    """What a test does at the exercise, and what it sees there."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.section = page.locator("section[data-exercise=self-interest-map]")
        self.root = self.section.locator(".exercise-root")
        self.foot = self.section.locator(".foot")
        self.findings = self.section.locator("[data-key=findings]")
        self.picture = self.section.locator("figure[data-key=map]:not(.ghost)")
        self.table = self.section.locator("[data-key=table]")
        self.next = self.section.locator("[data-key=next]")
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
        return self.entry(who).get_by_label("Group" if who.startswith("g") else "Person", exact=True)

    def need(self, who: str) -> Locator:
        """The field for the first stake."""
        return self.entry(who).get_by_label("What do they need from this?")

    def button(self, label: str) -> Locator:
        """A button anywhere in the exercise or its foot."""
        return self.section.get_by_role("button", name=label, exact=False)

    def write(self, who: str, name: str, need: str) -> None:
        """Fill in the two first fields."""
        self.name(who).fill(name)
        self.need(who).fill(need)

    def shared(self, *names: str, what: str) -> None:
        """See a stake named as shared by these, in a sentence, in the picture and in the table."""
        sentence = self.findings.locator(".finding", has_text=what).filter(has_text=names[0])
        for name in names:
            expect(sentence).to_contain_text(name)
        expect(self.picture.locator("svg text.stake.shared", has_text=what)).to_have_count(1)
        rows = self.table.locator("tbody tr", has_text=what)
        expect(rows).to_have_count(len(names))
        for i, name in enumerate(names):
            expect(rows.nth(i)).to_contain_text(name)

    def saved(self) -> Card:
        """Wait until all that was done is kept on the device."""
        expect(self.foot).to_contain_text("Saved on this device")
        expect(self.section).to_have_attribute("data-pending", "0")
        return self

    def kept(self) -> dict[str, Any] | None:
        """What the device keeps."""
        return self.page.evaluate(KEPT)

    def workbook(self) -> dict[str, Any]:
        """The workbook that the device keeps."""
        kept = self.kept()
        assert kept is not None, "nothing is kept"
        return json.loads(kept["text"])

    def put(self, name: str, value: Any) -> None:
        """Change what the device keeps, behind the page's back."""
        self.page.evaluate(PUT, [name, value])

    def open_copy(self, raw: bytes, name: str = "copy.json") -> None:
        """Choose a file to open."""
        self.section.locator("[data-do=import]").set_input_files({"name": name, "mimeType": "application/json", "buffer": raw})

    def exported(self) -> bytes:
        """The file that “Save a copy” gives."""
        with self.page.expect_download() as coming:
            self.foot.get_by_role("button", name="Save a copy").click()
        return coming.value.path().read_bytes()

    def focused(self) -> str:
        """The accessible-ish name of what has the focus."""
        return self.page.evaluate("() => document.activeElement?.id || document.activeElement?.innerText || document.activeElement?.tagName")
