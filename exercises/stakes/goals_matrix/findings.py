"""What the matrix says, in sentences: who carries what, what nobody carries, who could trade, whom to ask."""

from __future__ import annotations

from ..campaign import entries
from ..campaign.alliance import Alliance, Trade
from ..campaign.entry_editor import ticked
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural
from . import wording

FEW = 6
FIRST_TRADES = 3
ASKED = 3


def said(alliance: Alliance) -> list[Node]:
    """What is worth saying of the matrix, the most hopeful first and then what is not known."""
    made = [nodes.text(words, tone="finding") for words in _carried(alliance)[:FEW]]
    made += [nodes.text(words, tone="finding") for words in _elsewhere(alliance)[:FEW]]
    return [*([nodes.items(made)] if made else []), *_known(alliance)]


def _carried(alliance: Alliance) -> list[str]:
    shared, alone, nobody = [], [], []
    for goal in alliance.standing:
        carriers, quoted = alliance.carriers(goal), wording.quoted(alliance, goal)
        if len(carriers) > 1:
            shared.append(
                _("{goal} is carried by {names}.").format(names=wording.names(alliance, carriers), goal=quoted)
            )
        elif carriers:
            alone.append(
                _("{goal} is carried only by {name} so far.").format(name=wording.name(alliance, carriers[0]), goal=quoted)
            )
        else:
            nobody.append(_nobody(alliance, goal))
    return [*shared, *alone, *nobody]


def _nobody(alliance: Alliance, goal: str) -> str:
    whose = alliance.goal(goal).whose
    quoted = wording.quoted(alliance, goal)
    if not whose:
        return _("Nobody here has said that {goal} is theirs. A goal without an owner waits for one.").format(goal=quoted)
    return _("{goal} belongs to {name}. Nobody at this table carries it yet.").format(
        goal=quoted, name=wording.name(alliance, whose)
    )


def _elsewhere(alliance: Alliance) -> list[str]:
    return [
        _(
            "{goal} crosses a red line of {name}, with no seat at this table.{why} You may go on without them. You can't say that "
            "you speak for them."
        ).format(name=wording.name(alliance, line.who), goal=wording.quoted(alliance, goal), why=wording.reason(line))
        for goal in alliance.standing
        for line in alliance.lines_elsewhere(goal)
    ]


def _known(alliance: Alliance) -> list[Node]:
    """What was confirmed with the groups and what is a guess, and whom to ask next."""
    guesses, sure = len(alliance.guesses), sum(stance.confirmed for stance in alliance.answered)
    blank = len(alliance.unasked)
    counted = [plural("{n} answer was confirmed with the group.", "{n} answers were confirmed with the group.", sure)]
    if guesses:
        counted.append(plural("{n} is your guess.", "{n} are your guess.", guesses))
    if blank:
        counted.append(plural("{n} was not asked for yet.", "{n} were not asked for yet.", blank))
    asks = [
        _("Ask {name} whether you heard right on {goal}.").format(
            name=wording.name(alliance, stance.who), goal=wording.quoted(alliance, stance.goal)
        )
        for stance in alliance.guesses
    ]
    asks += [
        _("Ask {name}: could you live with {goal}?").format(
            name=wording.name(alliance, who), goal=wording.quoted(alliance, goal)
        )
        for who, goal in alliance.unasked
    ]
    made = [nodes.text(" ".join(counted), tone="muted")]
    made += [nodes.text(words, tone="question") for words in asks[:ASKED]]
    return [nodes.group(made, key="known")]


def trades(alliance: Alliance) -> list[Node]:
    """The pairs that could carry each other's goals, those that gain most first; and who could carry one for nothing."""
    made = [
        nodes.text(
            _(
                "Two groups with different goals can both work for both, if neither goal offends what the other holds dear. Each "
                "then has another voice beside its own. A nod is not carrying: agree who says whose, where, to whom."
            )
        )
    ]
    pairs = [_trade(alliance, trade) for trade in alliance.trades]
    if not pairs:
        made.append(nodes.text(_nothing(alliance), tone="finding"))
    made += pairs[:FIRST_TRADES]
    if pairs[FIRST_TRADES:]:
        made.append(nodes.section(_("Other pairs"), pairs[FIRST_TRADES:], fold="shut", key="other-pairs"))
    if len(pairs) > 1:
        made.append(
            nodes.text(
                _("In this order: first the pair in which both gain most. Nothing is weighted."),
                tone="muted",
            )
        )
    return [*made, *_one_way(alliance)]


def _nothing(alliance: Alliance) -> str:
    owned = {alliance.goal(goal).whose for goal in alliance.standing} & set(alliance.groups)
    if len(owned) < 2:
        return _("No trade yet. It takes two groups here that each have a goal which still stands.")
    return _("No trade yet. Ask both groups of a pair how they stand to the other's goal.")


def _trade(alliance: Alliance, trade: Trade) -> Node:
    one, other = wording.name(alliance, trade.one), wording.name(alliance, trade.other)
    made = [nodes.text(_("{one} and {other}").format(one=one, other=other), tone="lead")]
    given = [(trade.other, goal) for goal in trade.ones] + [(trade.one, goal) for goal in trade.others]
    made += [nodes.text(_gives(alliance, who, goal), tone="finding") for who, goal in given]
    made.append(_carrying(alliance, given))
    made.append(nodes.text(_how_sure(alliance, trade, given), tone="muted"))
    return nodes.group(made, look="entry", label=_("{one} and {other}").format(one=one, other=other), key=f"{trade.one} {trade.other}")


def _gives(alliance: Alliance, who: str, goal: str) -> str:
    """How a group stands to the goal that it could carry, with its own words for it."""
    support = alliance.answer(who, goal) == "support"
    can = _("{goal} has the support of {name}.{why}") if support else _("{name} can live with {goal}.{why}")
    return can.format(
        name=wording.name(alliance, who), goal=wording.quoted(alliance, goal), why=wording.reason(alliance.stance(who, goal))
    )


def _carrying(alliance: Alliance, given: list[tuple[str, str]]) -> Node:
    boxes = [
        ticked(
            entries.stances,
            alliance.campaign,
            "carries",
            _("{name} will carry {goal}").format(name=wording.name(alliance, who), goal=wording.quoted(alliance, goal)),
            who=who,
            goal=goal,
        )
        for who, goal in given
    ]
    return nodes.group(boxes, label=_("Who carries what"), key="carrying")


def _how_sure(alliance: Alliance, trade: Trade, given: list[tuple[str, str]]) -> str:
    carried = [who in alliance.carriers(goal) for who, goal in given]
    if all(carried):
        return _("Both carry both. Say in the agreement where, and in front of whom.")
    if any(wording.guessed(alliance, who, goal) for who, goal in given):
        return _("It rests on a guess. Ask first: would saying this aloud go against anything you value?")
    if any(carried):
        one = next(who for (who, _goal), yes in zip(given, carried, strict=True) if not yes)
        return _("So far it goes one way. What would {name} say?").format(name=wording.name(alliance, one))
    if trade in alliance.best:
        return _("Nobody gains more by a trade here. Ask both: would saying this aloud go against anything you value?")
    return _("Ask both: would saying this aloud go against anything you value?")


def _one_way(alliance: Alliance) -> list[Node]:
    if not alliance.one_way:
        return []
    made = [
        nodes.text(_("A hand, with nothing in return"), tone="lead"),
        nodes.text(_("These could be carried too. It may be how a trade begins."), tone="muted"),
        _carrying(alliance, list(alliance.one_way)),
    ]
    return [nodes.group(made, look="entry", label=_("A hand, with nothing in return"), key="one-way")]
