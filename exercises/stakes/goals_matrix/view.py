"""The goals matrix as nodes: who is here and what they want, red lines first, then who could carry whose, then a page."""

from __future__ import annotations

from ..campaign import Campaign, Goal, Work, editor, entries
from ..campaign.alliance import Alliance
from ..campaign.cases import cases
from ..campaign.editing import group_row_ids
from ..campaign.entry_editor import chosen, removed, written
from ..campaign.fields import NAME_LIMIT, TEXT_LIMIT
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _
from . import agreement, asking, drawing, findings, voting, wording
from .model import FIRST_GOALS, FIRST_GROUPS, MOST_GOALS, asked_about, seated, table, taken_up

LISTED = 30


def view(work: Work) -> Node:
    """The whole exercise: who and what, red lines, answers, trades, what it could cost, the agreement, a room's votes."""
    alliance = table(work)
    begun = bool(alliance.groups and alliance.goals)
    return nodes.exercise(
        _("Goals matrix"),
        _("At the end you have one page that two or three groups can sign, or know why they won't."),
        _("10 minutes for three groups and four goals, as guesses. Asking the groups takes longer, and is the work."),
        [
            editor.examples(work.campaign),
            nodes.section(_("Who is here, and what do they want?"), _writing(work), fold=_done(work), key="writing"),
            _step(_("Red lines first"), "lines", asking.lines(alliance), begun),
            nodes.section(_("Support it, can live with it, can't"), _answers(work, alliance, begun), key="answers"),
            _step(_("Who could carry another group's goal?"), "trades", findings.trades(alliance), len(alliance.groups) > 1),
            _later(_("Who gave first, and what could it cost?"), "before", asking.before(alliance), begun),
            _later(_("The agreement, on one page"), "agreement", agreement.writing(work, alliance), begun),
            nodes.section(_("Votes of a room"), voting.room_of(work, alliance), fold="shut", key="room"),
            nodes.section(_("The matrix as a table"), [_table(alliance)], fold="shut", key="table"),
        ],
    )


def _done(work: Work) -> str:
    """The fold of the first step: shut where all in it came with an example, so that what comes of it is in sight."""
    alliance = table(work)
    shown = [*map(work.campaign.holder, alliance.groups), *map(alliance.goal, alliance.goals)]
    return "shut" if shown and all(entry and entry.example for entry in shown) else "open"


def _step(title: str, key: str, children: list[Node], begun: bool, fold: str = "open") -> Node:
    """A step that is folded until there is something in it."""
    if begun:
        return nodes.section(title, children, fold=fold, key=key)
    waits = nodes.text(_("There is something here once a group and a goal are written above."), tone="muted")
    return nodes.section(title, [waits], fold="shut", key=key)


def _later(title: str, key: str, children: list[Node], begun: bool) -> Node:
    """A step for later: it is there, and folded."""
    return _step(title, key, children, begun, fold="shut")


def _writing(work: Work) -> list[Node]:
    campaign = work.campaign
    made = [
        nodes.text(
            _("Write the groups first, by an alias where a name could harm someone. Guess what they hold dear; ask later."),
            tone="muted",
        )
    ]
    groups = [*seated(work), *(id for id in group_row_ids(campaign) if campaign.holder(id) is None)]
    made.append(nodes.group([_group(campaign, who) for who in groups], look="rows", key="groups"))
    made.append(nodes.button(_("Add a group"), {"do": "add-group"}, key="add-group"))
    made.append(nodes.text(_("Now the goals, as they would say them: what is to be done, by whom, by when."), tone="muted"))
    goals = list(taken_up(work))
    if len(goals) < MOST_GOALS:
        goals.append(entries.goals.next(campaign))
    made.append(nodes.group([_goal(campaign, id) for id in goals], look="rows", key="goals"))
    return [*made, *_others(work)]


def _group(campaign: Campaign, who: str) -> Node:
    holder = campaign.holder(who)
    label = editor.name_of(campaign, who) if holder else _("A group")
    values = {"do": "write-part", "who": who, "part": "values"}
    row = [
        nodes.field(
            _("Group"), holder.name if holder else "", {"do": "write-name", "who": who}, limit=NAME_LIMIT, key="name"
        ),
        nodes.field(
            _("What do they hold dear?"), holder.values if holder else "", values, limit=TEXT_LIMIT, key="values"
        ),
    ]
    return nodes.group([nodes.group(row, look="row", key="row")], look="entry", label=label, key=who)


