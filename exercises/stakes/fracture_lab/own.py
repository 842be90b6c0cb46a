"""What the lab keeps beside the campaign: decisions, guesses, one's own blame, reasons."""

from __future__ import annotations

from typing import Any

from attrs import Attribute, field, frozen

from ..campaign.fields import text_field
from ..campaign.organizing import RULES
from ..kit.data import at_most, between, one_of
from .stories import points

KINDS = tuple(kind for kind in RULES if kind != "other")
REASONS = 3
MOST = 100
DECIDED = ("does", "cost", "rule", "compared")
BLAMED = ("says", "lost", "need", "line")


def _once(key: str) -> Any:
    def check(_: object, attribute: Attribute[Any], entries: tuple[Any, ...]) -> None:
        if len(entries) > MOST:
            raise ValueError(f"{len(entries)} long, over the limit of {MOST}")
        if len({getattr(entry, key) for entry in entries}) < len(entries):
            raise ValueError(f"the same {key} twice")

    return check


def _named() -> Any:
    """A field for the id of something, or nothing; what it names may be gone."""
    return field(default="", validator=at_most(100))


@frozen(kw_only=True)
class Decision:
    """What one would do on a day, in own words: what it would cost, the rule one wished for, the case one would find
    ``hardest`` to say; then, once the outcome is ``shown``, how the two compare. The seed orders the sides."""

    point: str = _named()
    seed: int = field(default=0, validator=between(0, 2**53))
    does: str = text_field()
    cost: str = text_field()
    rule: str = text_field()
    hardest: str = _named()
    shown: bool = False
    compared: str = text_field()


@frozen(kw_only=True)
class Guess:
    """What could lie under either end of a quarrel, guessed before our guesses are ``shown``; and what ``both`` could want."""

    quarrel: str = _named()
    seed: int = field(default=0, validator=between(0, 2**53))
    first: str = text_field()
    second: str = text_field()
    shown: bool = False
    both: str = text_field()


@frozen(kw_only=True)
class Blame:
    """One's own: a sentence of blame, what was lost, what is needed, and a line that could be said. Private: no report has it."""

    says: str = text_field()
    lost: str = text_field()
    need: str = text_field()
    line: str = text_field()


@frozen(kw_only=True)
class Reason:
    """Why one's own coalition had broken a year from now: what happened, who left first, which kind of rule was missing."""

    what: str = text_field()
    who: str = _named()
    kind: str = field(default="", validator=one_of("", *KINDS))


@frozen(kw_only=True)
class Own:
    """``story`` and ``point`` are what is looked at, ``quarrel`` the one that is open."""

    story: str = _named()
    point: str = _named()
    decisions: tuple[Decision, ...] = field(default=(), validator=_once("point"))
    quarrel: str = _named()
    guesses: tuple[Guess, ...] = field(default=(), validator=_once("quarrel"))
    blame: Blame = Blame()
    reasons: tuple[Reason, ...] = field(default=(), validator=at_most(REASONS))


def decision_of(own: Own, point: str) -> Decision | None:
    """What was written about a day, or None before it was taken."""
    return next((one for one in own.decisions if one.point == point), None)


def seen(own: Own) -> list[Decision]:
    """The decisions whose outcome was shown, of days that are still here."""
    return [one for one in own.decisions if one.shown and one.point in points()]


def guess_of(own: Own, quarrel: str) -> Guess | None:
    """What was guessed about a quarrel, or None before it was heard."""
    return next((one for one in own.guesses if one.quarrel == quarrel), None)


def reasons(own: Own) -> tuple[Reason, ...]:
    """The three reasons, written or still blank."""
    return (*own.reasons, *(Reason(),) * REASONS)[:REASONS]
