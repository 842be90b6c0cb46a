"""What the exercise says: the same of one side as of the other, and the same in picture, list and table."""

import re

import pytest
from attrs import evolve
from laws import check_view, every_node
from stakes import Session
from stakes.campaign import Campaign, Group, Person, Stake
from stakes.campaign.cases import Case, cases
from stakes.kit import data, nodes
from stakes.self_interest_map import view as module


def view_of(campaign, **own):
    return Session("self-interest-map", {"campaign": data.write(campaign), "own": own}).view()


def words_of(tree):
    """Every text on a view, as one string."""
    said = []
    for node in every_node(tree):
        for part in ("title", "text", "label", "value", "hint", "about", "confirm", "description"):
            if isinstance(node.get(part), str):
                said.append(node[part])
        said += node.get("words", [])
        said += [cell for row in node.get("rows", []) for cell in row]
        said += [shape["words"] for shape in node.get("shapes", [])]
        said += [option["label"] for option in node.get("options", [])]
    return "\n".join(said)


def section(tree, key):
    return next(node for node in every_node(tree) if node.get("key") == key)


# Even-handed


def with_sides(case, one, other):
    """The case's campaign as two camps: the first half of its people named for one side, the rest for the other."""
    half = len(case.people) // 2
    people = [evolve(person, name=f"{one if n < half else other} {n}") for n, person in enumerate(case.people)]
    return evolve(case, people=tuple(people)).campaign()


def swapped(text, one, other):
    """The text with the two labels in each other's place."""
    return re.sub(f"{re.escape(one)}|{re.escape(other)}", lambda found: other if found[0] == one else one, text)


def feedback(campaign, who=""):
    """All that the exercise says of a campaign, in the order in which it says it."""
    return words_of(view_of(campaign, details=who))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_swapping_the_sides_labels_swaps_nothing_else(case):
    one, other = "NORTH", "SOUTH"
    for labels in ((one, other), tuple(case.sides)):
        if labels[0] in labels[1] or labels[1] in labels[0]:
            labels = (one, other)
        for person in ("", case.people[0].id, case.people[-1].id):
            said = feedback(with_sides(case, *labels), person)
            other_way = feedback(with_sides(case, *reversed(labels)), person)
            assert labels[0] in said
            assert with_marks(said, labels) == with_marks(other_way, tuple(reversed(labels)))


def with_marks(text, labels):
    """The text with the label that stands for the first side as ①, and for the second as ②, where a number follows."""
    for label, mark in zip(labels, "①②", strict=True):
        text = re.sub(rf"{re.escape(label)} (?=\d)", f"{mark} ", text)
    return text


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_swapping_two_people_s_words_swaps_what_is_said_of_them(case):
    first, *_, last = case.people
    people = tuple(
        evolve(person, name=last.name if person is first else first.name if person is last else person.name)
        for person in case.people
    )
    said = feedback(case.campaign())
    other_way = feedback(evolve(case, people=people).campaign())
    campaign = case.campaign()
    pair = (first.name, last.name)
    own_words = [stake.what for stake in campaign.stakes]
    if any(name in what for name in pair for what in own_words) or first.name in last.name or last.name in first.name:
        pytest.fail(
            f"choose other names than {pair} in {case.title}: a stake's words hold one, so they cannot be swapped"
        )
    assert swapped(other_way, *pair) == said


def test_the_swap_is_able_to_fail(monkeypatch):
    case = cases()[0]
    honest = module.next_talks

    def partial(campaign, most=3):
        return sorted(honest(campaign, most), key=lambda talk: "NORTH" not in campaign.holder(talk.who).name)

    def warned(campaign, who):
        name = campaign.holder(who).name if campaign.holder(who) else who
        return f"{name} (be careful)" if name.startswith("NORTH") else name

    for name, mutant in (("next_talks", partial), ("editor.name_of", warned)):
        with monkeypatch.context() as mutated:
            mutated.setattr(f"stakes.self_interest_map.view.{name}", mutant)
            one = with_marks(feedback(with_sides(case, "NORTH", "SOUTH")), ("NORTH", "SOUTH"))
            other = with_marks(feedback(with_sides(case, "SOUTH", "NORTH")), ("SOUTH", "NORTH"))
            assert one != other, name


def test_every_case_names_two_sides_that_differ():
    for case in cases():
        assert isinstance(case, Case)
        assert len(set(case.sides)) == 2


# What is asked


