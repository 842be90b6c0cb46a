"""A one-on-one in a real browser: with the keyboard alone to its letter, back to a line, onto the map; a partner; a tally."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from browser.talks import ANSWERS, LINES, PAGE, answer, goodbye, live, observe, say, sit_down, spoken, unfold
from browser.test_accessible import TONES, violations
from playwright.sync_api import Page, expect
from stakes.one_on_one.script import scripts


def test_a_talk_to_its_letter_by_keyboard(talk: Page) -> None:
    sit_down(talk)
    for words in LINES:
        talk.get_by_label("What do you say?").focus()
        say(talk, words)
        if talk.get_by_label("What do you say?").count():
            expect(talk.get_by_label("What do you say?")).to_have_value("")
    theirs = talk.locator(".dialogue .line:not(.you)").all_inner_texts()
    assert len(set(theirs)) == len(theirs)
    goodbye(talk)
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
    unfold(talk, "Earlier tries")
    talk.get_by_role("button", name="Take it up again").first.click()
    expect(spoken(talk)).to_have_count(4)
    assert talk.locator(".dialogue").inner_text() == first


def test_naming_a_line_counts_anew(talk: Page) -> None:
    sit_down(talk)
    say(talk, "what was the rink like?")
    talk.get_by_role("button", name="Say goodbye").click()
    letter = talk.locator("[data-key=letter]")
    expect(letter).to_contain_text("You asked 1 question and said back 0 times")
    unfold(talk, "Name your own lines")
    talk.get_by_label("what was the rink like?").select_option("deepen")
    expect(letter).to_contain_text("You asked 0 questions and said back 1 time, 1 of them")


def test_a_partner_of_ones_own_plays_at_once(talk: Page) -> None:
    unfold(talk, "Who will you really meet?")
    answer(talk, ANSWERS)
    sit_down(talk, "Blue hat")
    expect(talk.locator(".dialogue")).to_contain_text("What now?")
    say(talk, "how is your week going?")


def test_the_observers_sheet_by_keys_and_the_clock_pauses(talk: Page) -> None:
    observe(talk, "orrd")
    expect(talk.get_by_role("timer")).to_have_text("10:00")
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
    page = live(visit(PAGE, bypass_csp=True, color_scheme=tone))
    observe(page, "o")
    unfold(page, "Who will you really meet?")
    assert violations(page) == [], "choosing, the sheet open"
    sit_down(page)
    say(page, "what was the rink like?")
    assert violations(page) == [], "a talk"
    page.get_by_role("button", name="Say goodbye").click()
    unfold(page, "Name your own lines")
    assert violations(page) == [], "its letter"
