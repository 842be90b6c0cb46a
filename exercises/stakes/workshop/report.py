"""A room's report: what may be shown of it, and nothing else. Views, print, CSV and JSON are made from this alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from attrs import frozen

from ..campaign.organizing import ANSWERS
from ..campaign.overlaps import folded
from .room import Room
from .suppressing import GROUPS_FROM, LEAST, SOME, Amount, Row, alone, answers, by_group
from .tally import STAKE, Tally
from .voice import week_of

# How someone who was asked can stand to a goal, a red line last.
STANDS = ANSWERS[1:]


@frozen
class Stake:
    """Something that people need; ``cells`` are counts by the name of a group."""

    what: str
    cells: Mapping[str, int]
    total: Amount


@frozen
class Goal:
    """Something to be done, and by answer how many stand so to it; None where nobody does, or nobody may know."""

    what: str
    answers: Mapping[str, Amount | None]

    @property
    def stopped(self) -> bool:
        """Whether somebody has a red line there."""
        return self.answers["red line"] is not None


@frozen
class Week:
    """What is done in a week, named by its Monday: by how many of those who gave no name, what, and by whom of those who
    did (pairs of name and task)."""

    monday: str
    people: Amount | None
    tasks: tuple[str, ...]
    named: tuple[tuple[str, str], ...]


@frozen(kw_only=True)
class Report:
    """``files`` were read, ``people`` shared something, on paper or in a file; ``groups`` are those that may be named.

    ``least`` is whether there are people enough for anything to be shown, ``grouped`` for groups to stand apart.
    """

    files: int
    people: int
    on_paper: int
    least: bool
    grouped: bool
    groups: tuple[str, ...] = ()
    stakes: tuple[Stake, ...] = ()
    goals: tuple[Goal, ...] = ()
    weeks: tuple[Week, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()

    @property
    def overlaps(self) -> tuple[Stake, ...]:
        """The stakes that two groups or more share, as far as may be known."""
        return tuple(stake for stake in self.stakes if len(stake.cells) > 1)


def report(room: Room) -> Report:
    """What may be shown of a room."""
    return _Counting(room).report()


class _Counting:
    """A room's counts, before anything is left out: nothing outside this module sees them."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.voices = sorted((one for one in room.voices.values() if one.shares), key=lambda one: one.id)
        self.tallies = sorted(room.tallies.values(), key=lambda one: one.id)
        self.names: dict[str, Counter[str]] = defaultdict(Counter)
        self.sizes: Counter[str] = Counter()
        for voice in self.voices:
            self._in(voice.group, 1)
        for tally in self.tallies:
            for group in tally.groups:
                self._in(group.name, group.people)
        self.people = sum(self.sizes.values())
        self.heads = _heads(self.tallies)
        self.grouped = self.people >= GROUPS_FROM and len(self.sizes) > 1

    def _in(self, group: str, people: int) -> None:
        if people:
            self.sizes[folded(group)] += people
            self.names[folded(group)][group] += people

    def report(self) -> Report:
        least = self.people >= LEAST
        named = [_commonest(self.names[key]) for key, size in self.sizes.items() if size >= LEAST and key]
        return Report(
            files=len(self.room.voices),
            people=self.people,
            on_paper=sum(tally.people for tally in self.tallies),
            least=least,
            grouped=self.grouped,
            groups=tuple(sorted(named)) if self.grouped else (),
            stakes=tuple(self.stakes()) if least else (),
            goals=tuple(self.goals()) if least else (),
            weeks=tuple(self.weeks()) if least else (),
            left_out=self.room.left_out,
        )

    def stakes(self) -> list[Stake]:
        """The most widely shared first."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        words = _Words(self.heads)
        for voice in self.voices:
            # Someone who wrote both wordings is one person.
            for key in {words.of(what, voice.alone) for what in voice.stakes}:
                counts[key][folded(voice.group)] += 1
        for tally in self.tallies:
            for place, line in enumerate(tally.lines):
                found = {} if line.goal or not folded(line.what) else tally.counted(place, STAKE)
                if any(found.values()):
                    counts[words.of(line.what, tally.alone)].update(found)
        for found in counts.values():
            for group in found:
                found[group] = min(found[group], self.sizes[group])
        made = [self._stake(words, key, found) for key, found in counts.items()]
        return sorted(filter(None, made), key=lambda one: (-len(one.cells), -one.total.people, one.what.casefold(), one.what))

    def _stake(self, words: _Words, key: str, counts: Counter[str]) -> Stake | None:
        row = by_group(counts, self.sizes) if self.grouped else Row({}, alone(counts.total()))
        what = words.said(key, few=row.total == SOME)
        cells = dict(sorted((self._name(group), people) for group, people in row.cells.items()))
        return Stake(what, cells, row.total) if what else None

    def _name(self, group: str) -> str:
        return _commonest(self.names[group]) if group else ""

    def goals(self) -> list[Goal]:
        """Those with a red line last; before them the most widely supported first."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        listed: dict[str, set[str]] = defaultdict(set)
        words = _Words(self.heads)

        def count(key: str, said: str, people: int, may: bool) -> None:
            counts[key][said] += people
            if may and people:
                listed[key].add(said)

        # Whoever answered both wordings of a goal has one answer, the stricter.
        for voice in self.voices:
            strictest: dict[str, str] = {}
            for what, said in voice.goals:
                key = words.of(what, voice.alone)
                strictest[key] = max(strictest.get(key, said), said, key=ANSWERS.index)
            for key, said in strictest.items():
                count(key, said, 1, voice.alone)
        for tally in self.tallies:
            on_paper: dict[str, Counter[str]] = defaultdict(Counter)
            for place, line in enumerate(tally.lines):
                found = {said: sum(tally.counted(place, said).values()) for said in STANDS}
                if line.goal and folded(line.what) and any(found.values()):
                    on_paper[words.of(line.what, tally.alone)].update(found)
            for key, found in on_paper.items():
                left = tally.people
                for said in reversed(STANDS):
                    count(key, said, min(found[said], left), tally.alone)
                    left -= min(found[said], left)
        made = [self._goal(words, key, counts[key], listed[key]) for key in counts]
        return sorted(filter(None, made), key=_widely)

    def _goal(self, words: _Words, key: str, counts: Counter[str], listed: set[str]) -> Goal | None:
        shown = answers([counts[said] for said in STANDS], [said in listed for said in STANDS], self.people)
        large = any(counts[said] >= LEAST for said in counts)
        what = words.said(key, few=not large)
        return Goal(what, dict(zip(STANDS, shown, strict=True))) if what else None

    def weeks(self) -> list[Week]:
        """In order; what has no day comes last."""
        people: Counter[str] = Counter()
        said: dict[str, set[str]] = defaultdict(set)
        named: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for voice in self.voices:
            for promise in voice.promises:
                if voice.name:
                    named[promise.week].add((voice.name, promise.what))
                elif voice.alone:
                    said[promise.week].add(promise.what)
            people.update({promise.week for promise in voice.promises} if not voice.name else ())
        for tally in self.tallies:
            for week in tally.weeks:
                if week.people:
                    people[week_of(week.day)] += min(week.people, tally.people)
        made = (
            Week(monday, _few(people[monday], said[monday]), tuple(sorted(said[monday])), tuple(sorted(named[monday])))
            for monday in sorted({*people, *named}, key=lambda monday: (not monday, monday))
        )
        return [week for week in made if week.people or week.named]


