"""Workbooks for the tests to open, and what is said where one is refused."""

import json

import pytest
from stakes import Session, WorkbookError, workbook

REASONS = {"not-ours", "damaged", "too-new", "too-big", "wrong-content", "unreadable"}
NAME = "self-interest-map"


def written(start="The Late Bus"):
    """A workbook with something in it."""
    session = Session(NAME)
    session.handle({"do": "write-name", "who": "p1", "value": "Ana"})
    if start:
        session.handle({"do": "load-case", "case": start})
    return workbook.new().with_session(session)


def document(**changes):
    """A small workbook as JSON bytes, with these parts changed; a part that is ... is left out."""
    parts = json.loads(workbook.dumps(written(""))) | changes
    return json.dumps({name: part for name, part in parts.items() if part is not ...}).encode()


def refused(raw):
    """Why it is refused, and what is said."""
    with pytest.raises(WorkbookError) as error:
        workbook.load(raw)
    assert error.value.reason in REASONS
    assert str(error.value).endswith(".")
    return error.value.reason, str(error.value)
