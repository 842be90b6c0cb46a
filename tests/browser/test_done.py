"""The exercise done to its end: with the mouse, by keyboard alone, by touch."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.card import Card
from playwright.sync_api import Locator, Page, expect

BUS = "a bus home after the late shift"
BUSES = "buses home after late shifts"
ALTOS = "enough altos for Christmas Eve"
RING = """() => {
  const at = document.activeElement;
  const drawn = at.matches("input[type=file]") ? at.labels[0] : at;
  const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
  // A date's own button to open the calendar has the focus within the field.
  const focused = at.matches(":focus-visible") || (at.type === "date" && at.matches(":focus-within"));
  return focused && outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
}"""


def done(card: Card) -> None:
    """Ana and Moira share a stake, Ruth stands alone, and there is someone to talk to."""
    card.shared("Ana", "Moira", what=BUS)
    expect(card.findings).to_contain_text("On their own on this map: Ruth")
    expect(card.picture.locator("figcaption")).to_contain_text("1 stake is shared")
    expect(card.next.locator("p").first).to_have_text("Ana")
    expect(card.next.locator(".question")).to_contain_text("Ask: ")


def test_with_the_mouse(card: Card) -> None:
    for who, name, need in (("p1", "Ana", BUS), ("p2", "Ruth", ALTOS), ("p3", "Moira", BUS)):
        card.name(who).click()
        card.page.keyboard.type(name)
        card.need(who).click()
        card.page.keyboard.type(need)
    done(card)
    card.picture.locator("svg text", has_text="Ruth").click()
    expect(card.picture.locator("svg .dim", has_text="Moira")).to_have_count(1)
    expect(card.section.get_by_label("Light up")).to_have_value("p2")
    card.picture.locator("svg text", has_text="Ruth").click()
    expect(card.picture.locator("svg .dim")).to_have_count(0)


class Keys:
    """The keyboard, and nothing else. The focus is seen at every stop."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, target: Locator, key: str = "Tab") -> None:
        """Go there, stop by stop."""
        for _ in range(120):
            if target.evaluate("(dom) => dom === document.activeElement"):
                return
            self.page.keyboard.press(key)
            assert self.page.evaluate(RING), f"the focus is not seen at {self.where()}"
        pytest.fail(f"{key} does not lead to {target}")

    def press(self, target: Locator) -> None:
        """Go to a button and press it."""
        self.to(target)
        self.page.keyboard.press("Enter")

    def where(self) -> str:
        """What has the focus."""
        return self.page.evaluate("() => document.activeElement.outerHTML.slice(0, 200)")

    def not_lost(self, card: Card) -> None:
        """The focus is still somewhere in the exercise, and is seen."""
        expect(card.section.locator(":focus")).to_have_count(1)
        assert self.page.evaluate(RING), self.where()


def test_by_keyboard_alone(card: Card) -> None:
    keys = Keys(card.page)
    for who, name, need in (("p1", "Ana", BUS), ("p2", "Ruth", ALTOS), ("p3", "Moira", BUS)):
        keys.to(card.name(who))
        card.page.keyboard.type(name)
        card.page.keyboard.press("Tab")
        expect(card.need(who)).to_be_focused()
        card.page.keyboard.type(need)
    done(card)
    keys.press(card.button("Add a person"))
    expect(card.name("p4")).to_be_focused()
    card.page.keyboard.type("Joy")
    keys.to(card.need("p4"))
    card.page.keyboard.type(BUSES)
    join = card.findings.get_by_role("button", name="One: join them")
    expect(join).to_be_visible()
    keys.press(join)
    expect(join).to_have_count(0)
    keys.not_lost(card)
    card.shared("Ana", "Moira", "Joy", what=BUS)
    remove = card.entry("p4").get_by_role("button", name="Remove")
    keys.to(remove, "Shift+Tab")
    card.page.keyboard.press("Enter")
    expect(card.dialog.locator(":focus")).to_have_text("Keep it")
    card.page.keyboard.press("Enter")
    expect(card.dialog).to_have_count(0)
    expect(remove).to_be_focused()
    card.page.keyboard.press("Enter")
    card.page.keyboard.press("Shift+Tab")
    card.page.keyboard.press("Enter")
    expect(card.entry("p4")).to_have_count(0)
    keys.not_lost(card)
    more = card.entry("p1").get_by_role("button", name="More")
    keys.to(more, "Shift+Tab")
    card.page.keyboard.press("Enter")
    expect(card.entry("p1").locator("[data-key=details]")).to_be_visible()
    expect(card.entry("p1").locator("[data-key=more]")).to_be_focused()
    summary = card.table.locator("summary").first
    keys.to(summary)
    card.page.keyboard.press("Enter")
    expect(card.table.locator("table")).to_be_visible()
    done(card)


