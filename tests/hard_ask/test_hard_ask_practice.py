"""The practice talk: a no the first time, a silence, nothing said of a move until it is over, and only with their own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import every_node
from stakes import ActionError, Session
from stakes.hard_ask import hearing, practice
from stakes.hard_ask.check import check
from stakes.hard_ask.model import TURNS
from stakes.hard_ask.partners import PLAN, partners
from stakes.hard_ask.practice import KINDS, STEPS, Turn, talked
from stakes.hard_ask.practice_view import heard
from stakes.kit import content

PARTNERS = list(partners().values())
LINES = [
    *(getattr(one, part) for one in PARTNERS for part in ("plain", "verdict", "ask")),
    "Will you help out?",
    "Would you come?",
    "Would you come on Friday?",
    "Thank you for telling me.",
    "Are you sure?",
    "x",
    " ",
]
turns = st.lists(st.builds(Turn, kind=st.sampled_from(KINDS), words=st.sampled_from(LINES)), max_size=20).map(tuple)
seeds = st.integers(0, 2**53 - 1)


def said(session):
    """All that a learner reads."""
    return " ".join(str(node.get("text") or node.get("label") or "") for node in every_node(session.view()))


def talking(*lines, partner=PARTNERS[0], seed=1):
    """A session in which these lines were said, None being silence."""
    session = Session("hard-ask")
    session.handle({"do": "practice", "partner": partner.title, "seed": seed})
    for line in lines:
        if line is None:
            session.handle({"do": "wait"})
        else:
            session.handle({"do": "draft", "value": line})
            session.handle({"do": "say"})
    return session


def through(partner, answer_to_no, seed=1):
    return talking(partner.plain, partner.ask, None, None, None, answer_to_no, partner=partner, seed=seed)


@given(st.sampled_from(PARTNERS), turns, seeds)
def test_whatever_is_said_the_first_answer_is_no(partner, given_turns, seed):
    talk = talked(partner, given_turns, 1, seed)
    assert talk.step in STEPS
    assert talk.answer == "no"
    assert partner.yes not in [line.words for line in talk.lines]
    assert not talk.planned


@given(st.sampled_from(PARTNERS), turns, st.integers(1, 9), seeds)
def test_only_their_own_words_are_quoted_and_nothing_is_said_before_the_end(partner, given_turns, times, seed):
    talk = talked(partner, given_turns, times, seed)
    mine = [line.words for line in talk.lines if line.who == "you"]
    for found, words in (*talk.verdicts, *talk.pushes, *talk.loose):
        assert words in mine
        assert found.casefold() in words.casefold().replace("’", "'")
    assert all(one in mine for one in (talk.gap, talk.ask, talk.taken, *talk.broken) if one)
    # A turn that fits nowhere changes nothing; every other adds to the talk.
    longer = talked(partner, (*given_turns, Turn(kind="wait")), times, seed)
    assert longer.lines[: len(talk.lines)] == talk.lines


@given(st.lists(seeds, min_size=60, max_size=60, unique=True))
def test_later_answers_are_yes_or_no_and_the_same_with_one_seed(several):
    answers = [practice.answer(2, seed) for seed in several]
    assert set(answers) == {"yes", "no"}
    assert answers == [practice.answer(2, seed) for seed in several]


@pytest.mark.parametrize("partner", PARTNERS, ids=lambda one: one.name)
def test_a_no_that_is_taken_and_one_that_is_pushed(partner):
    taken, pushed = through(partner, "Thank you for telling me."), through(partner, "Are you sure? It's only an hour.")
    assert partner.taken in said(taken) and partner.pushed not in said(taken)
    assert "You took the no with “Thank you for telling me.”" in said(taken)
    assert partner.pushed in said(pushed)
    assert "In “Are you sure? It's only an hour.” they heard it asked again: “Are you sure”" in said(pushed)
    assert "What was heard" not in said(talking(partner.plain, partner.ask, partner=partner))


@pytest.mark.parametrize("partner", PARTNERS, ids=lambda one: one.name)
def test_a_yes_becomes_a_plan(partner):
    seed = next(seed for seed in range(99) if practice.answer(2, seed) == "yes")
    session = through(partner, "Thank you.")
    session.handle({"do": "practice", "partner": partner.title, "seed": seed})
    for line in (partner.plain, partner.ask):
        session.handle({"do": "draft", "value": line})
        session.handle({"do": "say"})
    for _ in range(3):
        session.handle({"do": "wait"})
    assert partner.yes in said(session)
    for part in PLAN:
        session.handle({"do": "ask-plan", "part": part})
        assert getattr(partner, part) in said(session)
    assert "Both of you know when, where, after what" in said(session)
    with pytest.raises(ActionError, match="over"):
        session.handle({"do": "wait"})


def test_a_verdict_shuts_and_a_loose_ask_gets_a_loose_answer():
    one = PARTNERS[0]
    loose = ("Will you help out?", "Would you count?")
    session = talking(one.verdict, one.plain, *loose, one.ask, "Sorry, forget it", None, None, None, "OK")
    words = said(session)
    assert words.count(one.shut) >= 1 and one.opens in words and words.count(one.loose) == 2 and one.spoke in words
    assert "they heard “You talk about”" in words
    assert "“Will you help out?” leaves open what is asked: “help out”" in words
    assert "“Would you count?” has no day in it." in words
    assert "You spoke into the silence 1 time: “Sorry, forget it”" in words


def test_an_empty_line_is_not_said_and_a_talk_without_end_ends():
    session = talking("  ")
    assert session.own.turns == ()
    session = talking(*["It rains on Sunday, you never come"] * TURNS)
    assert "That was a long talk." in said(session)
    with pytest.raises(ActionError, match="long talk"):
        session.handle({"do": "wait"})


def test_nobody_is_graded():
    for partner in PARTNERS:
        words = said(through(partner, "Are you sure?")).casefold()
        for grade in ("score", "well done", "good job", "wrong", "weak", "poor", "excellent", "you failed", "mistake"):
            assert grade not in words


def test_heard_says_the_same_whoever_is_asked():
    lines = ("You should be ashamed", "I see. What gets in the way?", "Would you come on Friday?", None, None, None, "But why?")
    found = []
    for partner in PARTNERS:
        made = [Turn(kind="wait") if line is None else Turn(kind="line", words=line) for line in lines]
        found.append(heard(talked(partner, tuple(made), 1, 5)))
    assert all(one == found[0] for one in found)


# The rules, and what somebody else writes


@pytest.mark.parametrize(
    "line",
    [
        "You told me the school is why you moved here. The board meets while you're on shift. What would have to be different?",
        "You think people ought to be asked, and nobody has asked the nights. What gets in the way?",
        "It matters to you that nobody waits alone. The last bus leaves at nine.",
    ],
)
def test_what_the_chapter_puts_without_a_verdict_has_none(line):
    assert hearing.verdict(line) == ""


def test_what_the_chapter_puts_with_a_verdict_has_one():
    assert hearing.verdict("You talk about asking people, but you only come for the sandwiches.")
    assert hearing.verdict("You say family comes first, but you've missed every board meeting.")


def test_the_chapters_asks_name_a_day_and_leave_nothing_open():
    for line in ("Would you keep one card for all ten of them, until Friday?", "Would you come on the twentieth, at three?"):
        assert hearing.day(line) and not hearing.vague(line)
    taken = "Then thanks for saying it straight. I won't bring it up again. Can I still eat here?"
    assert not hearing.push(taken) and not hearing.push("That's all. How is she?")


def test_partners_that_ship_pass_their_check_and_faults_are_found():
    for document in content.shipped("stakes.hard_ask"):
        faults, sentence = check(document)
        assert faults == [] and document.data["title"] in sentence
    good = content.shipped("stakes.hard_ask")[0]

    def faults(**changes):
        return [str(fault) for fault in check(content.parse(content.dump(good.data | changes), "mine.yml"))[0]]

    assert "no verdict is heard" in faults(verdict="It rains.")[0]
    assert "heard as a verdict" in faults(plain="You never come. Why?")[0]
    assert "leaves open" in faults(ask="Would you help out on Friday?")[0]
    assert "no day" in faults(ask="Would you count cars?")[0]
    with pytest.raises(content.ContentError, match="3 beats"):
        faults(beats=["one"])
    with pytest.raises(content.ContentError, match="two sides"):
        faults(sides=["one"])
    assert len({document.data.get("sides") and "sided" for document in content.shipped("stakes.hard_ask")}) == 2
