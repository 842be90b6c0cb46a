"""The agreement: its rules to write, and the page that comes of it, to print or to take away as text."""

from __future__ import annotations

from attrs import frozen

from ..campaign import Work, entries
from ..campaign.alliance import Alliance
from ..campaign.entry_editor import written
from ..campaign.fields import TEXT_LIMIT
from ..campaign.organizing import Rule
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural
from . import wording
from .model import AGREED, rule_id

MOST_ASKS = 5
FILE = "agreement.txt"
BLANK = "_" * 24


@frozen
class Part:
    """A part of the page: its title and its lines, which may be written on ``by_hand``."""

    title: str
    lines: tuple[str, ...]
    by_hand: bool = False


def writing(work: Work, alliance: Alliance) -> list[Node]:
    """The rules to write, and the page."""
    made = [
        nodes.text(_("Write these while everybody still likes each other. Two lines each are enough."), tone="muted"),
        *(_rule(work, kind) for kind in AGREED),
        *_further(alliance),
    ]
    page = parts(alliance)
    title = heading(alliance)
    shown = [nodes.text(title, tone="lead"), *(_shown(part) for part in page)]
    return [
        *made,
        nodes.group(shown, look="sheet", label=_("The agreement on one page"), key="sheet"),
        nodes.download(_("Take the agreement away as text"), FILE, as_text(title, page), key="take"),
        nodes.text(
            _("“Print”, at the end, prints all of this exercise. The agreement is a sheet by itself."),
            tone="muted",
        ),
    ]


def _rule(work: Work, kind: str) -> Node:
    campaign = work.campaign
    rule = entries.rules.find(campaign, kind=kind) or Rule(id=rule_id(campaign, kind), kind=kind)
    hints = {
        "name": _("What you want, and no more. Read it as the member who has most to lose."),
        "decisions": _("A reporter rings at five and wants an answer by six. What happens?"),
        "tactics": _("Each group should know beforehand what it will be seen doing."),
        "leaving": _("Your goal is met tomorrow. What do you still owe on Friday? Who keeps the list and the money?"),
    }
    label, hint = titles()[kind], hints[kind]
    action = {"do": "agree", "kind": kind}
    labels = {"what": label}
    if kind == "decisions":
        labels |= {"decides": _("Who decides?"), "otherwise": _("And if we don't agree?")}
    fields = [
        nodes.field(
            words,
            getattr(rule, part),
            {**action, "part": part},
            limit=TEXT_LIMIT,
            hint=hint if part == "what" else "",
            lines=2,
            key=part,
        )
        for part, words in labels.items()
    ]
    return nodes.group(fields, look="entry", label=label, key=kind)


def _further(alliance: Alliance) -> list[Node]:
    """Rules that were made elsewhere, or a second one of a kind."""
    first = {entries.rules.find(alliance.campaign, kind=kind) for kind in AGREED}
    words = titles()
    return [
        nodes.group(
            [written(entries.rules, alliance.campaign, "what", words[rule.kind], lines=2, id=rule.id)],
            look="entry",
            label=words[rule.kind],
            key=rule.id,
        )
        for rule in alliance.campaign.rules
        if rule not in first
    ]


def titles() -> dict[str, str]:
    """What each kind of rule is called on the page, in its order there."""
    return {
        "name": _("The name"),
        "decisions": _("How we decide"),
        "tactics": _("What we do, and what nobody does under this name"),
        "speaking": _("Who speaks for us"),
        "partners": _("Who joins, and who says so"),
        "leaving": _("The way out"),
        "other": _("Also agreed"),
    }


def heading(alliance: Alliance) -> str:
    """The name that was agreed on, or words for an agreement that has none."""
    rule = entries.rules.find(alliance.campaign, kind="name")
    return rule.what.strip() if rule and rule.what.strip() else _("An agreement without a name yet")


def parts(alliance: Alliance) -> tuple[Part, ...]:
    """All that stands on the page, in its order. What joining could cost is not on it."""
    made = [
        Part(_("Between"), (wording.names(alliance, alliance.groups) + ".",)),
        Part(_("We work for"), _goals(alliance)),
        Part(_("What stops here, and why"), _stops(alliance)),
        *(Part(words, _rules(alliance, kind)) for kind, words in titles().items()),
        Part(_("Whoever can only just live with it, in their words"), _reasons(alliance)),
        Part(_("Still to be asked, before anyone signs"), _asks(alliance)),
        Part(_("Who says yes for each group (an alias will do)"), _signed(alliance), by_hand=True),
        Part("", (_("Not a contract. Nothing told in confidence belongs on it, and no name of anybody whom it could harm."),)),
    ]
    return tuple(part for part in made if part.lines)


