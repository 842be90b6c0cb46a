"""``python -m stakes``: check the content that one wrote, and play a script."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from .campaign.cases import read_case
from .kit import content
from .kit.content import Document
from .kit.errors import ContentError
from .one_on_one.check import check_script
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
        if _format(document).startswith("conversation/"):
            return check_script(
                document
            ), f"“{document.data['title']}” can be told, heard and ended in every way it promises"
        case = read_case(document)
    except ContentError as fault:
        return [fault], ""
    return [], f"“{case.title}” is well formed, {len(case.people)} people and {len(case.groups)} groups"


def _format(document: Document) -> str:
    return str(document.data.get("format", "")) if isinstance(document.data, dict) else ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="stakes", description="Tools for those who write content for Common Stakes.")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check worked cases and scripts, and name each fault with its line")
    checking.add_argument("files", nargs="+", metavar="FILE")
    playing = commands.add_parser("play", help="hold a conversation from a script, here in the terminal")
    playing.add_argument("script", metavar="SCRIPT")
    playing.add_argument("--seed", type=int, default=1, help="another number, another mood (default 1)")
    given = parser.parse_args(arguments)
    if given.command == "play":
        return play(given.script, given.seed)
    return check(given.files)


if __name__ == "__main__":
    sys.exit(main())
