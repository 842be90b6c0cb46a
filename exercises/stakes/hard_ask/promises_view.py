"""Promises as nodes: a chance given beforehand, confirmed, what happened, and the call that is kind and holds to it."""

from __future__ import annotations

from ..campaign import Ask, Work, entries
from ..campaign.editor import name_of
from ..campaign.entry_editor import chosen, kept_words
from ..campaign.turnout import promises
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural
from .asking_view import ask_words
from .days import day_before

SHOWN = 40
ENOUGH = 5


def promised(work: Work) -> list[Node]:
    """Every promise, what today asks for, calls to make, and what the record says."""
    given = [ask for ask in work.campaign.asks if ask.reply == "yes"]
    if not given:
        example = nodes.text(
            _("Dev · Count who gets on after ten · you gave it 80 in 100 · confirmed · kept"), tone="muted"
        )
        return [
            nodes.text(_("A promise is a yes with a day. Once you have one, it stands here."), tone="muted"),
            nodes.group([example], look="ghost", key="ghost"),
        ]
    made: list[Node] = [
        nodes.button(_("What does today ask for?"), {"do": "look-at-today"}, needs=("today",), key="today"),
        *_today(work, given),
        _table(work, given[-SHOWN:]),
    ]
    if len(given) > SHOWN:
        made.append(nodes.text(_("The last {n} are shown. All are in the table to save.").format(n=SHOWN), tone="muted"))
    return [*made, *_record(work, given)]


def _today(work: Work, given: list[Ask]) -> list[Node]:
    day = work.own.day
    if not day:
        return []
    said = []
    for ask in given:
        if ask.kept != "open":
            continue
        words = ask_words(work.campaign, ask)
        if ask.due > day and day_before(ask.due) == day and ask.id not in work.own.confirmed:
            said.append(_("Confirm for tomorrow: {words} Leave room for a no; it is better today.").format(words=_ended(words)))
        elif ask.due == day:
            said.append(_("It is today: {words}").format(words=_ended(words)))
        elif ask.due and ask.due < day:
            said.append(_("Its day has come. What happened? {words}").format(words=_ended(words)))
        if ask.follow_up == day:
            said.append(_("You meant to call today: {words}").format(words=_ended(words)))
    nothing = [nodes.text(_("On {day}: nothing.").format(day=day), tone="muted")]
    return [nodes.items([nodes.text(words, tone="question") for words in said], key="asks-today")] if said else nothing


def _ended(words: str) -> str:
    return words if words[-1] in ".?!…" else f"{words}."


def _table(work: Work, given: list[Ask]) -> Node:
    rows = []
    for ask in given:
        words = ask_words(work.campaign, ask)
        forecast = nodes.field(
            _("Your forecast for this, in a hundred: {words}").format(words=words),
            str(ask.forecast or ""),
            {"do": "write-ask", "part": "forecast", "id": ask.id},
            limit=10,
            form="number",
            key="forecast",
        )
        confirmed = nodes.check(
            _("Confirmed with {name}").format(name=name_of(work.campaign, ask.who) if ask.who else _("them")),
            ask.id in work.own.confirmed,
            {"do": "confirm", "id": ask.id},
            key="confirmed",
        )
        label = _("What happened: {words}").format(words=words)
        kept = chosen(entries.asks, work.campaign, "kept", label, list(kept_words().items()), id=ask.id)
        when = _("{words} ({due})").format(words=words, due=ask.due) if ask.due else words
        rows.append(nodes.row(when, [forecast, confirmed, kept], key=ask.id))
    head = [_("The promise"), _("Forecast, in a hundred"), _("Confirmed"), _("What happened")]
    return nodes.matrix(_("What people promised you"), head, rows, key="promises")


def _record(work: Work, given: list[Ask]) -> list[Node]:
    record = promises(work.campaign)
    if not record.asked:
        return []
    kept = plural("{n} promise was kept, at least in part", "{n} promises were kept, at least in part", record.kept)
    said = _("{kept}, of {asked} whose day has come. That says how you ask, and nothing of any one person.")
    made = [nodes.text(said.format(kept=kept, asked=record.asked), tone="finding")]
    guessed = [ask for ask in given if ask.kept != "open" and ask.forecast]
    if len(guessed) >= ENOUGH:
        forecast = round(sum(ask.forecast for ask in guessed) / len(guessed))
        kept = round(100 * sum(ask.kept != "not kept" for ask in guessed) / len(guessed))
        said = _("Where you gave a forecast, it came to {forecast} in a hundred on average, and {kept} in a hundred were kept.")
        made.append(nodes.text(said.format(forecast=forecast, kept=kept), tone="finding"))
    return made


def calls(work: Work) -> list[Node]:
    """For each promise that was not kept, the call to make within two days."""
    missed = [ask for ask in work.campaign.asks if ask.reply == "yes" and ask.kept in ("not kept", "in part")][-SHOWN:]
    if not missed:
        return []
    ways = {call.ask: call.way for call in work.own.calls}
    return [
        nodes.section(
            plural("A call to make", "{n} calls to make", len(missed)),
            [
                nodes.text(_("Within two days. No excuse is asked for, and one of the ways on is out.")),
                *(_call(work, ask, ways.get(ask.id, "")) for ask in missed),
            ],
            key="calls",
        )
    ]


def way_words() -> dict[str, str]:
    """The ways on from a promise that was not kept."""
    return {
        "": _("not called yet"),
        "another day": _("another day"),
        "a smaller piece": _("a smaller piece of it"),
        "someone else": _("someone else does it"),
        "not yet": _("they said they would call"),
    }


def _call(work: Work, ask: Ask, way: str) -> Node:
    name, you = name_of(work.campaign, ask.who) if ask.who else _("They"), _("You")
    missed = _("I missed you on {day}. Are you all right?").format(day=ask.due) if ask.due else _("I missed you. Are you all right?")
    what = ask.what.strip() or _("what we agreed")
    said = _("You had said yes to this: “{what}” Another day, a smaller piece of it, or shall I ask someone else?")
    lines = [
        nodes.line("you", you, missed, key="1"),
        nodes.line("beat", name, _("They answer. First hear how they are."), key="2"),
        nodes.line("you", you, said.format(what=what), key="3"),
    ]
    body = [
        nodes.dialogue(_("The call to {name}").format(name=name), lines, key="said"),
        nodes.choice(
            _("Which way on did {name} choose?").format(name=name),
            way,
            list(way_words().items()),
            {"do": "called", "id": ask.id},
            key="way",
        ),
    ]
    if way in ("another day", "a smaller piece"):
        again = _("Write the new promise")
        body.append(nodes.button(again, {"do": "ask-anew", "id": ask.id}, about=name, key="anew"))
    elif way == "someone else":
        body.append(nodes.text(_("Then that is clear. Nothing is owed."), tone="finding"))
    return nodes.group(body, look="entry", label=_("Call {name}").format(name=name), key=ask.id)
