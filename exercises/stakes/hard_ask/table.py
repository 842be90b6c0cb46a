"""The asks as a table for a spreadsheet (CSV), and back: what was written here is read again exactly."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from ..campaign import Ask, Campaign, Person, Work, editing, entries, spreadsheet
from ..campaign.fields import ENTRIES_LIMIT, NAME_LIMIT, PEOPLE_LIMIT, TEXT_LIMIT, unused_id
from ..kit.actions import text
from ..kit.errors import ActionError
from ..kit.words import _

# As they are in the workbook, in whatever language one reads: a file goes from one learner to another.
WRITTEN = (
    "what",
    "due",
    "time",
    "where",
    "after",
    "barrier",
    "follow_up",
    "forecast",
    "reply",
    "kept",
    "learned",
)
HEAD = ("id", "who", *WRITTEN)
TABLE_LIMIT = 300_000
_NAME = text(NAME_LIMIT)
# A workbook may hold several lines where a field takes one.
_WORDS = text(TEXT_LIMIT, lines=True)
_FORMS = ("due", "follow_up", "forecast", "reply", "kept")
_CHECKS = {part: entries.asks.checks[part] if part in _FORMS else _WORDS for part in WRITTEN}


def as_table(campaign: Campaign) -> str:
    """Every ask of a campaign as CSV."""
    return spreadsheet.write([HEAD, *(_row(campaign, ask) for ask in campaign.asks)])


def _row(campaign: Campaign, ask: Ask) -> list[str]:
    holder = campaign.holder(ask.who)
    return [ask.id, holder.name if holder else "", *(str(getattr(ask, part)) for part in WRITTEN)]


def taken_in(work: Work, written: str) -> Work:
    """The work with the asks of a table in it. A row that has the id of an ask which is here, and its words or its person,
    changes that one; any other is added.

    Raises ActionError, which says on which line.
    """
    try:
        rows = spreadsheet.read(written)
    except spreadsheet.SpreadsheetError as wrong:
        raise ActionError(str(wrong)) from None
    names = [cell.strip().casefold() for cell in rows[0].cells] if rows else []
    if "what" not in names:
        raise ActionError(_("The first line must name the columns, “what” among them. Copy it from a file that was saved here."))
    coming = _Coming(work.campaign)
    for row in rows[1:]:
        try:
            coming.take(dict(zip(names, row.cells, strict=False)))
        except ActionError as wrong:
            raise ActionError(_("Line {line}: {wrong}").format(line=row.line, wrong=wrong)) from None
    return work.with_campaign(asks=tuple(coming.asks.values()), people=tuple(coming.people))


class _Coming:
    """The asks and people of a campaign, with those of a table coming in row by row."""

    def __init__(self, campaign: Campaign) -> None:
        self.asks = {ask.id: ask for ask in campaign.asks}
        self.people = list(campaign.people)
        self._names = {holder.id: holder.name for holder in campaign.holders}
        # The first of a name, where several have it.
        self._ids = {holder.name: holder.id for holder in reversed(campaign.holders)}

    def take(self, cells: dict[str, str]) -> None:
        """One row, as the cells of its columns."""
        changes: dict[str, Any] = {part: _CHECKS[part](cells[part]) for part in WRITTEN if part in cells}
        name = _NAME(cells["who"]) if "who" in cells else None
        old = self.asks.get(cells.get("id", "").strip())
        same = old and (old.what == changes["what"] or name and self._names.get(old.who) == name)
        ask = old if old and same else Ask(id=unused_id("ask-", self.asks, len(self.asks) + 1))
        if name is not None and name != self._names.get(ask.who, ""):
            changes["who"] = self._whom(name)
        made = evolve(ask, **changes)
        if made != ask or ask.id not in self.asks:
            if ask.id not in self.asks:
                editing.make_room(tuple(self.asks), ENTRIES_LIMIT)
            self.asks[ask.id] = evolve(made, example=False)

    def _whom(self, name: str) -> str:
        if name.strip() and name not in self._ids:
            editing.make_room(tuple(self.people), PEOPLE_LIMIT)
            person = Person(id=unused_id("p", self._names, len(self._names) + 1), name=name)
            self.people.append(person)
            self._ids[name] = person.id
            self._names[person.id] = name
        return self._ids[name] if name.strip() else ""
