"""Cases and scripts, in YAML: read without aliases, tags or duplicate keys, and with the line of every part."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from attrs import field, frozen

from . import data
from .errors import ContentError, why

T = TypeVar("T")
SIZE_LIMIT = 100_000
BRACKETS_LIMIT = 200
PACKED = ".yml.json"


@frozen
class Document:
    """A YAML file as plain data, which still knows on which line each part stands."""

    file: str
    data: Any
    lines: dict[tuple[str | int, ...], int] = field(repr=False)

    def error(self, message: str, path: tuple[str | int, ...] = ()) -> ContentError:
        """An error at ``path``, or at the nearest part above it that is there."""
        while path and path not in self.lines:
            path = path[:-1]
        return ContentError(message, self.file, self.lines.get(path, 1))

    def read(self, kind: type[T]) -> T:
        """The document as an instance of the attrs class ``kind``."""
        try:
            return data.read(kind, self.data)
        except data.DataError as wrong:
            raise self.error(f"{wrong}. Mend it as the format's page shows.", wrong.path) from None


def parse(source: str | bytes, file: str) -> Document:
    """Read YAML text; ``file`` is its name in errors. Raises ContentError."""
    raw = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    if len(raw) > SIZE_LIMIT:
        raise ContentError(f"{len(raw)} bytes is over the limit of {SIZE_LIMIT}. Split it in two.", file)
    try:
        words = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = raw[: wrong.start].count(b"\n") + 1
        raise ContentError("not UTF-8 text. Save it as UTF-8.", file, line) from None
    if _deepest(words) > BRACKETS_LIMIT:
        raise ContentError("nested too deeply. Flatten it.", file)
    # Imported here: a page reads its content as JSON, and needs no YAML until somebody writes some.
    from .yaml_text import plain

    found, lines = plain(words, file)
    return Document(file, found, lines)


def from_json(words: str, file: str) -> Document:
    """What :func:`parse` read, from the JSON that was made of it; raises ContentError."""
    if _deepest(words) > BRACKETS_LIMIT:
        raise ContentError("nested too deeply. Flatten it.", file)
    try:
        return Document(file, json.loads(words, parse_float=data.finite, parse_constant=data.finite), {})
    except ValueError as wrong:
        raise ContentError(f"not JSON: {wrong}. Check the text again.", file) from None


def _deepest(words: str) -> int:
    """How many brackets are open at once, at most: a reader of YAML is slow to refuse thousands."""
    depth = most = 0
    for found in re.findall(r"[\[\]{}]", words):
        depth += 1 if found in "[{" else -1
        most = max(most, depth)
    return most


def load(path: str | Path) -> Document:
    """Read a YAML file. Raises ContentError, also where it cannot be opened."""
    path = Path(path)
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise ContentError(f"over the limit of {SIZE_LIMIT} bytes. Split it in two.", str(path))
        return parse(path.read_bytes(), str(path))
    except (OSError, ValueError) as wrong:
        raise ContentError(f"cannot be read: {why(wrong)}. Check the name.", str(path)) from None


@cache
def shipped(package: str, folder: str = "content") -> tuple[Document, ...]:
    """The YAML files in a folder of a package, by name. They are read once.

    In the page they are JSON already (``name.yml.json``, written when the packages are packed), so that no page has to
    read YAML before it can begin.
    """
    place = resources.files(package).joinpath(*folder.split("/"))
    found = sorted((entry for entry in place.iterdir() if ".yml" in entry.name), key=lambda entry: entry.name)
    return tuple(_shipped(entry.name, entry.read_bytes()) for entry in found)


def _shipped(name: str, raw: bytes) -> Document:
    if name.endswith(PACKED):
        return Document(name.removesuffix(PACKED) + ".yml", json.loads(raw), {})
    return parse(raw, name)


def packed(name: str, raw: bytes) -> tuple[str, bytes]:
    """The name and the bytes under which a YAML file goes into the page's packages."""
    return name.removesuffix(".yml") + PACKED, json.dumps(parse(raw, name).data, ensure_ascii=False).encode()


def read_all(package: str, folder: str = "content") -> None:
    """Read all content of a package now, in folders in folders too: in a snapshot of memory there are no files."""
    place = resources.files(package).joinpath(*folder.split("/"))
    if place.is_dir():
        shipped(package, folder)
        for entry in place.iterdir():
            if entry.is_dir():
                read_all(package, f"{folder}/{entry.name}")


def dump(value: Any, depth: int = 0) -> str:
    """Plain data as YAML that :func:`parse` reads back to the same.

    >>> print(dump({"name": "Jo", "words": ["dog", "vet"], "trust": 4}), end="")
    name: "Jo"
    words:
      - "dog"
      - "vet"
    trust: 4
    """
    pad = "  " * depth
    if isinstance(value, dict) and value:
        return "".join(f"{pad}{key}:{_under(part, depth)}" for key, part in value.items())
    if isinstance(value, list) and value:
        return "".join(f"{pad}-{_under(part, depth)}" for part in value)
    return f"{pad}{json.dumps(value, ensure_ascii=False)}\n"


def _under(value: Any, depth: int) -> str:
    nested = dump(value, depth + 1)
    return f"\n{nested}" if isinstance(value, (dict, list)) and value else f" {nested.lstrip(' ')}"
