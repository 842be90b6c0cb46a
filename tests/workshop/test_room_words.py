"""Every word of the report, and of what leads to it, can be translated; nodes are such as any host can show."""

import re

import pytest
from hypothesis import given
from laws import check_view
from rooms import handed_in, participant, rooms, zipped
from stakes import Session
from stakes.kit import words
from stakes.workshop import Room, paper_view, read_file, report, same_view
from stakes.workshop.tally import Line, PaperGroup, Same, Tally, Week
from stakes.workshop.view import view
from stakes.workshop.voice import FOR_THE_ROOM
from test_words import Bracketed, shown, unbracketed

OWN = "Zzyzx"


@given(rooms)
def test_a_report_is_a_view(room):
    check_view(view(report(room)))


@pytest.mark.parametrize("people", [1, 4, 9])
def test_no_word_of_a_report_is_untranslated(people):
    goals = [(OWN, "support"), (f"{OWN} b", "red line"), (f"{OWN} c", "unasked")]
    books = [
        participant([OWN], goals, [(OWN, "2027-03-31"), (OWN, "")], f"{OWN} {'bc'[n % 2]}", OWN * (n % 3 == 0), True)
        for n in range(people)
    ]
    room = handed_in(*books, books[0], names=[f"{OWN}{n}" for n in range(people + 1)])
    words.use(Bracketed())
    bad = Room().merged(*read_file(OWN, zipped([(f"{OWN}/../x", b"")])))
    seen = 0
    for where, text in shown(view(report(room.merged(bad)))):
        left = re.sub(rf"{OWN}[\w/.]*( [bc])*|\d|-", "", text)
        assert not unbracketed(left), (where, text)
        seen += 1
    assert seen > 10


def test_no_word_for_the_room_is_untranslated():
    session = participant([OWN], [(OWN, "support")], [(OWN, "")], OWN, OWN).session(FOR_THE_ROOM)
    words.use(Bracketed())
    for one in (session, Session(FOR_THE_ROOM)):
        check_view(one.view())
        for where, text in shown(one.view()):
            assert not unbracketed(text.replace(OWN, "").replace("Secret alias", "").replace("Another alias", "")), (where, text)


def test_no_word_of_the_screen_for_paper_is_untranslated():
    tally = Tally(
        groups=(PaperGroup(name=OWN, people=4),),
        lines=(Line(what=OWN), Line(what=OWN, goal=True)),
        weeks=(Week(day="2027-04-01", people=2),),
        same=(Same(one=OWN, other=OWN),),
    )
    made = report(handed_in(*(participant([f"{OWN} b c" if n % 2 else f"{OWN} c b"]) for n in range(6))))
    words.use(Bracketed())
    trees = [paper_view.view(tally), paper_view.view(Tally()), *same_view.view(made, tally)]
    for tree in trees:
        for where, text in shown(tree):
            assert not unbracketed(re.sub(rf"{OWN}( [bc])*|\d", "", text)), (where, text)
    assert len(trees) == 3
