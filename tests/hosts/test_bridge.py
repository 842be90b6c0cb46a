"""What the page's worker calls: text in, text out, and never an exception for what a stranger sends."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stakes import Session, exercises, workbook
from stakes.hosts.markup import Renderer
from stakes.hosts.page import bridge
from strategies import hostile_actions, json_values

NAME = "self-interest-map"
ANA = json.dumps({"do": "write-name", "who": "p1", "value": "Ana"})


class FromJavaScript:
    """Bytes as Pyodide hands them over."""

    def __init__(self, raw):
        self.raw = raw

    def to_bytes(self):
        return self.raw


def asked(call, *given_parts):
    return json.loads(getattr(bridge, call)(*given_parts))


def test_it_starts_acts_saves_and_starts_again():
    empty = asked("start", NAME, "")["tree"]
    assert empty == Renderer(NAME)(Session(NAME).view())
    named = asked("handle", ANA)["tree"]
    assert named != empty
    saved = asked("saved")
    assert saved["revision"] == 1
    assert asked("start", NAME, saved["text"])["tree"] == named
    assert asked("clear")["tree"] == empty
    assert asked("put", FromJavaScript(saved["text"].encode()))["tree"] == named
    assert asked("put", saved["text"])["tree"] == named


def test_a_bad_action_and_a_bad_file_are_answered_in_words():
    asked("start", NAME, "")
    before = asked("handle", ANA)["tree"]
    assert asked("handle", '{"do": "nothing"}')["error"].endswith(".")
    for bad in ("{}", "\ud800", FromJavaScript(b"\x89PNG")):
        assert asked("put", bad)["error"].endswith(".")
    assert asked("handle", ANA)["tree"] == before


def test_saved_work_that_cannot_be_read_is_said_at_the_start():
    assert asked("start", NAME, "{")["error"].endswith(".")
    assert asked("clear")["tree"]


def test_work_that_is_too_big_is_said_when_it_is_saved():
    big = workbook.Workbook("a", exercises={"no-such-exercise": {"x": "y" * (workbook.SIZE_LIMIT - 3_000)}})
    asked("start", NAME, workbook.dumps(big))
    for _ in range(6):
        asked("handle", json.dumps({"do": "load-case", "case": "The Late Bus"}))
    assert "MB" in asked("saved")["error"]


@given(st.data())
def test_any_action_is_answered(data):
    asked("start", NAME, "")
    action = data.draw(json_values | hostile_actions(Session(NAME).view()))
    assert set(asked("handle", json.dumps(action))) in ({"tree"}, {"error"})


def test_the_snapshot_holds_every_exercise():
    bridge.warm()
    assert exercises()


def test_two_starts_from_one_memory_differ_in_their_chance():
    state = random.getstate()
    drawn = []
    for _ in "12":
        random.setstate(state)
        bridge.start(NAME, "")
        drawn.append(random.random())
    random.setstate(state)
    assert drawn[0] != drawn[1]


@pytest.mark.parametrize("name", exercises())
def test_an_answer_is_what_a_worker_can_post(name):
    json.dumps(asked("start", name, "")).encode()
