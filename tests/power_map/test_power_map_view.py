"""What the power map shows: pictures that can be dragged and say the same as the list, hunches dashed, no sum of power."""

import itertools
import math
import re

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from laws import every_node
from power_map.test_power_map_model import late_bus, maps, session_of
from stakes import Session
from stakes.campaign.cases import cases
from stakes.campaign.organizing import POWER, WEDGES
from stakes.power_map import pie, places

CASES = [case.title for case in cases()]


def begun(title):
    session = Session("power-map")
    session.handle({"do": "load-case", "case": title})
    return session


def figure(tree, key):
    return next(node for node in every_node(tree) if node["kind"] == "picture" and node["key"] == key)


def said(tree):
    return [node["text"] for node in every_node(tree) if node["kind"] == "text"]


def questions(tree):
    """What the step in hand still asks."""
    step = next(node for node in every_node(tree) if node.get("key") == "step")
    return [node["text"] for node in every_node(step) if node["kind"] == "text" and node["tone"] == "question"]


def marks(picture):
    """The shapes that can be touched, by whom they stand for, the box of each first."""
    found = {}
    for shape in picture["shapes"]:
        if shape["lights"]:
            found.setdefault(shape["lights"], []).append(shape)
    return found


# Dragging


def dropped(session, shape, zone):
    """What a drop does, as the page does it: the choices that the shape names take the zone's values, if they offer them."""
    tree = session.view()
    named = {node["name"]: node for node in every_node(tree) if node["kind"] == "choice" and node["name"]}
    values = [f"{shape['carries']} {value}" if shape["carries"] else value for value in zone]
    chosen = [(named[name], value) for name, value in zip(shape["drags"], values, strict=True)]
    if any(value not in {option["value"] for option in choice["options"]} for choice, value in chosen):
        return False
    for choice, value in chosen:
        if choice["value"] != value:
            session.handle(choice["action"] | {"value": value})
    return True


@pytest.mark.parametrize("key", ["grid wide", "grid narrow"])
def test_a_drag_over_the_grid_and_the_selects_give_the_same_work(key):
    start = late_bus()
    picture = figure(start.view(), key)
    zones = [shape["zone"] for shape in picture["shapes"] if shape["zone"]]
    assert {tuple(zone) for zone in zones} == set(itertools.product(WEDGES, POWER))
    for who, shapes in marks(picture).items():
        for wedge, power in zones:
            dragged, chosen = Session("power-map", start.work), Session("power-map", start.work)
            assert dropped(dragged, shapes[0], [wedge, power])
            for part, value in (("wedge", wedge), ("power", power)):
                if getattr(places.placed(chosen.campaign).get(who), part, "") != value:
                    chosen.handle({"do": "place", "who": who, "part": part, "value": value})
            assert dragged.work == chosen.work
            stand = places.placed(dragged.campaign)[who]
            assert (stand.wedge, stand.power) == (wedge, power)


@pytest.mark.parametrize("key", ["pie wide", "pie narrow"])
def test_a_drag_over_the_half_pie_plans_one_step_and_nothing_further(key):
    start = late_bus()
    picture = figure(start.view(), key)
    stand = places.placed(start.campaign)
    assert [shape["zone"] for shape in picture["shapes"] if shape["zone"]] == [[wedge] for wedge in WEDGES]
    dragged = [shapes[0] for shapes in marks(picture).values()]
    assert {shape["carries"] for shape in dragged} == {who for who in stand if stand[who].wedge != "active ally"}
    for shape, wedge in itertools.product(dragged, WEDGES):
        session = Session("power-map", start.work)
        took = dropped(session, shape, [wedge])
        who = shape["carries"]
        assert took == (wedge == places.toward(stand[who].wedge))
        by_hand = Session("power-map", start.work)
        if took:
            by_hand.handle({"do": "plan-step", "value": f"{who} {wedge}"})
            assert session.campaign.requests[0].who == who
        assert session.work == by_hand.work
        assert session.campaign.placements == start.campaign.placements


