"""Sessions under any actions, honest and hostile."""

import random
import time

import pytest
import stakes
from hypothesis import given
from hypothesis import strategies as st
from laws import act, begun, check_session, check_view, fits, texts_of, through_workbook
from stakes import ActionError, Session, StakesError, UnknownExercise, WorkbookError
from stakes.campaign.cases import cases
from stakes.kit import nodes
from stakes.kit import session as sessions
from strategies import control_actions, hostile_actions, json_values

NAMES = stakes.exercises()
STARTS = ["", *(case.title for case in cases())]
STEPS = 6


def wander(session, data, *, reopen):
    """Some steps, each honest or hostile, with every law looked at after each."""
    for _ in range(data.draw(st.integers(1, STEPS))):
        tree = session.view()
        if data.draw(st.integers(0, 3)):
            control, action = data.draw(control_actions(tree))
            before = session.work
            taken = act(session, action)
            assert taken or not fits(control, action.get("value", ""))
            if control["kind"] == "button":
                bare = Session(session.exercise, before)
                bare.handle({part: given for part, given in action.items() if part != "value"})
                assert bare.work == session.work, "a button's value was not ignored"
        else:
            act(session, data.draw(hostile_actions(tree)))
        check_session(session)
        if reopen:
            session = through_workbook(session)
    return session


@pytest.mark.parametrize("reopen", [False, True], ids=["continuous", "reopened"])
@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_any_actions_leave_a_session_whole(name, reopen, data):
    wander(begun(name, data.draw(st.sampled_from(STARTS))), data, reopen=reopen)


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_reopening_after_every_action_changes_nothing(name, data):
    kept = reopened = begun(name, data.draw(st.sampled_from(STARTS)))
    for _ in range(data.draw(st.integers(1, STEPS))):
        _, action = data.draw(control_actions(kept.view()))
        reopened = through_workbook(reopened)
        assert act(kept, action) == act(reopened, action)
        assert reopened.view() == kept.view()
        assert reopened.work == kept.work


@pytest.mark.parametrize("name", NAMES)
def test_every_option_of_every_choice_is_taken(name):
    for start in STARTS:
        whole = begun(name, start)
        for holder in whole.campaign.holders[:4]:
            session = Session(name, whole.work)
            act(session, {"do": "show-details", "who": holder.id})
            for control in nodes.controls(session.view()):
                for option in control.get("options", ()):
                    Session(name, session.work).handle(control["action"] | {"value": option["value"]})


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_done_that_the_learner_did_not_do(name):
    for start in STARTS:
        assert begun(name, start).done is False


@pytest.mark.parametrize("name", NAMES)
def test_a_view_asks_neither_clock_nor_chance(name, monkeypatch):
    def forbidden(*_, **__):
        raise AssertionError("a view asked for the time, or for chance")

    for module, asked in (
        (time, ("time", "time_ns", "localtime", "gmtime")),
        (random, ("random", "choice", "shuffle", "randint")),
    ):
        for attribute in asked:
            monkeypatch.setattr(module, attribute, forbidden)
    for start in STARTS:
        check_session_without_workbook(begun(name, start))


def check_session_without_workbook(session):
    assert Session(session.exercise, session.work).view() == session.view()


@pytest.mark.parametrize("name", NAMES)
@given(work=json_values)
def test_malformed_work_is_a_workbook_error(name, work):
    whole = Session(name).work
    for given_work in (work, {"campaign": work, "own": whole["own"]}, {"campaign": whole["campaign"], "own": work}):
        # Nothing at all, and no parts at all, are how work begins.
        if given_work is not None and {} not in (work, given_work):
            with pytest.raises(WorkbookError):
                Session(name, given_work)


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_work_with_one_part_changed_opens_or_is_a_workbook_error(name, data):
    work = begun(name, data.draw(st.sampled_from(STARTS))).work
    place, parts = work, []
    while isinstance(place, (dict, list)) and place and data.draw(st.integers(0, 4)):
        step = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        parts.append((place, step))
        place = place[step]
    if parts:
        container, step = parts[-1]
        match data.draw(st.sampled_from(["replace", "remove", "repeat", "add"])):
            case "replace":
                container[step] = data.draw(json_values)
            case "remove":
                del container[step]
            case "repeat" if isinstance(container, list):
                container.append(container[step])
            case _ if isinstance(container, dict):
                container[data.draw(st.sampled_from(["extra", "__proto__", "example"]))] = data.draw(json_values)
    try:
        session = Session(name, work)
    except WorkbookError as refused:
        assert str(refused)
    else:
        wander(session, data, reopen=True)


HOLDER = {"id": "p1", "name": "Ana"}


