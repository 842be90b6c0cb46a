"""The lab done to its end, with the mouse and by keyboard alone on a phone; kept, printed, and seen by axe as it is used."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.card import Card
from browser.paper import text_of
from browser.test_accessible import TONES, violations
from browser.test_done import Keys
from browser.test_layout import WIDE
from playwright.sync_api import Locator, Page, expect
from stakes.campaign.entry_editor import rule_lines
from stakes.fracture_lab.quarrels import quarrels
from stakes.fracture_lab.stories import points

PAGE = "exercises/10-fracture-lab.html"
DOES = "I call them tonight, before anything is said."
BLAMED = "Blue hat gave the hall away"
HAPPENED = "A reporter called Dev at five, and Elm Lane read it."


@pytest.fixture
def card(visit: Callable[..., Page]) -> Card:
    """The exercise, live, at 1280 × 720."""
    return Card(visit(PAGE, viewport={"width": 1280, "height": 720}), "fracture-lab").live()


def day(card: Card, id: str) -> Locator:
    """Where a day that was taken is decided."""
    return card.section.locator(f"details[data-key='{id}']")


def decide(card: Card, id: str) -> None:
    """Take the day that is looked at, decide, and see what was done."""
    card.section.get_by_role("button", name="Take this decision").click()
    expect(day(card, id)).to_have_attribute("open", "")
    shown = day(card, id).get_by_role("button", name="See what was done")
    expect(shown).to_have_count(0)
    day(card, id).get_by_label("What do you do, and why?").fill(DOES)
    day(card, id).get_by_label("Which rule do you wish").fill("Two people say yes.")
    shown.click()
    expect(day(card, id)).to_contain_text(points()[id][1].done[0].say)
    expect(day(card, id)).to_contain_text(f"“{DOES}”")


def guess(card: Card) -> None:
    """Hear a quarrel, guess for both ends, and see ours."""
    quarrel = quarrels()["arrival"]
    card.section.get_by_role("button", name=quarrel.title).click()
    heard = card.section.locator("details[data-key=arrival]")
    for end in quarrel.ends:
        heard.get_by_label(f"What could {end.who} have lost, or need?").fill("to be asked first")
    heard.get_by_role("button", name="See three guesses of ours").click()
    for end in quarrel.ends:
        for words in end.under:
            expect(heard).to_contain_text(words)


def break_and_rule(card: Card) -> None:
    """A reason on The Late Bus, and a rule of five lines against it."""
    card.load_case()
    reason = card.section.locator("[data-key='reason 0']")
    reason.get_by_label("Reason 1: what happened?").fill(HAPPENED)
    reason.get_by_label("Who left first?").select_option(label="Households on Elm Lane")
    reason.get_by_label("Which decision had nobody been given?").select_option(label="who speaks for us")
    expect(reason.locator(".finding").first).to_contain_text("Households on Elm Lane")
    rules = card.section.locator("[data-key='kind speaking']")
    rules.get_by_role("button", name="Write the rule").click()
    for asked in rule_lines().values():
        rules.get_by_label(asked).fill(f"Joy on Friday: {asked}")
    expect(rules.locator(".question")).to_contain_text("Would it have held?")
    expect(card.section.locator("[data-key=rules] .finding").last).to_contain_text("1 rule of yours has all five lines")


def test_with_the_mouse_to_the_end(card: Card) -> None:
    card.section.locator("figure svg text", has_text="The partner").click()
    expect(card.section.get_by_label("16 January 2017, The partner")).to_be_checked()
    decide(card, "march/partners")
    card.section.get_by_role("radio", name="Two schools become one").check()
    card.section.get_by_label("9 February, The flyer").check()
    decide(card, "schools/flyer")
    expect(day(card, "march/partners")).not_to_have_attribute("open", "")
    expect(card.section.locator("[data-key=together] .finding")).to_contain_text("“The partner” and “The flyer”")
    guess(card)
    card.section.get_by_label("Whom do I blame").fill(BLAMED)
    break_and_rule(card)
    book = card.workbook(lambda book: any(rule["otherwise"].startswith("Joy") for rule in book["campaign"]["rules"]))
    assert [rule["kind"] for rule in book["campaign"]["rules"] if not rule["example"]] == ["speaking"]
    assert BLAMED not in str(book["campaign"])
    card.page.reload()
    card.live()
    expect(day(card, "schools/flyer")).to_contain_text(f"“{DOES}”")
    expect(card.section.get_by_label("Whom do I blame")).to_have_value(BLAMED)
    paper = text_of(card.page.pdf())
    for words in (f"“{DOES}”", points()["march/partners"][1].rule, HAPPENED, "Joy on Friday: By when?", "You found out yesterday"):
        assert words in paper, words
    for none in (BLAMED, "Take this decision", "Whose story?", "Take the example away"):
        assert none not in paper, none


def test_a_touched_mark_is_let_go_again(card: Card) -> None:
    mark = card.section.locator("figure svg text", has_text="The name")
    mark.click()
    expect(card.section.get_by_role("button", name="Take this decision")).to_be_visible()
    mark.click()
    expect(card.section.get_by_role("button", name="Take this decision")).to_have_count(0)
    expect(card.section.get_by_label("only looking, for now")).to_be_checked()


def test_a_decision_is_cleared_only_after_a_question(card: Card) -> None:
    card.section.get_by_label("16 January 2017, The partner").check()
    decide(card, "march/partners")
    day(card, "march/partners").get_by_role("button", name="Clear this decision").click()
    card.button("Keep it").click()
    expect(day(card, "march/partners")).to_have_count(1)
    day(card, "march/partners").get_by_role("button", name="Clear this decision").click()
    card.button("Clear this decision").click()
    expect(day(card, "march/partners")).to_have_count(0)


def test_by_keyboard_alone_on_a_phone(visit: Callable[..., Page]) -> None:
    card = Card(visit(PAGE, viewport={"width": 360, "height": 740}), "fracture-lab").live()
    page, keys = card.page, Keys(card.page)
    expect(card.section.locator("figure svg")).to_be_hidden()
    keys.to(card.section.get_by_role("radio", name="A march, 2016 to 2018"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(card.section.get_by_role("radio", name="Two schools become one")).to_be_checked()
    expect(card.section.get_by_label("9 February, The flyer")).to_be_visible()
    keys.to(card.section.get_by_label("only looking, for now"))
    page.keyboard.press("ArrowDown")
    take = card.section.get_by_role("button", name="Take this decision")
    expect(take).to_be_visible()
    keys.press(take)
    taken = day(card, "schools/flyer")
    expect(taken).to_have_count(1)
    keys.not_lost(card)
    does = taken.get_by_label("What do you do, and why?")
    keys.to(does)
    page.keyboard.type("I call Marta.")
    keys.press(taken.get_by_role("button", name="See what was done"))
    expect(taken).to_contain_text("incorporating the Lantern Fair")
    keys.not_lost(card)
    keys.press(card.section.get_by_role("button", name="Two conservatives"))
    heard = card.section.locator("details[data-key=conservatives]")
    expect(heard).to_have_count(1)
    keys.not_lost(card)
    # Whose field comes first is drawn.
    for place in (0, 1):
        keys.to(heard.get_by_role("textbox").nth(place))
        page.keyboard.type("respect")
    expect(heard.locator(".question")).to_have_count(2)
    keys.press(heard.get_by_role("button", name="See three guesses of ours"))
    expect(heard).to_contain_text("Only the two of them could tell you")
    keys.not_lost(card)
    reason = card.section.locator("[data-key='reason 0']")
    keys.to(reason.get_by_label("Reason 1: what happened?"))
    page.keyboard.type("It rained.")
    keys.to(reason.get_by_label("Which decision had nobody been given?"))
    page.keyboard.type("the name")
    rule = card.section.locator("[data-key='kind name']")
    expect(rule).to_be_visible()
    keys.press(rule.get_by_role("button", name="Write the rule"))
    keys.not_lost(card)
    keys.to(rule.get_by_label("Who decides?"))
    page.keyboard.type("Ana and Ruth")
    expect(rule.locator("[data-key^=again]")).to_contain_text("“Ana and Ruth” decides.")
    assert page.evaluate(WIDE) == []


def test_nothing_that_is_written_in_moves(card: Card) -> None:
    field = card.section.get_by_label("Reason 1: what happened?")
    field.click()
    at = field.bounding_box()
    card.page.keyboard.type("I", delay=20)
    expect(card.section.locator("[data-key='reason 1']")).to_be_visible()
    assert field.bounding_box()["y"] == at["y"]


@pytest.mark.parametrize("tone", TONES)
def test_axe_finds_nothing_as_it_is_used(visit: Callable[..., Page], tone: str) -> None:
    card = Card(visit(PAGE, bypass_csp=True, color_scheme=tone), "fracture-lab").live()
    card.section.get_by_label("19 November 2018, The leadership").check()
    expect(card.section.locator("[data-key='offered march/leadership'] .question")).to_be_visible()
    assert violations(card.page) == [], "a day before it is taken"
    decide(card, "march/leadership")
    guess(card)
    break_and_rule(card)
    card.unfold()
    assert violations(card.page) == [], "all of it"
