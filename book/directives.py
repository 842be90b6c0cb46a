"""The directives that writers use: notes for the facilitator, lines to write on, a plain division.

    :::{facilitator} Let the silence stand
    :minutes: 5
    People will look at you. Count to ten.
    :::

    :::{lines} 4
    :label: What they said
    :::

    ::::{div} doors
    …
    ::::
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from attrs import frozen
from docutils import nodes
from docutils.parsers.rst.directives.body import Container
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from docutils.writers import HTMLTranslator
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

MOST_LINES = 28  # at 9 mm, with a heading, a full side of A4
FACILITATOR = "facilitator"


@frozen
class Note:
    """A facilitator's note, for agendas: where it stands, what it is called, how long it takes (minutes or None)."""

    docname: str
    ident: str
    title: str
    minutes: int | None


class facilitator_note(nodes.General, nodes.Element):
    """A note for whoever leads the room: attributes `title` (str), `minutes` (int or None); children are its text.

    It stays in the stored document, for the facilitator's view, and never reaches a learner's page.
    """


class ruled_lines(nodes.General, nodes.Element):
    """Lines to write on by hand: attributes `count` (int) and `label` (str, may be empty)."""


class Facilitator(SphinxDirective):
    """`facilitator`: a note, with a title, for whoever leads the room. `:minutes:` is how long its step takes."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"minutes": str}

    def run(self) -> list[nodes.Node]:
        if not self.content:
            raise self.error("facilitator: the note is empty. Write what to do or say between the title and the end.")
        title = self.arguments[0]
        minutes = self._minutes()
        notes = all_notes(self.env).setdefault(self.env.docname, [])
        note = Note(self.env.docname, f"facilitator-{len(notes) + 1}", title, minutes)
        notes.append(note)
        node = facilitator_note(title=title, minutes=minutes, ids=[note.ident])
        self.set_source_info(node)
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]

    def _minutes(self) -> int | None:
        if "minutes" not in self.options:
            return None
        return _whole_number(self, "minutes", self.options["minutes"], "`:minutes:` takes whole minutes", 480)


class Lines(SphinxDirective):
    """`lines`: so many ruled lines, 9 mm apart. `:label:` says what goes there."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {"label": str}

    def run(self) -> list[nodes.Node]:
        count = _whole_number(self, "lines", self.arguments[0], "`lines` takes how many lines to rule", MOST_LINES)
        node = ruled_lines(count=count, label=(self.options.get("label") or "").strip())
        self.set_source_info(node)
        return [node]


class Div(Container):
    """`div`: its content in a division with the classes named, for the style sheets."""


def all_notes(env: BuildEnvironment) -> dict[str, list[Note]]:
    """Every facilitator's note in the book, by document, in order of appearance."""
    if not hasattr(env, "stakes_notes"):
        env.stakes_notes = {}
    return env.stakes_notes


def _whole_number(directive: SphinxDirective, name: str, text: str, takes: str, most: int) -> int:
    text = text.strip()
    if text.isascii() and text.isdigit() and 1 <= int(text) <= most:
        return int(text)
    raise directive.error(f"{name}: {takes}, a number from 1 to {most}, such as 5; found {text!r}. Put a number there.")


def leave_out_notes(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Take the facilitator's notes out of a learner's page before it is written or indexed for search."""
    if app.config.stakes_view == FACILITATOR:
        return
    for node in list(doctree.findall(facilitator_note)):
        node.parent.remove(node)


def forget_notes(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Drop a document's notes before it is read again."""
    all_notes(env).pop(docname, None)


def merge_notes(app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    """Take over what a parallel reader noted."""
    all_notes(env).update({name: notes for name, notes in all_notes(other).items() if name in docnames})


def visit_note(self: HTMLTranslator, node: facilitator_note) -> None:
    """Write a note, in the facilitator's view alone."""
    if self.config.stakes_view != FACILITATOR:
        raise nodes.SkipNode
    minutes = _(" · %d min") % node["minutes"] if node["minutes"] else ""
    self.body.append(self.starttag(node, "div", CLASS="facilitator", role="note"))
    self.body.append(f'<p class="facilitator-title">{self.encode(node["title"] + minutes)}</p>\n')


def depart_note(self: HTMLTranslator, node: facilitator_note) -> None:
    """Close a note."""
    self.body.append("</div>\n")


def skip(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    """Leave a node out."""
    raise nodes.SkipNode


def visit_lines(self: HTMLTranslator, node: ruled_lines) -> None:
    """Write ruled lines: drawn for the eye, said in one sentence for those who hear the page."""
    if node["label"]:
        self.body.append(f'<p class="lines-label">{self.encode(node["label"])}</p>\n')
    said = _("Room to write: %d lines") % node["count"] if node["count"] > 1 else _("Room to write: one line")
    self.body.append(self.starttag(node, "div", "", CLASS="lines", role="img", **{"aria-label": said}))
    self.body.append("<span></span>" * node["count"] + "</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register directives, nodes and what keeps the notes out of a learner's pages."""
    app.add_config_value("stakes_view", "learner", "html", str)
    app.add_node(facilitator_note, html=(visit_note, depart_note), latex=(skip, None), text=(skip, None))
    app.add_node(ruled_lines, html=(visit_lines, None), latex=(skip, None), text=(skip, None))
    app.add_directive("facilitator", Facilitator)
    app.add_directive("lines", Lines)
    app.add_directive("div", Div)
    app.connect("doctree-resolved", leave_out_notes)
    app.connect("env-purge-doc", forget_notes)
    app.connect("env-merge-info", merge_notes)
