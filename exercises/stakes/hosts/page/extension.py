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
from sphinx.util.docutils import SphinxDirective

from ...kit.session import Session, exercises, worked
from ...workbook import SIZE_LIMIT
from .. import card
from ...workshop.archive import ZIP_LIMIT
from ...workshop.tally import Tally
from ..markup import Child, Element, Renderer, element, html
from . import listing, room

log = logging.getLogger(__name__)

PACKAGE = Path(__file__).resolve().parents[2]
ASSETS = (
    "frontend/focus.js",
    "frontend/render.js",
    "frontend/style.css",
    "frontend/dragging.js",
    "frontend/timer.js",
    "frontend/words.js",
    "page/engine.js",
    "page/foot.js",
    "page/page.js",
    "page/pending.js",
    "page/progress.js",
    "page/room.js",
    "page/store.js",
    "page/worker.js",
)
OPENS = re.compile(r"""open_exercise\(\s*["']([a-z-]+)["']\s*\)""")
HANDOUT = "chapters/facilitator/handouts/{}"
HAND_OVER = "chapters/for-the-room"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    listing.setup(app)
    app.add_directive("live", Live)
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
    """Only a page on which something is live loads what that needs."""
    body = context.get("body", "")
    if "data-live=" in body:
        app.add_css_file(f"{assets_folder()}/style.css")
        app.add_js_file(f"{assets_folder()}/{'room' if 'data-room=' in body else 'page'}.js", type="module")
    if 'class="course"' in body:
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
        _depends(app)


def _depends(app: Sphinx) -> None:
    for path in PACKAGE.rglob("*"):
        if path.is_file() and path.suffix not in {".pyc", ".mo"}:
            app.env.note_dependency(str(path))


class Live(SphinxDirective):
    """`live`: what is live on a page and no exercise: `for-the-room`, or `the-rooms-report`."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Put it there; raises where there is no such thing."""
        name = self.arguments[0]
        if name == room.NAME:
            made = _report(self.env.docname)
        elif name in worked() and name not in exercises():
            made = _section(self.env.app, self.env.docname, name)
        else:
            raise self.error(f"live: there is no {name!r}. An exercise is opened by its notebook.")
        _depends(self.env.app)
        return [nodes.raw("", html(made), format="html")]


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
    foot = card.foot(exercise)
    counts = exercise in exercises()
    if not counts:
        foot[2].insert(0, card.share())
    else:
        for said, other in (("handout", HANDOUT.format(posixpath.basename(docname))), ("hand_over", HAND_OVER)):
            if other in app.env.found_docs:
                address = f"{_root(docname)}/{other}.html"
                foot[2].append(element("p", {}, element("a", {"href": address}, card.words()[said])))
    view = Renderer(exercise)(Session(exercise).view())
    which = {"data-exercise" if counts else "data-desk": exercise}
    return _living(docname, which, SIZE_LIMIT, card.words(), "exercise", _drawn(view), foot)


def _report(docname: str) -> Element:
    inside = (card.drop(), _drawn(room.elements(None, Tally())), card.room_foot())
    return _living(docname, {"data-room": room.NAME}, ZIP_LIMIT, card.room_words(), "place", *inside)


def _living(docname: str, which: dict[str, str], limit: int, words: dict[str, str], label: str, *inside: Element) -> Element:
    """What the page's scripts bring to life: ``which`` it is, how many bytes a file may have, what they say, its label's name."""
    return element(
        "section",
        {
            "class": "stakes",
            **which,
            "data-state": "static",
            "data-live": f"{_root(docname)}/_live/",
            "data-limit": limit,
            "data-words": json.dumps(words, ensure_ascii=False),
            "aria-label": words[label],
        },
        *inside,
    )


def _drawn(elements: Element) -> Element:
    return element("div", {"class": "exercise-root"}, elements)


def _root(docname: str) -> str:
    return posixpath.relpath(".", posixpath.dirname(docname) or ".")
