"""What the map says, in sentences."""

from __future__ import annotations

from ..campaign import Campaign, Person, Placement, Work
from ..campaign.editor import name_of
from ..campaign.entry_editor import power_words, wedge_words
from ..campaign.organizing import WEDGES
from ..kit.words import _, listed, plural
from .chains import MEMBER, Link, at_odds_with, chain, ear_of, follow, towards
from .model import move_of
from .places import decider_of, is_hunch, on_map, placed, several, toward

FEW = 3
MOST = 6


def link_in_words(campaign: Campaign, link: Link) -> str:
    """A link as one says it."""
    one, other = name_of(campaign, link.one), name_of(campaign, link.other)
    is_person = isinstance(campaign.holder(link.one), Person)
    if link.kind == MEMBER:
        said = _("{one} belongs to {other}") if is_person else _("{other} belongs to {one}")
    elif link.kind == "family":
        said = _("{one} and {other} are family")
    elif link.kind == "reports to":
        said = _("of {one} and {other}, one reports to the other")
    elif is_person:
        said = {"trusts": _("{one} trusts {other}"), "works with": _("{one} works with {other}")}.get(
            link.kind, _("{one} knows {other}")
        )
    else:
        said = {
            "trusts": _("{one} and {other} trust each other"),
            "works with": _("{one} and {other} work together"),
        }.get(link.kind, _("{one} and {other} know each other"))
    return said.format(one=one, other=other)


def chain_in_words(campaign: Campaign, links: tuple[Link, ...]) -> str:
    """A chain of links as one says it: “Ana knows Ruth, and Ruth knows Councillor Okafor.”"""
    said = [link_in_words(campaign, link) for link in links]
    if len(said) == 1:
        return _("{all}.").format(all=said[0])
    return _("{some}, and {last}.").format(some=_(", ").join(said[:-1]), last=said[-1])


def stands(campaign: Campaign, who: str, stand: dict[str, Placement]) -> str:
    """Where someone stands, in a sentence, or that it isn't known."""
    name = name_of(campaign, who)
    if who not in stand:
        return _("You have not said where {name} stands.").format(name=name)
    said = _("{name}: “{wedge}”, {power}.").format(
        name=name, wedge=wedge_words()[stand[who].wedge], power=power_words()[stand[who].power]
    )
    return said + (" " + _("That is a hunch.") if is_hunch(stand[who]) else "")


def believe(campaign: Campaign, placement: Placement) -> str:
    """What a hunch asks."""
    return _("{name}, “{wedge}”, {power}: a hunch so far. What would you have to see to believe it?").format(
        name=name_of(campaign, placement.who),
        wedge=wedge_words()[placement.wedge],
        power=power_words()[placement.power],
    )


def stand_finding(campaign: Campaign) -> str:
    """What the grid shows, in a sentence that can stand as its title."""
    decider = decider_of(campaign)
    stand = {who: placement for who, placement in placed(campaign).items() if who != decider}
    if not stand and decider in placed(campaign):
        return _("Nobody but the decision-maker is placed yet")
    if not stand:
        return _("Nobody is placed yet")
    much = {who: placement.wedge for who, placement in stand.items() if placement.power == "much"}
    near = [who for who, wedge in much.items() if wedge in ("passive ally", "neutral")]
    against = [who for who, wedge in much.items() if wedge == "active opponent"]
    if near:
        return _("Much say, and not acting yet: {names}").format(names=_names(campaign, near))
    if against:
        return _("Much say, and acting against it: {names}").format(names=_names(campaign, against))
    if much:
        return _("Much say: {names}").format(names=_names(campaign, list(much)))
    return _("Nobody here has much say but the one who decides")


def _names(campaign: Campaign, ids: list[str]) -> str:
    order = {holder.id: i for i, holder in enumerate(campaign.holders)}
    ids = sorted(ids, key=lambda who: order.get(who, 0))
    names = [name_of(campaign, who) for who in ids[:FEW]]
    more = len(ids) - FEW
    return listed([*names, plural("{n} more", "{n} more", more)] if more > 0 else names)


def grid_description(campaign: Campaign, left_out: int) -> str:
    """What is drawn in the grid, for those who cannot see it or see it on paper."""
    stand = placed(campaign)
    said = plural("{n} is placed.", "{n} are placed.", len(stand))
    hunches = sum(map(is_hunch, stand.values()))
    if hunches:
        said += " " + plural("{n} of them, dashed, is a hunch.", "{n} of them, dashed, are a hunch.", hunches)
    said += " " + _("People are round, groups are squares with round corners, and a diamond marks who decides.")
    if decider_of(campaign):
        said += " " + _("A line leads from those who have the ear of the one who decides.")
    if left_out:
        said += " " + plural("{n} more is on another page.", "{n} more are on other pages.", left_out)
    return said


def needs(campaign: Campaign, who: str) -> str:
    """What someone has riding on it, in their words, or nothing."""
    whats = [_("“{what}”").format(what=stake.what.strip()) for stake in campaign.stakes_of(who) if stake.what.strip()]
    if not whats:
        return ""
    return _("{name} needs {needs}.").format(name=name_of(campaign, who), needs=listed(whats[:FEW]))


