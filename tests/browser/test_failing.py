"""Python out of reach: the page says what still works, reads and prints, and no error goes uncaught."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.card import Card
from browser.gate import CORE, MANIFEST, SNAPSHOT, Gate
from browser.guard import Guard
from browser.paper import text_of
from playwright.sync_api import Page, Route, expect

NO_WORKER = 'window.Worker = class { constructor() { throw new DOMException("blocked", "SecurityError"); } };'
DEAD_WORKER = 'const Real = Worker; window.Worker = class extends Real { constructor() { super("blob:nowhere"); } };'
NETWORK = r"Failed to load resource"


def cut(route: Route) -> None:
    """Answers with the first third of what was asked for."""
    response = route.fetch()
    body = response.body()
    route.fulfill(response=response, body=body[: len(body) // 3])


def scrambled(route: Route) -> None:
    """Answers with a snapshot that unpacks well and is of nothing."""
    route.fulfill(status=200, content_type="application/octet-stream", body=gzip.compress(bytes(1_000_000)))


def still_works(page: Page) -> None:
    """What a reader has without Python."""
    card = Card(page).state("failed")
    expect(card.status).to_contain_text("The exercise can't run here")
    expect(card.status).to_contain_text("You can still read this page, print it, do it on the handout")
    expect(card.root).to_contain_text("Who needs what?")
    expect(card.section.get_by_role("link", name="The same exercise on paper")).to_be_visible()
    assert "Who needs what?" in text_of(page.pdf())
    card.name("p1").fill("Ana")
    expect(card.entry("p1").locator(".error").first).to_contain_text("can't run here")
    card.foot.locator("[data-do=export]").click()
    card.section.locator("[data-do=import]").set_input_files({"name": "x.json", "mimeType": "application/json", "buffer": b"{}"})
    if card.dialog.count():
        card.button("Open it").click()
    expect(card.status).to_contain_text("Not opened")
    page.locator("nav.turn a[rel=prev]").click()
    expect(page.locator("h1")).to_have_text("Drawing the map")


@pytest.mark.parametrize(
    ("pattern", "answer"),
    [
        pytest.param(CORE, lambda route: route.abort(), id="wasm out of reach"),
        pytest.param(CORE, cut, id="wasm truncated"),
        pytest.param(MANIFEST, lambda route: route.fulfill(status=404), id="manifest missing"),
        pytest.param(MANIFEST, lambda route: route.fulfill(status=200, body="<!doctype html>"), id="manifest is a log-in page"),
        pytest.param("**/_live/**", lambda route: route.abort(), id="offline"),
    ],
)
def test_what_is_missing_fails_plainly(visit: Callable[..., Page], guard: Guard, pattern: str, answer: Callable) -> None:
    guard.expects.append(NETWORK)
    still_works(visit(before=lambda page: page.route(pattern, answer)))


@pytest.mark.parametrize("script", [NO_WORKER, DEAD_WORKER], ids=["refused", "dead"])
def test_no_worker(visit: Callable[..., Page], guard: Guard, script: str) -> None:
    guard.expects.append("blob:nowhere")
    still_works(visit(before=lambda page: page.add_init_script(script)))


def test_no_webassembly(visit: Callable[..., Page]) -> None:
    def without(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=f"delete self.WebAssembly;\n{response.text()}")

    still_works(visit(before=lambda page: page.route("**/_static/exercise-*/worker.js", without)))


def test_what_was_saved_before_is_there_without_python(card: Card, guard: Guard) -> None:
    guard.expects.append(NETWORK)
    card.write("p1", "Ana", "a bus")
    card.workbook(lambda book: "a bus" in str(book))
    card.page.route(CORE, lambda route: route.abort())
    card.page.reload()
    card.state("failed")
    expect(card.name("p1")).to_have_value("Ana")
    expect(card.picture).to_contain_text("a bus")
    assert card.names(card.workbook()) == ["Ana"]
    assert b"Ana" in card.exported()
    card.name("p1").fill("Anna")
    card.page.unroute(CORE)
    card.page.reload()
    card.live()
    expect(card.name("p1")).to_have_value("Ana")


def test_what_was_written_while_it_failed_to_start_is_done_when_it_starts(visit: Callable[..., Page], guard: Guard) -> None:
    guard.expects.append(NETWORK)
    held: list[Route] = []
    gone = False

    def answer(route: Route) -> None:
        if gone:
            route.abort()
        else:
            held.append(route)

    page = visit(before=lambda page: page.route(CORE, answer))
    card = Card(page)
    card.name("p1").fill("Ana")
    while not held:
        page.wait_for_timeout(50)
    gone = True
    for route in held:
        route.abort()
    card.state("failed")
    page.unroute(CORE)
    page.reload()
    card.live()
    expect(card.name("p1")).to_have_value("Ana")


@pytest.mark.parametrize("answer", [cut, scrambled, lambda route: route.abort()], ids=["truncated", "of nothing", "out of reach"])
def test_without_the_snapshot_it_starts_plainly(visit: Callable[..., Page], guard: Guard, answer: Callable) -> None:
    guard.expects.append(NETWORK)
    card = Card(visit(before=lambda page: page.route(SNAPSHOT, answer))).live()
    card.write("p1", "Ana", "a bus")
    card.write("p2", "Ruth", "a bus")
    card.shared("Ana", "Ruth", what="a bus")


def test_the_snapshot_starts_where_the_engine_numbers_otherwise(visit: Callable[..., Page]) -> None:
    # Pyodide has one helper less on an iPhone, and tells one by its name.
    told: list[str] = []
    page = visit(before=lambda page: page.on("console", lambda message: told.append(message.text)), user_agent="Mozilla/5.0 (iPhone)")
    card = Card(page).live()
    assert told == []
    card.write("p1", "Ana", "a bus")
    card.write("p2", "Ruth", "a bus")
    card.shared("Ana", "Ruth", what="a bus")


def test_waiting_says_how_far_along(visit: Callable[..., Page]) -> None:
    gates = []
    card = Card(visit(before=lambda page: gates.append(Gate(page, SNAPSHOT))))
    expect(card.status).to_have_text(re.compile(r"Getting the exercise ready: [1-9]\d?%\. You can begin to type\."))
    gates[0].open()
    card.live()
    expect(card.status).to_contain_text("Ready.")
    # Untouched and unscrolled.
    assert card.page.evaluate("() => [innerWidth, innerHeight, scrollY]") == [1280, 720, 0]


def test_scripts_off(visit: Callable[..., Page], book: Path) -> None:
    page = visit(java_script_enabled=False)
    card = Card(page)
    expect(card.section).to_have_attribute("data-state", "static")
    expect(card.entries).to_have_count(3)
    expect(card.name("p1")).to_be_visible()
    expect(card.status).to_contain_text("Without scripts it can be read and printed")
    expect(card.section.locator("figure.ghost")).to_be_visible()
    for heading in ("Who needs what?", "The map", "What the map says", "Whom to talk to next"):
        expect(card.section.get_by_role("heading", name=heading, exact=True)).to_be_visible()


def test_on_a_slow_line_it_starts_without_the_snapshot(visit: Callable[..., Page]) -> None:
    gates: list[Gate] = []
    page = visit(before=lambda page: gates.append(Gate(page, SNAPSHOT)))
    Card(page).live()
    assert gates[0].held == 1, "the snapshot was asked for, and never came"
