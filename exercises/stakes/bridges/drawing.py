"""Draws who reaches whom, and what is left of it without one of them."""

from __future__ import annotations

import math
from functools import lru_cache

from ..campaign import Campaign
from ..campaign.editor import name_of
from ..campaign.people import Group
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed, plural
from .network import APART, Network, between, falls_apart, network, parts

WIDTH, HEIGHT = 760.0, 440.0
MARGIN_X, MARGIN_Y = 80.0, 40.0
MOST = 40
ROUNDS = 40
NAME_WIDTH = 18


def ties_picture(campaign: Campaign, gone: str, *, lights: str = "", look: str = "") -> Node:
    """The network as a picture; with someone ``gone``, the parts that are left, each with its number.

    Past 40, those between most others are drawn and the description says how many are left out.
    """
    net = network(campaign)
    drawn = drawn_part(net)
    at = _places(drawn)
    left = _numbers(net, gone)
    shapes: list[Node] = []
    for one, other in drawn.links:
        torn = "gone" if gone in (one, other) else ""
        (x0, y0), (x1, y1) = at[one], at[other]
        shapes.append(nodes.shape("path", look=f"tie {torn}".strip(), d=f"M{x0:.0f} {y0:.0f} L{x1:.0f} {y1:.0f}"))
    for tie in campaign.ties:
        if tie.kind == APART and tie.one in at and tie.other in at:
            (x0, y0), (x1, y1) = at[tie.one], at[tie.other]
            torn = "gone" if gone in (tie.one, tie.other) else "guess"
            shapes.append(nodes.shape("path", look=f"tie {torn}", d=f"M{x0:.0f} {y0:.0f} L{x1:.0f} {y1:.0f}"))
    for who in drawn.nodes:
        shapes += _mark(campaign, who, at[who], left.get(who, ""), who == gone)
    return nodes.picture(
        finding(campaign, gone),
        _description(net, drawn, gone),
        shapes,
        width=WIDTH,
        height=HEIGHT,
        lights=lights,
        look=f"wide {look}".strip(),
        key="ties",
    )


def finding(campaign: Campaign, gone: str) -> str:
    """What the picture shows, in a sentence that can stand as its title."""
    net = network(campaign)
    if not net.links:
        return _("Nobody is tied to anybody yet")
    if gone:
        name = name_of(campaign, gone)
        apart = falls_apart(net, gone)
        if len(apart) > 1:
            left = plural("{n} part is left", "{n} parts are left", len(apart))
            return _("Without {name}, {left}").format(name=name, left=left)
        return _("Without {name}, the rest still reach each other").format(name=name)
    found = [part for part in parts(net) if len(part) > 1]
    if len(found) > 1:
        return plural("{n} part that can't reach another", "{n} parts that can't reach each other", len(found))
    alone = len(parts(net)) - 1
    if alone:
        return plural("All reach each other but {n}", "All reach each other but {n}", alone)
    return _("All reach each other")


def _description(net: Network, drawn: Network, gone: str) -> str:
    said = _("A line joins two who know each other, or a person and their group. A dashed line: they are at odds.")
    if gone:
        said += " " + _("The numbers name the parts that are left.")
    out = len(net.nodes) - len(drawn.nodes)
    return said + (" " + plural("{n} more is in the table.", "{n} more are in the table.", out) if out else "")


@lru_cache(maxsize=16)
def drawn_part(net: Network) -> Network:
    """As much of the network as can be drawn: those between most others, and those with most ties."""
    if len(net.nodes) <= MOST:
        return net
    shares, beside = between(net), net.beside()
    ranked = sorted(net.nodes, key=lambda who: (-shares[who], -len(beside[who])))
    kept = set(ranked[:MOST])
    links = tuple(link for link in net.links if kept >= set(link))
    return Network(tuple(who for who in net.nodes if who in kept), links)


def _numbers(net: Network, gone: str) -> dict[str, str]:
    if not gone:
        return {}
    apart = falls_apart(net, gone)
    if len(apart) < 2:
        return {}
    return {who: str(i) for i, part in enumerate(apart, 1) for who in part}


