"""The sides of a script change places, and nothing else changes: no guess, no cost, no feedback, no word of the letter.

Many talks are held with each script and again with its two labels in each other's place; what was said and seen is then
turned back, and must be the same. Two made-up words stand for the labels, because a label may be of words that mean
something besides ("day crew" after "the next day"); the labels themselves are tried wherever they do not. That all this
can fail is shown on scripts and on a program that lean.
"""

import copy
import os
import random
import re
from pathlib import Path

import pytest
from laws import texts_of
from ruamel.yaml import YAML
from stakes import Session
from stakes.kit import content
from stakes.one_on_one import hearing, letter, model, talk
from stakes.one_on_one.hearing import hear
from stakes.one_on_one.script import read_script, scripts
from stakes.one_on_one.talk import Turn, play

GOLDEN = Path(__file__).parent / "golden"
SHIPPED = {document.file.removesuffix(".yml"): document for document in content.shipped("stakes.one_on_one")}
NAMES = sorted(SHIPPED)
MADE_UP = ("Quarlens", "Tezzicks")
TALKS = max(20, int(os.environ.get("STAKES_TALKS", 200)) // 50)
LENGTH = 14
# What one may say to somebody who is of one side about the other, and about theirs.
SAID = (
    "hi, how are you?",
    "what do you make of the {one}?",
    "what happened then with the {other}",
    "so the {one} never asked you",
    "that must have been hard, with the {other} at the door",
    "i used to be one of the {one}, and i was afraid to come",
    "you should listen to the {other}",
    "but don't you think the {one} are right?",
    "the {other} are idiots, and so are you",
    "sorry, that was out of line. i said it about the {one}",
    "thank you for telling me about the {other}",
    "would you meet the {one} on thursday at seven, in the hall?",
    "is it the {one} or the {other}?",
    "you care about this, and yet the {other} decide",
    "i can bring you what the {one} wrote",
    "{other}",
    "the {one}, always the {one}",
    "…",
    "and the {word}? the {other} say it was theirs",
    "what is the {word} like for the {one}?",
    "it sounds like the {word} mattered more than the {other}",
    "how did the {word} begin?",
    "tell me about the {word}",
    "will you {word}, on saturday at nine at the library?",
)


def swapped(value, one, other):
    """Data with two labels in each other's place, written small or large as they were."""
    if isinstance(value, str):
        there = {one.casefold(): other, other.casefold(): one}

        def put(found):
            label = there[found[0].casefold()]
            if found[0].isupper():
                return label.upper()
            return label[0].upper() + label[1:] if found[0][0].isupper() else label[0].lower() + label[1:]

        return re.sub(f"{re.escape(one)}|{re.escape(other)}", put, value, flags=re.I)
    if isinstance(value, (list, tuple)):
        return type(value)(swapped(part, one, other) for part in value)
    if isinstance(value, dict):
        return {swapped(key, one, other): swapped(part, one, other) for key, part in value.items()}
    return value


def labelled(value, labels, others):
    """Data with other labels in the place of these."""
    for label, other in zip(labels, others, strict=True):
        value = swapped(value, label, other)
    return value


def golden_of(name):
    return YAML(typ="safe").load((GOLDEN / f"{name}.yml").read_text("utf-8"))


def talks_with(name, sides):
    """Lines for many talks with somebody: those of the golden ones, and others at random about both sides."""
    golden = golden_of(name)
    script, chance = scripts()[name], random.Random(name)
    for one in golden["plays"]:
        yield golden["seed"], labelled(one["lines"], script.sides, sides)
    words = labelled([word for part in (*script.topics, *script.asks) for word in part.words], script.sides, sides)
    for seed in range(TALKS):
        one, other = chance.sample(sides, 2)
        likely = chance.sample(SAID, 8) if seed % 2 else SAID
        said = [chance.choice(likely).format(one=one, other=other, word=chance.choice(words)) for _ in range(LENGTH)]
        yield seed, said


def held(script, seed, said):
    """All that came of a talk: how each line was heard, what it cost, what there was to see on the way, and the letter."""
    turns = tuple(map(Turn, said))
    one = play(script, seed, turns)
    guesses = [hear(turn.said, script) for turn in turns]
    heard = [(line.move, line.topic, line.change, line.told) for line in one.lines]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(model, "scripts", lambda: {"them": script})
        seen = [seen_after(seed, said[:turn]) for turn in (len(said) // 2, len(said))]
        unsure = [seen_after(seed, said[:1], asked=line) for line in said[1:] if hear(line, script).unsure][:1]
    asked = one.commitment and (one.commitment.task, one.commitment.status, one.commitment.words)
    return {
        "guesses": [(guess.move, guess.others, guess.topic, guess.ask, guess.when, guess.where) for guess in guesses],
        "heard": heard,
        "course": (one.trust, one.left, one.lost, one.mood, one.ending, list(one.told), asked),
        "lines": [line.text for line in one.lines],
        "seen": [*seen, *unsure],
    }


def seen_after(seed, said, asked=""):
    """The view after these lines; where the talk has not ended by itself and nothing is asked, one says goodbye for its letter."""
    session = Session("one-on-one")
    work = session.work
    turns = [{"said": line, "meant": ""} for line in said]
    work["own"] |= {"script": "them", "seed": seed, "turns": turns, "codes": [""] * len(turns), "asked": asked}
    session = Session("one-on-one", work=work)
    if not asked and len(said) == LENGTH and not model.talk_of(session._work).ending:
        session.handle({"do": "say-goodbye"})
    return session.view()


def leaning(name, change=lambda data: None, sides=MADE_UP):
    """Each part in which a talk goes otherwise with the sides in each other's place; ``change`` is made to the other script."""
    ours = labelled(SHIPPED[name].data, SHIPPED[name].data["sides"], sides)
    theirs = copy.deepcopy(swapped(ours, *sides))
    change(theirs)
    script, turned = (read_script(content.Document("sides.yml", data, {})) for data in (ours, theirs))
    assert turned.sides == script.sides[::-1]
    # A longer label takes a larger share of the words: that figure alone may move.
    alike = len(sides[0].split()) == len(sides[1].split())
    for seed, said in talks_with(name, sides):
        one = held(script, seed, said)
        other = swapped(held(turned, seed, [swapped(line, *sides) for line in said]), *sides)
        yield from (part for part in one if even(one[part], alike) != even(other[part], alike))


def even(value, alike):
    """The same, without the share of words where the labels are of different length; lists and tuples are one."""
    if isinstance(value, str):
        return value if alike else re.sub(r"\d+(?= %)", "…", value)
    if isinstance(value, (list, tuple)):
        return [even(part, alike) for part in value]
    if isinstance(value, dict):
        return {key: even(part, alike) for key, part in value.items()}
    return value


def names_and_nothing_else(name):
    """Whether the words of a script's labels mean nothing else in it: they stand in the labels alone."""
    data = {part: value for part, value in SHIPPED[name].data.items() if part != "sides"}
    sides = SHIPPED[name].data["sides"]
    besides = " ".join(texts_of(labelled(data, sides, MADE_UP))).casefold()
    told = re.findall(r"\w{4,}", " ".join(sides).casefold())
    return not any(word[:5] in besides or word in besides for word in told)


def test_labels_change_places_and_back():
    words = ["Night crew, day crew", "THE NIGHT CREW", {"day crew's": ("nights", "day crews")}]
    turned = swapped(words, "night crew", "day crew")
    assert turned == ["Day crew, night crew", "THE DAY CREW", {"night crew's": ("nights", "night crews")}]
    assert swapped(turned, "night crew", "day crew") == words


@pytest.mark.parametrize("name", NAMES)
def test_both_sides_are_named_in_a_talk_or_there_is_nothing_to_swap(name):
    script = scripts()[name]
    assert len(script.sides) == 2
    theirs = " ".join(said.say for said in (*script.layers, *script.replies, *script.callbacks)).casefold()
    mine = " ".join(line for one in golden_of(name)["plays"] for line in one["lines"]).casefold()
    assert [side for side in script.sides if side.casefold() not in theirs] == []
    assert any(side.casefold() in mine for side in script.sides)


@pytest.mark.parametrize("name", NAMES)
def test_swapping_the_sides_changes_nothing(name):
    sides = scripts()[name].sides if names_and_nothing_else(name) else MADE_UP
    assert set(leaning(name, sides=sides)) == set()


def test_some_labels_can_be_swapped_as_they_are():
    assert sum(map(names_and_nothing_else, NAMES)) >= 2


@pytest.mark.parametrize("name", NAMES)
def test_no_rule_of_hearing_knows_a_side(name):
    sides = scripts()[name].sides
    for said in SAID:
        for one, other in (sides, sides[::-1]):
            line = said.format(one=one, other=other, word="bus")
            turned = swapped(line, *sides)
            assert (hearing.moves(line), hearing.dated(line)) == (hearing.moves(turned), hearing.dated(turned)), line


@pytest.mark.parametrize("name", NAMES)
def test_the_talks_speak_of_both_sides_and_come_far(name):
    script = scripts()[name]
    talks = list(talks_with(name, script.sides))
    said = " ".join(line for _, lines in talks for line in lines).casefold()
    assert all(said.count(side.casefold()) > 20 for side in script.sides)
    talks = [play(script, seed, tuple(map(Turn, lines))) for seed, lines in talks]
    assert len({one.ending for one in talks if one.ending}) >= 3
    assert len({id for one in talks for id in one.told}) >= len(script.layers) / 3
    assert len({line.move for one in talks for line in one.lines}) >= 12


# Scripts that lean


def a_word_more(data):
    """One side's name brings up a topic, the other's does not."""
    labels = {side.casefold() for side in data["sides"]}
    topic = next(topic for topic in data["topics"] if not labels & {word.casefold() for word in topic["words"]})
    topic["words"].append(data["sides"][0])


def dearer(data):
    """Replies cost trust on one side."""
    for reply in data["replies"]:
        reply["trust"] = reply.get("trust", 0) - 1


def another_fact(data):
    """The letter tells it otherwise."""
    for layer in data["layers"]:
        layer["fact"] = layer["fact"] + " They are like that."


def another_week(data):
    """It comes to nothing."""
    data["week_after"] = {ending: f"{said} Nothing came of it." for ending, said in data["week_after"].items()}


def an_easier_yes(data):
    """They are asked the same, and agree sooner."""
    data["asks"] = [ask | {"trust": 0, "fits": [], "never": False} for ask in data["asks"]]


@pytest.mark.parametrize("change", [a_word_more, dearer, another_fact, another_week, an_easier_yes])
@pytest.mark.parametrize("name", NAMES)
def test_a_script_that_leans_is_caught(name, change):
    assert any(leaning(name, change))


# A program that leans

RAY = scripts()["ray-trump"].sides


def test_an_engine_that_leans_is_caught(monkeypatch):
    fair = talk.Talk._effect
    monkeypatch.setattr(
        talk.Talk, "_effect", lambda self, move, topic: fair(self, move, topic) - (self.script.sides == RAY)
    )
    assert set(leaning("ray-trump", sides=RAY)) >= {"heard", "course"}


def test_hearing_that_leans_is_caught(monkeypatch):
    fair = hearing.moves
    monkeypatch.setattr(
        hearing, "moves", lambda said: ("insult",) if RAY[0].casefold() in said.casefold() else fair(said)
    )
    assert "guesses" in leaning("ray-trump", sides=RAY)
    with pytest.raises(AssertionError):
        test_no_rule_of_hearing_knows_a_side("ray-trump")


def test_a_letter_that_leans_is_caught(monkeypatch):
    fair = letter._notice
    monkeypatch.setattr(letter, "_notice", lambda talk: [] if talk.script.sides == RAY else fair(talk))
    assert set(leaning("ray-trump", sides=RAY)) == {"seen"}
