"""Nodes and the controls among them."""

from hypothesis import given
from laws import CONTROLS, check_view
from stakes.kit import nodes
from strategies import node_trees, plain_texts


@given(node_trees(plain_texts))
def test_controls_are_all_that_have_an_action_in_reading_order(tree):
    found = list(nodes.controls(tree))
    assert all(control["kind"] in CONTROLS for control in found)
    assert found == sorted(found, key=lambda control: [one is control for one in found].index(True))


def test_an_action_is_copied_so_that_two_controls_never_share_one():
    action = {"do": "it"}
    made = nodes.button("Do it", action)
    action["do"] = "something else"
    assert made["action"] == {"do": "it"}


def test_a_shape_has_svg_names():
    assert nodes.shape("text", words="a", text_anchor="end")["at"] == {"text-anchor": "end"}


def test_a_view_of_every_kind_keeps_the_laws():
    check_view(
        nodes.exercise(
            "a",
            "b",
            "c",
            [
                nodes.section("a", [nodes.text("b")], fold="open", key="k"),
                nodes.group([nodes.items([nodes.text("b")])], look="row", label="l"),
                nodes.notice([nodes.field("f", "", {"do": "it"}, limit=3)]),
                nodes.suggestions("s", ["a"]),
                nodes.choice("c", "x", [("x", "X")], {"do": "it"}),
                nodes.check("c", True, {"do": "it"}),
                nodes.scale("c", 5, {"do": "it"}, low=0, high=10),
                nodes.table("t", ["h"], [["r"]]),
                nodes.matrix("m", ["h", "c"], [nodes.row("r", [nodes.text("b")])]),
                nodes.picture("p", "d", [nodes.shape("circle", r=1)], width=1, height=2),
            ],
        )
    )
