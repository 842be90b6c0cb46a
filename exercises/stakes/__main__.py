"""``python -m stakes``: check the content that one wrote."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from .campaign.cases import read_case
from .kit import content
from .kit.errors import ContentError


def check(files: Sequence[str]) -> int:
    """Print what is wrong in each file, as ``FILE:LINE: …``; 1 where anything is."""
    wrong = 0
    for file in files:
        try:
            case = read_case(content.load(file))
        except ContentError as error:
            print(error)
            wrong += 1
        else:
            print(f"{file}: “{case.title}” is well formed, {len(case.people)} people and {len(case.groups)} groups")
    return 1 if wrong else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="stakes", description="Tools for those who write content for Common Stakes.")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check worked cases, and name each fault with its line")
    checking.add_argument("files", nargs="+", metavar="FILE")
    given = parser.parse_args(arguments)
    return check(given.files)


if __name__ == "__main__":
    sys.exit(main())
