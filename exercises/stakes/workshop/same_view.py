"""Needs and goals that may be one in two wordings: whoever leads the room asks, and decides. Nothing is joined by itself."""

from __future__ import annotations

from itertools import chain, combinations, islice

from ..campaign.overlaps import ALIKE, likeness
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _
from .report import Report
from .tally import Tally

LOOKED_AT = 60
SHOWN = 8


def view(report: Report, tally: Tally) -> list[Node]:
    """What may be one, and what is counted as one; nothing where there is neither."""
    lists = (report.stakes, report.goals)
    pairs = chain.from_iterable(combinations([one.what for one in found[:LOOKED_AT]], 2) for found in lists)
    alike = list(islice((pair for pair in pairs if likeness(*pair) >= ALIKE), SHOWN))
    joined = [(pair.one, pair.other) for pair in tally.same]
    made = [_pair(one, other, _("“{one}” and “{other}” may be one."), "paper-same", _("Count them as one")) for one, other in alike]
    made += [_pair(one, other, _("“{one}” and “{other}” count as one."), "paper-apart", _("Count them apart")) for one, other in joined]
    if not made:
        return []
    asked = nodes.text(_("Ask the room before you join two: only those who wrote them know."), tone="muted")
    return [nodes.section(_("The same in other words?"), [asked, *made], key="same")]


def _pair(one: str, other: str, said: str, do: str, label: str) -> Node:
    about = _("“{one}” and “{other}”").format(one=one, other=other)
    button = nodes.button(label, {"do": do, "one": one, "other": other}, about=about)
    return nodes.group([nodes.text(said.format(one=one, other=other)), button], look="row", key=f"{do} {one} {other}")
