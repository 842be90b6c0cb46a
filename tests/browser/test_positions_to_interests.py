"""Positions to interests on its page: a talk to its end, by mouse and by keyboard on a phone; two at one table; one's own;
an exchange turned around; seen by axe, reloaded, printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.card import Card
from browser.paper import text_of
from browser.test_accessible import TONES, violations
from browser.test_done import Keys
from browser.test_hostile import COUNT, TEXTS, shown
from browser.test_layout import WIDE
from playwright.sync_api import Locator, Page, expect

NAME = "positions-to-interests"
PAGE = f"exercises/01-{NAME}.html"
LINES = (
    "You want some quiet.",
    "What would that get you?",
    "So the bus wakes you up.",
    "I was the last to know whose bus it was.",
    "So you'd want to be asked before it's printed.",
)
OPTIONS = ("The driver switches off the engine.", "One letter together to Mr. Lind, before it's printed.")


def opened(visit: Callable[..., Page], width: int = 1280, **options: object) -> Card:
    """The exercise, live."""
    return Card(visit(PAGE, viewport={"width": width, "height": 740}, **options), NAME).live()


def part(card: Card, key: str) -> Locator:
    """A step of the exercise."""
    return card.section.locator(f"[data-key={key}]").first


def said(card: Card) -> Locator:
    """The learner's own lines."""
    return part(card, "talk").locator(".line.you")


def say(card: Card, words: str) -> None:
    """Type a line and send it with Enter."""
    before = said(card).count()
    field = card.section.get_by_label("What do you say?")
    field.fill(words)
    field.press("Enter")
    expect(said(card)).to_have_count(before + 1)
    expect(field).to_have_value("")


def done(card: Card) -> None:
    """Walter has confirmed two interests, one of them is shared, and two options serve both."""
    expect(part(card, "came")).to_contain_text("Walter confirmed 2 interests.")
    expect(part(card, "under").locator("figcaption")).to_contain_text("Both need this: to be asked before a timetable is printed")
    expect(part(card, "options").locator(".finding")).to_contain_text("2 options serve both")


def test_with_the_mouse_to_its_end(visit: Callable[..., Page]) -> None:
    card = opened(visit)
    field = card.section.get_by_label("What do you say?")
    for words in LINES:
        before = said(card).count()
        field.fill(words)
        card.button("Say it").click()
        expect(said(card)).to_have_count(before + 1)
    expect(part(card, "talk").locator(".line.them")).to_have_count(len(LINES) + 1)
    for words in OPTIONS:
        card.section.get_by_label("Something that could be done").fill(words)
        card.button("Try it on both sides").click()
        expect(part(card, "options").locator(".entry", has_text=words)).to_be_visible()
    done(card)
    card.button("Put it on my map, as an example").click()
    stakes = card.workbook(lambda book: book["campaign"].get("stakes"))["campaign"]["stakes"]
    assert {stake["source"] for stake in stakes} == {"confirmed"}
    card.page.reload()
    card.live()
    done(card)
    paper = " ".join(text_of(card.page.pdf()).split())
    for words in (*LINES, *OPTIONS, "Ask me before it's printed.", "Both need this"):
        assert words in paper, words
    assert "Take my last line back" not in paper


def test_by_keyboard_alone_on_a_phone(visit: Callable[..., Page]) -> None:
    card = opened(visit, 360)
    keys = Keys(card.page)
    keys.to(card.section.get_by_label("What do you say?"))
    for i, words in enumerate(LINES, 1):
        card.page.keyboard.type(words)
        card.page.keyboard.press("Enter")
        expect(said(card)).to_have_count(i)
        expect(card.section.get_by_label("What do you say?")).to_be_focused()
        assert card.button("Say it").evaluate("(dom) => dom.getBoundingClientRect().bottom <= innerHeight"), "out of sight"
    keys.to(card.section.get_by_label("Something that could be done"))
    for words in OPTIONS:
        card.page.keyboard.type(words)
        card.page.keyboard.press("Enter")
        expect(part(card, "options").locator(".entry", has_text=words)).to_be_visible()
        keys.not_lost(card)
    done(card)
    expect(part(card, "under").locator("svg")).to_be_hidden()
    expect(part(card, "under").locator("[data-key=narrow]")).to_contain_text("Both need this")
    assert card.page.evaluate(WIDE) == []
    keys.to(card.button("Take my last line back"), "Shift+Tab")
    card.page.keyboard.press("Enter")
    expect(card.section.get_by_label("What do you say?")).to_have_value(LINES[-1])
    keys.not_lost(card)


