"""Arrows go one way: which part of the package may import which other."""

import ast
import re
import sys
from pathlib import Path

import pytest
import stakes

PACKAGE = Path(stakes.__file__).parent

# What each part may import from the package, itself aside: parts, or single modules of them.
MAY = {
    "": {"workbook", "kit.errors", "kit.session", "hosts.jupyter (late)"},
    "__main__": {"kit", "one_on_one.terminal", "hosts.room_file"},
    "kit": set(),
    "kit.session": {"campaign"},
    "campaign": {"kit"},
    "workbook": {"kit", "campaign"},
    "workshop": {"kit", "campaign", "workbook"},
    "hosts": {"kit", "campaign", "workbook", "workshop"},
}
EXERCISE = {"campaign", "kit"}
# The kit's own session is for hosts: whatever is below it must not see it.
NOT_BELOW = "kit.session"
BELOW = {"campaign", "kit"}
# Content comes in through the kit.
READERS = {"open", "pathlib", "os", "io", "shutil", "tempfile", "importlib", "json", "socket", "urllib", "subprocess"}


def modules(package):
    """Each module of a package by its dotted name within it."""
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def exercise_folders(package):
    return {
        folder.name
        for folder in package.iterdir()
        if (folder / "model.py").is_file() and (folder / "view.py").is_file()
    }


def imports(name, path):
    """What a module imports: ``(dotted name, late)``, where names within the package begin with a dot."""
    tree = ast.parse(path.read_text("utf-8"))
    here = [*name.split("."), "_"] if path.name == "__init__.py" and name else name.split(".") if name else ["_"]
    late = {id(inner) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) for inner in ast.walk(node)}
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield inside(alias.name), id(node) in late
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(here[: len(here) - node.level]) if node.level else None
            base = inside(node.module) if above is None else "." + ".".join(filter(None, (above, node.module)))
            for alias in node.names:
                yield f"{base}.{alias.name}".replace("..", "."), id(node) in late


def inside(name):
    return "." + name.partition(".")[2] if name.split(".")[0] == "stakes" else name


def allowed(name, package):
    """What a module may import: the rule for itself, or for the part that it is in."""
    part = name.split(".")[0]
    if part in exercise_folders(package):
        return {part, *EXERCISE}, part in BELOW or part in exercise_folders(package)
    return MAY.get(name, MAY.get(part, set())) | ({part} if part and part != "__main__" else set()), part in BELOW


def violations(package):
    """Every import that goes the wrong way, as ``module: what``."""
    known = {name for name, _ in modules(package)}
    folders = exercise_folders(package)
    found = []
    for name, path in modules(package):
        may, below = allowed(name, package)
        part = name.split(".")[0]
        for imported, late in imports(name, path):
            if not imported.startswith("."):
                top = imported.split(".")[0]
                if part in folders and name.endswith(".model") and top in READERS:
                    found.append(f"{name}: reads with {top}")
                continue
            target = imported[1:]
            while target and target not in known:
                target = target.rpartition(".")[0]
            fits = any(target == one or target.startswith(f"{one}.") for one in may)
            fits = fits or late and f"{target} (late)" in may
            if below and name != NOT_BELOW and target == NOT_BELOW:
                fits = False
            if part in folders and name.endswith(".model") and target.startswith(f"{part}.view"):
                fits = False
            if not target and name:
                fits = False
            if not fits:
                found.append(f"{name or 'stakes'}: imports {target or 'stakes'}")
        if part in folders and re.search(r"\bopen\(", path.read_text("utf-8")):
            found.append(f"{name}: opens a file")
    return found


def test_every_arrow_goes_one_way():
    assert violations(PACKAGE) == []


def test_there_are_arrows_to_look_at():
    names = {name for name, _ in modules(PACKAGE)}
    assert {"kit.session", "campaign.model", "workbook.document", "hosts.markup", "self_interest_map.model"} <= names
    found = {imported for name, path in modules(PACKAGE) for imported, _ in imports(name, path)}
    assert ".kit.words._" in found
    assert ".hosts.jupyter.open_exercise" in found