def ears(campaign: Campaign) -> list[str]:
    """Who reaches the decision-maker directly, and where they stand; who is at odds with them."""
    decider, stand = decider_of(campaign), placed(campaign)
    made = [
        f"{link_in_words(campaign, link)}. {stands(campaign, link.one, stand)}" for link in ear_of(campaign, decider)
    ]
    both = _("{one} and {other} are at odds. If the two ever said the same thing, it would be noticed.")
    made += [
        both.format(one=name_of(campaign, who), other=name_of(campaign, decider))
        for who in at_odds_with(campaign, decider)
    ]
    return made


def ways(campaign: Campaign) -> tuple[list[tuple[Link, ...]], list[str]]:
    """The chains by which those who act with us reach who decides, shortest first; and the ids of who has none."""
    decider, stand = decider_of(campaign), placed(campaign)
    next_link = towards(campaign, decider)
    direct = {link.one for link in ear_of(campaign, decider)}
    ours = {who for who, placement in stand.items() if placement.wedge == "active ally"} | {campaign.you} - {""}
    ours -= direct | {decider}
    found = [follow(next_link, who, decider) for who in ours if who in next_link]
    found.sort(key=lambda links: (len(links), [link.one for link in links]))
    return found, sorted(ours - set(next_link))


def pie_finding(work: Work) -> str:
    """What the half-pie shows, in a sentence that can stand as its title."""
    campaign, request = work.campaign, move_of(work)
    placement = placed(campaign).get(request.who)
    if placement is None or not toward(placement.wedge):
        return _("Nobody is chosen to move yet")
    return _("{name} moves one step: from “{here}” to “{there}”").format(
        name=name_of(campaign, request.who),
        here=wedge_words()[placement.wedge],
        there=wedge_words()[toward(placement.wedge)],
    )


def pie_description(campaign: Campaign, all_fit: bool) -> str:
    """How many stand in each wedge, in words, and whether all have room in the drawing."""
    here = [placement.wedge for placement in campaign.placements]
    words = wedge_words()
    said = _("From those who act with you to those who act against you: {counts}.").format(
        counts=_("; ").join(
            _("{n} in “{wedge}”").format(n=here.count(wedge), wedge=words[wedge]) for wedge in WEDGES if wedge in here
        )
    )
    return said if all_fit else said + " " + _("Not everybody has room in the drawing; all are in the table.")


def on_the_step(work: Work) -> list[str]:
    """What the map says to the move in hand: whether who asks knows whom they ask, and whom that one reaches."""
    campaign, request = work.campaign, move_of(work)
    decider = decider_of(campaign)
    made = []
    if request.by and request.who and request.by != request.who:
        made.append(_asking(campaign, request.by, request.who))
    if request.who and decider and request.who != decider:
        links = chain(campaign, request.who, decider)
        if links:
            made.append(_("From there: {chain}").format(chain=chain_in_words(campaign, links)))
        elif request.who in at_odds_with(campaign, decider):
            said = _("{one} and {other} are at odds. If the two ever said the same thing, it would be noticed.")
            made.append(said.format(one=name_of(campaign, request.who), other=name_of(campaign, decider)))
        else:
            said = _("Nothing on this map leads from {name} to {decider}. Then what would this step change?")
            made.append(said.format(name=name_of(campaign, request.who), decider=name_of(campaign, decider)))
    return made


def _asking(campaign: Campaign, by: str, who: str) -> str:
    links = chain(campaign, by, who)
    if len(links) == 1:
        return chain_in_words(campaign, links)
    one, other = name_of(campaign, by), name_of(campaign, who)
    near = [name_of(campaign, link.one) for link in ear_of(campaign, who)]
    if by in at_odds_with(campaign, who):
        said = _("{one} and {other} are at odds.").format(one=one, other=other)
    else:
        said = _("No tie is drawn between {one} and {other}. Draw it, if there is one.").format(one=one, other=other)
    if near:
        said += " " + _("Nearer to {other}: {near}.").format(other=other, near=listed(near[:FEW]))
    return said


def missing(work: Work) -> str:
    """What the move in hand lacks most, as a question, or nothing."""
    campaign, request = work.campaign, move_of(work)
    if not request.who:
        return ""
    name = name_of(campaign, request.who)
    asked = [
        (not request.by, _("Who asks {name}? Somebody has to.")),
        (not request.what.strip(), _("What is the one thing that you ask of {name}?")),
        (several(request.what), _("That reads like more than one request. Which comes first?")),
        (not request.appeal.strip(), _("What is in it for {name}?")),
        (not request.tactic.strip(), _("What is done, by whom, to whom?")),
        (not request.leverage.strip(), _("Why could {name} not simply let it pass?")),
        (not request.unknown.strip(), _("Is there nothing that you don't know about {name}?")),
    ]
    return next((words.format(name=name) for lacks, words in asked if lacks), "")


def hunches(campaign: Campaign) -> list[str]:
    """The ids of those whose place is a hunch, in the order of the map."""
    stand = placed(campaign)
    return [holder.id for holder in on_map(campaign) if holder.id in stand and is_hunch(stand[holder.id])]


def not_placed(campaign: Campaign) -> list[str]:
    """The ids of those who are not placed yet, in the order of the map."""
    stand = placed(campaign)
    return [holder.id for holder in on_map(campaign) if holder.id not in stand]
