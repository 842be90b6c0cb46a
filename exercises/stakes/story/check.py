"""Checks a worked telling that somebody wrote: whether it can be read, and told in its time."""

from __future__ import annotations

from ..kit.content import Document
from ..kit.errors import ContentError
from .reading import MINUTE, PACE, seconds
from .tellings import MOMENT, read_telling

FORMAT = "story"


def check(document: Document) -> tuple[list[ContentError], str]:
    """All that is wrong with a telling, and what to say of it where nothing is."""
    telling = read_telling(document)
    faults = []
    moment = " ".join(getattr(telling, part) for part in MOMENT)
    for words, most, path in ((moment, 1.5 * MINUTE, "where"), (telling.second, 2 * MINUTE, "second")):
        if seconds(words, PACE) > most:
            said = f"{seconds(words, PACE)} seconds at {PACE} words a minute, over {most:g}. Take something out."
            faults.append(document.error(said, (path,)))
    return faults, f"“{telling.title}” can be told in its time"
