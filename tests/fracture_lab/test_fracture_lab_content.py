"""The stories and quarrels: dated, sourced, no side cut short, none favoured by its place; and the check that says so."""

import copy
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import stakes
from hypothesis import given
from hypothesis import strategies as st
from stakes.__main__ import check as checked
from stakes.fracture_lab import check
from stakes.fracture_lab.quarrels import looking_back, looking_back_words, quarrels, worked
from stakes.fracture_lab.stories import INVENTED, points, stories
from stakes.kit import content

FOLDER = Path(stakes.__file__).parent / "fracture_lab" / "content"
STORIES = sorted(FOLDER.glob("*.yml"))
FILES = [*STORIES, *FOLDER.glob("blame/*.yml"), *FOLDER.glob("worked/*.yml")]
POINTS = sorted(points())
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEEDS = st.integers(0, 2**53 - 1)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_ships_is_well_formed(path, capsys):
    assert checked([str(path)]) == 0, capsys.readouterr().out


def test_a_march_a_convention_and_a_school():
    assert [(story.id, len(story.points)) for story in stories()] == [("march", 6), ("convention", 3), ("schools", 3)]
    assert {story.id for story in stories() if story.setting == INVENTED} == {"schools"}
    march = stories()[0].points
    assert [point.kind for point in march] == ["name", "tactics", "speaking", "decisions", "partners", "leaving"]
    assert len(quarrels()) == 6


@pytest.mark.parametrize("id", POINTS)
def test_the_day_of_the_week_and_the_date_are_right(id):
    _, point = points()[id]
    day = date.fromisoformat(point.date)
    assert re.search(rf"\b{DAYS[day.weekday()]}\b", point.deciding.split(".")[0]), point.deciding
    assert point.when.split()[:2] == [str(day.day), day.strftime("%B")]
    assert point.when.split()[2:] in ([], [str(day.year)])


@pytest.mark.parametrize("id", POINTS)
def test_every_source_has_its_date(id):
    story, point = points()[id]
    if story.setting == INVENTED:
        return
    for source in [one.source for part in ("known", "done", "cost", "repaired") for one in getattr(point, part)]:
        assert re.search(r"\b(19|20)\d\d\b", source) or source == "we looked, and found nothing", source


@pytest.mark.parametrize("id", POINTS)
@given(seed=SEEDS)
def test_every_side_begins_equally_often_and_stands_everywhere(id, seed):
    point = points()[id][1]
    many = len(point.sides)
    orders = [point.sides_from(seed - seed % (2 * many) + step) for step in range(2 * many)]
    for place in range(many):
        assert set(Counter(order[place].id for order in orders).values()) == {2}
    assert all(set(order) == set(point.sides) for order in orders)


@given(seed=SEEDS)
def test_either_end_of_a_quarrel_begins_equally_often(seed):
    for quarrel in quarrels().values():
        assert {quarrel.ends_from(seed)[0], quarrel.ends_from(seed + 1)[0]} == {0, 1}
        assert set(quarrel.ends_from(seed)) == {0, 1}


def test_both_ends_of_a_quarrel_are_given_as_much():
    for quarrel in quarrels().values():
        said = [len(end.says) for end in quarrel.ends]
        under = [sum(map(len, end.under)) for end in quarrel.ends]
        assert min(said) * 3 > max(said), quarrel.title
        assert min(under) * 2 > max(under), quarrel.title
        assert not any(looking_back(words) for end in quarrel.ends for words in end.under)


def test_the_worked_premortem_is_of_its_case():
    from stakes.campaign.cases import cases

    campaign = next(case for case in cases() if case.title == worked().case).campaign()
    assert {one.who for one in worked().reasons} <= {group.name for group in campaign.groups}
    assert worked().rule.rule().open == ()


def test_the_words_that_look_back_take_no_side():
    words = looking_back_words()
    assert len(set(words)) == len(words) > 15
    sides = r"democrat|republican|left|right|liberal|conservative|trump|clinton|union|church|black|white|women|men"
    assert not re.search(sides, " ".join(words))
    for words in looking_back_words():
        assert looking_back(f"Well, {words.upper()} there").casefold().startswith(words)
    assert looking_back("You shouldn’t have") == "shouldn't have"
    assert looking_back("a default line, unblamed") == ""


