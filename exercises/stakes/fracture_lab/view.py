"""The fracture lab as nodes: two days to decide, a blame to turn, a premortem, and rules."""

from __future__ import annotations

from ..campaign import Work
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _
from .blame_view import blaming
from .decision_view import choosing, decided
from .premortem_view import imagining, ruling


def view(work: Work) -> Node:
    """The whole exercise."""
    return nodes.exercise(
        _("Fracture lab"),
        _("At the end you have decided two hard days in other people's place, and written three rules for your own group."),
        _("25 minutes. The blame in the middle can wait for another day."),
        [
            nodes.section(_("Take two decisions"), choosing(work), key="choose"),
            *decided(work),
            nodes.section(_("Turn blame into a need"), blaming(work), key="blame"),
            nodes.section(_("A year from now, it broke"), imagining(work), key="premortem"),
            nodes.section(_("Three rules"), ruling(work), key="rules"),
        ],
    )
