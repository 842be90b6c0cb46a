"""`course.py test`: builds the book, finds a browser, runs pytest."""

import subprocess
import sys

from tooling import browser
from tooling.build import build
from tooling.paths import ROOT

# All of it goes to as many processes as there are processors, a file to one of them: what a file sets up, it sets up once.
AT_ONCE = ["--numprocesses", "auto", "--maxprocesses", "4", "--dist", "loadfile"]


def run(args: list[str]) -> int:
    """Run pytest with the arguments, or all tests at once without; return its exit code."""
    build()
    browser.ready()
    return subprocess.call([sys.executable, "-m", "pytest", *(args or AT_ONCE)], cwd=ROOT)
