"""A real browser on the built book. Whatever a page asks of another site, logs as an error or is refused fails the test."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tooling.paths import HTML
from tooling.server import open_server

from browser.card import EXERCISE, Card
from browser.guard import Guard
from browser.talks import PAGE, live

SUB_PATH = "some/where"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def book() -> Path:
    """The folder of the built book."""
    if not (HTML / EXERCISE).is_file():
        pytest.fail(f"There is no built book at {HTML}: run “python3 course.py build” first.")
    return HTML


@pytest.fixture(scope="session")
def origin(book: Path) -> Iterator[str]:
    """The address of the book, served as it is."""
    yield from _served(book, "")


@pytest.fixture(scope="session")
def below(book: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the book, served from a folder of a site."""
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(book, site / SUB_PATH)
    yield from _served(site, f"{SUB_PATH}/")


def _served(root: Path, path: str) -> Iterator[str]:
    server = open_server(root, "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/{path}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def guard(origin: str) -> Iterator[Guard]:
    """Watches every context of a test; ``guard.expects`` names what may be logged."""
    watching = Guard(origin)
    yield watching
    watching.close()
    assert watching.wrongs() == []


@pytest.fixture
def visit(chromium: Browser, guard: Guard) -> Callable[..., Page]:
    """A function that opens a page of the book in a context of its own, with the context's options."""

    def visit(
        path: str = EXERCISE,
        *,
        before: Callable[[Page], object] = lambda page: None,
        until: str = "domcontentloaded",
        **options: object,
    ) -> Page:
        context = guard.context(chromium, **options)
        page = context.new_page()
        before(page)
        page.goto(guard.origin + path, wait_until=until)
        return page

    return visit


@pytest.fixture
def card(visit: Callable[..., Page]) -> Card:
    """The exercise, live and empty, at 1280 × 720."""
    return Card(visit(viewport={"width": 1280, "height": 720})).live()


@pytest.fixture
def talk(visit: Callable[..., Page]) -> Page:
    """The one-on-one, live, with nobody chosen yet, at 1280 × 720."""
    return live(visit(PAGE, viewport={"width": 1280, "height": 720}))
