"""A copy out, a copy in, and starting over."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from browser import files
from browser.card import Card
from playwright.sync_api import Page, expect
from stakes import workbook

BAD = files.bad()


@pytest.fixture
def written(card: Card) -> Card:
    """The exercise with a little work in it, saved."""
    card.write("p1", "Ana", "a bus")
    card.workbook(lambda book: "a bus" in str(book))
    return card


def test_a_copy_is_a_workbook_and_opens_elsewhere(written: Card, visit: Callable[..., Page]) -> None:
    copy = written.exported()
    book = workbook.load(copy)
    assert [person["name"] for person in book.campaign["people"]] == ["Ana"]
    other = Card(visit()).live()
    other.open_copy(copy)
    expect(other.name("p1")).to_have_value("Ana")
    expect(other.status).to_contain_text("Opened.")
    assert other.names(other.workbook()) == ["Ana"]
    other.page.reload()
    other.live()
    expect(other.name("p1")).to_have_value("Ana")


def test_opening_a_copy_asks_before_it_replaces(written: Card) -> None:
    chosen = {"name": "copy.json", "mimeType": "application/json", "buffer": files.raw(files.book())}
    written.section.locator("[data-do=import]").set_input_files(chosen)
    expect(written.dialog).to_contain_text("Opening a copy replaces what you wrote here")
    written.button("Keep it").click()
    expect(written.name("p1")).to_have_value("Ana")
    written.section.locator("[data-do=import]").set_input_files(chosen)
    written.button("Open it").click()
    expect(written.name("p1")).to_have_value("Imported Ida")
    written.shared("Imported Ida", "Imported Ole", what="a dry cellar")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
def test_a_good_file_opens(card: Card, mark: bytes) -> None:
    card.open_copy(mark + files.raw(files.book()))
    expect(card.name("p1")).to_have_value("Imported Ida")


def test_a_bad_file_says_which_it_is_and_leaves_the_work_alone(written: Card) -> None:
    kept = written.kept()
    shown = written.root.inner_html()
    for name, (raw, why) in BAD.items():
        if len(raw) > workbook.SIZE_LIMIT:
            written.section.locator("[data-do=import]").set_input_files({"name": "x.json", "mimeType": "application/json", "buffer": raw})
        else:
            written.open_copy(raw, f"{name}.json")
        expect(written.status, name).to_contain_text("Not opened:")
        expect(written.status, name).to_contain_text(why)
        expect(written.status, name).to_contain_text("What you wrote here is as it was.")
        assert written.root.inner_html() == shown, name
        assert written.kept() == kept, name
        written.page.evaluate("() => document.querySelector('.foot [role=status]').replaceChildren()")
    written.name("p1").fill("Ana still")
    written.workbook(lambda book: written.names(book) == ["Ana still"])


def test_a_file_that_is_too_big_is_not_read(written: Card) -> None:
    written.page.evaluate("() => { Blob.prototype.arrayBuffer = () => { throw new Error('read'); }; }")
    written.section.locator("[data-do=import]").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": BAD["over 5 MB"][0]}
    )
    expect(written.status).to_contain_text("5 MB")
    expect(written.dialog).to_have_count(0)


def test_clear_offers_a_copy_first_and_leaves_nothing(written: Card) -> None:
    written.foot.locator("[data-do=clear]").click()
    expect(written.dialog).to_contain_text("Clear everything you wrote")
    with written.page.expect_download() as coming:
        written.button("Save a copy first").click()
    assert "Ana" in coming.value.path().read_text("utf-8")
    expect(written.dialog.locator(":focus")).to_have_text("Keep it")
    written.button("Keep it").click()
    expect(written.name("p1")).to_have_value("Ana")
    written.foot.locator("[data-do=clear]").click()
    written.button("Clear my work").click()
    expect(written.status).to_contain_text("Cleared. Nothing you wrote is left")
    expect(written.name("p1")).to_have_value("")
    expect(written.picture).to_have_count(0)
    expect(written.foot.locator("[data-do=clear]")).to_be_focused()
    assert written.kept("") == []
    assert written.storage() == {}
    written.page.wait_for_timeout(500)
    assert written.kept("") == []
    written.page.reload()
    written.live()
    expect(written.name("p1")).to_have_value("")


def test_clearing_right_after_typing_leaves_nothing_either(card: Card) -> None:
    card.foot.locator("[data-do=clear]").click()
    card.page.evaluate(
        """() => {
          const field = document.querySelector('[data-key="p1"] [data-key="name"] input');
          field.value = "Ana";
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }"""
    )
    card.button("Clear my work").click()
    expect(card.status).to_contain_text("Cleared")
    card.page.wait_for_timeout(600)
    assert card.kept("") == []
    assert card.storage() == {}
    expect(card.name("p1")).to_have_value("")


def test_work_goes_on_after_a_copy_is_opened(card: Card) -> None:
    card.open_copy(files.raw(files.book()))
    expect(card.name("p1")).to_have_value("Imported Ida")
    card.name("p2").fill("Ole himself")
    book = card.workbook(lambda book: card.names(book) == ["Imported Ida", "Ole himself"])
    assert json.loads(card.exported())["campaign"] == book["campaign"]
