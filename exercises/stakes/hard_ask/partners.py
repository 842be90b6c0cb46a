"""People to practise a hard ask on, in YAML: what they said, what happens, what is in the way, and how they answer."""

from __future__ import annotations

from functools import cache

from attrs import field, frozen

from ..campaign.fields import NAME_LIMIT, TEXT_LIMIT
from ..kit import content
from ..kit.content import Document
from ..kit.data import at_most, one_of

FORMAT = "hard-ask/1"
PLAN = ("when", "where", "after", "barrier")
SILENCE = 3


def _said() -> str:
    return field(validator=at_most(TEXT_LIMIT))


@frozen(kw_only=True)
class Partner:
    """Somebody to ask, and the ``setting``.

    ``cares`` is what they said matters to them, ``happens`` what anyone can see. ``verdict`` puts the two so that they hurt,
    ``plain`` so that they can answer; ``shut`` and ``opens`` are their answers. ``ask`` is an ask that fits, ``loose`` their
    answer to one without a day. ``beats`` is what they do while it is silent, ``spoke`` what they say when it is broken. Then
    ``no``, and what they say to it being ``taken`` or ``pushed``; or ``yes``, and the parts of a plan.
    """

    format: str = field(validator=one_of(FORMAT))
    title: str = field(validator=at_most(NAME_LIMIT))
    setting: str = _said()
    sides: tuple[str, ...] = ()
    name: str = field(validator=at_most(NAME_LIMIT))
    cares: str = _said()
    happens: str = _said()
    verdict: str = _said()
    plain: str = _said()
    shut: str = _said()
    opens: str = _said()
    ask: str = _said()
    loose: str = _said()
    beats: tuple[str, ...]
    spoke: str = _said()
    no: str = _said()
    taken: str = _said()
    pushed: str = _said()
    yes: str = _said()
    when: str = _said()
    where: str = _said()
    after: str = _said()
    barrier: str = _said()


@cache
def partners() -> dict[str, Partner]:
    """The partners that ship, by title, in the order of their files."""
    return {one.title: one for one in map(read_partner, content.shipped(__package__))}


def read_partner(document: Document) -> Partner:
    """The partner in a document; raises ContentError with the line of what is wrong."""
    partner = document.read(Partner)
    if len(partner.beats) != SILENCE:
        raise document.error(f"a silence has {SILENCE} beats. Write what they do in each.", ("beats",))
    if partner.sides and len(partner.sides) != 2:
        raise document.error("a case has two sides, or none. Name two.", ("sides",))
    return partner
