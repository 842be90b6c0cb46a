"""The laws of a talk about a position, from every seat of every case: nobody says the same twice, nothing is confirmed
that was not guessed, and the sides may change places."""

import itertools
import random

import pytest
from stakes.kit import content
from stakes.kit.content import Document
from stakes.positions_to_interests import talk as talks
from stakes.positions_to_interests.check import _talks
from stakes.positions_to_interests.options import SERVES, serving_both, tried
from stakes.positions_to_interests.script import cases, exchanges, lines_of, read_case, read_exchange
from stakes.positions_to_interests.talk import begin
from stakes.positions_to_interests.turning import answered
from test_sides import swapped

SEATS = [(name, party.id) for name, case in cases().items() for party in case.parties]
DOCUMENTS = {document.file.removesuffix(".yml"): document for document in content.shipped("stakes.positions_to_interests")}
EXCHANGES = {
    document.file.removesuffix(".yml"): document
    for document in content.shipped("stakes.positions_to_interests", "content/exchanges")
}
PLAIN = ("What would that get you?", "and if you had that?", "I was tired.", "You should stop.", "Blip.", "You want justice.")


def sayings(case, seat, seed, many=40):
    """Lines at random, of every kind that there is, said from one seat."""
    chance = random.Random(f"{case.title} {seat} {seed}")
    them, you = case.other(seat), case.party(seat)
    named = [f"You want {word}." for one in them.interests for word in (*one.words, *one.near)]
    wrong = [f"You want {word}." for one in (*them.wrong, them.keeps) for word in one.words]
    told = [f"I need {one.stake}." for one in you.interests]
    return [chance.choice(chance.choice((PLAIN, named, named, wrong, told))) for _ in range(many)]


def test_there_are_cases_enough_from_many_settings():
    assert len(cases()) >= 6
    assert any("2016" in case.place for case in cases().values())
    assert any("conservatives lead" in case.place for case in cases().values())
    assert [case.title for case in cases().values() if not case.shared], "no shared stake is an honest end somewhere"
    names = [party.name for case in cases().values() for party in case.parties]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("name", "seat"), SEATS)
def test_nobody_says_the_same_twice(name, seat):
    case = cases()[name]
    for seed in range(8):
        talk = begin(case, seat)
        for said in sayings(case, seat, seed):
            talk.say(said)
        replies = [line.reply for line in talk.lines]
        assert len(replies) == len(set(replies)) > 5
        assert set(replies) <= {line for _, line in lines_of(talk.them)}


@pytest.mark.parametrize(("name", "seat"), SEATS)
def test_what_is_confirmed_was_guessed_in_words_of_the_learners_own(name, seat):
    case = cases()[name]
    for seed in range(8):
        talk = begin(case, seat)
        for said in sayings(case, seat, seed):
            before = list(talk.confirmed)
            line = talk.say(said)
            fresh = talk.confirmed[len(before) :]
            if fresh:
                assert line.came == "yes" and fresh == [line.about]
                assert line.reply == talk.them.interest(line.about).yes
                assert line.heard.words
            assert talk.confirmed[: len(before)] == before
        assert len(set(talk.confirmed)) == len(talk.confirmed)


@pytest.mark.parametrize(("name", "seat"), SEATS)
def test_what_waits_for_ones_own_stake_is_said_only_after_it(name, seat):
    case = cases()[name]
    them, you = case.other(seat), case.party(seat)
    early = [one for one in them.interests if one.early]
    assert early, "somebody keeps something back at first"
    for one in early:
        talk = begin(case, seat)
        guess = f"You need {one.stake}."
        assert talk.say(guess).came == "early"
        assert one.id not in talk.confirmed
        assert talk.say(f"I need {you.interests[-1].stake}.").came == "told"
        assert talk.say(guess).came == "yes"


@pytest.mark.parametrize(("name", "seat"), SEATS)
def test_a_guess_is_corrected_otherwise_each_time(name, seat):
    them = cases()[name].other(seat)
    for one in them.interests:
        talk = begin(cases()[name], seat)
        lines = [talk.say(f"You want {one.near[0]}.") for _ in one.nearly]
        assert [line.reply for line in lines] == list(one.nearly)
        assert {line.came for line in lines} == {"nearly"}
        assert not talk.confirmed


@pytest.mark.parametrize(("name", "seat"), SEATS)
def test_what_is_not_understood_changes_nothing(name, seat):
    case = cases()[name]
    for seed in range(4):
        plain, muddled = begin(case, seat), begin(case, seat)
        for said in sayings(case, seat, seed):
            # A word that everyone likes is in the end not understood either.
            if said not in ("Blip.", "You want justice."):
                muddled.say("Blip.")
                assert getattr(plain.say(said), "reply", "") == getattr(muddled.say(said), "reply", "")
        assert plain.confirmed == muddled.confirmed


