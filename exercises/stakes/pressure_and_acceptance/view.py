"""Pressure and acceptance as nodes: a decision, four choices, the pivot, what it costs whom, and another's sheet beside."""

from __future__ import annotations

from fractions import Fraction

from ..campaign import Work, editor
from ..campaign.entry_editor import confidence_words
from ..campaign.fields import NAME_LIMIT, TEXT_LIMIT
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed, translated
from .deciding import best_at, stretches
from .drawing import pivot_picture, values_table
from .model import in_common, kept_words, shown, situation_of
from .sheets import BEST, KINDS, Choice, Sheet
from .situations import sheet_of, situations
from .wording import choice_words, meaning_words, percent, rule_words


def view(work: Work) -> Node:
    """The whole exercise: which decision, at what chance one would switch, who bears it, and somebody else's sheet."""
    return nodes.exercise(
        _("Pressure and acceptance"),
        _("At the end you know at what chance you would switch, who bears what you choose, and what is next."),
        _("10 minutes with a decision that is given; 20 with one of your own."),
        [
            nodes.group([editor.examples(work.campaign)], look="screen", key="campaign"),
            nodes.section(_("Which decision?"), _decision(work), key="decision"),
            nodes.section(_("Four things to do"), _choices(work), key="choices"),
            nodes.section(_("At what chance would you switch?"), _pivot(work), key="chance"),
            nodes.section(_("Who bears it"), _bearing(work), key="bearing"),
            nodes.section(_("What would change your mind?"), _change(work), key="change"),
            nodes.section(_("Somebody else's sheet"), _theirs(work), fold="shut", key="theirs"),
        ],
    )


def _decision(work: Work) -> list[Node]:
    found = situation_of(work)
    offered = [
        nodes.button(translated(one.title), {"do": "load-situation", "title": one.title}, tone="quiet", key=one.title)
        for one in situations()
        if one.title != work.own.situation
    ]
    own = nodes.button(_("A decision of my own"), {"do": "begin-own"}, tone="quiet", key="own")
    if any(choice.what for choice in (*work.own.before.choices, *work.own.after.choices)):
        own["confirm"] = _("Begin with empty sheets? What stands here goes.")
    made: list[Node] = [nodes.group([*offered, own], look="row", label=_("Decisions"), key="offered")]
    if found is not None:
        made += [
            nodes.text(translated(found.stands)),
            nodes.text(translated(found.view), tone="muted"),
        ]
        if found.sources:
            made.append(nodes.text(_("Sources: {sources}").format(sources=_("; ").join(found.sources)), tone="muted"))
    stages = [("before", _("before the decision")), ("after", _("after it"))]
    made.append(nodes.choice(_("You are"), work.own.stage, stages, {"do": "choose-stage"}, look="radio", key="stage"))
    event = nodes.field(
        _("What may happen, that all hangs on?"),
        shown(work).event,
        {"do": "write-sheet", "sheet": work.own.stage, "part": "event"},
        limit=TEXT_LIMIT,
        hint=_("Something that will be known by a certain day: “the council caps rents by March”."),
        key="event",
    )
    return [*made, event]


def _choices(work: Work) -> list[Node]:
    sheet, stage = shown(work), work.own.stage
    made: list[Node] = [
        nodes.text(
            _("Write at least two. Then say what each is worth to you: 100 is the best that could come of this, 0 the worst.")
        )
    ]
    if not sheet.written:
        example = sheet_of(getattr(situations()[0], stage))
        words = choice_words()
        ghost = [nodes.text(f"{words[one.kind]}: {one.what}", tone="muted") for one in example.written]
        made.append(nodes.group(ghost, look="ghost", key="ghost"))
    return [*made, *(_choice(sheet.choice(kind), stage) for kind in KINDS)]


def _choice(one: Choice, stage: str) -> Node:
    name, meaning = choice_words()[one.kind], meaning_words(stage)[one.kind]
    made = [
        nodes.field(
            name,
            one.what,
            {"do": "write-choice", "sheet": stage, "kind": one.kind, "part": "what"},
            limit=TEXT_LIMIT,
            hint=meaning,
            key="what",
        )
    ]
    if one.what.strip():
        labels = {"happens": _("Worth, if it happens"), "fails": _("Worth, if it doesn't")}
        scales = [
            nodes.scale(
                _("{name}: {label}").format(name=name, label=label),
                getattr(one, part),
                {"do": "value-choice", "sheet": stage, "kind": one.kind, "part": part},
                low=0,
                high=BEST,
                step=5,
                key=part,
            )
            for part, label in labels.items()
        ]
        made.append(nodes.group(scales, look="row", key="worth"))
    return nodes.group(made, look="entry", label=name, key=one.kind)


def _pivot(work: Work) -> list[Node]:
    sheet, stage = shown(work), work.own.stage
    made: list[Node] = [
        nodes.scale(
            _("How likely is it, as you see it today?"),
            sheet.chance,
            {"do": "set-chance", "sheet": stage},
            low=0,
            high=100,
            step=5,
            unit=_(" %"),
            key="today",
        )
    ]
    if len(sheet.lines) < 2:
        example = sheet_of(situations()[0].before)
        ghost = nodes.group([pivot_picture(example, look="ghost")], look="ghost", key="ghost")
        return [*made, nodes.text(_("Your lines will be drawn here. This is an example:"), tone="muted"), ghost]
    made += [pivot_picture(sheet), nodes.text(_in_words(sheet), tone="finding")]
    if kept_words(work):
        made.append(nodes.button(_("Keep my pivot with our rules"), {"do": "keep-pivot"}, key="keep"))
    made.append(
        nodes.text(
            _(
                "Nothing enters but the numbers above, and they are yours. Don't add up several people's numbers: two at 80 "
                "don't pay for a third one's home. If no chance would change your mind, it may be a red line."
            ),
            tone="muted",
        )
    )
    made.append(nodes.section(_("The same in numbers"), [values_table(sheet)], fold="shut", key="numbers"))
    return made


