"""Reading a telling: what is found is quoted, what is missed is asked for, and sides play no part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stakes.kit import content
from stakes.kit.errors import ContentError
from stakes.story.check import check
from stakes.story.reading import (
    FASTEST,
    SLOWEST,
    alternative_in,
    changes,
    general_words,
    place_in,
    says_i,
    seconds,
    sentences,
    time_in,
    words_in,
)
from stakes.story.tellings import MOMENT, tellings
from strategies import hostile_texts


@given(hostile_texts)
def test_whatever_is_found_stands_in_the_telling(telling):
    for found in (place_in(telling), time_in(telling), alternative_in(telling)):
        assert found in telling
    for word in general_words(telling):
        assert word in telling.casefold()
    assert says_i(telling) in (True, False)


@given(hostile_texts, st.integers(SLOWEST, FASTEST))
def test_who_speaks_faster_is_never_slower(telling, pace):
    assert 0 <= seconds(telling, FASTEST) <= seconds(telling, pace) <= seconds(telling, SLOWEST)


@given(st.lists(st.sampled_from(["I walked.", "It rained.", "She said no!", "Was it ten?"]), max_size=6))
def test_a_telling_laid_beside_itself_has_no_changes(said):
    telling = " ".join(said)
    assert changes(telling, telling) == ([], [])
    assert sentences(telling) == said
    assert changes("", telling) == ([], said)
    assert changes(telling, "") == (said, [])


@given(st.permutations(["I walked.", "It rained.", "She said no!"]))
def test_what_went_out_and_what_came_in_are_the_differences(second):
    first = ["I walked.", "It rained.", "She said no!"]
    out, into = changes(" ".join(first), " ".join([*second, "Will you come?"]))
    assert "Will you come?" in into
    assert len(first) - len(out) == len(second) + 1 - len(into)


@pytest.mark.parametrize(
    ("telling", "place", "time"),
    [
        ("I was at the kitchen sink.", "at the kitchen", ""),
        ("At first I was on time.", "", ""),
        ("It was a Friday in February, at press two.", "", "Friday"),
        ("We need respect.", "", ""),
        ("They stood at the gate of Mill Road.", "at the gate", ""),
        ("half past six, outside Number Nine", "outside Number Nine", "half past six"),
    ],
)
def test_places_and_times(telling, place, time):
    assert (place_in(telling), time_in(telling)) == (place, time)


@pytest.mark.parametrize("telling", tellings(), ids=lambda telling: telling.title)
def test_a_worked_telling_is_what_it_teaches(telling):
    moment = " ".join(getattr(telling, part) for part in MOMENT)
    assert 30 <= seconds(moment, 130) <= 75
    assert 60 <= seconds(telling.second, 130) <= 125
    assert place_in(moment) and time_in(moment) and alternative_in(telling.choice) and says_i(telling.choice)
    assert not place_in(telling.before) and not says_i(telling.before)
    out, into = changes(moment, telling.second)
    assert out and into
    assert telling.second.rstrip().endswith(("?", "sign.", "word."))


def test_there_are_three_from_three_places():
    assert len(tellings()) == 3
    assert len({telling.setting for telling in tellings()}) == 3


def written(**parts):
    document = content.shipped("stakes.story")[0]
    return content.parse(content.dump(document.data | parts), "story.yml")


def test_a_telling_that_is_too_long_is_named_with_its_line():
    assert check(written())[0] == []
    faults, said = check(written(second="word " * 400))
    assert [fault.line for fault in faults] == [16] and "over 120" in str(faults[0])
    assert [fault.line for fault in check(written(where="at the gate " * 50))[0]] == [5]
    with pytest.raises(ContentError, match="“setting” is missing"):
        check(content.parse("format: story/1\ntitle: x\n", "story.yml"))
