"""The package as it is installed elsewhere, and the shape of its modules."""

import ast
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
import stakes
from stakes.kit import nodes

PACKAGE = Path(stakes.__file__).parent
ROOT = PACKAGE.parent.parent
LONG, TOO_LONG = 300, 350


def run(*argv, cwd=None):
    """What a command prints, run without this project on its path; it must succeed."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run([*map(str, argv)], capture_output=True, text=True, cwd=cwd, env=clean, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The project's wheel, built from a copy so that nothing is left in the project."""
    source = tmp_path_factory.mktemp("source")
    shutil.copy(ROOT / "pyproject.toml", source)
    shutil.copytree(PACKAGE, source / "exercises" / "stakes", ignore=shutil.ignore_patterns("__pycache__"))
    (source / "exercises" / "my-work").mkdir()
    (source / "exercises" / "my-work" / "workbook.json").write_text("{}")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    run(*pip, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", source / "dist", source)
    (made,) = (source / "dist").glob("*.whl")
    return made


def test_the_wheel_holds_every_file_of_the_package_and_no_other(wheel):
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    wanted = {
        f"stakes/{path.relative_to(PACKAGE).as_posix()}"
        for path in PACKAGE.rglob("*")
        if path.suffix in (".py", ".yml", ".js", ".css", ".txt")
    }
    assert held == wanted
    assert {".yml", ".js", ".css"} <= {Path(name).suffix for name in held}


SAYS = """
import stakes, sys
session = stakes.Session("self-interest-map")
session.handle({"do": "load-case", "case": "The Late Bus"})
book = stakes.workbook.new().with_session(session)
assert stakes.workbook.load(stakes.workbook.dumps(book).encode()) == book
assert "ipywidgets" not in sys.modules and "networkx" not in sys.modules
print(stakes.__file__)
"""


def test_it_is_installed_and_works_in_a_clean_environment(wheel, tmp_path):
    run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "clean")
    python = tmp_path / "clean" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    install = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python, "install"]
    run(*install, "--quiet", "--no-deps", "--no-index", wheel)
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"))
    # What it depends on comes from here; in a folder added so, .pth files (the editable package's too) don't count.
    (site / "here.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    assert Path(run(python, "-c", SAYS, cwd=tmp_path)).is_relative_to(tmp_path)
    assert "well formed" in run(
        python, "-m", "stakes", "check", PACKAGE / "campaign/content/the-late-bus.yml", cwd=tmp_path
    )
    command = python.with_name("stakes")
    assert command.with_suffix(python.suffix).exists()
    assert "open_exercise" in run(
        python, "-W", "error", "-c", "import stakes; print(stakes.open_exercise)", cwd=tmp_path
    )


def test_it_imports_with_exercises_on_the_path_alone(tmp_path):
    paths = [str(PACKAGE.parent), sysconfig.get_path("purelib")]
    code = f"import sys; sys.path += {paths}\n{SAYS}"
    assert Path(run(sys.executable, "-S", "-P", "-c", code, cwd=tmp_path)).parent == PACKAGE


def test_what_is_promised_is_there():
    for name in (
        "exercises",
        "Session",
        "WorkbookError",
        "ActionError",
        "ContentError",
        "StakesError",
        "open_exercise",
        "workbook",
    ):
        assert name in stakes.__all__
        assert getattr(stakes, name)
    assert stakes.__all__ == sorted(stakes.__all__, key=lambda name: (name[0].islower(), name))


# The shape of its modules

MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_is_not_too_long(path):
    lines = len(path.read_text("utf-8").splitlines())
    if lines > LONG:
        print(f"{path.relative_to(ROOT)} has {lines} lines: aim for {LONG}.")
    assert lines <= TOO_LONG


def undocumented(path):
    """Public functions, classes and methods without a docstring, and the module if it has none."""
    tree = ast.parse(path.read_text("utf-8"))
    if not ast.get_docstring(tree):
        yield path.name
    places = [("", tree)]
    for where, place in places:
        for node in place.body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
                if not ast.get_docstring(node) and not (where == "Renderer." and node.name in KINDS):
                    yield f"{path.name}: {where}{node.name}"
                if isinstance(node, ast.ClassDef):
                    places.append((f"{node.name}.", node))


# What each kind of node is, its maker says in kit.nodes.
KINDS = {name for name in vars(nodes) if not name.startswith("_")} | {"list"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_everything_public_says_what_it_is(path):
    assert list(undocumented(path)) == []


def test_what_says_nothing_is_caught(tmp_path):
    (tmp_path / "planted.py").write_text(
        "def open(): pass\nclass A:\n    '''A.'''\n    def b(self): pass\n    def _c(self): pass\n"
    )
    assert list(undocumented(tmp_path / "planted.py")) == ["planted.py", "planted.py: open", "planted.py: A.b"]


def test_the_scripts_are_not_too_long():
    for path in PACKAGE.rglob("*.js"):
        assert len(path.read_text("utf-8").splitlines()) <= TOO_LONG, path.name
