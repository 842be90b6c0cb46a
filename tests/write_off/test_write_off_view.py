"""What write-off says, and above all what it never says: nobody is counted into staying with harm."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import begun, check_session, every_node
from stakes import ActionError, Session
from stakes.campaign.cases import cases
from stakes.kit import nodes
from stakes.write_off.apart import KINDS
from stakes.write_off.model import DECISIONS
from strategies import hostile_texts

CASES = [case.title for case in cases()]
DEEDS = ("a threat at the door", "he hit one of ours", "stolen money", "they lied to the bank in our name")


def looking_at(who, *, case="The Late Bus", **written):
    """A session in which someone was chosen, and these things stand between."""
    session = begun("write-off", case)
    session.handle({"do": "choose-out", "value": who})
    for part, words in written.items():
        session.handle({"do": "write-between", "part": part, "value": words})
    return session


def sections(session):
    return {node["key"]: node for node in session.view()["children"]}


def said(node):
    """All that a learner reads in a part of the view."""
    words = []
    for one in every_node(node):
        words += [one.get(part, "") for part in ("title", "text", "label", "hint", "description")]
        words += [*one.get("head", ()), *(cell for row in one.get("rows", ()) for cell in row)]
        words += [shape["words"] for shape in one.get("shapes", ())]
        words += [option["label"] for option in one.get("options", ())]
    return "\n".join(filter(None, words))


def kinds(session, kind):
    return [node for node in every_node(session.view()) if node["kind"] == kind]


def group_of(case):
    """The id of a group, by its case's title."""
    return next(one for one in cases() if one.title == case).groups[0].id


# Harm


def weighs_harm(session):
    """What on the view holds what somebody brings against what they did."""
    view = said(session.view())
    name = next(holder.name for holder in session.campaign.holders if holder.id == session.work["own"]["out"])
    found = re.findall(rf"(?i)with {re.escape(name)} there|with: \d|less sure|out of reach|further off|enough in", view)
    return found


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("case", CASES)
def test_where_there_was_harm_nothing_is_counted_until_it_is_asked_for(case, deed):
    session = looking_at(group_of(case), case=case, harm=deed)
    assert not {"follow", "gap", "replace"} & set(sections(session))
    assert not kinds(session, "picture")
    assert weighs_harm(session) == []
    # To decline the count is no step to be taken: it is how things are.
    assert {"apart", "decide"} <= set(sections(session))


@pytest.mark.parametrize("case", CASES)
def test_a_count_that_is_asked_for_says_only_what_to_find_elsewhere(case):
    session = looking_at(group_of(case), case=case, harm=DEEDS[0])
    session.handle({"do": "count-anyway"})
    (picture,) = kinds(session, "picture")
    assert "to be found elsewhere" in picture["title"]
    assert weighs_harm(session) == []
    session.handle({"do": "leave-out-the-count"})
    assert not kinds(session, "picture")


def test_a_count_that_weighs_harm_is_caught(monkeypatch):
    session = looking_at("choir", harm=DEEDS[0])
    monkeypatch.setattr("stakes.write_off.view.is_counted", lambda work: True)
    assert "gap" in sections(session)
    monkeypatch.setattr("stakes.write_off.count_view.about", lambda work: looking_at_nothing(work))
    assert weighs_harm(session)


def looking_at_nothing(work):
    """Somebody of whom nothing was written."""
    from stakes.write_off.model import Between

    return Between(who=work.own.out)


def test_without_harm_the_count_is_there_at_once_and_with_them_beside_without():
    session = looking_at("choir", disagreement="They would move the last bus.")
    assert {"follow", "gap", "replace", "decide"} <= set(sections(session))
    assert weighs_harm(session)


@pytest.mark.parametrize("words", ["", " ", "\n"])
def test_an_empty_box_is_no_harm(words):
    assert "gap" in sections(looking_at("choir", harm=words))


def test_harm_asks_for_no_reason_that_they_would_recognize_and_for_no_word_of_theirs():
    plain, harmed = (sections(looking_at("choir", **more))["decide"] for more in ({}, {"harm": DEEDS[0]}))
    assert "recognize" in said(plain)
    assert "What would they say" in said(plain)
    assert "recognize" not in said(harmed)
    assert "What would they say" not in said(harmed)
    values = [
        [option["value"] for node in every_node(one) if node.get("key") == "decision" for option in node["options"]]
        for one in (plain, harmed)
    ]
    assert sorted(values[0]) == sorted(values[1]) == sorted(DECISIONS)
    assert values[1][:2] == ["", "part"]


def test_whoever_did_harm_is_not_offered_to_be_asked():
    def offered(session):
        asked = {"do": "write-first-ask", "part": "who"}
        whom = next(node for node in nodes.controls(session.view()) if node["action"] == asked)
        return {option["value"] for option in whom["options"]}

    assert "choir" in offered(looking_at("choir"))
    session = looking_at("choir", harm=DEEDS[0])
    session.handle({"do": "count-anyway"})
    assert "choir" not in offered(session)


