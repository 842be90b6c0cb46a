"""The book on paper: PDFs made by a browser from the built pages, with scripts off, so that nobody's work is in them."""

import contextlib
import functools
import html
import io
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from tooling import browser
from tooling.server import open_server

HANDOUTS = "/handouts/"
LARGE = "#large-print"
SEARCH = "search.html"
NUMBERS = """<!doctype html><meta charset="utf-8"><style>@page {{ margin: 0; size: A4 }} body {{ margin: 0 }}
p {{ margin: 0; height: 297mm; display: flex; align-items: end; justify-content: center; break-after: page; font: 9pt sans-serif }}
span {{ padding-bottom: 8mm }}</style>{}"""
CONTENTS = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Contents</title><style>
@page {{ margin: 20mm 25mm; size: A4 }} body {{ margin: 0; font: 10.5pt/1.4 serif }} h1 {{ font-size: 20pt }} ol {{ padding: 0; list-style: none }}
li {{ display: flex; justify-content: space-between; gap: 1em; border-bottom: 0.2mm dotted #999; break-inside: avoid }}
</style><h1>Contents</h1><ol>{}</ol>"""


class Printer:
    """A browser at the built book; ``changed`` are pages to print otherwise than they were built."""

    def __init__(self, context, address: str, changed: dict[str, str] | None = None) -> None:
        self.address = address
        self.page = context.new_page()
        for name, text in (changed or {}).items():
            self.page.route(f"**/{name}", functools.partial(_answer, text))

    def pages(self, start: str = "index.html") -> list[tuple[str, str]]:
        """Return address and title of every page in the contents, in their order."""
        self.page.goto(self.address + start)
        links = self.page.locator("nav.contents a").all()
        found = {}
        for link in links:
            address = urldefrag(urljoin(self.page.url, link.get_attribute("href"))).url
            found.setdefault(address.removeprefix(self.address), link.text_content().strip())
        return [(name, title) for name, title in found.items() if name != SEARCH]

    def pdf(self, name: str, paper: str = "A4") -> bytes:
        """Return a page of the book as a PDF."""
        # A place in the page that is open already would not be gone to.
        self.page.goto("about:blank")
        self.page.goto(self.address + name, wait_until="load")
        return self.page.pdf(format=paper)

    def made(self, text: str) -> bytes:
        """Return a page of our own as a PDF."""
        self.page.goto("about:blank")
        self.page.set_content(text)
        return self.page.pdf(format="A4", prefer_css_page_size=True)


def _answer(text: str, route) -> None:
    route.fulfill(body=text, content_type="text/html")


@contextlib.contextmanager
def printer(book: Path, changed: dict[str, str] | None = None) -> Iterator[Printer]:
    """Serve a built book and open a browser at it; ``changed`` are pages to print otherwise than they were built."""
    from playwright.sync_api import sync_playwright

    server = open_server(book, "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as playwright:
            started = playwright.chromium.launch(executable_path=browser.find(), args=["--no-sandbox"])
            context = started.new_context(java_script_enabled=False, service_workers="block")
            yield Printer(context, f"http://127.0.0.1:{server.server_address[1]}/", changed)
            started.close()
    finally:
        server.shutdown()
        server.server_close()


def handouts(at: Printer, paper: str = "A4", *, large: bool = False) -> bytes:
    """Return all handouts as one PDF: a side each, or in large print as many as it takes."""
    chosen = [(name, title) for name, title in at.pages() if HANDOUTS in f"/{name}"]
    return joined([(title, at.pdf(name + LARGE * large, paper)) for name, title in chosen], "Common Stakes: handouts")


def course(at: Printer, start: str = "index.html") -> bytes:
    """Return the book without its handouts as one PDF, its contents after the first page, its pages numbered.

    start: the first page of the learners' view, or of the facilitators'.
    """
    chosen = [(name, title) for name, title in at.pages(start) if HANDOUTS not in f"/{name}"]
    first, *rest = [(title, at.pdf(name)) for name, title in chosen]
    counts = [count(made) for _, made in rest]

    def contents(before: int) -> bytes:
        numbers = [before + 1 + sum(counts[:place]) for place in range(len(counts))]
        lines = (f"<li><span>{html.escape(title)}</span><span>{number}</span></li>" for (title, _), number in zip(rest, numbers))
        return at.made(CONTENTS.format("".join(lines)))

    listed = contents(count(first[1]) + count(contents(0)))
    parts = [first, ("Contents", listed), *rest]
    total = sum(count(made) for _, made in parts)
    return joined(parts, "Common Stakes", at.made(NUMBERS.format("".join(f"<p><span>{i}</span></p>" for i in range(1, total + 1)))))


def count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(pdf)).pages)


def joined(parts: list[tuple[str, bytes]], title: str, over: bytes | None = None) -> bytes:
    """Return one PDF of several, each under its name in the outline; ``over`` is laid over it, page by page.

    It holds no date, so that it is the same whenever the book is.
    """
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for name, made in parts:
        writer.append(io.BytesIO(made), outline_item=name)
    if over:
        for page, number in zip(writer.pages, PdfReader(io.BytesIO(over)).pages, strict=False):
            page.merge_page(number)
            page.compress_content_streams()
    writer.metadata = {"/Title": title}
    writer.compress_identical_objects(remove_unreferenced=True)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
