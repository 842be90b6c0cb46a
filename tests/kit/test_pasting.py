"""What somebody pastes: faults by line, nothing kept of what is wrong, the same thing again from what was kept."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import texts_of
from stakes import ActionError, Session, workbook
from stakes.kit import content
from stakes.kit.pasting import FILE, SHOWN, Pasted

PLAYS = {
    "one-on-one": {"do": "sit-down", "script": "pasted", "seed": 3},
    "positions-to-interests": {"do": "choose-own-case"},
    "self-interest-map": {"do": "load-pasted"},
}


def checked(name, text=None):
    """A session with the example pasted, or with this text, and checked."""
    session = Session(name)
    session.handle({"do": "paste-example"} if text is None else {"do": "paste", "value": text})
    session.handle({"do": "check-pasted"})
    return session


def said(session):
    return " ".join(texts_of(session.view()))


@pytest.mark.parametrize("name", PLAYS)
def test_the_example_has_no_faults_and_plays(name):
    session = checked(name)
    assert session.own.pasted.faults == () and "Nothing is wrong with it" in said(session)
    before = said(session)
    session.handle(PLAYS[name])
    assert said(session) != before
    book = workbook.load(workbook.dumps(workbook.new().with_session(session)).encode())
    assert book.session(name).view() == session.view()


@pytest.mark.parametrize("name", PLAYS)
def test_a_fault_is_named_by_its_line_and_nothing_is_played(name):
    whole = checked(name).own.pasted.text.splitlines()
    assert whole[1].startswith("title:")
    session = checked(name, "\n".join([whole[0], "titel: x", *whole[2:]]))
    (first, *_) = session.own.pasted.faults
    assert first.line == 2 and "titel" in first.says
    assert "Line 2: " in said(session)
    with pytest.raises(ActionError):
        session.handle(PLAYS[name])
    session.handle({"do": "paste", "value": "\n".join(whole)})
    assert session.own.pasted.faults == () and not session.own.pasted.plain, "checked before anybody asked"


@pytest.mark.parametrize("name", PLAYS)
def test_an_example_overwrites_nothing_and_nothing_is_nothing_to_check(name):
    session = Session(name)
    with pytest.raises(ActionError, match="nothing to check"):
        session.handle({"do": "check-pasted"})
    session.handle({"do": "paste", "value": "mine: 1"})
    with pytest.raises(ActionError, match="a text already"):
        session.handle({"do": "paste-example"})


@pytest.mark.parametrize("name", PLAYS)
@pytest.mark.parametrize(
    "text",
    ["a: &a [*a]", "!!python/object:os.system x", "- " * 500, "[" * 400, "\t- a", "format: nothing/1", "a: 1\na: 2", "%YAML 9.9\n---\n", "&x", "0x", "null"],
)
def test_hostile_text_is_a_fault_and_never_a_crash(name, text):
    session = checked(name, text)
    assert session.own.pasted.faults and not session.own.pasted.plain
    assert all(fault.line >= 1 and fault.says for fault in session.own.pasted.faults)


@pytest.mark.parametrize("name", PLAYS)
@given(plain=st.one_of(st.text(max_size=40), st.just("[" * 9_000), st.just("{}"), st.just('{"format": "case/1"}'), st.just("NaN")))
def test_what_a_strange_workbook_holds_is_not_played(name, plain):
    work = Session(name).work
    work["own"]["pasted"]["plain"] = plain
    session = Session(name, work)
    session.view()
    with pytest.raises(ActionError):
        session.handle(PLAYS[name])


def test_no_more_faults_than_can_be_read_at_once():
    many = Pasted(text="a: 1").checked(lambda document: ([document.error("x" * 5_000)] * 100, ""))
    assert len(many.faults) == SHOWN and not many.plain


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=9), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3), max_leaves=9))
def test_json_of_a_document_reads_back_to_the_same(value):
    assert content.from_json(json.dumps(value, ensure_ascii=False), FILE).data == value
