"""What can be done to a campaign, an action at a time."""

import pytest
from attrs import evolve
from stakes import ActionError
from stakes.campaign import Campaign, Group, Person, Stake, Tie, Work, editing, tying
from stakes.kit.actions import Actions

actions = Actions(editing.actions, tying.actions)


def done(*acts, start=None):
    """The campaign after these actions, each ``(do, parts…)``."""
    work = Work(start or Campaign(), None)
    for do, parts in acts:
        work = actions(work, {"do": do, **parts})
        work.campaign.check()
    return work.campaign


TWO = Campaign(
    people=(Person(id="p1", name="Ana", group="g1"), Person(id="p2", name="Joel")),
    groups=(Group(id="g1", name="Choir"),),
    stakes=(Stake(id="p1-s1", who="p1", what="bus"), Stake(id="p2-s1", who="p2", what="sleep")),
    ties=(Tie(id="t1", one="p1", other="p2"), Tie(id="t2", one="p1", other="g1")),
    you="p1",
)


def test_a_blank_row_becomes_a_person_when_it_is_written_in():
    assert editing.row_ids(Campaign()) == ["p1", "p2", "p3"]
    campaign = done(("write-name", {"who": "p2", "value": "Joel"}))
    assert [person.id for person in campaign.people] == ["p2"]
    assert editing.row_ids(campaign) == ["p1", "p2", "p3"]
    campaign = done(("write-stake", {"who": "p1", "stake": "p1-s1", "value": "bus"}), start=campaign)
    assert [person.id for person in campaign.people] == ["p1", "p2"]


def test_a_blank_row_becomes_a_group_when_it_is_written_in():
    assert editing.group_row_ids(Campaign()) == ["g1", "g2", "g3"]
    campaign = done(
        ("write-part", {"who": "g2", "part": "values", "value": "Anyone may join"}),
        ("write-name", {"who": "g1", "value": "Choir"}),
    )
    assert [(group.id, group.name, group.values) for group in campaign.groups] == [
        ("g1", "Choir", ""),
        ("g2", "", "Anyone may join"),
    ]
    assert editing.group_row_ids(campaign) == ["g1", "g2", "g3"]
    assert campaign.people == ()


@pytest.mark.parametrize("who", ["p9", "p0", "nobody", "g9", "g0", "p٣", "P1", " p1"])
def test_no_other_id_becomes_a_person(who):
    with pytest.raises(ActionError):
        done(("write-name", {"who": who, "value": "A"}))


def test_adding_keeps_the_rows_that_were_shown():
    campaign = done(
        ("write-name", {"who": "p1", "value": "Ana"}), ("add-person", {}), ("add-person", {}), ("add-group", {})
    )
    assert [person.id for person in campaign.people] == ["p1", "p2", "p3", "p4", "p5"]
    assert len(campaign.groups) == 1


def test_removing_takes_stakes_and_ties_along_and_frees_who_pointed_there():
    campaign = done(("remove", {"who": "p1"}), start=TWO)
    assert [person.id for person in campaign.people] == ["p2"]
    assert [stake.id for stake in campaign.stakes] == ["p2-s1"]
    assert campaign.ties == ()
    assert campaign.you == ""
    assert done(("remove", {"who": "g1"}), start=TWO).people[0].group == ""


def test_a_second_stake_begins_in_the_blank_after_the_first():
    campaign = done(("write-stake", {"who": "p1", "stake": "p1-s2", "value": "a light"}), start=TWO)
    assert [stake.what for stake in campaign.stakes_of("p1")] == ["bus", "a light"]
    campaign = done(("remove-stake", {"stake": "p1-s1"}), start=campaign)
    campaign = done(
        ("write-stake", {"who": "p1", "stake": editing.stake_id(campaign, "p1"), "value": "new"}), start=campaign
    )
    assert [stake.what for stake in campaign.stakes_of("p1")] == ["a light", "new"]


def test_somebody_else_s_stake_cannot_be_written_through_another():
    for who in ("p1", "p3"):
        with pytest.raises(ActionError):
            done(("write-stake", {"who": who, "stake": "p2-s1", "value": "mine"}), start=TWO)


