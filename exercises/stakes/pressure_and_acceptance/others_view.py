"""Who bears a choice, and how somebody else sees it, as nodes: a row each, and two sheets side by side."""

from __future__ import annotations

from fractions import Fraction

from ..campaign import Work
from ..campaign.editor import name_of
from ..campaign.entry_editor import confidence_words
from ..campaign.fields import NAME_LIMIT, TEXT_LIMIT
from ..campaign.overlaps import folded
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed, translated
from .deciding import pivots
from .model import in_common, shown, situation_of, theirs
from .sheets import CHANCES, NEVER, Choice, Other, Sheet
from .wording import choice_words, percent

PEOPLE = "people"
NAMED = 6


def bearing(work: Work) -> list[Node]:
    """What each choice costs, who bears that, how sure it is; and who is in no row."""
    sheet, stage = shown(work), work.own.stage
    if not sheet.written:
        return [nodes.text(_("Write two choices first; then ask who pays for each."), tone="muted")]
    words = choice_words()
    rows = [nodes.row(words[one.kind], _borne(one, stage, words[one.kind]), key=one.kind) for one in sheet.written]
    head = [_("If we"), _("it costs"), _("borne by"), _("how sure")]
    made: list[Node] = [nodes.matrix(_("What each choice costs, and whom"), head, rows, key="costs")]
    alone = [words[one.kind] for one in sheet.written if one.cost.strip() and not one.bears.strip()]
    if alone:
        said = _("{names}: whose is that cost? If it is somebody else's, ask them.")
        made.append(nodes.text(said.format(names=listed(alone)), tone="question"))
    return [*made, *_unnamed(work)]


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


def _unnamed(work: Work) -> list[Node]:
    """Who of the campaign is in no row of a decision of one's own."""
    borne = folded(" ".join(one.bears for one in shown(work).written))
    names = [name_of(work.campaign, holder.id) for holder in work.campaign.holders if holder.name.strip()]
    missing = [name for name in names if folded(name) not in borne]
    if work.own.situation or not borne or not missing:
        return []
    said = _("Of your people and groups, these bear nothing in your rows: {names}. Is that so?")
    return [nodes.text(said.format(names=listed(missing[:NAMED])), tone="question")]


def others(work: Work) -> list[Node]:
    """What others say of the same decision, one person's sheet, and where it meets the learner's own."""
    other, stage, found = theirs(work), work.own.stage, situation_of(work)
    names = dict.fromkeys(name_of(work.campaign, one.id) for one in work.campaign.holders if one.name.strip())
    made: list[Node] = []
    if found is not None:
        made.append(nodes.items([nodes.text(translated(one)) for one in found.answers], key="answers"))
    made += [
        nodes.text(_("Ask somebody who would choose otherwise. Write what they say, and let them read it.")),
        nodes.field(
            _("Whose sheet? An alias"),
            other.who,
            {"do": "write-who", "sheet": stage},
            limit=NAME_LIMIT,
            suggestions=PEOPLE if names else "",
            key="who",
        ),
        *([nodes.suggestions(PEOPLE, names)] if names else []),
        nodes.group(_asked(other, stage), look="row", key="asked"),
        _field(other, stage, "priorities", _("What matters most to them?"), _("A line each, in their words.")),
        _field(other, stage, "commitments", _("What will they do, whichever way it goes?"), _("A line each.")),
        _field(other, stage, "change", _("What would change their mind?")),
    ]
    return [*made, *_beside(shown(work), other)]


def _asked(other: Other, stage: str) -> list[Node]:
    chances = [(one, percent(Fraction(int(one), 100)) if one else _("not asked yet")) for one in CHANCES]
    return [
        nodes.choice(
            _("How likely do they think it is?"), other.chance, chances, {"do": "say-chance", "sheet": stage}, key="chance"
        ),
        nodes.choice(
            _("At what chance would they switch?"),
            other.switch,
            [*chances, (NEVER, _("at none"))],
            {"do": "say-switch", "sheet": stage},
            key="switch",
        ),
    ]


def _field(other: Other, stage: str, part: str, label: str, hint: str = "") -> Node:
    action = {"do": "write-theirs", "sheet": stage, "part": part}
    return nodes.field(label, getattr(other, part), action, limit=TEXT_LIMIT, hint=hint, lines=3, key=part)


def _beside(mine: Sheet, other: Other) -> list[Node]:
    made: list[Node] = []
    for part, title in (("priorities", _("What matters, side by side")), ("commitments", _("What each will do, side by side"))):
        shared, left, right = in_common(getattr(mine, part), getattr(other, part))
        if not (shared or right):
            continue
        rows = [[one, other] for one, other in shared]
        rows += [[line, "–"] for line in left] + [["–", line] for line in right]
        made.append(nodes.table(title, [_("You"), other.who.strip() or _("They")], rows, key=f"both {part}"))
        if shared:
            said = _("Both of you: {lines}.").format(lines=_("; ").join(one.rstrip(".") for one, _theirs in shared))
            made.append(nodes.text(said, tone="finding"))
        else:
            made.append(nodes.text(_("Nothing in the same words. Ask what each line is for: it may be nearer than it reads.")))
    return [*made, *(nodes.text(one, tone="finding") for one in _apart(mine, other) if one)]


def _apart(mine: Sheet, other: Other) -> list[str]:
    """Where the two pivots lie, and whether a better guess would move the learner."""
    who = other.who.strip() or _("they")
    found = pivots(mine.lines)
    points = listed(percent(one) for one in found)
    said = []
    if other.switch == NEVER:
        words = _("No chance would make {who} switch: that may be a red line. Ask, and keep it out of the sum.")
        said.append(words.format(who=who))
    elif other.switch and found:
        words = _("You would switch at {points}, {who} at {theirs}%. What is on that sheet that isn't on yours?")
        said.append(words.format(points=points, who=who, theirs=other.switch))
    if other.chance and int(other.chance) == mine.chance:
        said.append(_("Both of you give it {chance}%: it isn't the odds that part you.").format(chance=mine.chance))
    elif other.chance and found:
        low, high = sorted((mine.chance, int(other.chance)))
        between = listed(percent(one) for one in found if low <= 100 * one <= high)
        words = (
            _("You give it {mine}%, {who} {theirs}%. You switch at {between}, between the two: finding out more may move you.")
            if between
            else _("You give it {mine}%, {who} {theirs}%. You switch nowhere between: a better guess wouldn't move you.")
        )
        said.append(words.format(mine=mine.chance, who=who, theirs=other.chance, between=between))
    return said
