"""The map as a table and as a graph, to take further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .model import Campaign
from .people import Stake

if TYPE_CHECKING:
    import networkx


def table(campaign: Campaign) -> list[dict[str, str]]:
    """A row for each stake that someone holds: ``who``, ``stake``, ``depth``, ``source``, ``shared with``.

    Rows come by stakeholder, people first. The names in ``shared with`` are joined by ``"; "``.
    """
    names = {holder.id: holder.name or holder.id for holder in campaign.holders}
    return [
        {
            "who": names[stake.who],
            "stake": stake.what,
            "depth": stake.depth,
            "source": stake.source,
            "shared with": "; ".join(names[who] for who in others),
        }
        for stake, others in held(campaign)
    ]


def held(campaign: Campaign) -> list[tuple[Stake, list[str]]]:
    """Each written stake, by stakeholder, people first, with the ids of those who share it."""
    beside = {stake.id: stakes for stakes in campaign.clusters.values() for stake in stakes}
    return [
        (stake, list(dict.fromkeys(other.who for other in beside[stake.id] if other.who != holder.id)))
        for holder in campaign.holders
        for stake in campaign.stakes_of(holder.id)
        if stake.id in beside
    ]


def graph(campaign: Campaign) -> networkx.Graph:
    """A bipartite graph of holders and stakes.

    Nodes are ``("who", id)`` and ``("stake", words)``, with ``name``; edges have ``depth``. A stake that several
    hold is one node; one of the same words that was set apart is ``("stake", words, id)``. networkx is imported here, late: most learners never need it.
    """
    import networkx

    made = networkx.Graph()
    for holder in campaign.holders:
        made.add_node(("who", holder.id), name=holder.name, bipartite=0)
    for stakes in campaign.clusters.values():
        node: tuple[str, ...] = ("stake", stakes[0].what.strip())
        if node in made:
            node = (*node, stakes[0].id)
        made.add_node(node, name=stakes[0].what.strip(), bipartite=1)
        for stake in stakes:
            made.add_edge(("who", stake.who), node, depth=stake.depth)
    return made
