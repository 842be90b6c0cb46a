"""Which stakes are shared, which may be the same in other words, and who stands alone."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from functools import lru_cache

from attrs import evolve, frozen

from .model import Campaign
from .people import DEPTHS, Stake

ALIKE = 0.6
_SMALL = frozenset(
    "a an and as at be but by for from has have home i in is it its me my no not of on or our so that the their them "
    "they this to us we with you your".split()
)


@frozen
class Overlap:
    """A stake that ``holders`` (ids) share; ``stakes`` are their own statements of it, in the same order."""

    what: str
    holders: tuple[str, ...]
    stakes: tuple[Stake, ...]

    @property
    def depth(self) -> str:
        """The deepest that anyone in it holds the stake."""
        return max((stake.depth for stake in self.stakes), key=DEPTHS.index)


@lru_cache(maxsize=20_000)
def folded(what: str) -> str:
    """The words of a stake with case, spacing, and closing marks aside.

    >>> folded("  A bus Home,  after nine. ")
    'a bus home, after nine'
    """
    return " ".join(unicodedata.normalize("NFKC", what).casefold().split()).strip(" .,;:!?")


def shared_keys(campaign: Campaign) -> dict[str, str]:
    """For each stake's id a key that the same stakes have in common.

    Stakes are the same where their folded words are, or where the learner said so (``same_as``).
    """
    by_id = {stake.id: stake for stake in campaign.stakes}
    keys: dict[str, str] = {}
    for id, last in _followed({stake.id: stake.same_as for stake in campaign.stakes}).items():
        words = folded(by_id[last].what)
        # What was joined to a stake whose words are gone is still one, but not one with every other blank.
        keys[id] = f"words {words}" if words and not by_id[last].same_as else f"apart {last}"
    return keys


def _followed(same_as: dict[str, str]) -> dict[str, str]:
    """For each id the one that it leads to. Only a file that was not written here has a circle: it leads to one in it."""
    found: dict[str, str] = {}
    for id in same_as:
        passed: dict[str, None] = {}
        at = id
        while at not in found and at not in passed and same_as[at] in same_as:
            passed[at] = None
            at = same_as[at]
        if at in passed:
            circle = list(passed)
            found[at] = min(circle[circle.index(at) :])
        found |= dict.fromkeys(passed, found.setdefault(at, at))
    return found


def without_stakes(campaign: Campaign, gone: set[str]) -> tuple[Stake, ...]:
    """The campaign's stakes but for those ``gone`` (ids); what was one through one of them stays one."""
    keys = shared_keys(campaign)
    kept = [stake for stake in campaign.stakes if stake.id not in gone]
    heirs: dict[str, str] = {}
    for stake in sorted(kept, key=lambda stake: stake.same_as not in ("", stake.id)):
        if stake.same_as in ("", stake.id) or stake.same_as in gone:
            heirs.setdefault(keys[stake.id], stake.id)

    def relinked(stake: Stake) -> Stake:
        if stake.same_as not in gone:
            return stake
        heir = heirs[keys[stake.id]]
        if heir != stake.id:
            return evolve(stake, same_as=heir)
        return evolve(stake, same_as=heir if keys[heir].startswith("apart") else "")

    return tuple(map(relinked, kept))


def clusters(campaign: Campaign) -> dict[str, list[Stake]]:
    """The written stakes by key, in the order of their first writing."""
    keys = shared_keys(campaign)
    found: dict[str, list[Stake]] = defaultdict(list)
    for stake in campaign.stakes:
        if folded(stake.what):
            found[keys[stake.id]].append(stake)
    return dict(found)


def overlaps(campaign: Campaign) -> tuple[Overlap, ...]:
    """The stakes that two or more hold, the most widely and then the most deeply held first."""
    found = []
    for stakes in campaign.clusters.values():
        first = {stake.who: stake for stake in reversed(stakes)}
        if len(first) > 1:
            holders = tuple(dict.fromkeys(stake.who for stake in stakes))
            found.append(Overlap(stakes[0].what.strip(), holders, tuple(first[who] for who in holders)))
    return tuple(sorted(found, key=lambda shared: (-len(shared.holders), -DEPTHS.index(shared.depth))))


def standing_alone(campaign: Campaign) -> tuple[str, ...]:
    """The ids of those who have written stakes and share none of them."""
    sharing = {who for shared in campaign.overlaps() for who in shared.holders}
    written = dict.fromkeys(stake.who for stake in campaign.stakes if folded(stake.what))
    return tuple(who for who in written if who not in sharing)


@lru_cache(maxsize=20_000)
def _roots(what: str) -> frozenset[str]:
    words = re.findall(r"\w+", what)
    return frozenset(_root(word) for word in words if word not in _SMALL)


def _root(word: str) -> str:
    for ending in ("ies", "es", "s", "ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


def likeness(one: str, other: str) -> float:
    """How alike two stakes are in their words, 0 to 1: shared roots over all roots (Jaccard 1912).

    >>> likeness("a bus home after the late shift", "buses home after late shifts")
    1.0
    >>> likeness("a bus home after the late shift", "a garden for the school")
    0.0
    """
    first, second = _roots(folded(one)), _roots(folded(other))
    both = len(first & second)
    return both / (len(first) + len(second) - both) if both else 0.0


@lru_cache(maxsize=64)
def _alike(whats: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Pairs of indices whose words are alike, found through the roots they share."""
    roots = [_roots(what) for what in whats]
    holding: dict[str, list[int]] = defaultdict(list)
    found = set()
    for i, own in enumerate(roots):
        # A pair at or above ALIKE shares one of the rarer roots of either; trying the few that it must keeps this quick.
        for root in sorted(own, key=lambda root: (len(holding[root]), root))[: _needed(len(own))]:
            for j in holding[root]:
                both = len(own & roots[j])
                if both >= ALIKE * (len(own) + len(roots[j]) - both):
                    found.add((j, i))
        for root in own:
            holding[root].append(i)
    return tuple(sorted(found))


def _needed(size: int) -> int:
    """How many of ``size`` roots must be tried so that no pair as alike as ALIKE is missed: a pair shares at least
    ALIKE × size of them, so any larger set than the rest meets one."""
    return size - math.ceil(ALIKE * size) + 1


def may_be_same(campaign: Campaign, apart: frozenset[frozenset[str]]) -> list[tuple[Stake, Stake]]:
    """Pairs of stakes in other words that may be one, save those the learner keeps ``apart`` (pairs of stake ids).

    The learner decides: nothing is joined here.
    """
    found = campaign.clusters.values()
    firsts = [stakes[0] for stakes in found]
    first = {stake.id: stakes[0].id for stakes in found for stake in stakes}
    parted = {frozenset(first.get(id, "") for id in pair) for pair in apart}
    pairs = _alike(tuple(folded(stake.what) for stake in firsts))
    return [
        (firsts[i], firsts[j])
        for i, j in pairs
        if firsts[i].who != firsts[j].who
        and frozenset((firsts[i].id, firsts[j].id)) not in parted
        and firsts[i].same_as != firsts[i].id
        and firsts[j].same_as != firsts[j].id
    ]
