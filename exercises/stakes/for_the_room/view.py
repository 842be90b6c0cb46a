"""For the room as nodes: who you are here, what you could share, and what the report would then get."""

from __future__ import annotations

from typing import Any

from ..campaign import Work, entries
from ..campaign.editor import name_of
from ..campaign.entry_editor import chosen
from ..campaign.fields import NAME_LIMIT
from ..campaign.sharing import answer, key, offered, shared
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _

SHOWN = 60


def view(work: Work) -> Node:
    """The whole of it: nothing is ticked until its owner ticks it."""
    return nodes.exercise(
        _("For the room"),
        _("At the end you have a file with only what you chose, to hand over or to keep."),
        _("3 minutes."),
        [
            nodes.section(_("Who you are in this room"), _who(work), key="who"),
            nodes.section(_("What you need"), _part(work, "stakes"), key="stakes"),
            nodes.section(_("What is to be done, and how you stand to it"), _part(work, "goals"), key="goals"),
            nodes.section(_("What you will do, week by week"), _part(work, "asks"), key="asks"),
            nodes.section(_("Where fewer than three say the same"), _alone(work), key="alone"),
            nodes.section(_("What the room would get from you"), _preview(work), key="preview"),
        ],
    )


def _who(work: Work) -> list[Node]:
    people = [(person.id, name_of(work.campaign, person.id)) for person in work.campaign.people if not person.example]
    made = []
    if people:
        you = work.campaign.you if work.campaign.you in dict(people) else ""
        hint = _("Only what you wrote for yourself can be shared. The others on your map stay out, by name and by need.")
        options = [("", _("none of them")), *people]
        made.append(nodes.choice(_("Which of the people on your map is you?"), you, options, {"do": "choose-you"}, hint=hint, key="you"))
    return [
        *made,
        _words(work, "group", _("My group in this room"), _("Spell it as it stands on the wall. Empty is fine.")),
        _words(work, "name", _("A name, only if you want one beside what you will do"), _("An alias will do. Everything else has no name.")),
    ]


def _words(work: Work, part: str, label: str, hint: str) -> Node:
    action = {"do": "room-words", "part": part}
    return nodes.field(label, getattr(work.own, part), action, limit=NAME_LIMIT, hint=hint, key=part)


def _part(work: Work, part: str) -> list[Node]:
    found = offered(work.campaign)[part]
    if not found:
        return [nodes.text(_nothing(work)[part], tone="muted")]
    made = [_entry(work, part, entry) for entry in found[:SHOWN]]
    if len(found) > 1:
        made.append(nodes.button(_("Tick all of these"), {"do": "room-share-all", "part": part}, tone="quiet", key=f"all {part}"))
    return made


def _nothing(work: Work) -> dict[str, str]:
    return {
        "stakes": _("Nothing yet. It comes from the self-interest map: what stands there for whichever person is you.")
        if not work.campaign.you
        else _("You haven't written what you need yourself. The self-interest map is the place."),
        "goals": _("No goal yet. The goals matrix and the plan ask for them."),
        "asks": _("No ask yet. The hard ask and the plan ask for them."),
    }


def _entry(work: Work, part: str, entry: Any) -> Node:
    box = nodes.check(
        _label(part, entry),
        key(part, entry.id) in work.own.shares,
        {"do": "room-share", "part": part, "id": entry.id},
        key="box",
    )
    if part != "goals" or not work.campaign.you:
        return nodes.group([box], key=f"{part} {entry.id}")
    stance = chosen(
        entries.stances,
        work.campaign,
        "answer",
        _("How do you stand to “{goal}” yourself?").format(goal=entry.what.strip()),
        _answers().items(),
        who=work.campaign.you,
        goal=entry.id,
    )
    return nodes.group([box, nodes.group([stance], look="under")], key=f"{part} {entry.id}")


def _answers() -> dict[str, str]:
    """How one can stand to a goal oneself."""
    return {
        "unasked": _("no answer"),
        "support": _("I support it"),
        "can live with": _("I can live with it"),
        "red line": _("I can't: a red line"),
    }


def _label(part: str, entry: Any) -> str:
    what = entry.what.strip()
    if part == "asks" and entry.due:
        return _("{what}, by {day}").format(what=what, day=entry.due)
    return what


def _alone(work: Work) -> list[Node]:
    return [
        nodes.check(
            _("It may still be listed, with no number and no group"),
            work.own.alone,
            {"do": "room-alone"},
            hint=_("Without this tick, what fewer than three of you say is left out. Your way of putting it may tell people who wrote it."),
            key="alone",
        )
    ]


def _preview(work: Work) -> list[Node]:
    parts = shared(work.campaign, work.own)
    answers = _answers()
    said = [
        *(_("You need: {what}").format(what=one.what.strip()) for one in parts["stakes"]),
        *(
            _("To be done: {what}. Your answer: {answer}").format(what=one.what.strip(), answer=answers[answer(work.campaign, one.id)])
            for one in parts["goals"]
        ),
        *(_("You will do: {what}").format(what=_label("asks", one)) for one in parts["asks"]),
    ]
    if not said:
        return [nodes.text(_("Nothing but that one more person was here."), tone="finding"), *_ghost(work)]
    group = work.own.group.strip() or _("no group")
    name = work.own.name.strip()
    named = _("Beside what you will do stands: {name}.").format(name=name) if name else _("No name stands beside any of it.")
    return [
        nodes.items([nodes.text(words, tone="finding") for words in said], key="said"),
        nodes.text(_("Counted with: {group}.").format(group=group) + " " + named),
    ]


def _ghost(work: Work) -> list[Node]:
    """What could stand there, for someone who comes with nothing written yet."""
    if any(offered(work.campaign).values()):
        return []
    said = [
        _("For example: you need a bus home after nine."),
        _("You can live with the library opening later."),
        _("You will ring the depot, by Thursday."),
    ]
    return [nodes.group([nodes.items([nodes.text(words, tone="muted") for words in said])], look="ghost", key="ghost")]
