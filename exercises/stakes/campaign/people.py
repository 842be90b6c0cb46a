"""Those who have a stake: people and groups, what each has riding on the outcome, and what they are to each other."""

from __future__ import annotations

from attrs import field, frozen

from ..kit.data import one_of
from .fields import ID_LIMIT, id_field, may_refer, name_field, refers, text_field

DEPTHS = ("some", "strong", "vital")
SOURCES = ("guess", "said", "confirmed")
TIES = ("knows", "trusts", "works with", "family", "reports to", "at odds with")


@frozen(kw_only=True)
class Stakeholder:
    """Someone with a stake: a person or a group.

    ``values`` is what they hold dear, ``history`` where that comes from, ``brings`` what they can give, ``leaving``
    what they would lose by leaving, ``joining`` what joining could cost them, ``gave`` what was given to them before
    anything was asked. An ``example`` came with a worked case and is not the learner's own.
    """

    id: str = id_field(ID_LIMIT)
    name: str = name_field()
    values: str = text_field()
    history: str = text_field()
    brings: str = text_field()
    leaving: str = text_field()
    joining: str = text_field()
    gave: str = text_field()
    example: bool = False


@frozen(kw_only=True)
class Person(Stakeholder):
    """A person, by an alias; ``group`` is the id of the group that they belong to."""

    group: str = may_refer("groups")


@frozen(kw_only=True)
class Group(Stakeholder):
    """A group; ``size`` is how many people it counts, as the learner would say it."""

    size: str = name_field()


@frozen(kw_only=True)
class Stake:
    """What someone (``who``, an id) has riding on the outcome, in their own words (``what``).

    ``source`` is how the learner knows: a guess, said by them, or said back and confirmed by them.
    ``themselves`` and ``others`` say whose it is, ``where``, ``by_when`` and ``otherwise`` make it specific.
    ``same_as`` is the id of a stake that the learner said is the same; its own id sets it apart from all others.
    """

    id: str = id_field()
    who: str = refers("holders")
    what: str = text_field()
    depth: str = field(default="strong", validator=one_of(*DEPTHS))
    source: str = field(default="guess", validator=one_of(*SOURCES))
    themselves: str = text_field()
    others: str = text_field()
    where: str = text_field()
    by_when: str = text_field()
    otherwise: str = text_field()
    same_as: str = may_refer("stakes")
    example: bool = False


@frozen(kw_only=True)
class Tie:
    """What ``one`` and ``other``, ids of people or groups, are to each other."""

    id: str = id_field()
    one: str = refers("holders")
    other: str = refers("holders")
    kind: str = field(default="knows", validator=one_of(*TIES))
    example: bool = False

    def beside(self, who: str) -> str:
        """The id at the other end from ``who``."""
        return self.one if self.other == who else self.other
