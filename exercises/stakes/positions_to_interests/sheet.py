"""Somebody whom the learner will really meet: their position, three guesses, and what they said back.

A guess goes onto the map only when the learner puts it there, as confirmed only where they say that it was. From then on
the two stay in step.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve, field, frozen

from ..campaign import Campaign, Person, editing
from ..campaign.fields import ID_LIMIT, NAME_LIMIT, PEOPLE_LIMIT, TEXT_LIMIT, date_field
from ..kit.actions import Actions, date, identifier, number, one_of, reference, text
from ..kit.data import at_most
from ..kit.data import one_of as is_one_of
from ..kit.errors import ActionError
from ..kit.words import _
from .keeping import with_stake

GUESSES = 3
SHEETS_LIMIT = 200
SOURCES = {"": "guess", "no": "said", "yes": "confirmed"}

actions = Actions()


@frozen(kw_only=True)
class OwnGuess:
    """A guess at what their position gets them, what they answered, in which words, and the ``stake`` that it is on the
    map, if it was put there."""

    guess: str = field(default="", validator=at_most(TEXT_LIMIT))
    answer: str = field(default="", validator=is_one_of(*SOURCES))
    words: str = field(default="", validator=at_most(TEXT_LIMIT))
    stake: str = field(default="", validator=at_most(100))

    @property
    def what(self) -> str:
        """The stake in the best words that there are: theirs, or those of the guess."""
        return self.words.strip() or ("" if self.answer == "no" else self.guess.strip())


@frozen(kw_only=True)
class Sheet:
    """What the learner wrote on one person or group (``who``, an id): their ``position``, guesses, and the ``day`` on which
    to ask them."""

    who: str = field(validator=at_most(ID_LIMIT))
    position: str = field(default="", validator=at_most(TEXT_LIMIT))
    guesses: tuple[OwnGuess, ...] = field(default=(OwnGuess(),) * GUESSES, validator=at_most(GUESSES))
    day: str = date_field()

    def guess(self, index: int) -> OwnGuess:
        """The guess at that place, written or not."""
        return self.guesses[index] if index < len(self.guesses) else OwnGuess()


def shown_who(work: Any) -> str:
    """The id of the one who is shown, where they are still on the map."""
    return work.own.who if work.campaign.holder(work.own.who) else ""


def sheet_of(work: Any, who: str) -> Sheet:
    """The sheet on one person or group, blank where nothing was written."""
    return next((sheet for sheet in work.own.sheets if sheet.who == who), Sheet(who=who))


def next_who(campaign: Campaign) -> str:
    """The id of whoever is named next."""
    return editing.next_id("p", campaign.holders)


def on_map(work: Any, guess: OwnGuess, who: str) -> bool:
    """Whether a guess was put onto the map and is still there."""
    return any(stake.id == guess.stake for stake in work.campaign.stakes_of(who))


def _with(work: Any, sheet: Sheet) -> Any:
    rest = tuple(one for one in work.own.sheets if one.who != sheet.who and work.campaign.holder(one.who))
    if len(rest) >= SHEETS_LIMIT:
        raise ActionError(_("There is room for {limit} here and no more. Remove one first.").format(limit=SHEETS_LIMIT))
    return work.with_own(sheets=(*rest, sheet))


def _known(work: Any, who: str) -> Sheet:
    editing.holder_of(work, who)
    return sheet_of(work, who)


@actions.on("choose-who", value=reference)
def choose_who(work: Any, value: str) -> Any:
    """Show the sheet on somebody from the map, or on nobody."""
    if value:
        editing.holder_of(work, value)
    return work.with_own(who=value)


@actions.on("name-who", who=identifier, value=text(NAME_LIMIT))
def name_who(work: Any, who: str, value: str) -> Any:
    """Name somebody, who comes onto the map if they are not there yet, and show their sheet."""
    if work.campaign.holder(who) is None and who == next_who(work.campaign):
        editing.make_room(work.campaign.people, PEOPLE_LIMIT)
        work = work.with_campaign(people=(*work.campaign.people, Person(id=who)))
    return editing.write_name(work, who, value).with_own(who=who)


@actions.on("write-position", who=identifier, value=text(TEXT_LIMIT))
def write_position(work: Any, who: str, value: str) -> Any:
    """Write what they demand, as they say it."""
    return _with(work, evolve(_known(work, who), position=value))


@actions.on("choose-day", who=identifier, value=date)
def choose_day(work: Any, who: str, value: str) -> Any:
    """Say on which day to ask them."""
    return _with(work, evolve(_known(work, who), day=value))


_INDEX = number(0, GUESSES - 1)


@actions.on("write-own-guess", who=identifier, index=_INDEX, part=one_of("guess", "words"), value=text(TEXT_LIMIT))
def write_own_guess(work: Any, who: str, index: int, part: str, value: str) -> Any:
    """Write a guess, or what they said back."""
    return _changed(work, who, index, **{part: value})


@actions.on("they-said", who=identifier, index=_INDEX, value=one_of(*SOURCES))
def they_said(work: Any, who: str, index: int, value: str) -> Any:
    """Say what they answered: nothing yet, no, or yes."""
    return _changed(work, who, index, answer=value)


@actions.on("keep-own-guess", who=identifier, index=_INDEX)
def keep_own_guess(work: Any, who: str, index: int) -> Any:
    """Put it onto the map: as confirmed where they said yes, as said where they corrected it, otherwise as a guess."""
    guess = _known(work, who).guess(index)
    if not guess.what:
        raise ActionError(_("There are no words for it yet. Write what they said back."))
    work, stake = with_stake(work, who, guess.what, SOURCES[guess.answer])
    return _changed(work, who, index, stake=stake)


def _changed(work: Any, who: str, index: int, **changes: str) -> Any:
    sheet = _known(work, who)
    guesses = [sheet.guess(i) for i in range(GUESSES)]
    guesses[index] = evolve(guesses[index], **changes)
    work = _with(work, evolve(sheet, guesses=tuple(guesses)))
    return work if "stake" in changes else _in_step(work, who, guesses[index], answered="answer" in changes)


def _in_step(work: Any, who: str, guess: OwnGuess, *, answered: bool) -> Any:
    """What was put onto the map says there what it says here; how it is known, only an answer changes."""
    if not guess.what or not on_map(work, guess, who):
        return work
    changes: dict[str, Any] = {"what": guess.what, "example": False}
    if answered or guess.answer:
        changes["source"] = SOURCES[guess.answer]
    stakes = tuple(
        evolve(stake, **changes) if stake.id == guess.stake else stake for stake in work.campaign.stakes
    )
    return work.with_campaign(stakes=stakes)
