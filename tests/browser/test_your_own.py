"""A script, a quarrel and a case of one's own: pasted on a page, its faults seen by line, mended, and played there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.card import Card
from browser.test_accessible import violations
from browser.test_layout import WIDE
from playwright.sync_api import Page, expect

CHECKED = 60_000
OWN = {
    "one-on-one": ("exercises/03-one-on-one.html", "own-script", "Sit down with Jo"),
    "positions-to-interests": ("exercises/01-positions-to-interests.html", "own-case", "Sit down to it"),
    "self-interest-map": ("exercises/02-self-interest-map.html", "own-case", "Load it"),
}


@pytest.mark.parametrize("name", OWN)
def test_pasted_mended_and_played(visit: Callable[..., Page], name: str) -> None:
    address, key, play = OWN[name]
    card = Card(visit(f"{address}#{name}-step-{key}", bypass_csp=True, viewport={"width": 360, "height": 740}), name).live()
    own = card.section.locator(f"[data-key={key}]")
    expect(own).to_have_attribute("open", "")
    own.get_by_role("button", name="Begin from an example").click()
    field = own.get_by_role("textbox")
    expect(field).not_to_have_value("")
    text = field.input_value()
    field.fill(text.replace("title:", "titel:", 1))
    own.get_by_role("button", name="Check it").click()
    expect(own.locator("[data-key=faults]")).to_contain_text("Line 2: ", timeout=CHECKED)
    expect(own.get_by_role("button", name=play)).to_have_count(0)
    assert violations(card.page) == []
    assert card.page.evaluate(WIDE) == []
    field.fill(text)
    expect(own.locator("[data-key=faults]")).to_have_count(0)
    own.get_by_role("button", name="Check it").click()
    expect(own).to_contain_text("Nothing is wrong with it", timeout=CHECKED)
    card.workbook(lambda book: book["exercises"][name]["pasted"]["plain"])
    card.page.reload()
    card.live()
    own.get_by_role("button", name=play).click()
    if name == "one-on-one":
        expect(card.section.locator(".dialogue .line.them")).to_contain_text("He's slow today")
    elif name == "positions-to-interests":
        expect(card.section.get_by_label("A quarrel to sit down to")).to_have_value("pasted")
    else:
        expect(card.picture).to_be_attached()
