"""Scenes in which somebody says no: their faults with the line, and what is no person."""

import pytest
from stakes import ContentError
from stakes.__main__ import check
from stakes.campaign.cases import cases
from stakes.kit import content
from stakes.power_map.scenes import institution, read_scene, scenes

SCENE = """\
format: power-map/1
case: The Late Bus
setting: invented
sides: [night shift, parish]
place: A room.
opens: "No: not for the night shift, and not for the parish."
tries:
  - id: one
    say: Please.
    answer: "No."
    gives: She listens to Ruth.
    about: ruth
  - id: two
    say: Why?
    answer: Because.
    gives: She listens to Walter.
    about: walter
"""


def test_every_case_has_its_scene():
    assert {scene.case for scene in scenes()} == {case.title for case in cases()}
    assert scenes()[0].case == "The Late Bus"


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("format: power-map/1", "format: power-map/2", 1, "none of power-map/1"),
        ("case: The Late Bus", "case: The Early Bus", 2, "no case “The Early Bus”"),
        ("[night shift, parish]", "[parish]", 4, "two sides"),
        ("  - id: two", "  - id: one", 13, "here twice"),
        ("    about: walter", "    about: waltor", 17, "nobody in “The Late Bus”"),
        ("    say: Why?\n", "", 13, "“say” is missing"),
        ("    say: Why?", f"    say: {'w' * 601}", 14, "over the limit of 600"),
        ("    say: Why?", "    say: Why?\n    mood: cross", 15, "unknown key “mood”"),
    ],
)
def test_each_fault_is_named_with_its_line(old, new, line, said):
    assert SCENE.count(old) == 1
    read_scene(content.parse(SCENE, "scene.yml"))
    with pytest.raises(ContentError) as refused:
        read_scene(content.parse(SCENE.replace(old, new), "scene.yml"))
    assert said in refused.value.message
    assert refused.value.line == line


def test_one_try_is_too_few():
    with pytest.raises(ContentError, match="2 tries or more"):
        read_scene(content.parse(SCENE[: SCENE.index("  - id: two")], "scene.yml"))


def test_the_command_checks_a_scene(tmp_path, capsys):
    file = tmp_path / "scene.yml"
    file.write_text(SCENE, "utf-8")
    assert check([str(file)]) == 0
    assert "2 ways to be told no" in capsys.readouterr().out
    file.write_text(SCENE.replace("about: walter", "about: waltor"), "utf-8")
    assert check([str(file)]) == 1
    assert f"{file}:17:" in capsys.readouterr().out


@pytest.mark.parametrize("who", ["The council", "the transport committee", "City hall", "School board", "The company (HR)"])
def test_an_institution_is_found(who):
    assert institution(who)


def test_the_institution_is_the_last_that_is_named():
    assert institution("The school board, of course") == "board"


@pytest.mark.parametrize(
    "who",
    ["", "Ana", "Ms. Ortega, who signs the state's grants", "The head of the school", "Mayor Lind", "Statesman Cole"]
    + [goal.decision_maker for case in cases() for goal in case.goals],
)
def test_a_person_is_not(who):
    assert not institution(who)
