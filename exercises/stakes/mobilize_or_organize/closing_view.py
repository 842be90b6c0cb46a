"""The office closes: the day itself, who is still there and what they do next, and the structure test by unit."""

from __future__ import annotations

from math import comb

from ..campaign import Work
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural, translated
from .campaigns import Numbers, Played, Unit
from .model import Play, numbers_for, played, states_of, structure_of
from .weeks import Tested
from .wording import leader_names, unit_of

TAIL = 20


def closing(work: Work) -> list[Node]:
    """What the ten weeks came to, and what is left when nobody is paid any more."""
    one = played(work)
    assert one is not None
    play, numbers = work.own.now, numbers_for(work, work.own.now.case)
    tests = structure_of(work, play)
    made = [
        nodes.text(_day(work, one, play, numbers), tone="finding"),
        nodes.text(translated(one.closing)),
        nodes.text(_("Who is still there, and what do they do next?"), tone="lead"),
        nodes.items([nodes.text(_left(unit_of(one, test.name), test), tone="finding") for test in tests], key="left"),
    ]
    return [*made, *_beside(work, play, tests, numbers)]


def _day(work: Work, one: Played, play: Play, numbers: Numbers) -> str:
    room = states_of(work, play)[-1].reach.turnout
    there = plural("{n} person is there", "{n} people are there", room)
    day = translated(one.day)
    if room >= numbers.needed:
        return _("The day has come: {day}. {there}, and it took {needed}. That goal is met.").format(
            day=day, there=there, needed=numbers.needed
        )
    short = plural("one is missing", "{n} are missing", numbers.needed - room)
    return _("The day has come: {day}. {there}, and it took {needed}: {short}.").format(
        day=day, there=there, needed=numbers.needed, short=short
    )


def _left(unit: Unit, test: Tested) -> str:
    name = translated(unit.name)
    gone = [n for n in range(test.leaders) if n not in test.stay]
    if test.stay:
        said = _("{unit}: {names}. Next they {next}.").format(
            unit=name, names=leader_names(unit, test.stay), next=translated(unit.next)
        )
    elif gone:
        return _("{unit}: nobody now. {names} led here while there was an office, and stopped.").format(
            unit=name, names=leader_names(unit, gone)
        )
    else:
        return _("{unit}: nobody whom others followed.").format(unit=name)
    if not gone:
        return said
    stopped = _("{names} led here too, and stopped.").format(names=leader_names(unit, gone))
    return _("{said} {stopped}").format(said=said, stopped=stopped)


def _beside(work: Work, play: Play, tests: tuple[Tested, ...], numbers: Numbers) -> list[Node]:
    found = states_of(work, play)
    leaders, still = sum(test.leaders for test in tests), sum(len(test.stay) for test in tests)
    made = []
    if not still and found[-1].reach.contacts:
        box = plural(
            "A list with {n:,} contact lies in a box.", "A list with {n:,} contacts lies in a box.", found[-1].reach.contacts
        )
        rest = _("Whoever led has stopped.") if leaders else _("Nobody on it leads anything.")
        made.append(nodes.text(_("{box} {rest}").format(box=box, rest=rest)))
    if leaders:
        low, high = spread(leaders, numbers.stay)
        said = _(
            "Who stays is drawn by lot: each leader with {stay} in 100. In nine draws of ten, {low} to {high} of the {leaders} would "
            "be left. Here it was {still}."
        )
        made.append(
            nodes.text(said.format(stay=numbers.stay, low=low, high=high, leaders=leaders, still=still), tone="muted")
        )
    late = found[-1].strength.one_on_ones - (
        found[-1 - numbers.weeks].strength.one_on_ones if numbers.weeks < len(found) else 0
    )
    if numbers.weeks and late:
        said = plural(
            "{n} person was sat down with too late to be asked for anything that counts here. Somebody should call.",
            "{n} people were sat down with too late to be asked for anything that counts here. Somebody should call.",
            late,
        )
        made.append(nodes.text(said))
    return made


def spread(leaders: int, stay: int) -> tuple[int, int]:
    """How many of the leaders are left at least and at most, leaving out the one draw in twenty at either end.

    >>> spread(9, 60), spread(1, 100), spread(0, 50)
    ((3, 8), (1, 1), (0, 0))
    """
    low = high = None
    so_far = 0
    for n in range(leaders + 1):
        so_far += comb(leaders, n) * stay**n * (100 - stay) ** (leaders - n)
        if low is None and so_far * TAIL > 100**leaders:
            low = n
        if high is None and so_far * TAIL >= (TAIL - 1) * 100**leaders:
            high = n
    return low or 0, leaders if high is None else high


def testing(work: Work) -> list[Node]:
    """The structure test: by unit, who acts in public with somebody they follow."""
    one = played(work)
    assert one is not None
    tests = structure_of(work, work.own.now)
    made = [
        nodes.text(
            _(
                "One small public act, asked of everybody: {act}. Here those are counted who do it with a leader of their own. "
                "A contact can fill a room for an evening; whether it moves anyone to this, we assume not."
            ).format(act=translated(one.act))
        ),
        _table(one, tests),
    ]
    holes = [test for test in tests if not test.acts]
    made += [nodes.text(said, tone="finding") for said in [_shape(tests, one)] if said]
    if holes:
        made.append(
            nodes.text(
                _(
                    "A zero says nothing about courage. It may mean that being seen costs too much there, or that nobody "
                    "stayed long enough to be asked."
                ),
                tone="muted",
            )
        )
    return made


def _shape(tests: tuple[Tested, ...], one: Played) -> str:
    """The fullest unit and the emptiest, which an average would hide."""
    shares = {test.name: _share(test) for test in tests}
    most, least = max(shares, key=lambda name: shares[name]), min(shares, key=lambda name: shares[name])
    if not shares[most]:
        return _("Nobody acts in public anywhere.")
    if shares[most] == shares[least]:
        return ""
    return _("{most}: {high} of 100. {least}: {low} of 100. One figure for all of them would hide that.").format(
        most=translated(most), high=shares[most], least=translated(least), low=shares[least]
    )


def _share(test: Tested) -> int:
    return 100 * test.acts // test.people


def _table(one: Played, tests: tuple[Tested, ...]) -> Node:
    head = [_("Unit"), _("People"), _("Act in public"), _("Of 100"), _("Leaders still there")]
    rows = [
        [translated(test.name), *map(str, (test.people, test.acts, _share(test), len(test.stay)))] for test in tests
    ]
    return nodes.table(_("Unit by unit"), head, rows, key="units")
