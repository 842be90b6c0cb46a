"""What there is to see: the picture says what the sentences say, the learner's words are the evidence, nobody is graded."""

import json
import re

import pytest
from laws import begun, every_node, walk
from stakes import Session
from stakes.kit import nodes
from stakes.positions_to_interests import drawing
from stakes.positions_to_interests.hearing import rules
from stakes.positions_to_interests.letter import transcript
from stakes.positions_to_interests.script import cases
from stakes.positions_to_interests.talk import begin

NAME = "positions-to-interests"
SEATS = [(name, party.id) for name, case in cases().items() for party in case.parties]
# Words of a judge. Those who sit there may say what they like; this is about what the course says.
JUDGES = re.compile(r"\b(?:correct answer|wrong answer|well done|good job|score[sd]?|points?|graded?|you failed|you should have)\b", re.I)


def played(name, seat):
    """A talk in which everything was confirmed."""
    talk = begin(cases()[name], seat)
    talk.say(f"I need {talk.you.interests[0].stake}.")
    for interest in talk.them.interests:
        talk.say(f"So you need {interest.stake}.")
    assert len(talk.confirmed) == len(talk.them.interests)
    return talk


def sections(session):
    """The sections by their keys."""
    return {node["key"]: node for node in session.view()["children"] if node["kind"] == "section"}


def texts(tree):
    """What is said in a part of a view."""
    return "\n".join(node["text"] for node in every_node(tree) if "text" in node)


def test_the_steps_come_in_order_and_unfold_when_they_have_something():
    session = Session(NAME)
    assert list(sections(session)) == ["choose", "talk", "under", "options", "heard", "sheet", "table", "argue", "own-case"]
    assert {key for key, node in sections(session).items() if not node["fold"]} == {"choose", "talk", "under"}
    session.handle({"do": "draft", "value": "You need to sleep."})
    session.handle({"do": "say"})
    after = sections(session)
    assert list(after)[3:5] == ["options", "came"]
    assert after["options"]["fold"] == after["sheet"]["fold"] == "open"


@pytest.mark.parametrize(("name", "seat"), SEATS)
def test_the_picture_holds_every_stake_and_stays_in_its_frame(name, seat):
    talk = played(name, seat)
    drawn = drawing.picture(talk)
    words = " ".join(shape["words"] for shape in drawn["shapes"])
    for interest in (*talk.you.interests, *talk.them.interests):
        assert interest.stake in words or all(word in words for word in interest.stake.split())
    for shape in drawn["shapes"]:
        at = shape["at"]
        if shape["shape"] == "text":
            half = 4.2 * len(shape["words"])
            left, right = (at["x"] - half, at["x"] + half) if "text-anchor" in at else (at["x"], at["x"] + 2 * half)
            assert 0 <= left < right <= drawn["width"] + 10, shape["words"]
            assert 0 < at["y"] < drawn["height"]


@pytest.mark.parametrize(("name", "seat"), SEATS)
def test_the_title_says_what_was_found(name, seat):
    talk = begin(cases()[name], seat)
    assert "nothing known yet" in drawing.finding(talk)
    talk = played(name, seat)
    shared = [talk.them.interest(id).stake for id in talk.case.shared]
    assert all(stake in drawing.finding(talk) for stake in shared) or len(shared) != 1
    if not shared:
        assert "none of it is yours too" in drawing.finding(talk)


@pytest.mark.parametrize(("name", "seat"), SEATS)
def test_the_other_s_needs_are_hidden_until_they_are_confirmed(name, seat):
    session = Session(NAME)
    session.handle({"do": "choose-case", "value": name})
    session.handle({"do": "choose-seat", "value": seat})
    case = cases()[name]
    tree = json.dumps(session.view(), ensure_ascii=False)
    for interest in case.other(seat).interests:
        assert (interest.stake in tree) is (case.party(seat).interest(interest.id) is not None)


def test_the_letter_quotes_what_the_learner_said():
    session = Session(NAME)
    for said in ("You want some quiet.", "You want to sleep in one piece."):
        session.handle({"do": "draft", "value": said})
        session.handle({"do": "say"})
    letter = texts(sections(session)["came"])
    assert "Walter confirmed 1 interest." in letter
    assert "When you said “You want to sleep in one piece.”" in letter
    assert "Walter corrected you 1 time. You said “You want some quiet.”" in letter
    assert "You said nothing of what you need yourself." in letter
    unsaid = next(node for node in every_node(session.view()) if node.get("key") == "unsaid")
    assert "to be asked before a timetable is printed" in texts(unsaid)
    assert "five hours" not in texts(unsaid)


def test_how_each_line_was_heard_is_in_the_open():
    session = Session(NAME)
    session.handle({"do": "draft", "value": "You want some quiet."})
    session.handle({"do": "say"})
    heard = sections(session)["heard"]
    (table,) = [node for node in every_node(heard) if node["kind"] == "table"]
    assert table["rows"] == [["You want some quiet.", "a guess that comes near", "“quiet”"]]
    assert len([node for node in every_node(heard) if node["kind"] == "text"]) >= len(rules())


def test_the_talk_as_text_holds_every_line():
    talk = played(*SEATS[0])
    saved = transcript(talk, parted=True)
    for line in talk.lines:
        assert line.said in saved and line.reply in saved
    assert talk.them.opens in saved and talk.them.parted in saved


def test_nobody_is_graded():
    said_by_them = {
        line["text"] for line in every_node(Session(NAME).view()) if line["kind"] == "line" and line["who"] == "them"
    }
    looked_at = 0
    for seed in range(6):
        session = begun(NAME)
        for _ in walk(session, seed=seed, said="You want to sleep", steps=60):
            for node in every_node(session.view()):
                text = node.get("text", "")
                if node["kind"] == "text" and text not in said_by_them and "“" not in text:
                    looked_at += 1
                    assert not JUDGES.search(text), text
    assert looked_at > 500


def test_the_judge_is_recognized():
    assert JUDGES.search("Well done, 3 points") and JUDGES.search("That is a wrong answer.")


def test_both_seats_hear_the_same_from_the_course():
    """What the course itself says, names aside, is the same from either seat of a case."""
    for name, case in cases().items():
        said = []
        for party in case.parties:
            them = case.other(party.id)
            session = Session(NAME)
            session.handle({"do": "choose-case", "value": name})
            session.handle({"do": "choose-seat", "value": party.id})
            plain = next(one for one in them.interests if not one.early)
            for words in (f"You want {plain.near[0]}.", f"You want {plain.words[0]}."):
                session.handle({"do": "draft", "value": words})
                session.handle({"do": "say"})
            course = [node["label"] for node in nodes.controls(session.view())]
            said.append([label.replace(party.name, "A").replace(them.name, "B") for label in course])
        assert said[0] == said[1]
