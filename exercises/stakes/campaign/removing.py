"""What goes with a person, a group, a stake or a goal that is taken out."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from .fields import references
from .model import PARTS, Campaign
from .overlaps import without_stakes


def without(campaign: Campaign, part: str, gone: set[str]) -> Campaign:
    """The campaign but for those entries of ``part`` (``"people"``, ``"goals"`` …) whose ids are ``gone``.

    What refers to them goes too; what only may refer to them stays, and refers to nothing. Stakes that were one through
    one that is gone stay one.
    """
    if not gone:
        return campaign
    if part == "stakes":
        return evolve(campaign, stakes=without_stakes(campaign, gone))
    spaces = {part, "holders"} if part in ("people", "groups") else {part}
    stakes = {stake.id for stake in campaign.stakes if "holders" in spaces and stake.who in gone}
    campaign = without(campaign, "stakes", stakes)
    kept: dict[str, Any] = {
        name: tuple(
            _unlinked(entry, spaces, gone)
            for entry in getattr(campaign, name)
            if not (name == part and entry.id in gone) and not _hangs(entry, spaces, gone)
        )
        for name in PARTS
        if name != "stakes"
    }
    you = "" if part == "people" and campaign.you in gone else campaign.you
    return evolve(campaign, **kept, you=you)


def _hangs(entry: Any, spaces: set[str], gone: set[str]) -> bool:
    """Whether an entry needs something that is gone."""
    return any(
        reference.metadata["to"] in spaces
        and not reference.metadata.get("may")
        and getattr(entry, reference.name) in gone
        for reference in references(type(entry))
    )


def _unlinked(entry: Any, spaces: set[str], gone: set[str]) -> Any:
    emptied = {
        reference.name: ""
        for reference in references(type(entry))
        if reference.metadata["to"] in spaces and getattr(entry, reference.name) in gone
    }
    return evolve(entry, **emptied) if emptied else entry
