"""Talks at random, with moves and with typed words, end and repeat nothing; and a script plays in the terminal.
`course.py prove` holds many more of them."""

import os
import random
from pathlib import Path

import pytest
import stakes.one_on_one
from stakes.__main__ import main
from stakes.one_on_one import check
from stakes.one_on_one.hearing import moves
from stakes.one_on_one.script import ENDINGS, MOVES, scripts
from stakes.one_on_one.talk import Talk, Turn
from strategies import HOSTILE

TALKS = int(os.environ.get("STAKES_TALKS", 200))
SAYINGS = (check._patient, check._blunt, check._any, check._asking, check._lost)
# What people type, whoever they sit with; {word} is one of the script's own.
TYPED = (
    "hello there",
    "hi, how are you?",
    "what about the {word}?",
    "what happened then with the {word}",
    "so the {word} was left to you",
    "that must have been hard",
    "you care about the {word}, and yet here you are alone with it",
    "thank you for telling me about the {word}",
    "i lost my job over the {word} once",
    "i could bring you something about the {word}",
    "you should just let the {word} go",
    "but don't you think the {word} is nonsense?",
    "you idiot",
    "sorry, that was out of line",
    "will you come about the {word} on thursday at seven, in the hall?",
    "could you {word}?",
    "thursday at seven then, at the hall",
    "yes",
    "no, i never did",
    "{word}",
    "…",
    "",
    "asdf qwer",
    "bye now",
)


def test_what_is_typed_at_random_is_every_move():
    said = {moves(line.format(word="bus"))[0] for line in TYPED}
    assert said == set(MOVES)


def keeps_the_laws(one):
    """Go on with a talk, a turn for each time that it is asked for one, until it ends; and look back on it."""
    while not one.ending:
        yield
        assert one.turn < 60
        assert 0 <= one.trust <= 10
    assert one.ending in ENDINGS
    theirs = [line.text for line in one.lines if line.who != "you"]
    assert len(theirs) == len(set(theirs))
    answered = {line.turn for line in one.lines if line.who != "you"}
    assert answered >= set(range(-1, one.turn + 1)), "a line was not answered"


def begun(script, seed):
    one = Talk(script, seed)
    one.begin()
    return one


@pytest.mark.parametrize("name", sorted(scripts()))
def test_random_talks_end_within_sixty_turns_and_say_nothing_twice(name):
    script, chance, held = scripts()[name], random.Random(name), 0
    for seed in range(TALKS):
        one = begun(script, seed)
        say = chance.choice(SAYINGS)
        for _ in keeps_the_laws(one):
            heard = say(one, chance)
            one.answer("…", heard.move, heard)
        held += 1
    assert held == TALKS


@pytest.mark.parametrize("name", sorted(scripts()))
def test_so_do_talks_that_are_typed_at_random(name):
    script, chance, held = scripts()[name], random.Random(name), 0
    words = [word for part in (*script.topics, *script.asks) for word in part.words]
    for seed in range(TALKS):
        one = begun(script, seed)
        # Some talk along, some in no order at all.
        likely = chance.sample(TYPED, 6) if seed % 3 else TYPED
        for _ in keeps_the_laws(one):
            said = chance.choice(likely).format(word=chance.choice(words))
            if chance.random() < 0.05:
                said = chance.choice(HOSTILE)[:1_000]
            one.take(Turn(said, chance.choice(MOVES) if chance.random() < 0.05 else ""))
        held += 1
    assert held == TALKS


def test_a_law_that_is_broken_is_seen(monkeypatch):
    script = scripts()["ray-trump"]
    monkeypatch.setattr(Talk, "_quiet", lambda self: self.speak(script.scene.say))
    monkeypatch.setattr(Talk, "reply", lambda self, move, topic: self.speak(script.scene.say))
    with pytest.raises(AssertionError):
        test_random_talks_end_within_sixty_turns_and_say_nothing_twice("ray-trump")
    with pytest.raises(AssertionError):
        test_so_do_talks_that_are_typed_at_random("ray-trump")


@pytest.mark.parametrize("name", ["ray-trump", "../content/examples/short-example"])
def test_play_in_the_terminal(name, capsys, monkeypatch):
    typed = iter(["hi", "how is it going?", "", "bye"])
    monkeypatch.setattr("builtins.input", lambda prompt: next(typed))
    folder = Path(stakes.one_on_one.__file__).parent / "content"
    assert main(["play", str(folder / f"{name}.yml"), "--seed", "2"]) == 0
    said = capsys.readouterr().out
    assert "[greet" in said
    assert "[leave" in said
    assert "Your share of the words" in said


def test_play_says_what_is_wrong_with_a_script(tmp_path, capsys):
    (tmp_path / "bad.yml").write_text("format: conversation/1\ntitle: X\n", "utf-8")
    assert main(["play", str(tmp_path / "bad.yml")]) == 1
    assert "is missing" in capsys.readouterr().out
