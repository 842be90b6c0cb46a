"""Workbooks: what opens, what is refused and why, and that a save is whole or not at all."""

import errno
import json
import os
import stat

import pytest
import stakes
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from laws import texts_of
from stakes import Session, WorkbookError, workbook
from stakes.workbook import Workbook, migrations
from stakes.workbook.document import SIZE_LIMIT
from strategies import HOSTILE, campaigns, json_values

REASONS = {"not-ours", "damaged", "too-new", "too-big", "wrong-content", "unreadable"}
NAME = "self-interest-map"


def written(start="The Late Bus"):
    """A workbook with something in it."""
    session = Session(NAME)
    session.handle({"do": "write-name", "who": "p1", "value": "Ana"})
    if start:
        session.handle({"do": "load-case", "case": start})
    return workbook.new().with_session(session)


def document(**changes):
    """A small workbook as JSON bytes, with these parts changed; a part that is ... is left out."""
    parts = json.loads(workbook.dumps(written(""))) | changes
    return json.dumps({name: part for name, part in parts.items() if part is not ...}).encode()


def refused(raw):
    """Why it is refused, and what is said."""
    with pytest.raises(WorkbookError) as error:
        workbook.load(raw)
    assert error.value.reason in REASONS
    assert str(error.value).endswith(".")
    return error.value.reason, str(error.value)


# What opens


def test_what_was_saved_opens_the_same(tmp_path):
    book = written()
    path = tmp_path / "deep" / "er" / "workbook.json"
    workbook.save(book, path)
    assert workbook.load(path) == workbook.load(str(path)) == workbook.load(path.read_bytes()) == book
    assert workbook.load(b"\xef\xbb\xbf" + path.read_bytes()) == book


@given(campaigns())
def test_any_campaign_opens_the_same(campaign):
    from stakes.kit import data

    session = Session(NAME, {"campaign": data.write(campaign), "own": {}})
    book = workbook.new().with_session(session)
    assert workbook.load(workbook.dumps(book).encode()) == book


def test_the_format_is_as_promised():
    parts = json.loads(workbook.dumps(written()))
    assert list(parts) == ["format", "version", "id", "revision", "campaign", "exercises"]
    assert (parts["format"], parts["version"]) == ("common-stakes", 1)
    assert list(parts["exercises"]) == [NAME]
    assert workbook.new().id != workbook.new().id


def test_the_revision_grows():
    book = written()
    assert [book.revision, (again := book.with_session(book.session(NAME))).revision] == [1, 2]
    assert again.id == book.id
    assert evolve(again, revision=1) == book


def test_a_workbook_of_the_first_version_opens():
    first = {
        "format": "common-stakes",
        "version": 1,
        "id": "0b1f",
        "revision": 3,
        "campaign": {
            "people": [
                {
                    "id": "p1",
                    "name": "Ana",
                    "values": "",
                    "history": "",
                    "brings": "",
                    "leaving": "",
                    "joining": "",
                    "gave": "",
                    "example": False,
                    "group": "",
                }
            ],
            "groups": [],
            "stakes": [
                {
                    "id": "p1-s1",
                    "who": "p1",
                    "what": "a bus home",
                    "depth": "vital",
                    "themselves": "",
                    "others": "",
                    "where": "",
                    "by_when": "",
                    "otherwise": "",
                    "same_as": "",
                    "example": False,
                }
            ],
            "goals": [],
            "ties": [],
            "you": "p1",
        },
        "exercises": {"self-interest-map": {"details": "", "light": "", "find": "", "page": 0, "apart": []}},
    }
    book = workbook.load(json.dumps(first).encode())
    assert book.revision == 3
    assert book.session(NAME).campaign.people[0].name == "Ana"


@given(work=json_values)
def test_work_of_an_exercise_that_is_not_known_is_kept(work):
    raw = document(exercises={"power-map": work})
    try:
        book = workbook.load(raw)
    except WorkbookError:
        # Two keys that are one once they are clean: neither is dropped silently.
        assert any(text != text.strip() or not text.isascii() or not text.isprintable() for text in keys_of(work))
        return
    again = workbook.load(workbook.dumps(book.with_session(book.session(NAME))).encode())
    assert again.exercises["power-map"] == book.exercises["power-map"]
    if all(text.isascii() and text.isprintable() for text in [*texts_of(work), *keys_of(work)]):
        assert book.exercises["power-map"] == work


