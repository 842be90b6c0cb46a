"""Where one is in a talk: with the keyboard alone on a narrow screen, and with a pointer, nobody is left nowhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.talks import (
    ANSWERS,
    LINES,
    PAGE,
    answer,
    asked,
    field,
    goodbye,
    letter,
    live,
    observe,
    say,
    sit_down,
    spoken,
    unfold,
)
from browser.test_done import RING, Keys
from browser.test_layout import WIDE
from playwright.sync_api import Locator, Page, expect
from stakes.one_on_one.script import scripts


@pytest.fixture
def phone(visit: Callable[..., Page]) -> Page:
    return live(visit(PAGE, viewport={"width": 360, "height": 740}))


def in_sight(place: Locator) -> None:
    """At least the first lines of it are on the screen."""
    box = place.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < place.page.viewport_size["height"] - 20, box


def at(page: Page, place: Locator) -> None:
    """The focus is there, where it is seen."""
    expect(place).to_be_focused()
    in_sight(place)
    assert page.evaluate(RING), page.evaluate("() => document.activeElement.outerHTML.slice(0, 200)")
    assert page.evaluate(WIDE) == []


def test_a_talk_to_its_letter_by_keyboard_alone_on_a_phone(phone: Page) -> None:
    keys = Keys(phone)
    keys.press(phone.get_by_role("button", name="Sit down with Ray", exact=True))
    at(phone, phone.locator("[data-key=scene] :is(h2, h3)"))
    keys.to(field(phone))
    for said, words in enumerate(LINES):
        if not field(phone).count():
            break
        at(phone, field(phone))
        phone.keyboard.type(words)
        phone.keyboard.press("Enter")
        expect(spoken(phone).nth(said).or_(asked(phone).first).first).to_be_visible()
        if asked(phone).count():
            at(phone, asked(phone).first)
            phone.keyboard.press("Enter")
        expect(spoken(phone)).to_have_count(said + 1)
        in_sight(spoken(phone).last)
    expect(field(phone).or_(letter(phone))).to_be_visible()
    if field(phone).count():
        expect(field(phone)).to_have_value("")
        keys.press(phone.get_by_role("button", name="Say goodbye"))
    at(phone, phone.locator("[data-key=week] :is(h2, h3)"))
    in_sight(phone.locator(".dialogue .line").last)

    keys.press(phone.locator("[data-key=coding] > summary"))
    coded = phone.locator("[data-key=coding] select").nth(1)
    keys.to(coded)
    guessed = letter(phone).inner_text()
    # A question of either kind counts as one: two steps on it is none.
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("ArrowDown")
    expect(letter(phone)).not_to_have_text(guessed, use_inner_text=True)
    expect(coded).to_be_focused()

    keys.to(spoken(phone).nth(1).get_by_role("button"), "Shift+Tab")
    phone.keyboard.press("Enter")
    at(phone, field(phone))
    expect(field(phone)).to_have_value(LINES[1])


def test_asked_what_was_meant_one_answers_or_says_it_another_way(phone: Page) -> None:
    keys = Keys(phone)
    sit_down(phone)
    for _ in range(2):
        keys.to(field(phone))
        phone.keyboard.type("you should come with me on saturday")
        phone.keyboard.press("Enter")
        at(phone, asked(phone).first)
        expect(phone.locator("section.stakes .for-the-ear[role=status]")).to_contain_text("What did you mean by it?")
        keys.press(phone.get_by_role("button", name="Say it another way"))
        at(phone, field(phone))
        phone.keyboard.press("ControlOrMeta+a")
        phone.keyboard.press("Backspace")
    expect(spoken(phone)).to_have_count(0)


@pytest.mark.parametrize("width", [360, 1280])
def test_with_a_pointer_what_comes_is_in_sight(visit: Callable[..., Page], width: int) -> None:
    page = live(visit(PAGE, viewport={"width": width, "height": 740}))
    last = list(scripts().values())[-1].person.name
    sit_down(page, last)
    heading = page.locator("[data-key=scene] :is(h2, h3)")
    in_sight(heading)
    assert heading.bounding_box()["y"] < 100
    for said, words in enumerate(("how are things with you?", "so it matters to you", "thank you for saying so")):
        field(page).fill(words)
        page.get_by_role("button", name="Say it").click()
        expect(spoken(page)).to_have_count(said + 1)
        expect(field(page)).to_have_value("")
        expect(field(page)).to_be_focused()
        for place in (spoken(page).last, field(page), page.get_by_role("button", name="Say it")):
            in_sight(place)
    page.get_by_role("button", name="Say goodbye").click()
    in_sight(page.locator("[data-key=week] :is(h2, h3)"))
    page.get_by_role("button", name="Choose somebody else").click()
    in_sight(page.locator("[data-key=people] :is(h2, h3)"))
    assert page.evaluate(WIDE) == []


def test_a_partner_by_keyboard_alone_on_a_phone(phone: Page) -> None:
    keys = Keys(phone)
    keys.press(phone.locator("[data-key=partner] > summary"))
    for label, words in ANSWERS.items():
        keys.to(phone.locator("[data-key=partner]").get_by_label(label))
        phone.keyboard.type(words)
    keys.press(phone.get_by_role("button", name="Sit down with Blue hat"))
    at(phone, phone.locator("[data-key=scene] :is(h2, h3)"))
    keys.to(field(phone))
    phone.keyboard.type("how is your week?")
    phone.keyboard.press("Enter")
    expect(spoken(phone)).to_have_count(1)
    goodbye(phone)
    assert phone.evaluate(WIDE) == []


def test_the_observers_sheet_by_keyboard_alone(phone: Page) -> None:
    keys = Keys(phone)
    keys.press(phone.locator("[data-key=observe] > summary"))
    keys.press(phone.get_by_role("button", name="Open the observer's sheet"))
    first = phone.get_by_role("button", name="An open question")
    at(phone, first)
    start = phone.locator(".timer [data-clock=start]")
    keys.to(start, "Shift+Tab")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("timer")).not_to_have_text("10:00")
    # Marks are made from wherever one is, and the clock goes on.
    for key in "oorda":
        phone.keyboard.press(key)
    expect(first).to_contain_text("2")
    expect(start).to_be_focused()
    phone.keyboard.press("Enter")
    expect(start).to_have_text("Go on")
    stopped = phone.get_by_role("timer").inner_text()
    keys.press(phone.get_by_role("button", name="Take the last mark back"))
    expect(phone.get_by_role("button", name="An ask")).to_contain_text("0")
    keys.to(phone.get_by_label("What they said, word for word"))
    phone.keyboard.type("door")
    expect(phone.get_by_label("What they said, word for word")).to_have_value("door")
    expect(phone.locator("[data-key=observe] .finding")).to_have_text("2 questions and 2 reflections.")
    assert phone.get_by_role("timer").inner_text() == stopped
    keys.to(start, "Shift+Tab")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("timer")).not_to_have_text(stopped)
    keys.press(phone.get_by_role("button", name="Set it back"))
    expect(phone.get_by_role("timer")).to_have_text("10:00")
    keys.press(phone.get_by_role("button", name="Fold the sheet"))
    at(phone, phone.get_by_role("button", name="Open the observer's sheet"))


def test_what_was_marked_and_jotted_is_there_after_a_reload(phone: Page) -> None:
    observe(phone, "oorrd")
    phone.get_by_label("What they said, word for word").fill("“I never asked for the keys.”\nHe looked at the door.")
    phone.reload()
    live(phone)
    expect(phone.locator("[data-key=observe] .finding")).to_have_text("2 questions and 3 reflections.")
    kept = phone.get_by_label("What they said, word for word").input_value()
    assert kept == "“I never asked for the keys.”\nHe looked at the door."


@pytest.mark.parametrize(("width", "text"), [(360, 100), (360, 200), (1280, 200)])
def test_no_part_of_it_scrolls_sideways(visit: Callable[..., Page], width: int, text: int) -> None:
    page = live(visit(PAGE, viewport={"width": width, "height": 740}))
    page.evaluate("(text) => (document.documentElement.style.fontSize = `${text}%`)", text)
    observe(page, "oorrd")
    unfold(page, "Who will you really meet?")
    answer(page, ANSWERS | {"Their alias": "Bartholomew-Maximilian-Featherstonehaugh-Wolfeschlegel"})
    assert page.evaluate(WIDE) == []
    sit_down(page)
    field(page).fill("you should come with me on saturday")
    field(page).press("Enter")
    expect(asked(page)).to_have_count(3)
    assert page.evaluate(WIDE) == []
    asked(page).first.click()
    expect(spoken(page)).to_have_count(1)
    say(page, "w" * 120 + "?")
    assert page.evaluate(WIDE) == []
    goodbye(page)
    unfold(page, "Name your own lines")
    assert page.evaluate(WIDE) == []
