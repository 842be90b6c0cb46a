"""The commands of `course.py`, and how one is chosen and run.

A command is a module of the same name here, with `run(args)` that returns an exit code.
It is imported only when it is called, so that this module needs the standard library only.
"""

import importlib
import sys
from dataclasses import dataclass

from tooling.steps import StepFailed


@dataclass(frozen=True)
class Command:
    """line: what `--help` says. tests: whether it needs what the tests need."""

    name: str
    line: str
    tests: bool = False


COMMANDS = {
    command.name: command
    for command in (
        Command("serve", "set everything up, build the book, serve it and open the browser"),
        Command("build", "set everything up and build the book, in _build/html"),
        Command("test", "run all tests; arguments go on to pytest", tests=True),
        Command("zip", "make _build/common-stakes.zip, to take away and use without a network", tests=True),
        Command("lab", "open the exercises in JupyterLab"),
        Command("stakes", "run the package's own commands: course.py stakes --help"),
        Command("prove", "try the laws of the tests at length: hours, not minutes", tests=True),
        Command("bench", "measure the book beside what it could have been", tests=True),
    )
}


def usage() -> str:
    """Return what `--help` prints.

    >>> "serve" in usage()
    True
    """
    lines = [f"  {command.name:<8}{command.line}" for command in COMMANDS.values()]
    head = ["usage: python3 course.py COMMAND [ARGUMENT …]", "", "Common Stakes, a course in building coalitions.", ""]
    options = (
        "serve takes --port N (default 8000), --host ADDRESS (0.0.0.0 for a room) and --no-browser.\n"
        "zip takes --address URL, where people find the book, for the cover of the handouts."
    )
    return "\n".join([*head, *lines, "", options])


def choose(args: list[str]) -> Command | None:
    """Return the command that was asked for, or None where help was; exits with code 2 on an unknown one."""
    if not args or args[0] in ("-h", "--help", "help"):
        print(usage())
        return None
    if args[0] not in COMMANDS:
        print(f"There is no command {args[0]!r}.\n\n{usage()}", file=sys.stderr)
        sys.exit(2)
    return COMMANDS[args[0]]


def main(args: list[str]) -> int:
    """Run a command inside `.venv`. Returns its exit code; a step that fails is explained, without a traceback."""
    command = choose(args)
    if command is None:
        return 0
    try:
        return importlib.import_module(f"tooling.{command.name}").run(args[1:]) or 0
    except StepFailed as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