def test_the_rule_that_is_written_there_is_the_campaigns():
    session = looking_at("choir", harm=DEEDS[0])
    before = len(session.campaign.rules)
    for words in ("Whoever threatens", "Whoever threatens somebody is out."):
        session.handle({"do": "write-red-line", "value": words})
    assert [(rule.kind, rule.what) for rule in session.campaign.rules[before:]] == [
        ("partners", "Whoever threatens somebody is out.")
    ]
    session.handle({"do": "remove-rule", "id": session.campaign.rules[-1].id})
    session.handle({"do": "write-red-line", "value": "Another."})
    assert session.campaign.rules[-1].what == "Another."


# Kept apart


@pytest.mark.parametrize(
    ("part", "words", "asked"),
    [
        ("harm", "They voted against us", "“voted”"),
        ("harm", "They believe what I can't stand", "“believe”"),
        ("harm", "He threatened whoever voted", ""),
        ("harm", "A blow", ""),
        ("disagreement", "One of them hit our driver", "“hit”"),
        ("disagreement", "They want the stop moved", ""),
        ("incapacity", "Their chair embezzled the fund", "“embezzled”"),
        ("incapacity", "No time before May", ""),
    ],
)
def test_a_word_in_the_wrong_box_is_asked_about_and_nothing_is_moved(part, words, asked):
    session = looking_at("choir", **{part: words})
    questions = [node["text"] for node in every_node(sections(session)["apart"]) if node.get("tone") == "question"]
    assert len(questions) == bool(asked)
    assert asked in "".join(questions)
    kept = session.work["own"]["between"][0]
    assert kept[part] == words
    assert not any(kept[other] for other in KINDS if other != part)


def test_what_was_written_of_one_is_there_again_after_looking_at_another():
    session = looking_at("choir", disagreement="The hour.")
    session.handle({"do": "answer-follow", "who": "joy", "value": "goes"})
    session.handle({"do": "choose-out", "value": "drivers"})
    assert "The hour." not in str(sections(session)["apart"])
    session.handle({"do": "choose-out", "value": "choir"})
    assert "The hour." in str(sections(session)["apart"])
    assert '"answer": "goes"' in str(session.work["own"]["follows"]).replace("'", '"')


@pytest.mark.parametrize("right", [True, False])
def test_a_sentence_is_read_only_once_it_was_sorted(right):
    from stakes.write_off.apart import cases as small

    session = looking_at("choir")
    session.handle({"do": "choose-case", "case": "county-council"})
    sentence = small()["county-council"].sentences[0]
    assert sentence.why not in said(session.view())
    taken = sentence.kind if right else next(kind for kind in KINDS if kind != sentence.kind)
    session.handle({"do": "sort", "case": "county-council", "at": 0, "value": taken})
    assert sentence.why in said(session.view())
    assert ("as you did" in said(session.view())) is right
    session.handle({"do": "sort", "case": "county-council", "at": 0, "value": ""})
    assert sentence.why not in said(session.view())


# The count on the view


def test_a_change_of_mind_about_one_who_follows_moves_the_picture():
    session = looking_at("anglers", case="The Ditch and the District")
    before = kinds(session, "picture")[0]
    assert before["title"].startswith("Without River anglers and guides")
    session.handle({"do": "answer-follow", "who": "wade", "value": "stays"})
    after = kinds(session, "picture")[0]
    assert after["shapes"] != before["shapes"]
    actions = [node["action"] for node in nodes.controls(session.view())]
    asked = [action["who"] for action in actions if action["do"] == "answer-follow"]
    assert "wade" in asked
    assert "carol" not in asked, "who is tied to one who stays isn't asked about"


@pytest.mark.parametrize("case", CASES)
def test_the_picture_has_its_list_and_its_table(case):
    session = looking_at(group_of(case), case=case)
    gap = sections(session)["gap"]
    (picture,) = [node for node in every_node(gap) if node["kind"] == "picture"]
    (table,) = [node for node in every_node(gap) if node["kind"] == "table"]
    assert picture["look"] == "wide"
    drawn = " ".join(shape["words"] for shape in picture["shapes"])
    listed = said(next(node for node in every_node(gap) if node.get("key") == "narrow"))
    for row in table["rows"]:
        *_, without, _short, chance = row
        assert f"without: {without}" in drawn
        assert f"takes {row[2]}" in drawn
        assert without in listed
        assert chance in listed or "enough" in listed
    assert len(table["rows"]) == len(session.campaign.needs)


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_drawn_outside_the_picture(case):
    for group in next(one for one in cases() if one.title == case).groups:
        (picture,) = kinds(looking_at(group.id, case=case), "picture")
        for shape in picture["shapes"]:
            at = shape["at"]
            if shape["shape"] == "rect":
                assert 0 <= at["x"] <= at["x"] + at["width"] <= picture["width"]
            if shape["shape"] == "text":
                assert 0 <= at["y"] <= picture["height"]
                # So many units a letter, about; those that end at a flag begin left of it.
                wide = (7.2 if shape["look"] == "small" else 8.3) * len(shape["words"])
                start = at["x"] - wide if at.get("text-anchor") == "end" else at["x"]
                assert 0 <= start
                assert start + wide <= picture["width"]


