"""A story as a session: a moment, what it leads to, told, coached, told again."""

import pytest
from laws import every_node
from stakes import ActionError, Session
from stakes.kit import nodes
from stakes.story.tellings import tellings

ANA = tellings()[0]


def said(session, key=""):
    """What a section says, or the whole view."""
    tree = session.view()
    if key:
        tree = next(node for node in every_node(tree) if node.get("key") == key)
    return " ".join(str(node.get("text") or node.get("label") or "") for node in every_node(tree))


def write(session, **parts):
    for part, value in parts.items():
        session.handle({"do": "write-telling", "part": part, "value": value})


@pytest.fixture
def story():
    """An empty story on The Late Bus."""
    session = Session("story")
    session.handle({"do": "load-case", "case": "The Late Bus"})
    return session


def test_what_is_seen_is_quoted_and_the_rest_is_asked(story):
    write(story, where="Everybody knows how bad it is")
    assert "“everybody”: who was it, on that day?" in said(story, "seen")
    write(story, where=ANA.where, hands=ANA.hands, choice="We all walked home")
    words = said(story, "seen")
    assert "A place: “At the stop”" in words and "A time: “March”" in words
    assert "What else could you have done?" in words
    write(story, choice=ANA.choice)
    assert "another way it could have gone: “I could”" in said(story, "seen")
    assert "What else could you have done?" not in said(story, "seen")


def test_the_moment_leads_to_a_shared_stake_a_goal_and_an_ask(story):
    write(story, where=ANA.where)
    assert "Missing between yours and a date: a stake that they share, a goal and an ask." in said(story, "leads")
    stake = story.campaign.overlaps()[0].stakes[0].id
    story.handle({"do": "choose-shared", "value": stake})
    story.handle({"do": "choose-goal", "value": "later-bus"})
    story.handle({"do": "choose-ask", "value": "ask-3"})
    assert "Missing between yours and a date: an ask." in said(story, "leads")
    story.handle({"do": "write-ask", "id": "ask-3", "part": "what", "value": "Come on the eighteenth"})
    words = said(story, "leads")
    assert "nobody waiting alone at the stop after dark" in words
    assert "Together you want this: The 14 runs until half past midnight" in words
    assert "And today you ask: Come on the eighteenth." in words
    story.handle({"do": "remove-goal", "id": "later-bus"})
    assert "Missing between yours and a date: a goal." in said(story, "leads")


def test_the_prompter_moves_when_asked_and_never_by_itself(story):
    write(story, where=ANA.where, hands=ANA.hands, choice=ANA.choice, us=ANA.us)
    shown = []
    for _ in range(3):
        shown.append(next(node["text"] for node in every_node(story.view()) if node.get("tone") == "prompt"))
        story.handle({"do": "next-part"})
    assert shown == [ANA.where, ANA.hands, ANA.choice]
    assert "Part 3 of 3" in said(story, "telling")
    story.handle({"do": "tell", "value": "two minutes"})
    assert "Part 1 of 4" in said(story, "telling")
    story.handle({"do": "part-before"})
    assert "Part 1 of 4" in said(story, "telling")
    write(story, us="", choice="")
    assert "Part 1 of 2" in said(story, "telling")


def test_told_coached_and_told_again(story):
    with pytest.raises(ActionError, match="where you were standing"):
        story.handle({"do": "told"})
    with pytest.raises(ActionError, match="Tell it once"):
        story.handle({"do": "begin-second"})
    write(story, where=ANA.where, choice=ANA.choice)
    story.handle({"do": "told"})
    story.handle({"do": "write-coaching", "part": "lost", "value": "the slippers"})
    assert "They lost you at: “the slippers”" in said(story, "again")
    story.handle({"do": "begin-second"})
    assert "Both are the same, word for word" in said(story, "again")
    story.handle({"do": "write-second", "value": f"{ANA.where} Will you come?"})
    words = said(story, "again")
    assert "“Will you come?”" in words and "“The last 14 had gone early.”" in words
    write(story, where="somewhere else")
    assert story.work["own"]["first"].startswith(ANA.where), "what was told stays as it was told"


def test_a_longer_telling_takes_longer_and_a_faster_pace_less(story):
    write(story, where=ANA.where, choice=ANA.choice, came=ANA.came)
    at_130 = said(story, "telling")
    story.handle({"do": "set-pace", "value": 200})
    assert said(story, "telling") != at_130
    with pytest.raises(ActionError):
        story.handle({"do": "set-pace", "value": 20})


def test_nobody_is_graded(story):
    write(story, where=ANA.where, hands="x", choice="y", came="z")
    story.handle({"do": "told"})
    story.handle({"do": "write-second", "value": "shorter"})
    words = said(story).casefold()
    for grade in ("score", "well done", "good job", "wrong", "weak", "poor", "excellent", "points"):
        assert grade not in words


def test_a_line_goes_into_the_campaign(story):
    story.handle({"do": "write-story", "value": "The bus had gone."})
    assert story.campaign.story == "The bus had gone."
    assert [one["value"] for one in nodes.controls(story.view()) if one["action"]["do"] == "write-story"] == ["The bus had gone."]
