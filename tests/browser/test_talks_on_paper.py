"""A talk, its letter and an observer's sheet on paper: what was said and found, and nothing that only a screen can use."""

from __future__ import annotations

import pytest
from browser.paper import pages_of, text_of
from browser.talks import ANSWERS, LINES, answer, goodbye, letter, lines, observe, say, sit_down, unfold
from playwright.sync_api import Page, expect

SIZES = ["A4", "Letter"]


def even(words: str) -> str:
    return " ".join(words.split())


def printed(page: Page, size: str) -> str:
    """What is on paper when it is printed from the exercise's own foot."""
    page.evaluate("() => (window.print = () => {})")
    page.locator(".foot").get_by_role("button", name="Print").click()
    pdf = page.pdf(format=size)
    pages = pages_of(pdf)
    assert all(len(words) > 80 for words in pages), "no page is empty but for its foot"
    return " ".join(pages)


def no_buttons(page: Page, paper: str) -> None:
    """Nothing on paper that wants to be pressed."""
    labels = {even(button.text_content()) for button in page.locator("section.stakes button, section.stakes a.download").all()}
    assert len(labels) > 5
    assert [label for label in labels if label in paper] == []


@pytest.mark.parametrize("size", SIZES)
def test_the_talk_and_its_letter(talk: Page, size: str) -> None:
    sit_down(talk)
    for words in LINES:
        if talk.get_by_label("What do you say?").count():
            say(talk, words)
    goodbye(talk)
    paper = printed(talk, size)
    for line in lines(talk).all():
        words = even(line.locator("p").text_content())
        # What they do between stands without their name.
        assert words.removeprefix("Ray: ") in paper
        if "beat" not in line.get_attribute("class"):
            assert words in paper
    assert paper.count("You: ") == talk.locator(".dialogue .line.you").count()
    for place in (letter(talk), talk.locator("[data-key=week]")):
        for words in place.locator("p, h2, h3").all_text_contents():
            assert even(words) in paper, words
    assert "Name your own lines" in paper
    for chosen in talk.locator("[data-key=coding] select").all():
        assert even(chosen.locator("option:checked").text_content()) in paper
    for of_no_use in ("Behind the talk", "from stakes", "Go back to here", "Save the talk", "Try again", "Put it on my map"):
        assert of_no_use not in paper, of_no_use
    no_buttons(talk, paper)
    # From the browser's menu the page is whole, and its code is not cut off.
    whole = text_of(talk.pdf(format=size))
    assert "Behind the talk" in whole
    assert 'talk.lines), sep="\\n")' in whole.replace(" ", "").replace("talk.lines),sep", "talk.lines), sep")
    assert talk.locator("[data-key=coding]").get_attribute("open") is None


@pytest.mark.parametrize("size", SIZES)
def test_an_observers_sheet(talk: Page, size: str) -> None:
    observe(talk, "ooorrdaw")
    talk.get_by_label("What they said, word for word").fill("“I never asked for the keys.”\nHe looked at the door.")
    talk.get_by_label("What was asked").fill("come on Thursday at seven")
    expect(talk.locator("[data-key=observe] .finding").last).to_contain_text("come on Thursday at seven")
    paper = printed(talk, size)
    for words in (
        "An open question 3",
        "Saying back what they said 2",
        "An ask 1",
        "Silence 1",
        "“I never asked for the keys.”",
        "He looked at the door.",
        "come on Thursday at seven",
        "3 questions and 3 reflections.",
    ):
        assert words in paper, words
    assert "Sit down with" not in paper
    assert "Who is there" not in paper
    assert "Advice" not in paper, "what was not heard is left out"
    no_buttons(talk, paper)


def test_a_partner_and_nobody_elses_story(talk: Page) -> None:
    unfold(talk, "Who will you really meet?")
    answer(talk, ANSWERS)
    expect(talk.get_by_role("button", name="Sit down with Blue hat")).to_be_visible()
    paper = printed(talk, "A4")
    for words in ANSWERS.values():
        assert words in paper
    assert "Who is there" not in paper
    no_buttons(talk, paper)


def test_before_anything_is_done_the_people_are_on_paper(talk: Page) -> None:
    paper = printed(talk, "A4")
    for words in talk.locator("[data-key=people] .entry p").all_text_contents():
        assert even(words) in paper
    no_buttons(talk, paper)
