"""The screen on which paper is typed in: groups, what was said and by how many of each, promises by week."""

from __future__ import annotations

from typing import Any

from ..campaign.entry_editor import answer_words
from ..campaign.fields import NAME_LIMIT, TEXT_LIMIT
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _
from .report import STANDS
from .tally import MOST_GROUPS, MOST_LINES, STAKE, Line, PaperGroup, Tally, Week


def view(tally: Tally) -> Node:
    """The whole screen, folded until someone has paper to type in."""
    groups = [(place, group.name.strip()) for place, group in enumerate(tally.groups) if group.name.strip()]
    made = [
        nodes.text(
            _("Count only those whose words are in no file here, or they are counted twice. It is kept in this tab until you close it.")
        ),
        _groups(tally),
        *_lines(tally, groups, goal=False),
        *_lines(tally, groups, goal=True),
        _weeks(tally),
        nodes.check(
            _("Whoever wrote it agreed that it is listed, even where fewer than three say the same"),
            tally.alone,
            {"do": "paper-alone"},
            key="alone",
        ),
    ]
    if tally.groups or tally.lines or tally.weeks:
        confirm = _("Clear all that was typed in from paper?")
        made.append(nodes.button(_("Clear what was typed in"), {"do": "paper-clear"}, tone="quiet", confirm=confirm, key="clear"))
    return nodes.section(_("Type in what is on paper"), made, fold="shut", key="paper")


def _groups(tally: Tally) -> Node:
    rows = [*tally.groups, *([PaperGroup()] if len(tally.groups) < MOST_GROUPS else [])]
    return nodes.matrix(
        _("The groups"),
        [_("Place"), _("Group"), _("People on paper")],
        [
            nodes.row(
                str(place + 1),
                [
                    nodes.field(
                        _("Group {n}: its name").format(n=place + 1), group.name, _group(place, "name"), limit=NAME_LIMIT, key="name"
                    ),
                    _number(_("Group {n}: people on paper").format(n=place + 1), group.people, _group(place, "people")),
                ],
                key=f"group {place}",
            )
            for place, group in enumerate(rows)
        ],
        key="groups",
    )


def _group(place: int, part: str) -> dict[str, Any]:
    return {"do": "paper-group", "place": place, "part": part}


def _number(label: str, value: int, action: dict[str, Any]) -> Node:
    return nodes.field(label, str(value or ""), action, limit=4, form="number")


def _lines(tally: Tally, groups: list[tuple[int, str]], *, goal: bool) -> list[Node]:
    places = [place for place, line in enumerate(tally.lines) if line.goal == goal]
    blank = [len(tally.lines)] if len(tally.lines) < MOST_LINES else []
    return [_line(tally, groups, place, goal) for place in (*places, *blank)]


def _line(tally: Tally, groups: list[tuple[int, str]], place: int, goal: bool) -> Node:
    line = tally.lines[place] if place < len(tally.lines) else Line(goal=goal)
    label = _("A goal, in the words on paper") if goal else _("Something people need, in the words on paper")
    action = {"do": "paper-line", "place": place, "goal": goal}
    made = [nodes.field(label, line.what, action, limit=TEXT_LIMIT, key="what")]
    if line.what.strip() and groups:
        made.append(_counts(tally, groups, place, line))
    return nodes.group(made, look="entry", label=line.what.strip() or label, key=f"line {place} {goal}")


def _counts(tally: Tally, groups: list[tuple[int, str]], place: int, line: Line) -> Node:
    words = answer_words()
    asked = [(said, words[said]) for said in STANDS] if line.goal else [(STAKE, _("need it"))]
    rows = [
        nodes.row(
            name,
            [
                _number(
                    _("{group}: how many {said}?").format(group=name, said=label),
                    tally.count(group, place, said),
                    {"do": "paper-count", "group": group, "line": place, "said": said},
                )
                for said, label in asked
            ],
            key=f"count {group}",
        )
        for group, name in groups
    ]
    return nodes.matrix(_("How many of each group"), [_("Group"), *(label for _said, label in asked)], rows, key="counts")


def _weeks(tally: Tally) -> Node:
    rows = [*tally.weeks, *([Week()] if len(tally.weeks) < MOST_LINES else [])]
    return nodes.matrix(
        _("What people will do, by week"),
        [_("Place"), _("Any day of the week"), _("How many people")],
        [
            nodes.row(
                str(place + 1),
                [
                    nodes.field(
                        _("Week {n}: any day of it").format(n=place + 1), week.day, _week(place, "day"), limit=10, form="date", key="day"
                    ),
                    _number(_("Week {n}: how many people?").format(n=place + 1), week.people, _week(place, "people")),
                ],
                key=f"week {place}",
            )
            for place, week in enumerate(rows)
        ],
        key="weeks",
    )


def _week(place: int, part: str) -> dict[str, Any]:
    return {"do": "paper-week", "place": place, "part": part}
