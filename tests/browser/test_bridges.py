"""Bridges done to its end: someone is taken out by a touch or a key, a tie is planned, asked for and built."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.card import Card
from browser.paper import text_of
from browser.test_done import Keys
from playwright.sync_api import Page, expect

PAGE = "exercises/09-bridges.html"


@pytest.fixture
def card(visit: Callable[..., Page]) -> Card:
    """The exercise, live, at 1280 × 720."""
    return Card(visit(PAGE, viewport={"width": 1280, "height": 720}), "bridges").live()


def leaving(card: Card):
    return card.section.locator("[data-key=leaving]")


def tied(card: Card, one: str, other: str) -> None:
    """Tie two by their names."""
    card.section.get_by_label("Whose ties?").select_option(label=one)
    card.section.get_by_label(f"Who else does {one} know?").select_option(label=other)
    expect(card.section.get_by_label(f"{one} and {other}")).to_be_visible()


def test_with_the_mouse_on_ones_own_people(card: Card) -> None:
    for who, name in (("p1", "Ana"), ("p2", "Ruth"), ("p3", "Joy")):
        card.section.locator(f"[data-key={who}] input").fill(name)
    tied(card, "Ana", "Joy")
    tied(card, "Ruth", "Joy")
    picture = leaving(card).locator("figure")
    expect(picture).to_contain_text("All reach each other")
    picture.locator("svg text", has_text="Joy").click()
    expect(picture).to_contain_text("Without Joy, 2 parts are left")
    expect(leaving(card)).to_contain_text("1: Ana")
    expect(leaving(card)).to_contain_text("2: Ruth")
    card.section.get_by_role("button", name="Plan this one").click()
    card.section.get_by_label("Joy said yes").check()
    card.section.get_by_label("What will you say to Joy?").fill("They both wait at that stop.")
    card.section.get_by_role("button", name="Put it with my asks").click()
    book = card.workbook(lambda book: book["campaign"]["asks"])
    assert [ask["what"] for ask in book["campaign"]["asks"]] == ["Bring Ana and Ruth together"]
    card.section.get_by_role("button", name="They have met: add the tie").click()
    expect(picture).to_contain_text("Without Joy, the rest still reach each other")
    expect(card.section.locator("[data-key=holding]")).to_contain_text("Nobody here is the only bridge")
    card.page.reload()
    card.live()
    expect(picture).to_contain_text("Without Joy, the rest still reach each other")
    paper = text_of(card.page.pdf())
    assert "Without Joy" in paper and "Who reaches whom" in paper and "Add a person" not in paper


def test_by_keyboard_alone_on_a_phone(visit: Callable[..., Page]) -> None:
    card = Card(visit(PAGE, viewport={"width": 360, "height": 740}), "bridges").live()
    keys = Keys(card.page)
    keys.press(card.section.get_by_role("button", name="The Late Bus"))
    expect(card.section.locator("[data-key=example-here]")).to_be_visible()
    keys.not_lost(card)
    who = card.section.get_by_label("Who moves away?")
    keys.to(who)
    card.page.keyboard.type("Ruth")
    expect(who).to_have_value("ruth")
    expect(leaving(card)).to_contain_text("4: St. Brigid's parish choir")
    expect(leaving(card).locator("figure svg")).to_be_hidden()
    plan = card.section.get_by_role("button", name="Plan this one").first
    keys.press(plan)
    yes = card.section.get_by_label("Ruth said yes")
    asked = card.section.get_by_label("I have not asked Ruth yet")
    keys.to(asked)
    card.page.keyboard.press("ArrowDown")
    expect(yes).to_be_checked()
    keys.press(card.section.get_by_role("button", name="Put it with my asks"))
    expect(card.section.locator("[data-key=kept]")).to_contain_text("It is among your asks")
    keys.not_lost(card)
