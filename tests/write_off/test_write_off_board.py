"""Votes in blocks as write-off reads them, its small cases, and what is refused in them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import begun, check_view, every_node
from stakes import ContentError
from stakes.campaign import power
from stakes.kit import content
from stakes.write_off import apart, check
from stakes.write_off.apart import KINDS, cases, deed_word, read_case, view_word
from stakes.write_off.board import BLOCKS_LIMIT, LISTED, reading, refused
from stakes.write_off.board_view import percent


@st.composite
def boards(draw):
    """``(votes, quota)`` as typed."""
    votes = draw(st.lists(st.integers(0, 30), min_size=1, max_size=10).filter(any))
    return tuple(map(str, votes)), str(draw(st.integers(1, sum(votes))))


@given(boards())
def test_a_reading_says_what_power_counts(board):
    votes, quota = board
    found = reading(votes, quota, 0)
    weights = [int(one) for one in votes]
    assert found.banzhaf == tuple(power.banzhaf(weights, int(quota)))
    assert found.shapley == tuple(power.shapley_shubik(weights, int(quota)))
    groups = list(power.minimal_winning(weights, int(quota)))
    assert (list(found.groups), found.more) == (groups[:LISTED], len(groups) > LISTED)
    assert found.errors == ()
    for i in range(len(votes)):
        assert (i in found.alone) == ((i,) in groups)
        assert (i in found.stops) == all(i in group for group in groups)
        assert (i in found.never) == (not any(i in group for group in groups)) == (found.banzhaf[i] == 0)
    assert sum(found.votes) == pytest.approx(1)


def test_a_board_too_large_to_count_while_one_types_is_estimated_and_says_so():
    votes = tuple(str(10**9 + n**5) for n in range(BLOCKS_LIMIT))
    quota = str(22 * 10**9)
    found = reading(votes, quota, 5)
    assert len(found.errors) == BLOCKS_LIMIT
    assert all(error > 0 for error in found.errors)
    assert found == reading(votes, quota, 5) != reading(votes, quota, 6)
    assert found.never == ()
    session = begun("write-off")
    for n, vote in enumerate(votes, 1):
        session.handle({"do": "add-block"})
        session.handle({"do": "write-block", "block": f"b{n}", "part": "votes", "value": vote})
    session.handle({"do": "write-quota", "value": quota})
    assert any("estimates" in node.get("text", "") for node in every_node(session.view()))


def test_where_draws_tell_nothing_a_reading_says_so():
    votes = tuple(str(10**9 + n**5) for n in range(BLOCKS_LIMIT))
    found = reading(votes, str(sum(map(int, votes))), 0)
    assert found.banzhaf == ()
    assert sum(found.shapley) == pytest.approx(1)
    session = begun("write-off")
    for n, vote in enumerate(votes, 1):
        session.handle({"do": "add-block"})
        session.handle({"do": "write-block", "block": f"b{n}", "part": "votes", "value": vote})
    session.handle({"do": "write-quota", "value": str(sum(map(int, votes)))})
    assert any(["not known" in row for row in node.get("rows", ())] for node in every_node(session.view()))


@pytest.mark.parametrize(
    ("votes", "quota", "said"),
    [
        (("1", "-2"), "1", "below zero"),
        (("1", "many"), "1", "not a number"),
        (("0", "0"), "1", "All weights are zero"),
        (("1", "1e400"), "1", "not a number"),
        (("1", "2"), "0", "quota is zero"),
        (("1", "2"), "4", "more than all"),
        (("1", "2"), "NaN", "not a number"),
    ],
)
def test_what_makes_no_board_is_said_where_it_stands(votes, quota, said):
    assert said in refused(votes, quota)
    session = begun("write-off")
    for n, vote in enumerate(votes, 1):
        session.handle({"do": "add-block"})
        session.handle({"do": "write-block", "block": f"b{n}", "part": "votes", "value": vote})
    session.handle({"do": "write-quota", "value": quota})
    assert any(said in node.get("text", "") for node in every_node(session.view()))


def board_of(session):
    return next(node for node in session.view()["children"] if node["key"] == "board")


def words_of(node):
    made = []
    for one in every_node(node):
        made += [one.get("text", ""), one.get("title", "")]
        made += [cell for row in one.get("rows", ()) for cell in row]
    return "\n".join(made)


def test_the_surprise_comes_after_a_guess_and_whatever_was_guessed():
    session = begun("write-off")
    assert "A third." not in words_of(board_of(session))
    told = set()
    for guess in ("3", "33", "50"):
        session.handle({"do": "guess", "value": guess})
        told.add(words_of(board_of(session)))
    assert len(told) == 1
    assert told.pop().count("33.3%") == 6
    session.handle({"do": "guess", "value": ""})
    assert "A third." not in words_of(board_of(session))


def test_nassau_is_read_plainly():
    session = begun("write-off")
    session.handle({"do": "load-board", "case": "nassau-1964"})
    words = words_of(board_of(session))
    assert "Never needed, whoever else votes how: North Hempstead, Long Beach and Glen Cove." in words
    assert "Furthest apart: North Hempstead, with 18.3% of the votes and 0% of the say." in words
    assert "3 smallest groups pass" in words
    assert "Malkevitch" in words
    session.handle({"do": "take-away", "value": "b1"})
    assert "Nothing passes without Hempstead 2 and Oyster Bay." in words_of(board_of(session))
    session.handle({"do": "write-quota", "value": "85"})
    assert "Without Hempstead 1 nothing passes" in words_of(board_of(session))
    assert "Malkevitch" not in words_of(board_of(session)), "a board that was changed is no longer the real one"


@pytest.mark.parametrize("case", sorted(cases()))
def test_a_board_without_any_of_its_blocks_is_told_apart_from_the_whole(case):
    session = begun("write-off")
    session.handle({"do": "load-board", "case": case})
    for block in session.work["own"]["vote"]["blocks"]:
        session.handle({"do": "take-away", "value": block["id"]})
        check_view(session.view())


def test_a_board_begins_with_the_votes_of_the_campaign():
    session = begun("write-off", "The Ditch and the District")
    session.handle({"do": "take-votes"})
    blocks = session.work["own"]["vote"]["blocks"]
    assert [(block["name"], block["votes"]) for block in blocks] == [("Wade", "3"), ("Ines", "2")]
    session.handle({"do": "write-quota", "value": "3"})
    words = words_of(board_of(session))
    assert "Passes alone: Wade." in words
    session.handle({"do": "remove-block", "block": "b1"})
    assert [block["name"] for block in session.work["own"]["vote"]["blocks"]] == ["Ines"]
    session.handle({"do": "clear-board"})
    assert session.work["own"]["vote"]["blocks"] == []


@pytest.mark.parametrize(
    ("share", "said"),
    [(Fraction(1, 3), "33.3%"), (Fraction(1, 2), "50%"), (0, "0%"), (0.07, "7%"), (1, "100%"), (0.9996, "100%")],
)
def test_a_share_is_said_as_a_percentage(share, said):
    assert percent(share) == said


# The small cases

CASE = """\
format: write-off/1
title: Two
summary: Two blocks.
setting: invented
sides: [north, south]
sentences:
  - {about: north, what: The north says so., kind: disagreement, why: A view.}
  - {about: south, what: The south says no., kind: disagreement, why: A view.}