def test_by_touch_on_a_phone(visit: Callable[..., Page]) -> None:
    page = visit(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, device_scale_factor=2)
    card = Card(page).live()
    for who, name, need in (("p1", "Ana", BUS), ("p2", "Ruth", ALTOS), ("p3", "Moira", BUS)):
        card.name(who).tap()
        page.keyboard.type(name)
        card.need(who).tap()
        page.keyboard.type(need)
    done(card)
    expect(card.list).to_be_visible()
    expect(card.picture.locator("svg")).to_be_hidden()
    card.button("Add a group").tap()
    expect(card.entries).to_have_count(4)
    expect(card.entries.last.locator(":focus")).to_have_count(1)
    assert page.evaluate("() => document.documentElement.scrollWidth") == 360
    for control in card.section.locator("button:visible, input[type=text]:visible, select:visible").all():
        assert control.bounding_box()["height"] >= 40, control.inner_text()


def test_stakes_that_read_alike_are_offered_and_joined_on_a_click(card: Card) -> None:
    card.write("p1", "Ana", BUS)
    card.write("p2", "Joy", BUSES)
    offer = card.findings.locator(".notice", has_text="Is that one stake or two?")
    expect(offer).to_contain_text(BUS)
    expect(offer).to_contain_text(BUSES)
    expect(card.findings).not_to_contain_text("both need")
    offer.get_by_role("button", name="One: join them").click()
    expect(offer).to_have_count(0)
    expect(card.findings).to_contain_text("Ana and Joy both need this")


def test_and_kept_apart_on_a_click(card: Card) -> None:
    card.write("p1", "Ana", BUS)
    card.write("p2", "Joy", BUSES)
    card.findings.get_by_role("button", name="Two: keep them apart").click()
    expect(card.findings.locator(".notice")).to_have_count(0)
    expect(card.findings).to_contain_text("No shared stake here. That is an honest finding.")


def test_a_word_that_everyone_likes_gets_its_question(card: Card) -> None:
    card.write("p1", "Ana", "wants justice")
    expect(card.entry("p1").locator(".question")).to_contain_text("“justice”: whose, where, and by when?")
    card.need("p1").fill("the 14 bus runs after nine")
    expect(card.entry("p1").locator(".question")).to_have_count(0)


def test_a_worked_case_is_loaded_and_taken_away(card: Card) -> None:
    card.write("p1", "My own Ana", "a dry cellar")
    card.load_case()
    expect(card.name("ana")).to_have_value("Ana")
    expect(card.findings).to_contain_text("nobody waiting alone at the stop after dark")
    expect(card.entries).to_have_count(13)
    card.button("Take the example away").click()
    expect(card.entries).to_have_count(3)
    expect(card.name("p1")).to_have_value("My own Ana")


def test_details_unfold_and_fold(card: Card) -> None:
    card.write("p1", "Ana", BUS)
    card.entry("p1").get_by_role("button", name="More").click()
    details = card.entry("p1").locator("[data-key=details]")
    details.get_by_label("What would Ana lose by leaving?").fill("Dev's trust")
    details.get_by_label("By when?").fill("before October")
    details.get_by_label("How much rides on it?").select_option("vital")
    expect(card.findings.or_(card.table)).not_to_have_count(0)
    expect(card.picture.locator("path.vital")).to_have_count(1)
    stake = card.workbook(lambda book: "vital" in str(book))["campaign"]["stakes"][0]
    assert (stake["by_when"], stake["depth"]) == ("before October", "vital")
    card.entry("p1").locator("[data-key=more]").click()
    expect(details).to_have_count(0)


def test_remove_asks_first(card: Card) -> None:
    card.write("p1", "Ana", BUS)
    card.entry("p1").get_by_role("button", name="Remove").click()
    expect(card.dialog).to_contain_text("Remove Ana, and all that you wrote about them?")
    card.button("Keep it").click()
    expect(card.name("p1")).to_have_value("Ana")
    card.entry("p1").get_by_role("button", name="Remove").click()
    card.button("Remove").click()
    expect(card.name("p1")).to_have_value("")
    expect(card.picture).to_have_count(0)
