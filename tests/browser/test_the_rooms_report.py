"""A workshop of twelve, from the agenda and what one of them ticks to the facilitator's report: on paper, as CSV, as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.card import EXERCISE, LIVE, Card
from browser.paper import text_of
from browser.test_accessible import violations
from browser.test_layout import WIDE
from playwright.sync_api import Locator, Page, expect
from rooms import participant, raw, zipped
from stakes import workbook
from stakes.workshop import report
from stakes.workshop.folders import read_all
from stakes.workshop.voice import copy_for_the_room

ROOM = "chapters/for-the-room.html"
PAGE = "chapters/facilitator/the-rooms-report.html"
HOSTILE = '=HYPERLINK("http://x"),<img src=x onerror=alert(1)>'
GROUPS = ("Choir", "Tenants", "School")

DROP = """(files) => {
  const carried = new DataTransfer();
  for (const [name, text] of files) carried.items.add(new File([text], name));
  document.querySelector("h1").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: carried }));
}"""


class Report:
    """The page of the room's report, live."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.section = page.locator("section[data-room]")
        self.status = self.section.locator(".drop [role=status]")
        self.sheet = self.section.locator("[data-key=report]")
        expect(self.section).to_have_attribute("data-state", "live", timeout=LIVE)

    def table(self, key: str) -> list[list[str]]:
        """What a table of the report says, row by row."""
        rows = self.sheet.locator(f"[data-key={key}] tbody tr")
        return [row.locator("th, td").all_inner_texts() for row in rows.all()]

    def saved(self, kind: str) -> str:
        """The file that a button gives."""
        with self.page.expect_download() as coming:
            self.section.locator(f"[data-do={kind}]").click()
        return coming.value.path().read_bytes().decode()

    def textbox(self, label: str) -> Locator:
        """A field of the screen for paper."""
        return self.section.get_by_role("textbox", name=label).first


def eleven() -> list[tuple[str, bytes]]:
    """What the others of the twelve hand over: copies for the room, and two whole ones."""
    books = [
        participant(
            needs=["a bus home after nine" if n < 9 else HOSTILE],
            others=["theirs to tell"],
            goals=[("The 9.40 keeps running", "support" if n < 8 else "can live with"), ("The library opens later", "red line" if n == 4 else "support" if n < 5 else "unasked")],
            asks=[("Ring the depot", "2027-04-01")],
            group=GROUPS[n % 3],
            name="Heron" if n == 1 else "",
            alone=n % 2 == 0,
            start="The Late Bus" if n > 9 else "",
        )
        for n in range(1, 12)
    ]
    return [(f"{n}.json", raw(book if n > 9 else copy_for_the_room(book))) for n, book in enumerate(books, 1)]


@pytest.fixture
def first(visit: Callable[..., Page]) -> bytes:
    """What the twelfth hands over, from the exercise to the file, on a phone."""
    page = visit(EXERCISE, viewport={"width": 360, "height": 740}, bypass_csp=True)
    card = Card(page).live()
    card.write("p1", "Secret alias", "a bus home after nine")
    card.write("p2", "Another alias", "theirs to tell")
    card.workbook(lambda book: "theirs to tell" in str(book))
    page.goto(page.url.replace(EXERCISE, ROOM))
    section = page.locator("section[data-desk]")
    expect(section).to_have_attribute("data-state", "live", timeout=LIVE)
    expect(section.locator("[data-key=preview]")).to_contain_text("Nothing but that one more person was here")
    section.get_by_label("Which of the people on your map is you?").select_option(label="Secret alias")
    box = section.get_by_role("checkbox", name="a bus home after nine")
    box.focus()
    page.keyboard.press("Space")
    section.get_by_label("My group in this room").fill("choir ")
    expect(section.locator("[data-key=preview]")).to_contain_text("You need: a bus home after nine")
    expect(section.locator("[data-key=preview]")).to_contain_text("choir")
    assert page.evaluate(WIDE) == []
    assert violations(page) == []
    with page.expect_download() as coming:
        section.get_by_role("button", name="Save a copy for the room").click()
    assert coming.value.suggested_filename.startswith("for-the-room-")
    copied = coming.value.path().read_bytes()
    assert workbook.load(copied).campaign["stakes"][0]["what"] == "a bus home after nine"
    assert not [secret for secret in ("alias", "theirs") if secret in copied.decode()]
    page.reload()
    expect(section).to_have_attribute("data-state", "live", timeout=LIVE)
    expect(box).to_be_checked()
    return copied


