"""Goals, needs, stances, rules, moves and asks: written one way, taken out with what hangs on them."""

import pytest
from attrs import fields_dict
from hypothesis import given
from hypothesis import strategies as st
from laws import check_view
from stakes import ActionError
from stakes.campaign import PARTS, Campaign, Person, Work, editing, entries, entry_editor
from stakes.campaign.cases import cases, with_case, without_examples
from stakes.campaign.entries import Entries
from stakes.campaign.fields import references
from stakes.campaign.organizing import RULE_LINES, Rule
from stakes.campaign.removing import without
from stakes.kit import nodes

KINDS = [kind for kind in vars(entries).values() if isinstance(kind, Entries)]
KEYS = {"id": "", "who": "p1", "goal": "goal-1", "kind": "hours"}
VALUES = {bool: True, int: 7}
DAY = "2027-03-31"


def begun():
    """Work with a person and a goal."""
    work = Work(Campaign(people=(Person(id="p1", name="Ana"),)), None)
    return editing.actions(work, {"do": "write-goal", "id": "goal-1", "part": "what", "value": "a late bus"})


def keys_of(kind, work):
    keys = {name: KEYS[name] for name in kind.keys}
    return keys | {"id": kind.next(work.campaign)} if "id" in keys else keys


def value_of(kind, part, campaign, keys):
    """Something that can be written there."""
    before = kind.value(campaign, part, **keys)
    to = fields_dict(PARTS[kind.part])[part].metadata.get("to")
    if to:
        return "goal-1" if to == "goals" else "p1"
    for value in (VALUES.get(type(before)), 8, "some words", DAY, *CHOICES):
        try:
            if value is not None and kind.checks[part](value) not in (before, ""):
                return value
        except ActionError:
            continue
    raise AssertionError(f"nothing fits {kind.noun} {part}")


CHOICES = ("support", "name", "active ally", "much", "sure", "yes", "kept")


def test_there_is_a_kind_of_entry_for_every_part_but_three():
    assert {kind.part for kind in KINDS} == set(PARTS) - {"people", "groups", "stakes", "ties"}
    assert len(KINDS) == 9


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.noun)
def test_every_part_of_an_entry_is_written_and_taken_out(kind):
    own = {"id", "example", *kind.keys}
    assert set(kind.checks) == set(fields_dict(PARTS[kind.part])) - own
    for part in kind.checks:
        work = begun()
        keys = keys_of(kind, work)
        value = value_of(kind, part, work.campaign, keys)
        before = len(getattr(work.campaign, kind.part))
        work = editing.actions(work, {"do": f"write-{kind.noun}", "part": part, "value": value, **keys})
        assert kind.value(work.campaign, part, **keys) == value
        assert len(getattr(work.campaign, kind.part)) == before + 1
        work.campaign.check()
        again = editing.actions(work, {"do": f"write-{kind.noun}", "part": part, "value": value, **keys})
        assert again == work, "written again it is the same one"
        gone = editing.actions(work, {"do": f"remove-{kind.noun}", **keys})
        assert len(getattr(gone.campaign, kind.part)) == before
        with pytest.raises(ActionError, match="no longer here"):
            editing.actions(gone, {"do": f"remove-{kind.noun}", **keys})


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ({"do": "write-need", "goal": "nothing", "kind": "people", "part": "amount", "value": "3"}, "no longer here"),
        ({"do": "write-need", "goal": "goal-1", "kind": "cake", "part": "amount", "value": "3"}, "not one of"),
        ({"do": "write-need", "goal": "goal-1", "kind": "people", "part": "amount", "value": "a few"}, "whole number"),
        ({"do": "write-need", "goal": "goal-1", "kind": "people", "part": "amount", "value": "-1"}, "whole number"),
        ({"do": "write-need", "goal": "goal-1", "kind": "people", "part": "amount", "value": "9" * 12}, "to 1000000000"),
        ({"do": "write-ask", "id": "ask-1", "part": "due", "value": "01/02/03"}, "2027-03-31"),
        ({"do": "write-ask", "id": "ask-1", "part": "due", "value": "2027-02-29"}, "2027-03-31"),
        ({"do": "write-ask", "id": "ask-7", "part": "what", "value": "come"}, "no longer here"),
        ({"do": "write-ask", "id": "ask-1", "part": "who", "value": "p9"}, "no longer here"),
        ({"do": "write-ask", "id": "ask-1", "part": "forecast", "value": "101"}, "0 to 100"),
        ({"do": "write-stance", "who": "p1", "goal": "goal-1", "part": "carries", "value": "yes"}, "a tick"),
        ({"do": "write-leader", "who": "goal-1", "part": "unit", "value": "x"}, "no longer here"),
    ],
)
def test_what_does_not_fit_is_refused(action, said):
    with pytest.raises(ActionError, match=said):
        editing.actions(begun(), action)


