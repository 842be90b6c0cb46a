"""Who sits at the table and which goals lie on it, and what can be done there. What is said of them is the campaign's."""

from __future__ import annotations

from typing import Any

from attrs import evolve, field, frozen

from ..campaign import Campaign, Work, editing, entries, tying
from ..campaign.alliance import Alliance
from ..campaign.fields import MOST, TEXT_LIMIT
from ..campaign.organizing import RULE_LINES
from ..campaign.room import Tally, Unread, figures, read_tallies
from ..kit.actions import Actions, boolean, identifier, number, one_of, reference, text
from ..kit.data import at_most
from ..kit.errors import ActionError
from ..kit.words import _

FIRST_GROUPS, FIRST_GOALS = 3, 4
MOST_GROUPS, MOST_GOALS = 6, 8
TALLY_LIMIT = 12_000
AGREED = ("name", "decisions", "tactics", "leaving")


@frozen(kw_only=True)
class Own:
    """``groups`` and ``goals`` are the ids of those at the table, empty for the first few of the campaign; ``goal`` is the
    goal that is asked about; ``votes`` are a room's, and ``pasted`` its tally as it was typed and not yet read."""

    groups: tuple[str, ...] = field(default=(), validator=at_most(MOST_GROUPS))
    goals: tuple[str, ...] = field(default=(), validator=at_most(MOST_GOALS))
    goal: str = field(default="", validator=at_most(100))
    votes: tuple[Tally, ...] = field(default=(), validator=at_most(1_000))
    pasted: str = field(default="", validator=at_most(TALLY_LIMIT))


update = Actions(editing.actions, tying.actions)


def seated(work: Work) -> tuple[str, ...]:
    """The ids of the groups at the table."""
    return _shown(work.campaign.groups, work.own.groups, FIRST_GROUPS)


def taken_up(work: Work) -> tuple[str, ...]:
    """The ids of the goals on the table."""
    return _shown(work.campaign.goals, work.own.goals, FIRST_GOALS)


def _shown(entries: tuple[Any, ...], chosen: tuple[str, ...], first: int) -> tuple[str, ...]:
    ids = [entry.id for entry in entries]
    known = set(chosen)
    return tuple(id for id in ids if id in known) or tuple(ids[:first])


def table(work: Work) -> Alliance:
    """Those at the table and what lies on it."""
    return Alliance(work.campaign, seated(work), taken_up(work))


def asked_about(work: Work) -> str:
    """The goal that is asked about, or nothing where there is none."""
    goals = taken_up(work)
    return work.own.goal if work.own.goal in goals else goals[0] if goals else ""


@update.on("seat", who=identifier, value=boolean)
def seat(work: Work, who: str, value: bool) -> Work:
    """Bring a group to the table, or take it off."""
    return work.with_own(groups=_chosen(seated(work), who, value, work.campaign.ids("groups"), MOST_GROUPS))


@update.on("take-up", goal=identifier, value=boolean)
def take_up(work: Work, goal: str, value: bool) -> Work:
    """Lay a goal on the table, or take it off."""
    return work.with_own(goals=_chosen(taken_up(work), goal, value, work.campaign.ids("goals"), MOST_GOALS))


def _chosen(shown: tuple[str, ...], id: str, value: bool, known: set[str], most: int) -> tuple[str, ...]:
    if id not in known:
        raise ActionError(_("That group or goal is no longer here. Choose one that is shown."))
    others = tuple(one for one in shown if one != id)
    if not value and not others:
        raise ActionError(_("The table would be empty. Bring another first."))
    if value and len(others) >= most:
        raise ActionError(_("There is room for {limit} on one sheet. Take one off first.").format(limit=most))
    return (*others, id) if value else others


def _with_new(before: Work, work: Work) -> Work:
    """The same work, where a group or a goal that has just been made is at the table."""
    groups = work.campaign.ids("groups") - before.campaign.ids("groups")
    goals = work.campaign.ids("goals") - before.campaign.ids("goals")
    for who in groups - set(seated(work)):
        work = seat(work, who, True)
    for goal in goals - set(taken_up(work)):
        work = take_up(work, goal, True)
    return work


def _placing(do: str) -> None:
    """What is made by this action of the campaign's has a place at the table at once."""

    def handler(work: Work, **found: Any) -> Work:
        return _with_new(work, editing.actions(work, {"do": do, **found}))

    update.on(do, **editing.actions.known[do])(handler)


for _do in ("write-name", "write-part", "add-group", "write-goal"):
    _placing(_do)


@update.on("load-case", **editing.actions.known["load-case"])
def load_case(work: Work, case: str) -> Work:
    """Show a worked case, its first groups and goals on the table."""
    return editing.load_case(work, case).with_own(groups=(), goals=(), goal="")


