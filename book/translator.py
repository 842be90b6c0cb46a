"""The HTML of tables, citations, footnotes and sidebars."""

from __future__ import annotations

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator


class BookTranslator(HTML5Translator):
    """Sphinx's translator, mended where screen readers and narrow screens need it."""

    def visit_table(self, node: nodes.Element) -> None:
        # A table that is too wide scrolls in a box of its own, never the page.
        self.body.append('<div class="table-box">\n')
        super().visit_table(node)

    def depart_table(self, node: nodes.Element) -> None:
        super().depart_table(node)
        self.body.append("</div>\n")

    def visit_entry(self, node: nodes.Element) -> None:
        super().visit_entry(node)
        if not self.context[-1].startswith("</th"):
            return
        if node.children:
            scope = "col" if isinstance(node.parent.parent, nodes.thead) else "row"
            self.body[-1] = self.body[-1].replace("<th", f'<th scope="{scope}"', 1)
        else:  # an empty corner heads nothing
            self.body[-1] = self.body[-1].replace("<th", "<td", 1)
            self.context[-1] = "</td>\n"

    def visit_citation(self, node: nodes.Element) -> None:
        # docutils writes role="doc-biblioentry", which ARIA has withdrawn.
        if not isinstance(node.previous_sibling(), nodes.citation):
            self.body.append('<div role="list" class="citation-list">\n')
        self.body.append(self.starttag(node, "div", classes=["citation"], role="listitem"))

    def visit_footnote(self, node: nodes.Element) -> None:
        # docutils wraps footnotes in <aside>, a landmark that may not stand inside the main text.
        if not isinstance(node.previous_sibling(), nodes.footnote):
            self.body.append('<div class="footnote-list">\n')
        self.body.append(self.starttag(node, "div", classes=["footnote"], role="doc-footnote"))

    def depart_footnote(self, node: nodes.Element) -> None:
        self.body.append("</div>\n")
        if not isinstance(node.next_node(descend=False, siblings=True), nodes.footnote):
            self.body.append("</div>\n")

    def visit_sidebar(self, node: nodes.Element) -> None:
        self.body.append(self.starttag(node, "div", CLASS="sidebar", role="note"))
        self.in_sidebar = True

    def depart_sidebar(self, node: nodes.Element) -> None:
        self.body.append("</div>\n")
        self.in_sidebar = False
