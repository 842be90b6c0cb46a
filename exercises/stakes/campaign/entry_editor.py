"""The parts of a view in which goals, needs, stances, rules, moves and asks are written, the same in every exercise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..kit import nodes
from ..kit.actions import date
from ..kit.nodes import Node
from ..kit.words import _
from . import entries
from .editor import name_of
from .entries import Entries
from .fields import TEXT_LIMIT
from .model import Campaign

Options = Iterable[tuple[str, str]]


def written(
    kind: Entries, campaign: Campaign, part: str, label: str, /, *, hint: str = "", lines: int = 1, **keys: str
) -> Node:
    """A field for a part of an entry: text, a number or a day, as the part is. ``keys`` name the entry."""
    value = kind.value(campaign, part, **keys)
    form = "number" if isinstance(value, int) else "date" if kind.checks[part] is date else ""
    return nodes.field(
        label,
        str(value or "") if form == "number" else value,
        _action(kind, part, keys),
        limit=10 if form else TEXT_LIMIT,
        hint=hint,
        lines=lines,
        form=form,
        key=_key(part, keys),
    )


def chosen(
    kind: Entries,
    campaign: Campaign,
    part: str,
    label: str,
    options: Options,
    /,
    *,
    hint: str = "",
    look: str = "select",
    name: str = "",
    **keys: str,
) -> Node:
    """A choice for a part of an entry. ``keys`` name the entry, ``name`` the choice for pictures."""
    value = kind.value(campaign, part, **keys)
    return nodes.choice(
        label, value, options, _action(kind, part, keys), hint=hint, look=look, name=name, key=_key(part, keys)
    )


def ticked(kind: Entries, campaign: Campaign, part: str, label: str, /, *, hint: str = "", **keys: str) -> Node:
    """A box to tick for a part of an entry. ``keys`` name the entry."""
    value = kind.value(campaign, part, **keys)
    return nodes.check(label, value, _action(kind, part, keys), hint=hint, key=_key(part, keys))


def removed(kind: Entries, label: str, /, *, about: str = "", confirm: str = "", **keys: str) -> Node:
    """A button that takes an entry out. ``keys`` name the entry."""
    action = {"do": f"remove-{kind.noun}", **keys}
    return nodes.button(label, action, tone="quiet", about=about, confirm=confirm, key=_key("remove", keys))


def _action(kind: Entries, part: str, keys: dict[str, str]) -> dict[str, Any]:
    return {"do": f"write-{kind.noun}", "part": part, **keys}


def _key(part: str, keys: dict[str, str]) -> str:
    return " ".join((part, *keys.values()))


def goals(campaign: Campaign, *, most: int = 6) -> list[Node]:
    """Every goal with its decision-maker, and a blank one after them, up to ``most``."""
    ids = [goal.id for goal in campaign.goals]
    if len(ids) < most:
        ids.append(entries.goals.next(campaign))
    return [goal(campaign, id) for id in ids]


def goal(campaign: Campaign, id: str) -> Node:
    """One goal: what is to be done, and who can say yes."""
    found = entries.goals.find(campaign, id=id)
    label = found.what.strip() if found and found.what.strip() else _("A goal")
    made = goal_fields(campaign, id)
    if found:
        confirm = _("Remove this goal, and what was written about it?")
        made.append(removed(entries.goals, _("Remove"), about=label, confirm=confirm, id=id))
    return nodes.group([nodes.group(made, look="row")], look="entry", label=label, key=f"goal {id}")


def goal_fields(campaign: Campaign, id: str) -> list[Node]:
    """What is to be done, and who can say yes to it."""
    hint = _("A person, by name or office, never an institution.")
    return [
        written(entries.goals, campaign, "what", _("What is to be done?"), id=id),
        written(entries.goals, campaign, "decision_maker", _("Who can say yes to it?"), hint=hint, id=id),
    ]


def rule(campaign: Campaign, id: str) -> Node:
    """One rule, as the five lines that make it work on a bad day."""
    found = entries.rules.find(campaign, id=id)
    words = rule_words()
    label = words[found.kind] if found else _("A rule")
    made = [
        written(entries.rules, campaign, part, asked, lines=2 if part in ("what", "otherwise") else 1, id=id)
        for part, asked in rule_lines().items()
    ]
    if found:
        made.append(removed(entries.rules, _("Remove this rule"), about=label, confirm=_("Remove this rule?"), id=id))
    return nodes.group(made, look="entry", label=label, key=f"rule {id}")


def holder_options(campaign: Campaign, none: str, *, people_only: bool = False) -> list[tuple[str, str]]:
    """Everyone on the campaign as options of a choice, after ``none`` for nobody."""
    shown = campaign.people if people_only else campaign.holders
    return [("", none), *((holder.id, name_of(campaign, holder.id)) for holder in shown)]


def goal_options(campaign: Campaign, none: str) -> list[tuple[str, str]]:
    """Every goal as options of a choice, after ``none`` for no goal."""
    return [("", none), *((goal.id, goal.what.strip() or _("a goal without words yet")) for goal in campaign.goals)]


def kind_words() -> dict[str, str]:
    """What can be needed and brought."""
    return {
        "people": _("people who turn up"),
        "hours": _("hours a month"),
        "money": _("money"),
        "votes": _("votes"),
    }


def answer_words() -> dict[str, str]:
    """How someone can stand to a goal."""
    return {
        "unasked": _("not asked yet"),
        "support": _("support it"),
        "can live with": _("can live with it"),
        "red line": _("can't: a red line"),
    }


def rule_words() -> dict[str, str]:
    """What can be agreed on."""
    return {
        "decisions": _("how we decide"),
        "name": _("the name"),
        "partners": _("who joins, and who says so"),
        "tactics": _("what we will and won't do"),
        "speaking": _("who speaks for us"),
        "leaving": _("how to leave"),
        "other": _("something else"),
    }


def rule_lines() -> dict[str, str]:
    """What a rule answers, line by line."""
    return {
        "what": _("What is it about, and what was agreed?"),
        "decides": _("Who decides?"),
        "consults": _("Whom do they ask first?"),
        "within": _("By when?"),
        "otherwise": _("And if we don't agree?"),
    }


def wedge_words() -> dict[str, str]:
    """The five wedges of the spectrum of allies (Training for Change, Moving Your Allies)."""
    return {
        "active ally": _("acts with us"),
        "passive ally": _("agrees, does not act yet"),
        "neutral": _("undecided, or hasn't heard"),
        "passive opponent": _("disagrees, does not act"),
        "active opponent": _("acts against us"),
    }


def power_words() -> dict[str, str]:
    """How much say someone can have."""
    return {"little": _("little say"), "some": _("some say"), "much": _("much say")}


def confidence_words() -> dict[str, str]:
    """How sure one can be of where someone stands."""
    return {"a hunch": _("a hunch"), "some evidence": _("some evidence"), "sure": _("sure")}


def reply_words() -> dict[str, str]:
    """What came of an ask on the day."""
    return {"not asked": _("not asked yet"), "yes": _("yes"), "later": _("ask me later"), "no": _("no")}


def kept_words() -> dict[str, str]:
    """What became of a yes."""
    return {"open": _("not due yet"), "kept": _("kept"), "in part": _("kept in part"), "not kept": _("not kept")}
