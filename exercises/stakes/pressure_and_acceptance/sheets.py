"""One person's sheet on one decision: what all hangs on, the four choices, what each costs whom, what would change it."""

from __future__ import annotations

from attrs import evolve, field, frozen

from ..campaign.fields import NAME_LIMIT, text_field
from ..campaign.organizing import CONFIDENCE
from ..kit.data import at_most, between, one_of
from .deciding import Line

KINDS = ("endorse", "bargain", "protest", "abstain")
BEST = 100
LISTED = 8
# What somebody else said of a chance, in percent; nothing until they were asked, and "never" where none would do.
CHANCES = ("", *(str(tenth) for tenth in range(0, 101, 10)))
NEVER = "never"


@frozen(kw_only=True)
class Choice:
    """One of the four choices in its own words, its two values (0 to 100), what it costs, who bears that, how sure it is."""

    kind: str = field(validator=one_of(*KINDS))
    what: str = text_field()
    happens: int = field(default=50, validator=between(0, BEST))
    fails: int = field(default=50, validator=between(0, BEST))
    cost: str = text_field()
    bears: str = text_field()
    sure: str = field(default="a hunch", validator=one_of(*CONFIDENCE))


def _four() -> tuple[Choice, ...]:
    return tuple(Choice(kind=kind) for kind in KINDS)


@frozen(kw_only=True)
class Sheet:
    """A decision as the learner sees it. ``event`` is what may happen, ``chance`` how likely they think it (percent),
    ``leaning`` what they would do without counting, ``change`` what would change their mind, ``priorities`` and
    ``commitments`` a line each."""

    event: str = text_field()
    chance: int = field(default=50, validator=between(0, 100))
    leaning: str = field(default="", validator=one_of("", *KINDS))
    choices: tuple[Choice, ...] = field(factory=_four, validator=at_most(len(KINDS)))
    change: str = text_field()
    priorities: str = text_field()
    commitments: str = text_field()

    def choice(self, kind: str) -> Choice:
        """The choice of that kind, blank where it is not written."""
        return next((one for one in self.choices if one.kind == kind), Choice(kind=kind))

    def with_choice(self, kind: str, **changes: object) -> Sheet:
        """The sheet with a choice changed."""
        made = [self.choice(one) for one in KINDS]
        return evolve(self, choices=tuple(evolve(one, **changes) if one.kind == kind else one for one in made))

    @property
    def written(self) -> tuple[Choice, ...]:
        """The choices that are written, in the order of the four."""
        return tuple(one for kind in KINDS if (one := self.choice(kind)).what.strip())

    @property
    def lines(self) -> list[Line]:
        """The written choices with their values, to be weighed."""
        return [Line(one.kind, one.happens, one.fails) for one in self.written]

    @property
    def told_apart(self) -> bool:
        """Whether the written choices are not all worth the same, as they are until a number is moved."""
        return len({(one.happens, one.fails) for one in self.lines}) > 1


@frozen(kw_only=True)
class Other:
    """What somebody else says of the same decision: how likely it is, at what chance they would switch, and why."""

    who: str = field(default="", validator=at_most(NAME_LIMIT))
    chance: str = field(default="", validator=one_of(*CHANCES))
    switch: str = field(default="", validator=one_of(*CHANCES, NEVER))
    change: str = text_field()
    priorities: str = text_field()
    commitments: str = text_field()


def listed_lines(words: str) -> list[str]:
    """What was written a line each, without blank lines.

    >>> listed_lines("heat by winter\\n\\n Mr. Amsel stays ")
    ['heat by winter', 'Mr. Amsel stays']
    """
    return [line.strip() for line in words.splitlines() if line.strip()][:LISTED]
