"""Two directives for writers: lines to write on, and a plain division; and what makes one
that only holds a place. Those for the facilitator are in `notes`.

    :::{lines} 4
    :label: What they said
    :::

    ::::{div} doors
    …
    ::::
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst.directives.body import Container
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from docutils.writers import HTMLTranslator
    from sphinx.application import Sphinx

MOST_LINES = 28  # at 9 mm, with a heading, a full side of A4


class ruled_lines(nodes.General, nodes.Element):
    """Lines to write on by hand: attributes `count` (int) and `label` (str, may be empty)."""


class Lines(SphinxDirective):
    """`lines`: so many ruled lines, 9 mm apart. `:label:` says what goes there."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {"label": str}

    def run(self) -> list[nodes.Node]:
        text = self.arguments[0].strip()
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_LINES):
            raise self.error(
                f"lines: `lines` takes how many lines to rule, a number from 1 to {MOST_LINES}, such as 5; found {text!r}."
                " Put a number there."
            )
        node = ruled_lines(count=int(text), label=(self.options.get("label") or "").strip())
        self.set_source_info(node)
        return [node]


class Div(Container):
    """`div`: its content in a division with the classes named, for the style sheets."""


def place(kind: type[nodes.Element], about: str) -> type[SphinxDirective]:
    """A directive that puts an element of one kind where it stands."""

    class Place(SphinxDirective):
        def run(self) -> list[nodes.Node]:
            return [kind()]

    Place.__doc__ = about
    return Place


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
    """Register the directives and their nodes."""
    app.add_node(ruled_lines, html=(visit_lines, None), latex=(skip, None), text=(skip, None))
    app.add_directive("lines", Lines)
    app.add_directive("div", Div)
