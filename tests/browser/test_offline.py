"""The book without its host: kept on the device over https, as a whole; and read from a laptop in the room over plain http."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser.card import EXERCISE, Card
from browser.guard import Guard
from browser.paper import text_of
from playwright.sync_api import Browser, Error, Page, expect
from tooling import browser, offline, server

PLACE = "some/where"
READING = "chapters/interests/index.html"
READY = "() => navigator.serviceWorker.ready.then(({ active }) => active.scriptURL)"
REGISTER = "async (script) => { await navigator.serviceWorker.register(script); await navigator.serviceWorker.ready; }"
KEPT = """async () => {
  const names = await caches.keys();
  const keys = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url.split("/").pop())));
  return keys.flat().sort();
}"""
INSTALLED = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update();
  const next = registration.installing ?? registration.waiting;
  if (next?.state === "installing") await new Promise((done) => (next.onstatechange = done));
  return next?.state ?? "none";
}"""
MARK = "() => performance.getEntriesByType('navigation')[0].serverTiming[0]?.description"
GET = "async ([address, options]) => (await fetch(address, options)).text().catch(String)"


class Host:
    """A server whose files may change, that may be out of reach, and that remembers what it was asked."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.away = False
        self.asked: list[str] = []
        self.running = server.open_server(root, "127.0.0.1", 0)
        self.running.RequestHandlerClass = type("Handler", (_Handler,), {"root": root.resolve(), "host": self})
        threading.Thread(target=self.running.serve_forever, daemon=True).start()

    @property
    def port(self) -> int:
        return self.running.server_address[1]

    def at(self, name: str) -> str:
        """The book's address under this name."""
        return f"http://{name}:{self.port}/{PLACE}/"

    @property
    def book(self) -> Path:
        return self.root / PLACE

    def rewrite(self, name: str, old: str, new: str) -> None:
        """Change a file of the book, as a new build would."""
        path = self.book / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def build(self) -> dict:
        """What the service worker of the book as it is now has been told."""
        script = (self.book / offline.NAME).read_text("utf-8")
        line = next(line for line in script.splitlines() if line.startswith("const BOOK = "))
        return json.loads(line.removeprefix("const BOOK = ").removesuffix(";"))

    def listed(self) -> dict[str, str]:
        """What it keeps, by name."""
        book = self.build()
        return book["pages"] | book["python"] | book["met"]


class _Handler(server.Handler):
    host: Host

    def do_GET(self) -> None:
        self.host.asked.append(self.path)
        if self.host.away:
            self.close_connection = True
            return
        super().do_GET()


@pytest.fixture
def host(book: Path, tmp_path: Path) -> Iterator[Host]:
    shutil.copytree(book, tmp_path / PLACE)
    host = Host(tmp_path)
    yield host
    host.running.shutdown()
    host.running.server_close()


@pytest.fixture
def travelling(playwright, host: Host) -> Iterator[Browser]:
    """A browser to which ``book.test`` is as good as https, and ``room.test`` is plain http from another machine."""
    started = playwright.chromium.launch(
        executable_path=browser.find(),
        args=[
            "--no-sandbox",
            "--disable-background-networking",
            "--host-resolver-rules=MAP *.test 127.0.0.1",
            f"--unsafely-treat-insecure-origin-as-secure=http://book.test:{host.port}",
        ],
    )
    yield started
    started.close()


@pytest.fixture
def opened(travelling: Browser, host: Host) -> Iterator[Callable[..., Page]]:
    """A function that opens a page of the book at a name, in a context that may keep it; watched."""
    watches = []

    def opened(name: str, path: str) -> Page:
        watch = Guard(host.at(name))
        watch.expects.append("Failed to load resource: (net::ERR_EMPTY_RESPONSE|.* 404|.* 501)")
        watches.append(watch)
        page = watch.context(travelling, service_workers="allow", accept_downloads=True).new_page()
        page.goto(host.at(name) + path)
        return page

    yield opened
    for watch in watches:
        watch.close()
        assert watch.wrongs() == []


def unreachable(page: Page, address: str) -> None:
    """See that an address can't be opened, in another tab."""
    tab = page.context.new_page()
    with pytest.raises(Error, match="ERR_"):
        tab.goto(address)
    tab.close()


