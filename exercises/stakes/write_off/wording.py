"""Words for what write-off counts and asks."""

from __future__ import annotations

from ..campaign import Campaign
from ..kit.words import _, plural
from .counting import Count, Range


def goal_words(campaign: Campaign, id: str) -> str:
    """A goal in the learner's words."""
    goal = next((one for one in campaign.goals if one.id == id), None)
    return goal.what.strip().rstrip(".") if goal and goal.what.strip() else _("A goal without words yet")


def amount(kind: str, n: int) -> str:
    """So much of a kind."""
    said = {
        "people": plural("{n} person", "{n} people", n),
        "hours": plural("{n} hour a month", "{n} hours a month", n),
        "money": _("{n} in money").format(n=n),
        "votes": plural("{n} vote", "{n} votes", n),
    }
    return said[kind]


def between_two(found: Range) -> str:
    """A range in figures: one where both ends are the same."""
    if found.low == found.high:
        return str(found.low)
    if not found.low:
        return _("up to {high}").format(high=found.high)
    return _("{low} to {high}").format(low=found.low, high=found.high)


def ranged(kind: str, found: Range) -> str:
    """A range of a kind."""
    if found.low == found.high:
        return amount(kind, found.low)
    if not found.low:
        return _("up to {amount}").format(amount=amount(kind, found.high))
    said = {
        "people": _("{low} to {high} people"),
        "hours": _("{low} to {high} hours a month"),
        "money": _("{low} to {high} in money"),
        "votes": _("{low} to {high} votes"),
    }
    return said[kind].format(low=found.low, high=found.high)


def count_sentence(count: Count, name: str, *, both: bool) -> str:
    """A count as one would say it; what is there with them, and how sure it is without, only where ``both`` are
    wanted."""
    said = _("It takes {need}.").format(need=amount(count.kind, count.need))
    if both:
        said += " " + _("With {name} there are {before}; without, {after}.").format(
            name=name, before=between_two(count.before), after=between_two(count.after)
        )
    else:
        said += " " + _("Without {name} there are {after}.").format(name=name, after=between_two(count.after))
    return f"{said} {_short(count, both)}"


def _short(count: Count, both: bool) -> str:
    missing = between_two(count.missing)
    if not count.missing.high:
        return _("That is enough.")
    if not both:
        return _("To find elsewhere: {missing}.").format(missing=missing)
    return _("Short by {missing}; {chance}.").format(missing=missing, chance=tenths(count.enough_after))


def tenths(n: int) -> str:
    """In how many of ten draws there is enough."""
    if n == 10:
        return _("enough every time")
    return plural("enough {n} time in ten", "enough {n} times in ten", n) if n else _("never enough")


def relation_words(kind: str, name: str) -> str:
    """What someone is to the one who leaves, ``name``."""
    said = {
        "member": _("who belongs to {name}"),
        "group": _("to which {name} belongs"),
        "knows": _("who knows {name}"),
        "trusts": _("who trusts {name}"),
        "works with": _("who works with {name}"),
        "family": _("who is family to {name}"),
        "reports to": _("who works over or under {name}"),
    }
    return said[kind].format(name=name)


def answer_options() -> list[tuple[str, str]]:
    """What someone might do when others leave: value and label."""
    return [("stays", _("would stay")), ("may go", _("may go: a coin's toss")), ("goes", _("would go"))]


def kind_words() -> dict[str, str]:
    """The three things that are kept apart."""
    return {
        "disagreement": _("a disagreement"),
        "incapacity": _("something they can't do"),
        "harm": _("harm that somebody did"),
    }


def decision_options(name: str, *, harm: bool) -> list[tuple[str, str]]:
    """What one can decide: value and label. Where there was harm, going comes first."""
    unknown, *others = [
        ("", _("I don't know yet")),
        ("with", _("Go on with {name}, on what we share").format(name=name)),
        ("less", _("Ask {name} for less, or at another time").format(name=name)),
        ("talk", _("Talk with {name} first").format(name=name)),
        ("without", _("Go on without {name}, and find elsewhere what is missing").format(name=name)),
        ("part", _("Part from {name}: it isn't for bargaining").format(name=name)),
    ]
    return [unknown, *(reversed(others) if harm else others)]
