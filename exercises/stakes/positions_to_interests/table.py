"""Two people at one table, with no script: each states a position, the other guesses, the owner corrects and confirms."""

from __future__ import annotations

from typing import Any

from attrs import evolve, field, frozen

from ..campaign.fields import NAME_LIMIT, TEXT_LIMIT
from ..kit.actions import Actions, number, one_of, text
from ..kit.data import at_most, between
from ..kit.data import one_of as is_one_of
from ..kit.errors import ActionError
from ..kit.words import _
from .keeping import confirmed_on_map

GUESSES_LIMIT = 60
OPTIONS_LIMIT = 20
ANSWERS = ("yes", "no", "kept")
MARKS = ("", "serves", "lives", "no")

actions = Actions()


@frozen(kw_only=True)
class Sitter:
    """One of the two: an alias, and a position in one line."""

    name: str = field(default="", validator=at_most(NAME_LIMIT))
    position: str = field(default="", validator=at_most(TEXT_LIMIT))


@frozen(kw_only=True)
class Guess:
    """What one guessed of the other (``of``: 0 or 1), what the owner answered, and in which words."""

    of: int = field(validator=between(0, 1))
    guess: str = field(validator=at_most(TEXT_LIMIT))
    answer: str = field(default="", validator=is_one_of("", *ANSWERS))
    words: str = field(default="", validator=at_most(TEXT_LIMIT))

    @property
    def stake(self) -> str:
        """What the owner confirmed, in their words where they gave any."""
        return self.words.strip() or self.guess.strip()


@frozen(kw_only=True)
class Option:
    """Something that both could do, and how each of the two marked it."""

    what: str = field(validator=at_most(TEXT_LIMIT))
    first: str = field(default="", validator=is_one_of(*MARKS))
    second: str = field(default="", validator=is_one_of(*MARKS))

    @property
    def marks(self) -> tuple[str, str]:
        """Both marks."""
        return self.first, self.second


@frozen(kw_only=True)
class Table:
    """All that two people wrote: who they are, the guesses in order, what is being typed, the options; ``turn`` is whose
    position is guessed at (0 or 1), ``none`` that they found no stake in common."""

    first: Sitter = Sitter()
    second: Sitter = Sitter()
    turn: int = field(default=0, validator=between(0, 1))
    guess: str = field(default="", validator=at_most(TEXT_LIMIT))
    words: str = field(default="", validator=at_most(TEXT_LIMIT))
    guesses: tuple[Guess, ...] = field(default=(), validator=at_most(GUESSES_LIMIT))
    option: str = field(default="", validator=at_most(TEXT_LIMIT))
    options: tuple[Option, ...] = field(default=(), validator=at_most(OPTIONS_LIMIT))
    none: bool = False

    @property
    def sitters(self) -> tuple[Sitter, Sitter]:
        """Both, the first first."""
        return self.first, self.second

    @property
    def ready(self) -> bool:
        """Whether both have a name and a position."""
        return all(one.name.strip() and one.position.strip() for one in self.sitters)

    @property
    def asked(self) -> Guess | None:
        """The guess that waits for its owner's answer."""
        return self.guesses[-1] if self.guesses and not self.guesses[-1].answer else None

    def confirmed(self, of: int) -> list[str]:
        """What one of the two confirmed, each in their own words, once."""
        return list(dict.fromkeys(one.stake for one in self.guesses if one.of == of and one.answer == "yes"))

    def corrected(self, of: int) -> list[Guess]:
        """The guesses that one of the two corrected."""
        return [one for one in self.guesses if one.of == of and one.answer == "no"]


_SEAT = one_of("first", "second")


def _changed(work: Any, **changes: Any) -> Any:
    return work.with_own(table=evolve(work.own.table, **changes))


@actions.on("write-sitter", seat=_SEAT, part=one_of("name", "position"), value=text(TEXT_LIMIT))
def write_sitter(work: Any, seat: str, part: str, value: str) -> Any:
    """Write who sits there, or their position."""
    if part == "name" and len(value) > NAME_LIMIT:
        raise ActionError(_("That is long for a name. Shorten it to {limit} or fewer.").format(limit=NAME_LIMIT))
    return _changed(work, **{seat: evolve(getattr(work.own.table, seat), **{part: value})})


