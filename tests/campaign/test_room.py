"""A room's votes: smoothed within bounds, combined between the least and the most, and a tally that says what it can't read."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stakes import StakesError
from stakes.campaign.room import (
    FEW,
    Tally,
    TallyError,
    figures,
    read_tallies,
    smoothed,
    swing,
    together,
)
from strategies import hostile_texts

VOTES = st.integers(0, 500).flatmap(lambda votes: st.tuples(st.integers(0, votes), st.just(votes)))
SHARES = st.lists(VOTES.map(lambda counted: smoothed(*counted)), min_size=1, max_size=8)


# Smoothing


@given(counted=VOTES)
def test_a_share_lies_between_none_and_all(counted):
    agree, votes = counted
    assert 0 < smoothed(agree, votes) < 1
    if votes:
        assert abs(smoothed(agree, votes) - Fraction(1, 2)) <= abs(Fraction(agree, votes) - Fraction(1, 2)), "toward a half"


@given(counted=VOTES)
def test_one_more_who_agrees_raises_it_by_what_one_vote_swings(counted):
    agree, votes = counted
    if agree < votes:
        assert smoothed(agree + 1, votes) - smoothed(agree, votes) == swing(votes) > 0


def test_seven_is_where_one_voter_stops_to_move_it_by_an_eighth():
    assert swing(FEW - 1) == Fraction(1, 8) > swing(FEW)


@pytest.mark.parametrize(("agree", "votes"), [(1, 0), (-1, 3), (4, 3)])
def test_counts_that_cannot_be_are_refused(agree, votes):
    with pytest.raises(TallyError, match="Correct"):
        smoothed(agree, votes)
    assert issubclass(TallyError, StakesError)


# Over the groups


@given(shares=SHARES)
def test_the_geometric_mean_lies_between_the_least_and_the_most(shares):
    assert float(min(shares)) <= together(shares) <= float(max(shares))


@given(counted=VOTES, many=st.integers(1, 12))
def test_groups_that_agree_alike_count_as_one_however_many_they_are(counted, many):
    share = smoothed(*counted)
    assert math.isclose(together([share] * many), float(share))
    assert many == 1 or float(share) ** many < together([share] * many), "a product would fall"


@given(shares=SHARES, data=st.data())
def test_the_order_of_groups_plays_no_part(shares, data):
    assert together(data.draw(st.permutations(shares))) == together(shares)


@given(shares=SHARES)
def test_one_group_that_says_no_weighs_more_than_in_an_average(shares):
    assert together(shares) <= float(sum(shares) / len(shares)) + 1e-12


def test_without_a_share_there_is_no_mean():
    with pytest.raises(TallyError, match="Count"):
        together([])


# Figures


def tally(who, goal, agree, votes):
    return Tally(who=who, goal=goal, agree=agree, votes=votes)


def test_only_whole_tallies_of_who_and_what_is_here_are_counted():
    tallies = [
        tally("g1", "a", 14, 20),
        tally("g2", "a", 2, 3),
        tally("g3", "a", 5, 4),
        tally("g2", "b", 0, 0),
        tally("g9", "a", 9, 9),
        tally("g1", "z", 1, 9),
    ]
    (figure,) = figures(tallies, ("g1", "g2", "g3"), ("a", "b"))
    assert [one.tally.who for one in figure.shares] == ["g1", "g2"]
    assert [one.few for one in figure.shares] == [False, True]
    assert figure.least.tally.who == "g2"
    assert figure.together == together([smoothed(14, 20), smoothed(2, 3)])


# A tally as it is typed

NAMES = {"g1": "Night cleaners", "g2": "Night cleaners at the mill", "g3": "Choir, old | new"}
WORDS = {"a": "The 14 runs until half past twelve", "b": "The 14 runs", "c": "A light; 2 shelters"}


@pytest.mark.parametrize("between", [" | ", "; ", ", ", "   ", "\t"])
@pytest.mark.parametrize("numbers", ["{} of {}", "{}/{}", "{}; {}", "{} {}", "agree {}, voted {}"])
def test_whatever_stands_between_a_line_is_read(between, numbers):
    for who, name in NAMES.items():
        for goal, words in WORDS.items():
            line = f"{name.upper()}{between}  {words}{between}{numbers.format(14, 20)}"
            assert read_tallies(line, NAMES, WORDS) == ((tally(who, goal, 14, 20),), ())


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Quire | The 14 runs | 3 of 4", "group"),
        ("Night cleaners | The bus | 3 of 4", "goal"),
        ("Night cleaners | The 14 runs | 3", "numbers"),
        ("Night cleaners | The 14 runs | 1 2 3", "numbers"),
        ("Night cleaners | The 14 runs | 1 of 99999999999999999999", "numbers"),
        ("Night cleaners | The 14 runs | 5 of 4", "more"),
    ],
)
def test_a_line_that_cannot_be_read_says_why(line, why):
    read, (unread,) = read_tallies(f"\n{line}\n", NAMES, WORDS)
    assert read == ()
    assert (unread.line, unread.words, unread.why) == (2, line, why)


def test_a_line_still_to_be_filled_in_is_passed_over():
    assert read_tallies("Night cleaners | The 14 runs | __ of __\n\nhello\n", NAMES, WORDS) == ((), ())


@given(lines=st.lists(hostile_texts, max_size=4), names=st.dictionaries(st.sampled_from(["g1", "g2"]), hostile_texts))
def test_no_text_breaks_it(lines, names):
    read, unread = read_tallies("\n".join(lines), names, WORDS)
    assert all(one.agree <= one.votes for one in read)
    assert all(one.why for one in unread)
