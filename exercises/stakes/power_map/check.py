"""Checks a scene in which a decision-maker says no."""

from __future__ import annotations

from ..kit.content import Document
from ..kit.errors import ContentError
from .scenes import read_scene

FORMAT = "power-map"


def check(document: Document) -> tuple[list[ContentError], str]:
    """All that is wrong with a scene, and what to say of it where nothing is."""
    scene = read_scene(document)
    return [], f"the scene of “{scene.case}” is well formed, with {len(scene.tries)} ways to be told no"
