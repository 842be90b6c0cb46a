"""The count: who would leave too, what each brings and each goal takes, and what is then missing."""

from __future__ import annotations

from itertools import groupby

from ..campaign import Campaign, Work, entries
from ..campaign.editor import name_of
from ..campaign.entry_editor import kind_words, written
from ..campaign.organizing import KINDS
from ..campaign.tie_editor import ties_of
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed, plural
from .counting import Count, counts
from .drawing import picture
from .leaving import Follower, followers, gone
from .model import about, answers
from .wording import answer_options, between_two, count_sentence, goal_words, relation_words, tenths

FEW = 12
MOST = 30


def followed(work: Work) -> list[Follower]:
    """Who might leave with whoever is looked at."""
    return followers(work.campaign, work.own.out, answers(work))


def counted(work: Work) -> list[Count]:
    """The count for whoever is looked at."""
    own = work.own
    return counts(work.campaign, gone(own.out, followed(work), own.seed), own.seed, together=own.together)


def following(work: Work) -> list[Node]:
    """Who is tied to whoever is looked at, and whether they would go too."""
    campaign, out = work.campaign, work.own.out
    name = name_of(campaign, out)
    found = followed(work)
    if found:
        made = [nodes.text(_("What you would expect, until you ask them. Change what you know better."), tone="muted")]
    else:
        made = [nodes.text(_("Nobody else here is tied to {name}. Is that so?").format(name=name))]
    you = campaign.holder(campaign.you)
    if you is not None and getattr(you, "group", "") == out:
        made.append(nodes.text(_("You belong to {name} yourself. Would you stay?").format(name=name), tone="question"))
    made += [_follower(campaign, one) for one in found[:MOST]]
    if len(found) > MOST:
        more = len(found) - MOST
        said = plural("{n} more is counted as one would expect.", "{n} more are counted as one would expect.", more)
        made.append(nodes.text(said, tone="muted"))
    going = [name_of(campaign, one.who) for one in found if one.answer == "goes"]
    if going:
        said = _("Without {name} you also lose {going}, if you are right.")
        made.append(nodes.text(said.format(name=name, going=listed(going[:FEW])), tone="finding"))
    ties = ties_of(campaign, out, lambda who: name_of(campaign, who))
    made.append(nodes.section(_("Ties of {name}").format(name=name), ties, fold="shut", key="ties"))
    return made


def _follower(campaign: Campaign, one: Follower) -> Node:
    through = listed(relation_words(kind, name_of(campaign, who)) for who, kind in one.through[:2])
    label = _("{name}, {through}").format(name=name_of(campaign, one.who), through=through)
    return nodes.choice(
        label, one.answer, answer_options(), {"do": "answer-follow", "who": one.who}, key=f"follow {one.who}"
    )


def gap(work: Work, found: list[Count]) -> list[Node]:
    """What each goal takes and each brings, and the picture with its words and its table."""
    campaign = work.campaign
    if not [goal for goal in campaign.goals if goal.what.strip()]:
        return [nodes.text(_("Write what you are after; then say what it takes."), tone="muted")]
    # What the learner wrote stays unfolded: nothing folds away while it is being written.
    parts = (campaign.needs, campaign.resources)
    folds = ["shut" if part and all(one.example for one in part) else "open" for part in parts]
    made = [
        nodes.section(_("What each goal takes"), [_needs(campaign)], fold=folds[0], key="needs"),
        nodes.section(_("What each brings"), _resources(work), fold=folds[1], key="bring"),
    ]
    if not found:
        return [*made, nodes.text(_("Say what one goal takes, in figures, and the picture begins."), tone="muted")]
    return [
        *made,
        *shown(campaign, found, name_of(campaign, work.own.out), both=not about(work).harm.strip()),
        nodes.text(
            _(
                "These are your own figures, added up four hundred times, each time somewhere between the least and "
                "the most. The same hours can't be given to two goals: if they must be, add up what is missing."
            ),
            tone="muted",
        ),
        nodes.check(
            _("Suppose it rains: all come few, or all come many, on the same night"),
            work.own.together,
            {"do": "draw-together"},
            key="together",
        ),
        nodes.button(_("Add up again"), {"do": "draw-again"}, needs=["seed"], tone="quiet", key="again"),
    ]


def drawn(campaign: Campaign, out: str) -> list[Node]:
    """The picture and its list for a campaign that is not the learner's."""
    found = counts(campaign, gone(out, followers(campaign, out, {}), 0), 0)
    return shown(campaign, found, name_of(campaign, out), both=True)[:2]


