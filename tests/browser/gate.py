"""Holds requests back until a test lets them through."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, Route

CORE = "**/_live/pyodide/pyodide.asm.wasm*"
LIVE = "**/_live/**"
MANIFEST = "**/_live/manifest.json"
SCRIPT = "**/_static/exercise-*/page.js*"
SNAPSHOT = "**/_live/snapshot.*"


class Gate:
    """Shut for what fits the pattern, until it is opened."""

    def __init__(self, where: Page | BrowserContext, pattern: str) -> None:
        self._held: list[Route] = []
        self._shut = True
        where.route(pattern, self._take)

    def _take(self, route: Route) -> None:
        if self._shut:
            self._held.append(route)
        else:
            route.continue_()

    @property
    def held(self) -> int:
        """How many requests wait."""
        return len(self._held)

    def open(self) -> None:
        """Let through what was held, and all that comes."""
        self._shut = False
        for route in self._held:
            route.continue_()
        self._held.clear()
