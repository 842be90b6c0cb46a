"""How many to ask: what the learner supposes, or their own record says, made whole; and what can be done to it."""

from __future__ import annotations

from attrs import evolve, field, frozen

from ..campaign import Work
from ..campaign.fields import number_field
from ..campaign.turnout import Record, Weathers, promises
from ..kit.actions import Actions, number, one_of, seed
from ..kit.data import between
from ..kit.errors import ActionError
from ..kit.words import _

MANY = 20
KEPT, KEPT_WET = 6, 4
ENOUGH = 5
TEN, WET = 10, 3
MOST_MANY = 200

actions = Actions()


@frozen(kw_only=True)
class Evening:
    """So ``many`` are needed, so many are ``asked``; of ten promises ``kept`` are kept, where nothing keeps people away
    together. Of ten evenings ``wet`` are wet, and then ``kept_wet`` of ten come. ``seed`` is what the draws begin with, 0 until
    tokens are laid. A 0 elsewhere says that the learner has not said."""

    many: int = field(default=0, validator=between(0, MOST_MANY))
    asked: int = field(default=0, validator=between(0, 3 * MOST_MANY))
    kept: int = number_field(TEN)
    wet: int = number_field(TEN)
    kept_wet: int = number_field(TEN)
    seed: int = 0


@frozen
class Supposed:
    """So ``many`` are needed and so many ``asked``; of ten ``kept`` come, on each of ``wet`` evenings in ten only
    ``kept_wet``. All of it as typed, or where nothing was typed as the record says, or the chapter on promises."""

    many: int
    asked: int
    kept: int
    wet: int
    kept_wet: int
    record: Record

    @property
    def apart(self) -> Weathers:
        """As if all stayed away one by one, at the same rate over all."""
        return ((1.0, self.rate),)

    @property
    def together(self) -> Weathers:
        """Dry evenings and wet ones."""
        wet = self.wet / TEN
        return ((1 - wet, self.kept / TEN), (wet, self.kept_wet / TEN))

    @property
    def rate(self) -> float:
        """How many of those asked come, over all evenings, as a share."""
        return ((TEN - self.wet) * self.kept + self.wet * self.kept_wet) / TEN**2


def supposed(work: Work) -> Supposed:
    """What is supposed now."""
    typed = work.own.evening
    record = promises(work.campaign)
    many = typed.many or MANY
    known = max(1, round(TEN * record.kept / record.asked)) if record.asked >= ENOUGH else KEPT
    kept = typed.kept or known
    return Supposed(many, typed.asked or many, kept, typed.wet, typed.kept_wet or min(KEPT_WET, kept), record)


@actions.on("write-evening", part=one_of("many", "asked", "kept", "wet", "kept_wet"), value=number(0, 3 * MOST_MANY))
def write_evening(work: Work, part: str, value: int) -> Work:
    """Say how many are needed and asked, how many of ten come, and how often something keeps people away together."""
    most = {"many": MOST_MANY, "asked": 3 * MOST_MANY}.get(part, TEN)
    if value > most:
        raise ActionError(_("Type a number from {low} to {high}.").format(low=0, high=most))
    return work.with_own(evening=evolve(work.own.evening, **{part: value}))


@actions.on("lay-tokens", seed=seed)
def lay_tokens(work: Work, seed: int) -> Work:
    """Draw fifty possible evenings."""
    return work.with_own(evening=evolve(work.own.evening, seed=seed or 1))


@actions.on("let-it-rain")
def let_it_rain(work: Work) -> Work:
    """Some evenings are wet: fewer come on those, more on the others, about as many over all."""
    found = supposed(work)
    kept, kept_wet = min(TEN, found.kept + 1), max(1, found.kept - 2)
    return work.with_own(evening=evolve(work.own.evening, wet=WET, kept=kept, kept_wet=kept_wet))


@actions.on("let-it-be-dry")
def let_it_be_dry(work: Work) -> Work:
    """No evening is wet: as many come over all, one by one."""
    kept = max(1, round(TEN * supposed(work).rate))
    return work.with_own(evening=evolve(work.own.evening, wet=0, kept=kept))
