"""What the map keeps beside the campaign, what can be done with it, and what follows from it."""

from __future__ import annotations

from itertools import islice

from attrs import field, frozen

from ..campaign import DEPTHS, Campaign, Stake, Stakeholder, Work, editing, tying
from ..campaign.cases import case_example, read_case, with_case
from ..campaign.check import check
from ..campaign.fields import PEOPLE_LIMIT
from ..campaign.overlaps import standing_alone
from ..campaign.specific import question, vague_word
from ..kit.actions import Actions, identifier, text
from ..kit.data import at_most
from ..kit.errors import ActionError
from ..kit.pasting import Pasted, pasting
from ..kit.words import _, listed, plural

PAGE = 25
MOST_ON_ONE_PAGE = 30
APART_LIMIT = 2_000
ENOUGH = 3


@frozen(kw_only=True)
class Own:
    """``details`` is the id of who is unfolded, ``light`` what is lit in the picture, ``find``, the ids then ``found``
    and ``page`` which rows are shown, ``apart`` the pairs of stake ids that the learner said are two, ``pasted`` a case that
    somebody wrote."""

    details: str = field(default="", validator=at_most(100))
    light: str = field(default="", validator=at_most(200))
    find: str = field(default="", validator=at_most(200))
    found: tuple[str, ...] = field(default=(), validator=at_most(2 * PEOPLE_LIMIT))
    page: int = 0
    apart: tuple[tuple[str, ...], ...] = field(default=(), validator=at_most(APART_LIMIT))
    pasted: Pasted = Pasted()


update = Actions(editing.actions, tying.actions, pasting(check, case_example))


@update.on("load-pasted")
def load_pasted(work: Work) -> Work:
    """Show the case that was pasted beside what the learner wrote, in the place of any other example."""
    case = work.own.pasted.read(read_case)
    if case is None:
        raise ActionError(_("There is no case to load. Paste one, and check it."))
    return Work(with_case(work.campaign, case), work.own)


@update.on("show-details", who=identifier)
def show_details(work: Work, who: str) -> Work:
    """Unfold what can be written about one person or group; again folds it."""
    if who not in {holder.id for holder in work.campaign.holders}:
        raise ActionError(_("Write a name or a stake first; then there is more to write."))
    return work.with_own(details="" if work.own.details == who else who)


@update.on("light", value=text(200))
def light(work: Work, value: str) -> Work:
    """Light up what one person, group or stake touches; empty lights all."""
    return work.with_own(light=value)


@update.on("find", value=text(200))
def find(work: Work, value: str) -> Work:
    """Show only the rows in which these letters occur; they stay while they are written in."""
    return work.with_own(find=value, found=_matching(work.campaign, value), page=0)


@update.on("add-person")
def add_person(work: Work) -> Work:
    """One more row for a person, which is then shown."""
    return _turned_to_new(work, editing.add_person(work))


@update.on("add-group")
def add_group(work: Work) -> Work:
    """One more row for a group, which is then shown."""
    return _turned_to_new(work, editing.add_group(work))


