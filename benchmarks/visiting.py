"""A browser's profile, and the moment when something is in its page."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from attrs import field, frozen
from playwright.sync_api import BrowserContext, Page, TimeoutError, sync_playwright

from benchmarks.hosting import Host
from tooling import browser

# Nothing but this machine can be reached, for either side: what a page wants from elsewhere fails at once.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

# Notes the time at which an element is first there, in the page itself: no driver stands between.
WATCH = """
{
  const note = () => {
    if (window.benchSeen || !document.querySelector(SELECTOR)) return;
    window.benchSeen = performance.timeOrigin + performance.now();
    watching.disconnect();
  };
  const watching = new MutationObserver(note);
  watching.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
}
"""

# How long a page stays open before the next visit: caches are written behind, and what is loaded late comes in.
STAY = 2.0


@frozen
class Seen:
    """What a visit took in seconds, or that it was given up (``over``); what the host sent; who else was asked."""

    seconds: float
    over: bool
    sent: list[Any]
    elsewhere: list[str] = field(factory=list)


class Failed(Exception):
    """The page said that it could not do it."""


@contextmanager
def profile() -> Iterator[BrowserContext]:
    """A browser with a fresh profile and an empty cache, which later pages of it fill and use."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=str(browser.find()), headless=True, args=ARGUMENTS
        )
        try:
            # Its own beginning is not what is measured.
            time.sleep(0.5)
            yield context
        finally:
            context.close()


def visit(
    context: BrowserContext,
    host: Host,
    address: str,
    selector: str,
    *,
    script: str = "",
    failing: str = "",
    limit: float,
) -> Seen:
    """Open a page in a tab of its own and wait until ``selector`` is there.

    ``script`` runs in the page before its own; ``failing`` selects what is there when it went wrong. Up to ``limit`` seconds.
    """
    host.sent()
    page = context.new_page()
    elsewhere: list[str] = []
    page.on("request", lambda request: _note(request.url, host, elsewhere))
    page.add_init_script(WATCH.replace("SELECTOR", json.dumps(selector)) + script)
    began = time.time()
    try:
        page.goto(host.address + address, wait_until="commit", timeout=limit * 1000)
        either = f"{selector}, {failing}" if failing else selector
        page.wait_for_selector(either, state="attached", timeout=limit * 1000)
        if failing and page.query_selector(failing):
            raise Failed(page.query_selector(failing).inner_text()[-300:])
        seconds = page.evaluate("window.benchSeen") / 1000 - began
        sent = host.sent()
        time.sleep(STAY)
        return Seen(seconds, False, [*sent, *host.sent()], elsewhere)
    except TimeoutError:
        return Seen(limit, True, host.sent(), elsewhere)
    finally:
        page.close()


def _note(url: str, host: Host, elsewhere: list[str]) -> None:
    if not url.startswith((host.address, "data:", "blob:", "about:")):
        elsewhere.append(url)


def prepared(context: BrowserContext, script: str) -> Page:
    """A tab in which ``script`` runs before each page's own."""
    page = context.new_page()
    page.add_init_script(script)
    return page
