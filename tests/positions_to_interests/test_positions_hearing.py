"""What people type is heard as what they meant: the kind of line, what a guess is about, and why."""

import re

import pytest
from stakes.kit.spoken import tokens
from stakes.positions_to_interests.hearing import answers_to, hear, hear_rewritten, kind, rules, told_of
from stakes.positions_to_interests.script import cases, exchanges

PARTIES = {party.id: party for case in cases().values() for party in case.parties}
BUS = cases()["1-under-walters-window"]


@pytest.mark.parametrize(
    ("said", "move"),
    [
        ("What would that get you?", "ask"),
        ("and if you had that?", "ask"),
        ("And with some quiet?", "ask"),
        ("why don't you want a bus?", "ask"),
        ("If it passes, what do you get that you haven't got now?", "ask"),
        ("I'd like to ask what you hoped your vote would get you.", "ask"),
        ("tell me more", "ask"),
        ("ok", "ask"),
        ("So what you need is sleep", "guess"),
        ("what you want is quiet at night", "guess"),
        ("I think you want to sleep", "guess"),
        ("I guess it's the noise", "guess"),
        ("you have to be up at three", "guess"),
        ("You must be tired", "guess"),
        ("Sounds like you can't sleep", "guess"),
        ("I need to be home by one", "tell"),
        ("My boys wake up to a note", "tell"),
        ("we are on our feet all night", "tell"),
        ("Could we turn the bus at the depot?", "request"),
        ("What if the bus turned its engine off?", "request"),
        ("How about a smaller bus?", "request"),
        ("Will you come to the board with me on the fourteenth?", "request"),
        ("You should just move.", "advise"),
        ("why don't you just wear earplugs", "advise"),
        ("Just close the window", "advise"),
        ("Don't you think we deserve a bus?", "argue"),
        ("But it's only one bus", "argue"),
        ("But what would it get you?", "ask"),
        ("That's not fair", "argue"),
        ("Have you read article nine?", "argue"),
        ("you'd still say that it has to pass?", "argue"),
        ("And we do both want what's best for the children, don't we?", "argue"),
        ("How anyone could vote for her I'll never understand.", "argue"),
        ("you people never listen", "hurt"),
        ("You are so selfish", "hurt"),
        ("You are tired of being called a bigot", "guess"),
        ("Does a locked hall get you a quiet Friday?", "closed"),
        ("asdf qwer", "lost"),
    ],
)
def test_the_kind_of_line(said, move):
    assert kind(said).move == move


