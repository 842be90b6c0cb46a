from tooling import prove
from tooling.paths import PACKAGE, ROOT


def test_the_laws_of_the_whole_package_are_tried():
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert {f"tests/{name}" for name in folders} == set(prove.laws())
    elsewhere = {"benchmarks", "book", "browser", "jupyter", "notebooks", "pyodide", "tooling"}
    assert elsewhere <= {path.name for path in (ROOT / "tests").iterdir()} - folders


def test_they_are_tried_at_length_and_what_is_named_alone_where_something_is(monkeypatch):
    asked = []
    monkeypatch.setattr(prove.subprocess, "call", lambda command, **given: asked.append((command, given)) or 0)
    assert prove.run([]) == prove.run(["tests/kit", "-q"]) == 0
    (every, given), (named, _) = asked
    assert every[-len(prove.laws()) :] == prove.laws() and named[-2:] == ["tests/kit", "-q"]
    assert given["env"].items() >= prove.LONG.items() and "--timeout=0" in every
