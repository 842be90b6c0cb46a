"""What the lab keeps: a decision can't be changed once one knows, one's own blame stays one's own, rules go to the campaign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stakes import ActionError, Session, WorkbookError
from stakes.campaign import Campaign
from stakes.campaign.cases import cases
from stakes.campaign.organizing import RULES, Rule
from stakes.fracture_lab.model import asked_for, missing, whole
from stakes.fracture_lab.own import KINDS, REASONS, Own, Reason
from stakes.fracture_lab.quarrels import quarrels
from stakes.fracture_lab.stories import points
from strategies import plain_texts

NAME = "fracture-lab"
DAY = "march/partners"


def taken(day=DAY, **written):
    session = Session(NAME)
    session.handle({"do": "take-point", "point": day, "seed": 3})
    for part, value in written.items():
        session.handle({"do": "write-decision", "point": day, "part": part, "value": value})
    return session


def own(session):
    return session.work["own"]


@pytest.mark.parametrize("day", sorted(points()))
def test_nobody_sees_the_end_before_they_have_decided(day):
    session = taken(day, does=" \n")
    with pytest.raises(ActionError, match="First write"):
        session.handle({"do": "show-outcome", "point": day})
    session.handle({"do": "write-decision", "point": day, "part": "does", "value": "I call them."})
    session.handle({"do": "show-outcome", "point": day})
    assert own(session)["decisions"][0]["shown"]
    for part in ("does", "cost", "rule"):
        with pytest.raises(ActionError, match="seen how it went"):
            session.handle({"do": "write-decision", "point": day, "part": part, "value": "I knew it"})
    session.handle({"do": "write-decision", "point": day, "part": "compared", "value": "Who would have paid?"})
    assert own(session)["decisions"][0]["does"] == "I call them."


def test_a_day_is_taken_once_and_cleared_whole():
    session = taken(does="I wait.", cost="A day")
    session.handle({"do": "take-point", "point": DAY, "seed": 9})
    assert [(one["seed"], one["does"]) for one in own(session)["decisions"]] == [(3, "I wait.")]
    session.handle({"do": "drop-point", "point": DAY})
    assert own(session)["decisions"] == [] and own(session)["point"] == ""
    with pytest.raises(ActionError):
        session.handle({"do": "drop-point", "point": DAY})


def test_looking_at_a_day_turns_to_its_story_and_leaving_it_out_leaves_nothing():
    session = Session(NAME)
    session.handle({"do": "choose-point", "value": "schools/money"})
    assert (own(session)["story"], own(session)["point"]) == ("schools", "schools/money")
    session.handle({"do": "leave-point"})
    assert own(session)["point"] == "" and own(session)["decisions"] == []
    session.handle({"do": "choose-story", "value": "march"})
    assert own(session)["story"] == "march"


@pytest.mark.parametrize(
    "action",
    [
        {"do": "choose-story", "value": "nowhere"},
        {"do": "choose-point", "value": "march/nothing"},
        {"do": "take-point", "point": "march", "seed": 1},
        {"do": "write-decision", "point": DAY, "part": "does", "value": "x"},
        {"do": "show-outcome", "point": DAY},
        {"do": "turn-sides", "point": DAY},
        {"do": "choose-hardest", "point": DAY, "value": "keep"},
        {"do": "hear-quarrel", "quarrel": "nobody", "seed": 1},
        {"do": "write-guess", "quarrel": "votes", "part": "first", "value": "x"},
        {"do": "show-guesses", "quarrel": "votes"},
        {"do": "choose-reason-who", "n": 0, "value": "nobody"},
        {"do": "write-reason", "n": 3, "value": "x"},
        {"do": "begin-rule", "kind": "other"},
    ],
)
def test_what_is_not_there_is_refused(action):
    with pytest.raises(ActionError):
        Session(NAME).handle(action)


def test_a_side_of_another_day_is_not_the_hardest():
    session = taken()
    session.handle({"do": "choose-hardest", "point": DAY, "value": "keep-word"})
    with pytest.raises(ActionError):
        session.handle({"do": "choose-hardest", "point": DAY, "value": "saturday"})
    assert own(session)["decisions"][0]["hardest"] == "keep-word"


def test_turning_the_sides_keeps_them_all_and_lets_another_begin():
    session = taken()
    begun = []
    for _ in range(2 * len(points()[DAY][1].sides)):
        begun.append(points()[DAY][1].sides_from(own(session)["decisions"][0]["seed"])[0].id)
        session.handle({"do": "turn-sides", "point": DAY})
    assert {begun.count(id) for id in begun} == {2}


def test_ours_come_after_ones_own_guesses():
    session = Session(NAME)
    for id in quarrels():
        session.handle({"do": "hear-quarrel", "quarrel": id, "seed": 4})
        for part in ("first", "second"):
            with pytest.raises(ActionError, match="Guess for both"):
                session.handle({"do": "show-guesses", "quarrel": id})
            session.handle({"do": "write-guess", "quarrel": id, "part": part, "value": "to be asked"})
        session.handle({"do": "show-guesses", "quarrel": id})
    assert all(one["shown"] for one in own(session)["guesses"])


@given(said=plain_texts)
def test_ones_own_blame_is_nowhere_in_the_campaign(said):
    session = Session(NAME)
    before = session.work["campaign"]
    for part in ("says", "lost", "need", "line"):
        session.handle({"do": "write-blame", "part": part, "value": said})
    assert session.work["campaign"] == before
    assert own(session)["blame"] == dict.fromkeys(("says", "lost", "need", "line"), said)


@pytest.mark.parametrize(
    "wrong",
    [
        {"decisions": [{"point": DAY}, {"point": DAY}]},
        {"decisions": [{"point": f"p{n}"} for n in range(101)]},
        {"guesses": [{"quarrel": "votes"}, {"quarrel": "votes"}]},
        {"reasons": [{}] * 4},
        {"reasons": [{"kind": "other"}]},
        {"decisions": [{"point": DAY, "seed": -1}]},
        {"blame": {"says": "x" * 601}},
    ],
)
def test_work_that_is_not_of_the_lab_is_refused(wrong):
    with pytest.raises(WorkbookError):
        Session(NAME, {"campaign": {}, "own": wrong})


def test_what_a_later_book_no_longer_has_is_kept_and_not_shown():
    work = {"campaign": {}, "own": {"story": "old", "point": "old/day", "quarrel": "old", "decisions": [{"point": "old/day", "shown": True}]}}
    session = Session(NAME, work)
    assert session.view()
    assert own(session)["decisions"][0]["point"] == "old/day"


# Reasons and rules


def test_reasons_are_three_and_those_at_the_end_that_are_blank_are_none():
    session = Session(NAME)
    session.handle({"do": "write-reason", "n": 1, "value": "It rained."})
    assert len(own(session)["reasons"]) == 2
    session.handle({"do": "choose-reason-kind", "n": 2, "value": "tactics"})
    assert len(own(session)["reasons"]) == REASONS
    session.handle({"do": "choose-reason-kind", "n": 2, "value": ""})
    session.handle({"do": "write-reason", "n": 1, "value": ""})
    assert own(session)["reasons"] == []


@given(kinds=st.lists(st.sampled_from(KINDS), max_size=REASONS))
def test_what_most_reasons_rest_on_comes_first(kinds):
    found = asked_for(Own(reasons=tuple(Reason(kind=kind) for kind in kinds)))
    assert set(found) == set(kinds) and len(found) == len(set(kinds))
    counts = [kinds.count(kind) for kind in found]
    assert counts == sorted(counts, reverse=True)


@given(kinds=st.lists(st.tuples(st.sampled_from(RULES), st.sampled_from(["", " ", "One letter a week"])), max_size=8))
def test_a_kind_is_missing_until_a_rule_of_it_has_words(kinds):
    rules = tuple(Rule(id=f"rule-{n}", kind=kind, what=what) for n, (kind, what) in enumerate(kinds, 1))
    written = {kind for kind, what in kinds if what.strip()}
    assert set(missing(Campaign(rules=rules))) == set(KINDS) - written
    assert missing(Campaign(rules=rules)) == [kind for kind in KINDS if kind not in written]


@pytest.mark.parametrize("kind", KINDS)
def test_a_rule_is_begun_once_and_is_the_campaigns(kind):
    session = Session(NAME)
    for _ in range(2):
        session.handle({"do": "begin-rule", "kind": kind})
    (rule,) = session.campaign.rules
    assert rule.kind == kind and not rule.example
    for part in ("what", "decides", "consults", "within", "otherwise"):
        assert whole(session.campaign) == []
        session.handle({"do": "write-rule", "id": rule.id, "part": part, "value": "Friday"})
    assert [one.id for one in whole(session.campaign)] == [rule.id]
    assert kind not in missing(session.campaign)
    plan = Session("self-interest-map", {"campaign": session.work["campaign"], "own": {}})
    assert plan.campaign.rules == session.campaign.rules


def test_an_examples_rule_is_not_yet_ones_own():
    session = Session(NAME)
    session.handle({"do": "load-case", "case": "The Late Bus"})
    assert any(not rule.open for rule in session.campaign.rules)
    assert whole(session.campaign) == []
    rule = next(rule for rule in session.campaign.rules if not rule.open)
    session.handle({"do": "write-rule", "id": rule.id, "part": "within", "value": "Two days"})
    assert [one.id for one in whole(session.campaign)] == [rule.id]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_every_worked_case_has_something_to_break(case):
    session = Session(NAME)
    session.handle({"do": "load-case", "case": case.title})
    assert len(session.campaign.groups) >= 2
    group = session.campaign.groups[0].id
    session.handle({"do": "choose-reason-who", "n": 0, "value": group})
    assert own(session)["reasons"][0]["who"] == group
    session.handle({"do": "remove", "who": group})
    assert session.view(), "whoever left first may be gone"
