"""Typing is never lost and never interrupted, whether Python is there or not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.card import Card
from browser.gate import LIVE, SCRIPT, Gate
from playwright.sync_api import Page, expect

PARAGRAPH = (
    "We clean the wards from six until a quarter past eleven, and the last bus goes at ten to. So some of us walk the four miles "
    "along the canal, and some share a taxi that costs an hour's pay. Nobody asked us when the timetable was drawn."
)


@pytest.mark.parametrize("delay", [0, 10])
def test_what_is_typed_is_what_is_there(card: Card, delay: int) -> None:
    card.name("p1").fill("Ana")
    card.need("p1").click()
    card.page.keyboard.type(PARAGRAPH, delay=delay)
    expect(card.need("p1")).to_have_value(PARAGRAPH)
    expect(card.need("p1")).to_be_focused()
    stake = card.workbook(lambda book: PARAGRAPH in str(book))["campaign"]["stakes"][0]
    assert stake["what"] == PARAGRAPH
    expect(card.table.locator("td", has_text=PARAGRAPH)).to_have_count(1)


def test_the_caret_stays_in_the_middle(card: Card) -> None:
    card.need("p1").click()
    card.page.keyboard.type("a bus home")
    expect(card.picture).to_contain_text("a bus home")
    for _ in "home":
        card.page.keyboard.press("ArrowLeft")
    for letter in "late ":
        card.page.keyboard.type(letter)
        card.page.wait_for_timeout(40)
    expect(card.need("p1")).to_have_value("a bus late home")
    assert card.need("p1").evaluate("(field) => field.selectionStart") == len("a bus late ")
    expect(card.picture).to_contain_text("a bus late home")


def test_what_is_cleaned_is_not_changed_under_the_caret(card: Card) -> None:
    card.name("p1").click()
    card.page.keyboard.type("  A\u202ena  ")
    card.workbook(lambda book: card.names(book) == ["  Ana  "])
    expect(card.name("p1")).to_have_value("  A\u202ena  ")


def test_a_field_that_moves_while_it_is_written_in(card: Card) -> None:
    card.write("p1", "Ana", "a bus")
    card.entry("p1").get_by_role("button", name="More").click()
    card.entry("p1").get_by_label("Something else Ana needs").click()
    card.page.keyboard.type(PARAGRAPH, delay=1)
    expect(card.entry("p1").get_by_label("Another thing Ana needs")).to_have_value(PARAGRAPH)
    expect(card.entry("p1").get_by_label("Another thing Ana needs")).to_be_focused()
    card.workbook(lambda book: PARAGRAPH in str(book))


def test_lines_in_a_long_field(card: Card) -> None:
    card.write("p1", "Ana", "a bus")
    card.entry("p1").get_by_role("button", name="More").click()
    dear = card.entry("p1").get_by_label("What does Ana hold dear?")
    dear.click()
    card.page.keyboard.type("\nMy word.\n\nMy boys.\n", delay=1)
    card.workbook(lambda book: book["campaign"]["people"][0]["values"] == "\nMy word.\n\nMy boys.\n")
    expect(dear).to_have_value("\nMy word.\n\nMy boys.\n")
    card.page.reload()
    card.live()
    expect(card.entry("p1").get_by_label("What does Ana hold dear?")).to_have_value("\nMy word.\n\nMy boys.\n")


def test_an_error_stands_beside_its_field_and_nothing_else_changes(card: Card) -> None:
    card.name("p1").fill("Ana")
    card.workbook(lambda book: card.names(book) == ["Ana"])
    card.name("p1").evaluate("(field, words) => { field.value = words; field.dispatchEvent(new Event('input', {bubbles: true})); }", "A" * 10_000)
    expect(card.name("p1")).to_have_attribute("aria-invalid", "true")
    expect(card.entry("p1").locator("[data-key=name] .error")).to_contain_text("Shorten it to 120 or fewer")
    assert card.names(card.workbook()) == ["Ana"]
    card.name("p1").fill("Anna")
    expect(card.name("p1")).not_to_have_attribute("aria-invalid", "true")
    expect(card.entry("p1").locator("[data-key=name] .error")).to_be_hidden()


def test_what_is_done_before_python_is_there_waits_its_turn(card: Card) -> None:
    card.write("p1", "Ana", "a bus")
    card.write("p2", "Ruth", "a choir")
    card.workbook(lambda book: "a choir" in str(book))
    gate = Gate(card.page.context, LIVE)
    card.page.reload()
    expect(card.name("p1")).to_have_value("Ana")
    expect(card.picture).to_contain_text("a bus")
    expect(card.section).to_have_attribute("data-state", "starting")
    card.need("p3").fill("a bus")
    card.name("p2").fill("Ruth, who will go")
    card.entry("p2").get_by_role("button", name="Remove").click()
    card.button("Remove").click()
    card.button("Add a person").click()
    card.name("p3").click()
    card.page.keyboard.type(PARAGRAPH[:100])
    expect(card.status).to_contain_text("Noted")
    gate.open()
    card.live()
    expect(card.name("p3")).to_have_value(PARAGRAPH[:100])
    expect(card.name("p3")).to_be_focused()
    expect(card.entries).to_have_count(4)
    card.shared("Ana", PARAGRAPH[:100], what="a bus")
    book = card.workbook(lambda book: PARAGRAPH[:100] in str(book))
    assert card.names(book) == ["Ana", "", PARAGRAPH[:100], ""]


def test_what_is_typed_before_any_script_runs(visit: Callable[..., Page]) -> None:
    gates = []
    page = visit(before=lambda page: gates.append(Gate(page, SCRIPT)), until="commit")
    card = Card(page)
    card.name("p1").click()
    page.keyboard.type("Ana")
    card.need("p1").click()
    page.keyboard.type("a bus ho")
    expect(card.section).to_have_attribute("data-state", "static")
    gates[0].open()
    expect(card.section).not_to_have_attribute("data-state", "static")
    page.keyboard.type("me")
    card.live()
    expect(card.name("p1")).to_have_value("Ana")
    expect(card.need("p1")).to_have_value("a bus home")
    expect(card.picture).to_contain_text("a bus home")
    card.workbook(lambda book: card.names(book) == ["Ana"] and "a bus home" in str(book))


def test_a_field_that_is_left_says_what_is_kept(card: Card) -> None:
    """What an accent is made of, and marks that turn the reading, are cleaned; while one writes, nothing is touched."""
    typed, kept = "Zoe\u0308 \u202egnp", "Zo\u00eb gnp"
    for leave in ("at once", "later"):
        card.name("p1").fill(typed)
        if leave == "later":
            card.workbook(lambda book: card.names(book)[:1] == [kept])
            assert card.name("p1").evaluate("(field) => field.value") == typed
        card.page.keyboard.press("Tab")
        expect(card.name("p1")).to_have_value(kept)
        card.name("p1").fill("")
        card.workbook(lambda book: card.names(book)[:1] == [""])


def test_a_field_that_is_left_with_an_error_keeps_what_was_typed(card: Card) -> None:
    card.name("p1").fill("Ana")
    card.workbook()
    long = "A" * 200
    card.name("p1").evaluate("(field, long) => { field.value = long; field.dispatchEvent(new Event('input', { bubbles: true })); }", long)
    expect(card.name("p1")).to_have_attribute("aria-invalid", "true")
    card.page.keyboard.press("Tab")
    card.page.wait_for_timeout(100)
    expect(card.name("p1")).to_have_value(long)
