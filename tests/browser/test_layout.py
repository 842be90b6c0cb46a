"""On paper and on screens of all sizes: nothing jumps, nothing is cut off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browser.card import Card
from browser.paper import pages_of, text_of
from browser.twins import others
from playwright.sync_api import Page, expect

HANDOUTS = "chapters/facilitator/handouts/*.html"
SHIFTS = """window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""
WIDE = """() => {
  const { clientWidth } = document.documentElement;
  const wide = [...document.querySelectorAll("body *")].filter((dom) => dom.getBoundingClientRect().right > clientWidth + 1 && !dom.closest(
    ".scrolls, .table-box, pre, .for-the-ear, [hidden], svg"));
  return document.documentElement.scrollWidth > clientWidth ? wide.slice(0, 3).map((dom) => dom.outerHTML.slice(0, 120)) : [];
}"""


def test_the_exercise_on_paper(card: Card) -> None:
    card.load_case()
    card.entry("ana").get_by_role("button", name="More").click()
    expect(card.entry("ana").locator("[data-key=details]")).to_be_visible()
    assert card.table.get_attribute("open") is None
    paper = text_of(card.page.pdf(format="A4"))
    for sentence in card.findings.locator(".finding").all_text_contents():
        assert " ".join(sentence.split()) in paper
    assert "Who needs what" in paper
    assert "Shared with" in paper
    assert "can't do without" in paper
    assert " ".join(card.picture.locator("figcaption strong").inner_text().split()) in paper
    assert "nobody waiting alone" in paper.split("The map", 1)[1].split("What the map says")[0]
    for no_use_on_paper in ("Save a copy", "Add a person", "Take the example away"):
        assert no_use_on_paper not in paper
    assert card.table.get_attribute("open") is None


def test_what_was_written_is_on_paper(card: Card) -> None:
    card.write("p1", "Ana of the night shift", "a bus home")
    expect(card.picture).to_contain_text("a bus home")
    words = text_of(card.page.pdf())
    assert words.count("Ana of the night shift") >= 2
    assert words.count("a bus home") >= 3


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_handout_is_one_page(visit: Callable[..., Page], book: Path, origin: str, paper: str) -> None:
    page = visit("index.html")
    sheets = {}
    for path in sorted(book.glob(HANDOUTS)):
        page.goto(origin + path.relative_to(book).as_posix())
        sheets[path.stem] = pages_of(page.pdf(format=paper, prefer_css_page_size=False))
    assert len(sheets) > 5
    assert {name: len(pages) for name, pages in sheets.items() if len(pages) != 1} == {}
    assert {name for name, (sheet,) in sheets.items() if len(sheet) < 200} == set()


def test_every_page_prints(visit: Callable[..., Page], book: Path, origin: str) -> None:
    page = visit("index.html")
    for path in others(book):
        page.goto(origin + path)
        title = " ".join(page.locator("h1").inner_text().split())
        assert title in text_of(page.pdf()), path


@pytest.mark.parametrize("size", [(360, 740), (1280, 720)])
def test_nothing_jumps(visit: Callable[..., Page], size: tuple[int, int]) -> None:
    page = visit(before=lambda page: page.add_init_script(SHIFTS), viewport=dict(zip(("width", "height"), size)))
    card = Card(page).live()
    page.wait_for_timeout(300)
    assert page.evaluate("() => shifts") < 0.1
    card.name("p1").click()
    page.keyboard.type("Ana", delay=20)
    card.need("p1").click()
    page.keyboard.type("w", delay=20)
    expect(card.picture).to_contain_text("w")
    at = card.need("p1").bounding_box()
    page.keyboard.type("ants justice and a bus home", delay=20)
    expect(card.picture).to_contain_text("justice")
    assert card.need("p1").bounding_box() == at
    page.wait_for_timeout(700)
    assert page.evaluate("() => shifts") < 0.1


@pytest.mark.parametrize("size", [(360, 740), (1280, 720)])
def test_nothing_jumps_for_who_comes_back(visit: Callable[..., Page], size: tuple[int, int]) -> None:
    page = visit(before=lambda page: page.add_init_script(SHIFTS), viewport=dict(zip(("width", "height"), size)))
    card = Card(page).live()
    card.load_case()
    card.workbook(lambda book: len(book.get("campaign", {}).get("people", [])) > 5)
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    card.live()
    page.wait_for_timeout(300)
    assert page.evaluate("() => shifts") < 0.1


@pytest.mark.parametrize(
    ("size", "text"),
    [((360, 740), 1), ((640, 480), 1), ((360, 740), 2), ((1280, 720), 2)],
    ids=["a phone", "zoomed to 200%", "large text on a phone", "large text"],
)
def test_no_page_scrolls_sideways(visit: Callable[..., Page], book: Path, origin: str, size: tuple[int, int], text: int) -> None:
    page = visit("index.html", viewport=dict(zip(("width", "height"), size)))
    before = page.evaluate("() => parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
    wide = {}
    for name in others(book):
        page.goto(origin + name)
        if text > 1:
            page.evaluate("(times) => (document.documentElement.style.fontSize = `${100 * times}%`)", text)
        if found := page.evaluate(WIDE):
            wide[name] = found
    assert wide == {}
    if text > 1:
        page.goto(origin)
        page.evaluate("(times) => (document.documentElement.style.fontSize = `${100 * times}%`)", text)
        assert page.evaluate("() => parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)") >= 1.9 * before


@pytest.mark.parametrize(("width", "text"), [(360, 100), (1280, 200), (360, 200)])
def test_the_exercise_in_use_does_not_scroll_sideways(visit: Callable[..., Page], width: int, text: int) -> None:
    card = Card(visit(viewport={"width": width, "height": 740})).live()
    card.page.evaluate("(text) => (document.documentElement.style.fontSize = `${text}%`)", text)
    card.load_case()
    card.entry("ana").get_by_role("button", name="More").click()
    expect(card.entry("ana").locator("[data-key=details]")).to_be_visible()
    card.unfold()
    assert card.page.evaluate(WIDE) == []
    card.entry("ana").get_by_role("button", name="Remove").first.click()
    box = card.dialog.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