def _in_words(sheet: Sheet) -> str:
    words = rule_words()
    now = listed(words[name] for name in best_at(sheet.lines, Fraction(sheet.chance, 100)))
    found = stretches(sheet.lines)
    today = _("Today you say {chance} %: {now}.").format(chance=sheet.chance, now=now)
    if len(found) < 2:
        best = listed(words[name] for name in found[0].best)
        return _("Whatever the chance, this is worth most to you: {best}.").format(best=best)
    first, *rest = found
    said = [_("Below {chance} you would {what}").format(chance=percent(first.end), what=listed(words[n] for n in first.best))]
    said += [_("above {chance}, {what}").format(chance=percent(one.start), what=listed(words[n] for n in one.best)) for one in rest]
    return _("{said}. {today}").format(said=_("; ").join(said), today=today)


def _bearing(work: Work) -> list[Node]:
    sheet, stage = shown(work), work.own.stage
    if not sheet.written:
        return [nodes.text(_("Write two choices first; then ask who pays for each."), tone="muted")]
    words = choice_words()
    rows = [nodes.row(words[one.kind], _borne(one, stage, words[one.kind]), key=one.kind) for one in sheet.written]
    made: list[Node] = [
        nodes.matrix(_("What each choice costs, and whom"), [_("If we"), _("it costs"), _("borne by"), _("how sure")], rows, key="costs")
    ]
    alone = [words[one.kind] for one in sheet.written if one.cost.strip() and not one.bears.strip()]
    if alone:
        said = _("{names}: whose is that cost? If it is somebody else's, ask them.")
        made.append(nodes.text(said.format(names=listed(alone)), tone="question"))
    return made


def _borne(one: Choice, stage: str, name: str) -> list[Node]:
    labels = {"cost": _("{name}: what does it cost?"), "bears": _("{name}: who bears that?")}
    fields = [
        nodes.field(
            label.format(name=name),
            getattr(one, part),
            {"do": "write-choice", "sheet": stage, "kind": one.kind, "part": part},
            limit=TEXT_LIMIT,
            lines=2,
            key=part,
        )
        for part, label in labels.items()
    ]
    sure = nodes.choice(
        _("{name}: how sure is it?").format(name=name),
        one.sure,
        list(confidence_words().items()),
        {"do": "be-sure", "sheet": stage, "kind": one.kind},
        key="sure",
    )
    return [*fields, sure]


def _field(sheet: Sheet, name: str, part: str, label: str, hint: str = "") -> Node:
    action = {"do": "write-sheet", "sheet": name, "part": part}
    return nodes.field(label, getattr(sheet, part), action, limit=TEXT_LIMIT, hint=hint, lines=3, key=part)


def _change(work: Work) -> list[Node]:
    sheet, stage = shown(work), work.own.stage
    return [
        _field(sheet, stage, "change", _("What could you learn, or what could somebody do, that would move you?")),
        _field(sheet, stage, "priorities", _("What matters most to you here?"), _("A line each.")),
        _field(sheet, stage, "commitments", _("What will you do, whichever way it goes?"), _("A line each, with a day.")),
    ]


def _theirs(work: Work) -> list[Node]:
    theirs, mine = work.own.theirs, shown(work)
    made: list[Node] = [
        nodes.text(_("Ask somebody who would choose otherwise. Write what they say, and let them read it.")),
        nodes.field(_("Whose sheet? An alias"), theirs.who, {"do": "write-who", "sheet": "theirs"}, limit=NAME_LIMIT, key="who"),
        nodes.scale(
            _("How likely do they think it is?"),
            theirs.chance,
            {"do": "set-chance", "sheet": "theirs"},
            low=0,
            high=100,
            step=5,
            unit=_(" %"),
            key="chance",
        ),
        _field(theirs, "theirs", "priorities", _("What matters most to them?"), _("A line each, in their words.")),
        _field(theirs, "theirs", "commitments", _("What will they do, whichever way it goes?"), _("A line each.")),
        _field(theirs, "theirs", "change", _("What would change their mind?")),
    ]
    return [*made, *_beside(mine, theirs)]


def _beside(mine: Sheet, theirs: Sheet) -> list[Node]:
    who = theirs.who.strip() or _("they")
    made = []
    for part, title in (("priorities", _("What matters, side by side")), ("commitments", _("What each will do, side by side"))):
        shared, left, right = in_common(getattr(mine, part), getattr(theirs, part))
        if not (shared or right):
            continue
        rows = [[one, other] for one, other in shared]
        rows += [[line, "–"] for line in left] + [["–", line] for line in right]
        head = [_("You"), who[:1].upper() + who[1:]]
        made.append(nodes.table(title, head, rows, key=f"both {part}"))
        if shared:
            said = _("Both of you: {lines}.").format(lines=_("; ").join(one.rstrip(".") for one, _other in shared))
            made.append(nodes.text(said, tone="finding"))
        else:
            made.append(nodes.text(_("Nothing in the same words. Ask what each line is for: it may be nearer than it reads.")))
    if theirs.priorities.strip() and theirs.chance != mine.chance:
        said = _("You give it {mine} %, {who} {theirs} %. That is something to find out together, and no matter of principle.")
        made.append(nodes.text(said.format(mine=mine.chance, theirs=theirs.chance, who=who)))
    return made
