"""`course.py test`: builds the book, finds a browser, runs pytest."""

import subprocess
import sys

from tooling import browser
from tooling.build import build
from tooling.paths import ROOT


def run(args: list[str]) -> int:
    """Run pytest with the arguments, and return its exit code."""
    build()
    browser.ready()
    return subprocess.call([sys.executable, "-m", "pytest", *args], cwd=ROOT)
