"""The coalition plan as nodes: it comes filled in, shows three gaps, and prints on two sides."""

from __future__ import annotations

from ..campaign import Work, editor, entries, entry_editor
from ..campaign.entry_editor import chosen, goal_options, holder_options, removed, written
from ..campaign.fields import NAME_LIMIT, TEXT_LIMIT
from ..campaign.organizing import KINDS
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural
from .counting import counts
from .gaps import SHOWN, gaps
from .model import MOST_ASKS, MOST_TACTICS, asks, goal_of, tactics
from .sheet import as_json, both_sides, markdown, summary



def view(work: Work) -> Node:
    """The whole exercise: gaps, goal, numbers, tactics, rules, asks, and the two sides."""
    return nodes.exercise(
        _("Coalition plan"),
        _("At the end you have a plan on two printed sides: a goal, what it takes, a real ask, and a day."),
        _("Half an hour where your other exercises are filled in; an hour from nothing."),
        [
            nodes.group(
                [
                    editor.examples(work.campaign),
                    nodes.section(_("Three gaps to close"), _gaps(work), key="gaps"),
                    nodes.section(_("Goal"), _goal(work), key="goal"),
                    nodes.section(_("What it takes, and what there is"), _numbers(work), key="numbers"),
                    nodes.section(_("What you do"), _tactics(work), key="tactics"),
                    nodes.section(_("How you hold together"), _rules(work), key="rules"),
                    nodes.section(_("Three asks"), _asks(work), key="asks"),
                ],
                look="screen",
                key="writing",
            ),
            nodes.section(_("The plan, on two sides"), _paper(work), key="paper"),
        ],
    )


def _steps() -> dict[str, str]:
    return {
        "goal": _("Goal"),
        "numbers": _("What it takes, and what there is"),
        "tactics": _("What you do"),
        "rules": _("How you hold together"),
        "asks": _("Three asks"),
        "paper": _("The plan, on two sides"),
    }


def _gaps(work: Work) -> list[Node]:
    found, steps = gaps(work), _steps()
    if not found:
        said = _("Nothing is missing that this page knows of. Read it to somebody, and have them ask: who does that, and why would anyone have to answer?")
        return [nodes.text(said, tone="finding")]
    made = [
        nodes.items(
            [
                nodes.text(_("{words} (Below, under “{step}”.)").format(words=gap.words, step=steps[gap.step]), tone="finding")
                for gap in found[:SHOWN]
            ],
            key="shown",
        )
    ]
    if len(found) > SHOWN:
        made.append(nodes.text(plural("{n} more after these.", "{n} more after these.", len(found) - SHOWN), tone="muted"))
    return made


def _goal(work: Work) -> list[Node]:
    campaign = work.campaign
    goal = goal_of(work)
    id = goal.id if goal else entries.goals.next(campaign)
    made: list[Node] = []
    if len(campaign.goals) > 1 and goal is not None:
        options = goal_options(campaign, "")[1:]
        made.append(nodes.choice(_("Which goal is this plan for?"), goal.id, options, {"do": "choose-goal"}, key="which"))
    made += entry_editor.goal_fields(campaign, id)
    made.append(written(entries.goals, campaign, "by_when", _("By which day?"), id=id))
    return [*made, nodes.text(summary(work))] if goal else made


def _numbers(work: Work) -> list[Node]:
    goal = goal_of(work)
    if goal is None:
        return [nodes.text(_("Write the goal first; then count what it takes."), tone="muted")]
    words = entry_editor.kind_words()
    counted = {count.kind: count for count in counts(work.campaign, goal)}
    rows = []
    for kind in KINDS:
        count = counted.get(kind)
        have = _("{low} to {high}").format(low=count.low, high=count.high) if count and count.high else _("nothing yet")
        lacks = _lack(*count.lack) if count and count.need else "–"
        label = _("The goal takes this much: {kind}").format(kind=words[kind])
        cells = [
            written(entries.needs, work.campaign, "amount", label, goal=goal.id, kind=kind),
            nodes.text(_("There is {have}").format(have=have)),
            nodes.text(_("Missing {lacks}").format(lacks=lacks)),
        ]
        rows.append(nodes.row(words[kind], cells, key=kind))
    head = [_("Of this"), _("it takes"), _("and there is"), _("so that")]
    return [
        nodes.matrix(_("What it takes, and what there is"), head, rows, key="counts"),
        nodes.text(
            _("What there is comes from what each can bring, the least and the most. Those against the goal are not counted."),
            tone="muted",
        ),
    ]


def _lack(most: int, least: int) -> str:
    if not most:
        return _("nothing")
    return str(most) if most == least else _("{least} to {most}").format(least=least, most=most)


