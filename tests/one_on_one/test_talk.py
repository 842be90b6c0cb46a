"""Laws of a talk: the same words give the same talk, it always ends, nothing is said twice, trust stays in bounds."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stakes.one_on_one.script import ENDINGS, MOVES, scripts
from stakes.one_on_one.talk import Turn, play

WORDS = (
    "hi, how are you? what happened then? so you felt left out. that must have been hard. thank you for telling me. "
    "you should just go. no, that's wrong. will you come on thursday at seven to the hall? … i lost my job too. sorry. bye. "
    "shut up. asdf"
).split(". ")

lines = st.lists(
    st.builds(Turn, said=st.sampled_from(WORDS) | st.text(max_size=80), meant=st.just("") | st.sampled_from(MOVES)),
    max_size=40,
)
people = st.sampled_from(sorted(scripts()))


@given(people, st.integers(0, 2**40), lines)
def test_the_same_words_give_the_same_talk(name, seed, turns):
    script = scripts()[name]
    assert play(script, seed, tuple(turns)).lines == play(script, seed, tuple(turns)).lines


@given(people, st.integers(0, 50), lines)
def test_each_line_is_answered_and_nothing_is_said_twice(name, seed, turns):
    talk = play(scripts()[name], seed, tuple(turns))
    spoken = [line for line in talk.lines if line.who == "you"]
    answered = {line.turn for line in talk.lines if line.who != "you"}
    assert all(line.turn in answered for line in spoken)
    theirs = [line.text for line in talk.lines if line.who != "you"]
    assert len(theirs) == len(set(theirs))
    assert 0 <= talk.trust <= 10


@given(people, st.integers(0, 50))
@settings(max_examples=30)
def test_whatever_is_said_it_ends(name, seed):
    script = scripts()[name]
    chance = random.Random(seed)
    turns = tuple(Turn(chance.choice(WORDS)) for _ in range(script.scene.turns + 4))
    assert play(script, seed, turns).ending in ENDINGS


@given(people, st.integers(0, 50), lines)
def test_a_longer_talk_begins_as_the_shorter(name, seed, turns):
    script = scripts()[name]
    whole, part = play(script, seed, tuple(turns)), play(script, seed, tuple(turns[:-1]))
    if not part.ending:
        assert whole.lines[: len(part.lines)] == part.lines


def test_another_seed_is_another_mood():
    script = scripts()["ray-trump"]
    assert len({(talk.trust, talk.left) for talk in (play(script, seed, ()) for seed in range(30))}) > 5


@pytest.mark.parametrize("name", sorted(scripts()))
def test_what_is_not_understood_costs_time_and_no_trust(name):
    script = scripts()[name]
    talk = play(script, 1, (Turn("xyzzy"), Turn("xyzzy"), Turn("xyzzy")))
    assert talk.trust == play(script, 1, ()).trust
    assert talk.left == play(script, 1, ()).left - 3
    assert play(script, 1, tuple(Turn("xyzzy") for _ in range(8))).ending == "drifted"


def test_a_day_named_after_a_polite_yes_is_an_ask_and_without_one_it_is_not_followed():
    script = scripts()["keith-coworker"]
    before = [Turn("how's the schedule?"), Turn("so it's two days"), Turn("would you come to the diner with us?")]
    asked = play(script, 1, (*before, Turn("thursday at seven")))
    assert play(script, 1, tuple(before)).commitment.status in ("soft", "later")
    assert asked.moves[-1] == "ask"
    assert asked.misheard == 0
    assert play(script, 1, (Turn("thursday at seven"),)).moves == ["unclear"]


def test_an_apology_gives_back_half_once():
    script = scripts()["ray-trump"]
    kind = (
        tuple(Turn(f"what about {topic.words[0]}?") for topic in script.topics)
        + (Turn("that must have been hard"),) * 2
    )
    insult, sorry = Turn("you idiot"), Turn("I'm sorry, I was out of line")
    before, hurt = play(script, 1, kind), play(script, 1, (*kind, insult))
    lost = before.lost + before.trust - hurt.trust
    assert hurt.mood == "hurt"
    healed = play(script, 1, (*kind, insult, sorry))
    assert healed.trust == min(10, hurt.trust + (lost + 1) // 2)
    assert healed.lines[-1].text == script.repair.say
    again = play(script, 1, (*kind, insult, sorry, sorry))
    assert again.trust <= healed.trust
