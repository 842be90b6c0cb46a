"""Choosing a day, deciding on it as it stood, and seeing what came of it."""

from __future__ import annotations

from collections.abc import Iterable

from ..campaign import Work
from ..campaign.entry_editor import rule_words
from ..campaign.fields import TEXT_LIMIT
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed, translated
from .own import Decision, decision_of, seen
from .stories import INVENTED, Point, Statement, Story, points, stories, story_of
from .timeline import days, timeline


def choosing(work: Work) -> list[Node]:
    """The stories and their days, and the one that is looked at."""
    own = work.own
    story = story_of(own.story)
    offered = [("", _("only looking, for now"))] + [
        (f"{story.id}/{point.id}", _("{when}, {title}. {asks}").format(**_said(point))) for point in story.points
    ]
    at = own.point if own.point in dict(offered) else ""
    return [
        nodes.text(
            _(
                "You are whoever had to decide that day. You know nothing that came later. Take two days that you'd rather not "
                "have had, from one story or from two."
            )
        ),
        nodes.group(
            [
                nodes.choice(
                    _("Whose story?"),
                    story.id,
                    [(one.id, translated(one.title)) for one in stories()],
                    {"do": "choose-story"},
                    look="radio",
                    key="story",
                ),
                nodes.text(translated(story.summary), tone="muted"),
            ],
            look="screen",
            key="whose",
        ),
        timeline(own, story, lights="point", light=at),
        nodes.section(_("The days as a table"), [days(own, story)], fold="shut", key="table"),
        nodes.group(
            [
                nodes.choice(
                    _("Which day?"), at, offered, {"do": "choose-point"}, look="radio", name="point", key="point"
                ),
                *([_offered(work, at)] if at else []),
            ],
            look="screen",
            key="which",
        ),
    ]


def _said(point: Point) -> dict[str, str]:
    return {part: translated(getattr(point, part)) for part in ("when", "title", "asks")}


def _offered(work: Work, id: str) -> Node:
    """A day before it is taken: what is open, and what it touches."""
    point = points()[id][1]
    if decision_of(work.own, id):
        made = [nodes.text(_("You have taken this one. It is below."), tone="muted")]
    else:
        made = [
            nodes.text(translated(point.deciding)),
            *([nodes.text(translated(point.care), tone="question")] if point.care else []),
            nodes.group(
                [
                    nodes.button(
                        _("Take this decision"), {"do": "take-point", "point": id}, tone="main", needs=["seed"], key="take"
                    ),
                    nodes.button(_("Leave this one out"), {"do": "leave-point"}, tone="quiet", key="leave"),
                ],
                look="row",
                key="take",
            ),
        ]
    return nodes.group(made, look="entry", label=translated(point.title), key=f"offered {id}")


def decided(work: Work) -> list[Node]:
    """Every day that was taken, the one that is looked at first and unfolded; and what two of them have in common."""
    made = []
    for one in sorted(work.own.decisions, key=lambda one: one.point != work.own.point):
        if one.point in points():
            story, point = points()[one.point]
            title = _("{title}, {when}").format(title=translated(point.title), when=translated(point.when))
            fold = "open" if one.point == work.own.point else "shut"
            made.append(nodes.section(title, _day(one, story, point), fold=fold, key=one.point))
    return [*made, *_together(work)]


def _day(one: Decision, story: Story, point: Point) -> list[Node]:
    made = [
        nodes.text(translated(point.deciding)),
        nodes.section(_("What is known that day"), [_stated(point.known)], key="known"),
        nodes.section(_("What each side says, at its strongest"), _sides(one, story, point), key="sides"),
    ]
    made.append(_yours(one, point) if one.shown else _committing(one, point))
    if one.shown:
        made += _came(one, point)
    return made


def _stated(statements: Iterable[Statement]) -> Node:
    return nodes.items([nodes.text(_sourced(one)) for one in statements])


def _sourced(one: Statement) -> str:
    if not one.source:
        return translated(one.say)
    return _("{say} ({source})").format(say=translated(one.say), source=translated(one.source))


