"""The book's table of contents, as every page shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from sphinx_external_toc.api import SiteMap


@frozen
class Part:
    """One part of the book: its caption, its slug (which chooses its colour) and its documents in order."""

    caption: str
    slug: str
    docnames: tuple[str, ...]


def slug(caption: str) -> str:
    """A caption as a word for style sheets.

    >>> slug("For facilitators")
    'for-facilitators'
    """
    return "-".join(re.findall(r"\w+", caption.lower()))


def parts(site_map: SiteMap) -> list[Part]:
    """The parts in `_toc.yml`, each with all its documents, those of nested sections included."""
    return [
        Part(tree.caption or "", slug(tree.caption or ""), tuple(_walk(site_map, tree.files())))
        for tree in site_map.root.subtrees
    ]


def part_of(docname: str, all_parts: list[Part]) -> Part | None:
    """The part that holds a document; None for the welcome and the search page."""
    return next((part for part in all_parts if docname in part.docnames), None)


def plain(file: str) -> str:
    """A file in `_toc.yml` as a document's name.

    >>> plain("chapters/one.md")
    'chapters/one'
    """
    return re.sub(r"\.(md|ipynb|rst)$", "", file)


def _walk(site_map: SiteMap, files: list[str]) -> Iterator[str]:
    for file in files:
        yield plain(file)
        yield from _walk(site_map, site_map[file].child_files())