def keys_of(work):
    if isinstance(work, dict):
        for key, part in work.items():
            yield key
            yield from keys_of(part)
    elif isinstance(work, list):
        for part in work:
            yield from keys_of(part)


def test_accented_names_are_one_however_they_were_typed():
    names = ["Ame\u0301lie", "Amélie"]
    opened = []
    for name in names:
        raw = document(campaign={"people": [{"id": "p1", "name": name}]})
        opened.append(workbook.load(raw).session(NAME).campaign.people[0].name)
    assert opened == ["Amélie", "Amélie"]
    raw = document(campaign={"people": [{"id": "é"}, {"id": "e\u0301"}]})
    assert refused(raw)[0] == "wrong-content"


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_cleaned_or_refused_and_then_stay_as_they_are(text):
    raw = document(campaign={"people": [{"id": "p1", "brings": text[:600], "name": text[:60]}]})
    book = workbook.load(raw)
    assert workbook.load(workbook.dumps(book).encode()) == book
    assert book.session(NAME).work["campaign"]["people"][0]["brings"] == book.campaign["people"][0]["brings"]


# What is refused


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "damaged"),
        (b" \n\t", "damaged"),
        (workbook.dumps(workbook.new()).encode()[:-30], "damaged"),
        (workbook.dumps(workbook.new()).encode()[:40], "damaged"),
        (workbook.dumps(workbook.new()).encode() + b"}", "damaged"),
        (workbook.dumps(workbook.new()).encode().replace(b"people", b"peo\xffle"), "damaged"),
        (workbook.dumps(workbook.new()).encode("utf-16"), "not-ours"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not-ours"),
        (b"<!doctype html><title>Log in</title>", "not-ours"),
        (b'{"format": "another-tool", "version": 1}', "not-ours"),
        (b'{"nbformat": 4, "cells": []}', "not-ours"),
        (b"[]", "not-ours"),
        (b"null", "not-ours"),
        (b"3", "not-ours"),
        (b'"common-stakes"', "not-ours"),
        (b"[" * 10_000 + b"]" * 10_000, "not-ours"),
        (b'{"format": "common-stakes", "a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "damaged"),
        (b" " * (SIZE_LIMIT + 1), "too-big"),
        (document(version=2), "too-new"),
        (document(version=10**9, campaign=...), "too-new"),
        (document(version=0), "damaged"),
        (document(version=-1), "damaged"),
        (document(version="1"), "damaged"),
        (document(version=True), "damaged"),
        (document(version=1.0), "damaged"),
        (document(version=...), "damaged"),
        (document(version=None), "damaged"),
        (document(format=...), "not-ours"),
        (document(id=""), "wrong-content"),
        (document(id=5), "wrong-content"),
        (document(id="x" * 101), "wrong-content"),
        (document(id=...), "wrong-content"),
        (document(revision=-1), "wrong-content"),
        (document(revision="1"), "wrong-content"),
        (document(revision=True), "wrong-content"),
        (document(revision=10**13), "wrong-content"),
        (document(campaign=...), "wrong-content"),
        (document(campaign=None), "wrong-content"),
        (document(campaign=[]), "wrong-content"),
        (document(campaign={"people": [{"id": "p1"}, {"id": "p1"}]}), "wrong-content"),
        (document(campaign={"people": [{"id": f"p{n}"} for n in range(50_000)]}), "wrong-content"),
        (document(campaign={"people": [{"id": "p1", "name": 5}]}), "wrong-content"),
        (document(campaign={"people": [{"id": "p1", "__proto__": {}}]}), "wrong-content"),
        (document(exercises=[]), "wrong-content"),
        (document(exercises={NAME: {"page": "x"}}), "wrong-content"),
        (document(exercises={NAME: None}), "wrong-content"),
        (document(__proto__={}), "wrong-content"),
        (document().replace(b'"revision": 1', b'"revision": NaN'), "damaged"),
        (document().replace(b'"revision": 1', b'"revision": Infinity'), "damaged"),
        (document().replace(b'"revision": 1', b'"revision": 1e400'), "damaged"),
        (document().replace(b'"revision": 1', b'"revision": ' + b"9" * 5_000), "damaged"),
        (document().replace(b'"revision": 1', b'"revision": 1, "revision": 2'), "damaged"),
        (document(exercises={"power-map": {"a\u202e": 1, "a": 2}}), "damaged"),
    ],
    ids=lambda part: part if isinstance(part, str) else repr(part[:40]),
)
def test_each_bad_file_is_refused_for_its_own_reason(raw, reason):
    assert refused(raw)[0] == reason


