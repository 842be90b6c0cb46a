"""Sphinx's HTML builder, with the book's first page as the site's `index.html`, and two views of each page."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from docutils.io import StringOutput
from sphinx.builders.html import StandaloneHTMLBuilder

from . import views

if TYPE_CHECKING:
    from docutils.nodes import document

INDEX = "index"


class BookBuilder(StandaloneHTMLBuilder):
    """The `html` builder, but the root document of `_toc.yml` is written to `index.html`.

    Otherwise `index.html` would be a bare redirect: a page without policy, title or language.
    """

    def page_name(self, pagename: str) -> str:
        """The page that a document is written to, in its view, without the page's suffix."""
        root = self.config.root_doc
        return INDEX + pagename.removeprefix(root) if views.document_of(pagename) == root else pagename

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return super().get_target_uri(self.page_name(docname), typ)

    def get_outfilename(self, pagename: str) -> str:
        return os.fspath(super().get_outfilename(self.page_name(pagename)))

    def write_doc(self, docname: str, doctree: document) -> None:
        super().write_doc(docname, doctree)
        if not views.has_two(docname, self.env):
            return
        # The document is not needed again, so the second view is made of the same one: no copy, no second reading.
        views.put_back(self.app, doctree, docname)
        self.docwriter.write(doctree, StringOutput(encoding="utf-8"))
        self.docwriter.assemble_parts()
        context = self.get_doc_context(docname, self.docwriter.parts["fragment"], self.docwriter.clean_meta)
        self.handle_page(docname + views.SUFFIX, context, event_arg=doctree)
