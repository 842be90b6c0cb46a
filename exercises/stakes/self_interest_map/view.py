"""The self-interest map as nodes."""

from __future__ import annotations

from ..campaign import Campaign, Work, editor
from ..campaign.cases import cases
from ..campaign.drawing import Drawn, drawn_stakes, interest_map
from ..campaign.editing import row_ids
from ..campaign.overlaps import Overlap, may_be_same, standing_alone
from ..campaign.specific import question, vague_word
from ..campaign.tables import held
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.pasting import writing
from ..kit.words import _, listed, plural
from .model import joined, next_talks, pages, rows, same_words, shown_page, shown_rows

FEW = 12
LISTED = 60


def view(work: Work) -> Node:
    """The whole exercise: write, look, read what it says, go and talk to someone."""
    return nodes.exercise(
        _("Self-interest map"),
        _("At the end you have a map of who needs what, which of it they share, and one person to talk to next."),
        _("10 minutes for three people; as long as you like after that."),
        [
            editor.examples(work.campaign),
            nodes.section(_("Who needs what?"), _writing(work), key="writing"),
            nodes.section(_("The map"), _looking(work), key="map"),
            nodes.section(_("What the map says"), _findings(work), key="findings"),
            nodes.section(_("Whom to talk to next"), _next(work.campaign), key="next"),
            nodes.section(_("The map as a table"), [_table(work.campaign)], fold="shut", key="table"),
            _own_case(work),
        ],
    )


def _writing(work: Work) -> list[Node]:
    campaign = work.campaign
    made = [
        nodes.text(_("Write three people, two fields each. Use their words where you have them."), tone="muted"),
        editor.stake_suggestions(campaign),
    ]
    paged = pages(work) > 1 or work.own.find
    if paged:
        made.append(
            nodes.field(_("Find a person, a group or a stake"), work.own.find, {"do": "find"}, limit=200, key="find")
        )
    made += [_entry(work, who) for who in shown_rows(work)]
    if paged:
        made.append(_turning(work))
    made.append(
        nodes.group(
            [
                nodes.button(_("Add a person"), {"do": "add-person"}),
                nodes.button(_("Add a group"), {"do": "add-group"}),
            ],
            look="row",
            key="add",
        )
    )
    return made


def _turning(work: Work) -> Node:
    page, last = shown_page(work), pages(work) - 1
    said = _("Page {page} of {pages}, {found}").format(
        page=page + 1, pages=last + 1, found=plural("{n} row", "{n} rows", len(rows(work)))
    )
    made = [nodes.text(said, tone="muted")]
    if page > 0:
        made.append(nodes.button(_("Show the rows before"), {"do": "earlier-rows"}))
    if page < last:
        made.append(nodes.button(_("Show the rows after"), {"do": "later-rows"}))
    return nodes.group(made, look="row", key="turn")


def _entry(work: Work, who: str) -> Node:
    campaign = work.campaign
    holder = campaign.holder(who)
    name = editor.name_of(campaign, who)
    row = editor.holder_fields(campaign, who)
    made = [nodes.group(row, look="row", key="row")]
    first = editor.first_stake(campaign, who)
    asked = question(first, name) if vague_word(first.what) else ""
    if asked:
        made.append(nodes.text(asked, tone="question"))
    if holder is not None:
        unfolded = work.own.details == who
        label = _("Less") if unfolded else _("More")
        confirm = _("Remove {name}, and all that you wrote about them?").format(name=name)
        about = _("about {name}").format(name=name)
        row += [
            nodes.button(label, {"do": "show-details", "who": who}, tone="quiet", about=about, key="more"),
            nodes.button(
                _("Remove"), {"do": "remove", "who": who}, tone="quiet", confirm=confirm, about=name, key="remove"
            ),
        ]
        made[0] = nodes.group(row, look="row", key="row")
        if unfolded:
            made.append(nodes.group(editor.holder_details(campaign, holder), key="details"))
    return nodes.group(made, look="entry", label=name, key=who)


