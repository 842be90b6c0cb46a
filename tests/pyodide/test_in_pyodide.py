"""The pure tests once more, in the Python that runs in the page."""

import json
import re
import subprocess
import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest

from tooling import live
from tooling.paths import NODE_MODULES, ROOT
from tooling.steps import files_in

# It does in one test what takes the tests of four folders, in a slower Python.
pytestmark = pytest.mark.timeout(600)

HERE = Path(__file__).parent
FOLDERS = ("kit", "campaign", "workbook", "self_interest_map")
SHARED = ("conftest.py", "laws.py", "reading.py", "strategies.py")
PURE = (
    "attrs",
    "cattrs",
    "hypothesis",
    "iniconfig",
    "networkx",
    "packaging",
    "pluggy",
    "pygments",
    "pytest",
    "ruamel.yaml",
    "sortedcontainers",
    "typing_extensions",
)
LEFT_OUT = re.compile(r"(^|/)(\.\.|tests|__pycache__)/|\.(so|pyc|dat)$")


def sources():
    """Everything that the tests need there, by its name."""
    for name in PURE:
        found = distribution(name).files or ()
        yield from ((file.as_posix(), Path(file.locate())) for file in found if not LEFT_OUT.search(file.as_posix()))
    for path in files_in(ROOT / "exercises" / "stakes"):
        yield path.relative_to(ROOT / "exercises").as_posix(), path
    for folder in (*FOLDERS, "pyodide"):
        yield from ((path.relative_to(ROOT).as_posix(), path) for path in files_in(HERE.parent / folder))
    yield from ((f"tests/{name}", HERE.parent / name) for name in SHARED)


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pyodide")
    packed, told = folder / "packages.zip", folder / "report.json"
    with zipfile.ZipFile(packed, "w") as archive:
        for name, path in sources():
            archive.write(path, name)
    argv = [live.node(), HERE / "run.mjs", NODE_MODULES / "pyodide", packed, told]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        here = collected()
        said = running.communicate(timeout=540)[0][-8_000:]
    assert running.returncode == 0, said
    return json.loads(told.read_text("utf-8")) | {"said": said, "here": here}


def collected():
    """How many tests there are in the same folders on this side."""
    argv = [
        sys.executable,
        "-m",
        "pytest",
        "--collect-only",
        "-qq",
        "-p",
        "no:cacheprovider",
        *(HERE.parent / folder for folder in FOLDERS),
    ]
    done = subprocess.run(argv, capture_output=True, text=True, cwd=ROOT, check=True)
    return sum(int(line.rpartition(": ")[2]) for line in done.stdout.splitlines() if line.startswith("tests"))


def test_everything_that_passes_here_passes_there(report):
    assert report["platform"] == "emscripten"
    assert report["failed"] == {}
    assert report["code"] == 0, report["said"]
    assert len(report["passed"]) == report["here"] > 0
