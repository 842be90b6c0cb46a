"""The laws that every session keeps, as assertions: on one view, and on one action."""

import json
import random

from stakes import ActionError, Session, workbook
from stakes.kit import nodes

ACTION = {"do": "something"}
PARTS = {
    made["kind"]: set(made)
    for made in (
        nodes.exercise("a", "b", "c", []),
        nodes.section("a", []),
        nodes.group([]),
        nodes.text("a"),
        nodes.items([]),
        nodes.notice([]),
        nodes.field("a", "", ACTION, limit=1),
        nodes.suggestions("a", []),
        nodes.choice("a", "", [], ACTION),
        nodes.button("a", ACTION),
        nodes.dialogue("a", []),
        nodes.line("you", "a", "b"),
        nodes.download("a", "b", "c"),
        nodes.timer("a", 1),
        nodes.table("a", [], []),
        nodes.matrix("a", [], []),
        nodes.row("a", []),
        nodes.check("a", True, ACTION),
        nodes.scale("a", 1, ACTION, low=0, high=2),
        nodes.picture("a", "b", [], width=1, height=1),
    )
}
CONTROLS = {"field", "choice", "button", "check", "scale"}


def every_node(tree):
    """Every dict with a kind, in the order of reading."""
    yield tree
    for child in (*(tree["lines"] if tree["kind"] == "dialogue" else ()), *tree.get("children", ())):
        yield from every_node(child)


def check_view(tree):
    """A view is JSON, made of known nodes; controls alone have actions, and a choice offers what it shows."""
    assert json.loads(json.dumps(tree)) == tree
    for node in every_node(tree):
        assert set(node) == PARTS[node["kind"]]
        assert ("action" in node) == (node["kind"] in CONTROLS)
        keys = [child["key"] for child in node.get("children", ()) if child.get("key")]
        assert len(set(keys)) == len(keys), f"siblings with one key: {keys}"
        if node["kind"] in CONTROLS:
            assert type(node["action"]) is dict
            assert isinstance(node["action"]["do"], str)
            assert node["label"].strip()
        if node["kind"] == "choice":
            values = [option["value"] for option in node["options"]]
            assert len(set(values)) == len(values)
            assert node["value"] in values
            assert all(set(option) == {"value", "label"} and option["label"] for option in node["options"])
        if node["kind"] in ("text", "line"):
            assert node["text"].strip()
        if node["kind"] == "table":
            assert all(len(row) == len(node["head"]) for row in node["rows"])
        if node["kind"] == "matrix":
            assert all(row["kind"] == "row" for row in node["children"])
            assert all(len(row["children"]) == len(node["head"]) - 1 for row in node["children"])
        if node["kind"] == "scale":
            assert node["low"] <= node["value"] <= node["high"]
        if node["kind"] == "picture":
            assert node["lights"] in {"", *(one["name"] for one in every_node(tree) if one["kind"] == "choice")}
            check_drags(node, tree)
    assert list(nodes.controls(tree)) == [node for node in every_node(tree) if node["kind"] in CONTROLS]


def check_drags(picture, tree):
    """What can be dragged works choices on the same view, and some zone of its picture is one that they offer."""
    offered = {
        one["name"]: {option["value"] for option in one["options"]}
        for one in every_node(tree)
        if one["kind"] == "choice" and one["name"]
    }
    zones = {tuple(shape["zone"]) for shape in picture["shapes"] if shape["zone"]}
    for name, carries in {(tuple(shape["drags"]), shape["carries"]) for shape in picture["shapes"] if shape["drags"]}:
        made = [tuple(f"{carries} {value}" if carries else value for value in zone) for zone in zones]
        assert any(
            len(name) == len(values) and all(map(lambda one, value: value in offered[one], name, values))
            for values in made
        ), f"nowhere to drop {carries or name}"


def check_session(session):
    """Its work is JSON that makes the same view again, here and through a workbook, and its campaign holds together."""
    tree, work = session.view(), session.work
    check_view(tree)
    assert json.loads(json.dumps(work)) == work
    assert Session(session.exercise, work=json.loads(json.dumps(work))).view() == tree
    reopened = through_workbook(session)
    assert reopened.work == work
    assert reopened.view() == tree
    session.campaign.check()
    assert session.view() == tree


def through_workbook(session):
    """The session as it is after it was saved and opened again."""
    return workbook.load(workbook.dumps(workbook.new().with_session(session)).encode()).session(session.exercise)


def act(session, action):
    """Take an action as the laws have it: a new view, or an ActionError and nothing changed. Says which."""
    work, tree, sent = session.work, session.view(), repr(action)
    try:
        answer = session.handle(action)
    except ActionError as refused:
        assert str(refused).strip()
        assert session.work == work
        assert session.view() == tree
        taken = False
    else:
        assert answer == session.view()
        taken = True
    assert repr(action) == sent, "the action was changed"
    return taken


def fits(control, value):
    """Whether a control must take this value: all that it offers, and text that is not too long, of its form."""
    if control["kind"] != "field" or control["form"] == "number" and value.isascii() and value.isdigit():
        return control["kind"] != "field" or int(value) < 100
    return not control["form"] and len(value) <= control["limit"] // 3


def texts_of(work):
    """Every text in plain data."""
    if isinstance(work, str):
        yield work
    elif isinstance(work, dict):
        for part in work.values():
            yield from texts_of(part)
    elif isinstance(work, list):
        for part in work:
            yield from texts_of(part)


VALUES = {"number": "7", "date": "2027-03-31"}


def begun(name, case=""):
    """A session, empty or on a worked case."""
    session = Session(name)
    if case:
        session.handle({"do": "load-case", "case": case})
    return session


def walk(session, *, seed, said, steps):
    """Take steps as someone who tries everything and writes ``said``; yields each action that was taken, and what then is seen.

    What removes or clears is left alone, so that the walk gets somewhere.
    """
    chance = random.Random(f"{session.exercise} {seed}")
    view = session.view()
    for _ in range(steps):
        control = chance.choice([one for one in nodes.controls(view) if not one.get("confirm")])
        action = dict(control["action"])
        if control["kind"] == "choice":
            action["value"] = chance.choice(control["options"])["value"]
        elif control["kind"] == "field":
            action["value"] = VALUES.get(control["form"], said)
        elif control["kind"] == "check":
            action["value"] = chance.random() < 0.5
        elif control["kind"] == "scale":
            action["value"] = chance.randint(control["low"], control["high"])
        for need in control.get("needs", ()):
            action[need] = {"seed": chance.randrange(1000), "today": "2027-02-01"}[need]
        try:
            view = session.handle(action)
        except ActionError:
            continue
        yield action, view
