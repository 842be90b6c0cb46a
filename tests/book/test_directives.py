"""The writers' directives: what reaches a page, what must not, and what a mistake is told."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

NOTE = """# Welcome

Said to everyone.

:::{facilitator} Let the silence stand
:minutes: 5
Count to ten *plovers*.

- then ask again
:::

:::{facilitator} If the room is stuck
Offer the curlew.
:::
"""


@pytest.fixture(scope="module")
def learner(build_book: Callable):
    return build_book({"welcome": NOTE})


@pytest.fixture(scope="module")
def facilitator(build_book: Callable):
    return build_book({"welcome": NOTE}, view="facilitator")


def test_a_learners_page_has_nothing_of_a_note(learner) -> None:
    assert learner.warnings == ""
    page = learner.page("index")
    assert "Said to everyone." in page
    for word in ("plovers", "curlew", "silence", "stuck", "5 min", 'class="facilitator'):
        assert word not in page


def test_no_file_of_a_learners_book_has_anything_of_a_note(learner) -> None:
    files = [file for file in learner.html.rglob("*") if file.is_file()]
    assert files
    for file in files:
        text = file.read_bytes()
        assert b"plover" not in text and b"curlew" not in text, file
    assert "everyone" in (learner.html / "searchindex.js").read_text() or "everyon" in (
        learner.html / "searchindex.js"
    ).read_text()


def test_the_facilitators_page_shows_title_minutes_and_text(facilitator) -> None:
    assert facilitator.warnings == ""
    notes = BeautifulSoup(facilitator.page("index"), "html.parser").select("div.facilitator")
    assert [note.select_one(".facilitator-title").text for note in notes] == [
        "Let the silence stand · 5 min",
        "If the room is stuck",
    ]
    assert notes[0].em.text == "plovers"
    assert notes[0].li.text.strip() == "then ask again"
    assert [note["id"] for note in notes] == ["facilitator-1", "facilitator-2"]


def test_notes_are_kept_for_agendas(learner) -> None:
    from book.directives import Note, all_notes

    assert all_notes(learner.app.env) == {
        "welcome": [
            Note("welcome", "facilitator-1", "Let the silence stand", 5),
            Note("welcome", "facilitator-2", "If the room is stuck", None),
        ]
    }


def test_a_page_read_again_is_not_counted_twice(learner) -> None:
    from book.directives import all_notes, forget_notes

    before = dict(all_notes(learner.app.env))
    try:
        forget_notes(learner.app, learner.app.env, "welcome")
        assert all_notes(learner.app.env) == {}
    finally:
        all_notes(learner.app.env).update(before)


def test_what_a_parallel_reader_noted_is_taken_over() -> None:
    from types import SimpleNamespace

    from book.directives import Note, all_notes, merge_notes

    mine, theirs = SimpleNamespace(), SimpleNamespace()
    all_notes(theirs).update(a=[Note("a", "facilitator-1", "A", 1)], stale=[Note("stale", "facilitator-1", "B", 2)])
    merge_notes(None, mine, {"a"}, theirs)
    assert all_notes(mine) == {"a": [Note("a", "facilitator-1", "A", 1)]}


def test_a_title_is_text_never_markup(build_book: Callable) -> None:
    built = build_book(
        {"welcome": "# W\n\n:::{facilitator} <img src=x onerror=alert(1)> & more\nText.\n:::\n"}, view="facilitator"
    )
    title = BeautifulSoup(built.page("index"), "html.parser").select_one(".facilitator-title")
    assert title.text == "<img src=x onerror=alert(1)> & more"
    assert not title.find_all(True)


@pytest.mark.parametrize("minutes", ["soon", "0", "-5", "2.5", "481", "٥", ""])
def test_minutes_that_are_no_whole_number_are_refused_with_what_to_do(build_book: Callable, minutes: str) -> None:
    built = build_book({"welcome": f"# W\n\n:::{{facilitator}} A title\n:minutes: {minutes}\nText.\n:::\n"})
    assert "`:minutes:` takes whole minutes, a number from 1 to 480" in built.warnings
    assert "Put a number there" in built.warnings


def test_an_empty_note_is_refused(build_book: Callable) -> None:
    built = build_book({"welcome": "# W\n\n:::{facilitator} A title\n:::\n"})
    assert "the note is empty. Write what to do or say" in built.warnings


def test_lines_are_ruled_labelled_and_said_aloud(build_book: Callable) -> None:
    built = build_book({"welcome": "# W\n\n:::{lines} 4\n:label: What <they> said\n:::\n\n:::{lines} 1\n:::\n"})
    assert built.warnings == ""
    page = BeautifulSoup(built.page("index"), "html.parser")
    four, one = page.select("div.lines")
    assert len(four.find_all("span")) == 4
    assert four["role"] == "img"
    assert four["aria-label"] == "Room to write: 4 lines"
    assert [label.text for label in page.select(".lines-label")] == ["What <they> said"]
    assert len(one.find_all("span")) == 1
    assert one["aria-label"] == "Room to write: one line"


@pytest.mark.parametrize("count", ["many", "0", "29", "3 4", "-1"])
def test_a_count_of_lines_that_fits_no_sheet_is_refused(build_book: Callable, count: str) -> None:
    built = build_book({"welcome": f"# W\n\n:::{{lines}} {count}\n:::\n"})
    assert "`lines` takes how many lines to rule, a number from 1 to 28" in built.warnings
    assert "<div class=\"lines\"" not in built.page("index")


def test_div_is_a_division_with_its_classes(build_book: Callable) -> None:
    built = build_book({"welcome": "# W\n\n::::{div} doors\n:::{div} door\nOne.\n:::\n::::\n"})
    assert built.warnings == ""
    door = BeautifulSoup(built.page("index"), "html.parser").select_one("div.doors > div.door")
    assert re.sub(r"\s+", " ", door.text).strip() == "One."
