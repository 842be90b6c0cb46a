"""Who sits at the table, what lies on it, what is agreed, and a room's votes."""

import pytest
from laws import begun, check_session
from stakes import ActionError, Session
from stakes.goals_matrix import model

NAME = "goals-matrix"


def done(*acts, start=""):
    """A session after these actions, each ``(do, parts…)``."""
    session = begun(NAME, start)
    for do, parts in acts:
        session.handle({"do": do, **parts})
        check_session(session)
    return session


def own(session):
    return session.work["own"]


def here(session):
    """The ids of the groups and of the goals at the table, as the view has them."""
    keys = [node["action"] for node in controls(session) if node["kind"] == "check" and node["value"]]
    return (
        [action["who"] for action in keys if action["do"] == "seat"],
        [action["goal"] for action in keys if action["do"] == "take-up"],
    )


def controls(session):
    from stakes.kit import nodes

    return list(nodes.controls(session.view()))


GROUP = ("write-name", {"who": "g1", "value": "The choir"})
GOAL = ("write-goal", {"id": "goal-1", "part": "what", "value": "The 9.40 stays"})


def test_a_group_and_a_goal_are_written_in_blank_rows():
    session = done(GROUP, ("write-part", {"who": "g2", "part": "values", "value": "Sleep"}), GOAL)
    assert [group.name for group in session.campaign.groups] == ["The choir", ""]
    assert here(session) == (["g1", "g2"], ["goal-1"])


def test_the_first_three_groups_and_four_goals_of_a_campaign_are_at_the_table():
    session = done(start="The Late Bus")
    assert here(session) == (
        ["cleaners", "choir", "drivers"],
        ["later-bus", "keep-the-940", "lit-stop", "quiet-turn"],
    )
    assert own(session)["groups"] == [], "as long as nobody chose, nothing is kept"


def test_groups_come_and_go_and_keep_their_order():
    session = done(
        ("seat", {"who": "elm-lane", "value": True}),
        ("seat", {"who": "choir", "value": False}),
        ("take-up", {"goal": "lit-stop", "value": False}),
        start="The Late Bus",
    )
    assert here(session) == (["cleaners", "drivers", "elm-lane"], ["later-bus", "keep-the-940", "quiet-turn"])
    session.handle({"do": "load-case", "case": "The Shared Building"})
    assert here(session)[0] == ["members", "parents", "pantry"]


def test_what_is_made_here_is_at_the_table_at_once():
    session = done(
        ("add-group", {}),
        ("write-goal", {"id": "goal-5", "part": "what", "value": "A fifth"}),
        start="The Late Bus",
    )
    groups, goals = here(session)
    assert groups == ["cleaners", "choir", "drivers", "g1"]
    assert goals[-1] == "goal-5"
    assert len(goals) == 5


def test_there_is_room_for_so_many():
    session = done(*[("add-group", {})] * (model.MOST_GROUPS - model.FIRST_GROUPS), start="The Late Bus")
    with pytest.raises(ActionError, match="Take one off first"):
        session.handle({"do": "add-group"})
    with pytest.raises(ActionError, match="Take one off first"):
        session.handle({"do": "seat", "who": "elm-lane", "value": True})
    session.handle({"do": "seat", "who": "choir", "value": False})
    session.handle({"do": "seat", "who": "elm-lane", "value": True})


def test_the_table_is_never_empty_and_nobody_unknown_sits_down():
    session = done(GROUP, GOAL)
    for action in (
        {"do": "seat", "who": "g1", "value": False},
        {"do": "seat", "who": "g7", "value": True},
        {"do": "take-up", "goal": "goal-1", "value": False},
        {"do": "take-up", "goal": "goal-7", "value": True},
        {"do": "tally", "who": "g7", "goal": "goal-1", "part": "agree", "value": "3"},
        {"do": "cross", "who": "g7", "goal": "goal-1", "value": True},
        {"do": "read-tally"},
    ):
        with pytest.raises(ActionError):
            session.handle(action)


def test_a_removed_group_is_gone_from_the_table():
    session = done(
        ("seat", {"who": "elm-lane", "value": True}), ("remove", {"who": "choir"}), start="The Late Bus"
    )
    assert here(session)[0] == ["cleaners", "drivers", "elm-lane"]


def test_a_red_line_is_drawn_and_taken_back_and_its_reason_stays():
    crossing = {"who": "choir", "goal": "later-bus"}
    session = done(("cross", crossing | {"value": True}), start="The Late Bus")
    (stance,) = [one for one in session.campaign.stances if (one.who, one.goal) == ("choir", "later-bus")]
    assert (stance.answer, stance.example) == ("red line", False)
    assert "9.40" in stance.why
    session.handle({"do": "cross", **crossing, "value": False})
    (stance,) = [one for one in session.campaign.stances if (one.who, one.goal) == ("choir", "later-bus")]
    assert stance.answer == "unasked"
    before = session.work
    session.handle({"do": "cross", "who": "choir", "goal": "keep-the-940", "value": False})
    assert session.work == before, "what is no red line is not made unasked by taking one back"


