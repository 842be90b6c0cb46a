"""`stakes check` on a case and an exchange: what is broken is named, with its line; and the content that ships is whole."""

from pathlib import Path

import pytest
import stakes
from stakes.__main__ import main
from stakes.kit import content
from stakes.positions_to_interests.check import check

FOLDER = Path(stakes.__file__).parent / "positions_to_interests" / "content"
CASES = sorted(FOLDER.glob("*.yml"))
EXCHANGES = sorted((FOLDER / "exchanges").glob("*.yml"))


def test_what_ships_is_whole(capsys):
    assert main(["check", *map(str, [*CASES, *EXCHANGES])]) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) == len(CASES) + len(EXCHANGES) >= 12


def faults_of(path, change):
    """What the check says of a file in which something was changed, as ``(line of the file, fault)``."""
    text = change(path.read_text("utf-8"))
    assert text != path.read_text("utf-8"), "the change changes nothing"
    faults, said = check(content.parse(text, "changed.yml"))
    assert bool(said) is not bool(faults)
    lines = text.splitlines()
    return [(lines[fault.line - 1], str(fault)) for fault in faults]


@pytest.mark.parametrize(
    ("old", "new", "there", "said"),
    [
        ("format: positions/1", "format: positions/9", "format", "positions/9"),
        ("sides: [night shift, Elm Lane]", "sides: [night shift]", "sides", "two sides"),
        ("    side: Elm Lane", "    side: Elm Street", "Elm Street", "not a side of its own"),
        ("  - id: ana\n    name", "  - id: walter\n    name", "parties", "an id each"),
        ("stake: no engine standing under the window after eleven", "stake: a window", "stake", "is not heard as"),
        ("stake: to be asked before a timetable is printed", "stake: to be asked", "stake", "write the same words"),
        ("words: [engine,", "words: [sleep, engine,", "words", "“sleep” is heard as right engine"),
        ("near: [tired,", "near: [engine, tired,", "near", "is heard as right engine"),
        ("words: [money, cost, price, value,", "words: [sleep, money,", "words", "is heard as right sleep"),
        ("words: [close the bakery,", "words: [flour,", "", ""),
        ('      - "Hm. I hadn\'t thought of it', '      - ""\n      - "Hm. I hadn\'t thought of it', '""', "is here twice, or is empty"),
        ("Still no. Try asking, or say what you're after yourself.", "No, that's not it either. I'd tell you.", "either", "twice"),
        ("serves: [engine, sleep]", "serves: [engine, home]", "who: walter", "is no interest of walter"),
        ("who: ana\n        serves: [home]", "who: walter\n        serves: [sleep]", "answers", "answers an idea once"),
        ("  - id: sunday\n    words: [sunday, sundays]", "  - id: sunday\n    words: [it isn't, sundays]", "words", "is not found"),
    ],
)  # fmt: skip
def test_each_fault_of_a_case_is_named_with_its_line(old, new, there, said):
    found = faults_of(CASES[0], lambda text: text.replace(old, new, 1))
    if said:
        assert any(there in line and said in fault for line, fault in found), found
    else:
        assert found == []


def without(part):
    """A change that leaves only the first entry of a list of the first party's."""

    def change(text):
        head, _, rest = text.partition(f"\n    {part}:\n")
        kept, _, after = rest.partition("\n")
        while after.startswith("      - "):
            after = after.partition("\n")[2]
        return f"{head}\n    {part}:\n{kept}\n{after}"

    return change


@pytest.mark.parametrize("part", ["asked", "told", "argued", "no", "lost", "puzzled"])
def test_too_few_words_for_a_kind_of_line_are_named(part):
    found = faults_of(CASES[0], without(part))
    assert any("Write another" in fault for _, fault in found), found


def test_a_line_that_nobody_will_hear_is_named():
    found = faults_of(CASES[0], lambda text: text.replace("        echo: ", "        echo: ", 1).replace(
        "- id: engine\n", "- id: engine\n        echo: \"Nobody else has this, so I never say it.\"\n", 1))  # fmt: skip
    assert any("nobody will ever hear" in fault for _, fault in found), found


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("shown: argue", "shown: shout", "shout"),
        ("clue: Then you know we're right.", "clue: You know we're right about it.", "not in what is shown"),
        ("words: [clinic,", "words: [isn't, clinic,", "is not heard"),
        ("When it comes out on a Saturday, what does that do to your week?", "Surely you agree.", "heard as an argument"),
        ("      lost:\n", "      found:\n", "found"),
        ("{who: Forklift driver, say: \"I've read it.\"}", "{who: Shop steward, say: \"I've read it.\"}", ""),
    ],
)
def test_each_fault_of_an_exchange_is_named(old, new, said):
    found = faults_of(EXCHANGES[0], lambda text: text.replace(old, new, 1))
    assert any(said in fault for _, fault in found) if said else found == []
