"""The goals matrix in a real browser: to a signed page, with the mouse and by keyboard on a phone; a room's votes; paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browser.card import Card
from browser.paper import pages_of
from playwright.sync_api import Locator, Page, expect

PAGE = "exercises/06-goals-matrix.html"
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
GROUPS = (("Night shift", "We look after our own"), ("Choir", "Anyone may join"), ("Lane", "Quiet after eleven"))
GOALS = (("Night shift", "A bus at midnight"), ("Choir", "The 9.40 stays"), ("Lane", "No engines after eleven"))


@pytest.fixture
def matrix(visit: Callable[..., Page]) -> Card:
    return Card(visit(PAGE, viewport={"width": 1280, "height": 720}), "goals-matrix").live()


@pytest.fixture
def phone(visit: Callable[..., Page]) -> Card:
    return Card(visit(PAGE, **PHONE), "goals-matrix").live()


def group(card: Card, n: int) -> Locator:
    return card.section.locator("[data-key=groups] > .entry").nth(n)


def goal(card: Card, n: int) -> Locator:
    return card.section.locator("[data-key=goals] > .entry").nth(n)


def step(card: Card, key: str) -> Locator:
    return card.section.locator(f"[data-key={key}]")


def write(card: Card) -> None:
    """Three groups and their three goals."""
    for n, (name, values) in enumerate(GROUPS):
        group(card, n).get_by_label("Group").fill(name)
        group(card, n).get_by_label("What do they hold dear?").fill(values)
    for n, (owner, words) in enumerate(GOALS):
        goal(card, n).get_by_label("What is to be done?").fill(words)
        goal(card, n).get_by_label("Whose goal?").select_option(label=owner)


def answer(card: Card, name: str, label: str, reason: str) -> None:
    """What a group says to the goal that is asked about."""
    step(card, "cells").get_by_label(f"{name}: their answer").select_option(label=label)
    step(card, "cells").get_by_label(f"{name}: their reason").fill(reason)
    step(card, "cells").get_by_label(f"{name} said so").check()


def test_from_nothing_to_a_page_to_sign(matrix: Card) -> None:
    write(matrix)
    lane = step(matrix, "lines").get_by_role("group", name="Lane", exact=True)
    lane.get_by_label("A bus at midnight").check()
    lane.get_by_label("Why, in their own terms?").fill("It stands with its engine on. Four of eighteen mind; they can't sleep.")
    lane.get_by_label("Lane said so").check()
    expect(step(matrix, "lines")).to_contain_text("“A bus at midnight” stops here.")
    expect(step(matrix, "matrix").locator("figcaption")).to_contain_text("2 goals stand, 1 stops at a red line")

    # The goal's words change until the line isn't crossed any more, and they are asked again.
    goal(matrix, 0).get_by_label("What is to be done?").fill("A bus at midnight that turns at the depot")
    lane.get_by_label("A bus at midnight that turns at the depot").uncheck()
    expect(step(matrix, "lines")).to_contain_text("No red line so far")
    answer(matrix, "Choir", "can live with it", "If Sunday is left alone")
    answer(matrix, "Lane", "can live with it", "If it turns at the depot")

    # The picture chooses which goal is asked about.
    step(matrix, "matrix").locator("text.goal-words", has_text="The 9.40 stays").click()
    expect(step(matrix, "which").locator("select")).to_have_value("goal-2")
    answer(matrix, "Night shift", "can live with it", "We never wanted theirs")
    trade = step(matrix, "trades").get_by_role("group", name="Night shift and Choir", exact=True)
    expect(trade).to_contain_text("If Sunday is left alone")
    trade.get_by_label("Choir will carry “A bus at midnight that turns at the depot”").check()
    trade.get_by_label("Night shift will carry “The 9.40 stays”").check()
    expect(trade).to_contain_text("Both carry both.")

    matrix.section.locator("summary", has_text="The agreement, on one page").click()
    for label, words in (
        ("The name", "The Midnight Table"),
        ("How we decide", "One voice each"),
        ("What we do, and what nobody does under this name", "No letters that name a driver"),
        ("The way out", "A week's notice, in person"),
    ):
        step(matrix, "agreement").get_by_role("textbox", name=label).fill(words)
    sheet = step(matrix, "sheet")
    for said in ("The Midnight Table", "Carried by Night shift and Choir.", "A week's notice", "We never wanted theirs"):
        expect(sheet).to_contain_text(said)
    with matrix.page.expect_download() as coming:
        step(matrix, "take").click()
    text = Path(coming.value.path()).read_text("utf-8")
    assert coming.value.suggested_filename == "agreement.txt"
    assert text.startswith("The Midnight Table\n====")
    assert "Carried by Night shift and Choir." in text

    matrix.workbook(lambda book: "A week's notice" in str(book))
    matrix.page.reload()
    matrix.live()
    expect(step(matrix, "sheet")).to_contain_text("Carried by Night shift and Choir.")
    expect(step(matrix, "which").locator("select")).to_have_value("goal-2")


def test_by_keyboard_alone_on_a_phone(phone: Card) -> None:
    page, keys = phone.page, phone.page.keyboard
    group(phone, 0).get_by_label("Group").focus()
    for name, values in GROUPS:
        keys.type(name)
        keys.press("Tab")
        keys.type(values)
        keys.press("Tab")
    keys.press("Tab")  # past “Add a group”
    for owner, words in GOALS:
        keys.type(owner[:5])
        expect(page.locator(":focus")).to_have_js_property("tagName", "SELECT")
        keys.press("Tab")
        keys.type(words)
        expect(step(phone, "which").locator("option", has_text=words)).to_have_count(1)
        keys.press("Tab")
    expect(phone.section.locator("[data-key='goal goal-3'] select")).to_have_value("g3")
    box = step(phone, "lines").get_by_role("group", name="Lane", exact=True).get_by_label("The 9.40 stays")
    box.focus()
    keys.press("Space")
    expect(box).to_be_checked()
    expect(step(phone, "lines").get_by_label("Why, in their own terms?").first).to_be_visible()
    keys.press("Tab")
    keys.type("Their cars stand on the lane")
    expect(step(phone, "lines")).to_contain_text("Lane: “Their cars stand on the lane”")
    button = phone.button("Go to the next goal")
    button.focus()
    keys.press("Enter")
    expect(button).to_be_focused()
    expect(step(phone, "answers")).to_contain_text("A red line of Lane stops this goal, whatever the others say.")
    expect(step(phone, "narrow")).to_be_visible()
    expect(step(phone, "narrow")).to_contain_text("red line: Lane")
    expect(step(phone, "matrix").locator("svg")).to_be_hidden()


def test_thirty_six_cells_are_no_wall_on_a_phone(phone: Card) -> None:
    for _ in range(6):
        phone.button("Add a group").click()
        count = phone.section.locator("[data-key=groups] > .entry").count()
        if count >= 6:
            break
    for n in range(6):
        group(phone, n).get_by_label("Group").fill(f"Group {n + 1}")
        goal(phone, n).get_by_label("What is to be done?").fill(f"Goal number {n + 1}")
    expect(step(phone, "which").locator("option")).to_have_count(6)
    height = step(phone, "cells").bounding_box()["height"]
    assert height < 1.5 * 740, f"one goal's answers are {height} high"
    assert phone.page.evaluate("() => document.documentElement.scrollWidth") <= 360


def test_a_room_s_votes(matrix: Card) -> None:
    matrix.load_case()
    matrix.section.locator("summary", has_text="Votes of a room").click()
    counts = step(matrix, "counts")
    counts.get_by_label("St. Brigid's parish choir: how many agree?").fill("14")
    counts.get_by_label("St. Brigid's parish choir: how many voted?").fill("20")
    counts.get_by_label("Drivers' branch at the line 14 depot: how many agree?").fill("3")
    counts.get_by_label("Drivers' branch at the line 14 depot: how many voted?").fill("4")
    figures = step(matrix, "figures")
    expect(figures).to_contain_text("14 of 20: 68%")
    expect(step(matrix, "room")).to_contain_text("fewer than 7 say little")
    expect(step(matrix, "room")).to_contain_text("Fewest agree in Drivers' branch")

    step(matrix, "pasting").locator("summary").click()
    with matrix.page.expect_download() as coming:
        step(matrix, "tally-sheet").click()
    sheet = Path(coming.value.path()).read_text("utf-8")
    filled = sheet.replace("__ of __", "8 of 9") + "The quire | The 9.40 | 1 of 2\n"
    step(matrix, "pasting").get_by_label("The room's tally").fill(filled)
    expect(step(matrix, "unread")).to_contain_text("Line 13: no group here has that name.")
    matrix.button("Count 12 lines").click()
    expect(figures.locator("tbody tr")).to_have_count(4)
    expect(figures).to_contain_text("stopped by a red line")
    expect(step(matrix, "pasting").get_by_label("The room's tally")).to_have_value("The quire | The 9.40 | 1 of 2")
    matrix.workbook(lambda book: "quire" in str(book))
    matrix.page.reload()
    matrix.live()
    expect(step(matrix, "figures")).to_contain_text("stopped by a red line")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("case", ["The Late Bus", "The Shared Building"])
def test_the_agreement_is_one_sheet_of_paper(matrix: Card, case: str, paper: str) -> None:
    matrix.load_case(case)
    pages = pages_of(matrix.page.pdf(format=paper))
    (sheet,) = [page for page in pages if "Not a contract." in page]
    name = {"The Late Bus": "The Line 14 Table", "The Shared Building": "Rooms, Heat and Wednesdays"}[case]
    assert sheet.startswith(name)
    assert "Who says yes for each group" in sheet
    assert "What could joining cost them" not in sheet
