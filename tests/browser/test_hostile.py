"""Hostile text in every field, typed and opened: nothing runs, and it comes back as the text it is."""

from __future__ import annotations

import itertools
import json
import re

import pytest
from browser import files
from browser.card import Card
from browser.paper import text_of
from playwright.sync_api import expect
from stakes.campaign import Campaign, Group, Person, Stake, Tie
from stakes.kit.actions import clean

TEXTS = (
    '<img src=x onerror="window.hit=1">',
    "</script><script>window.hit=1</script>",
    "</textarea></title><svg onload=window.hit=1>",
    "javascript:window.hit=1",
    '"><a href="javascript:window.hit=1" autofocus onfocus=window.hit=1>x</a>',
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    "{{7*7}} ${window.hit=1} {percent} &lt;b&gt; &amp;",
    '=HYPERLINK("javascript:window.hit=1")',
    "+1 -x @SUM(1) -5 +44 20 7946",
    "\u202egnp.exe\u202c \u2066x\u2069",
    "Zoë 👩‍👩‍👧 e\u0301 שלום עליכם",
    "__proto__",
)
COUNT = """() => ({
  hit: window.hit ?? null,
  scripts: document.scripts.length,
  strange: document.querySelectorAll("section.stakes :is(img, iframe, script, a[href^='javascript'], [onerror], [onload], [onfocus])").length,
  address: location.href,
})"""


@pytest.fixture
def unharmed(card: Card):
    """The exercise; at the end nothing has run and nothing was added to the page."""
    before = card.page.evaluate(COUNT)
    assert (before["hit"], before["strange"]) == (None, 0)
    yield card
    card.page.wait_for_timeout(100)
    assert card.page.evaluate(COUNT) == before


def shown(text: str) -> str:
    """The text as it comes back."""
    return clean(text, lines=False)


def is_there(card: Card, text: str) -> None:
    """The text is in the findings, the picture, the table, the question to ask and the copy, as text."""
    words = shown(text).strip()
    for place in (card.findings, card.table, card.next, card.list):
        expect(place).to_contain_text(words)
    # The picture breaks long words over lines, and cuts very long ones short.
    drawn = re.sub(r"\s", "", "".join(card.picture.locator("svg text").all_text_contents()))
    assert re.sub(r"\s", "", words)[:9] in drawn
    assert shown(text) in card.exported().decode() or json.dumps(shown(text))[1:-1] in card.exported().decode()


def test_typed_as_a_name_and_a_stake(unharmed: Card) -> None:
    for text in TEXTS:
        unharmed.write("p1", text, text)
        unharmed.write("p2", "Ruth", text)
        expect(unharmed.need("p1")).to_have_value(shown(text))
        expect(unharmed.findings.locator(".finding", has_text="both need this")).to_contain_text(shown(text).strip())
        is_there(unharmed, text)


def test_in_every_field(unharmed: Card) -> None:
    unharmed.load_case()
    unharmed.entry("ana").get_by_role("button", name="More").click()
    expect(unharmed.entry("ana").locator("[data-key=details]")).to_be_visible()
    unharmed.unfold()
    typed = unharmed.root.locator("input[type=text], textarea")
    ids = typed.evaluate_all("(fields) => fields.map((field) => field.id)")
    assert len(ids) > 40
    written = dict(zip(ids, itertools.cycle(TEXTS)))
    for id, text in written.items():
        unharmed.page.locator(f"[id='{id}']").fill(text)
    unharmed.workbook(lambda book: str(book).count("onerror") >= len(ids) // len(TEXTS))
    unharmed.page.reload()
    unharmed.live()
    for id, text in written.items():
        expect(unharmed.page.locator(f"[id='{id}']")).to_have_value(shown(text))


def test_opened_from_a_file_and_printed(unharmed: Card) -> None:
    for text in TEXTS:
        campaign = Campaign(
            people=(Person(id="p1", name=text, values=text, group="g1"), Person(id="p2", name="Ruth", leaving=text)),
            groups=(Group(id="g1", name=text, size=text),),
            stakes=(
                Stake(id="p1-s1", who="p1", what=text, where=text),
                Stake(id="p2-s1", who="p2", what=text),
                Stake(id="g1-s1", who="g1", what=text, otherwise=text),
            ),
            ties=(Tie(id="t1", one="p1", other="p2"),),
        )
        unharmed.open_copy(files.raw(files.book(campaign)))
        expect(unharmed.name("p1")).to_have_value(shown(text))
        is_there(unharmed, text)
    markup = TEXTS[0]
    unharmed.name("p1").fill(markup)
    unharmed.need("p1").fill(markup)
    expect(unharmed.picture).to_contain_text(markup)
    paper = text_of(unharmed.page.pdf())
    assert paper.replace(" ", "").count(markup.replace(" ", "")) >= 4


def test_an_exercise_id_from_a_file_is_no_selector(unharmed: Card) -> None:
    who = '"]<img src=x onerror=window.hit=1>'
    campaign = Campaign(people=(Person(id=who, name="Ana"),), stakes=(Stake(id="s", who=who, what="a bus"),))
    unharmed.open_copy(files.raw(files.book(campaign)))
    expect(unharmed.status).to_contain_text("pened")
    unharmed.page.wait_for_timeout(200)