def test_one_goal_is_asked_about_at_a_time():
    session = done(start="The Late Bus")
    seen = []
    for _ in range(5):
        session.handle({"do": "turn-to-next"})
        seen.append(own(session)["goal"])
    assert seen == ["keep-the-940", "lit-stop", "quiet-turn", "later-bus", "keep-the-940"]
    session.handle({"do": "turn-to", "value": "quiet-turn"})
    session.handle({"do": "turn-to", "value": ""})
    session.handle({"do": "turn-to", "value": "nothing"})
    assert own(session)["goal"] == "quiet-turn"
    session.handle({"do": "cross", "who": "cleaners", "goal": "quiet-turn", "value": True})
    assert own(session)["goal"] == "quiet-turn", "the goal that is asked about doesn't run away when it stops"


def test_a_rule_of_each_kind_is_made_by_its_first_words_and_written_on():
    session = done(GROUP, GOAL)
    for kind in model.AGREED:
        session.handle({"do": "agree", "kind": kind, "part": "what", "value": f"words on {kind}"})
        session.handle({"do": "agree", "kind": kind, "part": "decides", "value": "all"})
    assert [(rule.kind, rule.what, rule.decides) for rule in session.campaign.rules] == [
        (kind, f"words on {kind}", "all") for kind in model.AGREED
    ]
    check_session(session)


def test_a_rule_that_is_there_is_written_in():
    session = done(("agree", {"kind": "leaving", "part": "what", "value": "By letter"}), start="The Late Bus")
    assert [rule.what for rule in session.campaign.rules if rule.kind == "leaving"] == ["By letter"]
    assert len(session.campaign.rules) == 4


# The votes of a room


def typed(who, goal, agree, votes):
    return [
        ("tally", {"who": who, "goal": goal, "part": "agree", "value": str(agree)}),
        ("tally", {"who": who, "goal": goal, "part": "votes", "value": str(votes)}),
    ]


def kept(session):
    return {(one["who"], one["goal"]): (one["agree"], one["votes"]) for one in own(session)["votes"]}


def test_votes_are_typed_in_any_order_and_kept_as_they_are_typed():
    session = done(*typed("choir", "later-bus", 14, 20), *typed("drivers", "later-bus", 9, 4), start="The Late Bus")
    assert kept(session) == {("choir", "later-bus"): (14, 20), ("drivers", "later-bus"): (9, 4)}
    for do, parts in typed("drivers", "later-bus", "", ""):
        session.handle({"do": do, **parts})
    assert kept(session) == {("choir", "later-bus"): (14, 20)}
    session.handle({"do": "clear-tally"})
    assert kept(session) == {}


def test_a_tally_is_read_and_what_cannot_be_read_stays_to_be_mended():
    session = done(start="The Late Bus")
    choir = session.campaign.groups[1].name
    goal = session.campaign.goals[1].what
    lines = f"{choir} | {goal} | 14 of 20\nThe quire | {goal} | 3 of 4\n{choir} | A goat | 1 of 2\n"
    session.handle({"do": "paste", "value": lines})
    session.handle({"do": "read-tally"})
    assert kept(session) == {("choir", "keep-the-940"): (14, 20)}
    assert own(session)["pasted"].splitlines() == lines.splitlines()[1:]
    assert own(session)["goal"] == "keep-the-940"
    check_session(session)


def test_votes_of_a_group_that_is_gone_are_not_counted_and_then_not_kept():
    session = done(*typed("choir", "later-bus", 14, 20), ("remove", {"who": "choir"}), start="The Late Bus")
    assert not any("%" in str(cell) for node in nodes_of(session, "table") for row in node["rows"] for cell in row)
    for do, parts in typed("cleaners", "later-bus", 1, 2):
        session.handle({"do": do, **parts})
    assert kept(session) == {("cleaners", "later-bus"): (1, 2)}


def nodes_of(session, kind):
    from laws import every_node

    return [node for node in every_node(session.view()) if node["kind"] == kind]


def test_the_sheet_to_fill_in_reads_back_once_it_is_filled_in():
    session = done(start="The Late Bus")
    (sheet,) = [node for node in nodes_of(session, "download") if node["file"] == "tally.txt"]
    assert sheet["text"].count("__ of __") == 12
    session.handle({"do": "paste", "value": sheet["text"].replace("__ of __", "7 of 9")})
    session.handle({"do": "read-tally"})
    assert len(kept(session)) == 12
    assert set(kept(session).values()) == {(7, 9)}
    assert own(session)["pasted"] == ""


def test_work_that_names_what_is_not_there_opens():
    campaign = begun(NAME, "The Late Bus").work["campaign"]
    session = Session(
        NAME,
        {
            "campaign": campaign,
            "own": {
                "groups": ["nobody", "choir"],
                "goals": ["nothing"],
                "goal": "nothing",
                "votes": [{"who": "nobody", "goal": "nothing", "agree": 3, "votes": 4}],
                "pasted": "x 3",
            },
        },
    )
    check_session(session)
    assert here(session)[0] == ["choir"]
    assert len(here(session)[1]) == model.FIRST_GOALS
