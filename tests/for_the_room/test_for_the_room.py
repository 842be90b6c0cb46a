"""What of a workbook reaches the room: what its writer ticked, and nothing else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import walk
from rooms import handed_in, participant, raw
from stakes import Session, WorkbookError, exercises, workbook
from stakes.campaign.sharing import SHARED_PARTS
from stakes.hosts.room_file import page
from stakes.kit import nodes
from stakes.workshop import read_file, report
from stakes.workshop.exporting import to_json
from stakes.workshop.voice import FOR_THE_ROOM, copy_for_the_room, voice

SECRETS = ("Secret alias", "Another alias", "theirs to tell", "it was their fault", "Heron")


def whole(**changes):
    given = {
        "needs": ["a bus home"],
        "others": ["theirs to tell"],
        "goals": [("The 9.40 stays", "red line")],
        "asks": [("Ring the depot", "2027-04-01")],
        "group": "Choir",
        "start": "The Late Bus",
        "alone": True,
    }
    book = participant(**(given | changes))
    blame = book.session("fracture-lab")
    blame.handle({"do": "write-blame", "part": "says", "value": "it was their fault"})
    return book.with_session(blame)


def shown(*books):
    made = report(handed_in(*books))
    return to_json(made) + page(made)


def test_it_is_no_exercise():
    assert FOR_THE_ROOM not in exercises()
    assert Session(FOR_THE_ROOM).view()["kind"] == "exercise"


def test_nothing_is_shared_until_it_is_ticked():
    one = voice(whole(shares=()))
    assert not one.shares and not one.group
    made = report(handed_in(*(whole(shares=()) for _ in range(9))))
    assert (made.files, made.people, made.stakes, made.goals, made.weeks) == (9, 0, (), (), ())


def test_what_was_ticked_is_shared_and_nobody_else():
    books = [whole() for _ in range(4)]
    said = shown(*books)
    for words in ("a bus home", "The 9.40 stays", "Ring the depot"):
        assert words in said
    for secret in SECRETS:
        assert secret not in said, secret
        for book in books:
            copied = raw(copy_for_the_room(book)).decode()
            assert secret not in copied, secret
    late_bus = {stake.what for stake in Session("self-interest-map", json.loads(json.dumps(
        {"campaign": books[0].campaign, "own": Session("self-interest-map").work["own"]}
    ))).campaign.stakes if stake.example}  # fmt: skip
    assert len(late_bus) > 3
    assert not [what for what in late_bus if what in said]


@pytest.mark.parametrize("part", SHARED_PARTS)
def test_one_part_alone_is_shared_alone(part):
    one = voice(whole(shares=(part,)))
    assert [bool(one.stakes), bool(one.goals), bool(one.promises)] == [part == other for other in SHARED_PARTS]


def test_a_name_stands_beside_promises_only():
    said = report(handed_in(*(whole(name="Heron") for _ in range(3))))
    assert said.weeks[0].named == (("Heron", "Ring the depot"),)
    assert said.weeks[0].people is None
    assert "Heron" not in str(said.stakes) + str(said.goals)


@pytest.mark.parametrize("kept", [SHARED_PARTS, ("stakes",), ("goals", "asks")])
def test_the_copy_for_the_room_says_what_the_whole_workbook_says(kept):
    book = whole(shares=kept)
    copied = copy_for_the_room(book)
    assert voice(copied) == voice(book)
    assert set(copied.exercises) == {FOR_THE_ROOM}
    assert workbook.load(raw(copied)) == copied
    assert voice(copy_for_the_room(copied)) == voice(book)


def test_there_is_no_copy_before_anything_was_chosen():
    with pytest.raises(WorkbookError, match="For the room"):
        copy_for_the_room(participant(needs=["sleep"], shares=()))


def test_what_is_gone_is_shared_no_longer():
    book = whole()
    session = book.session("self-interest-map")
    session.handle({"do": "write-stake", "who": "p1", "stake": "p1-s1", "value": ""})
    assert voice(book.with_session(session)).stakes == ()


@given(st.data())
def test_whatever_is_done_there_leaves_work_that_opens_and_a_copy_that_says_the_same(data):
    book = participant(needs=["sleep"], goals=[("Stay", "support")], asks=[("x", "")], shares=())
    session = book.session(FOR_THE_ROOM)
    for _ in range(6):
        control = data.draw(st.sampled_from(list(nodes.controls(session.view()))))
        action = dict(control["action"])
        if control["kind"] == "check":
            action["value"] = data.draw(st.booleans())
        elif control["kind"] == "choice":
            action["value"] = data.draw(st.sampled_from([option["value"] for option in control["options"]]))
        elif control["kind"] == "field":
            action["value"] = data.draw(st.sampled_from(["", "Choir", "=1+1", "<b>"]))
        session.handle(action)
        assert Session(FOR_THE_ROOM, session.work).view() == session.view()
    after = book.with_session(session)
    assert voice(copy_for_the_room(after)) == voice(after)
    assert len(list(read_file("a.json", raw(after)))) == 1


def test_hostile_words_are_only_words():
    hostile = "<img src=x onerror=alert(1)>"
    books = [participant(needs=[hostile], goals=[(hostile, "support")], asks=[(hostile, "")], group=hostile, alone=True) for _ in range(8)]
    made = report(handed_in(*books))
    assert hostile not in page(made)
    assert json.loads(to_json(made))["stakes"][0]["what"] == hostile


def test_a_learner_who_tries_everything_there(monkeypatch):
    session = Session(FOR_THE_ROOM)
    session.handle({"do": "write-goal", "id": "goal-1", "part": "what", "value": "Stay"})
    assert len(list(walk(session, seed="room", said="Zzyzx", steps=20))) > 3
