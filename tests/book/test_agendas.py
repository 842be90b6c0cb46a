"""Agendas add up: the arithmetic, what a writer's mistake is told, and every agenda in the book."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from book.agendas import ROOMS, AgendaError, Item, check, clock, fit, helpers, read, sheets, total
from book.notes import Note, Step
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st
from tooling.paths import HTML, ROOT

NOTES_OF_A_CHAPTER = ("Script", "Stuck point", "Model dialogue", "When late", "Opting out", "Materials", "Follow-up")
AGENDAS = ("sampler", "ninety", "ninety-observed", "half-day", "phones", "full-day", "remote", "paper")


@st.composite
def some_notes(draw: st.DrawFn) -> dict[str, Note]:
    found = {}
    for at in range(draw(st.integers(1, 6))):
        steps = []
        for _ in range(draw(st.integers(1, 4))):
            minutes = draw(st.integers(1, 30))
            steps.append(Step(minutes, draw(st.integers(0, minutes)), draw(st.sampled_from(["all", "alone", "pairs", "threes"])), "x"))
        name = f"n{at}"
        share = draw(st.sampled_from(["each", "pairs", "threes", "tables", "once"]))
        found[name] = Note("a", name, name, sum(step.minutes for step in steps), tuple(steps), (("sheet", share),), draw(st.booleans()))
    return found


@st.composite
def orders(draw: st.DrawFn) -> list[Item]:
    notes = draw(some_notes())
    lines = []
    for name, note in notes.items():
        lines.append(name + " short" * (note.short is not None and draw(st.booleans())))
        if draw(st.booleans()):
            lines.append(draw(st.sampled_from(["pause 15 Break", "spare 5", "pause 60 Lunch"])))
    return read(lines, notes)


@given(orders(), st.integers(1, 300), st.sampled_from(ROOMS))
def test_fitting_only_ever_shortens_and_stops_when_it_fits(items: list[Item], length: int, people: int) -> None:
    fitted = fit(items, length, people)
    assert total(fitted, people) <= total(items, people)
    assert [item.note for item in fitted if item.note] == [item.note for item in items if item.note]
    if total(items, people) <= length:
        assert fitted == items
    if total(fitted, people) > length:
        assert all(item.short or item.note.short is None for item in fitted if item.note)
        assert not any(item.spare for item in fitted)
    assert fit(fitted, length, people) == fitted
    cut = [after.note for before, after in zip([item for item in items if item.note], [item for item in fitted if item.note]) if before != after]
    if any(note.keep for note in cut):
        assert all(item.short or item.note.short is None for item in fitted if item.note and not item.note.keep)


@given(orders(), st.sampled_from(ROOMS))
def test_a_running_order_is_the_sum_of_its_parts(items: list[Item], people: int) -> None:
    assert total(items, people) == sum(total([item], people) for item in items)
    assert total(items, 12) <= total(items, 200)
    check(items, total(items))
    with pytest.raises(AgendaError, match="adds up to"):
        check(items, total(items) + 1)


@given(orders(), st.integers(1, 200))
def test_no_one_goes_without_a_sheet(items: list[Item], people: int) -> None:
    shares = {share for item in items if item.note for _, share in item.note.sheets}
    least = people if "each" in shares else 1
    assert sheets(items, people).get("sheet", 0) >= least
    assert sheets(items, people).get("sheet", 0) <= max(people, 1)


def test_a_sheet_for_two_parts_is_printed_once() -> None:
    step = (Step(5, 5, "pairs", "x"),)
    both = [Item(Note("a", name, name, 5, step, (("map", share),))) for name, share in (("b", "pairs"), ("c", "each"))]
    assert sheets(both, 12) == {"map": 12}


def test_the_hall_needs_more_time_for_partners_and_a_small_room_none() -> None:
    note = Note("a", "b", "B", 30, tuple(Step(10, 10, who, "x") for who in ("pairs", "pairs", "threes")))
    assert [Item(note).minutes(people) for people in ROOMS] == [30, 30, 30, 34]


def test_clock_and_helpers() -> None:
    assert clock(23 * 60 + 50, 20) == "0:10"
    assert [helpers(people) for people in (2, 8, 9, 40)] == ["none", "1", "1–2", "4–5"]


MISTAKES = [
    ("nobody", 5, "no note with minutes is called 'nobody'"),
    ("silence short", 5, "'silence' has no short form"),
    ("two words", 5, "a line is a part, a part and “short”, or “pause 15 Break”"),
    ("silence", 6, "it adds up to 5 minutes, and says 6"),
]


@pytest.fixture(scope="module")
def mistaken(build_book: Callable):
    note = "::::{facilitator} Let the silence stand\n:part: silence\n\n:::{steps}\n5 all: Wait.\n:::\nText.\n::::\n"
    agendas = "".join(f"\n:::{{agenda}} a{at}\n:length: {length}\n:start: 18:00\n{line}\n:::\n" for at, (line, length, _) in enumerate(MISTAKES))
    lame = "\n:::{agenda} lame\n:length: 5\n:start: noon\nsilence\n:::\n"
    return build_book({"welcome": f"# W\n\n{note}", "chapters/facilitator/agendas": f"# A\n{agendas}{lame}"})


@pytest.mark.parametrize("at", range(len(MISTAKES)))
def test_an_agenda_that_can_not_be_led_stops_the_build(mistaken, at: int) -> None:
    assert f"the agenda a{at}: {MISTAKES[at][2]}" in mistaken.warnings
    assert f"agenda-a{at}" not in mistaken.page("chapters/facilitator/agendas")


def test_an_agenda_without_its_hour_is_refused(mistaken) -> None:
    assert "agenda: say how long it is and when it starts" in mistaken.warnings


# The book itself.


def page(name: str) -> BeautifulSoup:
    return BeautifulSoup((HTML / f"{name}.html").read_text("utf-8"), "html.parser")


def minutes_of(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


@pytest.fixture(scope="module")
def parts() -> dict[str, Tag]:
    """Every part, by its title, as the planner has it."""
    return {row.a.text: row for row in page("chapters/facilitator/plan").select("table.parts tbody tr")}


@pytest.mark.parametrize("name", AGENDAS)
def test_an_agenda_in_the_book_adds_up_by_the_clock(name: str, parts: dict[str, Tag]) -> None:
    found = page("chapters/facilitator/agendas").select_one(f"#agenda-{name}")
    rows = [[cell.text for cell in row.select("th, td")] for row in found.select("table.running tbody tr")]
    ends = [tuple(map(minutes_of, times.split("–"))) for times, *_ in rows]
    assert sum(int(minutes) for *_, minutes in rows) == int(found["data-length"]) == ends[-1][1] - ends[0][0]
    assert all(before[1] == after[0] for before, after in zip(ends, ends[1:]))
    for (begin, end), (_, what, minutes) in zip(ends, rows):
        assert end - begin == int(minutes)
        title = what.removesuffix(" (short)")
        if title in parts:
            assert int(minutes) == int(parts[title]["data-short" if title != what else "data-minutes"])
    led = [what.removesuffix(" (short)") for _, what, _ in rows if what.removesuffix(" (short)") in parts]
    out = int(re.search(r"\d+", found.summary.text)[0])
    assert len(led) + out == len(parts)
    assert {"Before anybody plays a part", "Real commitments", "The end"} <= set(led)
    assert "If you begin 15 minutes late:" in found.text
    assert [cell.text for cell in found.select("table.rooms thead th")][1:] == [str(people) for people in ROOMS]
    assert [cell.text for cell in found.select("table.rooms tbody tr")[0].select("td")] == ["none", "2", "3–4", "20–25"]


def test_these_are_all_the_agendas() -> None:
    assert [found["id"] for found in page("chapters/facilitator/agendas").select(".agenda")] == [f"agenda-{name}" for name in AGENDAS]


CHAPTERS = sorted(
    path for path in (ROOT / "chapters").rglob("*.md") if "{facilitator}" in path.read_text("utf-8")
)
NOTE = re.compile(r"^::::\{facilitator\} (.+?)\n(.*?)^::::$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_has_all_that_a_facilitator_needs(chapter) -> None:
    text = "".join(match[2] for match in NOTE.finditer(chapter.read_text("utf-8")))
    # The welcome has no exercise of its own to follow up.
    needs = [need for need in NOTES_OF_A_CHAPTER if not (chapter.stem == "welcome" and need == "Follow-up")]
    assert [need for need in needs if need.lower() not in text.lower()] == []


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_the_script_and_the_steps_keep_the_same_time(chapter) -> None:
    for title, text in NOTE.findall(chapter.read_text("utf-8")):
        at, ends = 0, {0}
        for minutes in re.findall(r"^(\d+)(?:/\d+)? \w+: ", text.split(":::{steps}")[1].split("\n:::")[0], re.MULTILINE):
            ends.add(at := at + int(minutes))
        script = re.search(r"\*\*Script\.\*\* (.+)", text)
        named = [int(minute) for pair in re.findall(r"(?<![\w.])(\d+)–(\d+)(?=[:, ])", script[1] if script else "") for minute in pair]
        assert set(named) <= ends, (title, sorted(set(named) - ends))
        if named:
            assert max(named) == at, title


def test_every_chapter_has_notes() -> None:
    without = {"glossary", "references", *(path.stem for path in (ROOT / "chapters" / "facilitator").rglob("*.md"))}
    chapters = {path for path in (ROOT / "chapters").rglob("*.md") if path.stem not in without or path.stem == "index" and path.parent.name != "facilitator"}
    assert len(chapters) > 20
    assert chapters <= set(CHAPTERS)


def test_the_wall_shows_the_steps_and_none_of_the_notes() -> None:
    screen = page("chapters/facilitator/screen")
    assert len(screen.select(".on-screen")) == len(page("chapters/facilitator/plan").select("table.parts tbody tr")) > 30
    for word in ("Stuck point", "Model dialogue", "Script."):
        assert word not in screen.text.replace("no script, no stuck points", "")
    assert all(step["data-minutes"].isdigit() for step in screen.select(".on-screen li"))
