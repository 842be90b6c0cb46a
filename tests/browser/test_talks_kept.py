"""A talk is kept on the device: left after any turn, it goes on as it was. So is a partner drafted from one's own map."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.card import EXERCISE, Card
from browser.guard import Guard
from browser.talks import (
    ANSWERS,
    LINES,
    PAGE,
    answer,
    asked,
    field,
    fix_the_seed,
    goodbye,
    letter,
    lines,
    live,
    say,
    sit_down,
    spoken,
    unfold,
)
from playwright.sync_api import Page, expect

MORE = ("…", "so it mattered to you", "you should write to the paper", "sorry. that was not my place", "I miss it too")


def seen(page: Page) -> str:
    """All of the exercise that is shown, what is typed in the field included."""
    typed = field(page).input_value() if field(page).count() else ""
    return page.locator(".exercise").inner_text() + typed


def come_back(page: Page) -> None:
    """Load the page again, and find all as it was."""
    before = seen(page)
    page.reload()
    assert seen(live(page)) == before


def test_a_talk_that_is_left_after_every_turn_goes_on_as_it_was(talk: Page, visit: Callable[..., Page]) -> None:
    again = live(visit(PAGE, viewport={"width": 1280, "height": 720}))
    for page in (talk, again):
        fix_the_seed(page)
        sit_down(page)
    turns = 0
    for words in (*LINES[:-1], *MORE, LINES[-1]):
        if letter(talk).count():
            break
        say(talk, words)
        say(again, words)
        come_back(again)
        assert again.locator(".dialogue").inner_text() == talk.locator(".dialogue").inner_text()
        turns += 1
    assert turns >= 6
    for page in (talk, again):
        goodbye(page)
    come_back(again)
    assert letter(again).inner_text() == letter(talk).inner_text()
    assert again.locator("[data-key=week]").inner_text() == talk.locator("[data-key=week]").inner_text()

    unfold(again, "Name your own lines")
    guessed = letter(again).inner_text()
    again.locator("[data-key=coding] select").first.select_option("advise")
    expect(letter(again)).not_to_have_text(guessed, use_inner_text=True)
    coded = letter(again).inner_text()
    again.reload()
    assert letter(live(again)).inner_text() == coded
    spoken(again).nth(2).get_by_role("button").click()
    expect(spoken(again)).to_have_count(2)
    come_back(again)


def test_what_is_typed_or_asked_about_is_there_after_a_reload(talk: Page) -> None:
    sit_down(talk)
    field(talk).press_sequentially("what was the rink li")
    talk.reload()
    expect(field(live(talk))).to_have_value("what was the rink li")
    field(talk).fill("you should come with me on saturday")
    field(talk).press("Enter")
    expect(asked(talk)).to_have_count(3)
    talk.reload()
    expect(asked(live(talk))).to_have_count(3)
    asked(talk).first.click()
    expect(spoken(talk)).to_have_count(1)
    expect(field(talk)).to_have_value("")


def test_each_try_is_there_after_a_reload(talk: Page) -> None:
    fix_the_seed(talk)
    for words in LINES[:3]:
        sit_down(talk)
        say(talk, words)
        talk.get_by_role("button", name="Choose somebody else").click()
    unfold(talk, "Earlier tries")
    expect(talk.get_by_role("button", name="Take it up again")).to_have_count(3)
    talk.reload()
    unfold(live(talk), "Earlier tries")
    talk.get_by_role("button", name="Take it up again").nth(1).click()
    expect(spoken(talk)).to_have_text([f"You: {LINES[1]}"])
    come_back(talk)


def test_a_partner_from_ones_own_map(visit: Callable[..., Page], guard: Guard, tmp_path: Path) -> None:
    card = Card(visit(EXERCISE, accept_downloads=True)).live()
    card.write("p1", "Ana", "a bus home")
    card.write("p2", "Blue hat", "a quiet street")
    card.workbook(lambda book: "a quiet street" in str(book))
    address = card.page.url
    card.page.goto(address.replace(EXERCISE, PAGE))
    page = live(card.page)

    unfold(page, "Who will you really meet?")
    page.get_by_label("Somebody on your map").select_option(label="Blue hat")
    expect(page.get_by_label("Their alias")).to_have_value("Blue hat")
    answer(page, {label: words for label, words in ANSWERS.items() if label != "Their alias"})
    with page.expect_download() as coming:
        page.get_by_role("link", name="Save them as a script to edit").click()
    script = tmp_path / coming.value.suggested_filename
    coming.value.save_as(script)
    checked = subprocess.run([sys.executable, "-m", "stakes", "check", script], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr

    fix_the_seed(page)
    sit_down(page, "Blue hat")
    expect(page.locator(".dialogue")).to_contain_text(ANSWERS["How would they open?"])
    for words in (
        "how has your week been?",
        "so you are busy",
        "that must be hard on you",
        "what is the vote like for you?",
        "so the vote decides everything",
        "what would it mean to lose the keys to the hall?",
        "that means a lot to you, the keys",
        "will you come for coffee on saturday at ten, at my place?",
    ):
        if field(page).count():
            say(page, words)
    goodbye(page)
    assert lines(page).count() > 8
    keep = page.get_by_role("button", name="Put it on my map")
    keep.click()
    expect(page.locator("[data-key=keeping] .finding")).to_contain_text("under Blue hat")
    expect(keep).to_have_count(0)
    come_back(page)
    card.workbook(lambda book: len(book["campaign"]["stakes"]) == 3)
    # The guard lets nothing leave the book's own address; and there, nothing tells of them either.
    asked_for = [url for url in guard.requests if not url.startswith("data:")]
    assert asked_for
    assert not [url for url in asked_for if any(word in url for word in ("Blue", "keys", "coffee"))]

    page.goto(address)
    card.live()
    expect(card.table.locator("tbody")).to_contain_text("the keys to the hall")
    stakes = [(stake["who"], stake["what"], stake["source"]) for stake in card.workbook()["campaign"]["stakes"]]
    assert stakes[-1] == ("p2", "the keys to the hall", "said")
    assert card.names(card.workbook()) == ["Ana", "Blue hat"]


def test_a_partner_that_lacks_an_answer_does_not_play(talk: Page) -> None:
    unfold(talk, "Who will you really meet?")
    answer(talk, ANSWERS)
    ready = talk.get_by_role("button", name="Sit down with Blue hat")
    expect(ready).to_be_visible()
    for label, words in ANSWERS.items():
        answer(talk, {label: ""})
        expect(ready).to_have_count(0)
        expect(talk.get_by_label("How would they open?")).to_be_visible()
        answer(talk, {label: words})
        expect(ready).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_fold_of_a_partner_stays_open_while_one_writes(visit: Callable[..., Page], width: int) -> None:
    page = live(visit(PAGE, viewport={"width": width, "height": 740}))
    unfold(page, "Who will you really meet?")
    alias = page.get_by_label("Their alias")
    alias.press_sequentially("B")
    alias.press("Backspace")
    page.locator("section.stakes .saved", has_text="Saved on this device").wait_for()
    expect(alias).to_be_focused()
    expect(alias).to_be_visible()
