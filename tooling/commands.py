"""Running other programs, quietly: their output is shown only when they fail."""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tooling.steps import StepFailed

LAST_LINES = 15
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def call(
    argv: Sequence[str | Path],
    *,
    todo: str,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    log: Path | None = None,
    telling: tuple[str, ...] = (),
) -> str:
    """Run a program and return what it printed.

    env: added to this process's own. log: a file that keeps all of the output.
    telling: words; where a line of output has one of them, such lines tell why it failed, else the last ones do.
    Raises StepFailed with those lines and `todo` when the program is missing or fails.
    """
    try:
        done = subprocess.run(
            [str(part) for part in argv],
            cwd=cwd,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        raise StepFailed(f"{argv[0]} could not be started: {error}", todo) from error
    output = COLOURS.sub("", done.stdout)
    if log:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(output, "utf-8")
    if done.returncode:
        lines = output.strip().splitlines() or [f"it ended with code {done.returncode}, saying nothing"]
        told = [line for line in lines if any(word in line for word in telling)]
        # Some programs print a whole minified file as one line.
        why = "\n".join(line[:400] for line in (told or lines)[-LAST_LINES:])
        kept = f" All of its output is in {log}." if log and len(lines) > LAST_LINES else ""
        raise StepFailed(why, todo + kept)
    return output