def _goals(alliance: Alliance) -> tuple[str, ...]:
    made = []
    for goal in alliance.standing:
        carriers = alliance.carriers(goal)
        if not carriers:
            continue
        entry = alliance.goal(goal)
        said = [wording.words(alliance, goal) + "."]
        if entry.decision_maker.strip():
            said.append(_("Asked of {name}.").format(name=entry.decision_maker.strip()))
        if entry.by_when:
            said.append(_("By {day}.").format(day=entry.by_when))
        said.append(_("Carried by {names}.").format(names=wording.names(alliance, carriers)))
        made.append(" ".join(said))
    return tuple(made)


def _stops(alliance: Alliance) -> tuple[str, ...]:
    return tuple(
        _("{goal}, for {name}.{why}").format(
            goal=wording.quoted(alliance, goal), name=wording.name(alliance, line.who), why=wording.reason(line)
        )
        for goal in alliance.stopped
        for line in alliance.red_lines(goal)
    )


def _rules(alliance: Alliance, kind: str) -> tuple[str, ...]:
    """The lines of the rules of a kind; the words of the first name stand above everything already."""
    named = entries.rules.find(alliance.campaign, kind="name")
    lines = (_rule_line(rule, rule is not named) for rule in alliance.campaign.rules if rule.kind == kind)
    return tuple(line for line in lines if line)


def _rule_line(rule: Rule, what: bool) -> str:
    said = [
        rule.what.strip() if what else "",
        _("Who decides: {words}.").format(words=_bare(rule.decides)) if rule.decides.strip() else "",
        _("First asked: {words}.").format(words=_bare(rule.consults)) if rule.consults.strip() else "",
        _("By when: {words}.").format(words=_bare(rule.within)) if rule.within.strip() else "",
        _("If we don't agree: {words}.").format(words=_bare(rule.otherwise)) if rule.otherwise.strip() else "",
    ]
    return " ".join(filter(None, said))


def _bare(words: str) -> str:
    return words.strip().rstrip(".")


def _reasons(alliance: Alliance) -> tuple[str, ...]:
    return tuple(
        _("{name}, on {goal}.{why}").format(
            name=wording.name(alliance, stance.who), goal=wording.quoted(alliance, stance.goal), why=wording.reason(stance)
        )
        for stance in alliance.answered
        if stance.answer == "can live with" and stance.why.strip() and alliance.carriers(stance.goal)
    )


def _asks(alliance: Alliance) -> tuple[str, ...]:
    asks = [(stance.who, stance.goal) for stance in alliance.guesses] + list(alliance.unasked)
    asks = [(who, goal) for who, goal in asks if goal in alliance.stopped or alliance.carriers(goal)]
    made = [
        _("{name}, on {goal}").format(name=wording.name(alliance, who), goal=wording.quoted(alliance, goal))
        for who, goal in asks[:MOST_ASKS]
    ]
    more = len(asks) - len(made)
    return (*made, plural("and {n} more", "and {n} more", more)) if more > 0 else tuple(made)


def _signed(alliance: Alliance) -> tuple[str, ...]:
    return (
        *(_("{name}: {blank}").format(name=wording.name(alliance, who), blank=BLANK) for who in alliance.groups),
        _("We read this again on: {blank}").format(blank=BLANK),
    )


def _shown(part: Part) -> Node:
    lines = [nodes.text(line) for line in part.lines]
    body = lines if len(lines) == 1 else [nodes.items(lines)]
    if part.by_hand:
        body = [nodes.group(body, look="by-hand")]
    return nodes.section(part.title, body, key=part.title) if part.title else nodes.group(body, key="last")


def as_text(title: str, page: tuple[Part, ...]) -> str:
    """The page as text, for a letter or a file."""
    blocks = [f"{title}\n{'=' * min(len(title), 60)}"]
    for part in page:
        lines = [f"- {line}" for line in part.lines] if len(part.lines) > 1 else list(part.lines)
        blocks.append("\n".join([part.title, *lines] if part.title else lines))
    return "\n\n".join(blocks) + "\n"
