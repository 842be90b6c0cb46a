"""A year from now it has broken: three reasons, the rules that were missing, and the same Tuesday again with a rule."""

from __future__ import annotations

from ..campaign import Campaign, Work, editor
from ..campaign.entry_editor import rule as rule_editor
from ..campaign.entry_editor import rule_lines, rule_words
from ..campaign.fields import TEXT_LIMIT
from ..campaign.organizing import RULE_LINES, Rule
from ..campaign.people import Stakeholder
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed, plural, translated
from .model import asked_for, missing, rules_of, whole
from .own import KINDS, REASONS, Own, Reason, reasons, seen
from .quarrels import worked
from .stories import points

OFFERED = 60
NAMED = 4
SHOWN = 3
LISTED = 24


def kind_questions() -> dict[str, str]:
    """What each kind of rule answers."""
    return {
        "decisions": _("Which of our sentences must all of us share? Who sees the money?"),
        "name": _("Who says yes to the name, and to what goes out under it?"),
        "partners": _("Who lets a partner in, and how is one let go?"),
        "tactics": _("What may be done in our name, and what do we say of those who do otherwise?"),
        "speaking": _("Who speaks for us, and where do we take a quarrel with each other?"),
        "leaving": _("How do leaders come and go? How does a group leave?"),
    }


def imagining(work: Work) -> list[Node]:
    """Three reasons why it broke."""
    campaign = work.campaign
    names = [group.name.strip() for group in campaign.groups if group.name.strip()]
    if names:
        some = listed(names[:NAMED]) if len(names) <= NAMED else _("{some} and others").format(some=", ".join(names[:NAMED]))
        said = _("It is a year from today. {groups} no longer meet. Nobody was wicked. What happened?").format(groups=some)
    else:
        said = _("It is a year from today. Your coalition no longer meets. Nobody was wicked. What happened?")
    made = [editor.examples(campaign), nodes.text(said, tone="lead")]
    made += [_reason(work, n, one) for n, one in enumerate(_shown(work.own))]
    # After what there is to write: it goes with the first letter, and nothing that is written in may jump.
    return made if work.own.reasons else [*made, _ghost()]


def _shown(own: Own) -> tuple[Reason, ...]:
    """What was written, and one blank: three fields for one thought would be a form."""
    return reasons(own)[: min(len(own.reasons) + 1, REASONS)]


def _ghost() -> Node:
    words = rule_words()
    made = [nodes.text(_("On {case} it could read like this:").format(case=translated(worked().case)), tone="muted")]
    for one in worked().reasons:
        said = _("{what} First to go: {who}. Nobody had been given “{kind}”.")
        made.append(
            nodes.text(
                said.format(what=translated(one.what), who=translated(one.who), kind=words[one.kind]), tone="muted"
            )
        )
    return nodes.group(made, look="ghost", key="ghost")


def _reason(work: Work, n: int, one: Reason) -> Node:
    campaign = work.campaign
    kinds = [("", _("I don't know yet")), *((kind, words) for kind, words in rule_words().items() if kind in KINDS)]
    who = [("", _("nobody in particular")), *_holders(campaign, one.who)]
    chosen = one.who if one.who in dict(who) else ""
    row = [
        nodes.choice(_("Who left first?"), chosen, who, {"do": "choose-reason-who", "n": n}, key="who"),
        nodes.choice(
            _("Which decision had nobody been given?"), one.kind, kinds, {"do": "choose-reason-kind", "n": n}, key="kind"
        ),
    ]
    label = _("Reason {n}").format(n=n + 1)
    made = [
        nodes.field(
            _("{reason}: what happened?").format(reason=label),
            one.what,
            {"do": "write-reason", "n": n},
            limit=TEXT_LIMIT,
            hint=_("An ordinary day, and who did what.") if n == 0 else "",
            lines=2,
            key="what",
        ),
        nodes.group(row, look="row", key="row"),
    ]
    holder = campaign.holder(chosen)
    if holder:
        made += _told(campaign, holder)
    if one.kind:
        made.append(nodes.text(kind_questions()[one.kind], tone="muted"))
    return nodes.group(made, look="entry", label=label, key=f"reason {n}")