def test_what_is_not_understood_stays_in_the_field(visit: Callable[..., Page]) -> None:
    card = opened(visit)
    field = card.section.get_by_label("What do you say?")
    for _ in range(4):
        say(card, "Blip.")
    field.fill("Blip.")
    field.press("Enter")
    expect(part(card, "talk").locator(".question")).to_contain_text("your words are still here")
    expect(field).to_have_value("Blip.")
    expect(said(card)).to_have_count(4)


def test_the_other_seat_and_an_honest_end(visit: Callable[..., Page]) -> None:
    card = opened(visit)
    card.section.get_by_label("A quarrel to sit down to").select_option(label="The deep well")
    card.section.get_by_label("You are", exact=True).select_option("dirk")
    expect(part(card, "talk").locator(".line.them")).to_contain_text("That's your truck I'm leaning on")
    say(card, "You want a kitchen tap that runs.")
    card.button("Say that you see no shared stake").click()
    expect(part(card, "came")).to_contain_text("In this case there is none.")
    expect(card.section.get_by_label("What do you say?")).to_have_count(0)
    card.button("Go on talking after all").click()
    expect(card.section.get_by_label("What do you say?")).to_be_visible()


def test_an_exchange_is_turned_around_from_a_link(visit: Callable[..., Page]) -> None:
    page = visit("chapters/interests/argue-or-organize.html")
    page.get_by_role("link", name="these two and four more").click()
    card = Card(page, NAME).live()
    argue = part(card, "argue")
    expect(argue.get_by_label("Which exchange?")).to_be_in_viewport()
    argue.get_by_label("they organize").check()
    expect(argue.locator(".finding")).to_have_text("As it was written, they argue. See whether you agree.")
    field = argue.get_by_label("Another first line")
    for words, reply in (
        ("Surely you see that it's late.", "I've got a truck waiting."),
        ("What does a late schedule do to your week?", "they book three weeks ahead"),
    ):
        field.fill(words)
        field.press("Enter")
        expect(argue.locator("[data-key^=tries] .line.them").last).to_contain_text(reply)
    argue.get_by_role("button", name="Show how it could have gone").click()
    expect(argue).to_contain_text("Not Dace. I'd put it in writing.")
    argue.get_by_label("Which exchange?").select_option("5-pancakes")
    first = argue.locator(".line").first.inner_text()
    argue.get_by_label("Change the sides round").check()
    expect(argue.locator(".line").first).not_to_have_text(first)


def test_two_at_one_table(visit: Callable[..., Page]) -> None:
    card = opened(visit)
    part(card, "table").locator("summary").first.click()
    table = part(card, "table")
    for who, name, position in (("first", "Red scarf", "It stays open"), ("second", "Tall mug", "It stays shut")):
        table.get_by_label(f"The {who} of you, by an alias").fill(name)
        table.locator(f"[data-key={who}]").get_by_label("Position, in one line").fill(position)
    table.get_by_label("Tall mug's guess").fill("fresh air")
    table.get_by_role("button", name="Hand it to Red scarf").click()
    expect(table.get_by_role("button", name="No, that's not it")).to_have_count(0)
    table.get_by_label("In Red scarf's own words").fill("the radiator ticks")
    table.get_by_role("button", name="No, that's not it").click()
    table.get_by_label("Tall mug's guess").fill("a night without ticking")
    table.get_by_label("Tall mug's guess").press("Enter")
    table.get_by_role("button", name="Yes, that's it").click()
    expect(table.locator(".finding")).to_contain_text("Red scarf has confirmed 1 interest, and corrected the other 1 time.")
    expect(table.get_by_label("Red scarf's guess")).to_be_visible()
    table.get_by_label("Another option").fill("a valve")
    table.get_by_label("Another option").press("Enter")
    for name in ("Red scarf", "Tall mug"):
        table.get_by_label(f"{name}: a valve").select_option("serves")
    expect(table).to_contain_text("Serves both of you: “a valve”.")
    table.get_by_role("button", name="Put what was confirmed on this device's map").click()
    people = card.workbook(lambda book: book["campaign"].get("people"))["campaign"]["people"]
    assert [person["name"] for person in people] == ["Red scarf"]


