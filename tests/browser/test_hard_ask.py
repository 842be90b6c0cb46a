"""The hard ask on its page: a no, an ask of one's own, promises, tokens, and files that are saved and come back."""

from __future__ import annotations

from collections.abc import Callable

from browser.card import Card
from browser.paper import text_of
from browser.test_done import Keys
from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect

PAGE = "exercises/05-hard-ask.html"
GAP = "You said somebody has to see it. Nobody has counted. What gets in the way?"
ASK = "Would you count cars with me on Thursday?"
SLOW = 30_000


def opened(visit: Callable[..., Page], width: int) -> Card:
    """The exercise, live."""
    return Card(visit(PAGE, viewport={"width": width, "height": 740}), "hard-ask").live()


def part(card: Card, key: str) -> Locator:
    return card.section.locator(f"[data-key={key}]").first


def saved(card: Card, name: str) -> bytes:
    with card.page.expect_download() as coming:
        card.section.get_by_role("link", name=name).click()
    return coming.value.path().read_bytes()


def test_with_the_mouse_to_its_end(visit: Callable[..., Page]) -> None:
    card = opened(visit, 1280)
    section = card.section
    section.get_by_role("button", name="Marisol").click()
    line = part(card, "saying").get_by_role("textbox")
    for n, words in enumerate((GAP, ASK), 1):
        line.fill(words)
        section.get_by_role("button", name="Say it").click()
        expect(section.locator(".line.you")).to_have_count(n)
        expect(line).to_have_value("")
    for n in range(1, 4):
        section.get_by_role("button", name="Say nothing").click()
        expect(section.locator(".line.beat")).to_have_count(n)
    line.fill("Thank you for telling me.")
    section.get_by_role("button", name="Say it").click()
    expect(part(card, "debrief")).to_contain_text("You took the no with “Thank you for telling me.”")

    section.get_by_label("Whom will you ask?").select_option(label="somebody who is not here yet")
    section.get_by_label("Person, by an alias").fill("=Dora")
    section.get_by_label("What have they told you").fill("nobody should hear it from the notice board")
    section.get_by_label("Will you … ?").fill("Will you ring two people?")
    section.get_by_label("On which day?").fill("2027-02-18")
    expect(part(card, "aloud")).to_contain_text("Will you ring two people?")
    section.get_by_label("yes", exact=True).check()
    section.get_by_label("Just after what?").fill("the two o'clock linen")
    expect(part(card, "answer")).to_contain_text("1 of 3")

    promise = part(card, "promises").get_by_label("What happened: =Dora: Will you ring two people?")
    expect(promise).to_be_visible()
    promise.select_option("not kept")
    expect(part(card, "calls")).to_contain_text("Are you all right?")
    promise.select_option("open")

    section.locator("summary", has_text="Thirty-seven promises").click()
    section.get_by_role("button", name="Lay fifty tokens").click()
    expect(section.locator("svg .token")).to_have_count(50)
    expect(part(card, "tokens")).to_contain_text("On none of fifty evenings enough people come")
    asked = section.get_by_label("How many have said yes?").first
    asked.fill("37")
    expect(part(card, "said")).to_contain_text("about 41 of fifty evenings")
    dry = section.locator("svg .token.full").count()
    assert dry > 25
    section.get_by_role("button", name="Let it rain").click()
    expect(section.locator("svg .rain").first).to_be_visible()

    section.locator("summary", has_text="Take it with you").click()
    section.get_by_role("button", name="Make a calendar file").click()
    expect(section.get_by_role("link", name="for your calendar")).to_be_visible(timeout=SLOW)
    events = Calendar.from_ical(saved(card, "for your calendar")).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == [
        "Confirm with =Dora: does it still suit?",
        "=Dora: Will you ring two people?",
    ]
    table = saved(card, "Save the asks as a table").decode("utf-8")
    assert "\"'=Dora\"" in table and "\"=Dora\"" not in table

    book = card.workbook(lambda book: "calendar" in str(book) and "linen" in str(book["campaign"]["asks"]))
    assert book["campaign"]["asks"][0]["after"] == "the two o'clock linen"
    card.page.reload()
    card.live()
    expect(section.locator("[data-key=ics]")).to_have_count(1)
    expect(part(card, "said")).to_contain_text("With 37 promises")
    paper = text_of(card.page.pdf())
    for words in ("Will you ring two people?", "two o'clock linen", "=Dora"):
        assert words in paper, words
    assert "Say nothing" not in paper and "First, hear a no" not in paper

    # What was saved is taken in again: nothing is twice, and nothing is another.
    section.locator("summary", has_text="Take it with you").click()
    section.get_by_label("Take in a table").fill(table)
    section.get_by_role("button", name="Take it in").click()
    expect(section.get_by_label("Take in a table")).to_have_value("")
    again = card.workbook(lambda book: not book["exercises"]["hard-ask"]["pasted"])
    assert again["campaign"] == book["campaign"]


def test_by_keyboard_alone_on_a_phone(visit: Callable[..., Page]) -> None:
    card = opened(visit, 360)
    keys = Keys(card.page)
    keys.press(card.section.get_by_role("button", name="Lloyd"))
    line = part(card, "saying").get_by_role("textbox")
    for n, words in enumerate(("They voted from a map. What gets in the way?", "Would you walk it on Saturday?"), 1):
        keys.to(line)
        card.page.keyboard.type(words)
        card.page.keyboard.press("Enter")
        expect(card.section.locator(".line.you")).to_have_count(n)
        keys.not_lost(card)
    for n in range(1, 4):
        keys.press(card.section.get_by_role("button", name="Say nothing"))
        expect(card.section.locator(".line.beat")).to_have_count(n)
        keys.not_lost(card)
    keys.to(line, key="Shift+Tab")
    card.page.keyboard.type("Fair enough.")
    card.page.keyboard.press("Enter")
    expect(part(card, "debrief")).to_contain_text("You took the no")
    keys.to(card.section.get_by_label("Will you … ?"))
    card.page.keyboard.type("Will you ring two people?")
    keys.press(card.section.locator("summary", has_text="Thirty-seven promises"))
    keys.press(card.section.get_by_role("button", name="Lay fifty tokens"))
    expect(card.section.locator("svg .token")).to_have_count(50)
    keys.to(card.section.get_by_label("How many have said yes?").first, key="Shift+Tab")
    for _ in range(17):
        card.page.keyboard.press("ArrowRight")
    expect(part(card, "said")).to_contain_text("With 37 promises")
    keys.not_lost(card)
