"""What the parts of `course.py bench` stand on: large campaigns, a slow line, a part that fails."""

import gzip
import sys
import time
import urllib.error
import urllib.request
from fractions import Fraction
from pathlib import Path

import pytest
from benchmarks import acting, counting, hosting, opening, people, run
from benchmarks.figures import Measure, Row
from benchmarks.visiting import Seen
from stakes import Session, workbook
from stakes.campaign.overlaps import may_be_same
from stakes.write_off.counting import counts
from stakes.write_off.leaving import followers, gone
from tooling import bench


@pytest.mark.parametrize(("many", "stakes"), [(30, 60), (300, 300)])
def test_the_large_campaigns_are_as_large_as_they_are_called(tmp_path, many, stakes):
    path = tmp_path / "workbook.json"
    people.write_workbook(path, people.campaign(many, stakes))
    campaign = workbook.load(path).session(people.EXERCISE).campaign
    assert len(campaign.people) == many
    assert len(campaign.overlaps()) == stakes
    assert len(may_be_same(campaign, frozenset())) >= acting.JOINS
    assert all(len(set(shared.holders)) == 2 for shared in campaign.overlaps())
    assert Session(people.EXERCISE, workbook.load(path).session(people.EXERCISE).work).view()


def test_the_large_coalition_holds_together_and_leans_on_each_group(tmp_path):
    made = people.coalition(acting.COALITION)
    made.check()
    people.write_workbook(tmp_path / "workbook.json", made)
    assert workbook.load(tmp_path / "workbook.json").session(people.EXERCISE).campaign == made
    assert len(made.people) == acting.COALITION
    found = counts(made, gone("g1", followers(made, "g1", {}), 0), 0)
    assert len(found) == 8
    assert all(count.after.high < count.before.high for count in found)


def test_more_stakes_than_there_are_words_for_are_refused():
    with pytest.raises(ValueError, match="words for 300"):
        people.stakes_in_words(301)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "index.html").write_text("<p>Hello</p>" * 500, "utf-8")
    (tmp_path / "small.css").write_text("p { }", "utf-8")
    return tmp_path


def fetched(address, **headers):
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
        return answer.headers, answer.read()


def sent_by(host, many):
    """What the host sent, which it notes just after it has."""
    found = []
    for _ in range(500):
        found += host.sent()
        if len(found) >= many:
            return found
        time.sleep(0.01)
    raise AssertionError(f"{len(found)} of {many} answers")


def test_the_host_packs_text_for_those_who_take_it_and_counts_both_sizes(folder):
    with hosting.hosted(folder, compress=True) as host:
        headers, body = fetched(host.address, **{"Accept-Encoding": "gzip"})
        assert headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(body) == b"<p>Hello</p>" * 500
        (sent,) = sent_by(host, 1)
        assert (sent.path, sent.status, sent.raw) == ("/", 200, 6000)
        assert len(body) < sent.sent < len(body) + 500
        headers, body = fetched(host.address)
        assert "Content-Encoding" not in headers
        headers, body = fetched(host.address + "small.css", **{"Accept-Encoding": "gzip"})
        assert body == b"p { }"
        assert {one.path: one.raw for one in sent_by(host, 2)} == {"/": 6000, "/small.css": 5}


def test_a_page_that_did_not_change_is_not_sent_again(folder):
    with hosting.hosted(folder, compress=True) as host:
        headers, _ = fetched(host.address, **{"Accept-Encoding": "gzip"})
        sent_by(host, 1)
        with pytest.raises(urllib.error.HTTPError, match="304"):
            fetched(host.address, **{"Accept-Encoding": "gzip", "If-None-Match": headers["ETag"]})
        (sent,) = sent_by(host, 1)
        assert (sent.status, sent.raw) == (304, 0)


def test_a_line_lets_bytes_pass_at_its_rate(monkeypatch):
    now, slept = [100.0], []
    monkeypatch.setattr(hosting.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(hosting.time, "sleep", slept.append)
    bucket = hosting.Bucket(hosting.Line("8 kbit/s", 8_000, 0))
    bucket.take(500)
    bucket.take(500)
    now[0] += 10
    bucket.take(1000)
    assert slept == pytest.approx([0.5, 1.0, 1.0])


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FileNotFoundError, match="is not there"), hosting.hosted(tmp_path / "none"):
        pass


def test_a_visit_that_was_given_up_marks_the_figure_only_where_it_decides_it():
    def seen(seconds, *, over=False):
        return Seen(seconds, over, [])

    assert opening.taken([]) is None
    assert opening.taken([seen(1), seen(2), seen(240, over=True)]) == Measure(2, (1, 2, 240))
    assert opening.taken([seen(240, over=True)]) == Measure(240, (240,), over=True)


def test_a_part_that_fails_costs_its_own_row_and_leaves_its_trace(monkeypatch, tmp_path):
    def fails(quick):
        yield Row(part="open", what="first")
        raise RuntimeError("the browser\nwent away")

    monkeypatch.setattr(run, "BUILD", tmp_path)
    monkeypatch.setattr(run, "MEASURES", {"open": fails, "bytes": lambda quick: [Row(part="bytes", what="fine")]})
    rows = list(run.measured(["open", "bytes"], quick=True))
    assert [row.failed for row in rows] == ["", "went away", ""]
    assert "RuntimeError" in (tmp_path / "log" / "bench-open.txt").read_text("utf-8")


@pytest.mark.parametrize("voters", [5, 68])
def test_a_count_is_judged_by_what_it_should_be(voters):
    _, found = counting.counted(Path(sys.executable), counting.OURS, voters, voters // 2 + 1)
    assert len(found) == voters
    assert counting.is_right(found, counting.shares(voters, voters // 2 + 1))
    assert not counting.is_right([*found[1:], "0.3"], counting.shares(voters, voters // 2 + 1))


def test_what_the_peer_should_return_is_a_chance_of_being_decisive():
    # Of two others who toss a coin, one says yes in two of four cases.
    assert counting.chances(3, 2) == Fraction(1, 2)
    assert counting.chances(3, 3) == Fraction(1, 4)
    assert not counting.is_right(["-0.25"] * 3, counting.chances(3, 3))


def test_every_part_that_can_be_asked_for_is_measured():
    assert set(bench.PARTS) == set(run.MEASURES)


def test_an_unknown_part_is_refused_before_anything_is_built(monkeypatch, capsys):
    monkeypatch.setattr(bench, "build", lambda: pytest.fail("built"))
    with pytest.raises(SystemExit):
        bench.run(["speed"])
    assert "choose from open, bytes, actions, build, power" in capsys.readouterr().err
