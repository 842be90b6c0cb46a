"""What can be done in positions to interests: talks kept by seat, options, six exchanges, a table for two, one's own."""

import pytest
from laws import act, check_session, every_node
from stakes import ActionError, Session
from stakes.kit import nodes
from stakes.positions_to_interests.script import cases, exchanges

NAME = "positions-to-interests"
GUESS = "You need your sleep in one piece."


def say(session, words):
    session.handle({"do": "draft", "value": words})
    session.handle({"do": "say"})


def try_option(session, words):
    session.handle({"do": "draft-option", "value": words})
    session.handle({"do": "try-option"})


def own(session):
    return session.work["own"]


def texts(session):
    return "\n".join(node["text"] for node in every_node(session.view()) if "text" in node)


def stakes_of(session, name):
    (person,) = [one for one in session.campaign.people if one.name == name]
    return {(stake.what, stake.source) for stake in session.campaign.stakes_of(person.id)}


# The talk


def test_a_newcomer_can_guess_at_once():
    session = Session(NAME)
    fields = [node for node in nodes.controls(session.view()) if node["kind"] == "field"]
    assert fields[0]["label"] == "What do you say?"
    say(session, "You want some quiet.")
    assert "No, that's not it." in texts(session)


def test_a_line_is_said_once_and_the_field_is_empty_again():
    session = Session(NAME)
    say(session, GUESS)
    assert own(session)["held"][0]["said"] == [GUESS]
    assert own(session)["draft"] == ""
    session.handle({"do": "say"})
    assert own(session)["held"][0]["said"] == [GUESS]


def test_a_line_to_which_there_is_nothing_new_to_say_stays_in_the_field():
    session = Session(NAME)
    for _ in range(9):
        say(session, "Blip.")
    held = own(session)["held"][0]["said"]
    assert 0 < len(held) < 9
    assert own(session)["draft"] == "Blip."
    assert own(session)["waits"] == "silent"
    assert "your words are still here" in texts(session)
    session.handle({"do": "draft", "value": GUESS})
    assert own(session)["waits"] == ""
    session.handle({"do": "say"})
    assert "has confirmed 1 interest" in texts(session)


def test_something_to_be_done_is_sent_to_the_options():
    session = Session(NAME)
    say(session, "Could we switch to a smaller bus?")
    assert own(session)["waits"] == "option"
    assert not own(session)["held"]
    assert "Try it under" in texts(session)


def test_a_line_is_taken_back_with_its_words():
    session = Session(NAME)
    say(session, "You want some quiet.")
    say(session, GUESS)
    session.handle({"do": "take-back"})
    assert own(session)["held"][0]["said"] == ["You want some quiet."]
    assert own(session)["draft"] == GUESS
    assert "in these words" not in texts(session)
    assert "has confirmed 1" not in texts(session)


def test_both_seats_are_kept_apart_and_stay():
    session = Session(NAME)
    say(session, GUESS)
    session.handle({"do": "choose-seat", "value": "walter"})
    assert "You are Walter" in texts(session)
    assert GUESS not in texts(session)
    say(session, "You need to get home to your boys.")
    session.handle({"do": "choose-case", "value": list(cases())[3]})
    assert not {GUESS} & {node.get("text") for node in every_node(session.view())}
    session.handle({"do": "choose-case", "value": list(cases())[0]})
    assert GUESS in texts(session)
    session.handle({"do": "choose-seat", "value": "walter"})
    assert "You need to get home to your boys." in texts(session)


@pytest.mark.parametrize("name", sorted(cases()))
def test_every_case_is_played_to_its_end_from_both_seats(name):
    for party in cases()[name].parties:
        session = Session(NAME)
        session.handle({"do": "choose-case", "value": name})
        session.handle({"do": "choose-seat", "value": party.id})
        them = cases()[name].other(party.id)
        say(session, f"You want {them.interests[0].near[0]}.")
        say(session, f"I need {party.interests[0].stake}.")
        for interest in them.interests:
            say(session, f"So you need {interest.stake}.")
        assert f"{them.name} confirmed {len(them.interests)} interests." in texts(session)
        for idea in cases()[name].ideas[:3]:
            try_option(session, f"We try {idea.words[0]}.")
        check_session(session)
        session.handle({"do": "keep-on-map"})
        assert {source for _, source in stakes_of(session, them.name)} == {"confirmed"}
        session.campaign.check()


