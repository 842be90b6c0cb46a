"""Mobilize or organize as nodes: ten weeks of hours, two ledgers, the office closes, and one's own ground."""

from __future__ import annotations

from ..campaign import Work
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural, translated
from .campaigns import WEEKS, Played, campaigns, numbers
from .closing_view import closing, testing
from .drawing import reach_picture, strength_picture
from .ground_view import ground
from .guesses_view import assuming, carrying, comparing
from .model import draft, is_over, numbers_for, played, states_of, there
from .told import told
from .weeks import KINDS, State, Week, events, states
from .wording import kind_hints, kind_words


def view(work: Work) -> Node:
    """The whole exercise."""
    one = played(work)
    over = is_over(work)
    behind: list[Node] = []
    if one is None:
        steps = [nodes.section(_("Ten weeks, and an office"), _choosing(), key="choose")]
    else:
        title = _("The office closes") if over else _("Week {n} of {all}").format(n=len(work.own.now.weeks) + 1, all=WEEKS)
        steps = [
            nodes.section(title, closing(work) if over else _playing(work, one), key="week"),
            *([nodes.section(_("Structure test"), testing(work), key="testing")] if over else []),
            nodes.section(_("Two ledgers"), _ledgers(work, one), key="ledgers"),
            *([nodes.section(_("Once more, otherwise"), comparing(work), key="comparing")] if over else []),
            *([nodes.section(_("Which guesses carry this"), carrying(work), key="carrying")] if over else []),
        ]
        behind = [
            *(_so_far(work, one) if work.own.now.weeks else []),
            nodes.section(_("What we assume"), assuming(work), fold="shut", key="assuming"),
        ]
    yours = nodes.section(_("And on your own ground?"), ground(work), key="ground")
    return nodes.exercise(
        _("Mobilize or organize"),
        _("At the end you know what your hours filled, and who is still there when the office closes."),
        _("Ten minutes for ten weeks. Play them twice: the second time is worth more."),
        [*steps, yours, *behind],
    )


def _choosing() -> list[Node]:
    said = _(
        "You have an office, ten weeks, and so many hours in each. Some fill a room. Some find people who are still there "
        "when the office is gone. Choose whose office it is."
    )
    return [
        nodes.text(said),
        nodes.group([_offered(one) for one in campaigns().values()], look="cards", key="offered"),
        _ghost(),
    ]


def _offered(one: Played) -> Node:
    made = [
        nodes.text(translated(one.title), tone="lead"),
        nodes.text(translated(one.setting)),
        nodes.button(
            _("Open this office"),
            {"do": "begin-weeks", "case": one.title},
            tone="main",
            needs=("seed",),
            about=translated(one.title),
        ),
    ]
    return nodes.group(made, look="entry", label=translated(one.title), key=one.title)


def _ghost() -> Node:
    """Seven weeks of somebody else's."""
    one = next(iter(campaigns().values()))
    weeks = (Week(staff=20, leaders=40),) * 7
    shown = states(one, 1, weeks, numbers(one))
    pictures = [reach_picture(shown, numbers(one).needed, look="ghost"), strength_picture(shown, look="ghost")]
    made = [nodes.text(_("Somebody's first seven weeks looked so:"), tone="muted"), nodes.group(pictures, look="cards")]
    return nodes.group(made, look="ghost", key="ghost")


