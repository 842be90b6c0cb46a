"""What people type is heard as what they meant."""

import pytest
from stakes.one_on_one.hearing import hear, moves
from stakes.one_on_one.script import scripts


@pytest.mark.parametrize(
    ("said", "move"),
    [
        ("We need you for Saturday's phone bank.", "ask"),
        ("I need you to come and speak to the board", "ask"),
        ("can i put you down as a yes?", "ask"),
        ("Then come to the meeting on Sunday and bring your neighbors.", "ask"),
        ("Could a board member ride with you then? Monday at 3?", "ask"),
        ("Come on, it's only an hour.", "argue"),
        ("No, that's wrong.", "argue"),
        ("no, you don't see it", "argue"),
        ("No, not the leaves.", "unclear"),
        ("no, i came about the rink", "story"),
        ("That must have stayed with you.", "deepen"),
        ("that must get lonely", "deepen"),
        ("You owe it to the kids in this village.", "advise"),
        ("do you feel you owe him something?", "closed"),
        ("that's not fair, the staff work eighty hours", "argue"),
        ("um hi, are you ray?", "greet"),
        ("I take care of my dad's bills", "story"),
        ("take care of yourself, ray", "leave"),
        ("when do you see your grandson", "closed"),
        ("see you thursday", "leave"),
        ("God. I'm so sorry, that must have been awful", "deepen"),
        ("I'm sorry, that was rude", "apology"),
        ("Is there anything I could do?", "offer"),
        ("i can dig", "offer"),
        ("I could go with you to the school", "offer"),
        ("could you get in trouble for this", "closed"),
        ("ok. take care dana", "leave"),
        ("that must sit on you", "deepen"),
        ("how do you feel about how it went", "open"),
        ("do you feel responsible", "closed"),
        ("what would you want her to know", "open"),
        ("what would you say to him now", "open"),
        ("What would you say to coming along?", "ask"),
        ("how can you still defend him", "argue"),
        ("do they ever thank you for it", "closed"),
        ("great!! youre amazing", "affirm"),
        ("and the boiler, what's wrong with it", "open"),
        ("yes thats my flyer, sorry if it scared you", "apology"),
        ("I'm kind of nervous, sorry", "story"),
        ("are you in the union?", "closed"),
        ("So are you in?", "ask"),
        ("what would you bring if you came", "open"),
        ("Would you say something at the meeting on Tuesday?", "ask"),
        ("I was wondering if you'd come on Thursday", "ask"),
        ("do you think you could bring two people?", "ask"),
        ("did you have to sell any of them?", "closed"),
        ("why don't you ever come to the meetings?", "open"),
        ("what do you need in a dry year", "open"),
        ("what do people say when they see you with us", "open"),
        ("whose idea was it", "open"),
        ("when were you last there", "closed"),
        ("that's awful", "deepen"),
        ("oh wow", "affirm"),
        ("haha", "affirm"),
        ("that's true", "affirm"),
        ("do you think that's right?", "closed"),
        ("mm-hm", "open"),
        ("i see.", "open"),
        ("okay. That's a fair answer", "affirm"),
        ("They call me Sam", "greet"),
        ("thank you deacon, good night", "leave"),
        ("I'd drive folks home", "offer"),
        ("could four of us walk the ditch with you on Saturday?", "ask"),
        ("nineteen people, and it's your name on the sheet", "unclear"),
        ("it's your own fault", "argue"),
        ("I let somebody else take the blame once", "story"),
        ("and nobody can say it was always on there", "reflect"),
    ],
)
def test_a_line_is_heard_as_it_was_meant(said, move):
    assert moves(said)[0] == move


@pytest.mark.parametrize("said", ["from the union, yeah", "just my sister and me", "the boots are borrowed"])
def test_what_follows_their_question_is_its_answer_and_no_echo(said):
    script = scripts()["ms-hall-teacher"]
    assert hear(said, script, "Are you from the union, or just visiting? And whose boots are those?").move == "story"
    assert hear("from the union", script, "I was never from the union.").move == "reflect"


@pytest.mark.parametrize("said", ["sure", "Okay, thanks.", "please", "nobody", "they don't", "no, she doesn't", "only me"])
def test_a_plain_answer_to_their_question_is_understood(said):
    assert hear(said, scripts()["ray-trump"], "You want some?").move in ("story", "affirm")


def test_what_is_said_of_others_after_a_statement_says_it_back():
    script = scripts()["deacon-amos"]
    assert hear("they both want it and each waits for the other", script, "Neither will sign.").move == "reflect"
    assert hear("they told me at the diner", script, "Who sent you?").move == "story"
