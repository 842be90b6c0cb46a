"""Bridges as nodes."""

from __future__ import annotations

from ..campaign import Campaign, Work, editor
from ..campaign.cases import cases
from ..campaign.editing import row_ids
from ..campaign.entry_editor import holder_options
from ..campaign.tie_editor import ties_of
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed, plural
from .drawing import parts_in_words, ties_picture
from .model import WORDS_LIMIT, already_asked, holding, missing, planned
from .network import Bridge, between, could_build, falls_apart, network, parts, parts_without

ROWS = 12
FEW = 5


def view(work: Work) -> Node:
    """The whole exercise: one goes, who knows whom, who holds it together, one tie to build."""
    return nodes.exercise(
        _("Bridges"),
        _("At the end you know whose leaving would part the others, and one tie to build before that happens."),
        _("Five minutes, on your own people or on a worked example."),
        [
            editor.examples(work.campaign),
            nodes.section(_("One of them moves away"), _leaving(work), key="leaving"),
            nodes.section(_("Who knows whom?"), _writing(work), key="writing"),
            nodes.section(_("Who holds it together"), _holding(work.campaign), key="holding"),
            nodes.section(_("One tie to build"), _building(work), key="building"),
            nodes.section(_("Everyone, as a table"), [_table(work)], fold="shut", key="table"),
        ],
    )


def _writing(work: Work) -> list[Node]:
    campaign = work.campaign
    made = [nodes.text(_("Name a few people by aliases, and say who knows whom."), tone="muted")]
    if len(campaign.holders) <= ROWS:
        ids = [*row_ids(campaign), *(group.id for group in campaign.groups)]
        made.append(nodes.group([_name(campaign, who) for who in ids], look="row", key="names"))
    else:
        made.append(nodes.text(_("{people} are here already.").format(people=_counted(campaign)), tone="muted"))
    made.append(
        nodes.group(
            [nodes.button(_("Add a person"), {"do": "add-person"}), nodes.button(_("Add a group"), {"do": "add-group"})],
            look="row",
            key="add",
        )
    )
    named = [holder for holder in campaign.holders if holder.name.strip()]
    if len(named) < 2:
        return made
    at = work.own.at if campaign.holder(work.own.at) else named[0].id
    options = [(holder.id, editor.name_of(campaign, holder.id)) for holder in campaign.holders]
    made.append(nodes.choice(_("Whose ties?"), at, options, {"do": "show-ties"}, key="whose"))
    made.append(
        nodes.group(
            ties_of(campaign, at, lambda who: editor.name_of(campaign, who)),
            look="entry",
            label=_("Ties of {name}").format(name=editor.name_of(campaign, at)),
            key=f"ties {at}",
        )
    )
    return made


def _counted(campaign: Campaign) -> str:
    people = plural("{n} person", "{n} people", len(campaign.people))
    return listed([people, plural("{n} group", "{n} groups", len(campaign.groups))])


def _name(campaign: Campaign, who: str) -> Node:
    named, _stake = editor.holder_fields(campaign, who)
    return nodes.group([named], key=who)


def _leaving(work: Work) -> list[Node]:
    campaign = work.campaign
    if not network(campaign).links:
        example = cases()[0].campaign()
        return [
            nodes.text(_("Your picture will grow here as you tie people below. This is an example, without Ruth:"), tone="muted"),
            nodes.group([ties_picture(example, "ruth", look="ghost")], look="ghost", key="ghost"),
        ]
    gone = missing(work)
    net = network(campaign)
    options = [("", _("nobody: everyone is here")), *((who, editor.name_of(campaign, who)) for who in net.nodes)]
    made = [
        nodes.choice(_("Who moves away?"), gone, options, {"do": "take-out"}, name="gone", key="gone"),
        ties_picture(campaign, gone, lights="gone"),
    ]
    if not gone:
        return [*made, nodes.text(_("Touch somebody in the picture, or choose them: what falls apart?"), tone="muted")]
    return [*made, *_apart(campaign, gone)]


def _apart(campaign: Campaign, gone: str) -> list[Node]:
    name = editor.name_of(campaign, gone)
    apart = falls_apart(network(campaign), gone)
    if not apart:
        return [nodes.text(_("{name} is tied to nobody here, so no tie goes with them.").format(name=name), tone="finding")]
    if len(apart) == 1:
        said = _("Without {name} the others still reach each other. More than one way leads round.").format(name=name)
        return [nodes.text(said, tone="finding")]
    said = _("Without {name}, these no longer reach each other through anyone you named:").format(name=name)
    return [
        nodes.text(said, tone="finding"),
        nodes.items([nodes.text(words) for words in parts_in_words(campaign, gone)], key="parts"),
    ]


def _holding(campaign: Campaign) -> list[Node]:
    net = network(campaign)
    if not net.links:
        return [nodes.text(_("Nothing yet: tie two people."), tone="muted")]
    made = []
    apart = [part for part in parts(net) if len(part) > 1]
    if len(apart) > 1:
        said = plural("There is {n} part already.", "There are {n} parts already that do not reach each other.", len(apart))
        made.append(nodes.text(said, tone="finding"))
    found = holding(campaign)
    if not found:
        said = _("Nobody here is the only bridge: whoever goes, the rest still reach each other.")
        return [*made, nodes.text(said, tone="finding")]
    made += [nodes.items([_held(campaign, *one) for one in found[:FEW]], key="held")]
    made.append(
        nodes.text(
            _(
                "To be the only bridge is a load, and a risk for everyone. It is no medal. Ask them who could share it, "
                "and whether they want that."
            )
        )
    )
    made.append(
        nodes.text(
            _(
                "The share is Freeman's betweenness: of all pairs of others, how many reach each other by a shortest way "
                "through this person. It knows only the ties that you wrote, and nothing of how strong they are."
            ),
            tone="muted",
        )
    )
    return made


