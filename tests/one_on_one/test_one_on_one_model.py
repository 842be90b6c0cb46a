"""What can be done in a one-on-one: rewind, code, tries, the map, a partner, a tally."""

import json

import pytest
from laws import every_node
from stakes import ActionError, Session
from stakes.campaign.cases import cases
from stakes.kit import content
from stakes.one_on_one import partner
from stakes.one_on_one.check import check_script
from stakes.one_on_one.hearing import hear
from stakes.one_on_one.model import PARTNER, talk_of
from stakes.one_on_one.script import scripts

ANSWERS = {
    "name": "Blue hat",
    "opens": "What now?",
    "tired": "that the vote decides everything",
    "lose": "the keys to the hall: nobody else has them",
    "ends": "We're done.",
    "small_yes": "come for coffee on Saturday",
}


def sat_down(name="ray-trump", seed=1):
    session = Session("one-on-one")
    session.handle({"do": "sit-down", "script": name, "seed": seed})
    return session


def say(session, words):
    session.handle({"do": "draft", "value": words})
    session.handle({"do": "say"})
    if session.work["own"]["asked"]:
        session.handle({"do": "mean", "move": hear(words, scripts()["ray-trump"]).move})


def with_partner():
    session = Session("one-on-one")
    for question, words in ANSWERS.items():
        session.handle({"do": "answer", "question": question, "value": words})
    return session


def texts(session):
    return "\n".join(node["text"] for node in every_node(session.view()) if "text" in node)


def test_back_to_a_line_keeps_the_try_and_the_words():
    session = sat_down()
    for words in ("hi ray", "what was the rink like?", "so you made the ice"):
        say(session, words)
    before = session.work["own"]["turns"]
    session.handle({"do": "rewind", "turn": 1})
    own = session.work["own"]
    assert own["turns"] == before[:1]
    assert own["draft"] == "what was the rink like?"
    assert own["tries"][0]["turns"] == before
    session.handle({"do": "show-try", "index": 0})
    assert session.work["own"]["turns"] == before


def test_coding_changes_the_letter_and_not_the_talk():
    session = sat_down()
    say(session, "what was the rink like?")
    session.handle({"do": "say-goodbye"})
    talked = [node["text"] for node in every_node(session.view()) if node["kind"] == "line"]
    assert "You asked 1 question and said back 0 times" in texts(session)
    session.handle({"do": "code", "turn": 0, "value": "deepen"})
    assert "You asked 0 questions and said back 1 time, 1 of them" in texts(session)
    assert [node["text"] for node in every_node(session.view()) if node["kind"] == "line"] == talked


@pytest.mark.parametrize("name", sorted(scripts()))
def test_what_was_told_goes_onto_the_map_once_as_heard(name):
    script = scripts()[name]
    session = Session("one-on-one")
    session.handle({"do": "load-case", "case": cases()[0].title})
    session.handle({"do": "sit-down", "script": name, "seed": 1})
    for layer in script.layers:
        if session.work["own"]["asked"]:
            session.handle({"do": "take-back"})
        words = script.topic(layer.topic).words[0]
        session.handle({"do": "draft", "value": f"what about the {words}?"})
        try:
            session.handle({"do": "say"})
        except ActionError:
            break
    session.handle({"do": "keep-facts"})
    once = session.work["campaign"]
    session.handle({"do": "keep-facts"})
    assert session.work["campaign"] == once
    person = next(one for one in session.campaign.people if one.name == script.person.name)
    told = {stake.what for stake in session.campaign.stakes_of(person.id) if not stake.example}
    assert told <= {layer.stake for layer in script.layers}
    assert all(stake.source == "said" for stake in session.campaign.stakes_of(person.id) if stake.what in told)
    session.campaign.check()


def test_a_partner_is_drafted_from_five_answers_and_passes_the_check():
    session = with_partner()
    download = next(node for node in every_node(session.view()) if node["kind"] == "download")
    document = content.parse(download["text"], "mine.yml")
    assert check_script(document) == []
    session.handle({"do": "sit-down", "script": PARTNER, "seed": 3})
    talk = talk_of(session._work)
    assert talk.lines[0].text == "What now?"
    assert "the keys to the hall" in talk.script.layer("lose").say


@pytest.mark.parametrize("left_out", sorted(ANSWERS))
def test_a_partner_needs_every_answer(left_out):
    session = with_partner()
    session.handle({"do": "answer", "question": left_out, "value": "  "})
    with pytest.raises(ActionError):
        session.handle({"do": "sit-down", "script": PARTNER, "seed": 3})


@pytest.mark.parametrize("words", ["{name}", "{", "}{", "a: b\n- c", '"quoted"', "<b>&", "\\1", "ein Wort"])
def test_a_partner_takes_any_words(words):
    session = with_partner()
    for question in partner.QUESTIONS:
        session.handle({"do": "answer", "question": question, "value": words})
    session.handle({"do": "sit-down", "script": PARTNER, "seed": 3})
    for line in ("hi", "what is it like for you?", "…", "will you come?"):
        say(session, line)
    download = [node for node in every_node(with_partner().view()) if node["kind"] == "download"]
    assert download


def test_a_line_that_may_be_two_things_is_asked_about():
    session = sat_down()
    session.handle({"do": "draft", "value": "you should come with me on saturday"})
    session.handle({"do": "say"})
    own = session.work["own"]
    assert own["asked"] == "you should come with me on saturday"
    assert own["turns"] == []
    session.handle({"do": "mean", "move": "ask"})
    assert session.work["own"]["turns"] == [{"said": "you should come with me on saturday", "meant": "ask"}]


def test_the_talk_as_json_says_how_it_was_heard():
    session = sat_down()
    say(session, "what was the rink like?")
    session.handle({"do": "say-goodbye"})
    saved = next(n for n in every_node(session.view()) if n["kind"] == "download" and n["file"].endswith(".json"))
    talk = json.loads(saved["text"])
    assert talk["ending"] == "parted"
    assert [line["heard"] for line in talk["lines"] if line["who"] == "you"] == ["open", "leave"]


def test_the_observers_letter_names_what_the_ask_left_open():
    session = Session("one-on-one")
    session.handle({"do": "observe"})
    for move in ("open", "reflect", "deepen", "ask"):
        session.handle({"do": "mark", "move": move})
    session.handle({"do": "jot-ask", "value": "come on Thursday at seven"})
    assert "1 question and 2 reflections." in texts(session)
    assert "It left open where." in texts(session)
    session.handle({"do": "unmark"})
    assert session.work["own"]["tally"]["marks"] == ["open", "reflect", "deepen"]
    session.handle({"do": "clear-tally"})
    assert session.work["own"]["tally"]["marks"] == []
