"""Write-off in a real browser: done with the mouse and by keys alone, harm kept off the scales, a board, reload, paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.card import Card
from browser.paper import text_of
from browser.test_accessible import TONES, violations
from browser.test_done import Keys
from browser.test_hostile import COUNT, TEXTS, shown
from playwright.sync_api import Locator, Page, expect

NAME = "write-off"
PAGE = "exercises/08-write-off.html"
HARM = "What has somebody there done"


@pytest.fixture
def opened(visit: Callable[..., Page]) -> Callable[..., Card]:
    """A function that opens the exercise, live, in a context with these options."""

    def open_it(**options: object) -> Card:
        return Card(visit(PAGE, **options), NAME).live()

    return open_it


def part(card: Card, key: str) -> Locator:
    return card.section.locator(f".step[data-key={key}]")


def picture(card: Card) -> Locator:
    return card.section.locator("figure[data-key=gap]:not(.ghost figure)")


def looking_at(card: Card, who: str, case: str = "The Late Bus") -> Card:
    card.load_case(case)
    card.section.get_by_label("Without whom?").select_option(who)
    expect(part(card, "apart")).to_be_visible()
    return card


def test_from_nothing_to_a_dated_ask_with_the_mouse(opened: Callable[..., Card]) -> None:
    card = opened(viewport={"width": 1280, "height": 900})
    for n, (name, size) in enumerate((("The choir", "32"), ("The drivers", "25")), 1):
        card.section.get_by_role("button", name="Add a group").click()
        group = card.section.locator(f"[data-key='group g{n}']")
        expect(group.get_by_label("Group")).to_be_focused()
        card.page.keyboard.type(name)
        group.get_by_label("How many people?").fill(size)
    card.section.get_by_label("Without whom?").select_option(label="The choir")
    card.section.get_by_label("What do they think or want").fill("They would move the last bus.")
    goal = part(card, "gap").locator(".entry").first
    goal.get_by_label("What is to be done?").fill("A late bus")
    card.section.get_by_label("A late bus: people who turn up").fill("30")
    for who, low, high in (("The choir", "18", "30"), ("The drivers", "4", "12")):
        card.section.get_by_label(f"{who}: people who turn up, at least").fill(low)
        card.section.get_by_label(f"{who}: people who turn up, at most").fill(high)
    expect(picture(card).locator("figcaption")).to_contain_text("Without The choir, out of reach: “A late bus”")
    expect(picture(card).locator("svg text", has_text="takes 30")).to_have_count(1)
    card.section.get_by_label("Of ten people whom you ask").fill("5")
    card.section.get_by_label("How many people can you ask in a week?").fill("6")
    expect(part(card, "replace").locator(".finding")).to_contain_text("people to ask. At 6 a week: ")
    card.section.get_by_label("Talk with The choir first").check()
    card.section.get_by_label("Whom do you ask first?").select_option(label="The drivers")
    card.section.get_by_label("For what, exactly?").fill("Count who gets on after ten")
    card.section.get_by_label("By which day?").fill("2027-03-05")
    kept = card.workbook(lambda book: "2027-03-05" in str(book))
    (ask,) = kept["campaign"]["asks"]
    assert (ask["who"], ask["what"], ask["due"]) == ("g2", "Count who gets on after ten", "2027-03-05")


def test_a_change_of_mind_about_who_follows_moves_the_picture(opened: Callable[..., Card]) -> None:
    card = looking_at(opened(), "anglers", "The Ditch and the District")
    before = picture(card).locator("svg").inner_html()
    card.section.get_by_label("Wade, who trusts Ines").select_option("stays")
    expect(card.section.get_by_label("Carol, who trusts Wade")).to_have_count(0)
    assert picture(card).locator("svg").inner_html() != before
    again = picture(card).locator("svg").inner_html()
    card.button("Add up again").click()
    expect(card.section.get_by_label("Wade, who trusts Ines")).to_have_value("stays")
    card.workbook(lambda book: book["exercises"][NAME]["seed"] > 0)
    assert picture(card).locator("svg").inner_html() != again


def test_harm_takes_the_count_away_until_it_is_asked_for(opened: Callable[..., Card]) -> None:
    card = looking_at(opened(), "choir")
    expect(picture(card)).to_be_visible()
    field = card.section.get_by_label(HARM)
    field.fill("They voted against us")
    expect(part(card, "apart").locator(".question")).to_contain_text("is that what they think, or what somebody did?")
    field.fill("A threat at the door")
    expect(part(card, "apart").locator(".question")).to_have_count(0)
    expect(part(card, "apart")).to_contain_text("This stays off the scales.")
    for key in ("follow", "gap", "replace"):
        expect(part(card, key)).to_have_count(0)
    expect(picture(card)).to_have_count(0)
    ask = card.button("Count what to find elsewhere")
    ask.click()
    expect(picture(card).locator("figcaption")).to_contain_text("what is to be found elsewhere")
    expect(card.button("Leave out the count")).to_be_focused()
    expect(picture(card).locator("svg")).not_to_contain_text("with: ")
    card.button("Leave out the count").click()
    expect(picture(card)).to_have_count(0)


def test_by_keyboard_alone_on_a_narrow_screen(opened: Callable[..., Card]) -> None:
    card = opened(viewport={"width": 360, "height": 740})
    keys = Keys(card.page)
    keys.press(card.section.get_by_role("group", name="Worked examples").get_by_role("button", name="The Late Bus"))
    whom = card.section.get_by_label("Without whom?")
    expect(whom).to_be_visible()
    keys.to(whom)
    card.page.keyboard.type("St. B")
    expect(part(card, "apart")).to_be_visible()
    expect(whom).to_be_focused()
    keys.to(card.section.get_by_label("What do they think or want"))
    card.page.keyboard.type("They would move the last bus.")
    follower = card.section.get_by_label("Joy, who works with Ruth")
    keys.to(follower)
    card.page.keyboard.press("ArrowDown")
    expect(follower).to_have_value("may go")
    together = card.section.get_by_label("Suppose it rains")
    keys.to(together)
    card.page.keyboard.press("Space")
    expect(together).to_be_checked()
    keys.press(card.button("Add up again"))
    expect(card.button("Add up again")).to_be_focused()
    keys.to(card.section.get_by_label("I don't know yet"))
    card.page.keyboard.press("ArrowDown")
    expect(card.section.get_by_label("Go on with St. Brigid's parish choir")).to_be_checked()
    keys.to(card.section.get_by_label("For what, exactly?"))
    card.page.keyboard.type("Walk the stop with us")
    summary = card.section.locator("[data-key=board] > summary")
    keys.press(summary)
    guess = card.section.get_by_label("Three blocks have 49, 48 and 3 votes")
    keys.to(guess)
    card.page.keyboard.type("half")
    expect(part(card, "board")).to_contain_text("A third.")
    keys.press(card.button("The homeowners' board").last)
    expect(card.section.get_by_label("How many votes does it take to pass?")).to_have_value("51")
    keys.press(card.button("Add a block"))
    expect(card.section.locator("[data-key='block 3'] [data-key=name] input")).to_be_focused()
    expect(card.section.locator("[data-key=narrow]").first).to_be_visible()
    assert card.page.evaluate("() => document.documentElement.scrollWidth") == 360


def test_nassau_and_what_it_is_without_one(opened: Callable[..., Card]) -> None:
    card = opened()
    card.section.locator("[data-key=board] > summary").click()
    card.button("Nassau County, 1964").click()
    read = part(card, "read")
    expect(read).to_contain_text("Never needed, whoever else votes how: North Hempstead, Long Beach and Glen Cove.")
    expect(read.locator("[data-key=table] tbody tr")).to_have_count(6)
    expect(read.locator("[data-key=table] tbody tr").first).to_contain_text("33.3%")
    quota = card.section.get_by_label("How many votes does it take to pass?")
    quota.fill("0")
    expect(read.locator(".question")).to_contain_text("The quota is zero")
    quota.fill("63")
    expect(read.locator(".question")).to_have_count(0)
    expect(read).not_to_contain_text("Never needed")
    card.section.get_by_label("Whose votes could you go without?").select_option(label="Hempstead 1")
    expect(read).to_contain_text("Without Hempstead 1 the others still can pass something.")


def test_it_is_there_again_after_a_reload_and_on_paper(opened: Callable[..., Card]) -> None:
    card = looking_at(opened(), "choir")
    card.section.get_by_label("What can't they do").fill("Not before the bishop's letter in May")
    card.section.get_by_label("Ask St. Brigid's parish choir for less").check()
    card.section.get_by_label("Why, in a sentence").fill("We heard that May is the earliest.")
    card.workbook(lambda book: "May is the earliest" in str(book))
    seen = picture(card).locator("svg").inner_html()
    card.page.reload()
    card.live()
    expect(card.section.get_by_label("What can't they do")).to_have_value("Not before the bishop's letter in May")
    expect(card.section.get_by_label("Ask St. Brigid's parish choir for less")).to_be_checked()
    assert picture(card).locator("svg").inner_html() == seen
    paper = text_of(card.page.pdf())
    for words in ("Not before the bishop's letter in May", "May is the earliest", "less sure", "takes 60"):
        assert words in paper


def test_hostile_names_and_votes_stay_text(opened: Callable[..., Card]) -> None:
    card = opened()
    before = card.page.evaluate(COUNT)
    card.section.locator("[data-key=board] > summary").click()
    for n, text in enumerate(TEXTS):
        card.button("Add a block").click()
        block = card.section.locator(f"[data-key='block {n}']")
        block.get_by_label("Who votes as one?").fill(text)
        block.get_by_label("With how many votes?").fill("2")
    card.section.get_by_label("How many votes does it take to pass?").fill("13")
    rows = part(card, "read").locator("[data-key=table] tbody th")
    expect(rows).to_have_count(len(TEXTS))
    for n, text in enumerate(TEXTS):
        expect(rows.nth(n)).to_have_text(shown(text).strip() or "block")
    block.get_by_label("With how many votes?").fill(TEXTS[0][:30])
    expect(part(card, "read").locator(".question")).to_contain_text("not a number")
    card.page.wait_for_timeout(200)
    assert card.page.evaluate(COUNT) == before


@pytest.mark.parametrize("tone", TONES)
def test_axe_finds_nothing_wherever_one_is(visit: Callable[..., Page], tone: str) -> None:
    card = Card(visit(PAGE, bypass_csp=True, color_scheme=tone), NAME).live()
    looking_at(card, "choir")
    card.unfold()
    assert violations(card.page) == [], "a count"
    card.section.locator("[data-key=try]").get_by_role("button", name="The county council").click()
    card.section.get_by_label("The Democrats on the council want").select_option("disagreement")
    card.section.locator("[data-key=own]").get_by_role("button", name="Nassau County, 1964").click()
    card.section.get_by_label("Three blocks have").select_option("33")
    card.section.get_by_label("Whose votes could you").select_option("b1")
    card.section.get_by_label(HARM).fill("A threat")
    card.button("Count what to find elsewhere").click()
    card.unfold()
    assert violations(card.page) == [], "harm, and a board"
