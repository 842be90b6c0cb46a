"""What ships: every case reads, holds together, and is fair and whole."""

import re
from pathlib import Path

import pytest
import stakes
from stakes.campaign.cases import cases, read_case
from stakes.kit import content

PACKAGE = Path(stakes.__file__).parent
CASES = sorted((PACKAGE / "campaign" / "content").glob("*.yml"))
EVERY = sorted(PACKAGE.rglob("*.yml"))


def test_there_are_four_cases_the_late_bus_first():
    assert [case.title for case in cases()][0] == "The Late Bus"
    assert len(cases()) == len(CASES) >= 4
    assert len({case.title for case in cases()}) == len(cases())


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.name)
def test_every_file_is_plain_yaml_within_the_limit(path):
    document = content.load(path)
    assert document.data
    assert path.read_bytes().decode("utf-8").endswith("\n")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_every_case_reads_and_holds_together(path):
    case = read_case(content.load(path))
    campaign = case.campaign()
    campaign.check()
    ids = [*(holder.id for holder in campaign.holders), *(goal.id for goal in campaign.goals)]
    assert all(re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", id) for id in ids)
    assert case.setting in ("invented", "drawn from reported facts")
    assert bool(case.sources) is (case.setting != "invented")


def test_no_two_cases_use_an_id_twice():
    seen = [entry.id for case in cases() for part in (case.people, case.groups, case.goals) for entry in part]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_every_case_shows_what_a_map_can_say(case):
    campaign = case.campaign()
    assert len(campaign.people) >= 3
    assert campaign.overlaps(), "somebody shares a stake"
    assert all(holder.name for holder in campaign.holders)
    assert all(campaign.stakes_of(person.id) for person in campaign.people)
    assert {tie.kind for tie in campaign.ties} - {"knows"}
    for shared in campaign.overlaps():
        assert len({stake.what for stake in shared.stakes}) == 1, "the same stake is written the same"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_a_decision_maker_is_a_person(case):
    for goal in case.goals:
        assert goal.decision_maker
        assert not re.match(
            r"(the )?(council|committee|company|board|agency|government|diocese|district)\b",
            goal.decision_maker.casefold(),
        )


def test_the_words_of_the_check_are_lower_case_and_once():
    (document,) = content.shipped("stakes.campaign", "content/checks")
    for words in document.data.values():
        assert words == [word.lower() for word in words]
        assert len(set(words)) == len(words)