def _holders(campaign: Campaign, chosen: str) -> list[tuple[str, str]]:
    """Groups first, then people, as many as one can look through; and whoever was chosen."""
    named = [holder for holder in (*campaign.groups, *campaign.people) if holder.name.strip()]
    offered = [holder.id for holder in named][:OFFERED]
    if chosen and chosen not in offered and campaign.holder(chosen):
        offered.append(chosen)
    return [(id, editor.name_of(campaign, id)) for id in offered]


def _told(campaign: Campaign, holder: Stakeholder) -> list[Node]:
    """What the campaign already says about why somebody might go, in the words that stand there."""
    name = editor.name_of(campaign, holder.id)
    goals = {goal.id: goal.what.strip() for goal in campaign.goals}
    made = []
    if holder.leaving.strip():
        said = _("What keeps {name}: “{words}”").format(name=name, words=holder.leaving.strip())
        made.append(nodes.text(said, tone="finding"))
    if holder.joining.strip():
        said = _("What it costs {name} to be in: “{words}”").format(name=name, words=holder.joining.strip())
        made.append(nodes.text(said, tone="finding"))
    for stance in campaign.stances:
        if stance.who == holder.id and stance.answer == "red line" and goals[stance.goal]:
            said = _("A red line of {name}: “{goal}”").format(name=name, goal=goals[stance.goal])
            why = _("“{why}”").format(why=stance.why.strip()) if stance.why.strip() else ""
            made.append(nodes.text(f"{said} {why}".strip(), tone="finding"))
    if not made:
        said = _("You haven't written what {name} would lose by leaving. Ask: who of you would go first, and why?")
        made.append(nodes.text(said.format(name=name), tone="question"))
    return made


def ruling(work: Work) -> list[Node]:
    """The rules that the reasons ask for, tried on their own Tuesday; those that are missing; and all of them as a table."""
    campaign, own = work.campaign, work.own
    words = rule_words()
    asked = asked_for(own)
    begun = {rule.kind for rule in campaign.rules if not (rule.example and rule.what.strip())} & set(KINDS) - set(asked)
    rest = [kind for kind in missing(campaign) if kind not in begun and kind not in asked]
    made: list[Node] = [_wished(own)] if any(one.rule.strip() for one in seen(own)) else []
    if not asked and not begun:
        made.append(_ghost_rule())
    made += [_kind(work, kind) for kind in asked]
    if rest:
        said = _("No rule yet for: {kinds}.").format(kinds=listed(f"“{words[kind]}”" for kind in rest))
        made.append(nodes.text(said, tone="finding"))
    made += [_kind(work, kind) if kind in begun else _begin(kind) for kind in KINDS if kind in begun or kind in rest]
    made.append(nodes.section(_("All rules as a table"), [_table(campaign)], fold="shut", key="table"))
    return [*made, *_done(campaign)]


def _wished(own: Own) -> Node:
    said = [
        nodes.text(
            _("“{words}” ({title}, {when})").format(
                words=one.rule.strip(),
                title=translated(points()[one.point][1].title),
                when=translated(points()[one.point][1].when),
            )
        )
        for one in seen(own)
        if one.rule.strip()
    ]
    return nodes.group([nodes.text(_("On other people's days you wished for:"), tone="muted"), nodes.items(said)], key="wished")


def _ghost_rule() -> Node:
    rule = worked().rule.rule()
    labels = rule_lines()
    made = [nodes.text(_("A rule answers five questions. This one is for {case}:").format(case=translated(worked().case)), tone="muted")]
    lines = [nodes.text(f"{labels[line]} {getattr(rule, line)}", tone="muted") for line in RULE_LINES]
    return nodes.group([*made, nodes.items(lines)], look="ghost", key="ghost-rule")


