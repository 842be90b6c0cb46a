"""How many to ask: what the learner supposes, or their own record says, made whole."""

from __future__ import annotations

from attrs import frozen

from ..campaign import Work
from ..campaign.turnout import Record, Weathers, promises

MANY = 20
KEPT, KEPT_WET = 6, 4
ENOUGH = 5
TEN = 10


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
