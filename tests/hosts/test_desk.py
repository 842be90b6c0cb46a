"""A workbook, the session open on it, and the elements to show."""

import pytest
from stakes import ActionError, Session, WorkbookError, workbook
from stakes.hosts.desk import Desk
from stakes.hosts.markup import Renderer

NAME = "self-interest-map"
ANA = {"do": "write-name", "who": "p1", "value": "Ana"}


def test_it_shows_what_the_session_shows():
    desk = Desk(NAME)
    assert desk.elements() == Renderer(NAME)(Session(NAME).view())
    assert desk.handle(ANA) == desk.elements() == Renderer(NAME)(desk.session.view())


def test_what_was_done_is_in_the_workbook_one_revision_on():
    desk = Desk(NAME)
    desk.handle(ANA)
    book = desk.saved()
    assert book.revision == 1
    assert book.session(NAME).work == desk.session.work
    assert desk.saved().revision == 2
    assert Desk(NAME, book).elements() == desk.elements()


def test_a_bad_action_leaves_all_as_it_was():
    desk = Desk(NAME)
    before = desk.handle(ANA)
    with pytest.raises(ActionError):
        desk.handle({"do": "nothing"})
    assert desk.elements() == before


@pytest.mark.parametrize("raw", [b"", b"{}", b'{"format": "common-stakes", "version": 99}'])
def test_a_bad_file_leaves_present_work_alone(raw):
    desk = Desk(NAME)
    before, book = desk.handle(ANA), desk.saved()
    with pytest.raises(WorkbookError):
        desk.open(raw)
    assert desk.elements() == before
    assert desk.book == book


def test_opening_a_copy_and_beginning_again():
    desk, other = Desk(NAME), Desk(NAME)
    desk.handle(ANA)
    raw = workbook.dumps(desk.saved()).encode()
    other.open(raw)
    assert other.elements() == desk.elements()
    assert other.book.id == desk.book.id
    other.clear()
    assert other.elements() == Desk(NAME).elements()
    assert other.book.id != desk.book.id


def test_work_of_other_exercises_goes_along():
    book = workbook.Workbook("a", exercises={"no-such-exercise": {"kept": [1]}})
    desk = Desk(NAME, book)
    desk.handle(ANA)
    assert desk.saved().exercises["no-such-exercise"] == {"kept": [1]}