def _sides(one: Decision, story: Story, point: Point) -> list[Node]:
    made = []
    for side in point.sides_from(one.seed):
        body = [nodes.text(translated(side.name), tone="lead"), nodes.text(translated(side.case))]
        if side.after:
            body.append(nodes.text(_("After {source}.").format(source=translated(side.after)), tone="muted"))
        elif story.setting != INVENTED:
            body.append(nodes.text(_("Put together for this course. We found nobody saying it in public."), tone="muted"))
        made.append(nodes.group(body, look="entry", label=translated(side.name), key=side.id))
    turn = nodes.button(_("Let another side begin"), {"do": "turn-sides", "point": one.point}, tone="quiet", key="turn")
    return [*made, nodes.group([turn], look="row", key="turned")]


def _field(one: Decision, part: str, label: str, *, hint: str = "", lines: int = 2) -> Node:
    action = {"do": "write-decision", "point": one.point, "part": part}
    return nodes.field(label, getattr(one, part), action, limit=TEXT_LIMIT, hint=hint, lines=lines, key=part)


def _committing(one: Decision, point: Point) -> Node:
    sides = [("", _("none yet"))] + [(side.id, translated(side.name)) for side in point.sides]
    hardest = one.hardest if one.hardest in dict(sides) else ""
    made = [
        _field(one, "does", _("What do you do, and why?"), lines=3),
        _field(one, "cost", _("What will it cost, and whom?")),
        _field(
            one,
            "rule",
            _("Which rule do you wish somebody had written before today?"),
            hint=_("Who decides, whom they ask first, by when."),
        ),
        nodes.choice(
            _("Whose case would you find hardest to say, so that they'd nod?"),
            hardest,
            sides,
            {"do": "choose-hardest", "point": one.point},
            hint=_("Say it aloud once before you look."),
            key="hardest",
        ),
    ]
    if one.does.strip():
        made.append(
            nodes.button(_("See what was done"), {"do": "show-outcome", "point": one.point}, tone="main", key="show")
        )
    else:
        made.append(nodes.text(_("Once you have written what you'd do, you can see what was done."), tone="muted"))
    return nodes.section(_("You decide"), made, key="yours")


def _yours(one: Decision, point: Point) -> Node:
    names = {side.id: translated(side.name) for side in point.sides}
    parts = [
        (_("What you would do"), one.does),
        (_("What you thought it would cost"), one.cost),
        (_("The rule you wished for"), one.rule),
        (_("The case that would be hardest for you to say"), names.get(one.hardest, "")),
    ]
    made = [
        nodes.text(_("{part}: “{words}”").format(part=part, words=words.strip())) for part, words in parts if words.strip()
    ]
    return nodes.section(_("You wrote, before you knew"), [nodes.items(made)], key="yours")


def _came(one: Decision, point: Point) -> list[Node]:
    drop = nodes.button(
        _("Clear this decision"),
        {"do": "drop-point", "point": one.point},
        tone="quiet",
        confirm=_("Clear what you wrote about this day?"),
        about=translated(point.title),
        key="drop",
    )
    return [
        nodes.section(_("What was done"), [_stated(point.done)], key="done"),
        nodes.section(_("What it cost"), [_stated(point.cost)], key="cost"),
        nodes.section(_("What was repaired"), [_stated(point.repaired)], key="repaired"),
        nodes.section(_("Disputed, or not known"), [_stated(point.unsettled)], key="unsettled"),
        nodes.section(
            _("Yours beside theirs"),
            [
                nodes.text(
                    _("The rule that nobody had: {rule}").format(rule=translated(point.rule)), tone="finding"
                ),
                nodes.text(_("Nobody can run that day again with your answer in it. So there is nothing here to be right about.")),
                _field(
                    one,
                    "compared",
                    _("What would have had to be true for your way to work? Who would have paid for it, and who paid for theirs?"),
                    lines=3,
                ),
                drop,
            ],
            key="beside",
        ),
    ]


def _together(work: Work) -> list[Node]:
    done = seen(work.own)
    if len(done) < 2:
        return []
    words = rule_words()
    kinds = list(dict.fromkeys(points()[one.point][1].kind for one in done))
    said = _("You have decided {days}. Nobody had been given these: {kinds}.")
    days = listed(f"“{translated(points()[one.point][1].title)}”" for one in done)
    finding = said.format(days=days, kinds=listed(f"“{words[kind]}”" for kind in kinds))
    ahead = _("Each is a kind of rule. The last step asks which of them you have.")
    return [nodes.section(_("What they have in common"), [nodes.text(finding, tone="finding"), nodes.text(ahead)], key="together")]
