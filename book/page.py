"""What each page's template is given, and which style sheets and scripts the page loads."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

from . import contents, policy, views

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

log = logging.getLogger(__name__)

# Sphinx and MyST-NB put these on every page. The search page names those it needs; code.css has our code colours.
UNUSED = ("documentation_options.js", "doctools.js", "sphinx_highlight.js", "basic.css", "pygments.css", "mystnb.")

# What is on a page, and the script that works it, after `running.js`, which all of them begin with.
ROOM = {"data-planner": "planner.js", "data-screens": "screen.js", "data-scripts": "scripts.js"}


def setup(app: Sphinx) -> None:
    """Fill in pages last, so that what other extensions add to a page is seen."""
    app.connect("html-page-context", fill, priority=900)
    app.connect("env-updated", stale)


def stale(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """All documents, when the contents that every page shows have changed; else none."""
    shown = (contents.parts(env.external_site_map), _titles(env))
    if getattr(env, "stakes_contents", shown) == shown:
        env.stakes_contents = shown
        return []
    env.stakes_contents = shown
    return sorted(env.found_docs)


def fill(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: document | None) -> None:
    """Give the template its contents, part, layout, policy and files."""
    body = context.get("body", "")
    docname = views.document_of(pagename)
    parts = contents.parts(app.env.external_site_map)
    context["book_parts"] = parts
    context["book_titles"] = _titles(app.env)
    context["book_part"] = contents.part_of(docname, parts)
    context["book_layout"] = _layout(app, docname, body)
    _see(app, pagename, docname, context)
    context["book_policy"] = policy.policy(exercise=_live(body))
    if app.config.html_baseurl:
        context["pageurl"] = posixpath.join(app.config.html_baseurl, app.builder.get_target_uri(pagename))
    if 'class="highlight' in body:
        app.add_css_file("code.css")
    scripts = [script for mark, script in ROOM.items() if mark in body]
    for script in (["running.js", *scripts] if scripts else []):
        app.add_js_file(script, loading_method="defer")
    if any(mark in body for mark in (*ROOM, 'class="agenda"')):
        app.add_css_file("room.css")
    if context["book_layout"] in ("handout", "search"):
        app.add_css_file(f"{context['book_layout']}.css")
    for files in ("css_files", "script_files"):
        context[files] = [file for file in context[files] if _wanted(file, pagename)]


def _see(app: Sphinx, pagename: str, docname: str, context: dict[str, Any]) -> None:
    """Say which view the page is, where the other one is, and keep a facilitator among facilitators' pages."""
    leads = views.leads(pagename)
    context["book_docname"] = docname
    context["book_view"] = "facilitator" if leads else "learner"
    context["book_page"] = page_of = (lambda name: views.for_facilitators(name, app.env)) if leads else (lambda name: name)
    context["book_other"] = ""
    if views.has_two(docname, app.env):
        context["book_other"] = docname if leads else docname + views.SUFFIX
    notes = views.led_with(app.env, docname) if pagename != docname else []
    context["book_minutes"] = views.totals(notes)
    context["book_notes"], context["book_agendas"] = (name if name in app.env.found_docs else "" for name in (views.NOTES, views.AGENDAS))
    if leads and docname in app.builder.relations:
        for name, related in zip(("prev", "next"), app.builder.relations[docname][1:]):
            if related and context.get(name):
                context[name] = context[name] | {"link": app.builder.get_relative_uri(pagename, page_of(related))}


def _titles(env: BuildEnvironment) -> dict[str, str]:
    return {docname: title.astext() for docname, title in env.titles.items()}


def _layout(app: Sphinx, pagename: str, body: str) -> str:
    if pagename == app.config.root_doc:
        return "welcome"
    if pagename == "search":
        return "search"
    if pagename.startswith(views.HANDOUTS):
        return "handout"
    return "exercise" if _live(body) else "chapter"


def _live(body: str) -> bool:
    """Whether Python runs on the page."""
    return "data-exercise=" in body or "data-live=" in body


def _wanted(file: Any, pagename: str) -> bool:
    name = str(file.filename or "")
    if not name:
        log.warning(
            "%s: an extension adds an inline script, which the page's policy stops; move it to a file", pagename
        )
        return False
    if "://" in name:
        log.warning(
            "%s: %s comes from another site, which the page's policy stops; keep a copy in the book", pagename, name
        )
        return False
    return not posixpath.basename(name).startswith(UNUSED)
