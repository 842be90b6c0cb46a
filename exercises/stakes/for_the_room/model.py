"""What is shared, and what can be done about it. What it is taken from is the campaign's."""

from __future__ import annotations

from ..campaign import Work, editing
from ..campaign.fields import NAME_LIMIT
from ..campaign.sharing import MOST_SHARED, SHARED_PARTS, Sharing, key, offered
from ..kit.actions import Actions, boolean, identifier, one_of, text
from ..kit.errors import ActionError
from ..kit.words import _

Own = Sharing

update = Actions(editing.actions)


@update.on("room-words", part=one_of("group", "name"), value=text(NAME_LIMIT))
def write(work: Work, part: str, value: str) -> Work:
    """Write the group that one is in here, or a name."""
    return work.with_own(**{part: value})


@update.on("room-alone", value=boolean)
def alone(work: Work, value: bool) -> Work:
    """Say whether what few hold may be listed."""
    return work.with_own(alone=value)


@update.on("room-share", part=one_of(*SHARED_PARTS), id=identifier, value=boolean)
def share(work: Work, part: str, id: str, value: bool) -> Work:
    """Share one thing, or don't."""
    return _ticked(work, {key(part, id)}, value)


@update.on("room-share-all", part=one_of(*SHARED_PARTS))
def share_all(work: Work, part: str) -> Work:
    """Share all of one kind."""
    return _ticked(work, {key(part, entry.id) for entry in offered(work.campaign)[part]}, True)


def _ticked(work: Work, keys: set[str], shared: bool) -> Work:
    """The work with these shared, or not. Those of entries that are gone go too."""
    known = [key(part, entry.id) for part, entries in offered(work.campaign).items() for entry in entries]
    if not keys <= set(known):
        raise ActionError(_("That is no longer here. Choose one that is shown."))
    ticked = set(work.own.shares) | keys if shared else set(work.own.shares) - keys
    shares = tuple(one for one in known if one in ticked)
    if len(shares) > MOST_SHARED:
        raise ActionError(_("There is room for {limit} here and no more. Remove one first.").format(limit=MOST_SHARED))
    return work.with_own(shares=shares)


def done(work: Work) -> bool:
    """Whether anything is shared."""
    return bool(work.own.shares)
