"""Watches what pages ask for, log and are refused."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, BrowserContext, Page, Request

# A violation in the page is told to the test; one in a worker is logged as an error.
REPORT = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));"""


class Guard:
    """``expects`` are patterns of what a test brings about on purpose."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.expects: list[str] = []
        self.requests: list[str] = []
        self._wrongs: list[str] = []
        self._contexts: list[BrowserContext] = []

    def context(self, browser: Browser, **options: object) -> BrowserContext:
        """A new context that is watched, and closed after the test. It keeps no book: ``test_offline`` has its own."""
        context = browser.new_context(**{"service_workers": "block"} | options)
        context.set_default_timeout(15_000)
        context.on("request", self._asked)
        context.on("page", self._opened)
        context.on("console", lambda message: message.type == "error" and self._wrongs.append(f"console: {message.text}"))
        context.on("weberror", lambda wrong: self._wrongs.append(f"uncaught: {wrong.error}"))
        if options.get("java_script_enabled", True):
            context.add_init_script(REPORT)
        self._contexts.append(context)
        return context

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)
        site = "/".join(self.origin.split("/")[:3])
        if not request.url.startswith((self.origin, "data:", f"blob:{site}/")):
            self._wrongs.append(f"left the book: {request.url}")

    def _opened(self, page: Page) -> None:
        page.on("crash", lambda: self._wrongs.append("crash"))
        # Playwright answers a dialog that nobody listens to: a test that wants one takes this listener away.
        page.on("dialog", self._asked_aloud)

    def _asked_aloud(self, dialog) -> None:
        self._wrongs.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def close(self) -> None:
        """Close every context."""
        for context in self._contexts:
            context.close()

    def wrongs(self) -> list[str]:
        """What was not expected."""
        return [wrong for wrong in self._wrongs if not any(re.search(pattern, wrong) for pattern in self.expects)]
