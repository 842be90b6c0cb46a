"""``python -m stakes``: check the content that one wrote, play a script, and merge a room's workbooks."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from .hosts.room_file import merge
from .kit import content
from .kit.content import Document
from .kit.errors import ContentError
from .one_on_one.terminal import play


def check(files: Sequence[str]) -> int:
    """Print what is wrong in each file, as ``FILE:LINE: …``; 1 where anything is."""
    wrong = 0
    for file in files:
        faults, said = _checked(file)
        for fault in faults:
            print(fault)
        wrong += bool(faults)
        if not faults:
            print(f"{file}: {said}")
    return 1 if wrong else 0


def _checked(file: str) -> tuple[list[ContentError], str]:
    try:
        document = content.load(file)
        checkers = _checkers()
        return checkers.get(_format(document), checkers["case"])(document)
    except ContentError as fault:
        return [fault], ""


@cache
def _checkers() -> dict[str, Callable[[Document], tuple[list[ContentError], str]]]:
    """What checks a file of each format: the module ``check`` of the folder whose content it is."""
    folders = sorted(path.parent.name for path in Path(__file__).parent.glob("*/check.py"))
    modules = [importlib.import_module(f"{__package__}.{folder}.check") for folder in folders]
    return {module.FORMAT: module.check for module in modules}


def _format(document: Document) -> str:
    return str(document.data.get("format", "")).partition("/")[0] if isinstance(document.data, dict) else ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="stakes", description="Tools for those who write content for Common Stakes, and for those who lead a room.")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check worked cases and scripts, and name each fault with its line")
    checking.add_argument("files", nargs="+", metavar="FILE")
    playing = commands.add_parser("play", help="hold a conversation from a script, here in the terminal")
    playing.add_argument("script", metavar="SCRIPT")
    playing.add_argument("--seed", type=int, default=1, help="another number, another mood (default 1)")
    merging = commands.add_parser("merge", help="merge many workbooks into one report of a room, which shows nobody")
    merging.add_argument("paths", nargs="+", metavar="FILE_OR_FOLDER", help="workbooks, zips and tallies, and folders of them")
    merging.add_argument("-o", "--out", required=True, metavar="OUT", help="the report: a name that ends in .html or .json")
    given = parser.parse_args(arguments)
    if given.command == "play":
        return play(given.script, given.seed)
    if given.command == "merge":
        return merge(given.paths, given.out)
    return check(given.files)


if __name__ == "__main__":
    sys.exit(main())