@given(maps())
def test_all_parts_of_a_mark_are_dragged_together(campaign):
    tree = session_of(campaign).view()
    for picture in (node for node in every_node(tree) if node["kind"] == "picture"):
        for shapes in marks(picture).values():
            assert len({(tuple(shape["drags"]), shape["carries"]) for shape in shapes}) == 1
            assert {"rect"} < {shape["shape"] for shape in shapes}


# What is drawn


def box(shape):
    at = shape["at"]
    return at["x"], at["y"], at["x"] + at["width"], at["y"] + at["height"]


def overlap(one, other):
    return min(one[2], other[2]) - max(one[0], other[0]) > 0 and min(one[3], other[3]) - max(one[1], other[1]) > 0


@given(maps())
def test_everyone_stands_in_their_cell_and_on_nobody_else(campaign):
    tree = session_of(campaign).view()
    stand = places.placed(campaign)
    for key in ("grid wide", "grid narrow"):
        if not places.on_map(campaign):
            continue
        picture = figure(tree, key)
        cells = {tuple(shape["zone"]): box(shape) for shape in picture["shapes"] if shape["zone"]}
        boxes = {who: box(shapes[0]) for who, shapes in marks(picture).items()}
        assert set(boxes) == {holder.id for holder in places.on_map(campaign)}
        for one, other in itertools.combinations(boxes, 2):
            assert not overlap(boxes[one], boxes[other])
        for who, (x0, y0, x1, y1) in boxes.items():
            if who in stand:
                left, top, right, bottom = cells[stand[who].wedge, stand[who].power]
                assert left <= x0 < x1 <= right and top <= y0 < y1 <= bottom
            assert 0 <= x0 < x1 <= picture["width"] and 0 <= y0 < y1 <= picture["height"]


