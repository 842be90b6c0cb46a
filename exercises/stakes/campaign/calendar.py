"""Days for a calendar, as iCalendar text (RFC 5545) that calendar programs take in, written by the library icalendar.

Each entry is a whole day: what a learner writes as a time is in words ("after the two o'clock linen"), and a day means the
same in every time zone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timezone
from functools import lru_cache
from hashlib import sha256

from attrs import frozen

# A stamp is required, and nothing here reads a clock. Nobody is invited, so it orders no revisions.
_STAMP = datetime(2000, 1, 1, tzinfo=timezone.utc)


@frozen
class Day:
    """An entry for a ``day`` (``2027-03-31``). ``id`` is the same for the same thing, so that it can be moved."""

    id: str
    day: str
    summary: str
    description: str = ""


def calendar(days: Iterable[Day]) -> str:
    r"""A calendar file with these days in it.

    >>> "SUMMARY:Bread\\, salt\\; and\\nwater" in calendar([Day("1", "2027-03-31", "Bread, salt; and\nwater")])
    True
    """
    return _written(tuple(days))


# A view is made at every key, and its days seldom change.
@lru_cache(maxsize=8)
def _written(days: tuple[Day, ...]) -> str:
    # Imported here: it is slow to import, and seldom needed.
    from icalendar import Calendar, Event, vDatetime

    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//Common Stakes//EN")
    for one in days:
        event = Event()
        event.add("uid", f"{sha256(one.id.encode()).hexdigest()[:32]}@common-stakes.invalid")
        # Not added as the rest: that would look for time zones, which no page has.
        event["dtstamp"] = vDatetime(_STAMP)
        event.add("dtstart", date.fromisoformat(one.day))
        event.add("summary", _plain(one.summary))
        if one.description:
            event.add("description", _plain(one.description))
        made.add_component(event)
    return str(made.to_ical().decode())


def _plain(text: str) -> str:
    """Text in which every break of a line is one that the library escapes: others might end a line for some program."""
    return "\n".join(text.splitlines())
