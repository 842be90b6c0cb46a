"""What the service worker is told to keep."""

import gzip
import json

from tooling import offline


def written(html):
    offline.write(html)
    line = next(line for line in (html / "sw.js").read_text("utf-8").splitlines() if line.startswith("const BOOK"))
    return json.loads(line.removeprefix("const BOOK = ").removesuffix(";"))


def test_it_names_what_pages_ask_for_and_changes_with_any_of_it(tmp_path):
    for name in ("index.html", "naïve name.html", "_static/page.css", "_static/basic.css", "objects.inv", ".buildinfo"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    core = tmp_path / "_live" / "pyodide"
    core.mkdir(parents=True)
    (core / "pyodide.asm.wasm").write_bytes(b"wasm")
    (core / "pyodide.asm.wasm.gz").write_bytes(gzip.compress(b"wasm", mtime=0))
    (tmp_path / "_live" / "snapshot.1.bin.gz").write_bytes(gzip.compress(b"memory", mtime=0))
    first = written(tmp_path)
    assert set(first["pages"]) == {"index.html", "naïve name.html", "_static/page.css"}
    assert set(first["python"]) == {"_live/pyodide/pyodide.asm.wasm.gz"}
    assert set(first["met"]) == {"_live/snapshot.1.bin.gz"}
    assert first["unpacked"]["_live/pyodide/pyodide.asm.wasm.gz"] == offline.digest(b"wasm")
    # Its own script is no part of it: written again, it is the same.
    assert written(tmp_path) == first
    (tmp_path / "_static" / "page.css").write_text("changed", "utf-8")
    second = written(tmp_path)
    assert second["version"] != first["version"]
    assert {name for name in first["pages"] if first["pages"][name] != second["pages"][name]} == {"_static/page.css"}