@actions.on("write-guess", value=text(TEXT_LIMIT))
def write_guess(work: Any, value: str) -> Any:
    """A guess, as it is being typed."""
    return _changed(work, guess=value)


@actions.on("hand-over")
def hand_over(work: Any) -> Any:
    """Give the guess to its owner to answer."""
    table = work.own.table
    if not table.guess.strip() or not table.ready or table.asked:
        return work
    if len(table.guesses) >= GUESSES_LIMIT:
        raise ActionError(_("You have guessed a great deal. Go on to the options, or clear the table."))
    made = Guess(of=table.turn, guess=table.guess.strip())
    return _changed(work, guesses=(*table.guesses, made), guess="", words="")


@actions.on("write-words", value=text(TEXT_LIMIT))
def write_words(work: Any, value: str) -> Any:
    """The owner's own words, as they are being typed."""
    return _changed(work, words=value)


@actions.on("owner-says", answer=one_of(*ANSWERS))
def owner_says(work: Any, answer: str) -> Any:
    """The owner confirms the guess, corrects it in writing, or keeps the matter to themselves.

    After a correction the same one guesses again, and better; otherwise it is the other's turn.
    """
    table = work.own.table
    if table.asked is None:
        return work
    if answer == "no" and not table.words.strip():
        raise ActionError(_("Write why it isn't that, in a few words. A bare no helps nobody to guess better."))
    made = evolve(table.asked, answer=answer, words="" if answer == "kept" else table.words.strip())
    turn = table.turn if answer == "no" else 1 - table.turn
    return _changed(work, guesses=(*table.guesses[:-1], made), words="", turn=turn)


@actions.on("pass-turn")
def pass_turn(work: Any) -> Any:
    """Let the other one guess."""
    table = work.own.table
    return work if table.asked else _changed(work, turn=1 - table.turn, guess="")


@actions.on("write-table-option", value=text(TEXT_LIMIT))
def write_table_option(work: Any, value: str) -> Any:
    """An option, as it is being typed."""
    return _changed(work, option=value)


@actions.on("add-table-option")
def add_table_option(work: Any) -> Any:
    """Put the option on the table."""
    table = work.own.table
    what = table.option.strip()
    if not what or what in {option.what for option in table.options}:
        return _changed(work, option="")
    if len(table.options) >= OPTIONS_LIMIT:
        raise ActionError(_("There is room for {limit} here and no more. Remove one first.").format(limit=OPTIONS_LIMIT))
    return _changed(work, options=(*table.options, Option(what=what)), option="")


@actions.on("mark-option", index=number(0, OPTIONS_LIMIT), seat=_SEAT, value=one_of(*MARKS))
def mark_option(work: Any, index: int, seat: str, value: str) -> Any:
    """One of the two says what an option is to them."""
    options = list(work.own.table.options)
    if index >= len(options):
        raise ActionError(_("That option is no longer here. Choose one that is shown."))
    options[index] = evolve(options[index], **{seat: value})
    return _changed(work, options=tuple(options))


@actions.on("drop-table-option", index=number(0, OPTIONS_LIMIT))
def drop_table_option(work: Any, index: int) -> Any:
    """Take an option off the table."""
    options = work.own.table.options
    if index >= len(options):
        raise ActionError(_("That option is no longer here. Choose one that is shown."))
    return _changed(work, options=(*options[:index], *options[index + 1 :]))


@actions.on("find-none")
def find_none(work: Any) -> Any:
    """Both say that they found no stake in common; again takes it back."""
    return _changed(work, none=not work.own.table.none)


@actions.on("clear-table")
def clear_table(work: Any) -> Any:
    """Begin at an empty table."""
    return work.with_own(table=Table())


@actions.on("keep-table")
def keep_table(work: Any) -> Any:
    """Put both and what each confirmed onto this device's map."""
    for of, sitter in enumerate(work.own.table.sitters):
        stakes = work.own.table.confirmed(of)
        if stakes and sitter.name.strip():
            work = confirmed_on_map(work, sitter.name.strip(), stakes)
    return work