def test_ones_own_goes_onto_the_map_when_it_is_put_there(visit: Callable[..., Page]) -> None:
    card = opened(visit)
    part(card, "sheet").locator("summary").first.click()
    sheet = part(card, "sheet")
    sheet.get_by_label("Their alias").fill("Blue hat")
    sheet.get_by_label("What does Blue hat demand?").fill("No parking on our side")
    sheet.get_by_label("First guess").fill("a place for a car")
    sheet.get_by_label("What did Blue hat say?").select_option("yes")
    sheet.get_by_label("In Blue hat's words").fill("room for the ambulance")
    expect(sheet.locator(".finding")).to_contain_text("By your account, Blue hat confirmed 1 interest")
    assert not card.workbook(lambda book: "ambulance" in str(book))["campaign"].get("stakes")
    sheet.get_by_role("button", name="Put it on my map: Blue hat confirmed it").click()
    expect(sheet).to_contain_text("On your map, as confirmed by Blue hat.")
    (stake,) = card.workbook(lambda book: book["campaign"].get("stakes"))["campaign"]["stakes"]
    assert (stake["what"], stake["source"]) == ("room for the ambulance", "confirmed")
    sheet.get_by_label("On which day will you ask Blue hat?").fill("2027-02-18")
    card.page.reload()
    card.live()
    expect(part(card, "sheet").get_by_label("On which day will you ask Blue hat?")).to_have_value("2027-02-18")


@pytest.mark.parametrize("tone", TONES)
def test_axe_finds_nothing_as_it_is_used(visit: Callable[..., Page], tone: str) -> None:
    card = opened(visit, bypass_csp=True, color_scheme=tone)
    for words in LINES:
        say(card, words)
    card.section.get_by_label("Something that could be done").fill(OPTIONS[0])
    card.button("Try it on both sides").click()
    expect(part(card, "options").locator(".entry")).to_have_count(1)
    card.unfold()
    part(card, "argue").get_by_label("they argue").check()
    part(card, "argue").get_by_label("Another first line").fill("What would it get you?")
    part(card, "argue").get_by_role("button", name="Say that instead").click()
    expect(part(card, "argue").locator("[data-key^=tries]")).to_be_visible()
    assert violations(card.page) == [], "a talk, options and an exchange"
    card.button("Say that you see no shared stake").click()
    expect(card.section.get_by_label("What do you say?")).to_have_count(0)
    assert violations(card.page) == [], "no shared stake"


def test_hostile_lines_stay_text(visit: Callable[..., Page]) -> None:
    card = opened(visit)
    before = card.page.evaluate(COUNT)
    for text in TEXTS[:5]:
        say(card, f"you sleep {text}")
        expect(said(card).last).to_contain_text(shown(text))
        card.section.get_by_label("Something that could be done").fill(f"engine off {text}")
        card.button("Try it on both sides").click()
        expect(part(card, "options").locator(".entry").last).to_contain_text(shown(text))
        if said(card).count() > 1:
            card.button("Take my last line back").click()
            expect(said(card)).to_have_count(1)
    card.unfold()
    assert card.page.evaluate(COUNT) == before