@pytest.mark.parametrize(
    ("who", "said", "move", "about"),
    [
        ("walter", "You want to be able to sleep at night", "right", "sleep"),
        ("walter", "peace and quiet", "near", "engine"),
        ("walter", "The bus would keep you awake", "right", "sleep"),
        ("walter", "You don't like the kind of people who ride the bus", "wrong", "1"),
        ("walter", "You want a say in what happens on your street", "right", "asked"),
        ("walter", "the engine idling outside your bedroom", "right", "engine"),
        ("walter", "You hate that they decided without you", "near", "asked"),
        ("walter", "Because you bake early in the morning", "near", "sleep"),
        ("walter", "You care about your neighbors", "wrong", "3"),
        ("walter", "Do you need to get up early?", "near", "sleep"),
        ("walter", "you want your street to stay the way it is", "wrong", "2"),
        ("ana", "you want to see your kids", "right", "home"),
        ("ana", "you don't want to pay for taxis", "right", "home"),
        ("ana", "You are scared walking home at night", "right", "home"),
        ("ana", "You want respect from the town", "near", "asked"),
        ("ana", "you can't afford a car", "near", "home"),
        ("ana", "You want safety for the women you work with", "near", "stop"),
        ("peg", "You want to keep the neighborhood the way it is", "wrong", "2"),
        ("peg", "You don't want strangers moving in", "wrong", "1"),
        ("peg", "you want privacy", "near", "light"),
        ("peg", "Parking is hard already", "near", "van"),
        ("peg", "You need help with your husband", "near", "aide"),
        ("peg", "You don't want noise from construction", "lost", ""),
        ("peg", "you love your garden", "right", "light"),
        ("peg", "You're afraid of being lonely", "lost", ""),
        ("yesenia", "You need a place to live", "near", "rent"),
        ("yesenia", "You want stability for your kids", "right", "school"),
        ("yesenia", "You're tired of moving", "near", "school"),
        ("yesenia", "You want affordable housing", "right", "rent"),
        ("yesenia", "You want fair rent", "right", "rent"),
        ("lorna", "you need child care", "right", "second-grader"),
        ("lorna", "your son has a job after school", "near", "feed-store"),
        ("lorna", "You're worried about them driving in the dark", "right", "dark"),
        ("lorna", "You want them home early", "near", "second-grader"),
        ("lorna", "You have to be at work early", "near", "second-grader"),
        ("marcus", "You're worried about her driving tired", "right", "wheel"),
        ("marcus", "you want the kids to be healthy", "near", "wheel"),
        ("marcus", "she had an accident", "near", "wheel"),
        ("marcus", "Your son walks in the dark", "right", "dark"),
        ("edith", "You love the organ", "near", "hymns"),
        ("edith", "You want tradition", "near", "hymns"),
        ("edith", "You're afraid the church will die", "right", "open"),
        ("edith", "you want your funeral with hymns", "right", "hymns"),
        ("edith", "You want things to stay the same", "wrong", "2"),
        ("theo", "You want more people to come", "near", "saturday"),
        ("theo", "You want to be heard", "wrong", "2"),
        ("theo", "You want modern music", "wrong", "1"),
        ("theo", "You want the church to survive", "right", "open"),
        ("theo", "you want to sleep in", "right", "saturday"),
        ("dirk", "You want to make more money", "near", "note"),
        ("dirk", "You're afraid of losing the farm", "near", "note"),
        ("dirk", "You have debts", "right", "note"),
        ("dirk", "You need to keep your animals alive", "right", "heat"),
        ("nora", "You're afraid your well will run dry", "right", "tap"),
        ("nora", "You can't pay for a new well", "right", "drill"),
        ("nora", "You want to stay in your house", "right", "stay"),
        ("nora", "You want clean water", "near", "tap"),
        ("earl", "You want more money", "near", "pension"),
        ("earl", "You want respect for your years", "near", "pension"),
        ("earl", "You're worried about safety", "near", "fingers"),
        ("earl", "You want to know your schedule", "right", "week-ahead"),
        ("earl", "you want the contract respected", "wrong", "1"),
        ("dee", "You need the money", "near", "twelve-hours"),
        ("dee", "You want fairness", "vague", ""),
        ("dee", "You want to see your son", "right", "weekends"),
        ("dee", "You want to plan your weekends", "right", "week-ahead"),
        ("dee", "You want to be treated equally", "wrong", "3"),
        ("dee", "you want to know in advance when you work", "right", "week-ahead"),
        ("hollis", "You don't trust the government", "near", "ledger"),
        ("hollis", "You can't afford more tax on your land", "near", "land-tax"),
        ("hollis", "You don't want the county in debt", "near", "ledger"),
        ("hollis", "You don't care about sick people", "wrong", "1"),
        ("bernice", "You want help for the mentally ill", "right", "crisis"),
        ("bernice", "You want people treated with dignity", "vague", ""),
        ("bernice", "You want to know where he is", "right", "told"),
        ("bernice", "You lost someone", "lost", ""),
        ("bernice", "You want the county to pay", "near", "near-by"),
        ("patty", "You want peace in the family", "near", "mother"),
        ("patty", "You don't want to fight", "near", "called"),
        ("patty", "You don't want to be judged", "right", "called"),
        ("patty", "You're worried about Gary's job", "right", "work"),
        ("patty", "you want us together with mom", "right", "mother"),
        ("jo", "You want to be heard", "lost", ""),
        ("jo", "You're scared about the future", "near", "luis"),
        ("jo", "You want to protect Luis", "right", "luis"),
        ("jo", "You want me to admit I was wrong", "wrong", "0"),
        ("jo", "you're worried about health insurance", "right", "insurance"),
    ],
)
def test_a_guess_is_about_what_it_names(who, said, move, about):
    heard = hear(said, PARTIES[who])
    assert (heard.move, heard.about) == (move, about)
    for words in heard.words:
        assert set(tokens(words)) <= set(tokens(said)), "the words that say so are the learner's own"