def prepared(visit: Callable[..., Page]) -> Page:
    """The evening before: an agenda is taken, handing over is put into it for twelve, and it goes on paper."""
    page = visit("chapters/facilitator/agendas.html", viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page.locator("a[href*='plan.html#run=']").first.click()
    page.get_by_role("button", name="Put in: Handing over").click()
    page.get_by_label("People").fill("12")
    page.get_by_label("People").press("Tab")
    expect(page.get_by_text("Have 2 helpers")).to_be_visible()
    paper = text_of(page.pdf())
    assert "Handing over" in paper and "Real commitments" in paper and "Put in" not in paper
    page.goto(page.url.partition("chapters/")[0] + PAGE)
    return page


def test_a_workshop_of_twelve(first: bytes, visit: Callable[..., Page], tmp_path: Path) -> None:
    room = Report(prepared(visit))
    expect(room.section.locator("[data-key=example]")).to_contain_text("made-up room of twelve")
    room.section.locator("[data-do=csv]").click()
    expect(room.status).to_contain_text("nothing to save yet")
    # Some in a zip, some by themselves; one damaged, one twice.
    others = eleven()
    files = {
        "some.zip": zipped([*others[:6], ("../up.json", b"{}")]),
        "mine.json": first,
        "damaged.json": others[0][1][:200],
        "again.json": others[7][1],
        **dict(others[6:]),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    room.section.locator("#room-files").set_input_files(sorted(tmp_path.iterdir()))
    expect(room.status).to_contain_text("12 of 15 files count", timeout=LIVE)
    # It is what the same files give in a terminal.
    expected = report(read_all([tmp_path]))
    assert (expected.files, expected.people) == (12, 12)
    assert [row[0] for row in room.table("needs")] == [stake.what for stake in expected.stakes]
    assert room.table("needs")[0] == ["a bus home after nine", "9", "3", "3", "3"]
    assert room.table("stands")[0] == ["The 9.40 keeps running", "7", "4", "–"]
    assert room.table("stands")[1] == ["The library opens later", "3", "–", "some"]
    assert [row[-1] for row in room.table("done")] == ["Heron: Ring the depot"]
    assert [name for name, _why in room.table("files")] == ["again.json", "damaged.json", "some.zip/../up.json"]
    expect(room.sheet.locator("figure svg text", has_text="a bus home after nine")).to_have_count(1)
    shown = room.section.inner_text()
    assert not [secret for secret in ("Secret alias", "Another alias", "theirs to tell") if secret in shown]
    expect(room.section.locator("img")).to_have_count(0)
    for tone in ("light", "dark"):
        room.page.emulate_media(color_scheme=tone)
        assert violations(room.page) == [], tone
    # Out of the page.
    rows = list(csv.reader(io.StringIO(room.saved("csv").removeprefix("\ufeff"))))
    assert [row for row in rows if row[1] == f"'{HOSTILE}"]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    made = json.loads(room.saved("json"))
    assert made["people"] == 12 and len(made["left_out"]) == 3
    assert "Secret alias" not in str(made)
    room.page.evaluate("() => { window.print = () => {}; }")
    room.section.locator("[data-do=print]").click()
    printed = text_of(room.page.pdf())
    assert "a bus home after nine" in printed and "damaged.json" not in printed
    assert "Type in what is on paper" not in printed and "Before you drop anything" not in printed
    # All of it away.
    room.section.locator("[data-do=forget]").click()
    room.page.get_by_role("button", name="Forget it").click()
    expect(room.status).to_contain_text("Forgotten")
    expect(room.section).not_to_contain_text("damaged.json")
    assert room.page.evaluate("() => ({ ...sessionStorage, ...localStorage })") == {}


def test_paper_is_typed_in_on_a_phone_with_the_keyboard_and_files_are_dropped_beside_it(visit: Callable[..., Page]) -> None:
    room = Report(visit(PAGE, viewport={"width": 360, "height": 740}))
    page = room.page
    summary = room.section.locator("summary", has_text="Type in what is on paper")
    summary.focus()
    page.keyboard.press("Enter")
    for words in ("Choir", "5"):
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    need = room.textbox("Something people need")
    need.focus()
    page.keyboard.type("sleep")
    count = room.textbox("Choir: how many need it?")
    count.focus()
    page.keyboard.type("4")
    expect(room.sheet.locator("[data-key=needs]")).to_contain_text("4")
    assert room.table("needs") == [["sleep", "4"]]
    assert page.evaluate(WIDE) == []
    page.evaluate(DROP, [[f"{n}.json", raw(copy_for_the_room(participant(needs=["sleep"], group="Ward"))).decode()] for n in range(3)])
    expect(room.status).to_contain_text("4 of 4 files count")
    assert room.table("needs") == [["sleep", "7", "4", "3"]]
    tally = room.saved("tally")
    page.reload()
    room = Report(page)
    assert room.table("needs") == [["sleep", "4"]], "the tab keeps what was typed, and no file"
    room.section.locator("[data-do=forget]").click()
    page.get_by_role("button", name="Forget it").click()
    expect(room.section.locator("[data-key=example]")).to_have_count(1)
    page.evaluate(DROP, [["tally.json", tally]])
    expect(room.sheet.locator("[data-key=needs]")).to_contain_text("sleep")
    expect(room.section.get_by_label("Group 1: its name")).to_have_value("Choir")


def test_without_scripts_it_says_how_a_report_is_made(visit: Callable[..., Page]) -> None:
    page = visit(PAGE, java_script_enabled=False)
    expect(page.locator("section[data-room] [role=status]")).to_contain_text("course.py stakes merge FOLDER")