def _tactics(work: Work) -> list[Node]:
    campaign = work.campaign
    ids = [one.id for one in tactics(work)]
    if len(ids) < MOST_TACTICS:
        ids.append(entries.requests.next(campaign))
    everyone = holder_options(campaign, _("choose someone"))
    made = [nodes.text(_("A tactic says who does it, to whom, and why they would have to answer."))]
    for n, id in enumerate(ids, 1):
        found = entries.requests.find(campaign, id=id)
        body = [
            nodes.group(
                [
                    chosen(entries.requests, campaign, "by", _("Who does it?"), everyone, id=id),
                    chosen(entries.requests, campaign, "who", _("To whom?"), everyone, id=id),
                ],
                look="row",
                key="who",
            ),
            written(entries.requests, campaign, "what", _("What do they ask for?"), id=id),
            written(entries.requests, campaign, "tactic", _("How?"), hint=_("A visit, a letter, a vote, a walk-out …"), id=id),
            written(entries.requests, campaign, "leverage", _("Why would it have to be answered?"), id=id),
        ]
        label = _("Tactic {n}").format(n=n)
        if found is not None:
            confirm = _("Remove this tactic?")
            body.append(removed(entries.requests, _("Remove"), about=label, confirm=confirm, id=id))
        made.append(nodes.group(body, look="entry", label=label, key=f"tactic {id}"))
    return made


def _rules(work: Work) -> list[Node]:
    campaign = work.campaign
    words = entry_editor.rule_words()
    ids = [rule.id for rule in campaign.rules]
    ids.append(entries.rules.next(campaign))
    made: list[Node] = []
    for id in ids[-8:]:
        kind = entries.rules.value(campaign, "kind", id=id)
        there = entries.rules.find(campaign, id=id) is not None
        label = words[kind] if there else _("Another rule")
        row = [
            chosen(entries.rules, campaign, "kind", _("A rule about"), list(words.items()), id=id),
            written(entries.rules, campaign, "what", _("What did you agree?"), lines=2, id=id),
        ]
        if there:
            row.append(removed(entries.rules, _("Remove"), about=label, confirm=_("Remove this rule?"), id=id))
        made.append(nodes.group([nodes.group(row, look="row", key="row")], look="entry", label=label, key=f"rule {id}"))
    labels = {"take": _("What would you settle for?"), "refuse": _("What would you refuse?")}
    return [*made, *(_plan_field(work, part, label) for part, label in labels.items())]


def _plan_field(work: Work, part: str, label: str) -> Node:
    action = {"do": "write-plan", "part": part}
    return nodes.field(label, getattr(work.own, part), action, limit=TEXT_LIMIT, lines=2, key=part)


def _asks(work: Work) -> list[Node]:
    campaign = work.campaign
    ids = [ask.id for ask in asks(work)]
    if len(ids) < MOST_ASKS:
        ids.append(entries.asks.next(campaign))
    made: list[Node] = [
        nodes.text(_("The paper calls each by the words you choose. Their names stay in your head, and on this device."))
    ]
    for n, id in enumerate(ids, 1):
        made.append(nodes.group(_ask(work, id), look="entry", label=_("Ask {n}").format(n=n), key=f"ask {id}"))
    return [*made, _plan_field(work, "if_no", _("If the answer is no, what do you do the day after?"))]


def _ask(work: Work, id: str) -> list[Node]:
    campaign = work.campaign
    words = next((words for ask, words in work.own.called if ask == id), "")
    return [
        nodes.group(
            [
                chosen(
                    entries.asks,
                    campaign,
                    "who",
                    _("Of whom? (not printed)"),
                    holder_options(campaign, _("somebody not named here")),
                    id=id,
                ),
                nodes.field(
                    _("What the paper calls them"),
                    words,
                    {"do": "call", "id": id},
                    limit=NAME_LIMIT,
                    hint=_("“The baker”, “an alto”, “two from ward C”."),
                    key="called",
                ),
            ],
            look="row",
            key="who",
        ),
        written(entries.asks, campaign, "what", _("What do you ask?"), id=id),
        nodes.group(
            [
                written(entries.asks, campaign, "due", _("For which day?"), id=id),
                written(entries.asks, campaign, "where", _("Where?"), id=id),
                written(entries.asks, campaign, "follow_up", _("When do you call after it?"), id=id),
            ],
            look="row",
            key="when",
        ),
    ]


def _paper(work: Work) -> list[Node]:
    destroy = nodes.field(
        _("Destroy the paper by"), work.own.destroy, {"do": "write-destroy"}, limit=10, form="date", key="destroy"
    )
    saved = nodes.group(
        [
            nodes.download(_("Save it as text (Markdown)"), "coalition-plan.md", markdown(work), key="markdown"),
            nodes.download(_("Save it as data (JSON)"), "coalition-plan.json", as_json(work), key="json"),
        ],
        look="row",
        key="saved",
    )
    if goal_of(work) is None:
        empty = nodes.text(_("Your two sides will stand here. Load The Late Bus to see a filled-in plan."), tone="muted")
        return [nodes.group([destroy], look="screen", key="day"), empty]
    return [nodes.group([destroy, saved], look="screen", key="day"), *both_sides(work)]
