"""What people who act together write down: goals and what they take, stances, rules, moves, asks, leaders."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from ..kit.data import one_of
from .fields import date_field, id_field, may_refer, number_field, refers, text_field

KINDS = ("people", "hours", "money", "votes")
ANSWERS = ("unasked", "support", "can live with", "red line")
RULES = ("decisions", "name", "partners", "tactics", "speaking", "leaving", "other")
RULE_LINES = ("what", "decides", "consults", "within", "otherwise")
WEDGES = ("active ally", "passive ally", "neutral", "passive opponent", "active opponent")
POWER = ("little", "some", "much")
CONFIDENCE = ("a hunch", "some evidence", "sure")
REPLIES = ("not asked", "yes", "later", "no")
KEPT = ("open", "kept", "in part", "not kept")


@frozen(kw_only=True)
class Goal:
    """What is to be done. ``decision_maker`` is the person who can say yes, in words; ``decider`` their id, once they are
    among the people; ``whose`` the id of the person or group whose goal it is."""

    id: str = id_field()
    what: str = text_field()
    decision_maker: str = text_field()
    decider: str = may_refer("people")
    whose: str = may_refer("holders")
    by_when: str = date_field()
    example: bool = False


@frozen(kw_only=True)
class Need:
    """What a goal takes, of one kind: so many people who turn up, hours a month, money, or votes."""

    id: str = id_field()
    goal: str = refers("goals")
    kind: str = field(default="people", validator=one_of(*KINDS))
    amount: int = number_field()
    example: bool = False


@frozen(kw_only=True)
class Resource:
    """What someone can bring, of one kind: between ``low`` and ``high`` people who turn up, hours a month, money, or votes."""

    id: str = id_field()
    who: str = refers("holders")
    kind: str = field(default="people", validator=one_of(*KINDS))
    low: int = number_field()
    high: int = number_field()
    note: str = text_field()
    example: bool = False

    @high.validator
    def _ordered(self, attribute: Any, value: int) -> None:
        if value < self.low:
            raise ValueError(f"the most, {value}, is under the least, {self.low}")


@frozen(kw_only=True)
class Stance:
    """How someone stands to a goal, why in their own terms, whether they help to carry it, and whether that was asked
    (``confirmed``) or is the learner's guess."""

    id: str = id_field()
    who: str = refers("holders")
    goal: str = refers("goals")
    answer: str = field(default="unasked", validator=one_of(*ANSWERS))
    why: str = text_field()
    carries: bool = False
    confirmed: bool = False
    example: bool = False


@frozen(kw_only=True)
class Rule:
    """Something that those who act together agreed on: what kind of thing, what, and who decides.

    ``consults`` is whom they ask first, ``within`` by when, ``otherwise`` what happens where they don't agree.
    """

    id: str = id_field()
    kind: str = field(default="other", validator=one_of(*RULES))
    what: str = text_field()
    decides: str = text_field()
    consults: str = text_field()
    within: str = text_field()
    otherwise: str = text_field()
    example: bool = False

    @property
    def open(self) -> tuple[str, ...]:
        """Which of its five lines have no words yet."""
        return tuple(line for line in RULE_LINES if not getattr(self, line).strip())


@frozen(kw_only=True)
class Placement:
    """Where someone stands on the campaign's first goal and how much say they have in it, with what shows it and how sure
    that is."""

    id: str = id_field()
    who: str = refers("holders")
    wedge: str = field(default="neutral", validator=one_of(*WEDGES))
    power: str = field(default="some", validator=one_of(*POWER))
    evidence: str = text_field()
    confidence: str = field(default="a hunch", validator=one_of(*CONFIDENCE))
    example: bool = False


@frozen(kw_only=True)
class Request:
    """One move: ``by`` asks ``who`` for ``what``, with what appeal, tactic and leverage, and what is not known yet."""

    id: str = id_field()
    who: str = may_refer("holders")
    by: str = may_refer("holders")
    goal: str = may_refer("goals")
    what: str = text_field()
    appeal: str = text_field()
    tactic: str = text_field()
    leverage: str = text_field()
    unknown: str = text_field()
    example: bool = False


@frozen(kw_only=True)
class Ask:
    """Something asked of someone, and what became of it.

    ``what`` is the task, ``due`` and ``time`` when, ``where``, and ``after`` after what in their day; ``barrier`` what could
    get in the way, ``follow_up`` the day of the call. ``forecast`` is the chance, in percent, that it will be kept;
    ``reply`` what they said, ``kept`` what came of it.
    """

    id: str = id_field()
    who: str = may_refer("holders")
    what: str = text_field()
    due: str = date_field()
    time: str = text_field()
    where: str = text_field()
    after: str = text_field()
    barrier: str = text_field()
    follow_up: str = date_field()
    forecast: int = number_field(100)
    reply: str = field(default="not asked", validator=one_of(*REPLIES))
    kept: str = field(default="open", validator=one_of(*KEPT))
    learned: str = text_field()
    example: bool = False


@frozen(kw_only=True)
class Leader:
    """A person whom others follow in one unit (a block, a shift, a choir), what they were tested by, and what comes next."""

    id: str = id_field()
    who: str = refers("people")
    unit: str = text_field()
    test: str = text_field()
    next: str = text_field()
    example: bool = False
