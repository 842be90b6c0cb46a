"""Bridges as a session: someone goes, a tie is planned with consent, asked for, and built."""

import pytest
from laws import check_view, every_node
from stakes import ActionError, Session
from stakes.bridges.drawing import MOST, drawn_part, ties_picture
from stakes.bridges.network import network
from stakes.campaign import Campaign, Person, Tie
from stakes.campaign.cases import cases
from stakes.kit import data, nodes


@pytest.fixture
def bus():
    """The exercise on The Late Bus."""
    session = Session("bridges")
    session.handle({"do": "load-case", "case": "The Late Bus"})
    return session


def said(session):
    """All that the view says."""
    return " ".join(node.get("text", "") or node.get("title", "") for node in every_node(session.view()))


def test_without_ruth_the_choir_is_on_its_own(bus):
    assert "through anyone you named" not in said(bus)
    bus.handle({"do": "take-out", "value": "ruth"})
    assert "Without Ruth, 4 parts are left" in said(bus)
    assert "St. Brigid's parish choir" in said(bus)
    bus.handle({"do": "take-out", "value": ""})
    assert "Without Ruth, 4 parts" not in said(bus)


def test_someone_whose_going_changes_nothing(bus):
    bus.handle({"do": "take-out", "value": "gus"})
    assert "Without Gus the others still reach each other" in said(bus)


def test_a_tie_is_planned_asked_for_and_built(bus):
    bus.handle({"do": "take-out", "value": "ana"})
    offers = [control for control in nodes.controls(bus.view()) if control["action"]["do"] == "plan-tie"]
    assert len(offers) == 3
    bus.handle(offers[0]["action"])
    one, other = bus.work["own"]["one"], bus.work["own"]["other"]
    assert "Ask first, and take a no as it is" in said(bus)
    bus.handle({"do": "write-consent", "value": "no"})
    assert "Then it is not for Ana to do" in said(bus)
    assert not [control for control in nodes.controls(bus.view()) if control["action"]["do"] == "keep-ask"]
    bus.handle({"do": "write-consent", "value": "yes"})
    asks = len(bus.campaign.asks)
    bus.handle({"do": "keep-ask"})
    assert len(bus.campaign.asks) == asks + 1
    assert bus.campaign.asks[-1].who == "ana" and not bus.campaign.asks[-1].example
    with pytest.raises(ActionError, match="already"):
        bus.handle({"do": "keep-ask"})
    bus.handle({"do": "met"})
    assert {bus.campaign.ties[-1].one, bus.campaign.ties[-1].other} == {one, other}
    assert bus.work["own"]["one"] == ""
    with pytest.raises(ActionError, match="Choose the two"):
        bus.handle({"do": "met"})


def test_nobody_introduces_themselves(bus):
    with pytest.raises(ActionError, match="somebody else"):
        bus.handle({"do": "plan-tie", "one": "ana", "other": "dev", "through": "ana"})
    bus.handle({"do": "choose-end", "part": "one", "value": "ana"})
    with pytest.raises(ActionError, match="in it already"):
        bus.handle({"do": "choose-end", "part": "through", "value": "ana"})


def test_who_is_gone_from_the_campaign_is_gone_from_the_plan(bus):
    bus.handle({"do": "plan-tie", "one": "ana", "other": "gus", "through": "dev"})
    bus.handle({"do": "take-out", "value": "gus"})
    bus.handle({"do": "remove", "who": "gus"})
    check_view(bus.view())
    assert "Without Gus" not in said(bus)
    with pytest.raises(ActionError):
        bus.handle({"do": "keep-ask"})


def crowd(many):
    """So many people in a ring, each tied to the next, and a hub tied to every tenth."""
    people = tuple(Person(id=f"p{i}", name=f"Person {i}") for i in range(many))
    ring = tuple(Tie(id=f"t{i}", one=f"p{i}", other=f"p{(i + 1) % many}") for i in range(many))
    spokes = tuple(Tie(id=f"s{i}", one="p0", other=f"p{i}") for i in range(10, many - 1, 10))
    return Campaign(people=people, ties=(*ring, *spokes))


def test_two_hundred_people_are_drawn_in_part_and_counted_whole():
    campaign = crowd(200)
    drawn = drawn_part(network(campaign))
    assert len(drawn.nodes) == MOST and "p0" in drawn.nodes
    picture = ties_picture(campaign, "")
    assert "160 more are in the table." in picture["description"]
    session = Session("bridges", {"campaign": data.write(campaign), "own": Session("bridges").work["own"]})
    check_view(session.view())
    table = next(node for node in every_node(session.view()) if node["kind"] == "table")
    assert len(table["rows"]) == 200
    fields = [control for control in nodes.controls(session.view()) if control["kind"] == "field"]
    assert len(fields) < 20, "two hundred names are not all fields here"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_the_drawing_stays_inside_and_names_everyone(case):
    campaign = case.campaign()
    picture = ties_picture(campaign, campaign.people[0].id)
    marks = [shape for shape in picture["shapes"] if shape["shape"] in ("circle", "rect")]
    assert len(marks) == len(network(campaign).nodes)
    for shape in marks:
        x, y = shape["at"].get("cx", shape["at"].get("x")), shape["at"].get("cy", shape["at"].get("y"))
        assert 0 <= x <= picture["width"] and 0 <= y <= picture["height"]
    assert ties_picture(campaign, campaign.people[0].id) == picture