@pytest.mark.parametrize(
    "act",
    [
        ("write-name", {"who": "p7", "value": "A"}),
        ("write-part", {"who": "p7", "part": "values", "value": "A"}),
        ("write-part", {"who": "p1", "part": "id", "value": "A"}),
        ("write-stake", {"who": "p1", "stake": "p1-s9", "value": "A"}),
        ("write-stake-part", {"stake": "p9-s1", "part": "where", "value": "A"}),
        ("write-stake-part", {"stake": "p1-s1", "part": "same_as", "value": "p2-s1"}),
        ("choose-depth", {"stake": "p1-s1", "value": "deep"}),
        ("choose-depth", {"stake": "p9-s1", "value": "some"}),
        ("remove", {"who": "p7"}),
        ("remove-stake", {"stake": "p7"}),
        ("join", {"one": "p1-s1", "other": "p7"}),
        ("join", {"one": "p7", "other": "p1-s1"}),
        ("set-apart", {"stake": "p7"}),
        ("add-tie", {"who": "p1", "value": "p1"}),
        ("add-tie", {"who": "p1", "value": "p7"}),
        ("add-tie", {"who": "p7", "value": "p1"}),
        ("add-tie", {"who": "p2", "value": "p1"}),
        ("choose-tie", {"tie": "t7", "value": "knows"}),
        ("choose-tie", {"tie": "t1", "value": "hates"}),
        ("remove-tie", {"tie": "t7"}),
        ("choose-group", {"who": "p1", "value": "p2"}),
        ("choose-group", {"who": "g1", "value": "g1"}),
        ("choose-you", {"value": "g1"}),
        ("choose-you", {"value": "p7"}),
        ("write-size", {"who": "p1", "value": "3"}),
        ("load-case", {"case": "No such"}),
        ("write-name", {"who": "p1", "value": 5}),
        ("write-name", {"who": "p1", "value": "x" * 121}),
    ],
)
def test_what_is_not_there_or_not_so_is_refused(act):
    with pytest.raises(ActionError):
        done(act, start=TWO)


def test_ties_are_added_changed_and_taken_out():
    campaign = done(("add-tie", {"who": "p2", "value": "g1"}), start=TWO)
    assert campaign.ties[-1] == Tie(id="t3", one="p2", other="g1")
    campaign = done(("choose-tie", {"tie": "t3", "value": "trusts"}), ("remove-tie", {"tie": "t1"}), start=campaign)
    assert [(tie.id, tie.kind) for tie in campaign.ties] == [("t2", "knows"), ("t3", "trusts")]
    assert done(("add-tie", {"who": "p1", "value": ""}), start=TWO) == TWO


def test_choosing_nobody_is_a_choice():
    campaign = done(("choose-you", {"value": ""}), ("choose-group", {"who": "p1", "value": ""}), start=TWO)
    assert (campaign.you, campaign.people[0].group) == ("", "")


@pytest.mark.parametrize(
    ("act", "part", "limit"),
    [
        (("add-person", {}), "people", editing.PEOPLE_LIMIT),
        (("add-group", {}), "groups", editing.PEOPLE_LIMIT),
        (("write-stake", {"who": "p1", "stake": "p1-s1", "value": "a"}), "stakes", editing.STAKES_LIMIT),
    ],
)
def test_where_there_is_no_more_room_it_says_so(act, part, limit):
    kinds = {
        "people": lambda n: Person(id=f"p{n}"),
        "groups": lambda n: Group(id=f"g{n}"),
        "stakes": lambda n: Stake(id=f"x{n}", who="p2", what=str(n)),
    }
    full = Campaign(people=(Person(id="p1"), Person(id="p2")))
    full = evolve(full, **{part: tuple(kinds[part](n) for n in range(1, limit + 1))})
    with pytest.raises(ActionError, match="no more"):
        done(act, start=full)


def test_ids_of_holders_never_meet():
    campaign = Campaign(people=(Person(id="p1"),), groups=(Group(id="p2"),))
    assert [person.id for person in done(("add-person", {}), start=campaign).people] == ["p1", "p3", "p4", "p5"]
