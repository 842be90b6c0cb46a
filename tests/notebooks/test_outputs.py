"""Every notebook, run from an empty folder, gives the outputs that it holds; and a model that is wrong is found so."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from notebooks.stored import EXERCISES, IGNORED, NOTEBOOKS, environment
from pytest_notebook.nb_regression import NBRegressionError, NBRegressionFixture, NBRegressionResult

SELF_INTEREST_MAP = EXERCISES / "02-self-interest-map.ipynb"
Check = Callable[..., NBRegressionResult]


@pytest.fixture
def check(nb_regression: NBRegressionFixture, tmp_path: Path) -> Check:
    """Runs a notebook in an empty folder, with the package from another place where asked, and compares its outputs."""

    def checks(notebook: Path, package: Path = EXERCISES, *, raise_errors: bool = True) -> NBRegressionResult:
        nb_regression.exec_cwd = str(tmp_path)
        nb_regression.exec_env = environment(tmp_path) | {"PYTHONPATH": str(package)}
        nb_regression.diff_ignore = IGNORED
        nb_regression.diff_use_color = False
        return nb_regression.check(notebook, raise_errors=raise_errors)

    return checks


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_run_gives_what_is_stored(check: Check, notebook: Path, tmp_path: Path) -> None:
    ran = check(notebook).nb_final
    assert not [output for cell in ran.cells for output in cell.get("outputs", ()) if output.get("name") == "stderr"]
    assert not (tmp_path / "my-work").exists(), "a learner who runs all cells finds the work as it was"


MUTATIONS = {
    "an overlap is dropped": ("campaign/overlaps.py", "return tuple(sorted(found", "return tuple(sorted(found[1:]"),
    "the order is turned round": ("campaign/overlaps.py", "-len(shared.holders)", "len(shared.holders)"),
    "joining does nothing": ("campaign/editing.py", "same_as=other)", "same_as=entry.same_as)"),
    "the graph loses its groups": (
        "campaign/tables.py",
        "for holder in campaign.holders",
        "for holder in campaign.people",
    ),
    "the next talk is another": ("self_interest_map/model.py", "-len(beside.get(", "len(beside.get("),
    "a case loses a person": (
        "campaign/content/the-late-bus.yml",
        "  - id: gus\n    name: Gus",
        "  - id: gus\n    name: Guy",
    ),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with a copy of the package, to be changed."""
    shutil.copytree(EXERCISES / "stakes", tmp_path / "copy" / "stakes", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "copy"


@pytest.mark.parametrize("mutation", MUTATIONS.values(), ids=MUTATIONS)
def test_a_wrong_model_is_found(check: Check, copy: Path, mutation: tuple[str, str, str]) -> None:
    name, right, wrong = mutation
    file = copy / "stakes" / name
    source = file.read_text("utf-8")
    assert right in source, f"{name} no longer has what is mutated here: choose a line that it has"
    file.write_text(source.replace(right, wrong, 1), "utf-8")
    found = check(SELF_INTEREST_MAP, copy, raise_errors=False)
    assert found.diff_filtered
    assert "+++ obtained" in found.diff_string


def test_a_copy_that_is_as_it_was_is_not(check: Check, copy: Path) -> None:
    assert not check(SELF_INTEREST_MAP, copy, raise_errors=False).diff_filtered


def test_a_wrong_output_is_found(check: Check, tmp_path: Path) -> None:
    notebook = nbformat.read(NOTEBOOKS[0], as_version=4)
    printed = next(
        output for cell in notebook.cells for output in cell.get("outputs", ()) if output.output_type == "stream"
    )
    printed.text = "nine people\n"
    nbformat.write(notebook, tmp_path / "wrong.ipynb")
    with pytest.raises(NBRegressionError, match="nine people"):
        check(tmp_path / "wrong.ipynb")
