"""The asks as a table, and back: as they were written, into an empty campaign or their own, and never over another ask."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from laws import every_node
from stakes import ActionError, Session
from stakes.campaign import Ask, Campaign, Person, Work
from stakes.campaign.cases import cases
from stakes.campaign.organizing import KEPT, REPLIES
from stakes.hard_ask.days import days_of
from stakes.hard_ask.model import Own, take_in_table
from stakes.hard_ask.table import HEAD, WRITTEN, as_table
from stakes.kit import nodes
from stakes.kit.actions import clean

words = st.one_of(
    st.sampled_from(["=1+1", "-5", "+44 20", "@SUM(A1)", "'=x", 'a "b", c;', "two\nlines", "  ", ""]),
    st.text(max_size=30).map(clean),
)
days = st.sampled_from(["", "2027-03-31", "1900-01-01"])
names = st.one_of(st.sampled_from(["Ana", "=Ana", "-", "Ruth"]), st.text(max_size=12).map(lambda name: clean(name, lines=False)))


@st.composite
def campaigns_with_asks(draw):
    """A campaign of a few people, each of a name of their own, with asks of them."""
    people = tuple(
        Person(id=f"p{n}", name=name)
        for n, name in enumerate(draw(st.lists(names.filter(str.strip), unique=True, max_size=3)), 1)
    )
    of = st.sampled_from(["", *(person.id for person in people)])
    parts = {part: words for part in WRITTEN} | {
        "who": of,
        "due": days,
        "follow_up": days,
        "forecast": st.integers(0, 100),
        "reply": st.sampled_from(REPLIES),
        "kept": st.sampled_from(KEPT),
    }
    given_asks = draw(st.lists(st.fixed_dictionaries(parts), max_size=4))
    return Campaign(people=people, asks=tuple(Ask(id=f"ask-{n}", **parts) for n, parts in enumerate(given_asks, 1)))


def taken(campaign, table):
    return take_in_table(Work(campaign, Own(pasted=clean(table)))).campaign


def told(campaign):
    """Each ask by what it says and whose it is, by name."""
    named = {person.id: person.name for person in campaign.people}
    return [(named.get(ask.who, ""), *(getattr(ask, part) for part in WRITTEN)) for ask in campaign.asks]


@given(campaigns_with_asks())
def test_it_comes_back_as_written(campaign):
    table = as_table(campaign)
    assert told(taken(Campaign(), table)) == told(campaign)
    assert taken(campaign, table) == campaign, "its own table changes something"


@given(campaigns_with_asks(), campaigns_with_asks())
def test_somebody_elses_table_takes_nothing_away(mine, theirs):
    theirs = evolve(theirs, asks=tuple(evolve(ask, what=f"theirs: {ask.what}"[:600]) for ask in theirs.asks))
    others = [ask for ask in mine.asks if ask.who == ""]
    after = taken(mine, as_table(theirs)).asks
    assert all(ask in after for ask in others)
    assert len(after) >= len(mine.asks)


def test_a_line_that_changed_changes_its_ask_and_a_new_one_is_added():
    ask = Ask(id="ask-1", who="p1", what="Count", due="2027-03-31", reply="yes")
    campaign = Campaign(people=(Person(id="p1", name="Dev"),), asks=(ask,))
    table = as_table(campaign).replace('"open"', '"kept"') + '"","Joy","Bring bread","2027-04-02"\r\n'
    found = taken(campaign, table)
    assert found.asks[0] == evolve(ask, kept="kept")
    assert (found.asks[1].what, found.asks[1].due) == ("Bring bread", "2027-04-02")
    assert found.holder(found.asks[1].who).name == "Joy"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("bread,2027-03-31", "first line must name the columns"),
        ("what,due\nBread,3/31/2027", "Line 2: This needs a day"),
        ("what,reply\nBread,perhaps", "Line 2"),
        ("what,forecast\nBread,many", "Line 2: This needs a whole number"),
        ('what\n"open', "Line 2"),
        (f"what\n{'x' * 601}", "Line 2"),
    ],
)
def test_what_cannot_be_taken_in_is_said_with_its_line_and_changes_nothing(table, said):
    session = Session("hard-ask")
    session.handle({"do": "paste", "value": table})
    before = session.work
    shown = [str(node.get("text")) for node in every_node(session.view())]
    assert any(said in text for text in shown)
    assert not [one for one in nodes.controls(session.view()) if one["action"]["do"] == "take-in-table"]
    with pytest.raises(ActionError, match=said):
        session.handle({"do": "take-in-table"})
    assert session.work == before


def test_the_head_names_parts_of_an_ask():
    assert set(HEAD) - {"id", "who"} == set(WRITTEN)
    assert all(hasattr(Ask(id="1"), part) for part in WRITTEN)


# Days


def test_open_asks_bring_their_days_and_a_no_brings_none():
    campaign = next(case for case in cases() if case.title == "The Late Bus").campaign()
    asks = (
        Ask(id="ask-1", who="dev", what="Count", due="2027-03-01", reply="yes", follow_up="2027-03-03", where="On the 14"),
        Ask(id="ask-2", what="Sing", due="2027-03-02", reply="no"),
        Ask(id="ask-3", what="Bring bread", due="2027-03-04", kept="kept", reply="yes"),
        Ask(id="ask-4", what="Walk the stop", due="1900-01-01", reply="yes"),
    )
    found = days_of(evolve(campaign, asks=asks))
    assert [(one.day, one.summary.partition(":")[0]) for one in found] == [
        ("1900-01-01", "someone"),
        ("2027-02-28", "Confirm with Dev"),
        ("2027-03-01", "Dev"),
        ("2027-03-03", "Call Dev"),
    ]
    assert found[2].description == "On the 14"
