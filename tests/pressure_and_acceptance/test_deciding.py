"""Pivots: where what is worth most changes, by the numbers that were given and no others."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stakes.pressure_and_acceptance.deciding import Line, best_at, pivots, stretches
from stakes.pressure_and_acceptance.drawing import finding, pivot_pictures, values_table
from stakes.pressure_and_acceptance.sheets import KINDS, Choice, Sheet

VALUES = st.integers(0, 100)
LINES = st.lists(st.tuples(VALUES, VALUES), max_size=4).map(
    lambda pairs: [Line(name, *pair) for name, pair in zip(KINDS, pairs, strict=False)]
)
CHANCES = st.fractions(0, 1)


@given(LINES)
def test_at_a_pivot_two_are_worth_the_same_and_most(lines):
    for chance in pivots(lines):
        assert 0 < chance < 1
        assert len(best_at(lines, chance)) >= 2


@given(LINES, CHANCES)
def test_what_is_worth_most_is_what_its_stretch_says(lines, chance):
    most = max((line.at(chance) for line in lines), default=None)
    for stretch in stretches(lines):
        if stretch.start <= chance <= stretch.end:
            for line in lines:
                if line.name in stretch.best:
                    assert line.at(chance) == most


@given(LINES)
def test_stretches_cover_all_chances_and_differ_from_their_neighbors(lines):
    found = stretches(lines)
    if lines:
        assert (found[0].start, found[-1].end) == (0, 1)
        assert all(one.end == other.start for one, other in zip(found, found[1:], strict=False))
        assert len(found) == len(pivots(lines)) + 1


@given(LINES, st.integers(1, 9), st.integers(-50, 50))
def test_another_scale_changes_nothing(lines, times, more):
    other = [Line(line.name, times * line.happens + more, times * line.fails + more) for line in lines]
    assert pivots(other) == pivots(lines)
    assert stretches(other) == stretches(lines)


@given(LINES, CHANCES)
def test_if_not_happening_is_what_is_hoped_for_all_is_mirrored(lines, chance):
    mirrored = [Line(line.name, line.fails, line.happens) for line in lines]
    assert pivots(mirrored) == sorted(1 - one for one in pivots(lines))
    assert best_at(mirrored, 1 - chance) == best_at(lines, chance)


@given(LINES, st.randoms(use_true_random=False))
def test_order_is_no_weight(lines, chance):
    other = list(lines)
    chance.shuffle(other)
    assert pivots(other) == pivots(lines)
    assert {frozenset(one.best) for one in stretches(other)} == {frozenset(one.best) for one in stretches(lines)}


@pytest.mark.parametrize(("happens", "fails", "pivot"), [(100, 0, Fraction(4, 5)), (100, 80, None), (70, 90, Fraction(1, 2))])
def test_a_sure_eighty_beside_a_gamble(happens, fails, pivot):
    assert pivots([Line("sure", 80, 80), Line("gamble", happens, fails)]) == ([pivot] if pivot else [])


@given(LINES, st.integers(0, 100))
def test_the_picture_and_the_table_say_the_same(lines, today):
    choices = tuple(Choice(kind=one.name, what="x", happens=one.happens, fails=one.fails) for one in lines)
    sheet = Sheet(choices=choices, chance=today)
    table = values_table(sheet)
    for picture in pivot_pictures(sheet):
        rings = [shape for shape in picture["shapes"] if shape["shape"] == "circle"]
        bands = [shape for shape in picture["shapes"] if "shared" in shape["look"]]
        assert (len(rings), len(bands)) == (len(pivots(lines)), len(stretches(lines)))
        for shape in picture["shapes"]:
            at = shape["at"]
            assert 0 <= at.get("cy", at.get("y", 0)) <= picture["height"] and 0 <= at.get("x", 0) <= picture["width"]
    assert len(table["rows"]) == 11
    for line, first, last in zip(lines, table["rows"][0][1:], table["rows"][-1][1:], strict=False):
        assert (first, last) == (str(line.fails), str(line.happens))
    if len(lines) > 1:
        assert ("switch at" in finding(sheet)) is bool(pivots(lines))