board:
  quota: "2"
  blocks:
    - {name: North, votes: "1"}
    - {name: South, votes: "1"}
"""


def test_a_small_case_is_read():
    case = read_case(content.parse(CASE, "case.yml"))
    assert [block.votes for block in case.board.made] == ["1", "1"]
    faults, said = check.check(content.parse(CASE, "case.yml"))
    assert faults == []
    assert "2 sentences" in said


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("sides: [north, south]", "sides: [north]", 5, "two sides"),
        ("write-off/1", "write-off/2", 1, "none of"),
        ("about: south, what", "about: east, what", 8, "no side"),
        ("no., kind: disagreement", "no., kind: opinion", 8, "none of"),
        ("no., kind: disagreement", "no., kind: harm", 6, "more often"),
        ("why: A view.}\n  - {about: south", "why: The north again.}\n  - {about: south", 7, "names a side"),
        ('votes: "1"}\n    - {name: South', "votes: one}\n    - {name: South", 9, "not a number"),
        ('quota: "2"', 'quota: "3"', 9, "more than all"),
        ('quota: "2"', "quota: 2", 10, "expected text"),
    ],
)
def test_a_fault_in_a_small_case_is_named_with_its_line(old, new, line, said):
    assert old in CASE
    with pytest.raises(ContentError, match=said) as wrong:
        read_case(content.parse(CASE.replace(old, new, 1), "case.yml"))
    assert wrong.value.line == line


@pytest.mark.parametrize("case", [case for case in cases().values() if case.sentences], ids=lambda case: case.title)
def test_every_kind_is_there_for_either_side_and_they_come_mixed(case):
    assert {(one.about, one.kind) for one in case.sentences} == {(side, kind) for side in case.sides for kind in KINDS}
    kinds = [one.kind for one in case.sentences]
    assert kinds != sorted(kinds)
    assert sum(one == other for one, other in zip(kinds, kinds[1:], strict=False)) <= 2


@pytest.mark.parametrize("case", [case for case in cases().values() if case.sentences], ids=lambda case: case.title)
def test_harm_is_conduct_in_the_cases_too(case):
    for one in case.sentences:
        if one.kind == "harm":
            assert one.why.startswith("Something done")
            assert not view_word(one.what)
        else:
            assert "Something done" not in one.why


def test_there_are_boards_from_several_fields_and_one_from_history():
    assert len(cases()) >= 4
    assert [case.title for case in cases().values() if case.setting != "invented"] == ["Nassau County, 1964"]
    for case in cases().values():
        assert bool(case.sources) is (case.setting != "invented")


NOT_CONDUCT = ("democrat", "republican", "liberal", "conservative", "socialist", "muslim", "christian", "jewish")


def test_no_party_and_no_faith_is_among_the_words_that_ask():
    (document,) = content.shipped("stakes.write_off", "content/checks")
    for part, words in document.data.items():
        assert words == sorted(set(words)), part
        assert not set(words) & set(NOT_CONDUCT)
    for name in NOT_CONDUCT:
        assert view_word(f"He is a {name}") == deed_word(f"He is a {name}") == ""


def test_a_party_among_the_words_would_be_caught(monkeypatch):
    apart._roots.cache_clear()
    shipped = content.shipped

    def planted(package, folder="content"):
        found = shipped(package, folder)
        if folder.endswith("checks"):
            (one,) = found
            return (content.Document(one.file, one.data | {"deeds": [*one.data["deeds"], "republican"]}, one.lines),)
        return found

    monkeypatch.setattr(content, "shipped", planted)
    assert deed_word("He is a republican") == "republican"
    monkeypatch.undo()
    apart._roots.cache_clear()
    assert deed_word("He is a republican") == ""
