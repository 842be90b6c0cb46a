"""What one takes away: days for a calendar, a table for a spreadsheet, and a table taken in."""

from __future__ import annotations

from ..campaign import Work
from ..campaign.calendar import calendar
from ..kit import nodes
from ..kit.errors import ActionError
from ..kit.nodes import Node
from ..kit.words import _, plural
from .days import days_of, mark_of
from .table import TABLE_LIMIT, as_table, taken_in


def taken(work: Work) -> list[Node]:
    """Files of the asks, and room for a table that comes back."""
    made: list[Node] = []
    days = days_of(work.campaign)
    if days and work.own.calendar == mark_of(days):
        about = plural("{n} day", "{n} days", len(days))
        made.append(
            nodes.download(_("Save {about} for your calendar").format(about=about), "asks.ics", calendar(days), key="ics")
        )
    elif days:
        made.append(nodes.button(_("Make a calendar file of the days"), {"do": "make-calendar"}, key="make-ics"))
    else:
        made.append(nodes.text(_("Asks with a day can go into your calendar."), tone="muted"))
    if work.campaign.asks:
        made.append(nodes.download(_("Save the asks as a table (CSV)"), "asks.csv", as_table(work.campaign), key="csv"))
    about = _("Both files hold the aliases you gave. A calendar may be shared with others: look before you add them.")
    pasted = nodes.group(
        [
            nodes.field(
                _("Take in a table: paste its lines here"),
                work.own.pasted,
                {"do": "paste"},
                limit=TABLE_LIMIT,
                hint=_("As it was saved here, or with more lines. A column named “what” is enough."),
                lines=3,
                key="paste",
            ),
            *_coming(work),
        ],
        key="table",
    )
    coming = nodes.group([pasted], look="screen", key="in")
    return [nodes.group(made, look="row", key="files"), nodes.text(about, tone="muted"), coming]


def _coming(work: Work) -> list[Node]:
    """A button to take in what was pasted, or what has to be mended in it first."""
    if not work.own.pasted.strip():
        return []
    try:
        after = taken_in(work, work.own.pasted).campaign
    except ActionError as wrong:
        return [nodes.text(str(wrong), tone="question")]
    added = len(after.asks) - len(work.campaign.asks)
    said = plural("It adds {n} ask.", "It adds {n} asks.", added) if added else _("It adds no ask.")
    kept = set(after.asks)
    if any(ask not in kept for ask in work.campaign.asks):
        said = _("{said} Some that are here change.").format(said=said)
    return [nodes.text(said), nodes.button(_("Take it in"), {"do": "take-in-table"}, tone="main", key="take-in")]