def test_to_draw_again_changes_the_figures_and_the_seed_is_kept():
    session = looking_at("choir")
    one = kinds(session, "picture")[0]
    session.handle({"do": "draw-again", "seed": 12345})
    assert session.work["own"]["seed"] == 12345
    assert kinds(session, "picture")[0] != one
    session.handle({"do": "draw-again", "seed": 0})
    assert kinds(session, "picture")[0] == one


def test_with_a_record_of_ones_own_nothing_is_supposed():
    session = looking_at("choir")
    assert "Of ten people whom you ask" in said(sections(session)["replace"])
    for n, kept in enumerate(["kept", "kept", "in part", "not kept", "not kept"], 3):
        session.handle({"do": "write-ask", "id": f"ask-{n}", "part": "what", "value": "Come."})
        session.handle({"do": "write-ask", "id": f"ask-{n}", "part": "kept", "value": kept})
    words = said(sections(session)["replace"])
    assert "Of ten people whom you ask" not in words
    assert "4 were kept, of 6 whose end you know" in words


def test_what_one_gives_turns_hours_into_people_and_a_pace_into_weeks():
    session = looking_at("choir")
    session.handle({"do": "write-rate", "part": "of_ten", "value": "5"})
    plain = said(sections(session)["replace"])
    assert "Say how much one gives" in plain
    session.handle({"do": "write-rate", "part": "hours", "value": "4"})
    session.handle({"do": "write-rate", "part": "gift", "value": "20"})
    session.handle({"do": "write-rate", "part": "weekly", "value": "5"})
    words = said(sections(session)["replace"])
    assert "Say how much one gives" not in words
    assert "people to ask. At 5 a week" in words
    with pytest.raises(ActionError):
        session.handle({"do": "write-rate", "part": "of_ten", "value": "11"})


def test_the_first_ask_is_one_of_the_campaigns():
    session = looking_at("choir")
    before = len(session.campaign.asks)
    asked = {"who": "joy", "what": "Ask the parents' chat", "due": "2027-02-01", "where": "On the stairs"}
    for part, value in asked.items():
        session.handle({"do": "write-first-ask", "part": part, "value": value})
    (ask,) = session.campaign.asks[before:]
    assert {part: getattr(ask, part) for part in asked} == asked
    session.handle({"do": "remove-ask", "id": ask.id})
    session.handle({"do": "write-first-ask", "part": "what", "value": "Another"})
    assert [one.what for one in session.campaign.asks[before:]] == ["Another"]
    for part, value in (("due", "01/02/03"), ("who", "nobody"), ("what", 3)):
        with pytest.raises(ActionError):
            session.handle({"do": "write-first-ask", "part": part, "value": value})


# From nothing


def test_from_nothing_to_a_picture():
    session = Session("write-off")
    assert kinds(session, "picture"), "an example shows what it will be"
    session.handle({"do": "add-group"})
    session.handle({"do": "write-name", "who": "g1", "value": "The choir"})
    session.handle({"do": "write-size", "who": "g1", "value": "32"})
    session.handle({"do": "choose-out", "value": "g1"})
    assert not kinds(session, "picture")
    session.handle({"do": "write-goal", "id": "goal-1", "part": "what", "value": "A late bus"})
    session.handle({"do": "write-need", "goal": "goal-1", "kind": "people", "part": "amount", "value": "20"})
    session.handle({"do": "write-resource", "who": "g1", "kind": "people", "part": "high", "value": "30"})
    session.handle({"do": "write-resource", "who": "g1", "kind": "people", "part": "low", "value": "24"})
    (picture,) = kinds(session, "picture")
    assert picture["title"] == "Without The choir, out of reach: “A late bus”"
    assert "Have they, before?" in said(session.view())
    check_session(session)


def test_one_who_stands_for_the_learner_is_not_written_off():
    session = begun("write-off", "The Late Bus")
    with pytest.raises(ActionError):
        session.handle({"do": "choose-out", "value": "ana"})
    whom = next(node for node in nodes.controls(session.view()) if node["action"]["do"] == "choose-out")
    assert "ana" not in {option["value"] for option in whom["options"]}


@given(hostile_texts)
def test_a_group_by_any_name_can_be_looked_at(words):
    session = Session("write-off")
    session.handle({"do": "add-group"})
    try:
        session.handle({"do": "write-name", "who": "g1", "value": words})
    except ActionError:
        return
    session.handle({"do": "choose-out", "value": "g1"})
    for part in (*KINDS, "why"):
        try:
            session.handle({"do": "write-between", "part": part, "value": words})
        except ActionError:
            continue
    check_session(session)


@given(st.data())
def test_someone_who_is_gone_from_the_campaign_is_no_longer_looked_at(data):
    session = looking_at("choir", disagreement="The hour.")
    session.handle({"do": "remove", "who": "choir"})
    assert "apart" not in sections(session)
    control = data.draw(st.sampled_from(list(nodes.controls(session.view()))))
    assert control["action"]["do"] not in ("write-between", "decide")
    with pytest.raises(ActionError):
        session.handle({"do": "write-between", "part": "harm", "value": "x"})