def test_what_is_denied_is_not_named():
    walter = PARTIES["walter"]
    assert hear("It isn't the engine, it's that nobody asked you.", walter).about == "asked"
    assert hear("It's not the noise but the sleep.", walter).about == "sleep"
    assert hear("It isn't the engine.", walter).move == "lost"


def test_a_guess_with_its_answer_inside_is_still_a_guess():
    walter = PARTIES["walter"]
    assert hear("You just want to sleep, don't you?", walter).move == "right"
    assert hear("It's about money, isn't it?", walter).move == "wrong"
    assert hear("Surely you agree.", walter).move == "argue"


def test_every_stake_said_back_is_heard_and_told_of():
    for party in PARTIES.values():
        for interest in party.interests:
            assert hear(f"So you need {interest.stake}.", party).about == interest.id
            assert told_of(f"I need {interest.stake}.", party) == interest.id


def test_every_rule_compiles_and_is_shown():
    moves = [rule.move for rule in rules()]
    assert len(moves) == len(set(moves)) >= 8
    for rule in rules():
        assert rule.means
        assert all(re.compile(find) for find in rule.finds)


def test_what_cannot_be_is_answered_first():
    for who in ("ana", "walter"):
        assert answers_to("the engine off, paid for with the Sunday buses", BUS, who)[0].no
        assert not answers_to("the engine off, without touching the Sunday buses", BUS, who)[0].no
    assert answers_to("blip", BUS, "ana") == []


OFFERED = {
    "1-under-walters-window": ("the bus waits somewhere else", "a quieter bus", "write to Mr. Lind together", "try it for a month"),
    "2-four-floors-on-carver-street": ("give ten of the flats to aides", "lower it on the side of the garden", "a spot for the van"),
    "3-the-half-past-seven-bell": ("move chemistry to later in the day", "a carpool", "childcare until five", "a crossing guard"),
    "4-the-organ-at-eleven": ("alternate weeks", "the band plays hymns", "a crying room", "band at ten, organ at eleven"),
    "5-the-deep-well": ("a storage pond", "apply for a grant together", "a meter on the well", "drill it farther away"),
    "6-who-gets-saturday": ("post the schedule in advance", "half by seniority and half by turns", "let people trade shifts"),
    "7-the-jail-bond": ("use an empty floor of the hospital", "a nurse who rides along", "volunteers from the churches sit with them"),
    "8-thursday-2016": ("mother sits between them", "Patty tells Ron to behave", "talk before Thursday", "go together to the clinic"),
}


@pytest.mark.parametrize(("name", "option"), [(name, option) for name, some in OFFERED.items() for option in some])
def test_what_people_would_offer_is_answered_by_both(name, option):
    assert all(answers_to(option, cases()[name], party.id) for party in cases()[name].parties)


@pytest.mark.parametrize("name", sorted(exchanges()))
def test_an_argument_turned_around_is_heard_so(name):
    exchange = exchanges()[name]
    for telling in exchange.tellings:
        assert hear_rewritten("Surely you agree.", telling).move == "argue"
        assert hear_rewritten("What would it get you?", telling).move == "ask"
        assert hear_rewritten(f"So it's about the {telling.answers.words[0]}.", telling).move == "right"
        if exchange.shown == "argue":
            assert hear_rewritten(telling.organize[0].say, telling).move == "ask"
