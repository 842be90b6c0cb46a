"""How many must be asked, apart from one another or kept away together: laws, and the figures that the course teaches."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stakes.campaign import Ask, Campaign
from stakes.campaign.turnout import EVENINGS, EXACT, SURE, Record, asks_for, asks_in, chance, evenings, promises, record

rates = st.integers(1, 20).map(lambda n: n / 20)
shares = st.integers(0, 20).map(lambda n: n / 20)


@st.composite
def weathers(draw):
    """Two weathers, the second of them wet."""
    wet, dry = draw(shares), draw(rates)
    return ((1 - wet, dry), (wet, draw(rates.filter(lambda rate: rate <= dry))))


def chance_of_enough(asked, rate, many):
    return sum(comb(asked, k) * rate**k * (1 - rate) ** (asked - k) for k in range(many, asked + 1))


@given(st.integers(1, 60), st.integers(1, 20))
def test_as_few_are_asked_as_will_do(many, of_twenty):
    rate = Fraction(of_twenty, 20)
    asked = asks_for(many, float(rate))
    assert chance_of_enough(asked, rate, many) >= Fraction(799_999, 1_000_000)
    assert asked == many or chance_of_enough(asked - 1, rate, many) < Fraction(800_001, 1_000_000)


def test_the_figures_that_the_course_teaches():
    assert [asks_for(20, rate) for rate in (0.5, 0.6, 0.8)] == [45, 37, 27]
    assert asks_for(0, 0.5) == 0
    assert asks_for(7, 1.0) == 7


@given(st.integers(EXACT - 200, EXACT + 200), st.sampled_from([0.05, 0.3, 0.5, 0.9]))
def test_past_the_exact_range_the_figures_go_on_smoothly(many, rate):
    assert asks_for(many, rate) == pytest.approx(asks_for(EXACT, rate) * many / EXACT, rel=0.01)


@given(st.integers(0, 200), st.integers(0, 200).filter(bool))
def test_a_record_is_a_range_around_its_rate_and_a_long_one_is_narrow(kept, asked):
    kept = min(kept, asked)
    low, high = Record(kept, asked).rates
    assert 0 <= low <= kept / asked + 1e-9
    assert kept / asked - 1e-9 <= high <= 1
    longer = Record(100 * kept, 100 * asked).rates
    assert longer[1] - longer[0] < high - low


def test_a_record_counts_what_is_known():
    asks = (
        Ask(id="1", kept="kept"),
        Ask(id="2", kept="in part"),
        Ask(id="3", kept="not kept"),
        Ask(id="4", reply="no"),
        Ask(id="5", reply="later"),
        Ask(id="6", reply="yes"),
        Ask(id="7"),
    )
    assert record(Campaign(asks=asks)) == Record(kept=2, asked=4)


def test_a_promise_is_a_yes_whose_day_has_come():
    asks = (
        Ask(id="1", reply="yes", kept="kept"),
        Ask(id="2", reply="yes", kept="in part"),
        Ask(id="3", reply="yes", kept="not kept"),
        Ask(id="4", reply="yes"),
        Ask(id="5", reply="no"),
        Ask(id="6", kept="kept"),
    )
    assert promises(Campaign(asks=asks)) == Record(kept=2, asked=3)


@given(st.integers(0, 60), st.integers(1, 60))
def test_the_wider_range_holds_the_narrower(kept, asked):
    one = Record(min(kept, asked), asked)
    assert one.wide_rates[0] <= one.rates[0] <= one.rates[1] <= one.wide_rates[1]
    assert Record(0, 0).rates == (0.0, 1.0)


# Kept away together


@given(st.integers(1, 40), st.integers(1, 30), weathers())
def test_a_chance_is_what_the_definition_says(asked, many, two):
    exact = sum(share * chance_of_enough(asked, rate, many) for share, rate in two)
    assert chance(asked, many, two) == pytest.approx(exact, abs=1e-9)


@given(st.integers(1, 25), weathers())
def test_as_few_are_asked_as_will_do_in_every_weather(many, two):
    asked = asks_in(many, two)
    assert chance(asked, many, two) >= SURE - 1e-9
    assert asked == many or chance(asked - 1, many, two) < SURE + 1e-9


@given(st.integers(1, 25), rates, shares)
def test_weather_that_changes_nothing_asks_no_more(many, rate, wet):
    assert asks_in(many, ((1 - wet, rate), (wet, rate))) == pytest.approx(asks_for(many, rate), abs=1)


def test_absences_that_come_together_ask_for_more_than_the_same_rate_apart():
    rain = ((2 / 3, 0.7), (1 / 3, 0.4))
    assert asks_for(20, 0.6) == 37
    assert asks_in(20, rain) == 47
    assert [round(50 * chance(n, 20, ((1.0, 0.6),))) for n in (34, 37)] == [31, 41]
    assert round(50 * chance(37, 20, rain)) == 34


@given(st.integers(0, 60), weathers(), st.integers(0, 2**53 - 1))
def test_evenings_are_the_same_with_one_seed(asked, two, seed):
    drawn = evenings(asked, two, seed)
    assert drawn == evenings(asked, two, seed)
    assert len(drawn) == EVENINGS
    assert all(0 <= one.came <= asked and one.weather in (0, 1) for one in drawn)
    if two[1][0] in (0, 1):
        assert {one.weather for one in drawn} == {int(two[1][0])}


@given(st.integers(0, 60), st.integers(0, 60), weathers(), st.integers(0, 2**53 - 1))
def test_one_more_asked_never_makes_an_evening_smaller(asked, more, two, seed):
    pairs = zip(evenings(asked, two, seed), evenings(asked + more, two, seed), strict=True)
    assert all(one.weather == other.weather and one.came <= other.came <= one.came + more for one, other in pairs)


def test_evenings_come_as_often_as_their_chance():
    two = ((2 / 3, 0.7), (1 / 3, 0.4))
    drawn = [one for seed in range(60) for one in evenings(37, two, seed)]
    assert sum(one.came >= 20 for one in drawn) / len(drawn) == pytest.approx(chance(37, 20, two), abs=0.03)
    assert sum(one.weather for one in drawn) / len(drawn) == pytest.approx(1 / 3, abs=0.03)
    wet = [one.came for one in drawn if one.weather]
    assert sum(wet) / len(wet) == pytest.approx(37 * 0.4, abs=0.5)
