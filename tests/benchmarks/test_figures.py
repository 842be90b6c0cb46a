"""The arithmetic and the table of `course.py bench`; nothing here measures time."""

import json

import pytest
from benchmarks.figures import HEAD, Aim, Measure, Row, median, percentile, shown, table, write
from hypothesis import given
from hypothesis import strategies as st

SAMPLES = st.lists(st.floats(0, 1e6), min_size=1, max_size=60)


@given(SAMPLES, st.integers(1, 100))
def test_a_percentile_is_the_smallest_sample_that_enough_do_not_exceed(samples, percent):
    value = percentile(samples, percent)
    assert value in samples
    assert 100 * sum(one <= value for one in samples) >= percent * len(samples)
    smaller = [one for one in samples if one < value]
    assert 100 * len(smaller) < percent * len(samples)


@pytest.mark.parametrize(("samples", "percent"), [([], 50), ([1], 0), ([1], 101)])
def test_a_percentile_of_nothing_or_of_no_percent_is_refused(samples, percent):
    with pytest.raises(ValueError, match=r"sample|percentile"):
        percentile(samples, percent)


def test_the_median_keeps_its_runs():
    assert median([2.0, 9.0, 1.0]) == Measure(2.0, (2.0, 9.0, 1.0))


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (0.567, "s", "0.57 s"),
        (61.26, "s", "61.3 s"),
        (48.4, "ms", "48 ms"),
        (0.84, "ms", "0.8 ms"),
        (28_310, "B", "28.3 kB"),
        (2_410_000, "B", "2.41 MB"),
    ],
)
def test_a_measure_is_shown_in_its_unit(value, unit, words):
    assert shown(Measure(value), unit) == words


def row(ours, peer, most=None, **more):
    return Row(part="open", what="open", ours=ours, peer=peer, aim=most and Aim(most), **more)


@pytest.mark.parametrize(
    ("ours", "peer", "met", "words"),
    [
        (Measure(1), Measure(10), True, ("open", "1.00 s", "10.0 s", "0.100", "≤ 0.125 met")),
        (Measure(2), Measure(10), False, ("open", "2.00 s", "10.0 s", "0.200", "≤ 0.125 not met")),
        # The peer was given up: it can only be slower than that, so a met aim is met and another stays open.
        (Measure(1), Measure(10, over=True), True, ("open", "1.00 s", "> 10.0 s", "< 0.100", "≤ 0.125 met")),
        (Measure(2), Measure(10, over=True), None, ("open", "2.00 s", "> 10.0 s", "< 0.200", "≤ 0.125 open")),
        (Measure(9, over=True), Measure(10), None, ("open", "> 9.00 s", "10.0 s", "", "≤ 0.125 open")),
        (Measure(1), None, False, ("open", "1.00 s", "", "", "≤ 0.12 s not met")),
        (None, Measure(10), None, ("open", "", "10.0 s", "", "≤ 0.125 open")),
    ],
)
def test_a_row_says_whether_its_aim_was_met(ours, peer, met, words):
    made = row(ours, peer, 1 / 8)
    assert made.met is met
    assert made.cells() == words


def test_without_an_aim_there_is_no_verdict():
    assert row(Measure(1), Measure(2)).cells() == ("open", "1.00 s", "2.00 s", "0.500", "")


def test_a_part_that_failed_says_why_in_its_row():
    lines = table([row(Measure(1), Measure(2)), Row(part="build", what="build", failed="no such file")]).splitlines()
    assert lines[0].split() == list(HEAD)
    assert "failed" in lines[-1]
    assert lines[-1].endswith("no such file")


def test_the_columns_of_the_table_are_straight():
    lines = table([row(Measure(1), Measure(2), 0.5), row(Measure(100), Measure(2000), 0.5)]).splitlines()
    assert len({line.index("≤") for line in lines[2:]}) == 1


def test_the_file_holds_every_run(tmp_path):
    path = tmp_path / "deep" / "bench.json"
    write(path, [row(median([1.0, 3.0, 2.0]), Measure(10, over=True), 0.3, more={"note": "n"})], {"quick": True})
    document = json.loads(path.read_text("utf-8"))
    assert document["quick"] is True
    (only,) = document["rows"]
    assert only["ours"] == {"value": 2.0, "runs": [1.0, 3.0, 2.0], "over": False}
    assert only["peer"]["over"] is True
    assert (only["ratio"], only["aim"], only["met"], only["note"]) == (0.2, 0.3, True, "n")
