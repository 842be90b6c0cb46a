"""Each exercise on its page, whatever it is: seen whole by axe, written in with hostile text, reloaded, printed, on a phone."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
import stakes
from browser.card import Card
from browser.paper import text_of
from browser.test_accessible import violations
from browser.test_done import RING
from browser.test_hostile import COUNT, TEXTS, shown
from browser.test_layout import SHIFTS, WIDE
from playwright.sync_api import Page, expect
from tooling.paths import HTML

NAMES = stakes.exercises()
TYPED = ".exercise-root input[type=text]:not([inputmode]):visible, .exercise-root textarea:visible"
# What the work says, whatever has the focus.
VALUES = """() => [...document.querySelectorAll(".exercise-root :is(input, select, textarea)")].map((control) => [
  control.id || control.name, control.type, control.type === "checkbox" || control.type === "radio" ? control.checked : control.value,
])"""


def path_of(name: str) -> str:
    """The page of an exercise."""
    (page,) = HTML.glob(f"exercises/[0-9][0-9]-{name}.html")
    return f"exercises/{page.name}"


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """Each exercise in turn."""
    return request.param


def loaded(card: Card) -> Card:
    """The exercise on The Late Bus, where it can be loaded there."""
    examples = card.section.get_by_role("group", name="Worked examples")
    if examples.count():
        examples.get_by_role("button", name="The Late Bus").click()
        expect(card.section.locator("[data-key=example-here]")).to_be_visible()
    return card


def opened(visit: Callable[..., Page], name: str, **options: object) -> Card:
    """An exercise that is live, on The Late Bus."""
    return loaded(Card(visit(path_of(name), **options), name).live())


def test_it_is_accessible(visit: Callable[..., Page], name: str) -> None:
    card = Card(visit(path_of(name), bypass_csp=True), name).live()
    card.unfold()
    assert violations(card.page) == [], "empty"
    loaded(card)
    card.unfold()
    for tone in ("light", "dark"):
        card.page.emulate_media(color_scheme=tone)
        assert violations(card.page) == [], f"The Late Bus, {tone}"
    card.page.emulate_media(media="print")
    assert violations(card.page) == [], "on paper"


def test_hostile_text_stays_text_and_comes_back(visit: Callable[..., Page], name: str) -> None:
    card = opened(visit, name)
    card.unfold()
    before = card.page.evaluate(COUNT)
    assert (before["hit"], before["strange"]) == (None, 0)
    written = {}
    for text in itertools.islice(itertools.cycle(TEXTS), 60):
        fresh = [field for field in card.page.locator(TYPED).all() if field.get_attribute("id") not in written]
        if not fresh:
            break
        id = fresh[0].get_attribute("id")
        if shown(text) and len(text) <= int(fresh[0].get_attribute("maxlength")):
            fresh[0].fill(text)
        written[id] = text
    assert written
    card.page.keyboard.press("Tab")
    card.settled()
    after = card.page.evaluate(COUNT)
    assert (after["hit"], after["strange"], after["address"]) == (None, 0, before["address"])
    values = card.page.evaluate(VALUES)
    assert any("onerror" in str(value) for _, _, value in values)
    assert "onerror" in str(card.workbook())
    card.page.reload()
    card.live()
    assert card.page.evaluate(VALUES) == values, "the page came back with something else"
    # What is private may be left off paper; not all of it is.
    paper = text_of(card.page.pdf())
    assert any(mark in paper for mark in ("onerror", "onfocus", "srcdoc"))
    assert card.page.evaluate(COUNT)["hit"] is None


def test_on_a_phone_nothing_is_wide_or_jumps_and_targets_are_large(visit: Callable[..., Page], name: str) -> None:
    options = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    card = Card(visit(path_of(name), before=lambda page: page.add_init_script(SHIFTS), **options), name).live()
    card.page.wait_for_timeout(300)
    assert card.page.evaluate("() => shifts") < 0.1
    loaded(card).unfold()
    assert card.page.evaluate(WIDE) == []
    controls = card.section.locator("button:visible, input[type=text]:visible, input[type=date]:visible, select:visible")
    assert controls.count() > 5
    for control in controls.all():
        assert control.bounding_box()["height"] >= 24, control.evaluate("(dom) => dom.outerHTML.slice(0, 200)")


def test_every_control_is_reached_and_seen_by_keyboard(visit: Callable[..., Page], name: str) -> None:
    card = opened(visit, name, viewport={"width": 1280, "height": 720})
    card.unfold()
    stops = """() => {
      const groups = new Set();
      return [...document.querySelectorAll(".exercise-root :is(button, input, select, textarea, summary)")].filter((one) => {
        if (!one.checkVisibility()) return false;
        if (one.type !== "radio") return true;
        if (groups.has(one.name)) return false;
        return groups.add(one.name);
      }).length;
    }"""
    wanted = card.page.evaluate(stops)
    first = card.root.locator(":is(button, input, select, textarea, summary):visible").first
    first.focus()
    card.page.keyboard.press("Tab")
    card.page.keyboard.press("Shift+Tab")
    seen = 0
    for _ in range(3 * wanted):
        at = card.page.evaluate(
            """() => ({
              inside: !!document.activeElement.closest(".exercise-root"),
              control: document.activeElement.matches("button, input, select, textarea, summary"),
              said: document.activeElement.outerHTML.slice(0, 150),
            })"""
        )
        if not at["inside"]:
            break
        seen += at["control"]
        assert card.page.evaluate(RING), f"no ring: {at['said']}"
        card.page.keyboard.press("Tab")
    assert seen >= wanted