@lru_cache(maxsize=16)
def _places(net: Network) -> dict[str, tuple[float, float]]:
    """Where each is drawn: those who are tied near each other (Fruchterman & Reingold 1991, from a circle, no chance)."""
    count = len(net.nodes)
    at = {
        who: [math.cos(2 * math.pi * i / count), math.sin(2 * math.pi * i / count)] for i, who in enumerate(_walk(net))
    }
    ideal = math.sqrt(3 / count) if count else 1.0
    for step in range(ROUNDS):
        push = {who: [0.0, 0.0] for who in at}
        names = list(at)
        for i, one in enumerate(names):
            for other in names[i + 1 :]:
                dx, dy = at[one][0] - at[other][0], at[one][1] - at[other][1]
                force = ideal * ideal / max(dx * dx + dy * dy, 1e-4)
                push[one][0] += dx * force
                push[one][1] += dy * force
                push[other][0] -= dx * force
                push[other][1] -= dy * force
        for one, other in net.links:
            dx, dy = at[one][0] - at[other][0], at[one][1] - at[other][1]
            pull = math.hypot(dx, dy) / ideal
            push[one][0] -= dx * pull
            push[one][1] -= dy * pull
            push[other][0] += dx * pull
            push[other][1] += dy * pull
        heat = 0.2 * (1 - step / ROUNDS)
        for who, (dx, dy) in push.items():
            far = max(math.hypot(dx, dy), 1e-9)
            at[who][0] += dx / far * min(far, heat)
            at[who][1] += dy / far * min(far, heat)
    return _fitted(at)


def _walk(net: Network) -> list[str]:
    """Everyone, each after someone they are tied to: a circle in this order is untangled already."""
    beside, seen = net.beside(), dict.fromkeys(())
    for start in net.nodes:
        ahead = [start]
        while ahead:
            who = ahead.pop()
            if who not in seen:
                seen[who] = None
                ahead += reversed(beside[who])
    return list(seen)


def _fitted(at: dict[str, list[float]]) -> dict[str, tuple[float, float]]:
    xs, ys = [x for x, _ in at.values()], [y for _, y in at.values()]
    if not xs:
        return {}
    wide, high = max(max(xs) - min(xs), 1e-9), max(max(ys) - min(ys), 1e-9)
    return {
        who: (
            MARGIN_X + (x - min(xs)) / wide * (WIDTH - 2 * MARGIN_X),
            MARGIN_Y + (y - min(ys)) / high * (HEIGHT - 2 * MARGIN_Y - 10),
        )
        for who, (x, y) in at.items()
    }


def _mark(campaign: Campaign, who: str, at: tuple[float, float], part: str, gone: bool) -> list[Node]:
    x, y = round(at[0], 1), round(at[1], 1)
    holder = campaign.holder(who)
    look = "holder dim" if gone else "holder"
    if isinstance(holder, Group):
        mark = nodes.shape("rect", look=look, lights=who, x=x - 12, y=y - 12, width=24, height=24, rx=5)
    else:
        mark = nodes.shape("circle", look=look, lights=who, cx=x, cy=y, r=12)
    name = name_of(campaign, who)
    short = name if len(name) <= NAME_WIDTH else f"{name[: NAME_WIDTH - 1].rstrip()}…"
    made = [mark]
    if part:
        made.append(nodes.shape("text", words=part, look="in-mark", lights=who, x=x, y=y + 5))
    made.append(nodes.shape("text", words=short, look="under-mark dim" if gone else "under-mark", lights=who, x=x, y=y + 29))
    return made


def parts_in_words(campaign: Campaign, gone: str, most: int = 8) -> list[str]:
    """Each part that is left, in a sentence."""
    said = []
    for i, part in enumerate(falls_apart(network(campaign), gone), 1):
        names = [name_of(campaign, who) for who in part]
        more = [plural("{n} more", "{n} more", len(names) - most)] if len(names) > most else []
        said.append(_("{part}: {names}").format(part=i, names=listed([*names[:most], *more])))
    return said
