"""A one-on-one in a real browser: with the keyboard alone to its letter, back to a line, onto the map; a partner; a tally."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from browser.card import LIVE
from browser.test_accessible import TONES, violations
from playwright.sync_api import Locator, Page, expect
from stakes.one_on_one.script import scripts

PAGE = "exercises/03-one-on-one.html"
LINES = (
    "hi ray, how have you been?",
    "what was the rink like?",
    "so you made the ice yourself",
    "that must have been hard to lose",
    "thank you for telling me",
    "will you come to the council on tuesday at seven in the hall?",
)


@pytest.fixture
def talk(visit: Callable[..., Page]) -> Page:
    page = visit(PAGE, viewport={"width": 1280, "height": 720})
    expect(page.locator("section[data-exercise=one-on-one]")).to_have_attribute("data-state", "live", timeout=LIVE)
    return page


def spoken(page: Page) -> Locator:
    return page.locator(".dialogue .line.you")


def say(page: Page, words: str) -> None:
    """Type a line and send it with Enter; where it is asked what was meant, take the first."""
    before = spoken(page).count()
    field = page.get_by_label("What do you say?")
    field.fill(words)
    field.press("Enter")
    asked = page.locator(".notice.ask button").first
    expect(spoken(page).nth(before).or_(asked).first).to_be_visible()
    if asked.is_visible():
        asked.click()
    expect(spoken(page)).to_have_count(before + 1)


def sit_down(page: Page, name: str = "Ray") -> None:
    page.get_by_role("button", name=f"Sit down with {name}", exact=True).click()
    expect(page.locator(".dialogue .line.them")).to_have_count(1)


def test_a_talk_to_its_letter_by_keyboard(talk: Page) -> None:
    sit_down(talk)
    for words in LINES:
        talk.get_by_label("What do you say?").focus()
        say(talk, words)
        if talk.get_by_label("What do you say?").count():
            expect(talk.get_by_label("What do you say?")).to_have_value("")
    theirs = talk.locator(".dialogue .line:not(.you)").all_inner_texts()
    assert len(set(theirs)) == len(theirs)
    if talk.get_by_role("button", name="Say goodbye").count():
        talk.get_by_role("button", name="Say goodbye").press("Enter")
    letter = talk.locator("[data-key=letter]")
    expect(letter).to_contain_text("Of all the words")
    expect(letter).to_contain_text("will you come to the council on tuesday")
    expect(talk.locator("[data-key=week]")).to_be_visible()


def test_back_to_a_line_and_the_earlier_try_stays(talk: Page) -> None:
    sit_down(talk)
    for words in LINES[:3]:
        say(talk, words)
    talk.get_by_role("button", name="Say goodbye").click()
    expect(talk.locator("[data-key=letter]")).to_be_visible()
    first = talk.locator(".dialogue").inner_text()
    spoken(talk).nth(1).get_by_role("button").click()
    expect(spoken(talk)).to_have_count(1)
    expect(talk.get_by_label("What do you say?")).to_have_value(LINES[1])
    talk.get_by_role("button", name="Say goodbye").click()
    expect(talk.locator("[data-key=compared] tbody tr")).to_have_count(1)
    talk.get_by_role("button", name="Choose somebody else").first.click()
    talk.locator("summary", has_text="Earlier tries").click()
    talk.get_by_role("button", name="Take it up again").first.click()
    expect(spoken(talk)).to_have_count(4)
    assert talk.locator(".dialogue").inner_text() == first


def test_naming_a_line_counts_anew(talk: Page) -> None:
    sit_down(talk)
    say(talk, "what was the rink like?")
    talk.get_by_role("button", name="Say goodbye").click()
    letter = talk.locator("[data-key=letter]")
    expect(letter).to_contain_text("You asked 1 question and said back 0 times")
    talk.locator("summary", has_text="Name your own lines").click()
    talk.get_by_label("what was the rink like?").select_option("deepen")
    expect(letter).to_contain_text("You asked 0 questions and said back 1 time, 1 of them")


def test_it_survives_a_reload(talk: Page) -> None:
    sit_down(talk)
    say(talk, LINES[0])
    shown = talk.locator(".dialogue").inner_text()
    talk.reload()
    expect(talk.locator("section[data-exercise]")).to_have_attribute("data-state", "live", timeout=LIVE)
    assert talk.locator(".dialogue").inner_text() == shown


def test_a_partner_of_ones_own_plays_at_once(talk: Page) -> None:
    talk.locator("summary", has_text="Who will you really meet?").click()
    answers = {
        "Their alias": "Blue hat",
        "How would they open?": "What now?",
        "What are they tired of hearing?": "that the vote decides everything",
        "What could they lose?": "the keys to the hall",
        "What would end the talk?": "We're done.",
        "What small yes": "come for coffee on Saturday",
    }
    for label, words in answers.items():
        talk.get_by_label(re.compile(re.escape(label))).fill(words)
    sit_down(talk, "Blue hat")
    expect(talk.locator(".dialogue")).to_contain_text("What now?")
    say(talk, "how is your week going?")


def test_the_observers_sheet_by_keys_and_the_clock_pauses(talk: Page) -> None:
    talk.locator("summary", has_text="Two of you?").click()
    talk.get_by_role("button", name="Open the observer's sheet").click()
    expect(talk.get_by_role("timer")).to_have_text("10:00")
    for key in "orrd":
        talk.keyboard.press(key)
    expect(talk.get_by_role("button", name=re.compile("^Saying back what they said"))).to_contain_text("2")
    expect(talk.locator("[data-key=observe] .finding")).to_have_text("1 question and 3 reflections.")
    talk.get_by_label("What they said, word for word").fill("orrd")
    expect(talk.locator("[data-key=observe] .finding")).to_have_text("1 question and 3 reflections.")
    talk.get_by_role("button", name="Start the clock").click()
    expect(talk.get_by_role("timer")).not_to_have_text("10:00")
    talk.get_by_role("button", name="Pause").click()
    stopped = talk.get_by_role("timer").inner_text()
    talk.wait_for_timeout(1_300)
    assert talk.get_by_role("timer").inner_text() == stopped
    expect(talk.get_by_role("button", name="Go on")).to_be_visible()


def test_everybody_sits_down_and_answers(talk: Page) -> None:
    met = 0
    for script in scripts().values():
        sit_down(talk, script.person.name)
        expect(talk.locator(".dialogue")).to_contain_text(script.scene.say[:30])
        say(talk, "how are things with you?")
        talk.get_by_role("button", name="Choose somebody else").click()
        met += 1
    assert met == len(scripts()) >= 8


@pytest.mark.parametrize("tone", TONES)
def test_axe_finds_nothing_in_a_talk_its_letter_or_the_sheet(visit: Callable[..., Page], tone: str) -> None:
    page = visit(PAGE, bypass_csp=True, color_scheme=tone)
    expect(page.locator("section[data-exercise=one-on-one]")).to_have_attribute("data-state", "live", timeout=LIVE)
    page.locator("summary", has_text="Two of you?").click()
    page.get_by_role("button", name="Open the observer's sheet").click()
    page.keyboard.press("o")
    page.locator("summary", has_text="Who will you really meet?").click()
    assert violations(page) == [], "choosing, the sheet open"
    sit_down(page)
    say(page, "what was the rink like?")
    assert violations(page) == [], "a talk"
    page.get_by_role("button", name="Say goodbye").click()
    page.locator("summary", has_text="Name your own lines").click()
    assert violations(page) == [], "its letter"
