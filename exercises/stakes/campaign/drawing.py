"""Draws who holds which stake: people and groups in a column, stakes in another, lines between."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from functools import lru_cache

from attrs import frozen

from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed, plural
from .model import Campaign
from .overlaps import standing_alone
from .people import Stake, Stakeholder

WIDTH = 760
TOP = 14
HOLDER_X = 220
STAKE_X = 465
SHARED_X = 425
STEP = 42
TIGHT_STEP = 27
ROOMY = 16
MOST = 80
NAME_WIDTH = 24
STAKE_WIDTH = 33

_LEAF = "M{x0} {y} C{x1} {y0} {x2} {y0} {x3} {y} C{x2} {y4} {x1} {y4} {x0} {y} Z"


@frozen
class Drawn:
    """A stake as it is drawn: its words, who holds it how deep, and its value in a choice (``lights``)."""

    lights: str
    what: str
    stakes: tuple[Stake, ...]

    @property
    def shared(self) -> bool:
        """Whether two or more hold it."""
        return len({stake.who for stake in self.stakes}) > 1


def drawn_stakes(campaign: Campaign) -> list[Drawn]:
    """Every written stake once, however many hold it."""
    return [
        Drawn(f"stake {stakes[0].id}", stakes[0].what.strip(), tuple(stakes)) for stakes in campaign.clusters.values()
    ]


def interest_map(campaign: Campaign, *, light: str = "", lights: str = "", look: str = "") -> Node:
    """The self-interest map as a picture; what ``light`` touches stays lit.

    Past 80 stakeholders or stakes, those with something shared are drawn first and the title says what is left out.
    """
    stakes = sorted(drawn_stakes(campaign), key=lambda drawn: not drawn.shared)[:MOST]
    used = {stake.who for drawn in stakes for stake in drawn.stakes}
    named = [holder for holder in campaign.holders if holder.name.strip() or holder.id in used]
    holders = sorted(named, key=lambda holder: holder.id not in used)[:MOST]
    at = {holder.id: i for i, holder in enumerate(holders)}
    stakes = _untangled(stakes, at)
    step = STEP if max(len(holders), len(stakes)) <= ROOMY else TIGHT_STEP
    rows = max(len(holders), len(stakes), 1)
    height = 2 * TOP + rows * step
    holder_y = {holder.id: _spread(i, len(holders), rows, step) for i, holder in enumerate(holders)}
    touched = _touched(stakes, light)
    shapes: list[Node] = []
    for i, drawn in enumerate(stakes):
        y = _spread(i, len(stakes), rows, step)
        shapes += _lines(drawn, y, holder_y, light, touched)
        shapes += _stake(drawn, y, step, _lit(drawn.lights, light, touched))
    for holder in holders:
        shapes += _holder(holder, holder_y[holder.id], _lit(holder.id, light, touched))
    left_out = len(named) - len(holders) + len(drawn_stakes(campaign)) - len(stakes)
    return nodes.picture(
        finding(campaign),
        description(campaign, left_out),
        shapes,
        width=WIDTH,
        height=height,
        lights=lights,
        look=f"wide {look}".strip(),
        key="map",
    )


def finding(campaign: Campaign) -> str:
    """What the map shows, in a sentence that can stand as its title."""
    stakes = drawn_stakes(campaign)
    shared = sum(drawn.shared for drawn in stakes)
    if not stakes:
        return _("Nobody's stake is on the map yet")
    if not shared:
        return _("No shared stake here yet")
    alone = standing_alone(campaign)
    said = plural("{n} stake is shared", "{n} stakes are shared", shared)
    names = {holder.id: holder.name.strip() or _("someone") for holder in campaign.holders}
    if not alone or len(alone) > 3:
        return said
    return _("{said}; on their own: {names}").format(said=said, names=listed(names[who] for who in alone))


def description(campaign: Campaign, left_out: int) -> str:
    """What is drawn, for those who cannot see it or see it on paper."""
    lines = sum(len(drawn.stakes) for drawn in drawn_stakes(campaign))
    said = plural(
        "{n} line joins people and groups to what they need. A thicker line is a deeper stake, a dashed one a guess.",
        "{n} lines join people and groups to what they need. A thicker line is a deeper stake, a dashed one a guess.",
        lines,
    )
    more = plural(" {n} more is in the table.", " {n} more are in the table.", left_out) if left_out else ""
    return said + more


def _untangled(stakes: list[Drawn], at: dict[str, int]) -> list[Drawn]:
    """Stakes in the order of the mean place of their holders, so that lines cross less (Sugiyama et al. 1981)."""

    def place(drawn: Drawn) -> float:
        places = [at[stake.who] for stake in drawn.stakes if stake.who in at]
        return sum(places) / len(places) if places else len(at)

    return sorted(stakes, key=place)


def _spread(i: int, many: int, rows: int, step: float) -> float:
    return TOP + (i + 0.5) * rows * step / max(many, 1)


def _touched(stakes: Iterable[Drawn], light: str) -> set[str]:
    touched = {light}
    for drawn in stakes:
        who = {stake.who for stake in drawn.stakes}
        if drawn.lights == light:
            touched |= who
        elif light in who:
            touched.add(drawn.lights)
    return touched


def _lit(own: str, light: str, touched: set[str]) -> str:
    return "" if not light else "lit" if own in touched else "dim"


def _lines(drawn: Drawn, y: float, holder_y: dict[str, float], light: str, touched: set[str]) -> list[Node]:
    made = []
    x = SHARED_X if drawn.shared else STAKE_X
    for stake in drawn.stakes:
        if stake.who not in holder_y:
            continue
        lit = "" if not light else "lit" if light in (stake.who, drawn.lights) else "dim"
        kind = "shared" if drawn.shared else "single"
        from_y = holder_y[stake.who]
        half = (HOLDER_X + x) / 2
        path = f"M{HOLDER_X} {from_y:.1f} C{half:.0f} {from_y:.1f} {half:.0f} {y:.1f} {x} {y:.1f}"
        made.append(nodes.shape("path", look=f"tie {kind} {stake.depth} {stake.source} {lit}".strip(), d=path))
    return made


def _stake(drawn: Drawn, y: float, step: float, lit: str) -> list[Node]:
    x = SHARED_X if drawn.shared else STAKE_X
    kind = "shared" if drawn.shared else "single"
    leaf = _LEAF.format(x0=x - 2, x1=x + 4, x2=x + 14, x3=x + 22, y=f"{y:.1f}", y0=f"{y - 11:.1f}", y4=f"{y + 11:.1f}")
    lines = _cut(drawn.what, STAKE_WIDTH, 2 if step == STEP else 1)
    made = [nodes.shape("path", look=f"leaf {kind} {lit}".strip(), lights=drawn.lights, d=leaf)]
    for i, words in enumerate(lines):
        made.append(
            nodes.shape(
                "text",
                words=words,
                look=f"stake-words {kind} {lit}".strip(),
                lights=drawn.lights,
                x=x + 30,
                y=round(y + 5 + (i - (len(lines) - 1) / 2) * 17, 1),
            )
        )
    return made


# Someone who types changes one of them, and all are drawn.
@lru_cache(maxsize=2_000)
def _cut(words: str, width: int, most: int = 1) -> tuple[str, ...]:
    """Up to ``most`` lines of up to ``width`` characters, with "…" where more would come."""
    lines = textwrap.wrap(words, width, break_on_hyphens=False)
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], f"{lines[most - 1][: width - 1].rstrip()}…")


def _holder(holder: Stakeholder, y: float, lit: str) -> list[Node]:
    look = f"holder {'example ' if holder.example else ''}{lit}".strip()
    name = _cut(holder.name.strip() or _("someone"), NAME_WIDTH)[0]
    if hasattr(holder, "size"):
        mark = nodes.shape(
            "rect", look=look, lights=holder.id, x=HOLDER_X - 9, y=round(y - 9, 1), width=18, height=18, rx=4
        )
    else:
        mark = nodes.shape("circle", look=look, lights=holder.id, cx=HOLDER_X, cy=round(y, 1), r=9)
    label = nodes.shape(
        "text", words=name, look=f"holder-name {lit}".strip(), lights=holder.id, x=HOLDER_X - 18, y=round(y + 5, 1)
    )
    return [mark, label]