def _kind(work: Work, kind: str) -> Node:
    campaign = work.campaign
    found = rules_of(campaign, kind)[:SHOWN]
    why = [one for one in work.own.reasons if one.kind == kind and one.what.strip()]
    made: list[Node] = [nodes.text(kind_questions()[kind], tone="muted")]
    if not found:
        begin = {"do": "begin-rule", "kind": kind}
        made.append(nodes.text(_("You have no rule for this."), tone="finding"))
        made.append(nodes.button(_("Write the rule"), begin, tone="main", about=rule_words()[kind], key="begin"))
    for rule in found:
        made.append(rule_editor(campaign, rule.id))
        made += [_again(one, rule, n) for n, one in enumerate(why)]
        if not why and rule.open:
            made.append(nodes.text(_open_lines(rule), tone="question"))
    title = rule_words()[kind]
    return nodes.section(title[:1].upper() + title[1:], made, key=f"kind {kind}")


def _begin(kind: str) -> Node:
    """A button to begin a rule, in the place where the rule will be."""
    begin = nodes.button(
        _("Begin a rule: {kind}").format(kind=rule_words()[kind]), {"do": "begin-rule", "kind": kind}, tone="quiet", key="begin"
    )
    return nodes.group([begin], look="row screen", key=f"begin {kind}")


def _open_lines(rule: Rule) -> str:
    labels = rule_lines()
    return _("Still open: {lines}").format(lines=" ".join(labels[line] for line in rule.open))


def _again(one: Reason, rule: Rule, n: int) -> Node:
    """The day on which it broke, with this rule in force."""
    said = {line: getattr(rule, line).strip() for line in RULE_LINES}
    lines = [
        _("It is that day again. “{what}”").format(what=one.what.strip()),
        _("The rule is about this: “{words}”").format(words=said["what"]) if said["what"] else _("No rule is about this."),
        _("“{words}” decides.").format(words=said["decides"]) if said["decides"] else _("Nobody knows who decides."),
        _("First they ask: “{words}”").format(words=said["consults"]) if said["consults"] else _("Nobody knows whom to ask first."),
        _("They have: “{words}”").format(words=said["within"]) if said["within"] else _("Nobody knows by when."),
        _("And if they don't agree: “{words}”").format(words=said["otherwise"])
        if said["otherwise"]
        else _("If they don't agree, it goes as it went."),
    ]
    end = (
        _("Would it have held? Read it to whoever it would bind most, and change what they ask you to.")
        if not rule.open
        else _open_lines(rule)
    )
    made = [nodes.items([nodes.text(line) for line in lines]), nodes.text(end, tone="question")]
    return nodes.group(made, look="entry", label=_("That day again"), key=f"again {rule.id} {n}")


def _table(campaign: Campaign) -> Node:
    words, labels = rule_words(), rule_lines()
    rows = []
    for kind in words:
        found = [rule for rule in rules_of(campaign, kind) if rule.what.strip()]
        rows += [
            [words[kind], rule.what.strip(), rule.decides.strip(), " ".join(labels[line] for line in rule.open) or _("nothing")]
            for rule in found
        ]
        if not found and kind in KINDS:
            rows.append([words[kind], _("no rule yet"), "", ""])
    head = [_("What about"), _("The rule"), _("Who decides"), _("Still open")]
    return nodes.table(_("Rules"), head, rows[:LISTED], key="rules")


def _done(campaign: Campaign) -> list[Node]:
    made = whole(campaign)
    if not made:
        return []
    said = plural(
        "{n} rule of yours has all five lines. It is in your campaign, and the plan prints it.",
        "{n} rules of yours have all five lines. They are in your campaign, and the plan prints them.",
        len(made),
    )
    if len(made) < REASONS:
        more = plural("Write {n} more.", "Write {n} more.", REASONS - len(made))
        return [nodes.text(f"{said} {more}", tone="finding")]
    return [nodes.text(f"{said} {_('Put a day on looking at them again.')}", tone="finding")]
