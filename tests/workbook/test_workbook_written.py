"""A save is whole or not at all, and nothing is written that could not be opened again."""

import errno
import os
import stat

import pytest
from stakes import WorkbookError, workbook
from stakes.workbook import Workbook
from stakes.workbook.document import SIZE_LIMIT

from workbook.books import written


@pytest.mark.parametrize(
    ("book", "reason"),
    [
        (Workbook("a", exercises={"x": {"a": "y" * SIZE_LIMIT}}), "too-big"),
        (Workbook("a", exercises={"x": {"a": "é" * (SIZE_LIMIT // 2)}}), "too-big"),
        (Workbook("a", exercises={"x": float("nan")}), "wrong-content"),
        (Workbook("a", exercises={"x": float("inf")}), "wrong-content"),
        (Workbook("a", exercises={"x": "\ud800"}), "wrong-content"),
        (Workbook("a", exercises={"x": {1, 2}}), "wrong-content"),
        (Workbook("a", exercises={"x": 10**5_000}), "wrong-content"),
    ],
    ids=range(7),
)
def test_what_could_not_be_opened_again_is_not_written(book, reason, tmp_path):
    path = tmp_path / "workbook.json"
    workbook.save(written(), path)
    before = path.read_bytes()
    with pytest.raises(WorkbookError) as error:
        workbook.save(book, path)
    assert error.value.reason == reason
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["workbook.json"]


def full(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("fault", ["os.replace", "os.fsync", "os.fdopen", "tempfile.mkstemp"])
@pytest.mark.parametrize("there", [True, False])
def test_a_save_that_fails_leaves_what_was_there(fault, there, tmp_path, monkeypatch):
    path = tmp_path / "workbook.json"
    if there:
        workbook.save(written(), path)
    before = path.read_bytes() if there else None
    with monkeypatch.context() as broken:
        broken.setattr(fault, full)
        with pytest.raises(WorkbookError, match="could not be saved.*No space left.*Free some space") as error:
            workbook.save(workbook.new(), path)
    assert error.value.reason == "unreadable"
    assert (path.read_bytes() if there else None) == before
    assert os.listdir(tmp_path) == (["workbook.json"] if there else [])


def test_a_save_that_is_interrupted_leaves_no_half(tmp_path, monkeypatch):
    path = tmp_path / "workbook.json"
    workbook.save(written(), path)
    before = path.read_bytes()

    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            workbook.save(workbook.new(), path)
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["workbook.json"]


def test_the_file_is_on_the_disk_before_it_takes_its_place(tmp_path, monkeypatch):
    order = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr("os.fsync", lambda handle: order.append("fsync") or fsync(handle))
    monkeypatch.setattr("os.replace", lambda *paths: order.append("replace") or replace(*paths))
    workbook.save(written(), tmp_path / "workbook.json")
    assert order == ["fsync", "replace"]


def test_a_folder_that_cannot_be_is_said(tmp_path):
    (tmp_path / "file").write_text("here")
    for path in (tmp_path / "file" / "workbook.json", tmp_path / "a\x00b", tmp_path):
        with pytest.raises(WorkbookError, match="could not be saved"):
            workbook.save(workbook.new(), path)


def test_only_the_learner_can_read_it(tmp_path):
    path = tmp_path / "workbook.json"
    workbook.save(written(), path)
    assert os.name == "nt" or not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
