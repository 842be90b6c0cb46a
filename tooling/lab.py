"""`course.py lab`: JupyterLab on the exercises."""

import subprocess
import sys

from tooling.paths import ROOT


def run(args: list[str]) -> int:
    """Open JupyterLab; arguments go on to it."""
    return subprocess.call([sys.executable, "-m", "jupyterlab", *args], cwd=ROOT / "exercises")
