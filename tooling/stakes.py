"""`course.py stakes …`: the package's own commands, in the folder that the reader is in."""

import subprocess
import sys


def run(args: list[str]) -> int:
    """Run `python -m stakes` with the arguments, and return its exit code."""
    return subprocess.call([sys.executable, "-m", "stakes", *args])
