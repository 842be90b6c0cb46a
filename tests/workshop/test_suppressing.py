"""Nobody finds out what one or two people said: every table of small rooms is tried, by someone who knows the rules."""

import json
from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from rooms import rooms
from stakes.workshop import report
from stakes.workshop import suppressing
from stakes.workshop.exporting import to_json
from stakes.workshop.suppressing import GROUPS_FROM, LEAST, answers, by_group

SIZES = [
    (4, 4), (3, 4), (1, 6), (2, 5), (3, 3, 3), (4, 4, 4), (1, 2, 4), (2, 2, 4), (1, 1, 5),
    (1, 1, 1, 4), (2, 2, 2, 3), (1, 1, 1, 1, 3), (2, 2, 2, 2), (3, 3, 3, 3), (2, 2, 2, 2, 2), (4, 4, 4, 4),
]  # fmt: skip


def groups_given_away():
    """Where the shown row tells that a group has one or two people who said so, or how many."""
    for sizes in SIZES:
        of = dict(enumerate(sizes))
        looks = defaultdict(list)
        for table in product(*(range(size + 1) for size in sizes)):
            if sum(table):
                row = by_group(dict(enumerate(table)), of)
                looks[tuple(row.cells.items()), row.total].append(table)
        for (cells, total), tables in looks.items():
            for group in of:
                may = {table[group] for table in tables}
                if group not in dict(cells) and may & {1, 2} and (0 not in may or len(may) < 2):
                    yield sizes, cells, total, group


def answers_given_away(most=13):
    """Where the shown answers tell that one or two people gave one, or that somebody did who may not be listed."""
    for people in range(LEAST, most):
        looks = defaultdict(list)
        for counts in product(range(people + 1), repeat=3):
            if sum(counts) <= people:
                for listed in product((False, True), repeat=3):
                    looks[tuple(answers(counts, listed, people))].append(counts)
        for shown, tables in looks.items():
            for at, amount in enumerate(shown):
                may = {table[at] for table in tables}
                if may <= {1, 2} and len(may) == 1 or amount is None and 0 not in may:
                    yield people, shown, at


def test_no_row_gives_a_small_group_away_by_subtraction():
    assert list(groups_given_away()) == []


def test_no_answer_gives_one_or_two_people_away_by_subtraction():
    assert list(answers_given_away()) == []


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("by_group", lambda counts, sizes: suppressing.Row(
            {g: n for g, n in counts.items() if n >= LEAST}, suppressing.Amount(sum(counts.values()))
        )),
        ("answers", lambda counts, listed, people: [
            suppressing.Amount(n) if n >= LEAST else suppressing.SOME if n and may else None
            for n, may in zip(counts, listed, strict=True)
        ]),
    ],
)  # fmt: skip
def test_blank_cells_beside_a_total_are_caught(name, plain, monkeypatch):
    monkeypatch.setitem(globals(), name, plain)
    assert next(groups_given_away() if name == "by_group" else answers_given_away(), None)


@given(rooms)
def test_no_number_under_three_is_in_a_report(room):
    made = report(room)
    assert made.least == (made.people >= LEAST)
    assert made.grouped <= (made.people >= GROUPS_FROM)
    shown = [stake.total for stake in made.stakes]
    shown += [amount for goal in made.goals for amount in goal.answers.values() if amount]
    shown += [week.people for week in made.weeks if week.people]
    assert all(amount.people >= LEAST or amount == suppressing.SOME for amount in shown)
    assert all(people >= LEAST for stake in made.stakes for people in stake.cells.values())
    assert made.least or not (made.stakes or made.goals or made.weeks or made.groups)
    assert made.grouped or not (made.groups or any(stake.cells for stake in made.stakes))


@given(rooms)
def test_what_fewer_than_three_say_is_listed_only_where_one_of_them_agreed(room):
    made = report(room)
    said = json.loads(to_json(made))
    agreed = {what for voice in room.voices.values() if voice.alone for what in voice.stakes}
    agreed |= {line.what for tally in room.tallies.values() if tally.alone for line in tally.lines}
    for stake in said["stakes"]:
        assert stake["people"]["people"] >= LEAST or stake["what"] in agreed
