"""The code on the handouts' cover: the book's address, for a phone's camera, and in letters below it.

    ```{address-code}
    ```

Where the book doesn't know its address, there is a line to write one on, and what to do: no code is better than a wrong one.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import segno
from docutils import nodes
from sphinx.locale import _

from .directives import place, skip

if TYPE_CHECKING:
    from docutils.writers import HTMLTranslator
    from sphinx.application import Sphinx

ADDRESS = re.compile(r"https?://[^\s<>\"]+")


class address_code(nodes.General, nodes.Element):
    """Stands where the code goes."""


def block(address: str) -> str:
    """The code of an address and the address itself, as HTML; for none, a line and what to do.

    >>> "<svg" in block("https://example.org/course/"), "<svg" in block("")
    (True, False)
    """
    if not address:
        line = f'<p class="lines-label">{_("The address, once somebody has one:")}</p><div class="lines"><span></span></div>'
        todo = _(
            "There is no code here, since the book was built without its address. Put it into _config.yml, after baseurl, and "
            "build again; or make the zip with --address; or write on the line what the laptop shows."
        )
        return f'<div class="address unknown">{line}<p>{todo}</p></div>'
    # The quiet border belongs to the code; white below it, so that it can be read from a dark screen too.
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(border=4, light="#fff", omitsize=True, svgclass=None, lineclass=None)
    said = html.escape(_("A code with the address {address}").format(address=address))
    drawn = drawn.replace("<svg", f'<svg role="img" aria-label="{said}"', 1)
    return f'<div class="address">{drawn}<p>{html.escape(address)}</p></div>'


def is_address(text: str) -> bool:
    """Say whether a text can be an address for the cover.

    >>> is_address("https://example.org/a/"), is_address("example.org"), is_address("javascript:alert(1)")
    (True, False, False)
    """
    return bool(ADDRESS.fullmatch(text))


def visit(self: HTMLTranslator, node: address_code) -> None:
    """Write the code."""
    self.body.append(block(self.config.html_baseurl) + "\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the directive and its node."""
    app.add_node(address_code, html=(visit, None), latex=(skip, None), text=(skip, None))
    app.add_directive("address-code", place(address_code, "`address-code`: the book's address as a code, from `html: baseurl` in `_config.yml`."))
