"""A one-on-one in the page, as a learner holds it."""

from __future__ import annotations

import re

from browser.card import LIVE
from playwright.sync_api import Locator, Page, expect

PAGE = "exercises/03-one-on-one.html"
LINES = (
    "hi ray, how have you been?",
    "what was the rink like?",
    "so you made the ice yourself",
    "that must have been hard to lose",
    "thank you for telling me",
    "will you come to the council on tuesday at seven in the hall?",
)
ANSWERS = {
    "Their alias": "Blue hat",
    "How would they open?": "What now?",
    "What are they tired of hearing?": "that the vote decides everything",
    "What could they lose?": "the keys to the hall",
    "What would end the talk?": "We're done.",
    "What small yes": "come for coffee on Saturday",
}


def live(page: Page) -> Page:
    """Wait until Python answers."""
    expect(page.locator("section[data-exercise=one-on-one]")).to_have_attribute("data-state", "live", timeout=LIVE)
    return page


def fix_the_seed(page: Page) -> None:
    """From here on each talk that is begun is in the same mood, until the page is loaded again."""
    page.evaluate("() => (Math.random = () => 0.25)")


def lines(page: Page) -> Locator:
    return page.locator(".dialogue .line")


def spoken(page: Page) -> Locator:
    return page.locator(".dialogue .line.you")


def field(page: Page) -> Locator:
    return page.get_by_label("What do you say?")


def asked(page: Page) -> Locator:
    """The answers to choose from, where it is asked what was meant."""
    return page.locator(".notice.ask button")


def letter(page: Page) -> Locator:
    return page.locator("[data-key=letter]")


def say(page: Page, words: str) -> None:
    """Type a line and send it with Enter; where it is asked what was meant, take the first."""
    before = spoken(page).count()
    field(page).fill(words)
    field(page).press("Enter")
    expect(spoken(page).nth(before).or_(asked(page).first).first).to_be_visible()
    if asked(page).count():
        asked(page).first.click()
    expect(spoken(page)).to_have_count(before + 1)


def goodbye(page: Page) -> None:
    """End the talk, if it has not ended, and see its letter."""
    expect(page.get_by_role("button", name="Say goodbye").or_(letter(page))).to_be_visible()
    if not letter(page).count():
        page.get_by_role("button", name="Say goodbye").click()
    expect(letter(page)).to_be_visible()


def sit_down(page: Page, name: str = "Ray") -> None:
    page.get_by_role("button", name=f"Sit down with {name}", exact=True).click()
    expect(page.locator(".dialogue .line.them")).to_have_count(1)


def answer(page: Page, answers: dict[str, str]) -> None:
    """Answer the questions of which a partner is made."""
    for label, words in answers.items():
        page.get_by_label(re.compile(re.escape(label))).fill(words)


def unfold(page: Page, title: str) -> None:
    page.locator("summary", has_text=title).click()


def observe(page: Page, keys: str = "") -> None:
    """Open the observer's sheet, and mark with these keys."""
    unfold(page, "Two of you?")
    page.get_by_role("button", name="Open the observer's sheet").click()
    expect(page.get_by_role("timer")).to_be_visible()
    for key in keys:
        page.keyboard.press(key)
