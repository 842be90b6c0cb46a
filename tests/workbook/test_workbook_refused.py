"""What is refused as a workbook, and for which reason."""

import json

import pytest
import stakes
from hypothesis import given
from hypothesis import strategies as st
from stakes import WorkbookError, workbook
from stakes.workbook.document import SIZE_LIMIT
from strategies import json_values

from workbook.books import NAME, REASONS, document, refused, written


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
        (document(done="self-interest-map"), "wrong-content"),
        (document(done=["story"]), "wrong-content"),
        (document(done=[["self-interest-map"]]), "wrong-content"),
        (document(done=[None]), "wrong-content"),
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
        (document(exercises={"no-such-exercise": {"a\u202e": 1, "a": 2}}), "damaged"),
    ],
    ids=lambda part: part if isinstance(part, str) else "bytes",
)
def test_each_bad_file_is_refused_for_its_own_reason(raw, reason):
    assert refused(raw)[0] == reason


@pytest.mark.parametrize("path", ["no-such.json", "", "a\x00b", "\ud800"])
def test_what_cannot_be_read_is_unreadable(path, tmp_path):
    with pytest.raises(WorkbookError) as error:
        workbook.load(tmp_path / path)
    assert error.value.reason == "unreadable"


@pytest.mark.parametrize("what", [None, 0, 10**6, 1.5, [], {}, object()], ids=type)
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