def _looking(work: Work) -> list[Node]:
    campaign = work.campaign
    if not drawn_stakes(campaign):
        example = _few(cases()[0].campaign())
        ghost = interest_map(example, look="ghost")
        return [
            nodes.text(_("Your map will grow here as you type. This is an example:"), tone="muted"),
            nodes.group([ghost, _listed_stakes(example)], look="ghost", key="ghost"),
        ]
    options = [("", _("everything"))]
    options += [
        (holder.id, editor.name_of(campaign, holder.id)) for holder in campaign.holders if campaign.stakes_of(holder.id)
    ]
    options += [(one.lights, one.what) for one in drawn_stakes(campaign)]
    light = work.own.light if work.own.light in dict(options) else ""
    return [
        interest_map(campaign, light=light, lights="light"),
        _listed_stakes(campaign),
        nodes.group(
            [nodes.choice(_("Light up"), light, options, {"do": "light"}, name="light")], look="wide", key="light"
        ),
    ]


def _few(campaign: Campaign) -> Campaign:
    """The first people of a case, with what they share: enough to show what a map is."""
    shown = {who for shared in campaign.overlaps()[:2] for who in shared.holders[:2]}
    return Campaign(
        people=tuple(person for person in campaign.people if person.id in shown),
        groups=tuple(group for group in campaign.groups if group.id in shown),
        stakes=tuple(stake for stake in campaign.stakes if stake.who in shown),
    )


def _listed_stakes(campaign: Campaign) -> Node:
    """What the picture shows as one list with counts, for a narrow screen."""
    stakes = sorted(drawn_stakes(campaign), key=lambda one: -len({stake.who for stake in one.stakes}))
    return nodes.group(
        [nodes.items([_listed_stake(campaign, one) for one in stakes[:LISTED]])], look="narrow", key="narrow"
    )


def _listed_stake(campaign: Campaign, one: Drawn) -> Node:
    who = list(dict.fromkeys(editor.name_of(campaign, stake.who) for stake in one.stakes))
    return nodes.text(_("{n} · {what}: {who}").format(n=len(who), what=one.what, who=listed(who)))


def _findings(work: Work) -> list[Node]:
    campaign = work.campaign
    shared, alone = campaign.overlaps(), standing_alone(campaign)
    if not shared and not alone:
        return [nodes.text(_("Nothing yet. Name two people and what each of them needs."), tone="muted")]
    made: list[Node] = []
    if shared:
        made.append(nodes.items([_shared(campaign, one) for one in shared[:FEW]], key="shared"))
    if len(shared) > FEW:
        rest = [_shared(campaign, one) for one in shared[FEW:]]
        more = plural("{n} more shared stake", "{n} more shared stakes", len(rest))
        made.append(nodes.section(more, [nodes.items(rest)], fold="shut", key="rest"))
    if not shared and len(alone) > 1:
        made.append(
            nodes.text(
                _(
                    "No shared stake here. That is an honest finding. Either you do not know enough yet, and a talk would "
                    "tell, or these people have no reason to act together on this."
                ),
                tone="finding",
            )
        )
    elif alone:
        names = listed(editor.name_of(campaign, who) for who in alone)
        said = _("On their own on this map: {names}. No one else named the same stake.")
        made.append(nodes.text(said.format(names=names), tone="finding"))
    return [*made, *_offers(work)]


def _shared(campaign: Campaign, one: Overlap) -> Node:
    names = listed(editor.name_of(campaign, who) for who in one.holders)
    vital = [editor.name_of(campaign, stake.who) for stake in one.stakes if stake.depth == "vital"]
    both = _("both need") if len(one.holders) == 2 else _("all need")
    said = _("{names} {both} this: {what}.").format(names=names, both=both, what=one.what)
    if vital:
        said += " " + _("{vital} can't do without.").format(vital=listed(vital))
    return nodes.text(said, tone="finding")


