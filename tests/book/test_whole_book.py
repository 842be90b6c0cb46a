"""The book that was built: every exercise has all that belongs to it, every link leads somewhere, nobody's work is in it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import stakes
from bs4 import BeautifulSoup
from stakes import workbook
from tooling.paths import HTML, ROOT

PLANTED = "Quillfeather Ondine"
EXERCISES = stakes.exercises()


@cache
def pages() -> dict[str, BeautifulSoup]:
    """Every page of the built book, by its path."""
    found = {
        path.relative_to(HTML).as_posix(): BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in sorted(HTML.rglob("*.html"))
    }
    assert len(found) > 10, "There is no built book: run “python3 course.py build” first."
    return found


def notebook_of(name: str) -> Path:
    (found,) = (ROOT / "exercises").glob(f"[0-9][0-9]-{name}.ipynb")
    return found


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_has_its_notebook_page_chapter_and_handout(name):
    stem = notebook_of(name).stem
    holding = [path for path, page in pages().items() if page.select(f"section[data-exercise={name}]")]
    assert holding == [f"exercises/{stem}.html"]
    assert len(pages()[holding[0]].select("section[data-exercise]")) == 1
    assert f"exercises/{stem}" in (ROOT / "_toc.yml").read_text("utf-8")
    chapters = [*(ROOT / "chapters").glob("*.md"), *(ROOT / "chapters").glob("[!f]*/*.md")]
    assert any(f"{stem}.ipynb" in chapter.read_text("utf-8") for chapter in chapters), "no chapter leads to it"
    assert f"chapters/facilitator/handouts/{stem}.html" in pages()


@pytest.mark.parametrize("name", EXERCISES)
def test_it_has_tests_of_its_own(name):
    assert [*(ROOT / "tests" / name.replace("-", "_")).glob("test_*.py")]


def test_every_handout_is_in_the_facilitators_list():
    """The list is written by hand, for it says whom each is for: whoever adds a handout adds its line."""
    there = {f"handouts/{path.stem}.html" for path in (ROOT / "chapters" / "facilitator" / "handouts").glob("*.md")}
    listed = {link["href"] for link in pages()["chapters/facilitator/index.html"].select("article a[href^='handouts/']")}
    assert there, "there is nothing to look at"
    assert there <= listed, "add them to the list in chapters/facilitator/index.md"


@pytest.mark.parametrize("name", EXERCISES)
def test_its_first_view_is_in_the_page(name):
    section = pages()[f"exercises/{notebook_of(name).stem}.html"].select_one("section[data-exercise]")
    assert section["data-state"] == "static"
    assert len(section.select("[data-action]")) >= 4
    assert len(section.get_text(" ", strip=True)) > 300


@pytest.mark.parametrize("name", EXERCISES)
def test_a_facilitator_is_told_how_to_lead_it(name):
    twin = pages()[f"exercises/{notebook_of(name).stem}.facilitator.html"]
    assert not twin.select("[data-exercise]")
    box = twin.select_one("article .facilitator")
    assert box.select_one(".facilitator-title a")["href"] == f"{notebook_of(name).stem}.html"
    assert box.select("li a[href*='#note-']")


def test_every_link_leads_to_a_page_and_a_place_in_it():
    looked_at = 0
    for path, page in pages().items():
        for link in page.select("a[href]"):
            address = urlsplit(link["href"])
            if address.scheme:
                continue
            looked_at += 1
            target = os.path.normpath(os.path.join(os.path.dirname(path), unquote(address.path))) if address.path else path
            assert target in pages() or (HTML / target).is_file(), f"{path}: {link['href']}"
            if address.fragment and "=" not in address.fragment and target in pages():
                assert pages()[target].find(id=unquote(address.fragment)), f"{path}: {link['href']}"
    assert looked_at > 200


def test_no_learners_page_names_a_facilitators_note():
    titles = [
        title
        for chapter in (ROOT / "chapters").rglob("*.md")
        for title in re.findall(r"^:::+\{facilitator\} (.+)$", chapter.read_text("utf-8"), re.MULTILINE)
    ]
    assert len(titles) > 5
    learners = [page for path, page in pages().items() if not path.startswith("chapters/facilitator/") and ".facilitator." not in path]
    assert len(learners) > 20
    texts = [page.get_text() for page in learners]
    assert [title for title in titles if any(title in text for text in texts)] == []


def test_a_learners_own_work_is_not_in_the_book(tmp_path):
    """A copy with somebody's work in it is built as course.py builds; the name is nowhere in what comes out."""
    root = tmp_path / "copy"
    ours = ("_config.yml", "_toc.yml", "book", "chapters", "exercises")
    for name in ours:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, root / name) if root.exists() else (root.mkdir(), copy(ROOT / name, root / name))
    session = stakes.Session("self-interest-map")
    session.handle({"do": "write-name", "who": "p1", "value": PLANTED})
    workbook.save(workbook.new().with_session(session), root / "exercises" / "my-work" / "workbook.json")
    built = subprocess.run(
        [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", root, "-W", "-n", "--keep-going"],
        cwd=root / "exercises",
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(root), str(root / "exercises")])},
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stdout[-2000:] + built.stderr[-2000:]
    files = [path for path in (root / "_build").rglob("*") if path.is_file()]
    assert (root / "_build" / "html" / "index.html") in files
    assert len(files) > 30
    assert [path for path in files if PLANTED.encode() in path.read_bytes()] == []