def shown(campaign: Campaign, found: list[Count], name: str, *, both: bool) -> list[Node]:
    """The picture, the same as sentences and as a table."""
    said: list[Node] = []
    for goal, rows in groupby(found[:MOST], lambda count: count.goal):
        said.append(nodes.text(goal_words(campaign, goal), tone="lead"))
        said.append(nodes.items([nodes.text(count_sentence(count, name, both=both)) for count in rows]))
    return [
        picture(campaign, found, name, both=both),
        nodes.group(said, look="narrow", key="narrow"),
        nodes.section(_("The same as a table"), [_table(campaign, found, name, both=both)], fold="shut", key="table"),
    ]


def _table(campaign: Campaign, found: list[Count], name: str, *, both: bool) -> Node:
    words = kind_words()
    head = [_("Goal"), _("Of what"), _("It takes")]
    head += [_("With {name}").format(name=name)] if both else []
    head += [_("Without"), _("Short by"), _("Enough")] if both else [_("Without"), _("To find elsewhere")]
    rows = []
    for count in found:
        row = [goal_words(campaign, count.goal), words[count.kind], str(count.need)]
        row += [between_two(count.before)] if both else []
        short = between_two(count.missing) if count.missing.high else _("nothing")
        row += [between_two(count.after), short]
        rows.append([*row, tenths(count.enough_after)] if both else row)
    return nodes.table(_("What there is without {name}").format(name=name), head, rows, key="rows")


def _needs(campaign: Campaign) -> Node:
    words = kind_words()
    rows = []
    for goal in campaign.goals[:FEW]:
        said = goal_words(campaign, goal.id)
        cells = [
            written(entries.needs, campaign, "amount", f"{said}: {words[kind]}", goal=goal.id, kind=kind)
            for kind in KINDS
        ]
        rows.append(nodes.row(said, cells, key=goal.id))
    return nodes.matrix(_("What each goal takes, in figures"), [_("Goal"), *(words[kind] for kind in KINDS)], rows)


def _resources(work: Work) -> list[Node]:
    campaign = work.campaign
    needed = {need.kind for need in campaign.needs if need.amount} or {"people", "hours"}
    kinds = [kind for kind in KINDS if kind in needed]
    words = kind_words()
    ids = _bringing(work)
    rows = [
        nodes.row(
            name_of(campaign, who),
            [_least_and_most(campaign, who, kind, f"{name_of(campaign, who)}: {words[kind]}") for kind in kinds],
            key=who,
        )
        for who in ids
    ]
    others = [holder for holder in campaign.holders if holder.name.strip() and holder.id not in ids]
    made: list[Node] = [
        nodes.text(
            _("The least and the most that you count on. Who draws a red line at a goal isn't counted for it."),
            tone="muted",
        ),
        nodes.matrix(_("What each brings, from – to"), [_("Who"), *(words[kind] for kind in kinds)], rows),
        *_much_of_one(campaign, ids),
    ]
    if others:
        options = [("", _("choose somebody"))] + [(holder.id, name_of(campaign, holder.id)) for holder in others]
        asked = _("Who else brings something?")
        made.append(nodes.choice(asked, "", options, {"do": "show-resources"}, key="bringing"))
    return made


def _bringing(work: Work) -> list[str]:
    """Whose resources are shown: whoever is looked at, who was added, who would go, and the first of all others."""
    campaign = work.campaign
    with_some = [one.who for one in campaign.resources if one.high]
    going = [one.who for one in followed(work) if one.who in with_some or campaign.holder(one.who) in campaign.groups]
    groups = [group.id for group in campaign.groups if group.name.strip()]
    added = [work.own.bringing] if campaign.holder(work.own.bringing) else []
    return list(dict.fromkeys((work.own.out, *added, *going, *with_some, *groups)))[:FEW]


def _least_and_most(campaign: Campaign, who: str, kind: str, label: str) -> Node:
    least = written(entries.resources, campaign, "low", _("{label}, at least").format(label=label), who=who, kind=kind)
    most = written(entries.resources, campaign, "high", _("{label}, at most").format(label=label), who=who, kind=kind)
    return nodes.group([least, most], look="row")


def _much_of_one(campaign: Campaign, ids: list[str]) -> list[Node]:
    """A question about the group of which the largest part is counted on, where that is more than half."""
    parts = {}
    for who in ids:
        size = getattr(campaign.holder(who), "size", "").strip()
        found = entries.resources.find(campaign, who=who, kind="people")
        if found and size.isascii() and size.isdigit() and 0 < int(size) < 2 * found.high:
            parts[who] = (found.high, int(size))
    if not parts:
        return []
    who = max(parts, key=lambda who: parts[who][0] / parts[who][1])
    high, size = parts[who]
    said = _("You count on up to {high} of the {size} in {name} to turn up. Have they, before?")
    return [nodes.text(said.format(high=high, size=size, name=name_of(campaign, who)), tone="question")]
