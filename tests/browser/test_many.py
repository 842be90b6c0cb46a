"""A big campaign: found, turned through and edited."""

from __future__ import annotations

import pytest
from browser import files
from browser.card import Card
from playwright.sync_api import expect

LONG = 30_000


@pytest.mark.parametrize(("people", "stakes"), [(30, 60), (300, 300)], ids=["30 by 60", "300 by 300"])
def test_a_big_campaign_is_found_and_edited(card: Card, people: int, stakes: int) -> None:
    card.open_copy(files.raw(files.book(files.many(people, stakes))))
    expect(card.status).to_contain_text("Opened.", timeout=LONG)
    expect(card.picture.locator("svg")).to_be_visible()
    expect(card.findings.locator(".finding").first).to_be_visible()
    expect(card.table.locator("tbody tr")).to_have_count(stakes)
    last = f"p{people}"
    find = card.section.get_by_label("Find a person, a group or a stake")
    if people == 30:
        expect(card.entries).to_have_count(30)
        expect(find).to_have_count(0)
    else:
        assert card.entries.count() < 60
        expect(card.entry(last)).to_have_count(0)
        card.button("Show the rows after").click()
        expect(card.entry("p26")).to_be_visible()
        expect(card.entry("p1")).to_have_count(0)
        card.button("Show the rows before").click()
        expect(card.entry("p1")).to_be_visible()
        find.click()
        card.page.keyboard.type(f"Person {people}")
        expect(find).to_have_value(f"Person {people}")
        expect(find).to_be_focused()
        expect(card.entries).to_have_count(1)
    card.name(last).click()
    card.page.keyboard.press("Home")
    # Rewritten so that it no longer reads as what was sought: the row stays where it is written in.
    card.page.keyboard.type("No longer ")
    card.page.keyboard.press("End")
    for _ in range(3):
        card.page.keyboard.press("Backspace")
    card.page.keyboard.type("of the harbour, who came late")
    expect(card.name(last)).to_have_value("No longer Person of the harbour, who came late")
    expect(card.table).to_contain_text("of the harbour, who came late", timeout=LONG)
    card.workbook(lambda book: card.names(book)[-1].endswith("who came late"))
    card.button("Add a person").click()
    expect(card.entry(f"p{people + 1}").locator(":focus")).to_have_count(1, timeout=LONG)
    card.page.keyboard.type("One more")
    card.workbook(lambda book: card.names(book)[-1] == "One more")
