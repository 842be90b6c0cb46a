"""A mouse or a finger, for what is dragged."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page


class Pointer:
    """A mouse or a finger."""

    def __init__(self, page: Page, kind: str) -> None:
        self.page = page
        self.kind = kind
        self.session = page.context.new_cdp_session(page) if kind == "touch" else None

    def touch(self, kind: str, *points: dict[str, Any]) -> None:
        """Tell the browser of a touch."""
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    def down(self, at: tuple[float, float]) -> None:
        """Take hold."""
        if self.session:
            return self.touch("touchStart", {"x": at[0], "y": at[1]})
        self.page.mouse.move(*at)
        self.page.mouse.down()

    def move(self, to: tuple[float, float]) -> None:
        """Move while holding."""
        if self.session:
            return self.touch("touchMove", {"x": to[0], "y": to[1]})
        self.page.mouse.move(*to, steps=4)

    def up(self) -> None:
        """Let go."""
        if self.session:
            return self.touch("touchEnd")
        self.page.mouse.up()

    def drag(self, at: tuple[float, float], to: tuple[float, float]) -> None:
        """All of it."""
        self.down(at)
        self.move(to)
        self.up()

    def carry(self, shape: Locator, zone: Locator) -> None:
        """Drag from the middle of one shape to the middle of another, both brought into view."""
        zone.scroll_into_view_if_needed()
        shape.scroll_into_view_if_needed()
        self.drag(middle(shape), middle(zone))


def middle(shape: Locator) -> tuple[float, float]:
    """The middle of what is seen of a shape."""
    box = shape.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
