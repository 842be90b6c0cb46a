"""Ten weeks to their end: with the mouse, changed and printed; by keyboard alone on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.card import Card
from browser.paper import text_of
from browser.test_accessible import violations
from browser.test_done import Keys
from playwright.sync_api import Page, expect

PAGE = "exercises/12-mobilize-or-organize.html"
WEEKS = 10


@pytest.fixture
def card(visit: Callable[..., Page]) -> Card:
    """The exercise, live, at 1280 × 720."""
    page = visit(PAGE, bypass_csp=True, viewport={"width": 1280, "height": 720})
    return Card(page, "mobilize-or-organize").live()


def week(card: Card):
    return card.section.locator("[data-key=week]")


def spend(card: Card, n: int) -> None:
    """Spend a week, and see the next one, or the end."""
    card.button("Spend this week").click()
    expect(week(card).locator("h2, h3").first).to_have_text(f"Week {n + 1} of 10" if n < WEEKS else "The office closes")


def test_with_the_mouse_to_the_end_and_once_more(card: Card) -> None:
    card.section.locator("[data-key='A school levy, before the vote'] button").click()
    leaders = card.section.get_by_label("Leaders' development")
    box = leaders.bounding_box()
    card.page.mouse.click(box["x"] + box["width"] - 3, box["y"] + box["height"] / 2)
    expect(card.section.get_by_label("Staff at the doors")).to_have_js_property("value", "0")
    for n in range(1, WEEKS + 1):
        spend(card, n)
        if n == 1:
            assert violations(card.page) == []
            expect(card.section.locator("[data-key='told 0']")).to_contain_text("Reach: nobody was contacted.")
            expect(card.section.locator("figure[data-key=strength]")).to_contain_text("Strength: nobody leads yet")
    expect(week(card)).to_contain_text("are missing")
    expect(card.section.locator("[data-key=left] li").first).to_contain_text("Next they go to the board's budget evening")
    expect(card.section.locator("[data-key=testing] tbody tr")).to_have_count(4)
    card.section.locator("[data-key=assuming] > summary").click()
    card.section.get_by_label("People it takes in the room").fill("5")
    expect(week(card)).to_contain_text("That goal is met.")
    card.button("Take ours again: 50").click()
    expect(week(card)).to_contain_text("are missing")
    card.section.get_by_label("Somebody new, by an alias").fill("Blue hat")
    card.button("Write them down").click()
    card.section.get_by_label("Where is Blue hat followed?").fill("Night shift")
    expect(card.section.locator("[data-key=led]")).to_contain_text("Blue hat, Night shift.")
    card.button("Play the same ten weeks otherwise").click()
    for n in range(1, WEEKS + 1):
        spend(card, n)
    expect(card.section.locator("[data-key=others]")).to_contain_text("Yours, try 1")
    card.workbook(lambda book: len(book["exercises"]["mobilize-or-organize"]["now"]["weeks"]) == WEEKS)
    shown = week(card).inner_text()
    card.page.reload()
    card.live()
    assert week(card).inner_text() == shown
    card.unfold()
    assert violations(card.page) == []
    paper = text_of(card.page.pdf())
    for words in ("Who is still there", "Blue hat, Night shift.", "What was assumed", "Yours, try 1", "Strength, in figures"):
        assert words in paper
    assert "Spend this week" not in paper and "Write them down" not in paper


def test_by_keyboard_alone_on_a_phone(visit: Callable[..., Page]) -> None:
    card = Card(visit(PAGE, viewport={"width": 360, "height": 740}), "mobilize-or-organize").live()
    keys = Keys(card.page)
    keys.press(card.section.locator("[data-key=\"A tenants' union, before the rent board votes\"] button"))
    staff = card.section.get_by_label("Staff at the doors")
    keys.to(staff)
    card.page.keyboard.press("End")
    expect(card.section.get_by_label("Leaders' development")).to_have_js_property("value", "0")
    for n in range(1, WEEKS + 1):
        keys.press(card.button("Spend this week"))
        expect(week(card).locator("h2, h3").first).to_have_text(f"Week {n + 1} of 10" if n < WEEKS else "The office closes")
        if n < WEEKS:
            keys.not_lost(card)
    expect(week(card)).to_contain_text("lies in a box")
    expect(card.section.locator("[data-key=testing]")).to_contain_text("Nobody acts in public anywhere.")
    for figure in card.section.locator("figure").all():
        box = figure.locator("svg").bounding_box()
        assert 250 < box["width"] <= 340
    keys.press(card.button("Play the same ten weeks otherwise"))
    expect(week(card).locator("h2, h3").first).to_have_text("Week 1 of 10")
