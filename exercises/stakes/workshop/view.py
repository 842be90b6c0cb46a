"""A report as nodes: for the page, for paper and for a file."""

from __future__ import annotations

from ..campaign.entry_editor import answer_words
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed, plural
from .drawing import overlap_map
from .report import STANDS, Goal, Report, Stake, Week
from .suppressing import GROUPS_FROM, LEAST, SOME, Amount

MOST = 200


def view(report: Report) -> Node:
    """The whole report; what it can't show is said in it."""
    parts = [nodes.section(_("Who is in it"), _people(report), key="people")]
    if report.least:
        parts += [
            nodes.section(_("What people need"), _stakes(report), key="stakes"),
            nodes.section(_("What is to be done"), _goals(report), key="goals"),
            nodes.section(_("What will be done, week by week"), _weeks(report), key="weeks"),
        ]
    parts.append(nodes.section(_("What this report can't show"), _hidden(report), key="hidden"))
    sheet = nodes.group(parts, look="sheet", label=_("The room's report"), key="sheet")
    # Not on the wall: what a file is called may be somebody's name.
    left_out = nodes.section(_("Files that were left out"), _left_out(report), key="left-out")
    beside = [nodes.group([left_out], look="screen", key="beside")] if report.left_out else []
    return nodes.group([sheet, *beside], key="report")


def _people(report: Report) -> list[Node]:
    files = plural("{n} workbook was read", "{n} workbooks were read", report.files)
    paper = plural("{n} person is on paper", "{n} people are on paper", report.on_paper)
    said = _("{files}, and {paper}.").format(files=files, paper=paper) if report.on_paper else _("{files}.").format(files=files)
    shared = plural("{n} person shared something.", "{n} people shared something.", report.people)
    made = [nodes.text(f"{said} {shared}", tone="finding")]
    if not report.least:
        made.append(
            nodes.text(
                _("That is too few: whatever is shown of one or two people shows them. From {n} people on there is a report.").format(
                    n=LEAST
                ),
                tone="question",
            )
        )
    elif report.groups:
        made.append(nodes.text(_("Groups that can be shown: {groups}.").format(groups=listed(report.groups))))
    return made


def _stakes(report: Report) -> list[Node]:
    if not report.stakes:
        return [nodes.text(_("Nobody shared what they need."), tone="muted")]
    found = [nodes.text(_overlap(stake), tone="finding") for stake in report.overlaps]
    columns = [group for group in (*report.groups, "") if any(group in stake.cells for stake in report.stakes)]
    head = [_("What"), _("How many people"), *(group or _("no group") for group in columns)]
    rows = [
        [stake.what, amount_words(stake.total), *(str(stake.cells[group]) if group in stake.cells else "–" for group in columns)]
        for stake in report.stakes[:MOST]
    ]
    made = [nodes.items(found, key="overlaps")] if found else []
    if columns:
        made.append(overlap_map(report))
    elif report.grouped:
        made.append(nodes.text(_("No need is shared by two groups, as far as this report can show.")))
    return [*made, nodes.table(_("What people need, and how many share it"), head, rows, key="needs"), *_cut(report.stakes)]


def _overlap(stake: Stake) -> str:
    groups = [
        _("{group} ({people})").format(group=group or _("no group"), people=people) for group, people in stake.cells.items()
    ]
    return _("“{what}” is shared by {groups}.").format(what=stake.what, groups=listed(groups))


def _cut(entries: tuple[object, ...]) -> list[Node]:
    more = len(entries) - MOST
    said = plural("{n} more is in the CSV and JSON.", "{n} more are in the CSV and JSON.", more)
    return [nodes.text(said, tone="muted")] if more > 0 else []


def _goals(report: Report) -> list[Node]:
    if not report.goals:
        return [nodes.text(_("Nobody shared a goal."), tone="muted")]
    stopped = [
        nodes.text(_("“{goal}” stops at a red line. No count lifts it: ask what it would take.").format(goal=goal.what), tone="finding")
        for goal in report.goals
        if goal.stopped
    ]
    words = answer_words()
    head = [_("Goal"), *(words[said] for said in STANDS)]
    rows = [[goal.what, *(_answer(goal, said) for said in STANDS)] for goal in report.goals[:MOST]]
    made = [nodes.items(stopped, key="stopped")] if stopped else []
    return [*made, nodes.table(_("How people stand to each goal"), head, rows, key="stands"), *_cut(report.goals)]


def _answer(goal: Goal, said: str) -> str:
    amount = goal.answers[said]
    return "–" if amount is None else amount_words(amount)


def amount_words(amount: Amount) -> str:
    """An amount as it is read: a number, a number or more, or some."""
    if amount == SOME:
        return _("some")
    return str(amount.people) if amount.exact else _("{n} or more").format(n=amount.people)


def _weeks(report: Report) -> list[Node]:
    if not report.weeks:
        return [nodes.text(_("Nobody shared what they will do."), tone="muted")]
    head = [_("Week of"), _("People without a name"), _("What"), _("By name")]
    return [nodes.table(_("What will be done, and when"), head, [_week(week) for week in report.weeks], key="done")]


def _week(week: Week) -> list[str]:
    named = [_("{name}: {what}").format(name=name, what=what) for name, what in week.named]
    return [
        week.monday or _("no day yet"),
        amount_words(week.people) if week.people else "–",
        "; ".join(week.tasks) or "–",
        "; ".join(named) or "–",
    ]


def _hidden(report: Report) -> list[Node]:
    said = [
        _(
            "A number under three, and the group it belongs to. What so few say is listed only where one of them agreed, as "
            "“some”. A dash is nobody, or too few to show."
        ),
        _("How many a group has in all, and which groups have fewer than three here: a total would give away what was left blank."),
    ]
    if not report.grouped:
        said.append(
            _(
                "Any group by itself. That takes {n} people who shared something, in two groups or more. In a room of six, too, "
                "how many stand how to a goal is not told: someone could count the others and know the last."
            ).format(n=GROUPS_FROM)
        )
    said.append(_("Who said what. Names stand only beside what people will do, where they gave one for it."))
    said.append(
        _(
            "Anything that was not ticked for the room: other people on someone's map, blame, stories, plans, and all that came with "
            "a worked example. Whoever ticked nothing is counted as one more workbook, and no more."
        )
    )
    return [nodes.items([nodes.text(words) for words in said], key="rules")]


def _left_out(report: Report) -> list[Node]:
    rows = [[name, why] for name, why in report.left_out]
    return [
        nodes.text(_("This list is for you, and not on paper: what a file is called may be somebody's name."), tone="muted"),
        nodes.table(_("Each file, and why"), [_("File"), _("Why")], rows, key="files"),
    ]
