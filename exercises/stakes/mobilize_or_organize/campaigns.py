"""The campaigns that can be played, in YAML: their weeks, units and events, and the assumptions that all of them take."""

from __future__ import annotations

from functools import cache
from typing import Any

from attrs import field, fields, frozen

from ..campaign.fields import ID_LIMIT, NAME_LIMIT, TEXT_LIMIT
from ..kit import content
from ..kit.content import Document
from ..kit.data import at_most, between, one_of

FORMAT = "mobilize/1"
WEEKS = 10
HOURS_LIMIT = 1_000
HUNDRED = 100


def _number(most: int) -> Any:
    return field(default=0, validator=between(0, most), metadata={"most": most})


@frozen(kw_only=True)
class Numbers:
    """What the model takes as given.

    ``needed``: people in the room for the present goal. Contacts an hour (``staff_contacts``, ``distributed_contacts``), who
    comes of 1,000 contacts (``staff_turnout``, ``distributed_turnout``), who would sit down from the start (``known``) and of
    100 contacts by staff (``doors``), ``one_on_ones`` in ten hours, ``weeks`` until whoever sat down can be tested, leaders
    ``tested`` of 100 one-on-ones, ``asks`` that a leader makes a week, promises ``kept`` of 100, people whom a leader brings
    (``led``), leaders who ``stay`` of 100."""

    needed: int = _number(10_000)
    staff_contacts: int = _number(100)
    distributed_contacts: int = _number(100)
    staff_turnout: int = _number(1_000)
    distributed_turnout: int = _number(1_000)
    known: int = _number(10_000)
    doors: int = _number(HUNDRED)
    one_on_ones: int = _number(100)
    weeks: int = _number(100)
    tested: int = _number(HUNDRED)
    asks: int = _number(100)
    kept: int = _number(HUNDRED)
    led: int = _number(100)
    stay: int = _number(HUNDRED)


NAMES = tuple(part.name for part in fields(Numbers))
MOST = {part.name: part.metadata["most"] for part in fields(Numbers)}


def fits(named: Any, attribute: Any, value: int) -> None:
    """A validator for the value of one of the numbers, whose ``name`` comes before it."""
    between(0, MOST[named.name])(named, attribute, value)


@frozen(kw_only=True)
class Assumption:
    """A number that the model takes, and where it is from."""

    name: str = field(validator=one_of(*NAMES))
    value: int = field(validator=fits)
    source: str = field(validator=at_most(TEXT_LIMIT))


@frozen(kw_only=True)
class Unit:
    """A part of those concerned (a building, a shift): how many ``people``, how easily a contact reaches them (``near``,
    against the other units), the ``names`` of those who may turn out to lead, and what they could do ``next``."""

    name: str = field(validator=at_most(ID_LIMIT))
    people: int = field(validator=between(1, 10_000))
    near: int = field(validator=between(1, HUNDRED))
    names: tuple[str, ...] = field(validator=at_most(12))
    next: str = field(validator=at_most(TEXT_LIMIT))


@frozen(kw_only=True)
class Event:
    """What happens in a week, and what it leaves of 100 hours, and of what 100 hours of each kind bring."""

    what: str = field(validator=at_most(TEXT_LIMIT))
    hours: int = field(default=HUNDRED, validator=between(0, 2 * HUNDRED))
    staff: int = field(default=HUNDRED, validator=between(0, 2 * HUNDRED))
    distributed: int = field(default=HUNDRED, validator=between(0, 2 * HUNDRED))
    leaders: int = field(default=HUNDRED, validator=between(0, 2 * HUNDRED))


@frozen(kw_only=True, cache_hash=True)
class Played:
    """A campaign of ten weeks: its ``hours`` by week, the ``day`` that the room is for, the ``act`` in public by which its
    structure is tested, and the ``assumptions`` that are its own."""

    format: str = field(validator=one_of(FORMAT))
    title: str = field(validator=at_most(NAME_LIMIT))
    setting: str = field(validator=at_most(1_000))
    sides: tuple[str, ...] = ()
    day: str = field(validator=at_most(TEXT_LIMIT))
    act: str = field(validator=at_most(TEXT_LIMIT))
    closing: str = field(validator=at_most(TEXT_LIMIT))
    hours: tuple[int, ...] = field(validator=at_most(WEEKS))
    units: tuple[Unit, ...] = field(validator=at_most(12))
    events: tuple[Event, ...] = field(validator=at_most(40))
    assumptions: tuple[Assumption, ...] = ()


@frozen(kw_only=True)
class Common:
    """The assumptions that every campaign takes, where it has none of its own."""

    format: str = field(validator=one_of(FORMAT))
    assumptions: tuple[Assumption, ...]


@cache
def campaigns() -> dict[str, Played]:
    """The campaigns that ship, by title, in the order of their files."""
    found = [read_played(document) for document in content.shipped(__package__)]
    return {one.title: one for one in found}


@cache
def common() -> dict[str, Assumption]:
    """The assumptions that every campaign takes, by name."""
    found = [read_common(document) for document in content.shipped(__package__, "content/assumptions")]
    return {one.name: one for document in found for one in document.assumptions}


def assumptions(played: Played) -> dict[str, Assumption]:
    """What is assumed for a campaign, by name: its own, and for the rest what all take."""
    own = {one.name: one for one in played.assumptions}
    return {name: own.get(name) or common()[name] for name in NAMES}


def numbers(played: Played) -> Numbers:
    """The same without its sources."""
    return Numbers(**{name: one.value for name, one in assumptions(played).items()})


def read_played(document: Document) -> Played:
    """The campaign in a document; raises ContentError with the line of what is wrong."""
    return document.read(Played)


def read_common(document: Document) -> Common:
    """The assumptions in a document; raises ContentError with the line of what is wrong."""
    return document.read(Common)
