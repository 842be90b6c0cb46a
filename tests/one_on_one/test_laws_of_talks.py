"""Talks at random, scripts that are broken at random, and sides that change places. `course.py prove` does more of each."""

import copy
import os
import random
import re
import time
from pathlib import Path

import pytest
import stakes.one_on_one
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from stakes import ContentError
from stakes.__main__ import main
from stakes.kit import content
from stakes.one_on_one import check, talk
from stakes.one_on_one.script import ENDINGS, read_script, scripts
from stakes.one_on_one.talk import Talk, Turn, play

GOLDEN = Path(__file__).parent / "golden"
TALKS = int(os.environ.get("STAKES_TALKS", 200))
SHIPPED = {document.file.removesuffix(".yml"): document for document in content.shipped("stakes.one_on_one")}
SAYINGS = (check._patient, check._blunt, check._any, check._asking, check._lost)


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_random_talks_end_within_sixty_turns_and_say_nothing_twice(name):
    script, chance, held = scripts()[name], random.Random(name), 0
    for seed in range(TALKS):
        one = Talk(script, seed)
        one.begin()
        say = chance.choice(SAYINGS)
        while not one.ending:
            heard = say(one, chance)
            one.answer("…", heard.move, heard)
            assert one.turn < 60
        assert one.ending in ENDINGS
        theirs = [line.text for line in one.lines if line.who != "you"]
        assert len(theirs) == len(set(theirs))
        held += 1
    assert held == TALKS


def parts(value, path=()):
    """Every path in plain data."""
    yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from parts(child, (*path, key))


@given(data=st.data())
@settings(max_examples=25)
def test_a_broken_script_is_refused_or_checked_and_never_hangs(data):
    document = SHIPPED[data.draw(st.sampled_from(sorted(SHIPPED)))]
    broken = copy.deepcopy(document.data)
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from([path for path in parts(broken) if path]))
        place = broken
        for step in path[:-1]:
            place = place[step]
        if data.draw(st.booleans()):
            del place[path[-1]]
        else:
            place[path[-1]] = data.draw(st.sampled_from(["", "x", 0, 99, -1, None, [], {}, True, "insult", ["open"]]))
    begun = time.monotonic()
    try:
        made = content.parse(content.dump(broken), "broken.yml")
    except ContentError:
        return
    for fault in check.check_script(made):
        assert str(fault).startswith("broken.yml:")
        assert fault.line >= 1
    assert time.monotonic() - begun < 60


def test_the_check_says_where_its_proof_runs_out_of_its_budget(monkeypatch):
    monkeypatch.setattr(check, "BUDGET", 50)
    faults = [str(fault) for fault in check.check_script(SHIPPED["ray-trump"])]
    assert "the proof stopped after 50 lines" in faults[0]
    monkeypatch.undo()
    assert check.check_script(SHIPPED["ray-trump"]) == []


def swapped(value, one, other):
    """Plain data with two labels in each other's place, in whatever case they are written."""
    if isinstance(value, str):
        there = {one.casefold(): other, other.casefold(): one}
        return re.sub(
            f"{re.escape(one)}|{re.escape(other)}", lambda found: there[found[0].casefold()], value, flags=re.I
        )
    if isinstance(value, list):
        return [swapped(part, one, other) for part in value]
    if isinstance(value, dict):
        return {key: swapped(part, one, other) for key, part in value.items()}
    return value


def courses():
    """The course of every golden talk, as shipped and with the sides in each other's place."""
    for path in sorted(GOLDEN.glob("*.yml")):
        golden = YAML(typ="safe").load(path.read_text("utf-8"))
        data = SHIPPED[golden["script"]].data
        sides = data["sides"]
        assert len(sides) == 2
        other = read_script(content.Document("swapped.yml", swapped(data, *sides), {}))
        assert other.sides == tuple(reversed(scripts()[golden["script"]].sides))
        for one in golden["plays"]:
            lines = tuple(Turn(line) for line in one["lines"])
            turned = tuple(Turn(swapped(line, *sides)) for line in one["lines"])
            yield course(play(scripts()[golden["script"]], 1, lines)), swapped(course(play(other, 1, turned)), *sides)


def course(held):
    """How a talk went: each guess, what it cost, what was told, and the end."""
    return [[[line.move, line.topic, line.change, line.told] for line in held.lines], held.ending, held.trust]


def test_both_sides_are_named_in_the_talk_so_that_a_swap_of_them_bites():
    for path in sorted(GOLDEN.glob("*.yml")):
        golden = YAML(typ="safe").load(path.read_text("utf-8"))
        script = scripts()[golden["script"]]
        theirs = " ".join(said.say for said in (*script.layers, *script.replies, *script.callbacks)).casefold()
        mine = " ".join(line for one in golden["plays"] for line in one["lines"]).casefold()
        assert all(side.casefold() in theirs for side in script.sides), golden["script"]
        assert any(side.casefold() in mine for side in script.sides), golden["script"]


def test_swapping_the_sides_changes_no_guess_no_cost_and_no_end():
    found = list(courses())
    assert len(found) >= 24
    for as_shipped, as_swapped in found:
        assert as_shipped == as_swapped


def test_a_leaning_engine_is_caught(monkeypatch):
    fair = talk.Talk._effect

    def leaning(self, move, topic):
        return fair(self, move, topic) - ("Democrat" in self.script.sides[:1])

    monkeypatch.setattr(talk.Talk, "_effect", leaning)
    assert any(as_shipped != as_swapped for as_shipped, as_swapped in courses())


def test_leaning_ears_are_caught(monkeypatch):
    fair = talk.hear

    def leaning(said, script, last=""):
        heard = fair(said, script, last)
        return evolve(heard, move="argue") if "republican" in said.casefold() else heard

    monkeypatch.setattr(talk, "hear", leaning)
    assert any(as_shipped != as_swapped for as_shipped, as_swapped in courses())


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
