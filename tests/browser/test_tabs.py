"""Two tabs, and a device that keeps nothing, or keeps what can't be read: nothing is written over silently."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from browser import files
from browser.card import Card
from browser.guard import Guard
from playwright.sync_api import Browser, Page, expect

DEAF = "delete window.BroadcastChannel"
NO_STORE = """for (const name of ["indexedDB", "sessionStorage", "localStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });"""
# From the write of that number on the device is full, until there is room.
FULL = """const put = IDBObjectStore.prototype.put;
let writes = 0;
IDBObjectStore.prototype.put = function (...given) {
  const request = put.apply(this, given);
  if ((writes += 1) > 4 && !window.room) {
    const { transaction } = this;
    const error = new DOMException("full", "QuotaExceededError");
    Object.defineProperty(transaction, "error", { configurable: true, value: error });
    request.addEventListener("success", () => transaction.abort(), { once: true });
  }
  return request;
};"""


def second(card: Card, script: str = "") -> Card:
    """The same exercise in another tab."""
    page = card.page.context.new_page()
    if script:
        page.add_init_script(script)
    page.goto(card.page.url)
    return Card(page).live()


@pytest.fixture
def apart(visit: Callable[..., Page]) -> tuple[Card, Card]:
    """Two tabs on the same work that hear nothing of each other, both changed: the first saved, the second not."""
    one = Card(visit(before=lambda page: page.context.add_init_script(DEAF))).live()
    one.write("p1", "Ana", "a bus")
    one.workbook(lambda book: "a bus" in str(book))
    other = second(one)
    expect(other.name("p1")).to_have_value("Ana")
    one.name("p1").fill("Ana of the first tab")
    one.workbook(lambda book: one.names(book) == ["Ana of the first tab"])
    other.name("p1").fill("Ana of the second tab")
    expect(other.trouble).to_contain_text("Your work was changed in another tab since. Nothing was overwritten.")
    assert one.names(one.workbook()) == ["Ana of the first tab"]
    return one, other


def test_an_idle_tab_takes_over_what_another_did(card: Card) -> None:
    other = second(card)
    other.name("p1").focus()
    card.write("p1", "Ana", "a bus")
    expect(other.name("p1")).to_have_value("Ana")
    expect(other.need("p1")).to_have_value("a bus")
    other.need("p2").fill("a bus")
    expect(card.need("p2")).to_have_value("a bus")
    other.name("p2").fill("Ruth")
    card.shared("Ana", "Ruth", what="a bus")
    expect(card.trouble).to_have_count(0)
    card.foot.locator("[data-do=clear]").click()
    card.button("Clear my work").click()
    expect(other.name("p1")).to_have_value("")


def test_a_tab_that_starts_while_another_saves_is_up_to_date(card: Card) -> None:
    page = card.page.context.new_page()
    page.goto(card.page.url)
    card.name("p1").fill("Ana")
    other = Card(page).live()
    expect(other.name("p1")).to_have_value("Ana")
    other.need("p1").fill("a bus")
    expect(card.need("p1")).to_have_value("a bus")
    expect(other.trouble).to_have_count(0)


def test_two_ways_and_the_other_tabs_is_taken(apart: tuple[Card, Card]) -> None:
    one, other = apart
    other.need("p1").fill("a bus, and a lamp")
    other.page.wait_for_timeout(400)
    assert one.names(one.workbook()) == ["Ana of the first tab"]
    other.button("Show the other tab's").click()
    expect(other.name("p1")).to_have_value("Ana of the first tab")
    expect(other.need("p1")).to_have_value("a bus")
    expect(other.trouble).to_have_count(0)
    expect(other.foot.locator(":focus")).to_have_count(1)
    other.name("p1").fill("Ana of both")
    other.workbook(lambda book: other.names(book) == ["Ana of both"])


def test_two_ways_and_this_tabs_is_kept(apart: tuple[Card, Card]) -> None:
    one, other = apart
    other.button("Keep this tab's").click()
    expect(other.trouble).to_have_count(0)
    expect(other.status).to_contain_text("Saved on this device")
    assert one.names(one.workbook()) == ["Ana of the second tab"]
    one.need("p1").fill("a lamp")
    expect(one.trouble).to_contain_text("Nothing was overwritten")


def test_two_ways_and_a_reload(apart: tuple[Card, Card]) -> None:
    one, other = apart
    other.page.reload()
    other.live()
    expect(other.trouble).to_contain_text("Nothing was overwritten")
    expect(other.name("p1")).to_have_value("Ana of the second tab")
    assert one.names(one.workbook()) == ["Ana of the first tab"]
    other.button("Show the other tab's").click()
    expect(other.name("p1")).to_have_value("Ana of the first tab")


def test_a_browser_that_keeps_nothing_says_so_and_offers_a_copy(visit: Callable[..., Page]) -> None:
    card = Card(visit(before=lambda page: page.add_init_script(NO_STORE))).live()
    card.write("p1", "Ana", "a bus")
    expect(card.picture).to_contain_text("a bus")
    expect(card.trouble).to_contain_text("Not saved: this browser keeps nothing for this page.")
    card.name("p1").fill("Anna")
    card.page.wait_for_timeout(400)
    expect(card.trouble).to_be_visible()
    expect(card.status).not_to_contain_text("Saved")
    with card.page.expect_download() as coming:
        card.trouble.get_by_role("button", name="Save a copy").click()
    assert "Anna" in coming.value.path().read_text("utf-8")
    card.foot.locator("[data-do=clear]").click()
    card.button("Clear my work").click()
    expect(card.name("p1")).to_have_value("")


def test_no_room_is_said_until_there_is_some(visit: Callable[..., Page]) -> None:
    card = Card(visit(before=lambda page: page.add_init_script(FULL))).live()
    for name in ("Ana", "Anna"):
        card.name("p1").fill(name)
        card.workbook(lambda book, name=name: card.names(book) == [name])
    card.name("p1").fill("Annabel")
    expect(card.trouble).to_contain_text("Not saved: there is no room left on this device.")
    card.need("p1").fill("a bus")
    card.page.wait_for_timeout(400)
    expect(card.trouble).to_be_visible()
    assert card.names(json.loads(card.exported())) == ["Annabel"]
    assert card.names(card.workbook()) == ["Anna"]
    card.page.evaluate("() => (window.room = true)")
    card.need("p1").fill("a lamp")
    expect(card.trouble).to_have_count(0)
    expect(card.status).to_contain_text("Saved on this device")
    assert card.names(card.workbook()) == ["Annabel"]


DAMAGED = {
    "cut off": {"stamp": "1", "text": '{"format": "common-stakes", "version": 1, "cam'},
    "no text": {"stamp": "1", "text": 7},
    "no record": "nonsense",
    "newer": {"stamp": "1", "text": json.dumps(files.book() | {"version": 2, "novelty": True})},
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_record_that_cannot_be_read_is_left_as_it_is(card: Card, name: str) -> None:
    card.put("workbook", DAMAGED[name])
    card.page.reload()
    card.live()
    expect(card.trouble).to_contain_text("What is saved on this device cannot be read:")
    expect(card.trouble).to_contain_text("version 2" if name == "newer" else "workbook")
    card.write("p1", "Ana", "a bus")
    expect(card.picture).to_contain_text("a bus")
    card.page.wait_for_timeout(400)
    assert card.kept() == DAMAGED[name]
    expect(card.trouble).to_be_visible()
    with card.page.expect_download() as coming:
        card.trouble.get_by_role("button", name="Save a copy").click()
    text = coming.value.path().read_text("utf-8")
    assert text == DAMAGED[name]["text"] if name in ("cut off", "newer") else text
    card.page.reload()
    card.live()
    assert card.kept() == DAMAGED[name]
    expect(card.name("p1")).to_have_value("Ana")
    card.foot.locator("[data-do=clear]").click()
    card.button("Clear my work").click()
    expect(card.trouble).to_have_count(0)
    card.name("p1").fill("Ruth")
    card.workbook(lambda book: card.names(book) == ["Ruth"])


def test_a_damaged_view_is_drawn_anew(card: Card) -> None:
    card.write("p1", "Ana", "a bus")
    card.workbook(lambda book: "a bus" in str(book))
    card.put("view self-interest-map", {"stamp": card.kept()["stamp"], "tree": "nonsense"})
    card.page.reload()
    card.live()
    expect(card.name("p1")).to_have_value("Ana")
    expect(card.trouble).to_have_count(0)


def test_a_newer_record_from_another_tab_is_left_alone(card: Card, chromium: Browser, guard: Guard) -> None:
    card.write("p1", "Ana", "a bus")
    card.workbook(lambda book: "a bus" in str(book))
    card.put("workbook", DAMAGED["newer"])
    card.page.evaluate("() => { new BroadcastChannel('common-stakes').postMessage('1'); }")
    other = card.page.context.new_page()
    other.goto(card.page.url.split("/exercises/")[0])
    other.evaluate("() => new BroadcastChannel('common-stakes').postMessage('1')")
    expect(card.trouble).to_contain_text("version 2")
    card.name("p1").fill("Anna")
    card.page.wait_for_timeout(400)
    assert card.kept() == DAMAGED["newer"]
