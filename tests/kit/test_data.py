"""Frozen classes to plain data and back."""

import json

import pytest
from attrs import field, frozen
from hypothesis import given
from stakes.campaign import Campaign
from stakes.kit.data import DataError, at_most, one_of, read, write
from strategies import campaigns, json_values


@frozen(kw_only=True)
class Part:
    word: str = field(default="a", validator=one_of("a", "b"))


@frozen(kw_only=True)
class Whole:
    name: str = field(default="", validator=at_most(5))
    size: int = 0
    here: bool = False
    parts: tuple[Part, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@given(campaigns())
def test_a_campaign_comes_back_the_same(campaign):
    assert read(Campaign, json.loads(json.dumps(write(campaign)))) == campaign


@given(json_values)
def test_anything_is_read_or_a_data_error(value):
    for given_value in (value, {"parts": value}, {"parts": [value]}, {"name": value}, {"rows": value}, {"size": value}):
        try:
            assert isinstance(read(Whole, given_value), Whole)
        except DataError as refused:
            assert refused.message


@pytest.mark.parametrize(
    ("value", "path", "said"),
    [
        ({"size": True}, ("size",), "expected a whole number, found true or false"),
        ({"size": 1.0}, ("size",), "expected a whole number, found a number"),
        ({"here": 1}, ("here",), "expected true or false, found a number"),
        ({"name": None}, ("name",), "expected text, found nothing"),
        ({"name": "longer"}, ("name",), "6 long, over the limit of 5"),
        ({"parts": [{}, {"word": "c"}]}, ("parts", 1, "word"), "“c” is none of a, b"),
        ({"parts": [{"wort": "a"}]}, ("parts", 0, "wort"), "unknown key “wort”"),
        ({"parts": "ab"}, ("parts",), "expected a list, found text"),
        ({"parts": [3]}, ("parts", 0), "expected a mapping"),
        ({"rows": [["a", 1]]}, ("rows", 0, 1), "expected text, found a number"),
        ({3: 4}, ("3",), "unknown key “3”"),
        ([], (), "expected a mapping, found a list"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(value, path, said):
    with pytest.raises(DataError) as refused:
        read(Whole, value)
    assert refused.value.path[: len(path)] == path
    assert said in refused.value.message
