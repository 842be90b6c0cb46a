"""A room's votes: to type, or to paste as a tally; what they come to, and how little that is where few voted."""

from __future__ import annotations

from ..campaign import Work
from ..campaign.alliance import Alliance
from ..campaign.room import FEW, Figure, Share, Unread, swing
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural
from . import wording
from .model import TALLY_LIMIT, asked_about, pasted, room, tally_of

FILE = "tally.txt"
SHOWN = 8


def room_of(work: Work, alliance: Alliance) -> list[Node]:
    """All of it: the counts to write, and what they come to."""
    if not (alliance.groups and alliance.goals):
        return [nodes.text(_("This is for a room that voted. It needs a group and a goal first."), tone="muted")]
    figures = room(work)
    made = [
        nodes.text(
            _(
                "Only for a room: how many of each group agree with a goal, of how many who voted. One person's answers stay as "
                "they are above; a share of one is nothing."
            )
        ),
        *_typing(work, alliance),
        _pasting(work, alliance),
    ]
    if not figures:
        return made
    clear = nodes.button(
        _("Take the room's votes out"), {"do": "clear-tally"}, tone="quiet", confirm=_("Take all of the room's votes out?"), key="clear"
    )
    return [*made, *_figures(alliance, figures), clear]


def _typing(work: Work, alliance: Alliance) -> list[Node]:
    goal = asked_about(work)
    options = [(id, wording.words(alliance, id)) for id in alliance.goals]
    rows = []
    for who in alliance.groups:
        name = wording.name(alliance, who)
        tally = tally_of(work, who, goal)
        action = {"do": "tally", "who": who, "goal": goal}
        rows.append(
            nodes.row(
                name,
                [
                    _number(_("{name}: how many agree?").format(name=name), tally.agree, {**action, "part": "agree"}),
                    _number(_("{name}: how many voted?").format(name=name), tally.votes, {**action, "part": "votes"}),
                ],
                key=who,
            )
        )
    wrong = [
        _("{name}: {agree} of {votes} can't agree. Correct one of the two.").format(
            name=wording.name(alliance, who), agree=tally_of(work, who, goal).agree, votes=tally_of(work, who, goal).votes
        )
        for who in alliance.groups
        if tally_of(work, who, goal).agree > tally_of(work, who, goal).votes
    ]
    head = [_("Group"), _("How many agree"), _("How many voted")]
    return [
        nodes.choice(_("Votes on which goal?"), goal, options, {"do": "turn-to"}, key="voted"),
        nodes.matrix(_("Votes on {goal}").format(goal=wording.quoted(alliance, goal)), head, rows, key="counts"),
        *(nodes.text(words, tone="question") for words in wrong),
    ]


def _number(label: str, value: int, action: dict[str, str]) -> Node:
    return nodes.field(label, str(value or ""), action, limit=10, form="number", key=action["part"])


def _pasting(work: Work, alliance: Alliance) -> Node:
    read, unread = pasted(work)
    sheet = "\n".join(
        f"{wording.name(alliance, who)} | {wording.words(alliance, goal)} | __ of __"
        for goal in alliance.goals
        for who in alliance.groups
    )
    made = [
        nodes.text(
            _("A line for each group and goal, two numbers at its end. The sheet to fill in has these lines ready."), tone="muted"
        ),
        nodes.download(_("A tally sheet to fill in"), FILE, f"{sheet}\n", key="tally-sheet"),
        nodes.field(_("The room's tally"), work.own.pasted, {"do": "paste"}, limit=TALLY_LIMIT, lines=6, key="pasted"),
        *([nodes.items([nodes.text(_why_not(one)) for one in unread[:SHOWN]], key="unread")] if unread else []),
    ]
    if read:
        label = plural("Count {n} line", "Count {n} lines", len(read))
        made.append(nodes.button(label, {"do": "read-tally"}, tone="main", key="read"))
    return nodes.section(_("Paste a whole tally"), made, fold="shut", key="pasting")


def _why_not(one: Unread) -> str:
    said = {
        "group": _("Line {line}: no group here has that name. Begin it with a group's name as it is written above."),
        "goal": _("Line {line}: no goal here has those words. Write the goal as it is written above."),
        "numbers": _("Line {line}: two numbers are needed at its end: how many agree, of how many who voted."),
        "more": _("Line {line}: more agree than voted. Correct one of the two numbers."),
    }
    return said[one.why].format(line=one.line)


def _figures(alliance: Alliance, figures: tuple[Figure, ...]) -> list[Node]:
    head = [_("Goal"), *(wording.name(alliance, who) for who in alliance.groups), _("Together")]
    rows = [_figure_row(alliance, figure) for figure in figures]
    few = {one.tally.who: one.tally.votes for figure in figures for one in figure.shares if one.few}
    return [
        nodes.items([nodes.text(_finding(alliance, figure), tone="finding") for figure in figures], key="found"),
        *(nodes.notice([nodes.text(_few(alliance, who, votes))], tone="ask", key=f"few {who}") for who, votes in few.items()),
        nodes.table(_("What the room's votes come to"), head, rows, key="figures"),
        nodes.text(
            _(
                "How it is counted: in each group, those who agree and one more, of those who voted and two more, so that two "
                "votes of two don't read as everybody. Over the groups it is the geometric mean. A plain product, which some "
                "programs print, falls with every group that joins, even where all agree alike."
            ),
            tone="muted",
        ),
    ]


def _figure_row(alliance: Alliance, figure: Figure) -> list[str]:
    shares = {one.tally.who: one for one in figure.shares}
    cells = [_share(shares[who]) if who in shares else _("no votes") for who in alliance.groups]
    last = _("stopped by a red line") if figure.goal in alliance.stopped else _percent(figure.together)
    return [wording.words(alliance, figure.goal), *cells, last]


def _share(one: Share) -> str:
    return _("{agree} of {votes}: {share}").format(
        agree=one.tally.agree, votes=one.tally.votes, share=_percent(float(one.share))
    )


def _percent(share: float) -> str:
    return _("{n}%").format(n=_points(share))


def _points(share: float) -> int:
    """A share in hundredths, a half of one rounded up."""
    return int(100 * share + 0.5)


def _finding(alliance: Alliance, figure: Figure) -> str:
    goal = wording.quoted(alliance, figure.goal)
    if figure.goal in alliance.stopped:
        names = wording.names(alliance, tuple(line.who for line in alliance.red_lines(figure.goal)))
        return _("{goal} stops at a red line of {names}. No count lifts it.").format(goal=goal, names=names)
    least = figure.least
    said = _("{goal}: {share} over {groups}.").format(
        goal=goal,
        share=_percent(figure.together),
        groups=plural("{n} group", "{n} groups", len(figure.shares)),
    )
    if len(figure.shares) < 2:
        return said
    return said + " " + _("Fewest agree in {name}, {agree} of {votes}. Ask there why, before you ask the rest for more.").format(
        name=wording.name(alliance, least.tally.who), agree=least.tally.agree, votes=least.tally.votes
    )


def _few(alliance: Alliance, who: str, votes: int) -> str:
    counted = plural("only {n} vote", "only {n} votes", votes)
    said = _(
        "{name}: {votes}, and fewer than {few} say little. One change of mind moves this figure by {points} points. Read it as "
        "people, not as a share."
    )
    points = _points(float(swing(votes)))
    return said.format(name=wording.name(alliance, who), votes=counted, few=FEW, points=points)
