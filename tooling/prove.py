"""`course.py prove`: the laws that the tests try on a sample, tried at length. It takes hours rather than minutes."""

import os
import subprocess
import sys

from tooling.paths import PACKAGE, ROOT

LONG = {"HYPOTHESIS_PROFILE": "long", "STAKES_TALKS": "10000"}


def laws() -> list[str]:
    """The tests of each folder of the package; the rest of the suite says the same however often it is asked."""
    return sorted(str(tests.relative_to(ROOT)) for tests in (ROOT / "tests").iterdir() if (PACKAGE / tests.name / "__init__.py").exists())


def run(args: list[str]) -> int:
    """Run the laws with many examples; arguments go on to pytest. Returns its exit code."""
    command = [sys.executable, "-m", "pytest", "--timeout=0", *(args or laws())]
    return subprocess.call(command, cwd=ROOT, env=os.environ | LONG)
