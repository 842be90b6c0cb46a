"""The pivot as nodes: what one would do without counting, the lines, what they say, and what the campaign adds to it."""

from __future__ import annotations

from fractions import Fraction

from ..campaign import Work
from ..campaign.editor import name_of
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed
from .deciding import best_at, stretches
from .drawing import ghost_picture, pivot_pictures, values_table
from .model import is_kept, kept_words, shown
from .sheets import BEST, Sheet
from .situations import sheet_of, situations
from .wording import choice_words, percent, rule_words, stretch_words


def pivot(work: Work) -> list[Node]:
    """What one would do, at which chance; an example of it until two choices are written."""
    sheet, stage = shown(work), work.own.stage
    if len(sheet.lines) < 2:
        example = sheet_of(situations()[0].before)
        ghost = nodes.group([ghost_picture(example)], look="ghost", key="ghost")
        return [nodes.text(_("Your lines will be drawn here. This is an example:"), tone="muted"), ghost]
    # The picture stands above what moves it, so that it is seen to move.
    made = [
        _leaning(sheet, stage),
        *pivot_pictures(sheet),
        nodes.text(_in_words(sheet), tone="finding"),
        _today(sheet, stage),
        _worths(sheet, stage),
    ]
    compared = _compared(sheet)
    if compared:
        made.append(nodes.text(compared, tone="question"))
    if is_kept(work):
        made.append(nodes.text(_("This pivot is among your rules."), tone="muted"))
    elif kept_words(work):
        made.append(nodes.button(_("Keep my pivot with our rules"), {"do": "keep-pivot"}, key="keep"))
    made += _red_lines(work)
    said = _(
        "Nothing enters but these numbers, and they are yours. Don't add up several people's numbers: two at 80 don't pay for "
        "a third one's home. If no chance would change your mind, it may be a red line."
    )
    made.append(nodes.text(said, tone="muted"))
    made.append(nodes.section(_("The same in numbers"), [values_table(sheet)], fold="shut", key="numbers"))
    return made


def _leaning(sheet: Sheet, stage: str) -> Node:
    words = rule_words()
    kinds = [one.kind for one in sheet.written]
    return nodes.choice(
        _("Without counting: what would you do today?"),
        sheet.leaning if sheet.leaning in kinds else "",
        [("", _("I don't know yet")), *((kind, words[kind]) for kind in kinds)],
        {"do": "lean", "sheet": stage},
        look="radio",
        key="leaning",
    )


def _worths(sheet: Sheet, stage: str) -> Node:
    """What each choice is worth, if it happens and if it doesn't."""
    words = choice_words()
    labels = {"happens": _("{name}: worth, if it happens"), "fails": _("{name}: worth, if it doesn't")}
    rows = [
        nodes.row(
            words[one.kind],
            [
                nodes.scale(
                    label.format(name=words[one.kind]),
                    getattr(one, part),
                    {"do": "value-choice", "sheet": stage, "kind": one.kind, "part": part},
                    low=0,
                    high=BEST,
                    step=5,
                    key=part,
                )
                for part, label in labels.items()
            ],
            key=one.kind,
        )
        for one in sheet.written
    ]
    head = [_("If we"), _("worth, if it happens"), _("worth, if it doesn't")]
    title = _("What each is worth to you, from 0 (the worst that could come of this) to 100 (the best)")
    return nodes.matrix(title, head, rows, key="worth")


def _today(sheet: Sheet, stage: str) -> Node:
    return nodes.scale(
        _("How likely is it, as you see it today?"),
        sheet.chance,
        {"do": "set-chance", "sheet": stage},
        low=0,
        high=100,
        step=5,
        unit=_("%"),
        key="today",
    )


def _in_words(sheet: Sheet) -> str:
    words = rule_words()
    if not sheet.told_apart:
        return _("Move a number under the picture: which of these would be best if it happens, and which if it doesn't?")
    now = listed(words[name] for name in best_at(sheet.lines, Fraction(sheet.chance, 100)))
    found = stretches(sheet.lines)
    if len(found) < 2:
        always = listed(words[name] for name in found[0].best)
        return _("Whatever the chance, this is worth most to you: {best}.").format(best=always)
    today = _("Today you say {chance}%: {now}.").format(chance=sheet.chance, now=now)
    first, *rest = found
    best = {one: listed(words[name] for name in one.best) for one in found}
    said = [_("Below {chance} you would {what}").format(chance=percent(first.end), what=best[first])]
    said += [_("above {chance}, {what}").format(chance=percent(one.start), what=best[one]) for one in rest]
    return _("{said}. {today}").format(said=_("; ").join(said), today=today)


def _compared(sheet: Sheet) -> str:
    """What was said without counting beside what the numbers say; nothing where nothing was said."""
    lines = sheet.lines
    if not sheet.told_apart or sheet.leaning not in [line.name for line in lines]:
        return ""
    what = rule_words()[sheet.leaning]
    if sheet.leaning in best_at(lines, Fraction(sheet.chance, 100)):
        return _("You would {what} without counting, and your numbers say the same.").format(what=what)
    where = [stretch_words(one) for one in stretches(lines) if sheet.leaning in one.best]
    if where:
        said = _(
            "Without counting you would {what}. By your numbers that is worth most only {where}. Is a number off, or does "
            "something count that has none?"
        )
        return said.format(what=what, where=listed(where))
    said = _(
        "Without counting you would {what}. By your numbers that is never worth most. Is a number off, or does something "
        "count that has none?"
    )
    return said.format(what=what)


def _red_lines(work: Work) -> list[Node]:
    """The red lines of the campaign, beside a decision of one's own: they are not for weighing."""
    campaign = work.campaign
    drawn = [one for one in campaign.stances if one.answer == "red line" and one.why.strip()]
    if work.own.situation or not drawn:
        return []
    quoted = _("{who}: “{why}”")
    said = [
        nodes.text(quoted.format(who=name_of(campaign, one.who), why=one.why.strip().rstrip("."))) for one in drawn
    ]
    title = nodes.text(_("Red lines in your campaign. A choice that crosses one isn't for weighing:"))
    return [nodes.group([title, nodes.items(said)], look="apart", key="red lines")]
