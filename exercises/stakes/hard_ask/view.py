"""The hard ask as nodes: a no for practice, one's own ask, and folded behind it the promises and how many to ask."""

from __future__ import annotations

from ..campaign import Work, editor
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _
from .asking_view import answered, asked, evidence, gapped, whom
from .evening_view import how_many, rules_of_thumb
from .model import ask_of
from .practice_view import practised
from .promises_view import calls, promised
from .taking_view import taken


def view(work: Work) -> Node:
    """The whole exercise: ask today; the rest is for after the first yes."""
    yes = any(ask.reply == "yes" for ask in work.campaign.asks)
    return nodes.exercise(
        _("The hard ask"),
        _("At the end you hold one thing that you will ask of one person, the day, and what you do with a no."),
        _("15 minutes, and one real talk."),
        [
            editor.examples(work.campaign),
            nodes.group(
                [nodes.section(_("First, hear a no"), practised(work), key="practice")], look="screen", key="practice"
            ),
            nodes.section(_("Whom do you ask?"), whom(work), key="whom"),
            nodes.section(_("The gap, without shame"), gapped(work), key="gap"),
            nodes.section(_("The ask, and silence"), asked(work), key="ask"),
            nodes.section(
                _("What they said"), answered(work), fold="open" if ask_of(work).what.strip() else "shut", key="answer"
            ),
            nodes.section(_("What is known of such plans"), evidence(), fold="shut", key="evidence"),
            nodes.section(
                _("Promises, kept and not"), [*promised(work), *calls(work)], fold="open" if yes else "shut", key="promises"
            ),
            nodes.section(
                _("Thirty-seven promises for twenty people"),
                [
                    *how_many(work),
                    nodes.section(_("Where these numbers come from"), rules_of_thumb(), fold="shut", key="thumb"),
                ],
                fold="open" if work.own.evening.seed else "shut",
                key="evening",
            ),
            nodes.section(_("Take it with you"), taken(work), fold="shut", key="taking"),
        ],
    )
