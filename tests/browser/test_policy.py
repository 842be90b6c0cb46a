"""Every page carries its policy, and the browser keeps to it: in the page, and inside the worker."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.card import EXERCISE, Card
from browser.guard import Guard
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

ELSEWHERE = "https://elsewhere.invalid/"
FETCH = """async (url) => {
  try { await fetch(url, { mode: "no-cors" }); return "answered"; } catch (error) { return String(error); }
}"""
FROM_A_WORKER = """async ([url, source]) => {
  const code = `const go = ${source}; onmessage = async ({data}) => postMessage(await go(data));`;
  const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })), { type: "module" });
  return new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => resolve("no worker");
    worker.postMessage(url);
  });
}"""


def pages(book: Path) -> list[Path]:
    """Every page of the built book."""
    return sorted(book.rglob("*.html"))


def test_every_page_has_a_policy_that_confines_it(book: Path) -> None:
    found = 0
    for path in pages(book):
        metas = BeautifulSoup(path.read_text("utf-8"), "html.parser").select("head > meta[http-equiv=Content-Security-Policy]")
        assert len(metas) == 1, path
        rules = {name: sources for name, *sources in (rule.split() for rule in metas[0]["content"].split(";"))}
        assert rules["default-src"] == ["'self'"], path
        for name, sources in rules.items():
            assert "'unsafe-eval'" not in sources, (path, name)
            assert "'unsafe-inline'" not in sources or name == "style-src", (path, name)
            assert all(re.fullmatch(r"'(self|none|wasm-unsafe-eval|unsafe-inline)'|blob:|data:", part) for part in sources), (path, name)
        found += 1
    assert found == len(list(book.rglob("*.html"))) > 8


def test_the_page_asks_nothing_of_another_site(card: Card, guard: Guard) -> None:
    guard.expects += [r"policy: connect-src", r"Content Security Policy", r"Connecting to", r"Fetch API cannot load"]
    assert "TypeError" in card.page.evaluate(FETCH, ELSEWHERE)
    assert not [url for url in guard.requests if url.startswith(ELSEWHERE)]


def test_nor_does_a_worker(card: Card, guard: Guard) -> None:
    guard.expects += [r"policy: connect-src", r"Content Security Policy", r"Connecting to", r"Fetch API cannot load"]
    own = card.page.evaluate(FROM_A_WORKER, [guard.origin + "_live/manifest.json", FETCH])
    assert own == "answered"
    assert "TypeError" in card.page.evaluate(FROM_A_WORKER, [ELSEWHERE, FETCH])
    assert not [url for url in guard.requests if url.startswith(ELSEWHERE)]


def test_the_worker_of_the_exercise_is_one_of_a_blob(card: Card, guard: Guard) -> None:
    assert [worker.url[:5] for worker in card.page.workers] == ["blob:"]
    worker = card.page.workers[0]
    guard.expects += [r"policy: connect-src", r"Content Security Policy", r"Connecting to", r"Fetch API cannot load"]
    assert "TypeError" in worker.evaluate(FETCH, ELSEWHERE)


@pytest.mark.parametrize("code", ["eval('1')", "new Function('return 1')()"])
def test_no_text_becomes_a_script(card: Card, guard: Guard, code: str) -> None:
    guard.expects += [r"policy: script-src eval", r"Content Security Policy", r"unsafe-eval"]
    # What a test evaluates is not held to the policy; what a script of the page evaluates is.
    refused = card.page.evaluate(
        """(code) => new Promise((resolve) => {
          const url = URL.createObjectURL(new Blob([`try { ${code}; window.ran = "ran"; } catch (error) { window.ran = String(error); }`]));
          const script = Object.assign(document.createElement("script"), { src: url, onload: () => resolve(window.ran) });
          document.head.append(script);
        })""",
        code,
    )
    assert "EvalError" in refused


def test_no_attribute_runs(card: Card, guard: Guard) -> None:
    guard.expects += [r"policy: script-src-attr inline", r"Content Security Policy"]
    hit = card.page.evaluate(
        """() => {
          const button = document.createElement("button");
          button.setAttribute("onclick", "window.hit = 1");
          document.body.append(button);
          button.click();
          return window.hit ?? null;
        }"""
    )
    assert hit is None


def test_from_a_folder_of_a_site(visit: Callable[..., Page], guard: Guard, below: str) -> None:
    guard.origin = below
    card = Card(visit()).live()
    card.write("p1", "Ana", "a bus")
    card.write("p2", "Ruth", "a bus")
    card.shared("Ana", "Ruth", what="a bus")
    card.page.reload()
    card.live()
    expect(card.name("p1")).to_have_value("Ana")
    for link in ("The same exercise on paper", "Next"):
        card.page.goto(below + EXERCISE)
        card.page.get_by_role("link", name=link).first.click()
        expect(card.page.locator("h1")).to_be_visible()
        assert card.page.url.startswith(below)
    assert all(url.startswith((below, "blob:", "data:")) for url in guard.requests)


def test_the_watch_can_fail(chromium: Browser, origin: str) -> None:
    watch = Guard(origin)
    page = watch.context(chromium, bypass_csp=True).new_page()
    page.goto(origin)
    page.route(ELSEWHERE, lambda route: route.fulfill(status=200, body=""))
    page.evaluate(FETCH, ELSEWHERE)
    page.evaluate("() => { console.error('said'); setTimeout(() => { throw new Error('thrown'); }); }")
    page.evaluate("() => dispatchEvent(new SecurityPolicyViolationEvent('securitypolicyviolation', { blockedURI: 'x' }))")
    page.wait_for_timeout(100)
    watch.close()
    assert sorted(wrong.split(":")[0] for wrong in watch.wrongs()) == ["console", "console", "left the book", "uncaught"]
    assert any("policy" in wrong for wrong in watch.wrongs())
