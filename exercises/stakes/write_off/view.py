"""Write-off as nodes: whom one might go on without, what is not for bargaining, the count, and what one will do."""

from __future__ import annotations

from ..campaign import Group, Work, editor
from ..campaign.cases import cases
from ..campaign.entry_editor import goals as goals_editor
from ..campaign.fields import NAME_LIMIT
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _
from .apart_view import between
from .board_view import board
from .count_view import counted, drawn, following, gap
from .deciding_view import deciding, replacing
from .model import is_counted

FEW = 6


def view(work: Work) -> Node:
    """The whole exercise, as far as it has come."""
    return nodes.exercise(
        _("Write-off"),
        _("At the end you know what you would have to find elsewhere, if you went on without somebody, and whom to ask."),
        _("15 minutes. A vote in blocks takes 10 more."),
        [
            editor.examples(work.campaign),
            nodes.section(_("Whom might you go on without?"), _whom(work), key="whom"),
            *(_steps(work) if work.campaign.holder(work.own.out) else [_ghost()]),
            nodes.section(
                _("Where votes come in blocks"),
                board(work),
                fold="open" if work.own.vote.blocks or work.own.vote.guess else "shut",
                key="board",
            ),
        ],
    )


def _whom(work: Work) -> list[Node]:
    campaign = work.campaign
    made = [nodes.text(_("You don't have to work with everybody. You need enough, with those who are left.")), *_groups(work)]
    options = {
        holder.id: editor.name_of(campaign, holder.id)
        for holder in (*campaign.groups, *campaign.people)
        if holder.id == work.own.out or holder.name.strip() and holder.id != campaign.you
    }
    if options:
        out = work.own.out if work.own.out in options else ""
        shown = {"": _("choose a group, or a person")} | options
        made.append(nodes.choice(_("Without whom?"), out, shown.items(), {"do": "choose-out"}, key="out"))
    return made


def _groups(work: Work) -> list[Node]:
    """The first groups by name and size, folded where all of them came with a worked case; and one more.

    The button stands outside of the fold, in one place: whoever pressed it, or an example's, is not lost.
    """
    groups = work.campaign.groups[:FEW]
    add = nodes.button(_("Add a group"), {"do": "add-group"}, key="add-group")
    if not groups:
        return [nodes.text(_("Name the groups that you count on, and how many people each has."), tone="muted"), add]
    fold = "shut" if all(group.example for group in groups) else "open"
    return [nodes.section(_("The groups, by name and size"), [*map(_group, groups)], fold=fold, key="groups"), add]


def _group(group: Group) -> Node:
    name = nodes.field(_("Group"), group.name, {"do": "write-name", "who": group.id}, limit=NAME_LIMIT, key="name")
    size = nodes.field(
        _("How many people?"), group.size, {"do": "write-size", "who": group.id}, limit=NAME_LIMIT, key="size"
    )
    label = group.name.strip() or _("A group")
    return nodes.group([nodes.group([name, size], look="row")], look="entry", label=label, key=f"group {group.id}")


def _steps(work: Work) -> list[Node]:
    made = [nodes.section(_("First, what you won't bargain over"), between(work), key="apart")]
    if is_counted(work):
        counts = counted(work)
        made += [
            nodes.section(_("Who would leave too?"), following(work), key="follow"),
            nodes.section(_("What would be missing, for each goal"), _goals(work) + gap(work, counts), key="gap"),
            nodes.section(_("What it takes to find it elsewhere"), replacing(work, counts), key="replace"),
        ]
    return [*made, nodes.section(_("What will you do?"), deciding(work), key="decide")]


def _goals(work: Work) -> list[Node]:
    if any(goal.what.strip() and not goal.example for goal in work.campaign.goals) or not work.campaign.goals:
        return goals_editor(work.campaign, most=FEW)
    return []


def _ghost() -> Node:
    """What the picture will be, on a worked case, before anybody was chosen."""
    campaign = cases()[0].campaign()
    out = campaign.groups[1].id
    said = nodes.text(_("This is what you will have, on an example:"), tone="muted")
    return nodes.group([said, *drawn(campaign, out)], look="ghost", key="ghost")
