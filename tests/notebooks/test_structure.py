"""Every notebook as a document: valid, short, the exercise first, and nothing in it that a run or a learner left."""

from __future__ import annotations

import importlib
import re
import sys
import warnings
from collections import Counter
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from notebooks.stored import KEPT_METADATA, NOTEBOOKS, cleaned
from stakes import exercises

NAME = re.compile(r"(\d\d)-([a-z]+(?:-[a-z]+)*)")
LINES = 3
OUTPUTS = {"stream", "execute_result"}
TAGS = {"remove-cell"}
PATHS = re.compile(r"(?<![\w.:/<])(?:/(?:home|Users|root|tmp|work|var|usr|opt|mnt)\b|~/|[A-Z]:\\)|file://")
LIMIT = 30_000


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture
def notebook(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=nbformat.NO_CONVERT)


def code(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_every_exercise_has_a_notebook_and_every_notebook_an_exercise() -> None:
    named = [match[2] for path in NOTEBOOKS if (match := NAME.fullmatch(path.stem))]
    assert named == exercises()
    assert len(named) == len(NOTEBOOKS) > 0


def test_its_number_is_the_exercises_place(path: Path) -> None:
    number, name = NAME.fullmatch(path.stem).groups()
    assert int(number) == importlib.import_module(f"stakes.{name.replace('-', '_')}").PLACE


def test_it_is_valid(path: Path, notebook: NotebookNode) -> None:
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        nbformat.validate(notebook)
    assert path.stat().st_size < LIMIT


def test_cells_have_ids_of_their_own(notebook: NotebookNode) -> None:
    ids = Counter(cell.id for cell in notebook.cells)
    assert max(ids.values()) == 1
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", id) for id in ids), "an id says what the cell does, run after run"


def test_it_holds_nothing_but_what_is_compared(path: Path, notebook: NotebookNode) -> None:
    assert notebook == cleaned(notebook), f"run: {sys.executable} tests/notebooks/stored.py {path}"
    assert notebook.metadata == KEPT_METADATA
    assert {tag for cell in notebook.cells for tag in cell.metadata.get("tags", ())} <= TAGS
    for cell in code(notebook):
        assert {output.output_type for output in cell.outputs} <= OUTPUTS
        assert {output.name for output in cell.outputs if output.output_type == "stream"} <= {"stdout"}


def test_it_was_run_once_from_first_to_last(notebook: NotebookNode) -> None:
    assert [cell.execution_count for cell in code(notebook)] == list(range(1, len(code(notebook)) + 1))
    for cell in code(notebook):
        for output in cell.outputs:
            assert output.get("execution_count", cell.execution_count) == cell.execution_count


def test_cells_are_short(notebook: NotebookNode) -> None:
    for cell in code(notebook):
        lines = [line for line in cell.source.splitlines() if line.strip()]
        assert len(lines) <= LINES, f"{cell.id}: move what is long into the package"
        assert max(map(len, lines)) <= 100


def test_the_exercise_comes_first(path: Path, notebook: NotebookNode) -> None:
    title, first = notebook.cells[:2]
    assert title.cell_type == "markdown"
    assert title.source.startswith("# ")
    assert f'stakes.open_exercise("{NAME.fullmatch(path.stem)[2]}")' in first.source
    assert sum("open_exercise(" in cell.source for cell in notebook.cells) == 1


def test_every_code_cell_is_led_up_to(notebook: NotebookNode) -> None:
    run = 0
    for cell in notebook.cells:
        run = run + 1 if cell.cell_type == "code" else 0
        assert run <= 2, f"{cell.id}: say in a sentence what these cells are for"


def test_something_is_printed_that_can_be_wrong(notebook: NotebookNode) -> None:
    printed = [output for cell in code(notebook) for output in cell.outputs if output.output_type == "stream"]
    assert len(printed) >= 3


def test_it_drives_a_session_that_is_not_the_learners(notebook: NotebookNode) -> None:
    """Running a notebook must not change the learner's own work."""
    source = "\n".join(cell.source for cell in code(notebook))
    assert "exercise.session.handle(" not in source
    assert "exercise.work =" not in source
    assert "workbook.save(" not in source


def test_no_place_on_a_machine_is_in_it(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not PATHS.search(text)
    assert "object at 0x" not in text


def test_the_check_for_places_finds_one() -> None:
    for found in ("in /home/ana/map", "C:\\Users\\ana", "~/map.json", "file:///tmp/x", '"/root/x"'):
        assert PATHS.search(found)
    for none in ("stakes/self_interest_map/model.py", "and/or", "https://example.org/usr/x"):
        assert not PATHS.search(none)