def course(talk):
    """How a talk went: each line's kind, what it did, and what came back."""
    return [[line.heard.move, line.heard.about, line.came, line.about, line.reply] for line in talk.lines], talk.confirmed


def swaps(name, seat):
    """Talks from a seat, as the case is and with its sides in each other's place; yields where they differ."""
    case, document = cases()[name], DOCUMENTS[name]
    names = [tuple(document.data["sides"])]
    turned = read_case(Document("turned.yml", swapped(document.data, names), {}))
    assert [side.casefold() for side in turned.sides] == [side.casefold() for side in reversed(case.sides)]
    for seed in range(3):
        one, other = begin(case, seat), begin(turned, seat)
        for said in sayings(case, seat, seed):
            one.say(said)
            other.say(swapped(said, names))
        lines, confirmed = course(one)
        if (swapped(lines, names), confirmed) != course(other):
            yield name, seat, seed
    options = [f"we try {word}" for idea in case.ideas for word in idea.words[:1]]
    for party in case.parties:
        first = tried(case, party, options)
        second = tried(turned, turned.party(party.id), [swapped(option, names) for option in options])
        if [(one.takes, one.serves) for one in first] != [(one.takes, one.serves) for one in second]:
            yield name, party.id, "options"


@pytest.mark.parametrize(("name", "seat"), SEATS)
def test_the_sides_may_change_places(name, seat):
    assert list(swaps(name, seat)) == []


def test_an_ear_that_leans_to_one_side_is_caught(monkeypatch):
    name, seat = SEATS[0]
    side = cases()[name].other(seat).side.casefold()
    fair = talks.hear
    monkeypatch.setattr(talks, "hear", lambda said, party: fair("" if party.side.casefold() == side else said, party))
    assert list(swaps(name, seat))


@pytest.mark.parametrize("name", [name for name in sorted(EXCHANGES) if "sides" in EXCHANGES[name].data])
def test_an_exchange_is_told_from_both_sides_and_judged_alike(name):
    document = EXCHANGES[name]
    names = [tuple(document.data["sides"])]
    turned = read_exchange(Document("turned.yml", swapped(document.data, names), {}))
    exchange = exchanges()[name]
    assert (turned.shown, turned.why) == (exchange.shown, swapped(exchange.why, names))
    assert len(exchange.tellings) == 2
    first, second = (telling.argue[0].side for telling in exchange.tellings)
    assert {first, second} == set(exchange.sides), "each side opens once"
    tries = ("What would that get you?", "Surely you agree.", "I was tired.", "Blip.")
    for one, other in zip(exchange.tellings, turned.tellings, strict=True):
        assert [a.reply for a in answered(one, tries)] == swapped([a.reply for a in answered(other, tries)], names)


def test_three_argue_and_three_organize():
    shown = [exchange.shown for exchange in exchanges().values()]
    assert len(shown) == 6
    assert shown.count("argue") == 3


@pytest.mark.parametrize("name", sorted(exchanges()))
def test_a_rewritten_line_is_answered_by_its_kind_and_never_twice_alike(name):
    for telling in exchanges()[name].tellings:
        kinds = ("What would that get you?", "Surely you agree.", "I was tired.", "Blip.", "Is it?", "Could you come?")
        replies = [one.reply for one in answered(telling, kinds * 3)]
        assert len(replies) == len(set(replies)) >= 6


@pytest.mark.parametrize("name", sorted(cases()))
def test_options_are_answered_by_each_side_and_nothing_twice(name):
    case = cases()[name]
    options = [f"we try {word}" for idea in case.ideas for word in idea.words[:2]] + ["blip", "blop", "blup", "blap"]
    for party in case.parties:
        answers = tried(case, party, options)
        said = [one.say for one in answers if one.say]
        assert len(said) == len(set(said))
        assert all(one.say or one.as_before or one.takes == "unseen" for one in answers)
        for one in answers:
            assert bool(one.serves) <= (one.takes == SERVES or one.takes == "no")
    both = serving_both(case, options)
    assert len(both) >= (2 if case.shared else 1)


def test_the_talks_of_the_check_reach_every_line():
    for case in cases().values():
        for party, other in itertools.permutations(case.parties):
            heard = set()
            for lines in _talks(party, other):
                talk = begin(case, other.id)
                heard |= {line.reply for line in map(talk.say, lines) if line}
            left = {line for _, line in lines_of(party)} - heard
            assert left == {party.opens, party.parted, *party.puzzled}