@pytest.mark.parametrize("half", [pie.WIDE, pie.NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("wedge", WEDGES)
def test_every_place_in_a_wedge_lies_within_it_and_apart(half, wedge):
    for lines, most, each, height, look in pie.SIZES[half]:
        for chars in (3, most):
            size = pie.Size(round(30 + chars * each), height, chars, lines, look)
            found = pie.slots(half, size, wedge)
            assert found, "there is room for one at least"
            from_, to = half.angles(wedge)
            for x, y in found:
                for dx, dy in itertools.product((0, size.width), (0, size.height)):
                    across, up = x + dx - half.x, half.y - y - dy
                    assert math.hypot(across, up) <= half.radius + 1e-6
                    assert to - 1e-6 <= math.degrees(math.atan2(up, across)) <= from_ + 1e-6
            boxes = [(x + 0.01, y + 0.01, x + size.width - 0.01, y + size.height - 0.01) for x, y in found]
            assert not any(overlap(one, other) for one, other in itertools.combinations(boxes, 2))


@given(maps())
def test_a_hunch_is_dashed_in_every_picture_and_nothing_else_is(campaign):
    tree = session_of(campaign).view()
    stand = places.placed(campaign)
    for picture in (node for node in every_node(tree) if node["kind"] == "picture" and not node["key"].startswith("ghost")):
        for light, shapes in marks(picture).items():
            who = next((who for who in stand if light == who or light.startswith(f"{who} ")), "")
            dashed = any("hunch" in shape["look"].split() for shape in shapes)
            assert dashed == (who in stand and places.is_hunch(stand[who]))


def test_a_hunch_asks_what_one_would_have_to_see():
    session = late_bus()
    session.handle({"do": "look", "value": "gus"})
    asked = "Gus, “disagrees, does not act”, little say: a hunch so far. What would you have to see to believe it?"
    assert asked in said(session.view())
    session.handle({"do": "write-placement", "who": "gus", "part": "confidence", "value": "some evidence"})
    assert asked not in said(session.view())
    session.handle({"do": "write-placement", "who": "gus", "part": "evidence", "value": ""})
    assert asked in said(session.view())


def test_the_decision_maker_is_marked_by_shape_and_by_words():
    picture = figure(late_bus().view(), "grid wide")
    shapes = marks(picture)["councillor-okafor"]
    assert [shape["look"] for shape in shapes].count("decides") == 1
    assert "decides" in [shape["words"] for shape in shapes]
    assert not any(shape["words"] == "decides" for who, shapes in marks(picture).items() if who != "councillor-okafor" for shape in shapes)


def test_people_are_round_and_groups_are_not():
    for key in ("grid wide", "grid narrow"):
        found = marks(figure(late_bus().view(), key))
        assert any(shape["shape"] == "circle" for shape in found["walter"])
        assert not any(shape["shape"] == "circle" for shape in found["choir"])


def test_titles_state_a_finding():
    session = late_bus()
    tree = session.view()
    assert figure(tree, "grid wide")["title"] == "Much say, and not acting yet: St. Brigid's parish choir and Drivers' branch at the line 14 depot"
    assert figure(tree, "pie wide")["title"] == "Walter moves one step: from “disagrees, does not act” to “undecided, or hasn't heard”"
    session.handle({"do": "place", "who": "choir", "part": "wedge", "value": "active ally"})
    session.handle({"do": "place", "who": "drivers", "part": "wedge", "value": "active opponent"})
    assert "acting against it: Drivers'" in figure(session.view(), "grid wide")["title"]


@pytest.mark.parametrize("title", CASES)
def test_what_the_pictures_show_the_table_holds(title):
    session = begun(title)
    table = next(node for node in every_node(session.view()) if node["kind"] == "table")
    stand = places.placed(session.campaign)
    assert len(table["rows"]) == len(stand) >= 6
    for who, placement in stand.items():
        name = session.campaign.holder(who).name
        (row,) = [row for row in table["rows"] if row[0].removesuffix(", who decides") == name]
        assert row[3] == placement.evidence


@given(maps())
def test_no_sum_of_power_is_shown(campaign):
    """Where a number stands, it counts people or groups."""
    words = [text for text in said(session_of(campaign).view()) if re.search(r"\d", text)]
    named = [holder.name for holder in campaign.holders] + [stake.what for stake in campaign.stakes]
    for text in words:
        for name in filter(None, map(str.strip, named)):
            text = text.replace(name, "")
        assert not re.search(r"\d", re.sub(r"person \d+|Page \d+ of \d+", "", text)), text


# The no


@pytest.mark.parametrize("title", CASES)
def test_the_decision_maker_says_no_and_each_no_gives_somebody_away(title):
    session = begun(title)
    tries = [node for node in every_node(session.view()) if node["kind"] == "button" and node["action"]["do"] == "say"]
    assert len(tries) >= 3
    for one in tries:
        before = said(session.view())
        tree = session.handle(one["action"])
        assert len(said(tree)) >= len(before)
    talk = next(node for node in every_node(tree) if node["kind"] == "dialogue")
    assert [line["who"] for line in talk["lines"]] == ["beat", "them", *["you", "them"] * len(tries)]
    assert any("Who moves" in text for text in said(tree))
    assert not any(node["kind"] == "button" and node["action"]["do"] == "say" for node in every_node(tree))
    session.handle({"do": "say-again"})
    assert session.work["own"]["said"] == []


def test_a_talk_is_over_once_the_campaign_is_about_something_else():
    session = late_bus()
    assert any(node["kind"] == "dialogue" for node in every_node(session.view()))
    session.handle({"do": "write-goal", "id": "later-bus", "part": "what", "value": "A crossing"})
    assert not any(node["kind"] == "dialogue" for node in every_node(session.view()))


def test_what_a_decision_maker_of_ones_own_says_is_written():
    session = Session("power-map")
    session.handle({"do": "write-goal", "id": "goal-1", "part": "decision_maker", "value": "The school board"})
    assert any("“board” can't say yes" in text for text in said(session.view()))
    session.handle({"do": "write-goal", "id": "goal-1", "part": "decision_maker", "value": "Mrs. Beck, of the board"})
    tree = session.handle({"do": "write-no", "value": "Not this year."})
    assert not any("can't say yes" in text for text in said(tree))
    assert "Mrs. Beck says no. Who moves Mrs. Beck?" in said(tree)


# Whose ear, and one step


def test_whose_ear_is_said_in_sentences():
    words = said(late_bus().view())
    assert "Ruth knows Councillor Okafor. You have not said where Ruth stands." in words
    assert "Ana trusts Joy, Joy works with Ruth, and Ruth knows Councillor Okafor." in words
    assert any(text.startswith("Walter and Councillor Okafor are at odds.") for text in words)


def test_with_nobody_tied_to_the_decision_maker_that_is_the_finding():
    session = begun("Voters of 2016")
    session.handle({"do": "name-decider"})
    assert "Nobody on this map is tied to Ms. Tran. To whom does Ms. Tran listen? Find that out first." in said(session.view())


def test_a_move_lacks_one_thing_at_a_time_until_it_is_whole():
    session = Session("power-map")
    for name in ("Ana", "Walter"):
        session.handle({"do": "write-draft", "value": name})
        session.handle({"do": "put-on-map", "kind": "person"})
    session.handle({"do": "place", "who": "p2", "part": "wedge", "value": "passive opponent"})
    session.handle({"do": "plan-step", "value": "p2 neutral"})
    asked = []
    for part, value in (
        ("by", "p1"),
        ("what", "Come on Thursday. Bring the letters."),
        ("what", "Come on Thursday."),
        ("appeal", "He'd be told first."),
        ("tactic", "A visit"),
        ("leverage", "He collected the letters."),
        ("unknown", "Whether the lane would follow him."),
    ):
        asked += questions(session.view())
        session.handle({"do": "write-request", "id": "request-1", "part": part, "value": value})
    assert len(set(asked)) == len(asked) == 7
    assert questions(session.view()) == []
    assert "Ana asks Walter: Come on Thursday." in said(session.view())


def test_who_asks_is_told_whether_there_is_a_tie():
    session = late_bus()
    assert any(text.startswith("No tie is drawn between Moira and Walter.") for text in said(session.view()))
    session.handle({"do": "write-request", "id": "request-1", "part": "by", "value": "ruth"})
    assert "Ruth knows Walter." in said(session.view())


@given(maps(), st.data())
def test_renaming_changes_nothing_but_the_names(campaign, drawn):
    def named(letter):
        ids = [holder.id for holder in campaign.holders]
        parts = {
            part: tuple(evolve(holder, name=f"{letter}{ids.index(holder.id)}q") for holder in getattr(campaign, part))
            for part in ("people", "groups")
        }
        session = session_of(evolve(campaign, **parts))
        known = list(places.steps(session.campaign))
        if known:
            session.handle({"do": "plan-step", "value": known[0]})
        return session.view()

    def words(tree):
        return [
            (node["kind"], node.get(part, ""))
            for node in every_node(tree)
            for part in ("title", "text", "label", "description", "hint")
            if isinstance(node.get(part), str)
        ]

    one, other = words(named("Xan")), words(named("Yol"))
    assert [(kind, text.replace("Xan", "Yol")) for kind, text in one] == other


def test_an_empty_map_shows_an_example_that_cannot_be_dragged():
    tree = Session("power-map").view()
    ghost = figure(tree, "grid wide")
    assert ghost["shapes"] and not any(shape["drags"] or shape["zone"] or shape["lights"] for shape in ghost["shapes"])
    assert any(node["kind"] == "dialogue" for node in every_node(tree))
