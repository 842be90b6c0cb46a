"""One way to write what a campaign holds beside people, stakes and ties: goals, needs, stances, rules, asks …

Each kind of entry has an action ``write-…``, which names the entry by its keys, the part that is written, and its value.
An entry that is not there yet is made by the first thing written in it. ``remove-…`` takes one out.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve, field, frozen

from ..kit.actions import Actions, Check, boolean, date, identifier, number, one_of, reference, text
from ..kit.errors import ActionError
from ..kit.words import _
from .fields import MOST, TEXT_LIMIT, references, unused_id
from .model import PARTS, Campaign, Work
from .organizing import ANSWERS, CONFIDENCE, KEPT, KINDS, POWER, REPLIES, RULES, WEDGES
from .removing import without

actions = Actions()

_WORDS = text(TEXT_LIMIT, lines=True)
_LINE = text(TEXT_LIMIT)
_COUNT = number(0, MOST)


@frozen
class Entries:
    """How one kind of entry is written: its ``noun`` in actions, the ``part`` of the campaign that keeps it, the ``keys``
    by which an action names it, with their checks, and the checks of what can be written in it."""

    noun: str
    part: str
    keys: dict[str, Check]
    checks: dict[str, Check] = field(repr=False)

    def find(self, campaign: Campaign, **keys: str) -> Any:
        """The entry with these keys, or None."""
        found = getattr(campaign, self.part)
        for name, key in keys.items():
            found = [entry for entry in found if getattr(entry, name) == key]
        return found[0] if found else None

    def value(self, campaign: Campaign, name: str, **keys: str) -> Any:
        """What is written in a part of the entry with these keys, or what a new one begins with."""
        entry = self.find(campaign, **keys)
        return getattr(entry or self._new(campaign, keys), name)

    def next(self, campaign: Campaign) -> str:
        """The id of the next entry: for a blank one, which is made by what is first written in it."""
        taken = campaign.ids(self.part)
        return unused_id(f"{self.noun}-", taken, len(taken) + 1)

    def write(self, work: Work, name: str, value: Any, **keys: str) -> Work:
        """The work with this written in the entry with these keys, which is made where it is not there yet."""
        entries = getattr(work.campaign, self.part)
        entry = self.find(work.campaign, **keys)
        made = _written(entry or self._new(work.campaign, keys), name, value)
        self._refuse_lost(work.campaign, made)
        if entry is not None:
            return work.with_campaign(**{self.part: tuple(made if one is entry else one for one in entries)})
        if "id" in keys and keys["id"] != self.next(work.campaign):
            raise ActionError(_("That is no longer here. Choose one that is shown."))
        limit = _limit(self.part)
        if len(entries) >= limit:
            raise ActionError(_("There is room for {limit} here and no more. Remove one first.").format(limit=limit))
        return work.with_campaign(**{self.part: (*entries, made)})

    def _new(self, campaign: Campaign, keys: dict[str, str]) -> Any:
        return PARTS[self.part](**{"id": self.next(campaign), **keys})

    def _refuse_lost(self, campaign: Campaign, entry: Any) -> None:
        for reference in references(type(entry)):
            id = getattr(entry, reference.name)
            if id not in campaign.ids(reference.metadata["to"]) and not (reference.metadata.get("may") and not id):
                raise ActionError(_("That person, group or goal is no longer here. Choose one that is shown."))


def _limit(part: str) -> int:
    from attrs import fields_dict

    return int(fields_dict(Campaign)[part].metadata["limit"])


def _written(entry: Any, name: str, value: Any) -> Any:
    """The entry with this written, and no longer an example's. The least never ends up over the most."""
    changes = {name: value, "example": False}
    if name == "low":
        changes["high"] = max(value, entry.high)
    elif name == "high":
        changes["low"] = min(value, entry.low)
    return evolve(entry, **changes)


def _entries(noun: str, part: str, keys: dict[str, Check], **checks: Check) -> Entries:
    made = Entries(noun, part, keys, checks)

    def write(work: Work, part: str, value: Any, **found: str) -> Work:
        return made.write(work, part, checks[part](value), **found)

    def remove(work: Work, **found: str) -> Work:
        entry = made.find(work.campaign, **found)
        if entry is None:
            raise ActionError(_("That is no longer here. Choose one that is shown."))
        return Work(without(work.campaign, made.part, {entry.id}), work.own)

    actions.on(f"write-{noun}", part=one_of(*checks), value=_anything, **keys)(write)
    actions.on(f"remove-{noun}", **keys)(remove)
    return made


def _anything(value: Any) -> Any:
    return value


_ID = {"id": identifier}

goals = _entries(
    "goal", "goals", _ID, what=_LINE, decision_maker=_LINE, decider=reference, whose=reference, by_when=date
)
needs = _entries("need", "needs", {"goal": identifier, "kind": one_of(*KINDS)}, amount=_COUNT)
resources = _entries(
    "resource", "resources", {"who": identifier, "kind": one_of(*KINDS)}, low=_COUNT, high=_COUNT, note=_WORDS
)
stances = _entries(
    "stance",
    "stances",
    {"who": identifier, "goal": identifier},
    answer=one_of(*ANSWERS),
    why=_WORDS,
    carries=boolean,
    confirmed=boolean,
)
rules = _entries(
    "rule",
    "rules",
    _ID,
    kind=one_of(*RULES),
    what=_WORDS,
    decides=_LINE,
    consults=_LINE,
    within=_LINE,
    otherwise=_WORDS,
)
placements = _entries(
    "placement",
    "placements",
    {"who": identifier},
    wedge=one_of(*WEDGES),
    power=one_of(*POWER),
    evidence=_WORDS,
    confidence=one_of(*CONFIDENCE),
)
requests = _entries(
    "request",
    "requests",
    _ID,
    who=reference,
    by=reference,
    goal=reference,
    what=_LINE,
    appeal=_WORDS,
    tactic=_LINE,
    leverage=_WORDS,
    unknown=_WORDS,
)
asks = _entries(
    "ask",
    "asks",
    _ID,
    who=reference,
    what=_LINE,
    due=date,
    time=_LINE,
    where=_LINE,
    after=_LINE,
    barrier=_WORDS,
    follow_up=date,
    forecast=number(0, 100),
    reply=one_of(*REPLIES),
    kept=one_of(*KEPT),
    learned=_WORDS,
)
leaders = _entries("leader", "leaders", {"who": identifier}, unit=_LINE, test=_WORDS, next=_WORDS)


@actions.on("write-story", value=_WORDS)
def write_story(work: Work, value: str) -> Work:
    """Write the line of one's own story that one would begin with."""
    return work.with_campaign(story=value)
