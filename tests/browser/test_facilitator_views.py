"""What whoever leads the room sees: the twin of every page, with scripts off too, on a small laptop and a phone, on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browser.paper import text_of
from browser.test_accessible import violations
from browser.test_layout import WIDE
from browser.twins import others, twins
from playwright.sync_api import Page, expect

CHAPTER = "chapters/interests/positions-and-interests"
PHONE = {"width": 360, "height": 740}
LAPTOP = {"width": 1024, "height": 768}


def test_every_twin_fits_a_small_laptop_and_a_phone(visit: Callable[..., Page], book: Path, origin: str) -> None:
    page = visit("index.html", viewport=LAPTOP)
    found = {}
    for path in twins(book):
        page.set_viewport_size(LAPTOP)
        page.goto(origin + path, wait_until="domcontentloaded")
        wide = {"on a laptop": page.evaluate(WIDE)}
        page.set_viewport_size(PHONE)
        wide["on a phone"] = page.evaluate(WIDE)
        if any(wide.values()):
            found[path] = wide
    assert found == {}
    own = [path for path in others(book) if path.startswith("chapters/facilitator/") or path == "search.html"]
    assert len(twins(book)) == len(others(book)) - len(own) > 30


# Their text and their notes are scanned as the learners' pages and as the page with all notes.
@pytest.mark.parametrize("tone", ["light", "dark"])
def test_axe_finds_nothing_on_a_twin(visit: Callable[..., Page], origin: str, tone: str) -> None:
    page = visit(f"{CHAPTER}.facilitator.html", bypass_csp=True, color_scheme=tone)
    assert violations(page) == []
    page.goto(origin + "exercises/02-self-interest-map.facilitator.html")
    assert violations(page) == []


def test_both_views_with_scripts_off(visit: Callable[..., Page]) -> None:
    page = visit(f"{CHAPTER}.html", java_script_enabled=False, viewport=LAPTOP)
    expect(page.get_by_text("The four moves in pairs")).to_have_count(0)
    page.get_by_role("link", name="Lead this page").click()
    expect(page.get_by_text("Facilitator’s view.")).to_be_visible()
    expect(page.get_by_text("The four moves in pairs")).to_be_visible()
    expect(page.get_by_text("Ask what it would get them", exact=True)).to_be_visible()
    page.get_by_role("link", name="All notes on one page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("All notes")
    page.locator("[id^=note-]", has_text="The four moves in pairs").get_by_role("link", name="Where it stands").click()
    expect(page.locator("[id^=note-]:target")).to_contain_text("The four moves in pairs")
    page.get_by_role("link", name="Read as learners do").click()
    expect(page.get_by_text("Facilitator’s view.")).to_have_count(0)


def test_the_way_across_is_there_on_a_phone(visit: Callable[..., Page]) -> None:
    page = visit(f"{CHAPTER}.html", viewport=PHONE)
    page.get_by_role("link", name="Lead this page").click()
    expect(page.get_by_role("link", name="Read as learners do")).to_be_visible()
    head = page.locator("header.site").bounding_box()
    assert head["height"] < 80, "the head fits one line"


def test_a_twin_prints_its_notes(visit: Callable[..., Page]) -> None:
    paper = text_of(visit(f"{CHAPTER}.facilitator.html").pdf(format="A4"))
    assert "The four moves in pairs" in paper
    assert "Model dialogue" in paper
    assert "Lead this page" not in paper
