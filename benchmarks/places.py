"""Where what is measured lies, and the copy of the book that is measured."""

from __future__ import annotations

import shutil

from tooling.paths import BUILD, HTML
from tooling.steps import alone

BENCH = BUILD / "bench"
BOOK = BENCH / "book"


def keep_book() -> None:
    """Copy the built book, so that one built anew meanwhile does not change what is measured."""
    with alone(BUILD / ".lock"):
        shutil.rmtree(BOOK, ignore_errors=True)
        shutil.copytree(HTML, BOOK)
