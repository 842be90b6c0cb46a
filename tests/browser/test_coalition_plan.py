"""The plan on its page: filled in, a gap closed, saved as text, and printed on two sides with nobody's name by an ask."""

from __future__ import annotations

import json
from collections.abc import Callable

from browser.card import Card
from browser.paper import pages_of
from browser.test_done import Keys
from playwright.sync_api import Page, expect

PAGE = "exercises/13-coalition-plan.html"


def opened(visit: Callable[..., Page], width: int) -> Card:
    """The exercise, live, with The Late Bus."""
    card = Card(visit(PAGE, viewport={"width": width, "height": 740}), "coalition-plan").live()
    card.section.get_by_role("button", name="The Late Bus").click()
    expect(card.section.locator("[data-key=example-here]")).to_be_visible()
    return card


def test_a_gap_is_closed_and_two_sides_are_printed(visit: Callable[..., Page]) -> None:
    card = opened(visit, 1280)
    gaps = card.section.locator("[data-key=gaps]")
    expect(gaps).to_contain_text("Missing even if all come, votes: 2 of 5.")
    card.section.get_by_label("The goal takes this much: votes").fill("3")
    expect(gaps).not_to_contain_text("votes: 2 of 5")
    card.section.get_by_label("What the paper calls them").first.fill("an alto")
    card.section.get_by_label("What would you refuse?").fill("anything paid for with Sundays")
    card.section.get_by_label("Destroy the paper by").fill("2027-03-31")
    first, second = card.section.locator(".side").all()
    for said in ("an alto: Stand beside me", "anything paid for with Sundays", "2027-03-31"):
        expect(second).to_contain_text(said)
    expect(first).to_contain_text("votes: 1 to 3 of 3")
    with card.page.expect_download() as coming:
        card.section.get_by_role("link", name="Save it as text").click()
    text = coming.value.path().read_text("utf-8")
    assert "- an alto: Stand beside me" in text and "- anything paid for with Sundays" in text
    with card.page.expect_download() as coming:
        card.section.get_by_role("link", name="Save it as data").click()
    assert json.loads(coming.value.path().read_text("utf-8"))["side two"]
    card.workbook(lambda book: "an alto" in str(book))
    card.page.reload()
    card.live()
    expect(card.section.locator(".side").nth(1)).to_contain_text("an alto: Stand beside me")
    card.page.evaluate("() => (document.documentElement.dataset.prints = 'exercise')")
    pages = pages_of(card.page.pdf(format="A4"))
    assert len(pages) == len(pages_of(card.page.pdf(format="Letter"))) == 2
    assert "Who can say yes" in pages[0] and "an alto" in pages[1] and "2027-03-31" in pages[1]
    assert "Ruth" not in pages[1].split("Who leads")[0]
    assert not any("What the paper calls them" in page for page in pages)


def test_from_nothing_by_keyboard_alone_on_a_phone(visit: Callable[..., Page]) -> None:
    card = Card(visit(PAGE, viewport={"width": 360, "height": 740}), "coalition-plan").live()
    gaps = card.section.locator("[data-key=gaps]")
    expect(gaps).to_contain_text("It has no goal. What is to be done?")
    keys = Keys(card.page)
    keys.to(card.section.get_by_label("What is to be done?"))
    card.page.keyboard.type("A light at the stop")
    keys.to(card.section.get_by_label("Who can say yes to it?"))
    card.page.keyboard.type("the council")
    expect(gaps).to_contain_text("“the council” is not a person")
    for _ in "the council":
        card.page.keyboard.press("Backspace")
    card.page.keyboard.type("Ms. Adair")
    expect(gaps).not_to_contain_text("is not a person")
    expect(gaps).to_contain_text("The goal has no day.")
    keys.to(card.section.get_by_label("What do you ask?"))
    card.page.keyboard.type("Walk the stop with me")
    expect(card.section.locator(".side").nth(1)).to_contain_text("someone: Walk the stop with me")
    keys.not_lost(card)