def test_no_shared_stake_is_an_honest_end_and_can_be_taken_back():
    session = Session(NAME)
    session.handle({"do": "choose-case", "value": "5-the-deep-well"})
    say(session, "You need a tap that runs.")
    say(session, "You need water for the cows.")
    session.handle({"do": "part"})
    assert "In this case there is none." in texts(session)
    assert "What do you say?" not in [node["label"] for node in nodes.controls(session.view())]
    session.handle({"do": "say"})
    session.handle({"do": "part"})
    assert "In this case there is none." not in texts(session)


def test_no_shared_stake_is_described_and_not_judged_where_there_is_one():
    session = Session(NAME)
    say(session, GUESS)
    session.handle({"do": "part"})
    assert "From what you had heard, that was honest." in texts(session)


def test_what_they_keep_they_keep_and_say_so():
    session = Session(NAME)
    say(session, "You want to close the bakery.")
    assert "kept back, and said so" in texts(session)
    assert "in these words" not in texts(session)
    assert "has confirmed 1" not in texts(session)


def test_what_was_confirmed_goes_onto_the_map_once_as_an_example():
    session = Session(NAME)
    say(session, GUESS)
    session.handle({"do": "keep-on-map"})
    once = session.work["campaign"]
    session.handle({"do": "keep-on-map"})
    assert session.work["campaign"] == once
    (walter,) = session.campaign.people
    assert walter.example and all(stake.example for stake in session.campaign.stakes)
    session.handle({"do": "clear-example"})
    assert not session.campaign.people


def test_an_invented_person_never_mixes_with_somebody_real_of_the_same_name():
    session = Session(NAME)
    session.handle({"do": "write-name", "who": "p1", "value": "Walter"})
    say(session, GUESS)
    session.handle({"do": "keep-on-map"})
    assert [(one.name, one.example) for one in session.campaign.people] == [("Walter", False), ("Walter", True)]
    assert not session.campaign.stakes_of("p1")


# Options


def test_each_side_answers_an_option():
    session = Session(NAME)
    say(session, GUESS)
    try_option(session, "The driver switches off the engine.")
    said = texts(session)
    assert "Walter: “Off, and not just lower?" in said
    assert "The night shift: “That costs nobody a cent." in said
    assert "One serves both" in said
    try_option(session, "The bus stops at eleven.")
    assert "It can't be." in texts(session)
    session.handle({"do": "drop-option", "index": 1})
    assert "It can't be." not in texts(session)
    try_option(session, "One letter together to Mr. Lind")
    assert "2 options serve both" in texts(session)


def test_what_an_option_serves_is_named_only_once_it_is_confirmed():
    session = Session(NAME)
    try_option(session, "The driver switches off the engine.")
    assert "five hours of sleep" not in texts(session)
    assert "not heard confirmed" in texts(session)
    say(session, GUESS)
    assert "It serves this: five hours of sleep" in texts(session)


def test_what_is_not_understood_says_what_it_has_to_do_with():
    session = Session(NAME)
    say(session, GUESS)
    try_option(session, "Something about sleep")
    assert "It has to do with this: five hours of sleep" in texts(session)
    assert "It was not understood yet, and that costs nothing." in texts(session)


def test_the_same_option_is_tried_once():
    session = Session(NAME)
    for _ in range(2):
        try_option(session, "The engine off")
    try_option(session, "engine off, please")
    assert own(session)["held"][0]["options"] == ["The engine off", "engine off, please"]
    assert "the same as to “The engine off”" in texts(session)


# Argue or organize


@pytest.mark.parametrize("name", sorted(exchanges()))
def test_an_exchange_is_told_apart_and_turned_around(name):
    session = Session(NAME)
    session.handle({"do": "choose-exchange", "value": name})
    exchange = exchanges()[name]
    assert exchange.why not in texts(session)
    for call in ("argue", "organize"):
        session.handle({"do": "call", "value": call})
        assert exchange.why in texts(session)
        assert ("as you say" in texts(session)) is (call == exchange.shown)
    for words in ("Surely you agree.", "What would it get you?"):
        session.handle({"do": "rewrite", "value": words})
        session.handle({"do": "try-line"})
    answers = exchange.tellings[0].answers
    said = texts(session)
    assert answers.argue[0] in said and answers.ask[0] in said
    assert "In 1 exchange a line of yours brought out something" in said
    check_session(session)
    if len(exchange.tellings) > 1:
        session.handle({"do": "turn-round", "value": True})
        assert exchange.why in texts(session)
        assert own(session)["turned"][0]["tries"] == []


