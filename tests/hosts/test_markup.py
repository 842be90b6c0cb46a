"""Nodes to elements to HTML: nothing runs, nothing is lost, everything has a name."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import every_node
from reading import every_element, read, text_of
from stakes import Session
from stakes.campaign.cases import cases
from stakes.hosts import card, markup
from stakes.hosts.markup import Renderer, element, html
from stakes.kit import nodes
from stakes.kit.actions import clean
from strategies import HOSTILE, hostile_texts, node_trees

TAGS = {
    "output",
    "div",
    "section",
    "details",
    "summary",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "ul",
    "li",
    "label",
    "input",
    "textarea",
    "select",
    "option",
    "datalist",
    "fieldset",
    "legend",
    "span",
    "button",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "figure",
    "figcaption",
    "strong",
    "svg",
    "title",
    "desc",
    "path",
    "circle",
    "rect",
    "text",
}
# What a session's texts have been through: HTML itself can hold no others (CR, NUL and lone surrogates).
# Short, so that a failure is soon told.
TEXTS = hostile_texts.map(lambda text: clean(text[:60]))


def views():
    """The view of an empty session, and of each worked case with somebody unfolded."""
    made = [Session("self-interest-map").view()]
    for case in cases():
        session = Session("self-interest-map")
        session.handle({"do": "load-case", "case": case.title})
        session.handle({"do": "show-details", "who": case.people[0].id})
        made.append(session.view())
    return made


def check_elements(tree, level=2):
    """What must be so in every tree of elements."""
    everything = list(every_element(tree))
    ids = [one[1]["id"] for one in everything if "id" in one[1]]
    assert len(set(ids)) == len(ids), "an id stands twice"
    labels = {one[1]["for"]: text_of(one) for one in everything if one[0] == "label" and "for" in one[1]}
    assert set(labels) <= set(ids)
    for tag, attributes, children in everything:
        assert tag in TAGS
        assert all(type(name) is type(value) is str for name, value in attributes.items())
        assert not any(name.startswith("on") or name in ("style", "href", "src", "srcdoc") for name in attributes)
        assert all(child != "" for child in children)
        assert not any(
            isinstance(one, str) and isinstance(two, str) for one, two in zip(children, children[1:], strict=False)
        )
        for points in ("aria-describedby", "aria-labelledby", "list"):
            assert set(attributes.get(points, "").split()) <= set(ids), f"{points} points nowhere"
        if tag in ("input", "textarea", "select") and attributes.get("type") != "radio":
            assert labels[attributes["id"]].strip()
        if tag == "button":
            assert attributes["type"] == "button"
            assert text_of([tag, attributes, children]).strip()
        if tag == "svg":
            assert attributes["role"] == "img"
            assert [child[0] for child in children[:2]] == ["title", "desc"]
            assert all(text_of(child).strip() for child in children[:2])
            assert [child[1]["id"] for child in children[:2]] == [
                attributes["aria-labelledby"],
                attributes["aria-describedby"],
            ]
        if tag == "table":
            assert children[0][0] == "caption"
            assert all(one[1].get("scope") for one in every_element([tag, attributes, children]) if one[0] == "th")
        if tag == "fieldset":
            assert children[0][0] == "legend" and text_of(children[0]).strip()
            radios = [one for one in every_element([tag, attributes, children]) if one[0] == "input"]
            assert len({radio[1]["name"] for radio in radios}) == 1
    headings = [int(one[0][1]) for one in everything if re.fullmatch("h[1-6]", one[0])]
    assert not headings or headings[0] == level
    assert all(after <= before + 1 for before, after in zip(headings, headings[1:], strict=False))


def texts_of_view(tree):
    """Each text that a view shows, as it must be found again in the HTML."""
    for node in every_node(tree):
        kind = node["kind"]
        yield from (
            node[part] for part in ("outcome", "minutes", "label", "hint", "about", "confirm", "text") if node.get(part)
        )
        if kind in ("section", "table", "matrix", "picture"):
            yield node["title"]
        if kind == "picture":
            yield node["description"]
            yield from (shape["words"] for shape in node["shapes"] if shape["words"])
        if kind == "field" and node["value"]:
            yield node["value"]
        yield from node.get("words", [])
        yield from node.get("head", [])
        yield from (cell for row in node.get("rows", []) for cell in row)
        yield from (option["label"] for option in node.get("options", []))


@given(node_trees(TEXTS))
def test_any_view_is_sound_and_reads_back_as_itself(tree):
    made = Renderer("map")(tree)
    check_elements(made)
    again = read(html(made))
    assert again == made
    shown = [
        text
        for one in every_element(again)
        for text in [*one[1].values(), *(child for child in one[2] if isinstance(child, str))]
    ]
    for text in texts_of_view(tree):
        assert not text or any(text in part for part in shown)


@given(node_trees(TEXTS))
def test_each_control_carries_its_own_action(tree):
    made = [one for one in every_element(Renderer("map")(tree)) if "data-action" in one[1]]
    carried = []
    for one in made:
        if one[1].get("type") != "radio" or one[1]["name"] not in [name for _, name in carried]:
            carried.append((json.loads(one[1]["data-action"]), one[1].get("name")))
    assert [action for action, _ in carried] == [control["action"] for control in nodes.controls(tree)]


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_a_hostile_text_in_every_place_stays_text(number):
    said = clean(HOSTILE[number])[:100] or "x"
    tree = nodes.exercise(
        said,
        said,
        said,
        [
            nodes.section(said, [nodes.text(said)], fold="shut"),
            nodes.group([nodes.items([nodes.text(said)])], label=said, key=said),
            nodes.notice([nodes.field(said, said, {"do": said}, limit=3, hint=said, lines=n) for n in (1, 2)]),
            nodes.suggestions("stakes", [said]),
            *(
                nodes.choice(said, said, [(said, said)], {"do": said}, hint=said, look=look)
                for look in ("select", "radio")
            ),
            nodes.button(said, {"do": said, "who": said}, confirm=said, about=said),
            nodes.check(said, True, {"do": said}, hint=said),
            nodes.scale(said, 1, {"do": said}, low=0, high=2, unit=said, hint=said),
            nodes.table(said, [said], [[said]]),
            nodes.matrix(said, [said, said], [nodes.row(said, [nodes.text(said)], key=said)], key=said),
            nodes.picture(
                said, said, [nodes.shape("text", words=said, lights=said, x=1)], width=1, height=1, lights=said
            ),
        ],
    )
    made = Renderer("map")(tree)
    written = html(made)
    assert read(written) == made
    assert "<img" not in written and "<script" not in written and written.count("<svg") == 1


def test_the_views_of_the_exercise_are_sound_at_every_level():
    for tree in views():
        for level in (2, 3):
            made = Renderer("self-interest-map", level)(tree)
            check_elements(made, level)
            assert read(html(made)) == made


def test_the_foot_is_sound():
    foot = card.foot("map")
    assert read(html(foot)) == foot
    everything = list(every_element(foot))
    labels = {one[1].get("for") for one in everything if one[0] == "label"}
    assert all(one[1]["id"] in labels for one in everything if one[0] == "input")


def test_an_id_stays_the_same_when_others_come():
    def ids(*whos):
        fields = [nodes.field("Name", "", {"do": "write-name", "who": who}, limit=3) for who in whos]
        return [one[1]["id"] for one in every_element(Renderer("map")(nodes.group(fields))) if one[0] == "input"]

    assert ids("p1", "p3") == [ids("p1", "p2", "p3")[n] for n in (0, 2)]


@given(st.lists(st.text(st.sampled_from("a-_1 é"), max_size=4), max_size=6))
def test_ids_never_meet_whatever_they_are_made_of(whos):
    fields = [nodes.field("Name", "", {"do": "name", "who": who}, limit=3, hint="h") for who in whos]
    check_elements(Renderer("map")(nodes.group(fields)))


def test_nothing_is_said_by_a_zero_that_is_meant():
    assert element("rect", {"x": 0, "y": 0.0, "open": False, "hidden": True, "class": "", "id": None}) == [
        "rect",
        {"x": "0", "y": "0.0", "hidden": ""},
        [],
    ]


def test_an_unknown_shape_or_kind_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="script"):
        Renderer("map")(nodes.picture("a", "b", [nodes.shape("script", words="x")], width=1, height=1))
    with pytest.raises(KeyError):
        Renderer("map")({"kind": "marquee"})


# Able to fail


@pytest.mark.parametrize(
    "mutant",
    [
        ("escape", lambda text, quote=True: text),
        ("escape", lambda text, quote=True: text.replace("<", "&lt;")),
    ],
)
def test_an_escape_that_is_missing_is_caught(mutant, monkeypatch):
    monkeypatch.setattr(markup, *mutant)
    with pytest.raises((AssertionError, ValueError)):
        for number in range(len(HOSTILE)):
            test_a_hostile_text_in_every_place_stays_text(number)


@pytest.mark.parametrize(
    "wrong",
    [
        ["div", {}, [["p", {"id": "a"}, []], ["p", {"id": "a"}, []]]],
        ["div", {}, [["h2", {}, ["a"]], ["h4", {}, ["b"]]]],
        ["div", {}, [["h3", {}, ["a"]]]],
        ["input", {"id": "a"}, []],
        ["button", {"type": "button"}, []],
        ["p", {"aria-describedby": "nowhere"}, []],
        ["svg", {"role": "img"}, []],
        ["p", {"onclick": "x"}, []],
        ["script", {}, []],
        ["p", {}, ["a", "b"]],
        ["label", {"for": "nowhere"}, ["a"]],
    ],
)
def test_elements_that_are_not_sound_are_caught(wrong):
    with pytest.raises((AssertionError, KeyError)):
        check_elements(wrong)


@pytest.mark.parametrize("look", ["select", "radio"])
def test_a_picture_finds_the_choice_that_it_names(look):
    made = Renderer("x")(nodes.choice("Which?", "a", [("a", "A"), ("b", "B")], {"do": "it"}, look=look, name="which"))
    assert [one[0] for one in every_element(made) if one[1].get("data-name") == "which"] == [
        "select" if look == "select" else "fieldset"
    ]


def test_a_step_is_a_place_that_a_link_can_lead_to():
    inner = nodes.section("Within", [], key="within")
    steps = [nodes.section("One", [inner], key="one"), nodes.section("Two", [], fold="shut", key="two")]
    places = {
        one[1]["data-key"]: one[1].get("id")
        for one in every_element(Renderer("map")(nodes.exercise("a", "b", "c", steps)))
        if "data-key" in one[1]
    }
    assert places == {"one": "map-step-one", "within": None, "two": "map-step-two"}
