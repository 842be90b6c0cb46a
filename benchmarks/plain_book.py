"""The peer of the book: the same chapters in Jupyter Book as it comes, its theme and settings untouched."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from benchmarks.places import BENCH
from tooling.build import JUPYTER_BOOK
from tooling.commands import call
from tooling.paths import BUILD, ROOT
from tooling.steps import PASSING

FOLDER = BENCH / "plain-book"
HTML = FOLDER / "_build" / "html"

CONFIG = """\
title: Common Stakes
author: The Common Stakes contributors
only_build_toc_files: true
execute:
  execute_notebooks: "off"
parse:
  myst_enable_extensions: [attrs_block, attrs_inline, colon_fence, deflist]
bibtex_bibfiles: [chapters/references.bib]
sphinx:
  local_extensions:
    stand_ins: .
"""

# The book's own directives, as little as the same text needs: a learner's page has no facilitator's notes.
# `div` comes with Jupyter Book.
STAND_INS = """\
from sphinx.util.docutils import SphinxDirective


class Nothing(SphinxDirective):
    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {"minutes": str, "label": str}

    def run(self):
        return []


def setup(app):
    app.add_directive("facilitator", Nothing)
    app.add_directive("lines", Nothing)
"""


def write() -> None:
    """Lay out the copy, unbuilt."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    shutil.copytree(ROOT / "chapters", FOLDER / "chapters")
    shutil.copyfile(ROOT / "_toc.yml", FOLDER / "_toc.yml")
    (FOLDER / "exercises").mkdir()
    for notebook in (ROOT / "exercises").glob("*.ipynb"):
        shutil.copyfile(notebook, FOLDER / "exercises" / notebook.name)
    (FOLDER / "_config.yml").write_text(CONFIG, "utf-8")
    (FOLDER / "stand_ins.py").write_text(STAND_INS, "utf-8")


def build() -> None:
    """Run jupyter-book on the copy, as its manual says."""
    call(
        [sys.executable, "-c", JUPYTER_BOOK, "build", FOLDER],
        todo="Mend what the lines above name.",
        cwd=FOLDER,
        env={"PYTHONDONTWRITEBYTECODE": "1"},
        log=BUILD / "log" / "bench-plain-book.txt",
    )


# The course's own sources, for its own step to build in a folder where nothing is lost.
OWN = BENCH / "own-book"
SOURCES = (
    "book",
    "chapters",
    "exercises",
    "tooling",
    "_config.yml",
    "_toc.yml",
    "requirements.txt",
    "package-lock.json",
)
OWN_STEP = "from tooling.build import steps; from tooling.steps import run_steps; run_steps(steps()[:1])"


def write_own() -> None:
    """Copy what the course's own step reads, unbuilt."""
    shutil.rmtree(OWN, ignore_errors=True)
    OWN.mkdir(parents=True)
    passing = shutil.ignore_patterns(*PASSING, "*.egg-info")
    for name in (*SOURCES, *(path.name for path in ROOT.glob("*.md"))):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, OWN / name, ignore=passing)
        else:
            shutil.copyfile(ROOT / name, OWN / name)


def build_own() -> None:
    """Run the step of `course.py build` that makes the pages, in the copy."""
    enter = f"import sys; sys.path[0] = {json.dumps(str(OWN))}; sys.dont_write_bytecode = True; {OWN_STEP}"
    call(
        [sys.executable, "-c", enter],
        todo="Mend what the lines above name.",
        cwd=OWN,
        log=BUILD / "log" / "bench-own-book.txt",
    )


def edit(folder: Path) -> Path:
    """Add a sentence to one chapter of a copy, as a writer would; return the chapter."""
    chapter = folder / "chapters" / "interests" / "index.md"
    with open(chapter, "a", encoding="utf-8") as file:
        file.write("\nOne more sentence.\n")
    return chapter