def _turned_to_new(before: Work, work: Work) -> Work:
    work = work.with_own(find="", found=())
    known = {holder.id for holder in before.campaign.holders}
    added = {holder.id for holder in work.campaign.holders} - known
    last = max(i for i, id in enumerate(rows(work)) if id in added)
    return work.with_own(page=last // PAGE)


@update.on("earlier-rows")
def earlier_rows(work: Work) -> Work:
    """Turn a page of rows back."""
    return work.with_own(page=max(0, shown_page(work) - 1))


@update.on("later-rows")
def later_rows(work: Work) -> Work:
    """Turn a page of rows on."""
    return work.with_own(page=shown_page(work) + 1)


@update.on("keep-apart", one=identifier, other=identifier)
def keep_apart(work: Work, one: str, other: str) -> Work:
    """Say that two stakes that read alike are two; they are not offered for joining again."""
    if one == other or not {one, other} <= {stake.id for stake in work.campaign.stakes}:
        raise ActionError(_("That stake is no longer here. Choose one that is shown."))
    kept = [pair for pair in work.own.apart if set(pair) != {one, other}]
    return work.with_own(apart=(*kept, (one, other))[-APART_LIMIT:])


def rows(work: Work) -> list[str]:
    """The ids of all rows, or of those that were found, people first."""
    ids = _row_ids(work.campaign)
    if not work.own.find.strip():
        return ids
    found = set(work.own.found)
    return [id for id in ids if id in found]


def _row_ids(campaign: Campaign) -> list[str]:
    return [*editing.row_ids(campaign), *(group.id for group in campaign.groups)]


def _matching(campaign: Campaign, sought: str) -> tuple[str, ...]:
    words: dict[str, str] = {holder.id: holder.name for holder in campaign.holders}
    for stake in campaign.stakes:
        words[stake.who] = f"{words[stake.who]}\n{stake.what}"
    letters = sought.casefold().strip()
    return tuple(id for id in _row_ids(campaign) if letters and letters in words.get(id, "").casefold())


def pages(work: Work) -> int:
    """How many pages the rows fill."""
    many = len(rows(work))
    return 1 if many <= MOST_ON_ONE_PAGE else -(-many // PAGE)


def shown_page(work: Work) -> int:
    """The page that is shown, which may be less than what was asked for."""
    return min(max(work.own.page, 0), pages(work) - 1)


def shown_rows(work: Work) -> list[str]:
    """The ids of the rows on the page that is shown."""
    found = rows(work)
    if pages(work) == 1:
        return found
    start = shown_page(work) * PAGE
    return found[start : start + PAGE]


@frozen
class NextTalk:
    """Someone to talk to next: why them, and what to ask them."""

    who: str
    why: str
    ask: str


def next_talks(campaign: Campaign, most: int = 3) -> list[NextTalk]:
    """Whom to talk to next, the most telling first.

    The order is open, with no weights: first those whose shared stake is still a guess, the deepest and most widely
    shared first, because the most rests on it; then those who share most; then those who stand alone.
    """
    beside: dict[str, set[str]] = {}
    guessed: dict[str, int] = {}
    for shared in campaign.overlaps():
        for stake in shared.stakes:
            beside.setdefault(stake.who, set()).update(other for other in shared.holders if other != stake.who)
            if stake.source == "guess":
                guessed[stake.who] = max(guessed.get(stake.who, 0), 1 + DEPTHS.index(stake.depth))
    alone = set(standing_alone(campaign))
    others = [holder for holder in campaign.holders if holder.id != campaign.you and holder.name.strip()]
    ranked = sorted(
        others,
        key=lambda holder: (-guessed.get(holder.id, 0), -len(beside.get(holder.id, ())), holder.id in alone),
    )
    made = (_next_talk(campaign, holder, len(beside.get(holder.id, ())), holder.id in alone) for holder in ranked)
    return list(islice((talk for talk in made if talk is not None), most))


def _next_talk(campaign: Campaign, holder: Stakeholder, beside: int, alone: bool) -> NextTalk | None:
    name = holder.name.strip()
    stakes = [stake for stake in campaign.stakes_of(holder.id) if stake.what.strip()]
    guesses = [stake for stake in stakes if stake.source == "guess" and not vague_word(stake.what)]
    unspecific = next(filter(None, (_about(stake, name) for stake in stakes)), "")
    if not stakes:
        why = _("You have not written what {name} needs. Only {name} can say.")
        ask = _("“What would you like to see here, and what would you miss if it went?”")
        return NextTalk(holder.id, why.format(name=name) + _introduced(campaign, holder.id, name), ask)
    if guesses:
        ask = _("“I wrote down that you need this: {what}. What did I get wrong?”").format(what=guesses[0].what.strip())
    else:
        ask = unspecific or _unknown(holder)
    if not ask:
        return None
    if alone:
        why = _(
            "No stake in common with anyone here. You may not have asked enough, or this may not be {name}'s cause."
        )
    else:
        why = plural("A stake in common with {n} other here.", "Stakes in common with {n} others here.", beside)
        why += " " + _("So far it rests on your guess.") if guesses else ""
    return NextTalk(holder.id, why.format(name=name) + _introduced(campaign, holder.id, name), ask)


def _about(stake: Stake, name: str) -> str:
    asked = question(stake, name)
    return _("About “{what}”: {asked}").format(what=stake.what.strip(), asked=asked) if asked else ""


def _unknown(holder: Stakeholder) -> str:
    asked = [
        ("leaving", _("“What would you lose if you walked away from this?”")),
        ("joining", _("“What could it cost you to be seen in this with us?”")),
        ("brings", _("“What would you want to bring, and what should we not ask of you?”")),
        ("history", _("“When did this first matter to you?”")),
        ("gave", _("“What could we do for you first, before we ask for anything?”")),
    ]
    return next((ask for part, ask in asked if not getattr(holder, part).strip()), "")


def _introduced(campaign: Campaign, who: str, name: str) -> str:
    names = {holder.id: holder.name.strip() for holder in campaign.holders}
    near = [tie.beside(who) for tie in campaign.ties if who in (tie.one, tie.other) and tie.kind != "at odds with"]
    known = [names[other] for other in near if names[other] and other != campaign.you]
    if campaign.you in near or not known:
        return ""
    return " " + _("{known} could introduce you to {name}.").format(known=listed(known[:2]), name=name)


def same_words(campaign: Campaign) -> list[tuple[str, ...]]:
    """Ids of stakes that the map treats as one only because their words are the same, in groups."""
    return [
        tuple(stake.id for stake in stakes)
        for stakes in campaign.clusters.values()
        if len({stake.who for stake in stakes}) > 1 and not any(stake.same_as for stake in stakes)
    ]


def joined(campaign: Campaign) -> list[tuple[str, ...]]:
    """Ids of stakes that the learner joined though their words differ, in groups; the one that was joined comes last."""
    found = []
    for stakes in campaign.clusters.values():
        moved = [stake.id for stake in stakes if stake.same_as and stake.same_as != stake.id]
        if moved and len({stake.who for stake in stakes}) > 1:
            found.append((*(stake.id for stake in stakes if stake.id not in moved), *moved))
    return found


def done(work: Work) -> bool:
    """Whether three of one's own, people or groups, are on the map with a stake each."""
    return len({stake.who for stake in work.campaign.stakes if stake.what.strip() and not stake.example}) >= ENOUGH