def test_an_argument_brings_nothing_out():
    session = Session(NAME)
    session.handle({"do": "call", "value": "argue"})
    session.handle({"do": "rewrite", "value": "Surely you agree."})
    session.handle({"do": "try-line"})
    assert "brought out something" not in texts(session)
    assert "Heard as an argument: “Surely”" in texts(session)


# Two at one table


def seated():
    session = Session(NAME)
    for seat, name, position in (("first", "Red scarf", "The window stays open"), ("second", "Tall mug", "It stays shut")):
        for part, words in (("name", name), ("position", position)):
            session.handle({"do": "write-sitter", "seat": seat, "part": part, "value": words})
    return session


def guess(session, words):
    session.handle({"do": "write-guess", "value": words})
    session.handle({"do": "hand-over"})


def answer(session, how, words=""):
    session.handle({"do": "write-words", "value": words})
    session.handle({"do": "owner-says", "answer": how})


def test_nobody_guesses_before_both_have_a_position():
    session = Session(NAME)
    session.handle({"do": "write-sitter", "seat": "first", "part": "name", "value": "Red scarf"})
    assert "hand-over" not in [one["action"]["do"] for one in nodes.controls(session.view())]
    guess(session, "air")
    assert own(session)["table"]["guesses"] == []


def test_after_a_correction_the_same_one_guesses_again_and_after_a_yes_the_other():
    session = seated()
    assert own(session)["table"]["turn"] == 0
    guess(session, "fresh air")
    with pytest.raises(ActionError, match="Write why"):
        session.handle({"do": "owner-says", "answer": "no"})
    answer(session, "no", "It's the radiator, it ticks")
    assert own(session)["table"]["turn"] == 0
    guess(session, "no ticking at night")
    answer(session, "yes", "a night without that ticking")
    assert own(session)["table"]["turn"] == 1
    said = texts(session)
    assert "Red scarf has confirmed 1 interest, and corrected the other 1 time." in said
    assert "a night without that ticking" in said


def test_somebody_may_keep_a_thing():
    session = seated()
    guess(session, "something private")
    answer(session, "kept", "half typed")
    assert own(session)["table"]["guesses"][0]["words"] == ""
    assert "I'd rather keep to myself" in texts(session)
    assert "in these words" not in texts(session)
    assert "has confirmed 1" not in texts(session)


def test_both_mark_each_option():
    session = seated()
    guess(session, "air")
    answer(session, "yes")
    session.handle({"do": "write-table-option", "value": "A valve"})
    session.handle({"do": "add-table-option"})
    for seat in ("first", "second"):
        assert "Serves both of you" not in texts(session)
        session.handle({"do": "mark-option", "index": 0, "seat": seat, "value": "serves"})
    assert "Serves both of you: “A valve”." in texts(session)
    session.handle({"do": "mark-option", "index": 0, "seat": "second", "value": "lives"})
    assert "the other can live with it: “A valve”" in texts(session)


def test_what_two_confirmed_goes_onto_the_map_as_theirs():
    session = seated()
    guess(session, "air")
    answer(session, "yes", "to sleep cool")
    guess(session, "a warm back")
    answer(session, "no", "it is the noise from the street")
    session.handle({"do": "keep-table"})
    assert [(one.name, one.example) for one in session.campaign.people] == [("Red scarf", False)]
    assert stakes_of(session, "Red scarf") == {("to sleep cool", "confirmed")}


def test_two_may_find_nothing_in_common_and_clear_the_table():
    session = seated()
    guess(session, "air")
    session.handle({"do": "find-none"})
    assert "That is an honest end." in texts(session)
    session.handle({"do": "clear-table"})
    assert own(session)["table"] == own(Session(NAME))["table"]


# Somebody of one's own


def with_sheet():
    session = Session(NAME)
    session.handle({"do": "name-who", "who": "p1", "value": "Blue hat"})
    session.handle({"do": "write-position", "who": "p1", "value": "No parking here"})
    write(session, 0, "guess", "a place for a car")
    return session


def write(session, index, part, words):
    session.handle({"do": "write-own-guess", "who": "p1", "index": index, "part": part, "value": words})


def answered(session, index, how):
    session.handle({"do": "they-said", "who": "p1", "index": index, "value": how})


def kept(session):
    return [(stake.what, stake.source) for stake in session.campaign.stakes]


