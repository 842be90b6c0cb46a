"""The ``exercises`` directive: every exercise in the order of the course, marked on the device as begun or done.

    ```{exercises}
    ```

The list is static. A small script reads the learner's workbook, where one is kept, and adds the words.
"""

from __future__ import annotations

import re

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx

from ...kit.session import Session, exercises
from ...kit.words import _
from ..markup import Element, element, html

OPENED = re.compile(r"^exercises/\d\d-(.+)$")


class exercise_list(nodes.General, nodes.Element):
    """Where the list goes, until every page has its address."""


class Exercises(Directive):
    """``exercises``: the list of them."""

    def run(self) -> list[nodes.Node]:
        """Leave a place for the list."""
        return [exercise_list()]


def fill_in(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the list where it goes, with a link to each exercise's page."""
    for place in list(doctree.findall(exercise_list)):
        place.replace_self(nodes.raw("", html(made(app, docname)), format="html"))


def made(app: Sphinx, docname: str) -> Element:
    """The list: of each its title, what one will have at its end, and how long it takes."""
    pages = {found[1]: page for page in app.env.found_docs if (found := OPENED.match(page))}
    entries = []
    for name in exercises():
        view = Session(name).view()
        link = element("a", {"href": app.builder.get_relative_uri(docname, pages[name])}, view["title"])
        told = element("p", {}, view["outcome"], " ", element("small", {}, view["minutes"]))
        entries.append(element("li", {"data-name": name}, element("p", {}, link), told))
    words = {
        "data-begun": _("begun"),
        "data-done": _("done"),
        "data-told": _("On this device: {done} of {all} done, {begun} begun."),
    }
    status = element("p", {"class": "told", "role": "status"})
    return element("div", {"class": "course", **words}, status, element("ol", {}, *entries))


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_node(exercise_list)
    app.add_directive("exercises", Exercises)
    app.connect("doctree-resolved", fill_in)
