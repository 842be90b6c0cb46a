"""Runs pytest in Pyodide and says what came of it."""

import json
import sys

FOLDERS = ("kit", "campaign", "workbook", "self_interest_map")


class Tally:
    """Counts how each test ended, and keeps what was said of those that failed."""

    def __init__(self):
        self.passed = []
        self.failed = {}

    def pytest_runtest_logreport(self, report):
        if report.failed:
            self.failed[report.nodeid] = str(report.longrepr)[-2_000:]
        elif report.when == "call" and report.passed:
            self.passed.append(report.nodeid)

    def pytest_collectreport(self, report):
        if report.failed:
            self.failed[report.nodeid] = str(report.longrepr)[-2_000:]


def run():
    """The tally as JSON."""
    import native
    import pytest

    native.install()
    tally = Tally()
    options = [
        "-q",
        "-c",
        "tests/pyodide/there.ini",
        "--rootdir=.",
        "--confcutdir=.",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:faulthandler",
    ]
    code = pytest.main([*options, *(f"tests/{folder}" for folder in FOLDERS)], plugins=[tally])
    return json.dumps(
        {
            "code": int(code),
            "passed": tally.passed,
            "failed": tally.failed,
            "python": sys.version,
            "platform": sys.platform,
        }
    )
