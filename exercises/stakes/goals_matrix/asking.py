"""The parts in which answers are written: red lines, how each group stands to a goal, what came first and what it could cost."""

from __future__ import annotations

from ..campaign import Work, entries
from ..campaign.alliance import Alliance
from ..campaign.entry_editor import answer_words, chosen, ticked, written
from ..campaign.fields import TEXT_LIMIT
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _
from . import wording
from .model import asked_about


def lines(alliance: Alliance) -> list[Node]:
    """For each group, which goals offend what it holds dear; then what that stops."""
    made = [
        nodes.text(
            _(
                "A red line is what a group won't have, whatever else it gets. One is enough: it stops the goal, however many "
                "like it. Draw few. “We'd rather not” is not one; that is “can live with it”. Tick what goes against what they hold "
                "dear."
            )
        )
    ]
    made.append(nodes.group([_lines_of(alliance, who) for who in alliance.groups], look="cards", key="cards"))
    if not alliance.stopped:
        return [*made, nodes.text(_("No red line so far. Ask before you believe it."), tone="muted")]
    return [*made, *(_stopped(alliance, goal) for goal in alliance.stopped)]


def _lines_of(alliance: Alliance, who: str) -> Node:
    name = wording.name(alliance, who)
    holder = alliance.campaign.holder(who)
    dear = holder.values.strip() if holder else ""
    made = [nodes.text(name, tone="lead")]
    if dear:
        made.append(nodes.text(_("They hold dear: “{values}”").format(values=dear)))
    drawn = {goal for goal in alliance.goals if alliance.answer(who, goal) == "red line"}
    others = [goal for goal in alliance.goals if goal in drawn or not alliance.owns(who, goal)]
    if not others:
        made.append(nodes.text(_("All the goals here are theirs."), tone="muted"))
        return nodes.group(made, look="entry", label=name, key=who)
    boxes = []
    for goal in others:
        crossing = {"do": "cross", "who": who, "goal": goal}
        boxes.append(nodes.check(wording.short(alliance, goal), goal in drawn, crossing, key=goal))
        if goal in drawn:
            boxes.append(_line(alliance, who, goal))
    made.append(nodes.group(boxes, label=_("Red lines of {name}").format(name=name), key="boxes"))
    return nodes.group(made, look="entry", label=name, key=who)


def _line(alliance: Alliance, who: str, goal: str) -> Node:
    campaign, name = alliance.campaign, wording.name(alliance, who)
    return nodes.group(
        [
            written(
                entries.stances,
                campaign,
                "why",
                _("Why, in their own terms?"),
                hint=_("Where does it come from? If only some hold it, say how many, and keep their words."),
                lines=2,
                who=who,
                goal=goal,
            ),
            ticked(entries.stances, campaign, "confirmed", _("{name} said so").format(name=name), who=who, goal=goal),
        ],
        look="under",
        key=f"line {goal}",
    )


def _stopped(alliance: Alliance, goal: str) -> Node:
    made = [nodes.text(_("{goal} stops here.").format(goal=wording.quoted(alliance, goal)), tone="lead")]
    for line in alliance.red_lines(goal):
        name = wording.name(alliance, line.who)
        if line.why.strip():
            said = _("{name}: “{why}”").format(name=name, why=line.why.strip())
        else:
            said = _("No reason from {name} yet. Ask: what would cross it, and where does it come from?").format(name=name)
        made.append(nodes.text(said))
        if not line.confirmed:
            made.append(
                nodes.text(_("That line of {name} is your guess. Ask, before a goal is dropped for it.").format(name=name), tone="question")
            )
    made.append(
        nodes.text(
            _(
                "It stops for these groups together, and not for anybody alone: whoever wants it may work for it under their own "
                "name. Or change its words until they no longer cross the line, and ask everyone again."
            ),
            tone="muted",
        )
    )
    return nodes.notice(made, key=f"stopped {goal}")


def answers(work: Work, alliance: Alliance) -> list[Node]:
    """One goal at a time: how each group stands to it, why in their words, and whether they said so themselves."""
    goal = asked_about(work)
    if not goal:
        return []
    options = [(id, wording.words(alliance, id)) for id in alliance.goals]
    made = [
        nodes.text(_("One goal at a time: touch its flag, or choose it here. “Not asked yet” is an answer too."), tone="muted"),
        nodes.choice(_("Which goal?"), goal, options, {"do": "turn-to"}, name="goal", key="which"),
    ]
    head = [_("Group"), _("How do they stand to it?"), _("Why, in their words"), _("How you know")]
    rows = [_row(alliance, who, goal) for who in alliance.groups]
    made.append(nodes.matrix(_("What each group says to it"), head, rows, key="cells"))
    lines = alliance.red_lines(goal)
    if lines:
        names = wording.names(alliance, tuple(line.who for line in lines))
        made.append(
            nodes.text(_("A red line of {names} stops this goal, whatever the others say.").format(names=names), tone="finding")
        )
    if len(alliance.goals) > 1:
        made.append(nodes.button(_("Go to the next goal"), {"do": "turn-to-next"}, key="next"))
    return made


def _row(alliance: Alliance, who: str, goal: str) -> Node:
    campaign, name = alliance.campaign, wording.name(alliance, who)
    stance, owns = alliance.stance(who, goal), alliance.owns(who, goal)
    asked = stance is not None and stance.answer != "unasked"
    keys = {"who": who, "goal": goal}
    if owns and alliance.answer(who, goal) == "support":
        answer = nodes.text(_("It is their own goal."))
    else:
        answer = chosen(
            entries.stances, campaign, "answer", _("{name}: their answer").format(name=name), _answers(), **keys
        )
    why = written(entries.stances, campaign, "why", _("{name}: their reason").format(name=name), lines=2, **keys)
    known = ticked(entries.stances, campaign, "confirmed", _("{name} said so").format(name=name), **keys)
    shown = asked or owns
    blank = nodes.group([])
    return nodes.row(name, [answer, why if shown else blank, known if asked else blank], key=who)


def _answers() -> list[tuple[str, str]]:
    return list(answer_words().items())


def before(alliance: Alliance) -> list[Node]:
    """What was given before anything was asked, and what joining could cost; for each group by itself."""
    made = [
        nodes.text(
            _(
                "Ask each group by itself. What it could cost them is not for the agreement, and not for the others, unless they "
                "say so."
            ),
            tone="muted",
        )
    ]
    cards = [_before(alliance, who) for who in alliance.groups]
    return [*made, nodes.group(cards, look="cards", key="cards")]


def _before(alliance: Alliance, who: str) -> Node:
    holder, name = alliance.campaign.holder(who), wording.name(alliance, who)
    gave, joining = (holder.gave, holder.joining) if holder else ("", "")
    made = [
        nodes.text(name, tone="lead"),
        _part(who, "gave", gave, _("What was given to them before anything was asked?")),
        _part(who, "joining", joining, _("What could joining cost them?")),
    ]
    if not gave.strip():
        made.append(nodes.text(_("Is there an hour that they could use, to be given with nothing asked?"), tone="question"))
    if not joining.strip():
        made.append(
            nodes.text(_("Ask: “What could it cost you to be seen in this with us?” Hours always; what else?"), tone="question")
        )
    return nodes.group(made, look="entry", label=name, key=who)


def _part(who: str, part: str, value: str, label: str) -> Node:
    action = {"do": "write-part", "who": who, "part": part}
    return nodes.field(label, value, action, limit=TEXT_LIMIT, lines=2, key=part)