def _playing(work: Work, one: Played) -> list[Node]:
    now, week, hours = work.own.now, draft(work), there(work)
    words, hints = kind_words(), kind_hints()
    made: list[Node] = []
    if not now.weeks:
        needed = numbers_for(work, now.case).needed
        aim = _("It ends with {day}. It takes {needed} people in the room.").format(day=translated(one.day), needed=needed)
        made += [nodes.text(translated(one.setting)), nodes.text(aim)]
    event = translated(events(one, now.seed)[len(now.weeks)].what)
    left = plural("You have {n} hour.", "You have {n} hours.", hours)
    made.append(nodes.text(_("{event} {hours}").format(event=event, hours=left), tone="lead"))
    unit = _(" h")
    scales = [
        nodes.scale(words[kind], getattr(week, kind), {"do": "divide", "kind": kind}, low=0, high=hours, unit=unit, hint=hints[kind], key=kind)
        for kind in KINDS
    ]
    where = [("", _("wherever a door is open")), *((part.name, translated(part.name)) for part in one.units)]
    chosen = week.where if week.where in dict(where) else ""
    scales.append(nodes.choice(_("Whom do you sit down with first?"), chosen, where, {"do": "choose-where"}, key="where"))
    buttons = [nodes.button(_("Spend this week"), {"do": "next-week"}, tone="main", key="spend")]
    if now.weeks:
        buttons.append(nodes.button(_("Take the last week back"), {"do": "week-back"}, tone="quiet", key="back"))
    else:
        buttons.append(nodes.button(_("Another campaign"), {"do": "leave-weeks"}, tone="quiet", key="leave"))
    made.append(nodes.group([*scales, nodes.group(buttons, look="row", key="buttons")], look="screen", key="dividing"))
    if now.weeks:
        i = len(now.weeks) - 1
        made.append(_told(work, one, i, _("What came of week {n}").format(n=i + 1)))
    return made


def _told(work: Work, one: Played, i: int, title: str) -> Node:
    now = work.own.now
    said = told(one, now.seed, now.weeks, states_of(work, now), i)
    lines = [nodes.text(words) for words in said]
    return nodes.group([nodes.text(title, tone="lead"), nodes.items(lines)], label=title, key=f"told {i}")


def _so_far(work: Work, one: Played) -> list[Node]:
    """Every week that is over, told again: for those who look back, and for paper."""
    now, found = work.own.now, states_of(work, work.own.now)
    weeks = [
        nodes.text(_("{n}. {told}").format(n=i + 1, told=" ".join(told(one, now.seed, now.weeks, found, i))))
        for i in range(len(now.weeks))
    ]
    return [nodes.section(_("Week by week"), weeks, fold="shut", key="so-far")]


def _ledgers(work: Work, one: Played) -> list[Node]:
    found, needed = states_of(work, work.own.now), numbers_for(work, work.own.now.case).needed
    if not found:
        return [nodes.text(_("Spend a week, and both ledgers begin here."), tone="muted"), _ghost()]
    pictures = [
        nodes.group([_titled(_("Reach")), reach_picture(found, needed), _reach(found)], label=_("Reach"), key="reach"),
        nodes.group([_titled(_("Strength")), strength_picture(found), _strength(found)], label=_("Strength"), key="strength"),
    ]
    said = _(
        "Nothing here adds the two. A contact is no leader. And whoever comes with a leader stands in both, once in the "
        "room and once as a promise kept."
    )
    return [nodes.group(pictures, look="cards", key="ledgers"), nodes.text(said, tone="muted")]


def _titled(words: str) -> Node:
    return nodes.text(words, tone="lead")


def _reach(found: tuple[State, ...]) -> Node:
    rows = [[str(i), f"{state.reach.contacts:,}", str(state.reach.turnout)] for i, state in enumerate(found, 1)]
    head = [_("Week"), _("Contacts so far"), _("In the room")]
    return _folded(_("Reach, in figures"), nodes.table(_("Reach"), head, rows, key="rows"))


def _strength(found: tuple[State, ...]) -> Node:
    rows = [
        [str(i), str(state.strength.one_on_ones), str(state.strength.leaders), str(state.strength.asked), str(state.strength.kept)]
        for i, state in enumerate(found, 1)
    ]
    head = [_("Week"), _("One-on-ones"), _("Leaders"), _("Asked"), _("Kept")]
    return _folded(_("Strength, in figures"), nodes.table(_("Strength"), head, rows, key="rows"))


def _folded(title: str, table: Node) -> Node:
    return nodes.section(title, [table], fold="shut", key="figures")
