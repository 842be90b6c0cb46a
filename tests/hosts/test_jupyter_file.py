"""The Jupyter host without a browser: what becomes of the learner's file, also where it cannot be read or written."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import stakes
from attrs import evolve
from stakes import workbook

from hosts.widget import ANA, EMPTY, NAME, RUTH, Seen, fail_with, kept, names

# The file


def test_work_is_there_again(one: Seen, open_one: Callable[[], Seen]) -> None:
    one.act(ANA)
    again = open_one()
    assert names(again.widget.work) == ["Ana"]
    assert again.widget.tree == one.widget.tree


def test_another_notebooks_work_is_never_written_over(one: Seen, open_one: Callable[[], Seen], file: Path) -> None:
    other = open_one()
    other.act(RUTH)
    before = file.read_bytes()
    for _ in range(2):
        one.act(ANA)
        assert one.said == ["elsewhere"]
    assert file.read_bytes() == before
    assert names(one.widget.work) == ["Ana"], "and what is written here stays on view"
    one.ask("begin")
    assert one.said == ["elsewhere"], "a new view is told as well"


def test_keep_mine(one: Seen, open_one: Callable[[], Seen], file: Path) -> None:
    other = open_one()
    other.act(RUTH)
    one.act(ANA)
    revision = kept(file)["revision"]
    assert one.ask("mine") == {"id": "1"}
    assert one.said == ["saved"]
    assert names(kept(file)) == ["Ana"]
    assert kept(file)["revision"] > revision
    other.act(RUTH)
    assert other.said == ["elsewhere"], "now it is the other that must choose"


def test_take_theirs(one: Seen, open_one: Callable[[], Seen], file: Path) -> None:
    open_one().act(RUTH)
    before = file.read_bytes()
    one.act(ANA)
    assert one.ask("theirs") == {"id": "1"}
    assert one.said == ["saved"]
    assert names(one.widget.work) == ["Ruth"]
    assert "Ruth" in json.dumps(one.widget.tree)
    assert file.read_bytes() == before
    one.act(ANA)
    assert one.said == ["saved"]


def test_theirs_may_be_nothing(one: Seen, open_one: Callable[[], Seen], file: Path) -> None:
    one.act(ANA)
    open_one().ask("clear")
    one.act(RUTH)
    assert one.said == ["elsewhere"]
    one.ask("theirs")
    assert one.widget.work == EMPTY


def in_another_exercise(file: Path, **more: Any) -> None:
    """Another notebook saves what was done in an exercise of a later version of the course."""
    book = workbook.load(file) if file.exists() else workbook.new()
    exercises = book.exercises | {"no-such-exercise": {"steps": [1]}}
    workbook.save(evolve(book, revision=book.revision + 1, exercises=exercises, **more), file)


@pytest.mark.parametrize("begun", [False, True])
def test_work_in_another_exercise_is_kept_beside(one: Seen, file: Path, begun: bool) -> None:
    if begun:
        one.act(ANA)
    in_another_exercise(file)
    theirs = kept(file)
    one.act(RUTH)
    assert one.said == ["saved"]
    assert kept(file)["exercises"]["no-such-exercise"] == {"steps": [1]}
    assert "Ruth" in names(kept(file))
    assert kept(file)["id"] == theirs["id"]
    assert kept(file)["revision"] > theirs["revision"]


def test_keeping_mine_keeps_their_other_exercises(one: Seen, open_one: Callable[[], Seen], file: Path) -> None:
    open_one().act(RUTH)
    in_another_exercise(file)
    one.act(ANA)
    assert one.said == ["elsewhere"]
    one.ask("mine")
    assert names(kept(file)) == ["Ana"]
    assert kept(file)["exercises"]["no-such-exercise"] == {"steps": [1]}


def test_a_copy_that_is_opened_writes_over_nothing_unread(one: Seen, open_one: Callable[[], Seen], file: Path) -> None:
    one.act(ANA)
    copy = one.ask("text")["text"].encode()
    open_one().act(RUTH)
    theirs = file.read_bytes()
    one.ask("open", [copy])
    assert names(kept(file)) == ["Ana"]
    assert (file.parent / "workbook-set-aside-1.json").read_bytes() == theirs


FUTURE = json.dumps({"format": "common-stakes", "version": 99, "news": "Ana"}).encode()
UNREADABLE = {
    "empty": b"",
    "cut short": b'{"format": "common-stakes", "vers',
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "a log-in page": b"<!doctype html><title>Log in</title>",
    "newer": FUTURE,
    "too big": b" " * (workbook.SIZE_LIMIT + 1),
}


@pytest.fixture(params=UNREADABLE.values(), ids=UNREADABLE)
def unreadable(request: pytest.FixtureRequest, file: Path) -> bytes:
    file.parent.mkdir()
    file.write_bytes(request.param)
    return request.param


def test_what_cannot_be_read_is_left_alone_and_said(unreadable: bytes, one: Seen, file: Path) -> None:
    one.ask("begin")
    assert one.said == ["unreadable"]
    assert one.sent[0]["why"]
    for action in (ANA, RUTH):
        one.act(action)
        assert one.said == ["unreadable"]
    assert file.read_bytes() == unreadable
    assert names(one.widget.work) == ["Ana", "Ruth"], "the exercise works all the same"


def test_what_cannot_be_read_can_be_copied_out(unreadable: bytes, one: Seen, file: Path) -> None:
    assert one.ask("text")["text"] == unreadable.decode("utf-8", "replace")
    one.act(ANA)
    assert names(json.loads(one.ask("text")["text"])) == ["Ana"], "what was written since comes first"


def test_what_cannot_be_read_is_set_aside(unreadable: bytes, one: Seen, file: Path) -> None:
    one.act(ANA)
    one.ask("mine")
    assert one.said == ["saved"]
    assert names(kept(file)) == ["Ana"]
    assert (file.parent / "workbook-set-aside-1.json").read_bytes() == unreadable
    one.ask("begin")
    assert one.said == []


def test_a_copy_opened_over_it_sets_it_aside(unreadable: bytes, one: Seen, file: Path) -> None:
    session = stakes.Session(NAME)
    session.handle(RUTH)
    one.ask("open", [workbook.dumps(workbook.new().with_session(session)).encode()])
    assert names(kept(file)) == ["Ruth"]
    assert (file.parent / "workbook-set-aside-1.json").read_bytes() == unreadable


def test_it_is_cleared_when_the_learner_says_so(unreadable: bytes, one: Seen, file: Path) -> None:
    one.ask("clear")
    assert list(file.parent.iterdir()) == []
    one.act(ANA)
    assert one.said == ["saved"]


def test_a_file_that_another_program_broke_is_left_alone(one: Seen, file: Path) -> None:
    one.act(ANA)
    file.write_bytes(FUTURE)
    one.act(RUTH)
    assert one.said == ["unreadable"]
    one.ask("theirs")
    assert one.said == ["unreadable"]
    assert file.read_bytes() == FUTURE
    assert names(one.widget.work) == ["Ana", "Ruth"]


def test_a_folder_where_the_file_should_be(file: Path, open_one: Callable[[], Seen]) -> None:
    file.mkdir(parents=True)
    one = open_one()
    one.act(ANA)
    assert one.said == ["unreadable"]
    assert "error" in one.ask("text") or names(json.loads(one.ask("text")["text"])) == ["Ana"]
    assert "error" in one.ask("clear")
    assert file.is_dir()


# Saves that fail


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_a_save_that_fails_is_said_until_one_succeeds(
    one: Seen, file: Path, monkeypatch: pytest.MonkeyPatch, number: int, step: str
) -> None:
    one.act(ANA)
    before = file.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, step, fail_with(number))
        assert one.act(RUTH) == {"id": "1"}, "the action itself was done"
        assert one.said == ["unsaved"]
        assert os.strerror(number) in one.sent[0]["why"]
        one.ask("begin")
        assert one.said == ["unsaved"], "a new view is told as well"
        assert names(json.loads(one.ask("text")["text"])) == ["Ana", "Ruth"], "a copy can be had"
    assert file.read_bytes() == before
    assert [entry.name for entry in file.parent.iterdir()] == ["workbook.json"]
    one.act({"do": "add-person"})
    assert one.said == ["saved"]
    assert names(kept(file))[:2] == ["Ana", "Ruth"]


def test_a_folder_that_cannot_be_made_is_said(folder: Path, open_one: Callable[[], Seen]) -> None:
    folder.write_text("a file, where the folder should be")
    one = open_one()
    one.act(ANA)
    assert one.said == ["unsaved"]
    assert str(folder) in one.sent[0]["why"]
    assert folder.read_text() == "a file, where the folder should be"


@pytest.mark.parametrize("call", ["clear", "mine"])
def test_a_file_that_cannot_be_moved_is_said(
    file: Path, open_one: Callable[[], Seen], monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    file.parent.mkdir()
    file.write_bytes(FUTURE)
    one = open_one()
    one.act(ANA)
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fail_with(errno.EACCES))
        patch.setattr(Path, "unlink", fail_with(errno.EACCES))
        answer = one.ask(call)
    assert "error" in answer or one.said == ["unsaved"]
    assert file.read_bytes() == FUTURE
    assert names(one.widget.work) == ["Ana"]


def test_work_past_the_limit_is_said(one: Seen, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one.act(ANA)
    before = file.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("stakes.workbook.document.SIZE_LIMIT", 10)
        one.act(RUTH)
        assert one.said == ["unsaved"]
        assert one.ask("text")["error"]
    assert file.read_bytes() == before
