"""What the exercise keeps beside the campaign: who is taken out, and the tie that is to be built."""

from __future__ import annotations

from attrs import field, frozen

from ..campaign import Campaign, Work, editing, entries, tying
from ..campaign.editing import holder_of
from ..campaign.entry_editor import holder_options
from ..kit.actions import Actions, identifier, one_of, reference, text
from ..kit.data import at_most
from ..kit.data import one_of as must_be
from ..kit.errors import ActionError
from ..kit.words import _
from .network import between, network, parts_without

CONSENT = ("not asked", "yes", "no")
WORDS_LIMIT = 600


@frozen(kw_only=True)
class Own:
    """``at`` is whose ties are being written, ``gone`` who is taken out, ``one`` and ``other`` the two who are to meet,
    ``through`` who would bring them together, ``consent`` what that person said to it, and ``light`` what is lit."""

    at: str = field(default="", validator=at_most(100))
    gone: str = field(default="", validator=at_most(100))
    one: str = field(default="", validator=at_most(100))
    other: str = field(default="", validator=at_most(100))
    through: str = field(default="", validator=at_most(100))
    consent: str = field(default="not asked", validator=must_be(*CONSENT))
    words: str = field(default="", validator=at_most(WORDS_LIMIT))


update = Actions(editing.actions, tying.actions)


@update.on("show-ties", value=reference)
def show_ties(work: Work, value: str) -> Work:
    """Choose whose ties to write."""
    if value:
        holder_of(work, value)
    return work.with_own(at=value)


@update.on("take-out", value=reference)
def take_out(work: Work, value: str) -> Work:
    """Look at what falls apart without one of them; nobody puts all back."""
    if value:
        holder_of(work, value)
    return work.with_own(gone=value)


@update.on("plan-tie", one=identifier, other=identifier, through=identifier)
def plan_tie(work: Work, one: str, other: str, through: str) -> Work:
    """Choose two who should meet, and who could bring them together."""
    for who in (one, other, through):
        holder_of(work, who)
    if len({one, other, through}) < 3:
        raise ActionError(_("A tie is between two, and somebody else brings them together. Choose three."))
    return work.with_own(one=one, other=other, through=through, consent="not asked", words="")


@update.on("choose-end", part=one_of("one", "other", "through"), value=reference)
def choose_end(work: Work, part: str, value: str) -> Work:
    """Choose one of the three by hand."""
    if value:
        holder_of(work, value)
    others = {getattr(work.own, name) for name in ("one", "other", "through") if name != part}
    if value and value in others:
        raise ActionError(_("They are in it already. Choose somebody else."))
    return work.with_own(**{part: value}, consent="not asked")


@update.on("write-consent", value=one_of(*CONSENT))
def write_consent(work: Work, value: str) -> Work:
    """Say what whoever would bring them together said to it."""
    return work.with_own(consent=value)


@update.on("write-words", value=text(WORDS_LIMIT, lines=True))
def write_words(work: Work, value: str) -> Work:
    """Write what one would say to them."""
    return work.with_own(words=value)


@update.on("keep-ask")
def keep_ask(work: Work) -> Work:
    """Put it with the campaign's asks, where it gets its day."""
    if planned(work) is None:
        raise ActionError(_("Choose the two who should meet, and who could bring them together."))
    id = entries.asks.next(work.campaign)
    if already_asked(work):
        raise ActionError(_("It is among your asks already. Give it its day there."))
    named = dict(holder_options(work.campaign, ""))
    what = _("Bring {one} and {other} together").format(one=named[work.own.one], other=named[work.own.other])
    work = entries.asks.write(work, "what", what, id=id)
    return entries.asks.write(work, "who", work.own.through, id=id)


@update.on("met")
def met(work: Work) -> Work:
    """They have met: the tie is there."""
    if planned(work) is None:
        raise ActionError(_("Choose the two who should meet, and who could bring them together."))
    work = tying.actions(work, {"do": "add-tie", "who": work.own.one, "value": work.own.other})
    return work.with_own(one="", other="", through="", consent="not asked", words="")


def planned(work: Work) -> tuple[str, str, str] | None:
    """The two who are to meet and who brings them together, where all three are still there."""
    chosen = (work.own.one, work.own.other, work.own.through)
    return chosen if all(work.campaign.holder(who) for who in chosen) else None


def already_asked(work: Work) -> bool:
    """Whether bringing these two together is among the asks."""
    named = dict(holder_options(work.campaign, ""))
    one, other = named.get(work.own.one, ""), named.get(work.own.other, "")
    what = _("Bring {one} and {other} together").format(one=one, other=other)
    return any(ask.who == work.own.through and ask.what == what for ask in work.campaign.asks)


def missing(work: Work) -> str:
    """The id of who is taken out, where they are still there."""
    return work.own.gone if work.own.gone in network(work.campaign).nodes else ""


def holding(campaign: Campaign) -> list[tuple[str, int, float]]:
    """Those whose going would part others, with the number of parts and the share of pairs that lead through them, the
    most first."""
    net = network(campaign)
    shares, left = between(net), parts_without(net)
    found = [(who, left[who], shares[who]) for who in net.nodes if shares[who] > 0]
    return sorted((one for one in found if one[1] > 1), key=lambda one: (-one[2], -one[1]))


def done(work: Work) -> bool:
    """Whether a tie is planned, and whoever would build it has answered."""
    return planned(work) is not None and work.own.consent != "not asked"