def rest(page: Page) -> None:
    """Let service workers rest, as a browser does with those that are idle: one that is watched by a driver it keeps awake."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("ServiceWorker.enable")
    devtools.send("ServiceWorker.stopAllWorkers")


def test_after_a_first_visit_the_book_is_there_without_a_network_and_a_new_one_replaces_it(
    opened: Callable[..., Page], host: Host
) -> None:
    at = host.at("book.test")
    page = opened("book.test", READING)
    assert page.evaluate(READY) == f"{at}sw.js"
    before = host.listed()
    snapshot = {name for name in before if "snapshot" in name}
    assert page.evaluate(KEPT) == sorted({before[name] for name in before.keys() - snapshot})

    host.away = True
    asked = len(host.asked)
    answer = page.goto(f"{at}{EXERCISE}")
    assert answer.from_service_worker
    assert page.evaluate(MARK) == host.build()["version"]
    card = Card(page).live()
    card.write("p1", "Ana", "a bus")
    card.workbook(lambda work: "a bus" in str(work))
    page.goto(f"{at}search.html?q=bus")
    expect(page.locator("#search-results li").first).to_be_visible()
    page.goto(at)
    expect(page.locator("h1")).to_have_text("Common Stakes")
    # Only what it does not keep was looked for, and the newer service worker that there might be.
    assert {name.rpartition("/")[2] for name in host.asked[asked:]} <= {"sw.js", *(name.rpartition("/")[2] for name in snapshot)}
    unreachable(page, f"{at}no-such-page.html")

    # A new build, seen only as a whole, and not while another page of the old one is open.
    host.away = False
    host.rewrite(READING, "<h1>", "<h1>Newly ")
    host.rewrite("_static/page.css", "body {", "/* newly */ body {")
    page.goto(f"{at}{READING}")
    expect(page.locator("h1")).not_to_contain_text("Newly")
    offline.write(host.book)
    assert page.evaluate(INSTALLED) == "installed"
    after = host.listed()
    assert {name for name in before if before[name] != after[name]} == {READING, "_static/page.css"}
    other = page.context.new_page()
    other.goto(at)
    page.reload()
    page.wait_for_timeout(300)
    expect(page.locator("h1")).not_to_contain_text("Newly")
    assert "newly" not in page.evaluate(GET, ["../../_static/page.css?v=1", {}])
    other.close()
    page.reload()
    page.wait_for_timeout(500)
    rest(page)
    expect(page.locator("h1")).to_contain_text("Newly")
    assert "newly" in page.evaluate(GET, ["../../_static/page.css?v=1", {}])
    page.wait_for_timeout(300)
    kept = page.evaluate(KEPT)
    assert set(kept) <= set(after.values())
    assert len(kept) >= len(set(after.values())) - 1

    # What is not the book's, or is no GET, goes on to the host.
    asked = len(host.asked)
    page.evaluate(GET, [f"{at}elsewhere.html", {}])
    page.evaluate(GET, [f"{at}index.html", {"method": "POST"}])
    page.evaluate(GET, [f"{at}index.html", {}])
    assert [name for name in host.asked[asked:] if "sw.js" not in name] == [f"/{PLACE}/elsewhere.html"]
    host.away = True
    card = Card(page)
    page.goto(f"{at}{EXERCISE}")
    expect(card.live().name("p1")).to_have_value("Ana")


def test_a_book_that_is_not_as_it_was_listed_is_not_kept(opened: Callable[..., Page], host: Host) -> None:
    host.rewrite("search.html", "</title>", " by the host</title>")
    page = opened("book.test", READING)
    failed = page.evaluate(
        """async (script) => {
          const { installing } = await navigator.serviceWorker.register(script);
          await new Promise((done) => (installing.onstatechange = done));
          return installing.state;
        }""",
        f"{host.at('book.test')}sw.js",
    )
    assert failed == "redundant"


def test_on_ones_own_machine_the_server_is_asked_first(opened: Callable[..., Page], host: Host) -> None:
    at = host.at("127.0.0.1")
    page = opened("127.0.0.1", READING)
    page.evaluate(REGISTER, f"{at}sw.js")
    host.rewrite(READING, "<h1>", "<h1>Newly ")
    page.reload()
    expect(page.locator("h1")).to_contain_text("Newly")
    host.away = True
    page.reload()
    expect(page.locator("h1")).not_to_contain_text("Newly")


def test_a_phone_on_a_laptops_server(opened: Callable[..., Page], host: Host) -> None:
    """What ``chapters/facilitator/files.md`` says in its table, line by line."""
    page = opened("room.test", EXERCISE)
    assert page.evaluate("() => [isSecureContext, 'serviceWorker' in navigator, 'caches' in window]") == [False, False, False]
    card = Card(page).live()
    card.write("p1", "Ana", "a bus")
    card.workbook(lambda work: "a bus" in str(work))
    copy = card.exported()
    card.name("p1").fill("Ruth")
    card.workbook(lambda work: card.names(work) == ["Ruth"])
    card.open_copy(copy)
    expect(card.name("p1")).to_have_value("Ana")
    assert "Ana" in text_of(page.pdf())

    host.away = True
    card.write("p2", "Ole", "a bus")
    card.shared("Ana", "Ole", what="a bus")
    card.workbook(lambda work: card.names(work) == ["Ana", "Ole"])
    unreachable(page, page.url)
    unreachable(page, host.at("room.test") + READING)
    host.away = False
    page.goto(host.at("room.test") + EXERCISE)
    expect(card.live().name("p2")).to_have_value("Ole")
    # Under another name, a new address of the router's, there is nothing.
    assert Card(page).kept() is not None
    assert Card(opened("moved.test", READING)).kept() is None
