"""The days that asks bring with them, for a calendar: when it is due, the day before, and the call afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256

from ..campaign import Ask, Campaign
from ..campaign.calendar import Day
from ..campaign.editor import name_of
from ..kit.words import _

MOST_DAYS = 200


def days_of(campaign: Campaign) -> list[Day]:
    """Days for the asks that are open, the first of them first. A no brings none."""
    found = (one for ask in campaign.asks if ask.reply != "no" and ask.kept == "open" for one in _days(campaign, ask))
    return sorted(found, key=lambda one: (one.day, one.id))[:MOST_DAYS]


def mark_of(days: list[Day]) -> str:
    """A mark by which days are known to be the same as before."""
    return sha256(repr(days).encode("utf-8", "surrogatepass")).hexdigest()


def day_before(day: str) -> str:
    """The day before a day.

    >>> day_before("2027-03-01")
    '2027-02-28'
    """
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _days(campaign: Campaign, ask: Ask) -> Iterator[Day]:
    who = name_of(campaign, ask.who) if ask.who else _("someone")
    what = ask.what.strip() or _("an ask without words yet")
    if ask.due:
        about = [ask.time, ask.where, ask.after, ask.barrier and _("If it gets in the way: {words}").format(words=ask.barrier)]
        lines = "\n".join(words.strip() for words in about if words.strip())
        yield Day(f"{ask.id} due", ask.due, f"{who}: {what}", lines)
        if ask.reply == "yes" and ask.due > "1900-01-01":
            said = _("Confirm with {who}: does it still suit?").format(who=who)
            yield Day(f"{ask.id} before", day_before(ask.due), said, what)
    if ask.follow_up:
        yield Day(f"{ask.id} call", ask.follow_up, _("Call {who}").format(who=who), what)
