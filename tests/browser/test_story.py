"""A story told on its page: written, read from, timed, coached, told again, and on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.card import Card
from browser.paper import text_of
from browser.test_done import Keys
from playwright.sync_api import Page, expect

PAGE = "exercises/04-story.html"
WHERE = "At the stop at Hospital Gate, in March."
CHOICE = "I could have rung my neighbor. I walked."


def opened(visit: Callable[..., Page], width: int) -> Card:
    """The exercise, live."""
    return Card(visit(PAGE, viewport={"width": width, "height": 740}), "story").live()


def part(card: Card, key: str):
    return card.section.locator(f"[data-key={key}]").first


def test_with_the_mouse_to_its_end(visit: Callable[..., Page]) -> None:
    card = opened(visit, 1280)
    card.section.get_by_label("Where were you standing?").fill(WHERE)
    card.section.get_by_label("What did you do, and what else").fill(CHOICE)
    expect(part(card, "seen")).to_contain_text("A place: “At the stop”")
    prompt = card.section.locator(".prompt")
    expect(prompt).to_have_text(WHERE)
    assert float(prompt.evaluate("(dom) => parseFloat(getComputedStyle(dom).fontSize)")) >= 24
    card.section.get_by_role("button", name="Start the clock").click()
    card.page.wait_for_timeout(1500)
    expect(prompt).to_have_text(WHERE)
    card.section.get_by_role("button", name="Pause").click()
    left = card.section.locator("[role=timer]").inner_text()
    assert "0:40" < left < "1:00"
    card.page.wait_for_timeout(1200)
    assert card.section.locator("[role=timer]").inner_text() == left, "it goes on though it is paused"
    card.section.get_by_role("button", name="Next part").click()
    expect(prompt).to_have_text(CHOICE)
    card.section.get_by_role("button", name="I have told it").click()
    card.section.get_by_label("“I lost you at …”").fill("my neighbor")
    card.section.get_by_label("What will you ask of whoever listens?").select_option(label="a new ask")
    card.section.get_by_label("Will you … ?").fill("Stand there with me on the eighteenth")
    card.section.get_by_label("On which day?").fill("2027-02-18")
    card.section.get_by_role("button", name="Begin it from the first telling").click()
    second = card.section.get_by_label("The second telling")
    expect(second).to_have_value(f"{WHERE}\n\n{CHOICE}")
    second.fill(f"{WHERE} I walked. Will you stand there with me?")
    expect(part(card, "into")).to_contain_text("Will you stand there with me?")
    expect(part(card, "out")).to_contain_text("I could have rung my neighbor.")
    book = card.workbook(lambda book: "eighteenth" in str(book["campaign"]["asks"]) and "stand there" in str(book))
    assert book["campaign"]["asks"][0]["due"] == "2027-02-18"
    card.page.reload()
    card.live()
    expect(part(card, "into")).to_contain_text("Will you stand there with me?")
    paper = text_of(card.page.pdf())
    for said in (WHERE, "my neighbor", "Will you stand there with me?", "Stand there with me on the eighteenth"):
        assert said in paper, said
    assert "Next part" not in paper


@pytest.mark.parametrize("width", [360])
def test_by_keyboard_alone_on_a_phone(visit: Callable[..., Page], width: int) -> None:
    card = opened(visit, width)
    keys = Keys(card.page)
    keys.to(card.section.get_by_label("Where were you standing?"))
    card.page.keyboard.type(WHERE)
    keys.to(card.section.get_by_label("What did you do, and what else"))
    card.page.keyboard.type(CHOICE)
    expect(card.section.get_by_role("button", name="Next part")).to_be_visible()
    keys.press(card.section.get_by_role("button", name="Next part"))
    expect(card.section.locator(".prompt")).to_have_text(CHOICE)
    keys.not_lost(card)
    keys.press(card.section.get_by_role("button", name="I have told it"))
    saw = card.section.get_by_label("“I saw …”")
    expect(saw).to_be_visible()
    keys.to(saw)
    card.page.keyboard.type("the stop")
    keys.press(card.section.get_by_role("button", name="Begin it from the first telling"))
    expect(card.section.get_by_label("The second telling")).to_have_value(f"{WHERE}\n\n{CHOICE}")
    keys.not_lost(card)
