"""Cases and scripts, in YAML: read without aliases, tags or duplicate keys, and with the line of every part."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from attrs import field, frozen
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from . import data
from .errors import ContentError

T = TypeVar("T")
SIZE_LIMIT = 100_000
DEPTH_LIMIT = 30

_PLAIN = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq")}


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
    try:
        root = YAML(typ="rt", pure=True).compose(words)
    except YAMLError as wrong:
        mark = getattr(wrong, "problem_mark", None) or getattr(wrong, "context_mark", None)
        said = getattr(wrong, "problem", None) or str(wrong).partition("\n")[0]
        at = mark.line if mark else words[: getattr(wrong, "position", None) or 0].count("\n")
        raise ContentError(f"not YAML: {said}. Mend this line.", file, at + 1) from None
    except RecursionError:
        raise ContentError("nested too deeply. Flatten it.", file) from None
    if root is None:
        raise ContentError("the file is empty. Start from one that ships.", file)
    lines: dict[tuple[str | int, ...], int] = {}
    return Document(file, _plain(root, (), file, lines), lines)


def load(path: str | Path) -> Document:
    """Read a YAML file. Raises ContentError, also where it cannot be opened."""
    path = Path(path)
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise ContentError(f"over the limit of {SIZE_LIMIT} bytes. Split it in two.", str(path))
        return parse(path.read_bytes(), str(path))
    except (OSError, ValueError) as wrong:
        said = getattr(wrong, "strerror", None) or str(wrong)
        raise ContentError(f"cannot be read: {said}. Check the name.", str(path)) from None


def shipped(package: str, folder: str = "content") -> list[Document]:
    """The YAML files in a folder of a package, by name."""
    place = resources.files(package).joinpath(*folder.split("/"))
    found = sorted((entry for entry in place.iterdir() if entry.name.endswith(".yml")), key=lambda entry: entry.name)
    return [parse(entry.read_bytes(), entry.name) for entry in found]


def _plain(node: Node, path: tuple[str | int, ...], file: str, lines: dict[tuple[str | int, ...], int]) -> Any:
    line = node.start_mark.line + 1
    lines.setdefault(path, line)
    if node.anchor:
        raise ContentError(f"“&{node.anchor}”: anchors and aliases are not read. Write it out.", file, line)
    tag = str(node.tag)
    if tag not in _PLAIN:
        raise ContentError(f"the tag “{tag}” is not read. Quote it if it is text.", file, line)
    if len(path) > DEPTH_LIMIT:
        raise ContentError("nested too deeply. Flatten it.", file, line)
    if isinstance(node, ScalarNode):
        return _scalar(node, tag, file, line)
    if not isinstance(node, MappingNode):
        return [_plain(child, (*path, i), file, lines) for i, child in enumerate(node.value)]
    made: dict[str, Any] = {}
    for key, child in node.value:
        at = key.start_mark.line + 1
        if not isinstance(key, ScalarNode) or key.anchor or str(key.tag) not in _PLAIN:
            raise ContentError("a key must be a plain word.", file, at)
        if key.value in made:
            raise ContentError(f"“{key.value}” is here twice. Keep one.", file, at)
        lines[(*path, key.value)] = at
        made[key.value] = _plain(child, (*path, key.value), file, lines)
    return made


def _scalar(node: ScalarNode, tag: str, file: str, line: int) -> Any:
    kind = tag.rpartition(":")[2]
    try:
        if kind == "int":
            return int(node.value.replace("_", ""), 0)
        if kind == "float":
            return data.finite(node.value)
    except ValueError:
        raise ContentError(f"“{node.value[:40]}” is no plain number. Quote it if it is text.", file, line) from None
    if kind == "bool":
        return node.value.lower() == "true"
    return None if kind == "null" else node.value
