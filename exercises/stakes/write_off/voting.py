"""The vote in blocks: a guess first, then a board that the learner writes or takes from a worked case."""

from __future__ import annotations

from typing import Any

from attrs import evolve, field, frozen

from ..campaign import Work
from ..campaign.editing import make_room
from ..campaign.fields import NAME_LIMIT
from ..kit.actions import Actions, identifier, one_of, reference, text
from ..kit.data import at_most
from ..kit.data import one_of as is_one_of
from ..kit.errors import ActionError
from ..kit.words import _
from .apart import cases
from .board import BLOCKS_LIMIT, VOTES_LIMIT, Block

GUESSES = ("", "3", "10", "33", "50")


@frozen(kw_only=True)
class Vote:
    """What was guessed, the ``blocks`` and the ``quota`` as typed, and the id of the block that is ``away``."""

    guess: str = field(default="", validator=is_one_of(*GUESSES))
    blocks: tuple[Block, ...] = field(default=(), validator=at_most(BLOCKS_LIMIT))
    quota: str = field(default="", validator=at_most(VOTES_LIMIT))
    away: str = field(default="", validator=at_most(NAME_LIMIT))


actions = Actions()

_VOTES = text(VOTES_LIMIT)


def _with(work: Work, **changes: Any) -> Work:
    return work.with_own(vote=evolve(work.own.vote, **changes))


@actions.on("guess", value=one_of(*GUESSES))
def guess(work: Work, value: str) -> Work:
    """Guess how much say three votes have."""
    return _with(work, guess=value)


@actions.on("add-block")
def add_block(work: Work) -> Work:
    """One more block that votes as one."""
    make_room(work.own.vote.blocks, BLOCKS_LIMIT)
    taken = {block.id for block in work.own.vote.blocks}
    id = next(f"b{n}" for n in range(1, BLOCKS_LIMIT + 2) if f"b{n}" not in taken)
    return _with(work, blocks=(*work.own.vote.blocks, Block(id=id)))


@actions.on("write-block", block=identifier, part=one_of("name", "votes"), value=text(NAME_LIMIT))
def write_block(work: Work, block: str, part: str, value: str) -> Work:
    """Name a block, or say how many votes it casts."""
    _block(work, block)
    value = _VOTES(value) if part == "votes" else value
    blocks = (evolve(one, **{part: value}) if one.id == block else one for one in work.own.vote.blocks)
    return _with(work, blocks=tuple(blocks))


def _block(work: Work, block: str) -> None:
    if block not in {one.id for one in work.own.vote.blocks}:
        raise ActionError(_("That block is no longer here. Choose one that is shown."))


@actions.on("remove-block", block=identifier)
def remove_block(work: Work, block: str) -> Work:
    """Take a block out of the table."""
    _block(work, block)
    return _with(
        work,
        blocks=tuple(one for one in work.own.vote.blocks if one.id != block),
        away="" if work.own.vote.away == block else work.own.vote.away,
    )


@actions.on("write-quota", value=_VOTES)
def write_quota(work: Work, value: str) -> Work:
    """Say how many votes it takes to pass."""
    return _with(work, quota=value)


@actions.on("take-away", value=reference)
def take_away(work: Work, value: str) -> Work:
    """See the vote without one block, or with all."""
    if value:
        _block(work, value)
    return _with(work, away=value)


@actions.on("load-board", case=identifier)
def load_board(work: Work, case: str) -> Work:
    """Show a worked board in place of what is written there."""
    if case not in cases():
        raise ActionError(_("There is no such example. Choose one that is shown."))
    board = cases()[case].board
    return _with(work, blocks=board.made, quota=board.quota, away="")


@actions.on("clear-board")
def clear_board(work: Work) -> Work:
    """Take every block away."""
    return _with(work, blocks=(), quota="", away="")


@actions.on("take-votes")
def take_votes(work: Work) -> Work:
    """Begin the board with the votes that the campaign says somebody can bring, the most that they might."""
    names = {holder.id: holder.name for holder in work.campaign.holders}
    given = [one for one in work.campaign.resources if one.kind == "votes" and one.high][:BLOCKS_LIMIT]
    blocks = tuple(
        Block(id=f"b{n}", name=names[one.who], votes=str(one.high)) for n, one in enumerate(given, 1)
    )
    return _with(work, blocks=blocks, away="")
