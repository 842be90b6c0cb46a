"""Pressure and acceptance done to its end: a pivot of one's own with the mouse, a given one moved by keyboard on a phone."""

from __future__ import annotations

from collections.abc import Callable

from browser.card import Card
from browser.paper import text_of
from browser.test_done import Keys
from playwright.sync_api import Locator, Page, expect

PAGE = "exercises/11-pressure-and-acceptance.html"
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def opened(visit: Callable[..., Page], **options: object) -> Card:
    return Card(visit(PAGE, **options), "pressure-and-acceptance").live()


def step(card: Card, key: str) -> Locator:
    return card.section.locator(f".step[data-key={key}]")


def leaning(card: Card) -> Locator:
    return card.section.locator("[data-key=leaning]")


def finding(card: Card) -> Locator:
    return step(card, "chance").locator("p.finding")


def test_a_decision_of_one_s_own_with_the_mouse(visit: Callable[..., Page]) -> None:
    card = opened(visit, viewport={"width": 1280, "height": 720})
    write = card.section.get_by_label
    expect(step(card, "chance")).to_contain_text("Your lines will be drawn here")
    write("What may happen, that all hangs on?").fill("the council caps rents by March")
    write("Endorse", exact=True).fill("Sign on Friday")
    expect(write("Endorse: worth, if it happens")).to_have_count(0)
    write("Protest", exact=True).fill("Hold out for the cap")
    for label, worth in (
        ("Endorse: worth, if it happens", 80),
        ("Endorse: worth, if it doesn't", 80),
        ("Protest: worth, if it happens", 100),
        ("Protest: worth, if it doesn't", 0),
    ):
        write(label).fill(str(worth))
    picture = card.section.locator("figure[data-key=pivot]")
    expect(picture).to_contain_text("You would switch at 80%")
    expect(picture.locator("svg circle")).to_have_count(1)
    leaning(card).get_by_label("protest").check()
    expect(step(card, "chance")).to_contain_text("worth most only above 80%. Is a number off")
    write("How likely is it, as you see it today?").fill("90")
    expect(finding(card)).to_have_text("Below 80% you would endorse; above 80%, protest. Today you say 90%: protest.")
    expect(step(card, "chance")).to_contain_text("You would protest without counting, and your numbers say the same.")

    write("Protest: what does it cost?").fill("Weeks without heat")
    expect(step(card, "bearing")).to_contain_text("Protest: whose is that cost?")
    write("Protest: who bears that?").fill("Odile")
    expect(step(card, "bearing")).not_to_contain_text("whose is that cost?")
    write("What matters most to you here?").fill("heat by December\nnobody moves out")
    write("Whose sheet? An alias").fill("Odile")
    write("How likely do they think it is?").select_option(label="60%")
    write("At what chance would they switch?").select_option(label="90%")
    write("What matters most to them?").fill("Heat by December\nthe baby")
    expect(step(card, "theirs")).to_contain_text("Both of you: heat by December.")
    expect(step(card, "theirs")).to_contain_text("You give it 90%, Odile 60%. You switch at 80%, between the two")
    card.button("Keep my pivot with our rules").click()
    expect(step(card, "chance")).to_contain_text("This pivot is among your rules.")
    kept = card.workbook(lambda book: book["campaign"]["rules"])["campaign"]["rules"]
    assert [rule["what"] for rule in kept] == [
        "The chance that the council caps rents by March: endorse below 80%; protest above 80%."
    ]

    write("after it").check()
    expect(write("Endorse", exact=True)).to_have_value("")
    write("before the decision").check()
    expect(picture).to_contain_text("You would switch at 80%")
    card.button("The landlord's offer").click()
    card.dialog.get_by_role("button", name="Keep it").click()
    expect(write("Endorse", exact=True)).to_have_value("Sign on Friday")

    card.page.reload()
    card.live()
    expect(finding(card)).to_contain_text("Today you say 90%: protest.")
    expect(leaning(card).get_by_label("protest")).to_be_checked()
    paper = text_of(card.page.pdf())
    for said in ("You would switch at 80%", "Hold out for the cap", "Weeks without heat", "Both of you: heat by December."):
        assert said in paper
    assert "Keep my pivot" not in paper


def test_by_keyboard_alone_on_a_phone(visit: Callable[..., Page]) -> None:
    card = opened(visit, **PHONE)
    keys, press = Keys(card.page), card.page.keyboard.press
    keys.press(card.section.get_by_role("button", name="The landlord's offer"))
    expect(finding(card)).to_contain_text("Today you say 45%: bargain.")
    keys.not_lost(card)
    keys.to(leaning(card).get_by_label("I don't know yet"))
    for _ in range(3):
        press("ArrowDown")
    expect(leaning(card).get_by_label("protest")).to_be_checked()
    expect(step(card, "chance")).to_contain_text("worth most only above 67%")
    keys.to(card.section.get_by_label("How likely is it, as you see it today?"))
    for _ in range(5):
        press("ArrowRight")
    expect(finding(card)).to_contain_text("Today you say 70%: protest.")
    narrow = card.section.locator("figure[data-key='narrow pivot'] svg")
    expect(narrow).to_be_visible()
    expect(card.section.locator("figure[data-key=pivot] svg")).to_be_hidden()
    expect(narrow).to_contain_text("today: 70%")
    # A protest that is worth nothing either way is never worth most: its pivot goes.
    keys.to(card.section.get_by_label("Protest: worth, if it happens"))
    press("Home")
    expect(card.section.locator("figure[data-key=pivot] figcaption")).to_contain_text("You would switch at 25%")
    expect(step(card, "chance")).to_contain_text("By your numbers that is never worth most.")
    keys.press(card.section.get_by_role("button", name="Keep my pivot with our rules"))
    expect(step(card, "chance")).to_contain_text("This pivot is among your rules.")
    keys.not_lost(card)
    assert card.page.evaluate("() => document.documentElement.scrollWidth") <= 360