def test_the_least_is_never_over_the_most():
    work = begun()
    for part, value, both in (("low", "5", (5, 5)), ("high", "9", (5, 9)), ("high", "3", (3, 3)), ("low", "", (0, 3))):
        work = editing.actions(work, {"do": "write-resource", "who": "p1", "kind": "people", "part": part, "value": value})
        (resource,) = work.campaign.resources
        assert (resource.low, resource.high) == both


def full():
    """A campaign with one of everything."""
    work = begun()
    for kind in KINDS:
        for part in kind.checks:
            keys = {name: KEYS[name] for name in kind.keys} | ({"id": f"{kind.noun}-1"} if "id" in kind.keys else {})
            work = kind.write(work, part, kind.checks[part](value_of(kind, part, work.campaign, keys)), **keys)
    return work.campaign


def test_what_refers_to_what_is_gone_goes_or_refers_to_nothing():
    campaign = full()
    campaign.check()
    left = without(campaign, "people", {"p1"})
    left.check()
    assert not left.people and not left.stances and not left.leaders and not left.resources and not left.placements
    assert left.asks[0].who == left.requests[0].by == left.goals[0].decider == ""
    left = without(campaign, "goals", {"goal-1"})
    left.check()
    assert not left.goals and not left.stances and not left.needs
    assert left.requests[0].goal == ""
    assert left.leaders == campaign.leaders


@given(st.sampled_from(cases()), st.sampled_from(["people", "groups", "goals", "stakes"]), st.data())
def test_a_case_holds_together_whatever_is_taken_out(case, part, data):
    campaign = case.campaign()
    ids = sorted(campaign.ids(part))
    gone = data.draw(st.sets(st.sampled_from(ids))) if ids else set()
    left = without(campaign, part, gone)
    left.check()
    assert left.ids(part) == set(ids) - gone


def test_an_example_s_goal_stays_where_the_learner_built_on_it():
    work = Work(with_case(Campaign(), cases()[0]), None)
    goal, holder = work.campaign.goals[0], work.campaign.groups[0]
    work = entries.stances.write(work, "why", "our own words", who=holder.id, goal=goal.id)
    left = without_examples(work.campaign)
    left.check()
    assert [(kept.what, kept.decision_maker, kept.example) for kept in left.goals] == [(goal.what, "", False)]
    assert [kept.name for kept in left.groups] == [holder.name]
    assert [stance.why for stance in left.stances] == ["our own words"]


def test_every_reference_is_to_something_that_there_is():
    for kind in PARTS.values():
        for reference in references(kind):
            assert reference.metadata["to"] in {"holders", *PARTS}


def test_the_editor_shows_what_is_written_in_its_form():
    campaign = full()
    made = [
        entry_editor.written(entries.asks, campaign, part, part, id="ask-1") for part in ("what", "due", "forecast")
    ]
    assert [(field["form"], field["value"]) for field in made] == [("", "some words"), ("date", DAY), ("number", "7")]
    tree = nodes.exercise("a", "b", "c", [*entry_editor.goals(campaign), *made])
    check_view(tree)
    blank = [control for control in nodes.controls(tree) if control["action"].get("id") == "goal-2"]
    assert [control["value"] for control in blank] == ["", ""]


WORDS = [
    (entry_editor.kind_words, entries.needs, "kind"),
    (entry_editor.answer_words, entries.stances, "answer"),
    (entry_editor.rule_words, entries.rules, "kind"),
    (entry_editor.wedge_words, entries.placements, "wedge"),
    (entry_editor.power_words, entries.placements, "power"),
    (entry_editor.confidence_words, entries.placements, "confidence"),
    (entry_editor.reply_words, entries.asks, "reply"),
    (entry_editor.kept_words, entries.asks, "kept"),
]


@pytest.mark.parametrize(("words", "kind", "part"), WORDS, ids=[words.__name__ for words, _, _ in WORDS])
def test_there_are_words_for_every_choice(words, kind, part):
    check = kind.checks.get(part) or kind.keys[part]
    for value in words():
        assert check(value) == value
    assert len(set(words().values())) == len(words())
    with pytest.raises(ActionError):
        check("something else")


def test_a_rule_says_which_of_its_lines_have_no_words():
    rule = Rule(id="rule-1", what="One letter a week", within=" ", otherwise="It waits")
    assert rule.open == ("decides", "consults", "within")
    assert set(RULE_LINES) == set(entry_editor.rule_lines())
    campaign = Campaign(rules=(rule,))
    made = entry_editor.rule(campaign, "rule-1")
    written = [one["action"]["part"] for one in nodes.controls(made) if one["kind"] == "field"]
    assert written == list(RULE_LINES)
