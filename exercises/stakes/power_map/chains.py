"""Who has whose ear: the ties to one person, and the chains through which others reach them.

Being at odds is a tie that carries nothing. Belonging to a group is one that does.
"""

from __future__ import annotations

from collections import deque

from attrs import frozen

from ..campaign import Campaign

APART = "at odds with"
MEMBER = "member"


@frozen
class Link:
    """``one`` and ``other`` reach each other: a kind of tie, or ``"member"``."""

    one: str
    other: str
    kind: str


def links(campaign: Campaign) -> dict[str, list[Link]]:
    """For everyone who reaches somebody directly, those links, by the ids at their other ends.

    A tie says more than belonging to the same group, where two are joined by both.
    """
    kinds = {frozenset((person.id, person.group)): MEMBER for person in campaign.people if person.group}
    kinds |= {frozenset((tie.one, tie.other)): tie.kind for tie in campaign.ties}
    found: dict[str, list[Link]] = {}
    for pair, kind in kinds.items():
        if kind != APART:
            one, other = pair
            found.setdefault(one, []).append(Link(one, other, kind))
            found.setdefault(other, []).append(Link(other, one, kind))
    return {who: sorted(ends, key=lambda link: link.other) for who, ends in found.items()}


def ear_of(campaign: Campaign, who: str) -> tuple[Link, ...]:
    """The links of those who reach ``who`` directly."""
    return tuple(Link(link.other, link.one, link.kind) for link in links(campaign).get(who, ()))


def at_odds_with(campaign: Campaign, who: str) -> tuple[str, ...]:
    """The ids of those who are at odds with ``who``."""
    return tuple(sorted(tie.beside(who) for tie in campaign.ties if tie.kind == APART and who in (tie.one, tie.other)))


def towards(campaign: Campaign, end: str) -> dict[str, Link]:
    """For everyone who reaches ``end``, the first link of a shortest chain.

    Of several, it is the one whose next id comes first: neither the order of ties nor a name plays a part.
    """
    beside = links(campaign)
    far = {end: 0}
    ahead = deque([end])
    while ahead:
        here = ahead.popleft()
        for link in beside.get(here, ()):
            if link.other not in far:
                far[link.other] = far[here] + 1
                ahead.append(link.other)
    return {
        who: next(link for link in beside[who] if far.get(link.other) == steps - 1)
        for who, steps in far.items()
        if steps
    }


def chain(campaign: Campaign, start: str, end: str) -> tuple[Link, ...]:
    """A shortest chain of links from ``start`` to ``end``, or none.

    >>> from stakes.campaign import Person, Tie
    >>> people = tuple(Person(id=who) for who in ("ana", "okafor", "ruth"))
    >>> ties = (Tie(id="t1", one="ruth", other="ana"), Tie(id="t2", one="ruth", other="okafor"))
    >>> [link.other for link in chain(Campaign(people=people, ties=ties), "ana", "okafor")]
    ['ruth', 'okafor']
    """
    return follow(towards(campaign, end), start, end)


def follow(next_link: dict[str, Link], start: str, end: str) -> tuple[Link, ...]:
    """The chain from ``start`` along what :func:`towards` gave for ``end``."""
    made: list[Link] = []
    while start != end and start in next_link:
        made.append(next_link[start])
        start = made[-1].other
    return tuple(made)