@pytest.mark.parametrize(
    ("campaign", "said"),
    [
        ({"people": [HOLDER, HOLDER]}, "twice"),
        ({"people": [HOLDER], "groups": [HOLDER]}, "twice"),
        ({"people": [HOLDER], "ties": [{"id": "t1", "one": "p1", "other": "p7"}]}, "nowhere"),
        ({"people": [HOLDER], "ties": [{"id": "t1", "one": "p1", "other": ""}]}, "nowhere"),
        ({"people": [HOLDER], "ties": [{"id": "t1", "one": "p1", "other": "p1"}]}, "tied to itself"),
        ({"people": [HOLDER | {"group": "g1"}]}, "nowhere"),
        ({"people": [HOLDER], "stakes": [{"id": "s", "who": "p2"}]}, "nowhere"),
        ({"people": [HOLDER], "stakes": [{"id": "s", "who": "p1", "same_as": "q"}]}, "nowhere"),
        ({"people": [HOLDER], "stakes": [{"id": "s", "who": "p1", "depth": "deep"}]}, "deep"),
        ({"people": [HOLDER | {"id": "(nobody)"}], "stakes": [{"id": "s", "who": ""}]}, "nowhere"),
        ({"you": "p1"}, "nowhere"),
        ({"groups": [{"id": "g1"}], "you": "g1"}, "nowhere"),
        ({"people": [HOLDER | {"id": ""}]}, "1 to 40"),
        ({"people": [HOLDER | {"name": 5}]}, "expected text, found a number"),
        ({"people": [HOLDER | {"name": "x" * 10_000}]}, "over the limit"),
        ({"people": [HOLDER | {"nick": "A"}]}, "unknown key “nick”"),
        ({"people": [{"name": "Ana"}]}, "“id” is missing"),
        ({"people": {"p1": HOLDER}}, "expected a list"),
        ({"people": ["Ana"]}, "expected a mapping"),
        ({"people": [{"id": f"p{n}"} for n in range(50_000)]}, "over the limit"),
        ([], "expected a mapping"),
    ],
)
def test_work_that_does_not_hold_together_is_refused_with_the_reason(campaign, said):
    with pytest.raises(WorkbookError, match=said.replace("(", r"\(")):
        Session(NAMES[0], {"campaign": campaign, "own": {}})


def test_work_nested_ten_thousand_deep_is_refused():
    deep = []
    for _ in range(10_000):
        deep = [deep]
    with pytest.raises(WorkbookError):
        Session(NAMES[0], {"campaign": {"people": deep}, "own": {}})


@pytest.mark.parametrize("name", ["", "no-such", None, 3, ["self-interest-map"], "../kit"])
def test_an_unknown_exercise_names_those_that_are_there(name):
    with pytest.raises(UnknownExercise, match=NAMES[0]):
        Session(name)


def test_exercises_come_in_the_order_of_the_course():
    assert "self-interest-map" in NAMES
    assert [sessions.find(name).place for name in NAMES] == sorted(sessions.find(name).place for name in NAMES)


def test_texts_are_cleaned_on_the_way_in():
    session = Session(NAMES[0])
    session.handle({"do": "write-name", "who": "p1", "value": "A\u202en\x00a\ud800"})
    assert session.campaign.people[0].name == "Ana"
    dirty = session.work
    dirty["campaign"]["people"][0]["name"] = "A\u202en\x00a\ud800"
    assert Session(NAMES[0], dirty).campaign.people[0].name == "Ana"
    assert "\u202e" not in "".join(texts_of(Session(NAMES[0], dirty).work))


# The laws are able to fail.


def planted(monkeypatch, **changes):
    """The first exercise with these functions in place of its own."""
    import attrs

    known = sessions.find(NAMES[0])
    monkeypatch.setattr(sessions, "_found", lambda: {NAMES[0]: attrs.evolve(known, **changes)})
    return known


def honest(session):
    for control in list(nodes.controls(session.view()))[:6]:
        act(session, control["action"] | {"value": "Ana"})
        check_session(session)


def test_a_crash_is_caught(monkeypatch):
    planted(monkeypatch, update=lambda work, action: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        honest(Session(NAMES[0]))


def test_a_view_with_a_memory_is_caught(monkeypatch):
    seen = []
    known = planted(
        monkeypatch,
        view=lambda work: seen.append(1) or nodes.exercise("a", "b", str(len(seen)), known.view(work)["children"]),
    )
    with pytest.raises(AssertionError):
        honest(Session(NAMES[0]))


def test_work_that_saving_loses_is_caught(monkeypatch):
    monkeypatch.setattr("stakes.workbook.Workbook.with_session", lambda book, session: book)
    with pytest.raises(AssertionError):
        honest(Session(NAMES[0]))


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "marquee"},
        nodes.text("a") | {"action": {"do": "it"}},
        nodes.button("a", {"do": "it"}) | {"action": "it"},
        nodes.choice("a", "c", [("b", "B")], {"do": "it"}),
        nodes.table("a", ["one", "two"], [["1"]]),
        nodes.field("", "", {"do": "it"}, limit=1),
        nodes.text(" "),
        nodes.text("a", tone=("muted",)),
        nodes.picture("a", "b", [nodes.shape("circle", drags=["nobody"], r=1)], width=1, height=1),
    ],
)
def test_a_view_that_breaks_a_law_is_caught(wrong):
    check_view(nodes.exercise("a", "b", "c", [nodes.text("a")]))
    with pytest.raises((AssertionError, KeyError)):
        check_view(nodes.exercise("a", "b", "c", [wrong]))


def test_every_error_is_of_one_family():
    for error in (ActionError, UnknownExercise, WorkbookError, stakes.ContentError):
        assert issubclass(error, StakesError)
