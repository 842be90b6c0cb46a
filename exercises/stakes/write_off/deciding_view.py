"""What it takes to find elsewhere what is missing, and what the learner will do: a decision, a first ask, a day."""

from __future__ import annotations

import math

from ..campaign import Work, entries
from ..campaign.editor import name_of
from ..campaign.entry_editor import holder_options
from ..campaign.fields import TEXT_LIMIT
from ..campaign.turnout import Record, asks_for, record
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural
from .counting import Count, Range
from .model import DECISIONS, about, first_ask, is_counted
from .wording import decision_options, goal_words, ranged

ENOUGH = 5
SUPPOSED = 5
LEAST_RATE = 0.02
ASKABLE = ("people", "hours", "money")


def replacing(work: Work, counts: list[Count]) -> list[Node]:
    """For each thing that is missing, how many have to be asked, at the learner's own rate."""
    short = [count for count in counts if count.missing.high]
    if not short:
        return [nodes.text(_("Nothing is missing so far. Then nothing has to be found."), tone="muted")]
    own = record(work.campaign)
    made = [*_rate(work, own), nodes.group(_each(work, short), look="row", key="each")]
    found = [_asks(work, count, own) for count in short if count.kind in ASKABLE]
    made.append(nodes.items([nodes.text(said, tone="finding") for said in found if said], key="asks"))
    if any(count.kind == "votes" for count in short):
        made.append(nodes.text(_("Votes are not found by asking around. Ask who moves the one who has them.")))
    return made


def _rate(work: Work, own: Record) -> list[Node]:
    if own.asked >= ENOUGH:
        low, high = (round(10 * rate) for rate in own.rates)
        said = plural("Of your own asks so far {n} was kept", "Of your own asks so far {n} were kept", own.kept)
        return [
            nodes.text(
                _("{said}, of {asked} whose end you know. That speaks for {low} to {high} of ten.").format(
                    said=said, asked=own.asked, low=low, high=high
                )
            )
        ]
    asked = nodes.field(
        _("Of ten people whom you ask, how many do it?"),
        str(work.own.of_ten or ""),
        {"do": "write-rate", "part": "of_ten"},
        limit=10,
        hint=_("Your own record is best. Until you write a number, this counts on five."),
        form="number",
        key="of-ten",
    )
    return [asked]


def _each(work: Work, short: list[Count]) -> list[Node]:
    kinds = {count.kind for count in short}
    asked = {
        "hours": (_("How many hours a month does one newcomer give?"), work.own.hours, "hours"),
        "money": (_("How much does one who gives give?"), work.own.gift, "gift"),
    }
    made = [
        nodes.field(label, str(value or ""), {"do": "write-rate", "part": part}, limit=10, form="number", key=part)
        for kind, (label, value, part) in asked.items()
        if kind in kinds
    ]
    weekly = nodes.field(
        _("How many people can you ask in a week?"),
        str(work.own.weekly or ""),
        {"do": "write-rate", "part": "weekly"},
        limit=10,
        form="number",
        key="weekly",
    )
    return [*made, weekly]


def rates(work: Work, own: Record) -> tuple[float, float]:
    """The least and the most of ten that one counts on, as shares: by record, as typed, or five until something is."""
    if own.asked >= ENOUGH:
        low, high = own.rates
        return max(low, LEAST_RATE), max(high, LEAST_RATE)
    supposed = (work.own.of_ten or SUPPOSED) / 10
    return supposed, supposed


def _asks(work: Work, count: Count, own: Record) -> str:
    each = {"people": 1, "hours": work.own.hours, "money": work.own.gift}[count.kind]
    goal = goal_words(work.campaign, count.goal)
    missing = ranged(count.kind, count.missing)
    if not each:
        return _("{goal}: {missing} to find. Say how much one gives, and this says how many to ask.").format(
            goal=goal, missing=missing
        )
    low, high = rates(work, own)
    asks = Range(
        asks_for(math.ceil(count.missing.low / each), high),
        asks_for(math.ceil(count.missing.middle / each), (low + high) / 2),
        asks_for(math.ceil(count.missing.high / each), low),
    )
    said = _("{goal}: {missing} to find. That is {asks}.").format(goal=goal, missing=missing, asks=_talks(asks))
    if work.own.weekly and asks.high:
        weeks = Range(*(math.ceil(many / work.own.weekly) for many in (asks.low, asks.middle, asks.high)))
        said += " " + _("At {weekly} a week: {weeks}.").format(weekly=work.own.weekly, weeks=_weeks(weeks))
    return said


def _talks(found: Range) -> str:
    if found.low == found.high:
        return plural("{n} person to ask", "{n} people to ask", found.high)
    if not found.low:
        return plural("up to {n} person to ask", "up to {n} people to ask", found.high)
    return _("{low} to {high} people to ask").format(low=found.low, high=found.high)


def _weeks(found: Range) -> str:
    if found.low == found.high:
        return plural("{n} week", "{n} weeks", found.high)
    if not found.low:
        return plural("up to {n} week", "up to {n} weeks", found.high)
    return _("{low} to {high} weeks").format(low=found.low, high=found.high)


def deciding(work: Work) -> list[Node]:
    """The decision and why, what they would say to it, and the first ask."""
    one = about(work)
    name, harm = name_of(work.campaign, work.own.out), bool(one.harm.strip())
    made: list[Node] = [
        nodes.choice(
            _("And now?"),
            one.decision,
            decision_options(name, harm=harm),
            {"do": "decide"},
            look="radio",
            key="decision",
        ),
        _field("why", one.why, _("Why, for yourself?") if harm else _("Why, in a sentence that they would recognize?")),
    ]
    if not harm:
        made.append(_field("theirs", one.theirs, _("What would they say to that?")))
    if is_counted(work) or one.decision in DECISIONS[1:]:
        made.append(_first(work))
    return made


def _field(part: str, value: str, label: str) -> Node:
    return nodes.field(label, value, {"do": "write-between", "part": part}, limit=TEXT_LIMIT, lines=2, key=part)


def _first(work: Work) -> Node:
    """One ask of the campaign's, as short as it can be: whom, what, and by when."""
    campaign, id = work.campaign, first_ask(work)
    asked = entries.asks.value(campaign, "who", id=id)
    hurt = work.own.out if about(work).harm.strip() else ""
    whom = holder_options(campaign, _("somebody"))
    options = [(who, name) for who, name in whom if who in ("", asked) or who != hurt]
    action = {"do": "write-first-ask"}
    fields = [nodes.choice(_("Whom do you ask first?"), asked, options, action | {"part": "who"}, key="who")]
    for part, label, form in (
        ("what", _("For what, exactly?"), ""),
        ("due", _("By which day?"), "date"),
        ("where", _("Where will you ask?"), ""),
    ):
        value = entries.asks.value(campaign, part, id=id)
        fields.append(nodes.field(label, value, action | {"part": part}, limit=TEXT_LIMIT, form=form, key=part))
    said = nodes.text(_("One ask begins it. It goes on the list of your asks."), tone="muted")
    return nodes.group([said, nodes.group(fields, look="row")], label=_("The first ask"), key="first")
