"""`course.py prove`: the laws that the tests try on a sample, tried at length. It takes hours rather than minutes."""

import os
import subprocess
import sys

from tooling.paths import ROOT

# What is property-tested or played at random; the rest of the suite says the same however often it is asked.
LAWS = ("tests/kit", "tests/campaign", "tests/workbook", "tests/self_interest_map", "tests/one_on_one", "tests/hosts/test_markup.py")
LONG = {"HYPOTHESIS_PROFILE": "long", "STAKES_TALKS": "10000"}


def run(args: list[str]) -> int:
    """Run the laws with many examples; arguments go on to pytest. Returns its exit code."""
    command = [sys.executable, "-m", "pytest", "--timeout=0", *(args or LAWS)]
    return subprocess.call(command, cwd=ROOT, env=os.environ | LONG)
