"""What is done is kept on the device, and is there when the reader comes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.card import Card
from browser.gate import LIVE, Gate
from playwright.sync_api import Page, expect

WAIT = """async (words) => {
  const field = document.querySelector('[data-key="p1"] [data-action*="write-stake"]');
  const db = await new Promise((resolve) => {
    const request = indexedDB.open("common-stakes", 1);
    request.onsuccess = () => resolve(request.result);
  });
  const read = () => new Promise((resolve) => {
    db.transaction("kept").objectStore("kept").get("workbook").onsuccess = ({ target }) => resolve(target.result?.text ?? "");
  });
  const begun = performance.now();
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  while (!(await read()).includes(words)) await new Promise((resolve) => setTimeout(resolve, 5));
  db.close();
  return performance.now() - begun;
}"""


def test_a_save_follows_an_action_within_350_ms(card: Card) -> None:
    card.write("p1", "Ana", "a bus")
    card.workbook()
    took = sorted(card.page.evaluate(WAIT, f"a bus at {n} past nine") for n in range(10, 15))
    assert took[2] <= 350, took


def test_it_is_saved_while_the_typing_goes_on(card: Card) -> None:
    card.need("p1").click()
    for _ in range(20):
        card.page.keyboard.type("never a pause ", delay=8)
        if "never a pause" in str((card.kept() or {}).get("text")):
            break
    else:
        pytest.fail("nothing is kept until the typing ends")


def test_work_survives_a_reload(card: Card) -> None:
    card.write("p1", "Ana", "a bus")
    card.entry("p1").get_by_role("button", name="More").click()
    card.entry("p1").get_by_label("By when?").fill("before October")
    card.workbook(lambda book: "before October" in str(book))
    expect(card.status).to_contain_text("Saved on this device at")
    card.page.reload()
    card.live()
    expect(card.name("p1")).to_have_value("Ana")
    expect(card.entry("p1").get_by_label("By when?")).to_have_value("before October")
    expect(card.findings).to_contain_text("On their own on this map: Ana")


def test_the_last_view_is_there_before_python(card: Card) -> None:
    card.write("p1", "Ana", "a bus")
    card.write("p2", "Ruth", "a bus")
    card.workbook(lambda book: str(book).count("a bus") == 2)
    shown = card.root.inner_html()
    gate = Gate(card.page.context, LIVE)
    card.page.reload()
    card.shared("Ana", "Ruth", what="a bus")
    expect(card.section).to_have_attribute("data-state", "starting")
    assert card.root.inner_html() == shown
    gate.open()
    card.live()
    assert card.root.inner_html() == shown


def test_nothing_is_lost_by_a_reload_in_the_middle_of_a_word(card: Card) -> None:
    card.name("p1").click()
    card.page.keyboard.type("Ana")
    card.page.reload()
    card.live()
    expect(card.name("p1")).to_have_value("Ana")
    card.need("p1").click()
    for letters in ("a b", "us h", "ome"):
        card.page.keyboard.press("End")
        card.page.keyboard.type(letters)
        card.page.reload()
        card.live()
        card.need("p1").click()
    expect(card.need("p1")).to_have_value("a bus home")
    card.workbook(lambda book: "a bus home" in str(book))


def test_nor_while_python_is_not_there_yet(card: Card) -> None:
    gate = Gate(card.page.context, LIVE)
    card.page.reload()
    card.name("p1").fill("Ana")
    card.page.reload()
    expect(card.section).to_have_attribute("data-state", "starting")
    card.need("p1").fill("a bus")
    card.page.reload()
    gate.open()
    card.live()
    expect(card.name("p1")).to_have_value("Ana")
    expect(card.need("p1")).to_have_value("a bus")


def test_what_adds_is_done_once_over_a_reload(card: Card) -> None:
    for _ in range(3):
        card.button("Add a person").click()
        card.page.reload()
        card.live()
    expect(card.entries).to_have_count(6)
    book = card.workbook(lambda book: len(book["campaign"]["people"]) == 6)
    assert len(book["campaign"]["people"]) == 6


def test_what_was_typed_when_the_tab_was_closed_is_found_by_the_next(card: Card, visit: Callable[..., Page]) -> None:
    context = card.page.context
    card.write("p1", "Ana", "a bus")
    card.workbook(lambda book: "a bus" in str(book))
    other = context.new_page()
    other.goto("about:blank")
    card.name("p1").fill("Ana of the night shift")
    card.page.close(run_before_unload=True)
    other.goto(card.page.url)
    found = Card(other).live()
    expect(found.name("p1")).to_have_value("Ana of the night shift")
    found.workbook(lambda book: found.names(book) == ["Ana of the night shift"])
    assert found.storage() == {}


def test_turning_the_page_and_coming_back(card: Card) -> None:
    card.name("p1").fill("Ana")
    card.page.locator("nav.turn a[rel=prev]").click()
    expect(card.page.locator("h1")).to_have_text("Drawing the map")
    card.page.go_back()
    card.live()
    expect(card.name("p1")).to_have_value("Ana")