def _held(campaign: Campaign, who: str, count: int, share: float) -> Node:
    said = _("{name} is the only bridge between {parts}: {share}% of the shortest ways between others lead through them.")
    name, between_parts = editor.name_of(campaign, who), plural("{n} part", "{n} parts", count)
    return nodes.text(said.format(name=name, parts=between_parts, share=round(100 * share)), tone="finding")


def _building(work: Work) -> list[Node]:
    campaign = work.campaign
    if not network(campaign).links:
        return [nodes.text(_("Once some are tied, it names two who should meet."), tone="muted")]
    bridge = missing(work) or next((who for who, *_rest in holding(campaign)), "")
    offers = could_build(campaign, bridge) if bridge else []
    made: list[Node] = []
    if offers:
        said = _("Before {name} is missed, these could meet:").format(name=editor.name_of(campaign, bridge))
        made.append(nodes.text(said))
        made += [_offer(campaign, one) for one in offers]
    elif not planned(work):
        made.append(nodes.text(_("Nothing hangs on one person. Choose any two who should know each other.")))
    return [*made, *_planned(work)]


def _offer(campaign: Campaign, bridge: Bridge) -> Node:
    one, other = editor.name_of(campaign, bridge.one), editor.name_of(campaign, bridge.other)
    said = _("{one} and {other}.").format(one=one, other=other)
    if bridge.shared:
        said += " " + _("Both need this: {what}.").format(what=bridge.shared)
    action = {"do": "plan-tie", "one": bridge.one, "other": bridge.other, "through": bridge.through}
    about = _("{one} and {other}").format(one=one, other=other)
    choose = nodes.button(_("Plan this one"), action, about=about)
    return nodes.group([nodes.text(said), choose], look="row", key=f"offer {bridge.one} {bridge.other}")


def _planned(work: Work) -> list[Node]:
    campaign, own = work.campaign, work.own
    labels = {
        "one": _("Who should meet"),
        "other": _("whom?"),
        "through": _("Who knows both, and could bring them together?"),
    }
    chosen_ends = {part: who if campaign.holder(who := getattr(own, part)) else "" for part in labels}
    everyone = holder_options(campaign, _("choose someone"))
    ends = [
        nodes.choice(
            label,
            chosen_ends[part],
            [one for one in everyone if not one[0] or one[0] not in (set(chosen_ends.values()) - {chosen_ends[part]})],
            {"do": "choose-end", "part": part},
            key=part,
        )
        for part, label in labels.items()
    ]
    made: list[Node] = [nodes.group(ends, look="row", key="ends")]
    chosen = planned(work)
    if chosen is None:
        return made
    one, other, through = (editor.name_of(campaign, who) for who in chosen)
    consent = [
        ("not asked", _("I have not asked {name} yet").format(name=through)),
        ("yes", _("{name} said yes").format(name=through)),
        ("no", _("{name} would rather not").format(name=through)),
    ]
    made += [
        nodes.text(_("It is {name}'s tie to lend. Ask first, and take a no as it is.").format(name=through)),
        nodes.choice(
            _("What does {name} say?").format(name=through),
            own.consent,
            consent,
            {"do": "write-consent"},
            look="radio",
            key="consent",
        ),
    ]
    if own.consent == "no":
        said = _("Then it is not for {name} to do. Choose somebody else who knows both, or another two.")
        return [*made, nodes.text(said.format(name=through), tone="finding")]
    made.append(
        nodes.field(
            _("What will you say to {name}?").format(name=through),
            own.words,
            {"do": "write-words"},
            limit=WORDS_LIMIT,
            hint=_("Why these two, what each of them needs, and that they may say no."),
            lines=3,
            key="words",
        )
    )
    made.append(_kept(work, one, other))
    return made


def _kept(work: Work, one: str, other: str) -> Node:
    about = _("{one} and {other}").format(one=one, other=other)
    met = nodes.button(_("They have met: add the tie"), {"do": "met"}, about=about, key="met")
    tied = any({tie.one, tie.other} == {work.own.one, work.own.other} for tie in work.campaign.ties)
    if already_asked(work):
        row = [nodes.text(_("It is among your asks. Give it a day there.")), *([] if tied else [met])]
    else:
        row = [nodes.button(_("Put it with my asks"), {"do": "keep-ask"}, tone="main", key="keep"), *([] if tied else [met])]
    return nodes.group(row, look="row", key="kept")


def _table(work: Work) -> Node:
    campaign = work.campaign
    net = network(campaign)
    beside, shares, left = net.beside(), between(net), parts_without(net)
    ranked = sorted(net.nodes, key=lambda who: -shares[who])
    head = [_("Who"), _("Reaches directly"), _("Shortest ways through them"), _("Parts without them")]
    rows = [
        [
            editor.name_of(campaign, who),
            _(", ").join(editor.name_of(campaign, other) for other in beside[who]) or _("nobody here"),
            _("{n}%").format(n=round(100 * shares[who])),
            str(left[who]),
        ]
        for who in ranked
    ]
    return nodes.table(_("Who reaches whom"), head, rows, key="rows")
