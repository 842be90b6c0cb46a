"""Workbooks to open, good and bad."""

from __future__ import annotations

import json
from typing import Any

from stakes import Session, workbook
from stakes.campaign import Campaign, Person, Stake
from stakes.kit import data

EXERCISE = "self-interest-map"


def book(campaign: Campaign | None = None) -> dict[str, Any]:
    """A workbook's document, with this campaign."""
    own = Session(EXERCISE).work["own"]
    work = {"campaign": data.write(campaign or small()), "own": own}
    return json.loads(workbook.dumps(workbook.new().with_session(Session(EXERCISE, work))))


def raw(document: Any) -> bytes:
    """A document as a file."""
    return json.dumps(document, ensure_ascii=False).encode()


def small() -> Campaign:
    """Two who share a stake."""
    return Campaign(
        people=(Person(id="p1", name="Imported Ida"), Person(id="p2", name="Imported Ole")),
        stakes=(Stake(id="p1-s1", who="p1", what="a dry cellar"), Stake(id="p2-s1", who="p2", what="a dry cellar")),
    )


def many(people: int, stakes: int) -> Campaign:
    """So many people and stakes, every seventh stake shared with the next holder."""
    return Campaign(
        people=tuple(Person(id=f"p{i}", name=f"Person {i:03}") for i in range(1, people + 1)),
        stakes=tuple(
            Stake(id=f"p{i % people + 1}-s{i // people + 1}", who=f"p{i % people + 1}", what=f"the {WORDS[i // 2 % 7]} at gate {i // 2}")
            for i in range(stakes)
        ),
    )


WORDS = ("bus", "lamp", "bench", "well", "school", "market", "ferry")


def _with(**changes: Any) -> bytes:
    return raw(book() | changes)


def _people(*people: dict[str, Any], **rest: Any) -> bytes:
    return _with(campaign=book()["campaign"] | {"people": list(people), "stakes": []} | rest)


NOT_OURS, DAMAGED, TOO_NEW, TOO_BIG = "not a Common Stakes workbook", "damaged", "newer", "5 MB"


def bad() -> dict[str, tuple[bytes, str]]:
    """Files that cannot be opened, by name, each with words of the message that says which it is."""
    good = raw(book())
    deep = b"[" * 10_000 + b"]" * 10_000
    crowd = {"people": [{"id": f"p{i}"} for i in range(50_000)], "stakes": []}
    return {
        "nothing in it": (b"", "empty"),
        "truncated": (good[: len(good) // 2], DAMAGED),
        "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), NOT_OURS),
        "a log-in page": (b"<!doctype html><title>Log in</title><form></form>", NOT_OURS),
        "UTF-16": (good.decode().encode("utf-16"), NOT_OURS),
        "another tool's": (raw({"nodes": [], "edges": []}), NOT_OURS),
        "from the future": (_with(version=2), TOO_NEW),
        "over 5 MB": (b"[" + b" " * 5_000_001 + b"]", TOO_BIG),
        "not a number": (good.replace(b'"revision": 1', b'"revision": NaN'), DAMAGED),
        "endless": (good.replace(b'"revision": 1', b'"revision": 1e400'), DAMAGED),
        "a prototype": (_people({"id": "p1", "__proto__": {"name": "x"}}), "__proto__"),
        "a prototype on top": (_with(__proto__={"x": 1}), "Export it again"),
        "depth 10,000": (good.replace(b'"revision": 1', b'"revision": ' + deep), DAMAGED),
        "50,000 people": (_with(campaign=book()["campaign"] | crowd), "1000"),
        "a number where text belongs": (_people({"id": "p1", "name": 7}), "name"),
        "a list where a mapping belongs": (_with(campaign=[]), "campaign"),
        "ids twice": (_people({"id": "p1"}, {"id": "p1"}), "twice"),
        "a tie to oneself": (_people({"id": "p1"}, ties=[{"id": "t1", "one": "p1", "other": "p1"}]), "tied to itself"),
        "a tie to nobody": (_people({"id": "p1"}, ties=[{"id": "t1", "one": "p1", "other": "p9"}]), "p9"),
    }
