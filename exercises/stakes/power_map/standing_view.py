"""The middle of the power map as nodes: who stands where, and how one knows."""

from __future__ import annotations

from ..campaign import Campaign, Placement, Stakeholder, Work, editor, entries
from ..campaign.cases import cases
from ..campaign.entry_editor import chosen, confidence_words, power_words, removed, wedge_words, written
from ..campaign.fields import NAME_LIMIT
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _
from .grid import grid
from .model import pages, shown, shown_page
from .places import decider_of, is_hunch, on_map
from .sentences import believe, hunches, needs, not_placed


def standing(work: Work, stand: dict[str, Placement]) -> list[Node]:
    """Names to add, the grid, whoever is looked at, and everyone in a list."""
    made = [
        nodes.text(
            _("For each of them: where do they stand on this, how much say have they in it, and how do you know?"),
            tone="muted",
        ),
        _naming(work),
    ]
    if not on_map(work.campaign):
        example = cases()[0].campaign()
        ghost = [grid(work, narrow=True, example=example), grid(work, example=example)]
        said = nodes.text(_("Your map will stand here. This is an example:"), tone="muted")
        return [*made, said, nodes.group(ghost, look="ghost", key="ghost")]
    made += [grid(work, narrow=True), grid(work)]
    if pages(work) > 1:
        made.append(_turning(work))
    listed = nodes.section(_("Place them in a list"), [_list(work, stand)], fold="shut", key="list")
    # Paper has the table.
    return [*made, nodes.group([_looking(work, stand), listed], look="screen", key="by-hand")]


def _naming(work: Work) -> Node:
    label = _("Who could matter here? A person or a group, by an alias")
    row = nodes.group(
        [
            nodes.field(label, work.own.draft, {"do": "write-draft"}, limit=NAME_LIMIT, sends=True, key="draft"),
            nodes.button(_("Add this person"), {"do": "put-on-map", "kind": "person"}, tone="main"),
            nodes.button(_("Add this group"), {"do": "put-on-map", "kind": "group"}),
        ],
        look="row",
        key="naming",
    )
    return nodes.group([row], look="screen", key="name-somebody")


def _turning(work: Work) -> Node:
    page, last = shown_page(work), pages(work) - 1
    said = _("Page {page} of {pages}").format(page=page + 1, pages=last + 1)
    made = [nodes.text(said, tone="muted")]
    if page > 0:
        made.append(nodes.button(_("Show those before"), {"do": "earlier-page"}))
    if page < last:
        made.append(nodes.button(_("Show those after"), {"do": "later-page"}))
    return nodes.group(made, look="row", key="turn")


def _looking(work: Work, stand: dict[str, Placement]) -> Node:
    campaign = work.campaign
    options = [("", _("nobody")), *((holder.id, editor.name_of(campaign, holder.id)) for holder in on_map(campaign))]
    who = work.own.who if work.own.who in dict(options) else ""
    made = [
        nodes.choice(_("Whom are you looking at?"), who, options, {"do": "look"}, name="who", key="who"),
        nodes.group(_next_ones(campaign, who), look="row", key="next"),
    ]
    if not who:
        made.append(nodes.text(_("Drag somebody to where they stand, or touch them and say it below."), tone="muted"))
        return nodes.group(made, key="looking")
    name = editor.name_of(campaign, who)
    made.append(nodes.group(_details(campaign, who, name, stand.get(who)), look="entry", label=name, key=f"look {who}"))
    return nodes.group(made, key="looking")


def _next_ones(campaign: Campaign, who: str) -> list[Node]:
    made = []
    for key, ids, said in (
        ("place", not_placed(campaign), _("Next one to place: {name}")),
        ("hunch", hunches(campaign), _("Next hunch: {name}")),
    ):
        after = ids[ids.index(who) + 1 :] + ids[: ids.index(who)] if who in ids else ids
        if after:
            label = said.format(name=editor.name_of(campaign, after[0]))
            made.append(nodes.button(label, {"do": "look-at", "who": after[0]}, tone="quiet", key=key))
    return made


def _details(campaign: Campaign, who: str, name: str, placement: Placement | None) -> list[Node]:
    holder = campaign.holder(who)
    riding = needs(campaign, who)
    made = [nodes.text(riding, tone="muted")] if riding else []
    chosen_here = [_wedge_choice(name, who, placement), _power_choice(name, who, placement)]
    made.append(nodes.group(chosen_here, look="row", key="at"))
    named = nodes.field(
        _("Name"), holder.name if holder else "", {"do": "write-name", "who": who}, limit=NAME_LIMIT, key="name"
    )
    if placement is None:
        return [*made, nodes.group([named], look="row", key="named")]
    made.append(
        nodes.group(
            [
                chosen(
                    entries.placements,
                    campaign,
                    "confidence",
                    _("How sure are you?"),
                    confidence_words().items(),
                    who=who,
                ),
                written(
                    entries.placements,
                    campaign,
                    "evidence",
                    _("How do you know?"),
                    hint=_("Something that was seen or said, and when."),
                    lines=2,
                    who=who,
                ),
            ],
            look="row",
            key="known",
        )
    )
    if is_hunch(placement):
        made.append(nodes.text(believe(campaign, placement), tone="question"))
    off = removed(entries.placements, _("Take off the grid"), about=name, who=who)
    return [*made, nodes.group([named, off], look="row", key="named")]


def _wedge_choice(name: str, who: str, placement: Placement | None, *, named: str = "") -> Node:
    options = [*([("", _("not placed yet"))] if placement is None else []), *wedge_words().items()]
    label = _("Where does {name} stand?").format(name=name)
    action = {"do": "place", "who": who, "part": "wedge"}
    return nodes.choice(label, placement.wedge if placement else "", options, action, name=named, key="wedge")


def _power_choice(name: str, who: str, placement: Placement | None, *, named: str = "") -> Node:
    options = [*([("", _("not placed yet"))] if placement is None else []), *power_words().items()]
    label = _("How much say has {name}?").format(name=name)
    action = {"do": "place", "who": who, "part": "power"}
    return nodes.choice(label, placement.power if placement else "", options, action, name=named, key="power")


def _list(work: Work, stand: dict[str, Placement]) -> Node:
    rows = [_row(work.campaign, holder, stand.get(holder.id)) for holder in shown(work)]
    head = [_("Who"), _("Where they stand"), _("How much say"), _("How you know")]
    return nodes.matrix(_("Everyone here"), head, rows, key="rows")


def _row(campaign: Campaign, holder: Stakeholder, placement: Placement | None) -> Node:
    who = holder.id
    name = editor.name_of(campaign, who)
    label = _("{name} (decides)").format(name=name) if who == decider_of(campaign) else name
    cells = [
        _wedge_choice(name, who, placement, named=f"wedge {who}"),
        _power_choice(name, who, placement, named=f"power {who}"),
        nodes.text(_known(placement), tone="muted"),
    ]
    return nodes.row(label, cells, key=who)


def _known(placement: Placement | None) -> str:
    if placement is None:
        return _("not placed yet")
    sure = confidence_words()[placement.confidence]
    evidence = placement.evidence.strip()
    return _("{evidence} ({sure})").format(evidence=evidence, sure=sure) if evidence else _("a hunch: nothing written")
