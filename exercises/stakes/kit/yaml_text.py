"""YAML text as plain data with the line of every part. Only here is a YAML library imported: no page needs it."""

from __future__ import annotations

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from .data import finite
from .errors import ContentError

DEPTH_LIMIT = 30

_PLAIN = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq")}


def plain(words: str, file: str) -> tuple[Any, dict[tuple[str | int, ...], int]]:
    """Plain data and, by path, the lines (from 1) where its parts stand; raises ContentError."""
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
    return _plain(root, (), file, lines), lines


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
            return finite(node.value)
    except ValueError:
        raise ContentError(f"“{node.value[:40]}” is no plain number. Quote it if it is text.", file, line) from None
    if kind == "bool":
        return node.value.lower() == "true"
    return None if kind == "null" else node.value
