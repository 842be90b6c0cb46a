"""The zip: unpacked into a folder with a space, served by a bare Python, opened in a browser; and the book on paper."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.card import EXERCISE, Card
from browser.guard import Guard
from browser.paper import pages_of, text_of
from playwright.sync_api import Browser
from pypdf import PdfReader
from tooling import archive, printing, zip

ROLE = "chapters/facilitator/handouts/03-role-teo-tenant.html"
ADDRESS = "https://example.org/stakes/"


@pytest.fixture
def unpacked(book: Path, tmp_path: Path) -> Path:
    """What somebody has who unpacked the zip."""
    pdfs = tmp_path / "print"
    pdfs.mkdir()
    for name in zip.PDFS:
        (pdfs / name).write_bytes(b"%PDF")
    # Packed lightly: what is in it is what counts here.
    with zipfile.ZipFile(tmp_path / "taken.zip", "w") as packed:
        for name, content in zip.files(book, pdfs).items():
            packed.writestr(name, content)
    with zipfile.ZipFile(tmp_path / "taken.zip") as packed:
        packed.extractall(tmp_path / "my folder")
    return tmp_path / "my folder" / zip.FOLDER


@pytest.fixture
def served(unpacked: Path) -> Iterator[str]:
    argv = [sys.executable, "-I", "serve.py", "--port", "0", "--no-browser"]
    with subprocess.Popen(argv, cwd=unpacked, env={}, stdout=subprocess.PIPE, text=True) as running:
        yield re.search(r"http://\S+/", running.stdout.readline())[0]
        running.terminate()


def test_the_unpacked_book_goes_live_and_asks_nobody_else(chromium: Browser, served: str) -> None:
    watch = Guard(served)
    page = watch.context(chromium).new_page()
    page.goto(served)
    page.goto(served + EXERCISE)
    card = Card(page).live()
    card.write("p1", "Ana", "a bus")
    card.write("p2", "Ruth", "a bus")
    card.shared("Ana", "Ruth", what="a bus")
    watch.close()
    assert watch.wrongs() == []
    assert any("/_live/" in address for address in watch.requests)


def test_the_book_on_paper(chromium: Browser, book: Path, origin: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    at = printing.Printer(context, origin, zip.covers(book, ADDRESS))
    listed = at.pages()
    names = [name for name, _ in listed]
    assert names[0] == "index.html"
    assert {path.relative_to(book).as_posix() for path in book.glob("chapters/facilitator/handouts/*.html")} < set(names)
    at.pages = lambda start="index.html": [entry for entry in listed if entry[0] in ("index.html", EXERCISE, zip.COVER, ROLE)]
    made = printing.course(at)
    assert [entry.title for entry in PdfReader(io.BytesIO(made)).outline] == ["Welcome", "Contents", "Draw your self-interest map"]
    pages = pages_of(made)
    contents = next(page for page in pages if page.startswith("Contents"))
    first = int(re.search(r"Draw your self-interest map (\d+)", contents)[1])
    assert pages[first - 1].startswith("Interests Draw your self-interest map")
    assert [page.rpartition(" ")[2] for page in pages] == [str(number) for number in range(1, len(pages) + 1)]
    assert "Save a copy" not in " ".join(pages)

    usual, large = (printing.handouts(at, large=large) for large in (False, True))
    assert printing.count(usual) == 2 < printing.count(large)
    assert ADDRESS in text_of(usual)
    whole = squeezed(text_of(large))
    assert [word for word in text_of(usual).split() if squeezed(word) not in whole] == []
    assert smallest(usual) < 11 and smallest(large) >= 15.9
    context.close()


def squeezed(text: str) -> str:
    """A text without what depends on where lines end."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def smallest(pdf: bytes) -> float:
    """The size, in points, of the smallest letters that say something on paper; the foot of a page is not among them."""
    sizes: set[float] = set()

    def see(text: str, page: list[float], letters: list[float], font: object, size: float) -> None:
        if len(text.strip()) > 1 and "CC BY" not in text:
            sizes.add(abs(size * letters[3] * page[3]))

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=see)
    return min(sizes)
