"""What opens as a workbook: what was saved, what an earlier version saved, what an unknown exercise holds."""

import json

import pytest
import stakes
from attrs import evolve
from hypothesis import given
from laws import texts_of
from stakes import Session, WorkbookError, workbook
from stakes.workbook import migrations
from strategies import HOSTILE, campaigns, json_values

from workbook.books import NAME, document, refused, written


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
    raw = document(exercises={"no-such-exercise": work})
    try:
        book = workbook.load(raw)
    except WorkbookError:
        # Two keys that are one once they are clean: neither is dropped silently.
        assert any(text != text.strip() or not text.isascii() or not text.isprintable() for text in keys_of(work))
        return
    again = workbook.load(workbook.dumps(book.with_session(book.session(NAME))).encode())
    assert again.exercises["no-such-exercise"] == book.exercises["no-such-exercise"]
    if all(text.isascii() and text.isprintable() for text in [*texts_of(work), *keys_of(work)]):
        assert book.exercises["no-such-exercise"] == work


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


def test_what_is_done_is_kept_until_it_is_undone():
    session = Session("story")
    for part in ("where", "came"):
        session.handle({"do": "write-telling", "part": part, "value": "At the gate."})
    session.handle({"do": "told"})
    session.handle({"do": "begin-second"})
    book = workbook.new().with_session(session)
    assert workbook.load(workbook.dumps(book).encode()).done == {"story"}
    assert book.with_session(Session("bridges")).done == {"story"}
    session.handle({"do": "write-second", "value": ""})
    assert book.with_session(session).done == frozenset()
    older = json.loads(workbook.dumps(book))
    del older["done"]
    assert workbook.load(json.dumps(older).encode()).done == frozenset()