# The check can fail.


def document(name):
    return content.load(FOLDER / name)


def faults(name, change):
    """What the check says of a file after a change, as (the part that is named, the message)."""
    data = copy.deepcopy(document(name).data)
    change(data)
    made = content.parse(content.dump(data), "planted.yml")
    found, said = check.check(made)
    assert bool(found) is not bool(said)
    lines = {line: path for path, line in made.lines.items()}
    return [(lines.get(fault.line), fault.message) for fault in found]


def point_of(data):
    return data["points"][1]


WRONG = [
    ("march.yml", lambda data: point_of(data)["known"][2].pop("source"), ("points", 1, "known", 2), "without a source"),
    ("march.yml", lambda data: point_of(data)["cost"][0].update(source=" "), ("points", 1, "cost", 0), "without a source"),
    ("march.yml", lambda data: point_of(data)["sides"][2].update(case="No."), ("points", 1, "sides", 2, "case"), "strongest"),
    ("march.yml", lambda data: point_of(data).update(date="2016-11-11"), ("points", 1, "date"), "in their order"),
    ("march.yml", lambda data: point_of(data).update(date=""), ("points", 1, "date"), "needs its date"),
    ("march.yml", lambda data: point_of(data)["sides"][1].update(id="saturday"), ("points", 1, "sides", 1, "id"), "twice"),
    ("march.yml", lambda data: data["points"][2].update(id="The Post"), ("points", 2, "id"), "is no id"),
    ("march.yml", lambda data: point_of(data).update(unsettled=[]), ("points", 1, "unsettled"), "nothing is said"),
    ("schools.yml", lambda data: point_of(data).update(sides=point_of(data)["sides"][:2]), ("points", 1, "sides"), "at least 3"),
    ("schools.yml", lambda data: data.update(points=[]), ("points",), "no decision"),
    ("blame/quarrels.yml", lambda data: data["quarrels"][3]["ends"].pop(), ("quarrels", 3, "ends"), "2 ends"),
    ("blame/quarrels.yml", lambda data: data["quarrels"][3]["ends"][1]["under"].pop(), ("quarrels", 3, "ends", 1, "under"), "2 guesses"),
    ("march.yml", lambda data: point_of(data).update(kind="money"), ("points", 1, "kind"), "none of"),
    ("march.yml", lambda data: point_of(data).pop("rule"), ("points", 1), "“rule” is missing"),
    ("march.yml", lambda data: point_of(data)["sides"][0].update(colour="red"), ("points", 1, "sides", 0, "colour"), "unknown key"),
    ("worked/the-late-bus.yml", lambda data: data["reasons"][1].update(kind="luck"), ("reasons", 1, "kind"), "none of"),
]


@pytest.mark.parametrize(("name", "change", "path", "said"), WRONG, ids=[f"{name} {said}" for name, _, _, said in WRONG])
def test_what_is_wrong_is_named_with_its_line(name, change, path, said):
    found = faults(name, change)
    assert any(where is not None and where[: len(path)] == path and said in message for where, message in found), found


@pytest.mark.parametrize(("share", "short"), [(60, True), (66, True), (67, False), (100, False)])
def test_a_case_under_two_thirds_of_the_longest_is_too_short(share, short):
    def change(data):
        sides = point_of(data)["sides"]
        for side in sides:
            side["case"] = "x" * 100
        sides[-1]["case"] = "x" * share

    assert bool(faults("march.yml", change)) is short


def test_nothing_is_found_where_nothing_is_wrong():
    for path in FILES:
        assert faults(path.relative_to(FOLDER), lambda data: None) == []


def test_an_invented_story_needs_no_sources_and_a_reported_one_does():
    found = faults("schools.yml", lambda data: data.update(setting="drawn from reported facts"))
    assert len(found) > 15 and all("without a source" in message for _, message in found)
