"""Sphinx's HTML builder, with the book's first page as the site's `index.html`."""

from __future__ import annotations

import os

from sphinx.builders.html import StandaloneHTMLBuilder

INDEX = "index"


class BookBuilder(StandaloneHTMLBuilder):
    """The `html` builder, but the root document of `_toc.yml` is written to `index.html`.

    Otherwise `index.html` would be a bare redirect: a page without policy, title or language.
    """

    def page_name(self, docname: str) -> str:
        """The page that a document is written to, without its suffix."""
        return INDEX if docname == self.config.root_doc else docname

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return super().get_target_uri(self.page_name(docname), typ)

    def get_outfilename(self, pagename: str) -> str:
        return os.fspath(super().get_outfilename(self.page_name(pagename)))
