"""What a reader's first visit brings over the line, and what it is unpacked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks import lite, opening, plain_book
from benchmarks.figures import Aim, Measure, Row
from benchmarks.hosting import hosted
from benchmarks.places import BOOK
from benchmarks.visiting import Seen, profile, visit
from tooling.steps import Progress

PAGE = "chapters/interests/index.html"
# A full room at one access point that brings so many bits a second to all of them together.
ROOM = 200
ACCESS_POINT = 100e6
READING = Aim(0.3)


def measure(quick: bool) -> Iterator[Row]:
    """Rows for a reading page and for the exercise. Sizes don't scatter, so one visit each is enough."""
    with Progress("Building a default Jupyter Book of the same text"):
        plain_book.write()
        plain_book.build()
    with Progress("Weighing a reading page"):
        ours, peer = reading(BOOK), reading(plain_book.HTML)
    more = {"peer asked elsewhere": sorted(set(peer.elsewhere))}
    yield Row(
        part="bytes",
        what="reading page, packed",
        unit="B",
        ours=packed(ours),
        peer=packed(peer),
        aim=READING,
        more=more,
    )
    yield Row(
        part="bytes", what="reading page, unpacked", unit="B", ours=raw(ours), peer=raw(peer), aim=READING, more=more
    )
    with (
        Progress("Weighing the exercise's first visit"),
        hosted(lite.SITE, compress=True) as host,
        profile() as context,
    ):
        peer = opening.notebook(context, host)
    for kind in ("snapshot", "plain"):
        with hosted(BOOK, compress=True) as host, profile() as context:
            ours = opening.exercise(context, host, plain=kind == "plain")
        yield Row(part="bytes", what=f"exercise, {kind}, packed", unit="B", ours=packed(ours), peer=packed(peer))
        yield Row(part="bytes", what=f"exercise, {kind}, unpacked", unit="B", ours=raw(ours), peer=raw(peer))
    for kind in ("snapshot", "plain"):
        # A laptop in the room packs nothing.
        with hosted(BOOK) as host, profile() as context:
            yield from room(packed(opening.exercise(context, host, plain=kind == "plain")), kind)


def room(phone: Measure, kind: str) -> Iterator[Row]:
    """What one phone's first exercise asks of a laptop in the room, and, computed from it, what a full room does."""
    everybody = ROOM * phone.value
    yield Row(part="bytes", what=f"a phone in a room, {kind}", unit="B", ours=phone)
    yield Row(part="bytes", what=f"{ROOM} phones, {kind}, computed", unit="B", ours=Measure(everybody))
    what = f"{ROOM} phones, {kind}, at {ACCESS_POINT / 1e6:.0f} Mbit/s, computed"
    yield Row(part="bytes", what=what, ours=Measure(everybody * 8 / ACCESS_POINT))


def reading(root: Path) -> Seen:
    """A first visit to the reading page."""
    with hosted(root, compress=True) as host, profile() as context:
        return visit(context, host, PAGE, "h1", limit=30)


def packed(seen: Seen) -> Measure:
    """All that went over the line, headers too, from a host that packs text and wasm."""
    return Measure(sum(sent.sent for sent in seen.sent))


def raw(seen: Seen) -> Measure:
    """The bodies as the browser has them, unpacked."""
    return Measure(sum(sent.raw for sent in seen.sent if sent.status == 200))
