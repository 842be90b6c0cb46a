"""What is kept of the facilitator's notes, and what a writer's mistake is told."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from book.notes import Note, Step, all_notes, forget_notes, merge_notes
from bs4 import BeautifulSoup

TIMED = """# Welcome

::::{facilitator} Let the silence stand
:part: silence
:sheets: 03-one-on-one each, 06-agreement tables

:::{steps}
2 all: Two of us will show it.
6/4 pairs: Ask. Then wait, and count to six.
3/0 alone: Write down what <came>.
:::
**Script.** Count.

**When late.** Keep the *counting*, and
go home.
::::

:::{facilitator} If the room is stuck
Offer the curlew.
:::
"""
STEPS = (
    Step(2, 2, "all", "Two of us will show it."),
    Step(6, 4, "pairs", "Ask. Then wait, and count to six."),
    Step(3, 0, "alone", "Write down what <came>."),
)
SHEETS = (("03-one-on-one", "each"), ("06-agreement", "tables"))


def one(text: str) -> str:
    """A page with one note."""
    return f"# W\n\n::::{{facilitator}} A title\n{text}\n::::\n"


@pytest.fixture(scope="module")
def built(build_book: Callable):
    handouts = {f"chapters/facilitator/handouts/{name}": f"# Sheet {name}\n" for name, _ in SHEETS}
    return build_book({"welcome": TIMED} | handouts)


def test_notes_are_kept_for_agendas(built) -> None:
    assert built.warnings == ""
    assert all_notes(built.app.env) == {
        "welcome": [
            Note("welcome", "silence", "Let the silence stand", 11, STEPS, SHEETS),
            Note("welcome", "if-the-room-is-stuck", "If the room is stuck"),
        ]
    }
    assert all_notes(built.app.env)["welcome"][0].late == "Keep the counting, and go home."


def test_minutes_are_the_sum_of_the_steps(built) -> None:
    timed, untimed = all_notes(built.app.env)["welcome"]
    assert (timed.minutes, timed.short, timed.teaching, timed.practice) == (11, 6, 2, 9)
    assert (untimed.minutes, untimed.short, untimed.teaching, untimed.practice) == (None, None, 0, 0)


def test_the_steps_and_the_sheets_are_on_the_facilitators_page(built) -> None:
    note = BeautifulSoup(built.page("index.facilitator"), "html.parser").select_one("#note-silence")
    assert note.select_one(".facilitator-title").text == "Let the silence stand"
    facts = note.select_one(".facilitator-facts")
    assert "11 min: 2 teaching, 9 practice; 6 when late" in facts.text
    assert "Sheet 03-one-on-one, one each" in facts.text and "Sheet 06-agreement, one a table" in facts.text
    assert [link["href"] for link in facts.select("a")] == [f"chapters/facilitator/handouts/{name}.html" for name, _ in SHEETS]
    assert [[cell.text for cell in row.select("th, td")] for row in note.select("tbody tr")] == [
        ["0–2", "everyone", "Two of us will show it."],
        ["2–8", "pairs", "Ask. Then wait, and count to six. (4 when late)"],
        ["8–11", "each alone", "Write down what <came>. (cut when late)"],
    ]


def test_a_page_says_what_its_notes_take_together(built) -> None:
    strip = BeautifulSoup(built.page("index.facilitator"), "html.parser").select_one(".leading")
    assert "In the room: 11 minutes, 2 of them teaching and 9 practice. When late: 6." in strip.text


def test_a_page_read_again_is_not_counted_twice(built) -> None:
    env = SimpleNamespace(stakes_notes=dict(all_notes(built.app.env)))
    forget_notes(built.app, env, "welcome")
    assert all_notes(env) == {}


def test_what_a_parallel_reader_noted_is_taken_over() -> None:
    mine, theirs = SimpleNamespace(), SimpleNamespace()
    all_notes(theirs).update(a=[Note("a", "a", "A", 1)], stale=[Note("stale", "b", "B", 2)])
    merge_notes(None, mine, {"a"}, theirs)
    assert all_notes(mine) == {"a": [Note("a", "a", "A", 1)]}


def test_a_title_is_text_never_markup(build_book: Callable) -> None:
    built = build_book({"welcome": "# W\n\n:::{facilitator} <img src=x onerror=alert(1)> & more\nText.\n:::\n"})
    title = BeautifulSoup(built.page("index.facilitator"), "html.parser").select_one(".facilitator-title")
    assert title.text == "<img src=x onerror=alert(1)> & more"
    assert not title.find_all(True)


MISTAKES = [
    (":::{facilitator} Another\nInside.\n:::", "there is another note inside this one"),
    *((f":minutes: {minutes}\nText.", "`:minutes:` takes whole minutes, a number from 1 to 480") for minutes in ("soon", "0", "-5", "2.5", "481", "٥", "")),
    ("", "the note is empty. Write what to do or say"),
    (":part: Two Rounds\nText.", "`:part:` takes small letters, figures and hyphens"),
    (":sheets: 03-one-on-one\nText.", "`:sheets:` takes a handout's name and one of each, pairs"),
    (":sheets: 03-one-on-one twice\nText.", "`:sheets:` takes a handout's name and one of each, pairs"),
    (":sheets: nowhere each\nText.", "hands out nowhere, which is no handout"),
    (":minutes: 5\n\n:::{steps}\n5 all: Go.\n:::\nText.", "the steps say how long it takes. Take out `:minutes:`"),
    ("\n:::{steps}\n:::\nText.", "Write a line such as"),
    *((f"\n:::{{steps}}\n{line}\n:::\nText.", "a step is its minutes, one of all, alone") for line in ("5 Go.", "0 all: Go.", "5 dogs: Go.", "5 all:", "soon all: Go.")),
    ("\n:::{steps}\n5/6 all: Go.\n:::\nText.", "when late, a step can't take longer"),
]


@pytest.fixture(scope="module")
def mistaken(build_book: Callable) -> str:
    """What one book says that makes every mistake, a page each."""
    return build_book({"welcome": "# W\n"} | {f"chapters/m{at}": one(text) for at, (text, _) in enumerate(MISTAKES)}).warnings


@pytest.mark.parametrize("at", range(len(MISTAKES)), ids=lambda at: f"{MISTAKES[at][0]!r}")
def test_a_mistake_is_told_what_to_do(mistaken: str, at: int) -> None:
    said = " ".join(line for line in mistaken.replace("\n\n", "\n").splitlines() if f"/m{at}.md" in line or f"/m{at}:" in line)
    assert MISTAKES[at][1] in said


def test_two_notes_of_one_name_are_refused(build_book: Callable) -> None:
    built = build_book({"welcome": one("Text."), "chapters/two": one("Text.")})
    assert "two notes are called a-title, one of them in welcome" in built.warnings
