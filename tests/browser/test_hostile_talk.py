"""Hostile text in every field of the one-on-one: nothing runs, and it comes back as text in the page, on paper, in files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from browser.card import EXERCISE, Card
from browser.paper import text_of
from browser.talks import ANSWERS, answer, field, fix_the_seed, goodbye, letter, live, observe, say, sit_down, spoken, unfold
from browser.test_hostile import COUNT, TEXTS, shown
from playwright.sync_api import Page, expect
from stakes.kit import content
from stakes.one_on_one.check import check_script

ASKS = "what happened then? "


@pytest.fixture
def unharmed(talk: Page) -> Iterator[Page]:
    """The one-on-one; at the end nothing has run and nothing was added to the page."""
    fix_the_seed(talk)
    before = talk.evaluate(COUNT)
    yield talk
    talk.wait_for_timeout(100)
    assert talk.evaluate(COUNT) == before


def downloaded(page: Page, label: str) -> str:
    """The file that a link saves, as text."""
    with page.expect_download() as coming:
        page.get_by_role("link", name=label).click()
    return coming.value.path().read_bytes().decode()


def printed(page: Page) -> str:
    """What is on paper, its spaces left out: long lines break anywhere."""
    return text_of(page.pdf()).replace(" ", "")


def on_paper(text: str) -> str:
    """The part of a text that a PDF gives back in its order: what is not right to left, and no joined signs."""
    return "".join(c for c in shown(text) if c.isascii()).replace(" ", "")[:24]


def said_in_a_talk(page: Page) -> list[str]:
    """Say every hostile text, each behind a question, so that the talk goes on."""
    said = []
    for text in TEXTS:
        if not field(page).count():
            break
        say(page, ASKS + text)
        said.append(shown(ASKS + text).strip())
    assert len(said) == len(TEXTS)
    return said


def test_said_in_a_talk(unharmed: Page) -> None:
    sit_down(unharmed, "Ray")
    said = said_in_a_talk(unharmed)
    goodbye(unharmed)
    shown_lines = [words.removeprefix("You: ") for words in spoken(unharmed).locator("p").all_text_contents()]
    assert shown_lines[: len(said)] == said

    unfold(unharmed, "Name your own lines")
    for words in said:
        unharmed.get_by_label(f"“{words}”", exact=True).select_option("advise")
    expect(letter(unharmed)).to_contain_text("Of all the words")

    rows = downloaded(unharmed, "Save the talk as text").split("\n")
    assert [row for row in rows if row.startswith("You [advise]: ")] == [f"You [advise]: {words}" for words in said]
    talked = json.loads(downloaded(unharmed, "Save it as JSON"))
    mine = [line for line in talked["lines"] if line["who"] == "you"]
    assert [(line["text"], line["coded"]) for line in mine[: len(said)]] == [(words, "advise") for words in said]

    paper = printed(unharmed)
    for words in said:
        assert paper.count(on_paper(words)) >= 2, words

    spoken(unharmed).nth(3).get_by_role("button").click()
    expect(field(unharmed)).to_have_value(said[3])


def test_typed_and_not_yet_said_and_asked_about(unharmed: Page) -> None:
    sit_down(unharmed, "Ray")
    for text in TEXTS:
        words = f"{text} you should come with me on saturday"
        field(unharmed).fill(words)
        field(unharmed).press("Enter")
        notice = unharmed.locator(".notice.ask")
        expect(notice).to_contain_text(shown(text).strip())
        notice.get_by_role("button", name="Say it another way").click()
        expect(field(unharmed)).to_have_value(shown(words))


def test_a_partner_made_of_it(unharmed: Page) -> None:
    unfold(unharmed, "Who will you really meet?")
    for first in range(0, len(TEXTS), 6):
        texts = TEXTS[first : first + 6]
        # The name comes last: once it is on the button, all of them are in.
        answer(unharmed, dict(reversed([*zip(ANSWERS, texts)])))
        name = shown(texts[0]).strip()
        expect(unharmed.get_by_role("button", name=f"Sit down with {name}", exact=True)).to_be_visible()
        script = downloaded(unharmed, "Save them as a script to edit")
        document = content.parse(script, "mine.yml")
        assert check_script(document) == []
        for text in texts:
            assert shown(text).strip() in json.dumps(document.data, ensure_ascii=False).replace('\\"', '"')
        for text in texts:
            assert on_paper(text) in printed(unharmed)

        sit_down(unharmed, name)
        expect(unharmed.locator(".dialogue .line.them")).to_contain_text(shown(texts[1]).strip())
        expect(unharmed.locator("[data-key=scene]")).to_contain_text(name)
        expect(unharmed.locator("[data-key=scene]")).to_contain_text(shown(texts[5]).strip())
        for words in ("how is your week?", "what is it like for you?", "what do you fear?"):
            say(unharmed, f"{words} {texts[3]}")
        goodbye(unharmed)
        assert on_paper(texts[1]) in printed(unharmed)
        unharmed.get_by_role("button", name="Choose somebody else").click()


def test_an_observers_notes(unharmed: Page) -> None:
    observe(unharmed, "o")
    quotes, ask = unharmed.get_by_label("What they said, word for word"), unharmed.get_by_label("What was asked")
    quotes.fill("\n".join(TEXTS))
    kept = "\n".join(shown(text) for text in TEXTS)
    for text in TEXTS:
        ask.fill(text)
        expect(unharmed.locator("[data-key=observe] .finding").last).to_contain_text(shown(text).strip())
    unharmed.locator("section.stakes .saved", has_text="Saved on this device").wait_for()
    unharmed.reload()
    live(unharmed)
    expect(ask).to_have_value(shown(TEXTS[-1]))
    assert quotes.input_value() == kept
    paper = printed(unharmed)
    for text in TEXTS:
        assert on_paper(text) in paper


def test_a_name_on_ones_map(visit: Callable[..., Page]) -> None:
    card = Card(visit(EXERCISE)).live()
    card.write("p1", TEXTS[0], TEXTS[1])
    card.write("p2", TEXTS[4], TEXTS[5])
    card.workbook(lambda book: TEXTS[5] in str(book))
    card.page.goto(card.page.url.replace("02-self-interest-map", "03-one-on-one"))
    page = live(card.page)
    before = page.evaluate(COUNT)
    unfold(page, "Who will you really meet?")
    page.get_by_label("Somebody on your map").select_option(label=TEXTS[4])
    expect(page.get_by_label("Their alias")).to_have_value(TEXTS[4])
    answer(page, {label: TEXTS[2] for label in list(ANSWERS)[1:]})
    sit_down(page, TEXTS[4])
    goodbye(page)
    assert page.evaluate(COUNT) == before
