"""The check proves what a script promises, and names what it can't with its line."""

import pytest
from stakes.kit import content
from stakes.one_on_one import check
from stakes.one_on_one.script import scripts

SHIPPED = {document.file.removesuffix(".yml"): document for document in content.shipped("stakes.one_on_one")}
EXAMPLES = content.shipped("stakes.one_on_one", "content/examples")


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_all_of_a_shipped_script_can_come_about(name):
    assert check.check_script(SHIPPED[name]) == []


def test_the_example_of_the_guide_plays():
    assert EXAMPLES
    for document in EXAMPLES:
        assert check.check_script(document) == []


def broken(change) -> list[str]:
    import copy

    document = SHIPPED["ray-trump"]
    data = copy.deepcopy(document.data)
    change(data)
    made = content.parse(content.dump(data), "ray.yml")
    return [str(fault) for fault in check.check_script(made)]


def test_a_layer_that_nobody_can_be_told_is_named_with_its_line():
    def change(data):
        data["layers"][0]["after"] = [data["layers"][1]["id"]]
        data["layers"][1]["after"] = [data["layers"][0]["id"]]

    assert any("nobody can be told" in fault and fault.startswith("ray.yml:") for fault in broken(change))


def test_a_reply_that_no_talk_reached_is_named_with_its_line(monkeypatch):
    explored = check.explore

    def without_one(script, budget):
        seen = explored(script, budget)
        seen.replies.discard(3)
        seen.endings.discard("no")
        return seen

    monkeypatch.setattr(check, "explore", without_one)
    document = SHIPPED["ray-trump"]
    faults = check.check_script(document)
    assert [fault.line for fault in faults] == [document.lines["replies", 3], document.lines["endings", "no"]]
    assert "nobody will ever hear" in str(faults[0])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data["layers"][0].update(topic="nowhere"), "“nowhere” is none of"),
        (lambda data: data["replies"][0].update(to="shout"), "“shout” is none of"),
        (lambda data: data["replies"][0].update(to=[]), "“” is none of"),
        (lambda data: data.pop("hope"), "“hope” is missing"),
        (lambda data: data["scene"].update(turns="many"), "expected a whole number"),
        (lambda data: data.update(colour="red"), "unknown key “colour”"),
    ],
)
def test_what_is_wrong_is_said(change, said):
    assert any(said in fault for fault in broken(change))


def test_scripts_are_sorted_by_their_names_and_never_change():
    assert list(scripts()) == sorted(scripts())
    with pytest.raises(AttributeError):
        scripts()["ray-trump"].title = "Somebody else"
