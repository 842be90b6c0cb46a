"""The one editor of ties in the whole course."""

from __future__ import annotations

from collections.abc import Callable

from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _
from .model import Campaign


def tie_words() -> list[tuple[str, str]]:
    """What two can be to each other: value and label."""
    return [
        ("knows", _("know each other")),
        ("trusts", _("trust each other")),
        ("works with", _("work together")),
        ("family", _("are family")),
        ("reports to", _("one reports to the other")),
        ("at odds with", _("are at odds")),
    ]


def ties_of(campaign: Campaign, who: str, name_of: Callable[[str], str]) -> list[Node]:
    """The one editor of ties, from where one person or group stands."""
    name = name_of(who)
    here = [tie for tie in campaign.ties if who in (tie.one, tie.other)]
    tied = {tie.beside(who) for tie in here}
    made = [
        nodes.group(
            [
                nodes.choice(
                    _("{name} and {other}").format(name=name, other=name_of(tie.beside(who))),
                    tie.kind,
                    tie_words(),
                    {"do": "choose-tie", "tie": tie.id},
                    key="kind",
                ),
                nodes.button(
                    _("Remove this tie"),
                    {"do": "remove-tie", "tie": tie.id},
                    tone="quiet",
                    about=name_of(tie.beside(who)),
                ),
            ],
            look="row",
            key=tie.id,
        )
        for tie in here
    ]
    free = [holder for holder in campaign.holders if holder.id != who and holder.id not in tied and holder.name.strip()]
    if free:
        made.append(
            nodes.choice(
                _("Who else does {name} know?").format(name=name),
                "",
                [("", _("choose someone"))] + [(holder.id, holder.name.strip()) for holder in free],
                {"do": "add-tie", "who": who},
                key="add-tie",
            )
        )
    return made or [nodes.text(_("Name somebody else first; then you can tie them."), tone="muted")]
