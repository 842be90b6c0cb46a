"""The Sphinx extension that puts each exercise into its page, as plain HTML, with what brings it to life.

A notebook opens its exercise in one cell, ``stakes.open_exercise("NAME")``. In the book that cell becomes the
exercise's first view, rendered from an empty session, so that it is on screen at once, prints, is found by search
and can be read without scripts. A page made so depends on every file of the package.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from ...kit.session import Session, exercises
from ...workbook import SIZE_LIMIT
from .. import card
from ..markup import Child, Element, Renderer, element, html
from . import listing

log = logging.getLogger(__name__)

PACKAGE = Path(__file__).resolve().parents[2]
ASSETS = (
    "frontend/focus.js",
    "frontend/render.js",
    "frontend/style.css",
    "frontend/dragging.js",
    "frontend/timer.js",
    "page/engine.js",
    "page/foot.js",
    "page/page.js",
    "page/pending.js",
    "page/progress.js",
    "page/store.js",
    "page/worker.js",
)
OPENS = re.compile(r"""open_exercise\(\s*["']([a-z-]+)["']\s*\)""")
HANDOUT = "chapters/facilitator/handouts/{}"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    listing.setup(app)
    app.connect("builder-inited", copy_assets)
    app.connect("doctree-read", place)
    app.connect("html-page-context", add_assets)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


@cache
def assets_folder() -> str:
    """The assets' folder in ``_static``, named after what is in them: an old page never meets a new script."""
    contents = b"".join((PACKAGE / "hosts" / name).read_bytes() for name in ASSETS)
    return f"exercise-{hashlib.sha256(contents).hexdigest()[:8]}"


def copy_assets(app: Sphinx) -> None:
    """Copy the scripts and the style sheet into the book, and take away older ones."""
    static = Path(app.outdir) / "_static"
    target = static / assets_folder()
    for old in static.glob("exercise-*"):
        if old != target:
            shutil.rmtree(old)
    target.mkdir(parents=True, exist_ok=True)
    for name in ASSETS:
        shutil.copyfile(PACKAGE / "hosts" / name, target / posixpath.basename(name))


def add_assets(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Only a page with an exercise loads what an exercise needs."""
    if "data-exercise=" in context.get("body", ""):
        app.add_css_file(f"{assets_folder()}/style.css")
        app.add_js_file(f"{assets_folder()}/page.js", type="module")
    if 'class="course"' in context.get("body", ""):
        app.add_js_file(f"{assets_folder()}/progress.js", type="module")


def place(app: Sphinx, doctree: nodes.document) -> None:
    """Put the exercise where the notebook opens it."""
    docname = app.env.docname
    cells = [node for node in doctree.findall(nodes.container) if node.get("nb_element") == "cell_code"]
    for cell in cells:
        found = OPENS.search(cell.astext())
        if not found:
            continue
        if found[1] not in exercises():
            log.warning("%s opens an exercise that is not there: %s", docname, found[1], location=cell)
            continue
        made = _section(app, docname, found[1])
        cell.replace_self(nodes.raw("", html(made), format="html"))
        # MyST asks here whether a link's place is there.
        slugs = app.env.metadata[docname].setdefault("myst_slugs", {})
        slugs.update((id, (0, id, "")) for id in steps(made))
        for path in PACKAGE.rglob("*"):
            if path.is_file() and path.suffix not in {".pyc", ".mo"}:
                app.env.note_dependency(str(path))


def steps(made: Child) -> Iterator[str]:
    """The ids of an exercise's steps, to which a link may lead.

    >>> list(steps(element("div", {}, element("section", {"class": "step", "id": "map-step-next"}))))
    ['map-step-next']
    """
    if not isinstance(made, str):
        if made[1].get("class", "").partition(" ")[0] == "step" and "id" in made[1]:
            yield made[1]["id"]
        for child in made[2]:
            yield from steps(child)


def _section(app: Sphinx, docname: str, exercise: str) -> Element:
    root = posixpath.relpath(".", posixpath.dirname(docname) or ".")
    handout = HANDOUT.format(posixpath.basename(docname))
    foot = card.foot(exercise)
    if handout in app.env.found_docs:
        foot[2].append(element("p", {}, element("a", {"href": f"{root}/{handout}.html"}, card.words()["handout"])))
    return element(
        "section",
        {
            "class": "stakes",
            "data-exercise": exercise,
            "data-state": "static",
            "data-live": f"{root}/_live/",
            "data-limit": SIZE_LIMIT,
            "data-words": json.dumps(card.words(), ensure_ascii=False),
            "aria-label": card.words()["exercise"],
        },
        element("div", {"class": "exercise-root"}, Renderer(exercise)(Session(exercise).view())),
        foot,
    )
