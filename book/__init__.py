"""What the book's build adds to Jupyter Book: its look, its directives, its policy.

`setup` is the Sphinx extension that `_config.yml` names. Each module is one concern:

- `builder`: where pages land (the welcome page is the site's `index.html`)
- `contents`: the list of parts and pages that every page shows
- `cards`: `role-card`, a person of the one-on-one for whoever plays them
- `cover`: `address-code`, the book's address for a phone's camera
- `directives`: `lines` and `div`, for writers
- `notes`: `facilitator` and `steps`, for writers: what is kept of them
- `views`: the learner's page and the facilitator's, from one source
- `gathered`: how notes look, and all of them on one page
- `agendas`: running orders made of the notes, which add up
- `rooms`: how agendas look, the planner, the screen for the wall
- `page`: what each page's template is given, and which files it loads
- `policy`: the Content-Security-Policy of every page
- `translator`: the HTML of tables, citations and footnotes
- `theme/`: templates, style sheets, small scripts
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import agendas, cards, cover, directives, gathered, notes, page, rooms, views
from .builder import BookBuilder
from .translator import BookTranslator

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE = Path(__file__).parent


def digest() -> str:
    """A digest of everything in this folder: when it changes, every page is stale."""
    files = sorted(file for file in HERE.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything with Sphinx."""
    app.add_html_theme("common_stakes", str(HERE / "theme"))
    app.add_builder(BookBuilder, override=True)
    app.add_js_file("page.js", priority=100)
    app.add_js_file("offline.js", priority=900, loading_method="async")
    # Jupyter Book sets this for an extension that is not loaded here.
    app.add_config_value("comments_config", {}, "html", dict)
    app.add_config_value("book_digest", digest(), "env", str)
    app.set_translator("html", BookTranslator)
    for module in (cards, cover, directives, notes, views, gathered, agendas, rooms):
        module.setup(app)
    page.setup(app)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
