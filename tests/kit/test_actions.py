"""The table of actions, and the text that it lets in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stakes import ActionError
from stakes.kit.actions import Actions, clean, identifier, one_of, reference, text
from strategies import HOSTILE, hostile_texts, json_values


@given(hostile_texts, st.booleans())
def test_clean_text_is_clean_and_stays_so(given_text, lines):
    made = clean(given_text, lines=lines)
    assert clean(made, lines=lines) == made
    assert unicodedata.is_normalized("NFC", made)
    made.encode()
    for character in made:
        assert character == "\n" and lines or unicodedata.category(character) not in ("Cc", "Cs")
    assert not set(made) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("Amelie\u0301", "Amelié"),
        ("e\x00\u0301", "é"),
        ("👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"),
        ("a\r\nb\rc\td", "a\nb\nc d"),
        ("-5", "-5"),
        ("+44 20", "+44 20"),
        ("=1+1", "=1+1"),
        ("<b>", "<b>"),
        ("नमस्ते", "नमस्ते"),
    ],
)
def test_what_is_meant_honestly_comes_back_as_written(given_text, kept):
    assert clean(given_text) == kept


@given(json_values)
def test_text_takes_text_up_to_its_limit_and_nothing_else(value):
    try:
        made = text(10)(value)
    except ActionError as refused:
        assert not isinstance(value, str) or len(clean(value, lines=False)) > 10
        assert str(refused)
    else:
        assert isinstance(value, str)
        assert len(made) <= 10
        assert "\n" not in made


def test_too_long_says_by_how_much():
    with pytest.raises(ActionError, match="That is 11 characters. Shorten it to 10 or fewer."):
        text(10)("x" * 11)


@given(json_values)
def test_the_other_checks_take_what_they_say(value):
    for check, taken in (
        (one_of("a", "b"), value in ("a", "b") if isinstance(value, str) else False),
        (identifier, isinstance(value, str) and 0 < len(value) <= 100),
        (reference, isinstance(value, str) and len(value) <= 100),
    ):
        if taken:
            assert check(value) == value
        else:
            with pytest.raises(ActionError):
                check(value)


def counting():
    actions = Actions()

    @actions.on("add", value=text(5))
    def add(work, value):
        return [*work, value]

    @actions.on("forget")
    def forget(work):
        return []

    return actions


@given(json_values)
def test_anything_is_an_action_or_an_action_error(action):
    try:
        counting()(["a"], action)
    except ActionError as refused:
        assert str(refused)


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_that_is_not_asked_for_is_ignored(value):
    assert counting()(["a"], {"do": "forget", "value": value}) == []


@pytest.mark.parametrize(
    "action",
    [
        {"do": "add"},
        {"do": "forget", "who": "p1"},
        {"do": "add", "value": "a", "x": 1},
        {"do": ["add"]},
        {},
        None,
        "add",
        {"do": "Add"},
    ],
)
def test_parts_missing_or_too_many_are_refused(action):
    with pytest.raises(ActionError):
        counting()([], action)


def test_tables_build_on_others():
    more = Actions(counting())

    @more.on("twice")
    def twice(work):
        return work * 2

    assert more(["a"], {"do": "twice"}) == ["a", "a"]
    assert more(["a"], {"do": "forget"}) == []


def test_a_handler_that_takes_other_parts_is_a_mistake_of_ours():
    with pytest.raises(TypeError, match="the handler takes"):
        Actions().on("add", who=identifier)(lambda work, what: work)