def copy(folder):
    """The package's Python, in a folder to change."""
    for _, path in modules(PACKAGE):
        target = folder / path.relative_to(PACKAGE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    return folder


@pytest.mark.parametrize(
    ("file", "line", "said"),
    [
        ("kit/nodes.py", "from ..campaign import Campaign", "kit.nodes: imports campaign"),
        ("kit/nodes.py", "from .session import Session", "kit.nodes: imports kit.session"),
        ("campaign/model.py", "from ..kit.session import Session", "campaign.model: imports kit.session"),
        ("campaign/model.py", "from ..hosts.markup import html", "campaign.model: imports hosts.markup"),
        ("campaign/model.py", "from ..workbook import Workbook", "campaign.model: imports workbook"),
        ("campaign/model.py", "import stakes", "campaign.model: imports stakes"),
        ("self_interest_map/model.py", "from . import view", "self_interest_map.model: imports self_interest_map.view"),
        (
            "self_interest_map/model.py",
            "from .view import view",
            "self_interest_map.model: imports self_interest_map.view",
        ),
        ("self_interest_map/model.py", "from ..hosts import card", "self_interest_map.model: imports hosts.card"),
        ("self_interest_map/model.py", "import pathlib", "self_interest_map.model: reads with pathlib"),
        ("self_interest_map/model.py", "text = open('x').read()", "self_interest_map.model: opens a file"),
        (
            "self_interest_map/view.py",
            "from ..kit.session import Session",
            "self_interest_map.view: imports kit.session",
        ),
        ("self_interest_map/view.py", "from stakes.workbook import load", "self_interest_map.view: imports workbook"),
        (
            "self_interest_map/view.py",
            "from ..one_on_one import model",
            "self_interest_map.view: imports one_on_one.model",
        ),
        ("workbook/document.py", "from ..hosts.desk import Desk", "workbook.document: imports hosts.desk"),
        (
            "workbook/document.py",
            "from ..self_interest_map import model",
            "workbook.document: imports self_interest_map.model",
        ),
        ("workshop/room.py", "from ..hosts.markup import html", "workshop.room: imports hosts.markup"),
        ("workshop/view.py", "from ..bridges import model", "workshop.view: imports bridges.model"),
        ("workbook/document.py", "from ..workshop import Room", "workbook.document: imports workshop"),
        ("hosts/markup.py", "from ..self_interest_map import view", "hosts.markup: imports self_interest_map.view"),
        ("__init__.py", "from .hosts import jupyter", "stakes: imports hosts.jupyter"),
        ("__main__.py", "from .hosts import desk", "__main__: imports hosts.desk"),
    ],
)
def test_an_arrow_the_wrong_way_is_reported(file, line, said, tmp_path):
    package = copy(tmp_path)
    for part in ("model", "view"):
        (package / "one_on_one").mkdir(exist_ok=True)
        (package / "one_on_one" / f"{part}.py").write_text("")
    (package / "one_on_one" / "__init__.py").write_text("")
    target = package / file
    target.write_text(f"{target.read_text('utf-8')}\n{line}\n", "utf-8")
    assert violations(package) == [said]


def test_scripts_know_no_exercise():
    names = [name for exercise in stakes.exercises() for name in (exercise, exercise.replace("-", "_"))]
    scripts = list((PACKAGE / "hosts").rglob("*.js"))
    assert len(scripts) >= 5
    for path in scripts:
        said = path.read_text("utf-8")
        assert not [name for name in names if name in said], path.name


def test_the_page_needs_no_network_library_and_no_compiled_one():
    pure = {"attrs", "attr", "cattrs", "ruamel", "networkx", "icalendar"}
    for name, path in modules(PACKAGE):
        if name in ("hosts.jupyter", "hosts.page.extension", "hosts.page.listing"):
            continue
        tops = {imported.split(".")[0] for imported, _ in imports(name, path) if not imported.startswith(".")}
        assert tops <= pure | set(sys.stdlib_module_names), name


def test_what_is_slow_to_import_is_imported_late():
    for name, path in modules(PACKAGE):
        for slow in ("networkx", "icalendar"):
            assert (slow, False) not in {(what.split(".")[0], late) for what, late in imports(name, path)}, name