def test_a_guess_is_on_the_map_only_when_it_is_put_there_and_confirmed_only_by_them():
    session = with_sheet()
    answered(session, 0, "yes")
    assert kept(session) == []
    answered(session, 0, "")
    session.handle({"do": "keep-own-guess", "who": "p1", "index": 0})
    assert kept(session) == [("a place for a car", "guess")]
    answered(session, 0, "no")
    write(session, 0, "words", "the ambulance for my father")
    assert kept(session) == [("the ambulance for my father", "said")]
    answered(session, 0, "yes")
    assert kept(session) == [("the ambulance for my father", "confirmed")]
    session.handle({"do": "keep-own-guess", "who": "p1", "index": 0})
    assert len(kept(session)) == 1


def test_a_bare_no_has_nothing_to_put_on_the_map():
    session = with_sheet()
    answered(session, 0, "no")
    assert "keep-own-guess" not in [one["action"]["do"] for one in nodes.controls(session.view())]
    with pytest.raises(ActionError, match="no words"):
        session.handle({"do": "keep-own-guess", "who": "p1", "index": 0})


def test_a_stake_that_is_known_is_not_written_twice_nor_known_less():
    session = with_sheet()
    session.handle({"do": "write-stake", "who": "p1", "stake": "p1-s1", "value": "a place for a car"})
    session.handle({"do": "choose-source", "stake": "p1-s1", "value": "confirmed"})
    session.handle({"do": "keep-own-guess", "who": "p1", "index": 0})
    assert kept(session) == [("a place for a car", "confirmed")]


def test_a_stake_that_was_removed_from_the_map_stays_removed():
    session = with_sheet()
    session.handle({"do": "keep-own-guess", "who": "p1", "index": 0})
    session.handle({"do": "remove-stake", "stake": "p1-s1"})
    write(session, 0, "guess", "a wider gate")
    assert kept(session) == []


def test_whoever_is_removed_from_the_map_has_no_sheet_any_more():
    session = with_sheet()
    session.handle({"do": "remove", "who": "p1"})
    assert "No parking here" not in str(session.view())
    for action in ({"do": "they-said", "who": "p1", "index": 0, "value": "yes"}, {"do": "choose-who", "value": "p1"}):
        assert not act(session, action)
    session.handle({"do": "name-who", "who": "p1", "value": "Green bag"})
    assert [one.name for one in session.campaign.people] == ["Green bag"]


def test_a_fourth_person_can_be_named_where_three_are():
    session = Session(NAME)
    session.handle({"do": "load-case", "case": "The Late Bus"})
    (field,) = [one for one in nodes.controls(session.view()) if one["action"]["do"] == "name-who"]
    session.handle(field["action"] | {"value": "Blue hat"})
    assert "Blue hat" in [one.name for one in session.campaign.people]
    assert "What does Blue hat demand?" in str(session.view())


def test_what_is_on_the_map_already_can_be_chosen():
    session = Session(NAME)
    session.handle({"do": "load-case", "case": "The Late Bus"})
    (choice,) = [one for one in nodes.controls(session.view()) if one["action"]["do"] == "choose-who"]
    labels = [option["label"] for option in choice["options"]]
    assert "Walter" in labels
    assert "Ana" not in labels, "the learner does not ask themselves"


@pytest.mark.parametrize(
    "action",
    [
        {"do": "choose-case", "value": "no-such"},
        {"do": "choose-seat", "value": "nobody"},
        {"do": "choose-exchange", "value": "no-such"},
        {"do": "call", "value": "sing"},
        {"do": "turn-round", "value": "yes"},
        {"do": "drop-option", "index": 0},
        {"do": "drop-option", "index": -1},
        {"do": "drop-option", "index": True},
        {"do": "mark-option", "index": 0, "seat": "first", "value": "serves"},
        {"do": "drop-table-option", "index": 3},
        {"do": "owner-says", "answer": "maybe"},
        {"do": "write-sitter", "seat": "third", "part": "name", "value": "x"},
        {"do": "write-sitter", "seat": "first", "part": "name", "value": "x" * 300},
        {"do": "write-position", "who": "p1", "value": "x"},
        {"do": "write-own-guess", "who": "p1", "index": 0, "part": "guess", "value": "x"},
        {"do": "name-who", "who": "p7", "value": "x"},
        {"do": "choose-day", "who": "p1", "value": "01/02/03"},
        {"do": "draft", "value": "x" * 9_000},
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(action):
    assert not act(Session(NAME), action)