def _goal(campaign: Campaign, id: str) -> Node:
    found = entries.goals.find(campaign, id=id)
    label = found.what.strip() if found and found.what.strip() else _("A goal")
    owners = [("", _("nobody's yet")), *((group.id, editor.name_of(campaign, group.id)) for group in campaign.groups)]
    if found and found.whose and found.whose not in dict(owners):
        owners.append((found.whose, editor.name_of(campaign, found.whose)))
    row = [
        chosen(entries.goals, campaign, "whose", _("Whose goal?"), owners, id=id),
        written(entries.goals, campaign, "what", _("What is to be done?"), id=id),
    ]
    return nodes.group([nodes.group(row, look="row", key="row")], look="entry", label=label, key=f"goal {id}")


def _others(work: Work) -> list[Node]:
    """Groups and goals of the campaign: who is on this sheet and who else could be, and what is removed altogether."""
    campaign, here, taken = work.campaign, set(seated(work)), set(taken_up(work))
    if not (campaign.groups or campaign.goals):
        return []
    groups = sorted(campaign.groups, key=lambda group: group.id not in here)[:LISTED]
    goals = sorted(campaign.goals, key=lambda goal: goal.id not in taken)[:LISTED]
    away = [editor.name_of(campaign, one.id) for one in groups if one.id not in here]
    title = _("Who else could be here: {names}").format(names=_(", ").join(away[:4])) if away else _("Who and what is here")
    made = [
        nodes.text(_("Tick who sits down and what is talked about. The rest stays in your campaign."), tone="muted"),
        nodes.group([_seat(campaign, one.id, one.id in here) for one in groups], label=_("Groups"), key="groups"),
        nodes.group([_taken(one, one.id in taken) for one in goals], label=_("Goals"), key="goals"),
    ]
    return [nodes.section(title, made, fold="shut", key="others")]


def _seat(campaign: Campaign, who: str, here: bool) -> Node:
    name = editor.name_of(campaign, who)
    confirm = _("Remove {name}, and all that you wrote about them?").format(name=name)
    remove = nodes.button(_("Remove"), {"do": "remove", "who": who}, tone="quiet", confirm=confirm, about=name, key="remove")
    return nodes.group([nodes.check(name, here, {"do": "seat", "who": who}, key="seat"), remove], look="row", key=who)


def _taken(goal: Goal, here: bool) -> Node:
    words = goal.what.strip() or _("a goal without words yet")
    confirm = _("Remove this goal, and what was written about it?")
    remove = removed(entries.goals, _("Remove"), about=words, confirm=confirm, id=goal.id)
    box = nodes.check(words, here, {"do": "take-up", "goal": goal.id}, key="take-up")
    return nodes.group([box, remove], look="row", key=goal.id)


def _answers(work: Work, alliance: Alliance, begun: bool) -> list[Node]:
    """The picture, which chooses the goal that is asked about; then that goal; then what all of it says."""
    if not begun:
        example = cases()[0].campaign()
        shown = Alliance(
            example,
            tuple(group.id for group in example.groups[:FIRST_GROUPS]),
            tuple(goal.id for goal in example.goals[:FIRST_GOALS]),
        )
        ghost = drawing.matrix(shown, look="ghost")
        return [
            nodes.text(_("Your matrix will grow here as you write. This is an example:"), tone="muted"),
            nodes.group([ghost, _listed(shown)], look="ghost", key="ghost"),
        ]
    return [
        drawing.matrix(alliance, goal=asked_about(work), lights="goal"),
        _listed(alliance),
        *asking.answers(work, alliance),
        nodes.section(_("What the matrix says"), findings.said(alliance), key="findings"),
    ]


def _listed(alliance: Alliance) -> Node:
    """What the picture shows, where there is no room for it."""
    made = []
    for goal in alliance.goals:
        stop = [nodes.text(_("Stops here."))] if goal in alliance.stopped else []
        said = nodes.text(wording.answers_of(alliance, goal))
        made.append(nodes.group([nodes.text(wording.words(alliance, goal), tone="lead"), *stop, said], key=goal))
    return nodes.group(made, look="narrow", key="narrow")


def _table(alliance: Alliance) -> Node:
    head = [_("Goal"), *(wording.name(alliance, who) for who in alliance.groups)]
    rows = [
        [wording.words(alliance, goal), *(_in_table(alliance, who, goal) for who in alliance.groups)]
        for goal in alliance.goals
    ]
    return nodes.table(_("How each group stands to each goal"), head, rows, key="rows")


def _in_table(alliance: Alliance, who: str, goal: str) -> str:
    said = wording.cell(alliance, who, goal)
    return _("{answer} (a guess)").format(answer=said) if wording.guessed(alliance, who, goal) else said
