"""What runs in the page: which files, packed how, from which versions."""

import hashlib
import json
import os
import re
import tomllib
import zipfile
from io import BytesIO

import pytest
from tooling import live
from tooling.archive import pack, write_hashed
from tooling.paths import LIVE, ROOT, WHEELS


def pins(path):
    found = re.findall(r"^([\w.-]+)==([\w.]+)", path.read_text("utf-8"), re.MULTILINE)
    return {name.lower().replace("_", "-").replace(".", "-"): version for name, version in found}


def test_a_zip_depends_on_names_and_contents_alone(tmp_path):
    files = {"b/é.txt": b"1" * 5000, "a.txt": b"2"}
    once = pack(files)
    assert once == pack(dict(reversed(files.items())))
    assert once != pack({**files, "a.txt": b"3"})
    with zipfile.ZipFile(BytesIO(once)) as archive:
        assert archive.namelist() == ["a.txt", "b/é.txt"]
        assert archive.read("b/é.txt") == b"1" * 5000
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_new_hash_replaces_the_old_file_and_no_other(tmp_path):
    other = write_hashed(tmp_path, "other", ".zip", b"1")
    old = write_hashed(tmp_path, "packages", ".zip", b"1")
    new = write_hashed(tmp_path, "packages", ".zip", b"2")
    assert sorted(tmp_path.iterdir()) == sorted([other, new])
    assert old != new
    assert hashlib.sha256(b"2").hexdigest()[:8] in new.name


def test_the_page_s_wheels_have_the_versions_of_the_requirements():
    ours, book = pins(WHEELS), pins(ROOT / "requirements.txt")
    assert {"attrs", "cattrs", "ruamel-yaml"} <= ours.keys()
    assert ours == {name: book[name] for name in ours}
    assert WHEELS.read_text("utf-8").count("--hash=sha256:") == len(ours)


def test_node_s_packages_are_pinned_with_hashes_and_name_no_host():
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))
    assert lock["packages"][""]["dependencies"] == wanted["dependencies"]
    for name, entry in lock["packages"].items():
        assert not name or entry["integrity"].startswith("sha512-")
    assert "://" not in json.dumps(lock)


def test_the_package_asks_for_versions_that_the_requirements_fit():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    book = pins(ROOT / "requirements.txt")
    for line in project["dependencies"]:
        name, least = line.lower().replace(".", "-", line.split(">=")[0].count(".")).split(">=")
        assert [*map(int, book[name].split("."))] >= [*map(int, least.replace("-", ".").split("."))], line


def test_only_what_the_page_needs_is_packed():
    names = {name for name, _ in live.package_files()}
    assert "stakes/__init__.py" in names
    assert any(name.endswith(".yml") for name in names)
    for name in names:
        assert not name.endswith((".js", ".css", ".pyc", ".ipynb"))
        assert "my-work" not in name
        assert name not in ("stakes/__main__.py", "stakes/hosts/jupyter.py", "stakes/hosts/page/extension.py")


def test_what_was_built_fits_its_manifest():
    manifest = json.loads((LIVE / "manifest.json").read_text("utf-8"))
    assert manifest["pyodide"] == live.pyodide_version()
    for name in (manifest["packages"], manifest["snapshot"]):
        content = (LIVE / name).read_bytes()
        assert hashlib.sha256(content).hexdigest()[:8] in name
    core = LIVE / manifest["base"]
    assert {path.name for path in core.iterdir()} == {*live.CORE, f"{live.PACKED}.gz", "pyodide-lock.json"}
    assert json.loads((core / "pyodide-lock.json").read_text())["packages"] == {}


def test_copying_into_the_book_takes_what_changed_and_drops_what_is_gone(tmp_path, monkeypatch):
    monkeypatch.setattr(live, "LIVE", tmp_path / "live")
    (tmp_path / "live" / "core").mkdir(parents=True)
    (tmp_path / "live" / "core" / "a.wasm").write_bytes(b"a")
    (tmp_path / "live" / "packages.1.zip").write_bytes(b"1")
    html = tmp_path / "html"
    live.put_into(html)
    os.utime(html / "_live" / "core" / "a.wasm", (1, 1))
    (tmp_path / "live" / "packages.1.zip").rename(tmp_path / "live" / "packages.2.zip")
    live.put_into(html)
    assert not (html / "_live" / "packages.1.zip").exists()
    assert (html / "_live" / "packages.2.zip").read_bytes() == b"1"
    assert (html / "_live" / "core" / "a.wasm").stat().st_mtime == pytest.approx(1)
