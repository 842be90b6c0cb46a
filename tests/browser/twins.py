"""Which pages of the built book are facilitators' twins of learners' pages, and which are all the others.

A twin is the learner's page with notes in it. So what is slow, and looks at every page, looks at the others;
`test_facilitator_views` looks at the twins.
"""

from __future__ import annotations

from pathlib import Path


def twins(book: Path) -> list[str]:
    """The twins, as paths in the book."""
    return sorted(path.relative_to(book).as_posix() for path in book.rglob("*.facilitator.html"))


def others(book: Path) -> list[str]:
    """Every other page, as a path in the book."""
    return sorted({path.relative_to(book).as_posix() for path in book.rglob("*.html")} - {*twins(book)})
