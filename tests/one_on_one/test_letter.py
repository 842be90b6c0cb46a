"""The letter says what came of a talk, each thing with the learner's own words as evidence."""

from laws import every_node
from stakes import Session
from stakes.one_on_one.debrief import turning_points
from stakes.one_on_one.model import talk_of
from stakes.one_on_one.script import scripts
from stakes.one_on_one.talk import SILENCE, Turn, play

KIND = ("how are things with you?", "so that matters to you", SILENCE, "that must have been hard", "thank you for that")


def words_about(script):
    """Lines that go through the topics of a script, kindly, and are silent in between."""
    for topic in script.topics:
        for word in topic.words[:2]:
            yield f"what about the {word}?"
            yield from KIND


def held(name, seed=1):
    """A session whose talk was held to its end, and the talk."""
    turns = [*words_about(scripts()[name]), *KIND * 3]
    session = Session("one-on-one")
    session.handle({"do": "sit-down", "script": name, "seed": seed})
    for said in turns:
        if session.work["own"]["asked"]:
            session.handle({"do": "take-back"})
        if talk_of(session._work).ending:
            break
        session.handle({"do": "draft", "value": said})
        session.handle({"do": "say"})
    if not talk_of(session._work).ending:
        session.handle({"do": "say-goodbye"})
    return session, talk_of(session._work)


def letter_of(session):
    return next(node for node in every_node(session.view()) if node.get("key") == "letter")


def findings(session):
    return [node["text"] for node in every_node(letter_of(session)) if node.get("tone") == "finding"]


def test_each_thing_found_out_stands_with_the_line_that_it_was_told_upon():
    told = silent = 0
    for name, script in scripts().items():
        for seed in range(2):
            session, talk = held(name, seed)
            found = findings(session)
            for id in talk.told:
                said = next(line.text for line in talk.lines if line.told == id)
                evidence = "You had kept silent." if said == SILENCE else f"You had said: “{said}”"
                assert f"{script.layer(id).fact} {evidence}" in found
                told += 1
                silent += said == SILENCE
    assert told > 20
    assert silent > 0, "silence, too, can be evidence"


def test_a_line_that_turned_the_talk_is_quoted_once_and_with_what_it_opened():
    points = 0
    for name, script in scripts().items():
        session, talk = held(name)
        opened, closed = turning_points(talk)
        assert all(line.change > 0 for line in opened)
        assert all(line.change < 0 for line in closed)
        for line in opened:
            when = "When you kept silent" if line.text == SILENCE else f"When you said “{line.text}”"
            about = f" about {script.topic(script.layer(line.told).topic).name}" if line.told else ""
            assert f"{when}, {script.person.name} opened up{about}." in findings(session)
            points += 1
    assert points > 5


def test_an_insult_turns_the_talk_too():
    for script in scripts().values():
        opened, closed = turning_points(play(script, 3, (Turn("hi, how are things?"), Turn("you idiot"))))
        assert [line.text for line in closed] == ["you idiot"]


def test_what_was_put_on_the_map_is_said_to_be_there():
    said = 0
    for name in scripts():
        session, talk = held(name)
        keeping = next(node for node in every_node(session.view()) if node.get("key") == "keeping")
        offers = [node for node in every_node(keeping) if node.get("action") == {"do": "keep-facts"}]
        assert bool(offers) == any(talk.script.layer(id).stake for id in talk.told)
        if offers:
            assert "It is on your map" not in str(keeping)
            session.handle({"do": "keep-facts"})
            keeping = next(node for node in every_node(session.view()) if node.get("key") == "keeping")
            assert f"It is on your map, under {talk.script.person.name}." in str(keeping)
            assert "keep-facts" not in str(keeping)
            said += 1
    assert said > 4


def test_a_sheet_that_is_folded_keeps_what_is_on_it():
    session = Session("one-on-one")
    session.handle({"do": "observe"})
    session.handle({"do": "mark", "move": "ask"})
    session.handle({"do": "fold-sheet"})
    assert not any(node.get("action", {}).get("do") == "mark" for node in every_node(session.view()))
    session.handle({"do": "observe"})
    assert session.work["own"]["tally"]["marks"] == ["ask"]
