"""Exercises in a built page: rendered from an empty session, with what brings them to life."""

import io
import json
from pathlib import Path

import pytest
import stakes
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, writes
from reading import read
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils
from stakes import Session
from stakes.hosts import card
from stakes.hosts.markup import Renderer
from stakes.hosts.page import extension

NAME = "self-interest-map"


def build(source, notebooks, texts=()):
    """Build a book of these notebooks (by name, each a list of code cells) and texts; return its folder and warnings."""
    source.mkdir()
    names = "\n".join((*notebooks, *texts))
    for name, text in dict(texts).items():
        (source / f"{name}.md").write_text(text, encoding="utf-8")
    (source / "index.md").write_text(f"# Book\n\n```{{toctree}}\n{names}\n```\n", encoding="utf-8")
    for name, cells in notebooks.items():
        file = source / f"{name}.ipynb"
        file.parent.mkdir(parents=True, exist_ok=True)
        language = {"language_info": {"name": "python", "pygments_lexer": "ipython3"}}
        made = new_notebook(cells=[new_markdown_cell(f"# {name}"), *map(new_code_cell, cells)], metadata=language)
        file.write_text(writes(made), encoding="utf-8")
    warnings = io.StringIO()
    settings = {
        "extensions": ["myst_nb", "stakes.hosts.page.extension"],
        "nb_execution_mode": "off",
        "html_theme": "basic",
    }
    settings |= {"suppress_warnings": ["mystnb.unknown_mime_type"], "nb_ipywidgets_js": {}}
    with patch_docutils(source), docutils_namespace():
        app = Sphinx(source, None, source / "html", source / "trees", "html", settings, status=None, warning=warnings)
        app.build()
    return app, warnings.getvalue()


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    source = tmp_path_factory.mktemp("book") / "source"
    cells = ["import stakes", f'stakes.open_exercise("{NAME}")']
    app, warnings = build(
        source, {"exercises/02-map": cells, "plain": ["1 + 1"], "chapters/facilitator/handouts/02-map": ["1"]}
    )
    return source, app, warnings


def page(built, name):
    return BeautifulSoup((built[0] / "html" / f"{name}.html").read_text("utf-8"), "html.parser")


def test_the_page_holds_the_first_view_of_an_empty_session(built):
    (section,) = page(built, "exercises/02-map").select("section[data-exercise]")
    assert section["data-exercise"] == NAME
    assert section["data-state"] == "static"
    assert section["data-live"] == "../_live/"
    assert int(section["data-limit"]) == 5_000_000
    assert json.loads(section["data-words"]) == card.words()
    assert len(section.select(".exercise-root")) == 1
    assert read(raw_root(built)) == ["div", {"class": "exercise-root"}, [Renderer(NAME)(Session(NAME).view())]]


def raw_root(built):
    """The exercise as it is written in the page, byte for byte."""
    text = (built[0] / "html" / "exercises" / "02-map.html").read_text("utf-8")
    start = text.index('<div class="exercise-root">')
    return text[start : text.index('<div class="foot">', start)]


def test_the_cell_that_opens_it_is_not_shown_and_others_are(built):
    text = page(built, "exercises/02-map").get_text()
    assert "open_exercise" not in text
    assert "import stakes" in text


def test_only_a_page_with_an_exercise_loads_its_scripts(built):
    with_one, without = page(built, "exercises/02-map"), page(built, "plain")
    scripts = [script for script in with_one.select("script[src]") if "page.js" in script["src"]]
    assert [script["type"] for script in scripts] == ["module"]
    assert any("style.css" in link["href"] for link in with_one.select("link[href]"))
    assert "page.js" not in str(without) and extension.assets_folder() not in str(without)


def test_every_script_that_another_asks_for_is_copied(built):
    folder = built[0] / "html" / "_static" / extension.assets_folder()
    names = {path.name for path in folder.iterdir()}
    assert {"page.js", "render.js", "worker.js", "style.css"} <= names
    for path in folder.glob("*.js"):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("import ") and "./" in line:
                assert line.rpartition("./")[2].rstrip('";') in names, f"{path.name}: {line}"


def test_it_leads_to_its_handout_where_there_is_one(built):
    (link,) = page(built, "exercises/02-map").select(".foot a")
    assert (built[0] / "html" / "exercises" / link["href"]).resolve().is_file()
    assert card.words()["handout"] in link.get_text()


def test_without_a_handout_there_is_no_link(tmp_path):
    _, warnings = build(tmp_path / "source", {"map": [f"stakes.open_exercise('{NAME}')"]})
    made = BeautifulSoup((tmp_path / "source" / "html" / "map.html").read_text("utf-8"), "html.parser")
    assert not made.select(".foot a")
    assert made.select_one("section[data-exercise]")["data-live"] == "./_live/"
    assert warnings == ""


def test_an_unknown_exercise_is_warned_of(tmp_path):
    _, warnings = build(tmp_path / "source", {"map": ['stakes.open_exercise("no-such")']})
    assert "opens an exercise that is not there: no-such" in warnings


def test_the_page_depends_on_every_file_of_the_package(built):
    noted = {str(Path(built[1].srcdir, path).resolve()) for path in built[1].env.dependencies["exercises/02-map"]}
    for path in extension.PACKAGE.rglob("*"):
        if path.suffix in (".py", ".yml", ".js", ".css"):
            assert str(path) in noted
    assert not built[1].env.dependencies.get("plain")


def test_a_new_script_takes_the_place_of_the_old(built):
    old = built[0] / "html" / "_static" / "exercise-00000000"
    old.mkdir()
    (old / "page.js").write_text("old")
    extension.copy_assets(built[1])
    folders = [path.name for path in old.parent.glob("exercise-*")]
    assert folders == [extension.assets_folder()]


def test_nothing_of_a_learner_is_in_the_page(built, tmp_path, monkeypatch):
    work = tmp_path / "my-work"
    work.mkdir()
    (work / "workbook.json").write_text('{"planted": "Zebulon"}')
    monkeypatch.setenv("STAKES_WORK", str(work))
    monkeypatch.chdir(tmp_path)
    (made, _) = build(tmp_path / "source", {"map": [f'stakes.open_exercise("{NAME}")']})
    assert "Zebulon" not in (Path(made.outdir) / "map.html").read_text("utf-8")


def test_the_list_of_exercises_leads_to_each_with_no_script(tmp_path):
    pages = {f"exercises/{n:02}-{name}": ["1"] for n, name in enumerate(stakes.exercises(), 1)}
    source = tmp_path / "source"
    app, warnings = build(source, pages | {"list": ["1"]}, {"welcome": "# W\n\n```{exercises}\n```\n"})
    assert not warnings
    welcome = BeautifulSoup((source / "html" / "welcome.html").read_text("utf-8"), "html.parser")
    entries = welcome.select(".course li")
    assert [entry["data-name"] for entry in entries] == stakes.exercises()
    for entry, address in zip(entries, pages, strict=True):
        assert entry.a["href"] == f"{address}.html"
        assert entry.a.text == Session(entry["data-name"]).view()["title"]
    assert welcome.select("script[src*=progress]") and not welcome.select(".mark")
    assert not BeautifulSoup((source / "html" / "list.html").read_text("utf-8"), "html.parser").select("script[src*=progress]")