@pytest.mark.parametrize("what", ["wants justice", "fairness for all", "respect"])
def test_a_vague_stake_is_asked_about_at_once(what):
    session = Session("self-interest-map")
    session.handle({"do": "write-stake", "who": "p1", "stake": "p1-s1", "value": what})
    asked = [node["text"] for node in every_node(section(session.view(), "p1")) if node.get("tone") == "question"]
    assert len(asked) == 1
    assert "whose, where, and by when" in asked[0]


def test_a_vague_stake_of_which_all_is_told_is_asked_about_no_more():
    told = {part: "told" for part in ("themselves", "otherwise", "by_when", "where")}
    stakes = (Stake(id="s1", who="p1", what="wants justice", **told),)
    tree = view_of(Campaign(people=(Person(id="p1", name="Ana"),), stakes=stakes))
    check_view(tree)
    assert not [node for node in every_node(section(tree, "p1")) if node.get("tone") == "question"]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_a_specific_stake_of_either_side_is_not(case):
    tree = view_of(case.campaign())
    for node in every_node(section(tree, "writing")):
        assert node.get("tone") != "question"


def test_a_shared_stake_is_named_in_a_sentence_with_everyone_who_holds_it():
    campaign = people_with("bus", "bus", "sleep")
    said = [
        node["text"] for node in every_node(section(view_of(campaign), "findings")) if node.get("tone") == "finding"
    ]
    assert said == [
        "Name 1 and Name 2 both need this: bus.",
        "On their own on this map: Name 3. No one else named the same stake.",
    ]


def test_no_shared_stake_is_an_honest_finding():
    said = words_of(section(view_of(people_with("bus", "sleep")), "findings"))
    assert "No shared stake here. That is an honest finding." in said


def people_with(*whats):
    many = range(1, len(whats) + 1)
    return Campaign(
        people=tuple(Person(id=f"p{n}", name=f"Name {n}") for n in many),
        stakes=tuple(Stake(id=f"s{n}", who=f"p{n}", what=what) for n, what in zip(many, whats, strict=True)),
    )


# One thing said three times


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_picture_list_and_table_hold_the_same_stakes(case):
    campaign = case.campaign()
    tree = view_of(campaign)
    rows = section(tree, "rows")["rows"]
    assert {row[1] for row in rows} == {stake.what for stake in campaign.stakes}
    listed = words_of(section(tree, "narrow"))
    for stakes in campaign.clusters.values():
        assert stakes[0].what in listed


def test_nobody_is_called_by_an_id():
    campaign = Campaign(
        people=(Person(id="p77"), Person(id="sam-id")),
        groups=(Group(id="g88"),),
        stakes=(
            Stake(id="a", who="p77", what="bus"),
            Stake(id="b", who="sam-id", what="bus"),
            Stake(id="c", who="g88", what="bus"),
        ),
    )
    for who in ("", "p77", "sam-id", "g88"):
        said = words_of(view_of(campaign, details=who))
        assert not re.search(r"\b(p77|sam-id|g88)\b", said)


def test_a_blank_stake_is_no_row():
    campaign = people_with("bus", "")
    assert len(section(view_of(campaign), "rows")["rows"]) == 1


# Size


@pytest.mark.parametrize(("many_people", "many_stakes", "seconds"), [(30, 60, 0.5), (300, 300, 2.0)])
def test_a_large_map_is_still_quick(many_people, many_stakes, seconds):
    import time

    words = "bus late home shift light stop school choir sleep".split()
    people = tuple(Person(id=f"p{n}", name=f"Name {n}") for n in range(1, many_people + 1))
    stakes = tuple(
        Stake(id=f"s{n}", who=f"p{n % many_people + 1}", what=f"{words[n % 9]} {words[n % 7]} {n % 40}")
        for n in range(many_stakes)
    )
    session = Session("self-interest-map", {"campaign": data.write(Campaign(people=people, stakes=stakes)), "own": {}})
    session.view()
    began = time.perf_counter()
    session.handle({"do": "write-name", "who": "p1", "value": "Ana"})
    assert time.perf_counter() - began < seconds
    assert list(nodes.controls(session.view()))


def test_a_join_is_undone_with_a_click():
    session = Session("self-interest-map")
    session.handle({"do": "load-case", "case": "The Late Bus"})
    before = session.campaign.overlaps()
    offer = next(one for one in nodes.controls(session.view()) if one["action"]["do"] == "join")
    tree = session.handle(offer["action"])
    assert session.campaign.overlaps() != before
    undo = [one for one in nodes.controls(tree) if one["action"]["do"] == "set-apart"]
    assert len(undo) == 1
    session.handle(undo[0]["action"])
    assert session.campaign.overlaps() == before
