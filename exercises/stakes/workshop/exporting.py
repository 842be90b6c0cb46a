"""A report as JSON, and as rows for a spreadsheet: what the report shows, and no more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..campaign import spreadsheet
from ..kit.words import _
from .report import Report
from .suppressing import Amount
from .view import amount_words

FORMAT = "common-stakes-report"


def to_json(report: Report) -> str:
    """The report as JSON text. An amount is ``{"people": 7, "exact": true}``; a few are 0, not exact."""
    document = {
        "format": FORMAT,
        "version": 1,
        "workbooks": report.files,
        "on_paper": report.on_paper,
        "people": report.people,
        "groups": list(report.groups),
        "stakes": [
            {"what": stake.what, "people": _amount(stake.total), "groups": dict(stake.cells)} for stake in report.stakes
        ],
        "goals": [
            {"what": goal.what, "answers": {said: _amount(amount) for said, amount in goal.answers.items()}}
            for goal in report.goals
        ],
        "weeks": [
            {
                "monday": week.monday,
                "people": _amount(week.people),
                "what": list(week.tasks),
                "named": [{"name": name, "what": what} for name, what in week.named],
            }
            for week in report.weeks
        ],
        "left_out": [{"file": name, "why": why} for name, why in report.left_out],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _amount(amount: Amount | None) -> dict[str, Any] | None:
    return {"people": amount.people, "exact": amount.exact} if amount else None


def to_csv(report: Report) -> str:
    """The report as CSV, in which no cell is a formula."""
    return spreadsheet.write(rows(report))


def rows(report: Report) -> Iterator[tuple[str, str, str, str]]:
    """The report as rows, their head first: what kind of thing, its words, of which group or how they stand, how many."""
    yield _("kind"), _("what"), _("of whom"), _("people")
    for stake in report.stakes:
        yield _("need"), stake.what, _("all"), amount_words(stake.total)
        for group, people in stake.cells.items():
            yield _("need"), stake.what, group or _("no group"), str(people)
    for goal in report.goals:
        for said, amount in goal.answers.items():
            if amount:
                yield _("goal"), goal.what, said, amount_words(amount)
    for week in report.weeks:
        if week.people:
            yield _("week"), week.monday, _("without a name"), amount_words(week.people)
        for task in week.tasks:
            yield _("week"), week.monday, _("without a name"), task
        for name, task in week.named:
            yield _("week"), week.monday, name, task
    for name, why in report.left_out:
        yield _("left out"), name, "", why
