"""Pressure and acceptance as nodes: a decision, four choices and what each is worth; the pivot and the others stand beside."""

from __future__ import annotations

from ..campaign import Work, editor
from ..campaign.fields import TEXT_LIMIT
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, translated
from .model import is_changed, shown, situation_of
from .others_view import bearing, others
from .pivot_view import pivot
from .sheets import KINDS, Choice, Sheet
from .situations import Situation, sheet_of, situations
from .wording import choice_words, meaning_words

GOALS = "goals"


def view(work: Work) -> Node:
    """The whole exercise: which decision, at what chance one would switch, who bears it, and somebody else's sheet."""
    # What comes later is folded until there is something to ask it of.
    fold = "open" if len(shown(work).lines) > 1 else "shut"
    return nodes.exercise(
        _("Pressure and acceptance"),
        _("At the end you know at what chance you would switch, who bears what you choose, and what is next."),
        _("10 minutes with a decision that is given; 20 with one of your own."),
        [
            nodes.group([editor.examples(work.campaign)], look="screen", key="campaign"),
            nodes.section(_("Which decision?"), _decision(work), key="decision"),
            nodes.section(_("Four things to do"), _choices(work), key="choices"),
            nodes.section(_("At what chance would you switch?"), pivot(work), key="chance"),
            nodes.section(_("Who bears it"), bearing(work), fold=fold, key="bearing"),
            nodes.section(_("What would change your mind?"), _change(work), fold=fold, key="change"),
            nodes.section(_("Somebody else's sheet"), others(work), fold=fold, key="theirs"),
        ],
    )


def _decision(work: Work) -> list[Node]:
    found, stage = situation_of(work), work.own.stage
    made: list[Node] = [nodes.group(_offered(work), look="row", label=_("Decisions"), key="offered")]
    stages = [("before", _("before the decision")), ("after", _("after it"))]
    made.append(nodes.choice(_("You are"), stage, stages, {"do": "choose-stage"}, look="radio", key="stage"))
    if found is not None:
        made += _told(found, stage)
    goals = dict.fromkeys(goal.what.strip() for goal in work.campaign.goals if goal.what.strip())
    event = nodes.field(
        _("What may happen, that all hangs on?"),
        shown(work).event,
        {"do": "write-sheet", "sheet": stage, "part": "event"},
        limit=TEXT_LIMIT,
        hint=_("Something that will be known by a certain day: “the council caps rents by March”."),
        suggestions=GOALS if goals else "",
        key="event",
    )
    return [*made, event, *([nodes.suggestions(GOALS, goals)] if goals else [])]


def _offered(work: Work) -> list[Node]:
    fresh = not work.own.situation and not is_changed(work)
    # What is written is not taken away unasked.
    confirm = _("Begin anew? What you wrote on these sheets goes.") if is_changed(work) else ""
    made = [
        nodes.button(
            translated(one.title),
            {"do": "load-situation", "title": one.title},
            tone="" if fresh and n == 0 else "quiet",
            confirm=confirm,
            key=one.title,
        )
        for n, one in enumerate(situations())
        if one.title != work.own.situation
    ]
    if not fresh:
        made.append(nodes.button(_("A decision of my own"), {"do": "begin-own"}, tone="quiet", confirm=confirm, key="own"))
    return made


def _told(found: Situation, stage: str) -> list[Node]:
    made = [nodes.text(translated(found.title), tone="lead"), nodes.text(translated(found.stands))]
    if stage == "after":
        made.append(nodes.text(translated(found.then)))
    made.append(nodes.text(translated(found.view), tone="muted"))
    if found.sources:
        sources = _("; ").join(translated(source) for source in found.sources)
        made.append(nodes.text(_("Sources: {sources}.").format(sources=sources), tone="muted"))
    return made


def _choices(work: Work) -> list[Node]:
    sheet, stage = shown(work), work.own.stage
    made: list[Node] = [nodes.text(_("What would each be here? Write at least two."))]
    if not sheet.written:
        example = sheet_of(getattr(situations()[0], stage))
        words = choice_words()
        said = _("{choice}: {what}")
        ghost = [nodes.text(said.format(choice=words[one.kind], what=one.what), tone="muted") for one in example.written]
        made.append(nodes.group(ghost, look="ghost", key="ghost"))
    return [*made, *(_choice(sheet.choice(kind), stage) for kind in KINDS)]


def _choice(one: Choice, stage: str) -> Node:
    return nodes.field(
        choice_words()[one.kind],
        one.what,
        {"do": "write-choice", "sheet": stage, "kind": one.kind, "part": "what"},
        limit=TEXT_LIMIT,
        hint=meaning_words(stage)[one.kind],
        lines=2,
        key=one.kind,
    )


def _change(work: Work) -> list[Node]:
    sheet, stage = shown(work), work.own.stage
    return [
        _field(sheet, stage, "change", _("What could you learn, or what could somebody do, that would move you?")),
        _field(sheet, stage, "priorities", _("What matters most to you here?"), _("A line each.")),
        _field(sheet, stage, "commitments", _("What will you do, whichever way it goes?"), _("A line each, with a day.")),
    ]


def _field(sheet: Sheet, stage: str, part: str, label: str, hint: str = "") -> Node:
    action = {"do": "write-sheet", "sheet": stage, "part": part}
    return nodes.field(label, getattr(sheet, part), action, limit=TEXT_LIMIT, hint=hint, lines=3, key=part)
