"""The guesses: which of them carry the result, what others would have come to, and every one of them open to change."""

from __future__ import annotations

from ..campaign import Work
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed, translated
from .campaigns import NAMES, Played, assumptions
from .carrying import Outcome, carried, decides_room, decides_still, other_lines, outcome
from .model import Play, known_plays, numbers_for, played
from .weeks import KINDS, Week
from .wording import assumption_words, kind_short

FEW = 4


def carrying(work: Work) -> list[Node]:
    """Which guesses carry the result of this play."""
    one = played(work)
    assert one is not None
    numbers = numbers_for(work, work.own.now.case)
    given = (one, work.own.now.seed, work.own.now.weeks)
    now, found, words = outcome(*given, numbers), carried(*given, numbers), assumption_words()
    room = [_quoted(words[each.name]) for each in found if decides_room(each, numbers.needed, now)]
    still = [_quoted(words[each.name]) for each in found if decides_still(each, now)]
    made = [nodes.text(_("Your same ten weeks, with one guess at a time halved or doubled."))]
    met = now.room >= numbers.needed
    if len(room) > FEW:
        said = _("Any of {n} guesses, by itself, turns the goal from met to missed or back.").format(n=len(room))
    elif room:
        said = _("Whether the goal was met hangs on: {guesses}.").format(guesses=listed(room))
    elif met:
        said = _("The goal stays met whichever one guess is halved or doubled.")
    else:
        said = _("The goal stays missed whichever one guess is halved or doubled.")
    made.append(nodes.text(said, tone="finding"))
    if still:
        said = _("Who is still there would differ by half or more with: {guesses}.").format(guesses=listed(still))
    else:
        said = _("No guess by itself changes by half who is still there.")
    made.append(nodes.text(said, tone="finding"))
    rows = []
    for each in found:
        for value, there in each.at:
            rows.append([words[each.name], str(each.value), str(value), str(there.room), str(there.still)])
    head = [_("The guess"), _("Taken"), _("Tried"), _("In the room"), _("Leaders still there")]
    table = nodes.table(_("One guess at a time"), head, rows, key="tried")
    fold = nodes.section(_("Every guess, tried"), [table], fold="shut", key="tried")
    made.append(nodes.group([fold], look="screen", key="every"))
    return made


def _quoted(words: str) -> str:
    return _("“{words}”").format(words=words)


def comparing(work: Work) -> list[Node]:
    """Plays side by side: one's own, and what others would have come to in the same weeks."""
    one = played(work)
    assert one is not None
    now, numbers = work.own.now, numbers_for(work, work.own.now.case)
    head = [_("Ten weeks"), _("Hours"), _("In the room"), _("Leaders still there")]
    mine = [(_("Yours, just now"), now)]
    before = [play for play in known_plays(work) if (play.case, play.seed) == (now.case, now.seed)]
    mine += [(_("Yours, try {n}").format(n=n), play) for n, play in enumerate(before, 1)]
    rows = [_row(name, one, play, outcome(one, play.seed, play.weeks, numbers)) for name, play in mine]
    for id, weeks in other_lines().items():
        other = Play(case=now.case, seed=now.seed, weeks=weeks)
        rows.append(_row(_line_words()[id], one, other, outcome(one, now.seed, weeks, numbers)))
    said = _("The room is one figure, and it takes {n}. Who is still there is another. Which of them you wanted, no table says.")
    said = said.format(n=numbers.needed)
    table = nodes.table(_("The same ten weeks, spent otherwise"), head, rows, key="others")
    return [nodes.text(said), table, nodes.group(_again(work), look="row", key="again")]


def _row(name: str, one: Played, play: Play, found: Outcome) -> list[str]:
    total = {kind: sum(getattr(week, kind) for week in play.weeks) for kind in KINDS}
    every = sum(total.values())
    words = kind_short()
    shares = [
        _("{share}% {kind}").format(share=round(100 * total[kind] / every), kind=words[kind])
        for kind in KINDS
        if total[kind]
    ]
    return [name, _(", ").join(shares), str(found.room), str(found.still)]


def _line_words() -> dict[str, str]:
    return {
        "staff": _("All to the doors"),
        "distributed": _("All to volunteers elsewhere"),
        "leaders": _("All to leaders"),
        "thirds": _("A third each, every week"),
        "turns": _("A week at the doors, five with leaders, four at the doors"),
        "late": _("Six weeks with leaders, four with callers"),
    }


def _again(work: Work) -> list[Node]:
    now = work.own.now
    same = {"do": "begin-weeks", "case": now.case, "seed": now.seed}
    return [
        nodes.button(_("Play the same ten weeks otherwise"), same, tone="main", key="same"),
        nodes.button(_("Ten other weeks"), {"do": "begin-weeks", "case": now.case}, needs=("seed",), key="other"),
        nodes.button(_("Another campaign"), {"do": "leave-weeks"}, tone="quiet", key="leave"),
    ]


def assuming(work: Work) -> list[Node]:
    """Every assumption of the campaign, with where it is from, to be changed."""
    one = played(work)
    assert one is not None
    case, numbers, words = work.own.now.case, numbers_for(work, work.own.now.case), assumption_words()
    given = assumptions(one)
    said = _(
        "Every number is a guess, ours or yours. Put your own in its place, and all that was told changes with it. The weeks that "
        "you played stay as you spent them. What comes out can't tell you what works. It shows what follows from what you believe."
    )
    typed = [_assumption(case, name, words[name], getattr(numbers, name), given[name].value, given[name].source) for name in NAMES]
    rows = [[words[name], str(getattr(numbers, name)), translated(given[name].source)] for name in NAMES]
    head = [_("The guess"), _("Taken"), _("Where ours is from")]
    return [
        nodes.text(said),
        nodes.group([nodes.table(_("What was assumed"), head, rows)], look="paper", key="on-paper"),
        nodes.group(
            [nodes.group(typed, look="grid", label=_("Assumptions"), key="assumed"), _events(one), _units(one)],
            look="screen",
            key="on-screen",
        ),
    ]


def _assumption(case: str, name: str, label: str, value: int, ours: int, source: str) -> Node:
    action = {"do": "assume", "case": case, "name": name}
    typed = nodes.field(label, str(value), action, limit=5, hint=translated(source), form="number", key="value")
    made = [typed]
    if value != ours:
        back = nodes.button(_("Take ours again: {n}").format(n=ours), action | {"do": "assume-ours"}, tone="quiet", about=label)
        made.append(back)
    return nodes.group(made, look="entry", key=f"guess {name}")


def _events(one: Played) -> Node:
    head = [_("What can happen in a week"), _("Hours"), _("Doors"), _("Callers"), _("Leaders")]
    rows = [
        [translated(event.what), *(_("{n}%").format(n=n) for n in (event.hours, event.staff, event.distributed, event.leaders))]
        for event in one.events
    ]
    return nodes.table(_("Ten of these are drawn"), head, rows, key="events")


def _units(one: Played) -> Node:
    rows = [[translated(unit.name), str(unit.people), str(unit.near)] for unit in one.units]
    head = [_("Unit"), _("People"), _("How near a contact is")]
    return nodes.table(_("Where people are"), head, rows, key="where")