def _few(people: int, said: Iterable[str]) -> Amount | None:
    return alone(people) if people >= LEAST or any(True for _ in said) else None


def _widely(goal: Goal) -> tuple[object, ...]:
    support = goal.answers["support"]
    return goal.stopped, -(support.people if support else -1), goal.what.casefold(), goal.what


def _heads(tallies: Iterable[Tally]) -> dict[str, str]:
    """For each wording that counts as another its head: of all that are one, the first in the alphabet has none."""
    heads: dict[str, str] = {}
    for tally in tallies:
        for pair in tally.same:
            first, last = sorted(_head(heads, folded(words)) for words in (pair.one, pair.other))
            if first != last:
                heads[last] = first
    return heads


def _head(heads: Mapping[str, str], key: str) -> str:
    while key in heads:
        key = heads[key]
    return key


class _Words:
    """The words of what was said: of each, how often, and which of them may stand there where few said it."""

    def __init__(self, heads: Mapping[str, str] | None = None) -> None:
        self._heads = heads or {}
        self._all: dict[str, Counter[str]] = defaultdict(Counter)
        self._may: dict[str, Counter[str]] = defaultdict(Counter)

    def of(self, what: str, may: bool) -> str:
        key = _head(self._heads, folded(what))
        self._all[key][what] += 1
        if may:
            self._may[key][what] += 1
        return key

    def said(self, key: str, *, few: bool) -> str:
        """The commonest words for it, or nothing where nobody agreed that they are listed."""
        found = self._may[key] if few else self._all[key]
        return _commonest(found) if found else ""


def _commonest(words: Counter[str]) -> str:
    return min(words, key=lambda one: (-words[one], one))