@pytest.mark.parametrize("path", ["no-such.json", "", "a\x00b", "\ud800"])
def test_what_cannot_be_read_is_unreadable(path, tmp_path):
    with pytest.raises(WorkbookError) as error:
        workbook.load(tmp_path / path)
    assert error.value.reason == "unreadable"


@pytest.mark.parametrize("what", [None, 0, 10**6, 1.5, [], {}, object()], ids=repr)
def test_what_is_no_file_at_all_is_unreadable(what):
    with pytest.raises(WorkbookError) as error:
        workbook.load(what)
    assert error.value.reason == "unreadable"


@given(st.binary(max_size=300))
def test_any_bytes_open_or_are_a_workbook_error(raw):
    refused(raw)


@given(st.data())
def test_a_mutated_workbook_opens_or_is_a_workbook_error(data):
    raw = bytearray(workbook.dumps(written("")).encode())
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(raw)))
        end = data.draw(st.integers(start, min(len(raw), start + 8)))
        piece = st.binary(max_size=4) | st.sampled_from(
            [b'"', b"{}", b"[]", b"null", b"1e999", b"-1", b",", b"\\ud800", b"NaN"]
        )
        raw[start:end] = data.draw(piece)
    opens_or_refuses(bytes(raw))


@given(st.data())
def test_a_workbook_with_one_part_changed_opens_or_is_a_workbook_error(data):
    parts = json.loads(workbook.dumps(written("")))
    place, step, inner = None, None, parts
    while isinstance(inner, (dict, list)) and inner and data.draw(st.integers(0, 5)):
        place, step = inner, data.draw(st.sampled_from(sorted(inner) if isinstance(inner, dict) else range(len(inner))))
        inner = place[step]
    if place is not None:
        place[step] = data.draw(json_values)
    opens_or_refuses(json.dumps(parts).encode())


def opens_or_refuses(raw):
    try:
        book = workbook.load(raw)
    except WorkbookError as error:
        assert error.reason in REASONS
    else:
        for name in stakes.exercises():
            book.session(name).view()
        assert workbook.load(workbook.dumps(book).encode()) == book


def test_a_file_over_the_limit_is_refused_before_it_is_parsed(tmp_path, monkeypatch):
    monkeypatch.setattr("json.loads", lambda *_, **__: pytest.fail("it was parsed"))
    file = tmp_path / "big.json"
    file.write_bytes(b"[" * (SIZE_LIMIT + 10))
    assert refused(file)[0] == "too-big"


# What is never written


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


# A save is whole or not at all


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


# Sessions


def test_exercises_share_the_campaign_and_keep_their_own():
    book = written()
    session = book.session(NAME)
    session.handle({"do": "show-details", "who": "p1"})
    again = book.with_session(session).session(NAME)
    assert again.work == session.work
    assert again.campaign == session.campaign


def test_an_exercise_that_is_not_is_no_session():
    with pytest.raises(stakes.UnknownExercise):
        workbook.new().session("no-such")


# Migrations


def test_versions_are_reached_a_step_at_a_time():
    steps = {
        1: lambda old: old | {"a": [*old["a"], 1]},
        2: lambda old: old | {"a": [*old["a"], 2]},
        3: lambda old: pytest.fail("too far"),
    }
    assert migrations.migrate({"version": 1, "a": []}, steps, 3) == {"version": 3, "a": [1, 2]}
    assert migrations.migrate({"version": 2, "a": []}, steps, 3) == {"version": 3, "a": [2]}
    assert migrations.migrate({"version": 3, "a": []}, steps, 3) == {"version": 3, "a": []}


def test_every_version_before_this_has_its_step():
    assert sorted(migrations.MIGRATIONS) == list(range(1, migrations.VERSION))


@pytest.mark.parametrize(
    "step",
    [lambda old: old["gone"], lambda old: old["campaign"]["people"][9], lambda old: int("x"), lambda old: None | {}],
)
def test_an_old_workbook_that_a_step_cannot_take_is_damaged(step, monkeypatch):
    from stakes.workbook import document as module

    monkeypatch.setattr(module, "VERSION", 2)
    monkeypatch.setattr(module, "migrate", lambda old: migrations.migrate(old, {1: step}, 2))
    assert refused(document(version=1))[0] == "damaged"
