"""Rooms merge in any order and grouping, as often as one likes, to the same room; each workbook counts once."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from rooms import handed_in, ones, participant, raw, rooms
from stakes.workshop import Room, read_file, report
from stakes.workshop.tally import Count, Line, PaperGroup, Same, Tally, dumps
from stakes.workshop.view import view

@given(rooms, rooms, rooms)
def test_merging_is_associative_commutative_and_idempotent(one, other, third):
    assert one.merged(other).merged(third) == one.merged(other.merged(third)) == one.merged(other, third)
    assert one.merged(other) == other.merged(one)
    assert one.merged(one) == one == one.merged(Room()) == Room().merged(one)
    assert one.merged(other).merged(one) == one.merged(other)


@given(st.lists(ones(), max_size=14), st.randoms(use_true_random=False))
def test_the_order_and_the_grouping_of_files_change_nothing(found, chance):
    straight = Room().merged(*found)
    shuffled = [*found, *found[:3]]
    chance.shuffle(shuffled)
    cut = len(shuffled) // 2
    other = Room().merged(*shuffled[:cut]).merged(Room().merged(*shuffled[cut:]))
    assert straight == other
    assert report(straight) == report(other)
    assert view(report(straight)) == view(report(other))


@given(rooms)
def test_every_file_counts_or_is_named_with_a_reason(room):
    names = sorted([file.name for file in room.counted] + [name for name, _why in room.left_out])
    assert names == sorted(file.name for file in room.files)
    assert len(room.counted) == len(room.voices) + len(room.tallies)
    assert all(why.strip().endswith(".") for _name, why in room.left_out)


def test_the_same_workbook_twice_counts_once_and_the_later_revision():
    early = participant(needs=["sleep"], id="one")
    late = evolve(participant(needs=["sleep", "a bus home"], id="one"), revision=9)
    room = handed_in(late, early, late, names=["late.json", "early.json", "again.json"])
    assert list(room.voices.values())[0].stakes == ("sleep", "a bus home")
    assert [file.name for file in room.counted] == ["again.json"]
    assert dict(room.left_out) == {
        "early.json": "It is an older copy of the work that again.json is of. The later one is counted.",
        "late.json": "It is the same as again.json, and counted there.",
    }


def test_of_two_copies_as_late_the_same_one_counts_in_any_order():
    one, other = participant(needs=["sleep"], id="x"), participant(needs=["light"], id="x")
    assert handed_in(one, other).voices == handed_in(other, one).voices


def test_a_mutation_that_takes_whichever_came_last_is_caught(monkeypatch):
    def last(kinds):
        return {id: one for kind in kinds for id, one in kind.items()}

    one = handed_in(participant(needs=["sleep"], id="x"))
    other = handed_in(evolve(participant(needs=["light"], id="x"), revision=9))
    assert one.merged(other) == other.merged(one)
    monkeypatch.setattr("stakes.workshop.room._highest", last)
    assert one.merged(other) != other.merged(one)


def test_a_tally_is_read_back():
    tally = Tally(id="paper", groups=(PaperGroup(name="Choir", people=4),), lines=(Line(what="sleep"),), revision=3)
    (room,) = read_file("tally.json", dumps(tally).encode())
    assert room.tallies == {"paper": tally}
    assert [file.name for file in room.counted] == ["tally.json"]
    (wrong,) = read_file("tally.json", dumps(tally).replace('"people":4', '"people":-4').encode())
    assert "not a tally" in wrong.left_out[0][1]
    (newer,) = read_file("tally.json", dumps(tally).replace('"version":1', '"version":2').encode())
    assert "another version" in newer.left_out[0][1]


def test_two_wordings_count_as_one_where_it_was_decided_and_nobody_counts_twice():
    wordings = [["a bus home late"], ["a late bus home"], ["buses home, late", "a bus home late"]]
    room = handed_in(*(participant(needs=wordings[n % 3]) for n in range(6)))
    assert [stake.total.people for stake in report(room).stakes] == [4]
    pairs = ((0, 1), (2, 1))
    tally = Tally(id="t", same=tuple(Same(one=wordings[a][0], other=wordings[b][0].upper()) for a, b in pairs))
    for decided in (tally, evolve(tally, same=tally.same[::-1])):
        (stake,) = report(room.merged(Room(tallies={"t": decided}))).stakes
        assert stake.total.people == 6


def test_whoever_answered_both_wordings_of_a_goal_has_one_answer_the_stricter():
    early, late = "the 9.40 bus stays", "keep the 9.40 bus"
    answered = [[(early, "support"), (late, "red line")], [(late, "can live with"), (early, "support")], [(early, "support")]]
    room = handed_in(*(participant(goals=answered[n % 3]) for n in range(12)))
    assert len(report(room).goals) == 2
    decided = Tally(id="t", same=(Same(one=early, other=late.upper()),))
    (goal,) = report(room.merged(Room(tallies={"t": decided}))).goals
    assert [(said, amount.people) for said, amount in goal.answers.items()] == [("support", 4), ("can live with", 4), ("red line", 4)]


def test_no_more_answer_on_paper_than_there_are_people_and_red_lines_count_first():
    lines = tuple(Line(what=what, goal=True) for what in ("a bus home late", "a late bus home"))
    counts = [Count(line=0, said="support", people=9), Count(line=1, said="red line", people=4), Count(line=1, said="support", people=5)]
    tally = Tally(id="t", groups=(PaperGroup(name="Choir", people=10),), lines=lines, counts=tuple(counts))
    assert {goal.what for goal in report(Room(tallies={"t": tally})).goals} == {"a bus home late", "a late bus home"}
    joined = evolve(tally, same=(Same(one=lines[0].what, other=lines[1].what),))
    (goal,) = report(Room(tallies={"t": joined})).goals
    assert [(said, amount and amount.people) for said, amount in goal.answers.items()] == [
        ("support", 6), ("can live with", None), ("red line", 4),
    ]  # fmt: skip


def test_a_workbook_and_a_tally_of_one_id_are_two():
    tally = dumps(Tally(id="x", groups=(PaperGroup(name="Choir", people=4),))).encode()
    room = Room().merged(*read_file("b.json", raw(participant(needs=["sleep"], id="x"))), *read_file("t.json", tally))
    assert not room.left_out
    assert report(room).people == 5