@update.on("cross", who=identifier, goal=identifier, value=boolean)
def cross(work: Work, who: str, goal: str, value: bool) -> Work:
    """Say that a goal crosses a group's red line, or that it does not."""
    if not value and entries.stances.value(work.campaign, "answer", who=who, goal=goal) != "red line":
        return work
    return entries.stances.write(work, "answer", "red line" if value else "unasked", who=who, goal=goal)


@update.on("turn-to", value=reference)
def turn_to(work: Work, value: str) -> Work:
    """Ask about this goal."""
    return work.with_own(goal=value) if value in taken_up(work) else work


@update.on("turn-to-next")
def turn_to_next(work: Work) -> Work:
    """Ask about the goal after this, or about the first."""
    goals = taken_up(work)
    if not goals:
        return work
    return work.with_own(goal=goals[(goals.index(asked_about(work)) + 1) % len(goals)])


def rule_id(campaign: Campaign, kind: str) -> str:
    """The id of the first rule of a kind, or of the next rule where there is none."""
    found = entries.rules.find(campaign, kind=kind)
    return found.id if found else entries.rules.next(campaign)


@update.on("agree", kind=one_of(*AGREED), part=one_of(*RULE_LINES), value=text(TEXT_LIMIT, lines=True))
def agree(work: Work, kind: str, part: str, value: str) -> Work:
    """Write a line of the rule of this kind; the first words in it make the rule."""
    id = rule_id(work.campaign, kind)
    return entries.rules.write(entries.rules.write(work, "kind", kind, id=id), part, value, id=id)


# The votes of a room

@update.on("tally", who=identifier, goal=identifier, part=one_of("agree", "votes"), value=number(0, MOST))
def tally(work: Work, who: str, goal: str, part: str, value: int) -> Work:
    """Type how many of a group voted on a goal, or agreed."""
    if who not in work.campaign.ids("groups") or goal not in work.campaign.ids("goals"):
        raise ActionError(_("That group or goal is no longer here. Choose one that is shown."))
    return work.with_own(votes=_counted(work, evolve(tally_of(work, who, goal), **{part: value})))


def tally_of(work: Work, who: str, goal: str) -> Tally:
    """A group's votes on a goal, none where nothing was typed."""
    found = (one for one in work.own.votes if (one.who, one.goal) == (who, goal))
    return next(found, Tally(who=who, goal=goal))


def _counted(work: Work, *new: Tally) -> tuple[Tally, ...]:
    """The room's votes with these in the place of what was there; those of groups and goals that are gone go too."""
    groups, goals = work.campaign.ids("groups"), work.campaign.ids("goals")
    made = {(one.who, one.goal): one for one in (*work.own.votes, *new)}
    kept = [one for one in made.values() if one.who in groups and one.goal in goals]
    return tuple(one for one in kept if one.agree or one.votes)[-1_000:]


@update.on("paste", value=text(TALLY_LIMIT, lines=True))
def paste(work: Work, value: str) -> Work:
    """Type or paste a room's tally; it is read when that is asked for."""
    return work.with_own(pasted=value)


def pasted(work: Work) -> tuple[tuple[Tally, ...], tuple[Unread, ...]]:
    """What can be read of the tally that was pasted, and which lines can't."""
    names = {group.id: group.name for group in work.campaign.groups}
    return read_tallies(work.own.pasted, names, {goal.id: goal.what for goal in work.campaign.goals})


@update.on("read-tally")
def read_tally(work: Work) -> Work:
    """Count what can be read of the tally; the lines that can't be read stay to be mended."""
    read, unread = pasted(work)
    if not read:
        raise ActionError(_("No line can be read yet. Each needs a group, a goal and two numbers: 14 of 20."))
    work = work.with_own(votes=_counted(work, *read), pasted="\n".join(one.words for one in unread))
    shown = [one.goal for one in read if one.goal in taken_up(work)]
    return work.with_own(goal=shown[0]) if shown else work


@update.on("clear-tally")
def clear_tally(work: Work) -> Work:
    """Take the room's votes out again."""
    return work.with_own(votes=(), pasted="")


def room(work: Work) -> tuple[Any, ...]:
    """What the room's votes come to, for each goal on the table on which a group at the table has voted."""
    return figures(work.own.votes, seated(work), taken_up(work))


def done(work: Work) -> bool:
    """Whether the agreement has its four rules, one of them at least the learner's own."""
    written = [rule for rule in work.campaign.rules if rule.kind in AGREED and rule.what.strip()]
    return {rule.kind for rule in written} == set(AGREED) and not all(rule.example for rule in written)
