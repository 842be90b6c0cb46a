"""Who reaches whom: parts, cut points, and how much rests on one person.

Two reach each other through ties and through groups that people belong to. Being at odds is a tie that carries nothing.
"""

from __future__ import annotations

from collections import deque
from functools import lru_cache
from itertools import combinations

from attrs import frozen

from ..campaign import Campaign

APART = "at odds with"


@frozen
class Network:
    """``nodes`` are ids of people and groups, people first; ``links`` are the pairs that reach each other directly."""

    nodes: tuple[str, ...]
    links: tuple[tuple[str, str], ...]

    def without(self, who: str) -> Network:
        """The network with one of them gone."""
        return Network(
            tuple(node for node in self.nodes if node != who), tuple(link for link in self.links if who not in link)
        )

    def beside(self) -> dict[str, list[str]]:
        """For each node those that it reaches directly."""
        found: dict[str, list[str]] = {node: [] for node in self.nodes}
        for one, other in self.links:
            found[one].append(other)
            found[other].append(one)
        return found


def network(campaign: Campaign) -> Network:
    """Everyone who has a name or a tie, with the ties that carry something and who belongs to which group."""
    pairs = [(tie.one, tie.other) for tie in campaign.ties if tie.kind != APART]
    pairs += [(person.id, person.group) for person in campaign.people if person.group]
    links = tuple(dict.fromkeys(tuple(sorted(pair)) for pair in pairs))
    tied = {node for link in links for node in link}
    nodes = tuple(holder.id for holder in campaign.holders if holder.name.strip() or holder.id in tied)
    return Network(nodes, links)  # type: ignore[arg-type]


@lru_cache(maxsize=64)
def parts(net: Network) -> tuple[tuple[str, ...], ...]:
    """The parts within which all reach each other, the largest first.

    >>> parts(Network(("a", "b", "c"), (("a", "c"),)))
    (('a', 'c'), ('b',))
    """
    return _parts(net)


def _parts(net: Network) -> tuple[tuple[str, ...], ...]:
    beside = net.beside()
    seen: set[str] = set()
    found = []
    for start in net.nodes:
        if start in seen:
            continue
        reached = {start}
        ahead = deque([start])
        while ahead:
            for other in beside[ahead.popleft()]:
                if other not in reached:
                    reached.add(other)
                    ahead.append(other)
        seen |= reached
        found.append(tuple(node for node in net.nodes if node in reached))
    return tuple(sorted(found, key=len, reverse=True))


def falls_apart(net: Network, who: str) -> tuple[tuple[str, ...], ...]:
    """The parts that the part of ``who`` falls into when they go: one, or none, where it holds."""
    own = next((set(part) for part in parts(net) if who in part), set())
    return tuple(part for part in _parts(net.without(who)) if own.issuperset(part))


@lru_cache(maxsize=16)
def parts_without(net: Network) -> dict[str, int]:
    """For each node into how many parts its own falls when it goes: all at once, by one search in depth (Tarjan 1972).

    >>> parts_without(Network(("a", "b", "c"), (("a", "b"), ("b", "c"))))
    {'a': 1, 'b': 2, 'c': 1}
    """
    beside = net.beside()
    at: dict[str, int] = {}
    lowest: dict[str, int] = {}
    left: dict[str, int] = {}
    for root in net.nodes:
        if root in at:
            continue
        at[root] = lowest[root] = len(at)
        left[root] = 0
        path = [(root, "", iter(beside[root]))]
        while path:
            node, above, others = path[-1]
            other = next(others, None)
            if other is None:
                path.pop()
                if above:
                    lowest[above] = min(lowest[above], lowest[node])
                    # What hangs below a node, and reaches nothing above it, is a part of its own without it.
                    left[above] += lowest[node] >= at[above]
            elif other not in at:
                at[other] = lowest[other] = len(at)
                left[other] = 1
                path.append((other, node, iter(beside[other])))
            elif other != above:
                lowest[node] = min(lowest[node], at[other])
    return {who: left[who] for who in net.nodes}


@lru_cache(maxsize=16)
def between(net: Network) -> dict[str, float]:
    """For each node the share, 0 to 1, of the pairs of others whose shortest way leads through it.

    Freeman's betweenness (1977), by Brandes' algorithm (2001); where shortest ways are several, each counts its part.

    >>> between(Network(("a", "b", "c"), (("a", "b"), ("b", "c"))))
    {'a': 0.0, 'b': 1.0, 'c': 0.0}
    """
    beside = net.beside()
    total = dict.fromkeys(net.nodes, 0.0)
    for start in net.nodes:
        order, before, ways = _searched(beside, start)
        rests = dict.fromkeys(order, 0.0)
        for node in reversed(order):
            for earlier in before[node]:
                rests[earlier] += ways[earlier] / ways[node] * (1 + rests[node])
            if node != start:
                total[node] += rests[node]
    others = len(net.nodes) - 1
    pairs = others * (others - 1)
    return {node: share / pairs if pairs else 0.0 for node, share in total.items()}


def _searched(
    beside: dict[str, list[str]], start: str
) -> tuple[list[str], dict[str, list[str]], dict[str, int]]:
    """Nodes in the order in which they are reached, from whom, and by how many shortest ways."""
    order: list[str] = []
    before: dict[str, list[str]] = {start: []}
    ways = {start: 1}
    far = {start: 0}
    ahead = deque([start])
    while ahead:
        node = ahead.popleft()
        order.append(node)
        for other in beside[node]:
            if other not in far:
                far[other] = far[node] + 1
                ways[other] = 0
                before[other] = []
                ahead.append(other)
            if far[other] == far[node] + 1:
                ways[other] += ways[node]
                before[other].append(node)
    return order, before, ways


@frozen
class Bridge:
    """A tie that could be built: between whom, who knows both, and a stake that both hold, or empty."""

    one: str
    other: str
    through: str
    shared: str


def could_build(campaign: Campaign, who: str, most: int = 3) -> list[Bridge]:
    """Ties that would hold together what falls apart without ``who``, those with a shared stake first.

    One end stands in each of two parts, and ``who`` knows both where that can be. Nobody at odds is offered.
    """
    net = network(campaign)
    apart = falls_apart(net, who)
    known = set(net.beside().get(who, ()))
    at_odds = {frozenset((tie.one, tie.other)) for tie in campaign.ties if tie.kind == APART}
    stakes = _shared(campaign)
    offers = [
        Bridge(one, other, who, stakes.get(frozenset((one, other)), ""))
        for part, further in combinations(apart, 2)
        for one in part
        for other in further
        if frozenset((one, other)) not in at_odds and campaign.you not in (one, other)
    ]
    offers.sort(key=lambda bridge: (not bridge.shared, -len({bridge.one, bridge.other} & known)))
    return _varied(offers, most)


def _shared(campaign: Campaign) -> dict[frozenset[str], str]:
    found: dict[frozenset[str], str] = {}
    for shared in campaign.overlaps():
        for pair in combinations(shared.holders[:60], 2):
            found.setdefault(frozenset(pair), shared.what)
    return found


def _varied(offers: list[Bridge], most: int) -> list[Bridge]:
    """The first offers in which nobody comes twice, as far as there are such."""
    chosen: list[Bridge] = []
    met: set[str] = set()
    for bridge in offers:
        if len(chosen) < most and not met & {bridge.one, bridge.other}:
            chosen.append(bridge)
            met |= {bridge.one, bridge.other}
    return chosen or offers[:most]
