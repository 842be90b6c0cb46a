"""Worked cases: their faults and lines, and how they stand beside what a learner wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stakes import ContentError, Session
from stakes.campaign import Campaign, Work
from stakes.campaign.cases import cases, read_case, with_case, without_examples
from stakes.campaign.editing import actions
from stakes.kit import content
from strategies import campaigns

CASE = """\
format: case/1
title: Two
summary: Two of them.
setting: invented
sides: [left, right]
goals:
  - id: goal
    what: It is done
groups:
  - id: choir
    name: The choir
    size: 30
people:
  - id: ana
    name: Ana
    group: choir
    stakes:
      - what: a bus home
        depth: vital
  - id: joel
    name: Joel
ties:
  - between: [ana, joel]
    kind: trusts
you: ana
"""


def read(text):
    return read_case(content.parse(text, "case.yml"))


def test_a_case_is_read():
    case = read(CASE)
    campaign = case.campaign()
    assert [person.name for person in campaign.people] == ["Ana", "Joel"]
    assert all(
        entry.example for part in ("people", "groups", "stakes", "goals", "ties") for entry in getattr(campaign, part)
    )
    assert campaign.stakes[0].who == campaign.you == "ana"
    assert campaign.groups[0].size == "30"


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("format: case/1", "format: case/2", 1, "none of case/1"),
        ("title: Two\n", "", 1, "“title” is missing"),
        ("summary: Two of them.", "summary: [x]", 3, "expected text"),
        ("sides: [left, right]", "sides: [left]", 5, "two sides"),
        ("sides: [left, right]", "sides: &s [left, right]", 5, "anchors"),
        ("    size: 30", "    size: many", 12, "expected a whole number"),
        ("    name: Joel", "    name: Joel\n    nick: J", 22, "unknown key “nick”"),
        ("  - id: joel\n    name: Joel", "  - id: joel", 20, "“name” is missing"),
        ("  - id: joel", "  - id: ana", 20, "here twice"),
        ("  - id: choir", "  - id: joel", 10, "here twice"),
        ("    group: choir", "    group: band", 16, "“band” is nowhere"),
        ("    group: choir", "    group: joel", 16, "“joel” is nowhere"),
        ("        depth: vital", "        depth: deep", 19, "“deep” is none of"),
        ("        depth: vital", "        by: noon", 19, "unknown key “by”"),
        ("[ana, joel]", "[ana, tom]", 23, "“tom” is nowhere"),
        ("[ana, joel]", "[ana, ana]", 23, "tied to itself"),
        ("[ana, joel]", "[ana]", 23, "between two"),
        ("    kind: trusts", "    kind: likes", 24, "“likes” is none of"),
        ("    kind: trusts", "    kind: trusts\n    kind: knows", 25, "here twice"),
        ("    kind: trusts", "    kind: trusts\n  - between: [ana, joel]", 25, "here twice"),
        ("you: ana", "you: choir", 25, "“choir” is nowhere"),
        ("you: ana", "you: !!str ana\nyou: ana", 26, "here twice"),
        ("you: ana", "\tyou: ana", 25, "not YAML"),
        ("    name: Joel", f"    name: {'J' * 121}", 21, "over the limit of 120"),
        ("      - what: a bus home", f"      - what: {'b' * 601}", 18, "over the limit of 600"),
        ("    what: It is done", f"    what: {'b' * 601}", 8, "over the limit of 600"),
        ("  - id: joel", f"  - id: {'j' * 41}", 20, "1 to 40"),
    ],
)
def test_each_fault_of_a_case_is_named_with_its_line(old, new, line, said):
    assert CASE.count(old) == 1
    with pytest.raises(ContentError) as refused:
        read(CASE.replace(old, new))
    assert said in refused.value.message
    assert refused.value.line == line


@given(campaigns(), st.sampled_from(range(len(cases()))))
def test_a_learner_s_own_entries_are_untouched_by_examples(own, number):
    case = cases()[number]
    shown = with_case(own, case)
    shown.check()
    for part in ("people", "groups", "stakes", "goals", "ties"):
        assert getattr(shown, part)[: len(getattr(own, part))] == getattr(own, part)
    assert without_examples(shown) == own
    assert with_case(shown, case) == shown
    other = cases()[number - 1]
    assert with_case(shown, other) == with_case(own, other)


@given(campaigns(examples=st.booleans()))
def test_taking_examples_away_leaves_what_was_written_and_holds_together(campaign):
    left = without_examples(campaign)
    left.check()
    assert without_examples(left) == left
    own = {stake.id for stake in campaign.stakes if not stake.example}
    assert {stake.id for stake in left.stakes} == own
    assert {person.id for person in campaign.people if not person.example} <= {person.id for person in left.people}


@given(campaigns(examples=st.booleans()), st.sampled_from(range(len(cases()))))
def test_any_case_goes_beside_any_campaign(campaign, number):
    with_case(campaign, cases()[number]).check()


def test_a_campaign_whose_ids_are_a_case_s_own_still_takes_it():
    case = cases()[0]
    holders = [*case.people, *case.groups]
    for holder in holders[:4]:
        for kind in ("people", "groups"):
            entries = {kind: ({"id": holder.id, "name": "mine"},), "stakes": ({"id": holders[0].id, "who": holder.id},)}
            session = Session("self-interest-map", {"campaign": {k: list(v) for k, v in entries.items()}, "own": {}})
            session.handle({"do": "load-case", "case": case.title})
            session.campaign.check()


def test_editing_an_example_makes_it_the_learner_s():
    shown = with_case(Campaign(), cases()[0])
    work = Work(shown, None)
    who, stake, tie = shown.people[0].id, shown.stakes[0].id, shown.ties[0].id
    for act, part in (
        ({"do": "write-name", "who": who, "value": "Mira"}, "people"),
        ({"do": "write-part", "who": who, "part": "brings", "value": "a van"}, "people"),
        ({"do": "write-size", "who": shown.groups[0].id, "value": "7"}, "groups"),
        ({"do": "choose-group", "who": who, "value": ""}, "people"),
        ({"do": "write-stake", "who": shown.stakes[0].who, "stake": stake, "value": "sleep"}, "stakes"),
        ({"do": "write-stake-part", "stake": stake, "part": "where", "value": "here"}, "stakes"),
        ({"do": "choose-depth", "stake": stake, "value": "some"}, "stakes"),
        ({"do": "write-goal", "id": shown.goals[0].id, "part": "what", "value": "Done"}, "goals"),
    ):
        edited = actions(work, act).campaign
        changed = [
            entry for entry, before in zip(getattr(edited, part), getattr(shown, part), strict=True) if entry != before
        ]
        assert [entry.example for entry in changed] == [False]
    assert tie


def test_a_stake_written_over_an_example_s_stays_with_its_holder_s_name():
    shown = with_case(Campaign(), cases()[0])
    first = shown.stakes[0]
    work = actions(
        Work(shown, None), {"do": "write-stake", "who": first.who, "stake": first.id, "value": "my own words"}
    )
    left = actions(work, {"do": "clear-example"}).campaign
    assert [stake.what for stake in left.stakes] == ["my own words"]
    assert [holder.name for holder in left.holders] == [shown.holder(first.who).name]
    assert [holder.example for holder in left.holders] == [False]
    assert left.holders[0].values == ""


def test_stakes_joined_through_an_example_s_stay_joined():
    work = Work(Campaign(), None)
    for act in (
        {"do": "write-stake", "who": "p1", "stake": "p1-s1", "value": "one"},
        {"do": "write-stake", "who": "p2", "stake": "p2-s1", "value": "two"},
        {"do": "load-case", "case": cases()[0].title},
        {"do": "join", "one": "p1-s1", "other": "ana-s1"},
        {"do": "join", "one": "p2-s1", "other": "ana-s1"},
        {"do": "clear-example"},
    ):
        work = actions(work, act)
    assert [shared.holders for shared in work.campaign.overlaps()] == [("p1", "p2")]
