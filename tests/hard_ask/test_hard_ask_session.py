"""One's own ask, promises and evenings as a session: what is said, and what a no leaves alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import check_session, every_node
from stakes import ActionError, Session
from stakes.campaign import Tie
from stakes.campaign.turnout import EVENINGS
from stakes.hard_ask.evening import MOST_MANY, Evening, supposed
from stakes.hard_ask.model import Own
from stakes.kit import data


def said(session, key=""):
    tree = session.view()
    if key:
        tree = next(node for node in every_node(tree) if node.get("key") == key)
    shown = (str(node.get("text") or node.get("label") or node.get("title") or "") for node in every_node(tree))
    return " ".join(one for one in shown)


def node(session, key):
    return next((one for one in every_node(session.view()) if one.get("key") == key), None)


def write(session, **parts):
    for part, value in parts.items():
        session.handle({"do": "write-in-hand", "part": part, "value": value})


def asked(*outcomes, session=None):
    """A session with a yes for each of these outcomes."""
    session = session or Session("hard-ask")
    for kept in outcomes:
        session.handle({"do": "take-in-hand", "value": ""})
        write(session, what="Count on Friday", due="2027-03-05", reply="yes")
        id = session.campaign.asks[-1].id
        session.handle({"do": "write-ask", "id": id, "part": "kept", "value": kept})
    return session


@pytest.fixture
def late_bus():
    session = Session("hard-ask")
    session.handle({"do": "load-case", "case": "The Late Bus"})
    return session


def test_an_ask_is_the_campaigns_and_stays_in_hand(late_bus):
    write(late_bus, who="ruth", what="Will you stand with me?", due="2027-02-18")
    ask = late_bus.campaign.asks[-1]
    assert (ask.who, ask.what, ask.due, ask.example) == ("ruth", "Will you stand with me?", "2027-02-18", False)
    assert len(late_bus.campaign.asks) == 3 and late_bus.own.ask == ask.id
    late_bus.handle({"do": "take-in-hand", "value": "ask-2"})
    assert node(late_bus, "what")["value"].startswith("Count who gets on")
    late_bus.handle({"do": "remove-ask", "id": ask.id})
    check_session(late_bus)


def test_somebody_new_is_named_by_an_alias():
    session = Session("hard-ask")
    write(session, who="+")
    (person,) = session.campaign.people
    assert session.campaign.asks[0].who == person.id
    session.handle(node(session, "alias")["action"] | {"value": "The baker"})
    assert node(session, "alias")["value"] == "The baker"
    write(session, who="")
    assert node(session, "alias") is None


def test_the_gap_is_said_aloud_and_a_verdict_is_asked_about():
    session = Session("hard-ask")
    gap = {"cares": "people ought to be asked", "happens": "You only come for the food", "question": "What gets in the way?"}
    for part, value in gap.items():
        session.handle({"do": "write-gap", "part": part, "value": value})
    assert "“You only”: would you say it with their best friend at the table?" in said(session, "gap")
    session.handle({"do": "write-gap", "part": "happens", "value": "Nobody has asked the nights"})
    assert "best friend" not in said(session, "gap")
    assert "You told me: people ought to be asked. Nobody has asked the nights. What gets in the way?" in said(session, "aloud")
    write(session, what="Will you help out?")
    assert "“help out”: with what, exactly?" in said(session, "ask")
    write(session, what="Maybe you could keep a card?")
    assert "“Maybe” begins to say no for them" in said(session, "ask")
    write(session, what="Will you keep one card until Friday?")
    assert "exactly?" not in said(session, "ask") and "begins to say no" not in said(session, "ask")


def test_a_plan_is_counted_by_what_it_says():
    session = Session("hard-ask")
    write(session, what="Will you keep a card?", due="2027-03-05", reply="yes")
    assert "The plan says 0 of 3. Still open: when, where and after what." in said(session, "answer")
    write(session, time="at two", where="By the elevator")
    assert "2 of 3. Still open: after what." in said(session, "answer")
    write(session, after="the two o'clock linen")
    assert "3 of 3" in said(session, "answer")


def test_a_no_is_recorded_as_a_no_and_asks_for_nothing_more():
    session = asked("not kept")
    session.handle({"do": "take-in-hand", "value": ""})
    write(session, what="Will you sing?", due="2027-03-06", follow_up="2027-03-06", reply="no")
    assert session.campaign.asks[-1].reply == "no"
    assert "It stands as a no" in said(session, "answer")
    controls = [one["action"] for one in every_node(node(session, "answer")) if "action" in one]
    assert [action["part"] for action in controls] == ["reply"]
    session.handle({"do": "look-at-today", "today": "2027-03-06"})
    assert "sing" not in said(session, "promises")
    assert node(session, "make-ics") is None, "a no goes into a calendar"


def test_it_is_done_with_a_dated_ask_of_somebody_and_an_answer_even_no():
    session = Session("hard-ask")
    for part, value in (("who", ""), ("what", "Will you sing?"), ("due", "2027-03-06"), ("reply", "no")):
        write(session, **{part: value})
        assert not session.done
    session.handle({"do": "write-name", "who": "p1", "value": "Dora"})
    write(session, who="p1")
    assert session.done
    write(session, reply="not asked")
    assert not session.done
    session.handle({"do": "write-gap", "part": "happens", "value": "Nobody sings on weekdays"})
    assert session.done


def test_where_one_reports_to_the_other_somebody_else_should_ask():
    session = Session("hard-ask")
    for who, name in (("p1", "Me"), ("p2", "Teo")):
        session.handle({"do": "write-name", "who": who, "value": name})
    session.handle({"do": "choose-you", "value": "p1"})
    write(session, who="p2")
    assert "can't punish it" not in said(session, "whom")
    session._work = session._work.with_campaign(ties=(Tie(id="t1", one="p2", other="p1", kind="reports to"),))
    assert "can't punish it" in said(session, "whom")


def test_the_day_says_what_to_do():
    session = asked("open")
    for today, words in (
        ("2027-03-03", "On 2027-03-03: nothing."),
        ("2027-03-04", "Confirm for tomorrow: Count on Friday."),
        ("2027-03-05", "It is today: Count on Friday."),
        ("2027-03-06", "What happened? Count on Friday."),
    ):
        session.handle({"do": "look-at-today", "today": today})
        assert words in said(session, "promises")
    session.handle({"do": "look-at-today", "today": "2027-03-04"})
    session.handle({"do": "confirm", "id": "ask-1", "value": True})
    assert "nothing" in said(session, "promises")


def test_a_call_offers_three_ways_and_a_new_promise_leaves_the_old():
    session = asked("not kept", "kept")
    words = said(session, "calls")
    assert "Are you all right?" in words and words.count("You had said yes to this: “Count on Friday”") == 1
    session.handle({"do": "called", "id": "ask-1", "value": "someone else"})
    assert "Nothing is owed." in said(session, "calls")
    session.handle({"do": "called", "id": "ask-1", "value": "another day"})
    session.handle({"do": "ask-anew", "id": "ask-1"})
    assert [ask.kept for ask in session.campaign.asks] == ["not kept", "kept", "open"]
    assert session.campaign.asks[-1].what == "Count on Friday" and session.campaign.asks[-1].due == ""
    session.handle({"do": "remove-ask", "id": "ask-1"})
    check_session(session)
    with pytest.raises(ActionError):
        session.handle({"do": "called", "id": "ask-1", "value": "another day"})


# Evenings


def lay(session, seed=7, **parts):
    session.handle({"do": "lay-tokens", "seed": seed})
    for part, value in parts.items():
        session.handle({"do": "write-evening", "part": part, "value": value})
    return session


def test_thirty_seven_promises_for_twenty_people():
    session = lay(Session("hard-ask"), asked=37)
    words = said(session, "evening")
    assert "With 37 promises you have 20 people on about 41 of fifty evenings" in words
    assert "To have 20 on four evenings of five, get 37 to say yes." in words
    session.handle({"do": "let-it-rain"})
    words = said(session, "evening")
    assert "get 46 to say yes. Were the same absences spread out, one by one, 36 would do." in words
    session.handle({"do": "let-it-be-dry"})
    assert supposed(session._work).kept == 6


@given(
    st.integers(1, 40),
    st.integers(1, 120),
    st.integers(1, 10),
    st.integers(0, 10),
    st.integers(1, 10),
    st.integers(0, 2**53 - 1),
)
def test_the_tokens_show_what_their_title_says(many, asked, kept, wet, kept_wet, seed):
    evening = Evening(many=many, asked=asked, kept=kept, wet=wet, kept_wet=kept_wet, seed=max(seed, 1))
    session = Session("hard-ask", work={"campaign": {}, "own": data.write(Own(evening=evening))})
    picture = node(session, "tokens")
    counts = [int(shape["words"]) for shape in picture["shapes"] if shape["shape"] == "text"]
    assert len(counts) == EVENINGS and max(counts) <= asked
    full = [shape for shape in picture["shapes"] if shape["look"] == "token full"]
    enough = sum(one >= many for one in counts)
    assert len(full) == enough
    assert picture["title"].startswith(f"On {enough or 'none'} of fifty")
    rain = [shape for shape in picture["shapes"] if shape["look"] == "rain"]
    assert bool(rain) == (f"{len(rain)} evening" in picture["description"])
    assert wet or not rain
    assert node(session, "asked")["low"] <= node(session, "asked")["value"] <= node(session, "asked")["high"]


def test_ones_own_record_takes_the_place_of_a_rule_of_thumb():
    session = lay(asked(*["kept"] * 3, "not kept"))
    assert "Record 1 more promise" in said(session, "evening")
    assert supposed(session._work).kept == 6
    session = asked(*["kept"] * 9, *["not kept"] * 7, session=session)
    assert supposed(session._work).record.asked == 20
    words = said(session, "evening")
    assert "12 of 20 is what you have. A true rate anywhere from 39 to 78 in a hundred" in words
    assert "that is 28 to 59 promises" in words
    session.handle({"do": "write-evening", "part": "kept", "value": 3})
    assert supposed(session._work).kept == 3, "what is typed counts before the record"


def test_limits_hold():
    session = Session("hard-ask")
    for part, most in (("many", MOST_MANY), ("kept", 10), ("wet", 10)):
        session.handle({"do": "write-evening", "part": part, "value": most})
        with pytest.raises(ActionError, match=str(most)):
            session.handle({"do": "write-evening", "part": part, "value": most + 1})
    session.handle({"do": "lay-tokens", "seed": 0})
    check_session(session)


# Files


def test_a_calendar_is_made_of_the_days_as_they_are():
    session = asked("open")
    session.handle({"do": "make-calendar"})
    file = node(session, "ics")
    assert file["file"] == "asks.ics" and file["text"].count("BEGIN:VEVENT") == 2
    write(session, due="2027-03-09")
    assert node(session, "ics") is None, "a file of other days"
    session.handle({"do": "make-calendar"})
    assert "20270309" in node(session, "ics")["text"]


def test_its_table_is_a_file_and_is_taken_in():
    session = asked("open", "kept")
    table = node(session, "csv")["text"]
    other = Session("hard-ask")
    other.handle({"do": "paste", "value": table})
    other.handle({"do": "take-in-table"})
    assert other.campaign.asks == session.campaign.asks
    assert other.own.pasted == ""
