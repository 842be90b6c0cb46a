"""Three talks with each person who ships: a good one, a poor one, and one that is refused."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML
from stakes.one_on_one.script import scripts
from stakes.one_on_one.talk import Talk, Turn, play

GOLDEN = Path(__file__).parent / "golden"


def golden() -> list[tuple[str, dict]]:
    found = []
    for path in sorted(GOLDEN.glob("*.yml")):
        data = YAML(typ="safe").load(path.read_text("utf-8"))
        found += [
            (f"{data['script']} {one['name']}", {**one, "script": data["script"], "seed": data["seed"]})
            for one in data["plays"]
        ]
    return found


def held(one: dict) -> Talk:
    return play(scripts()[one["script"]], one["seed"], tuple(Turn(line) for line in one["lines"]))


@pytest.mark.parametrize("one", [pytest.param(one, id=name) for name, one in golden()])
def test_it_ends_as_it_should(one):
    talk = held(one)
    assert talk.ending == one["ends"], talk.lines[-1].text
    assert set(one.get("told", [])) <= set(talk.told)
    assert talk.turn + 1 == len(one["lines"]), "lines are left over after the end"


def test_each_person_has_three_talks_that_end_differently():
    plays: dict[str, dict[str, str]] = {}
    for _, one in golden():
        plays.setdefault(one["script"], {})[one["name"]] = held(one).ending
    assert set(plays) == set(scripts())
    for name, endings in plays.items():
        assert set(endings) == {"good", "poor", "refused"}, name
        assert len(set(endings.values())) >= 2, name


def test_there_are_eight_people_with_forty_lines_each():
    assert len(scripts()) >= 8
    for name, script in scripts().items():
        assert len(script.replies) >= 40, name


def test_no_reply_is_said_twice():
    for name, one in golden():
        said = [line.text for line in held(one).lines if line.who != "you"]
        assert len(said) == len(set(said)), name
