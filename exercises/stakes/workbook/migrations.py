"""How a workbook of an older version becomes one of the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

VERSION = 1

Migration = Callable[[dict[str, Any]], dict[str, Any]]

# From the version in the key to the one after it. Version 1 is the first, so nothing leads to it.
MIGRATIONS: dict[int, Migration] = {}


def migrate(
    document: dict[str, Any], migrations: dict[int, Migration] = MIGRATIONS, version: int = VERSION
) -> dict[str, Any]:
    """The document as one of ``version``, a step at a time.

    >>> migrate({"version": 1, "note": "a"}, {1: lambda old: old | {"note": old["note"] * 2}}, version=2)
    {'version': 2, 'note': 'aa'}
    """
    while document["version"] < version:
        step = migrations[document["version"]]
        document = step(document) | {"version": document["version"] + 1}
    return document