def _offers(work: Work) -> list[Node]:
    campaign = work.campaign
    made = []
    for one, other in may_be_same(campaign, frozenset(map(frozenset, work.own.apart)))[:FEW]:
        said = _("{name} needs “{what}”, {other} needs “{other_what}”. Is that one stake or two?").format(
            name=editor.name_of(campaign, one.who),
            what=one.what.strip(),
            other=editor.name_of(campaign, other.who),
            other_what=other.what.strip(),
        )
        pair = {"one": other.id, "other": one.id}
        about = _("“{what}” and “{other_what}”").format(what=one.what.strip(), other_what=other.what.strip())
        made.append(
            nodes.notice(
                [
                    nodes.text(said),
                    nodes.group(
                        [
                            nodes.button(_("One: join them"), {"do": "join", **pair}, about=about),
                            nodes.button(_("Two: keep them apart"), {"do": "keep-apart", **pair}, about=about),
                        ],
                        look="row",
                    ),
                ],
                tone="ask",
                key=f"{one.id} {other.id}",
            )
        )
    return [*made, *_counted_as_one(campaign)]


def _counted_as_one(campaign: Campaign) -> list[Node]:
    """Stakes of several that count as one, by their words or because the learner said so: said, and undone with a click."""
    by_words = _("{names} have the same words here: “{what}”. The map counts them as one stake.")
    by_hand = _("You joined what {names} need under “{what}”. The map counts it as one stake.")
    by_id = {stake.id: stake for stake in campaign.stakes}
    same = [(ids, by_words) for ids in same_words(campaign) if not by_id[ids[-1]].example]
    made = []
    for ids, said in [*same, *((ids, by_hand) for ids in joined(campaign))][:FEW]:
        stakes = [by_id[id] for id in ids]
        names = listed(dict.fromkeys(editor.name_of(campaign, stake.who) for stake in stakes))
        label = _("{name} means something else").format(name=editor.name_of(campaign, stakes[-1].who))
        apart = {"do": "set-apart", "stake": stakes[-1].id}
        made.append(
            nodes.group(
                [
                    nodes.text(said.format(names=names, what=stakes[0].what.strip()), tone="muted"),
                    nodes.button(label, apart, tone="quiet", about=stakes[-1].what.strip()),
                ],
                key=f"same {stakes[-1].id}",
            )
        )
    return made


def _next(campaign: Campaign) -> list[Node]:
    talks = next_talks(campaign)
    if not talks:
        if len([who for who in row_ids(campaign) if campaign.holder(who)]) > 1 and campaign.stakes:
            return [nodes.text(_("You have asked all that this map knows to ask. Now ask what it could never know."))]
        return [nodes.text(_("Once two people are on the map, it names one to talk to, and a question."), tone="muted")]
    first, *others = talks
    made = [
        nodes.text(editor.name_of(campaign, first.who), tone="lead"),
        nodes.text(first.why),
        nodes.text(_("Ask: {ask}").format(ask=first.ask), tone="question"),
        nodes.text(_("Write what they said in their words, then ask whether you got it right."), tone="muted"),
    ]
    if others:
        rest = [nodes.text(f"{editor.name_of(campaign, talk.who)}. {talk.why} {talk.ask}") for talk in others]
        made.append(nodes.section(_("After that"), [nodes.items(rest)], fold="shut", key="after"))
    return made


def _table(campaign: Campaign) -> Node:
    depth, source = dict(editor.depth_words()), dict(editor.source_words())
    head = [_("Who"), _("Needs"), _("How much rides on it"), _("How you know"), _("Shared with")]
    made = [
        [
            editor.name_of(campaign, stake.who),
            stake.what,
            depth[stake.depth],
            source[stake.source],
            _(", ").join(editor.name_of(campaign, who) for who in others) or _("nobody here"),
        ]
        for stake, others in held(campaign)
    ]
    return nodes.table(_("Who needs what"), head, made, key="rows")


def _own_case(work: Work) -> Node:
    """A worked case that somebody wrote, checked by line and loaded here."""
    pasted = work.own.pasted
    load = nodes.button(_("Load it"), {"do": "load-pasted"}, key="load")
    ready = [
        nodes.text(_("Nothing is wrong with it. Like any example it can be cleared again."), tone="finding"),
        nodes.group([load], look="row", key="loading"),
    ]
    intro = _(
        "Paste a case that somebody wrote, or change one of ours. “Check it” names by line what is wrong. The format is under “Write "
        "your own script”. It stays on this device."
    )
    body = [nodes.text(intro, tone="muted"), *writing(pasted, _("The case, as text"), ready)]
    return nodes.section(_("A case of your own"), body, fold="open" if pasted.text else "shut", key="own-case")
