"""The laws of ten weeks: hours spent are hours given, nothing is conjured, two ledgers stay two; and a model that breaks one is found."""

import importlib.util
import sys
from pathlib import Path

import pytest
from attrs import asdict, evolve
from hypothesis import given
from hypothesis import strategies as st
from stakes.mobilize_or_organize import weeks as shipped
from stakes.mobilize_or_organize.campaigns import MOST, NAMES, WEEKS, Numbers, assumptions, campaigns, numbers
from stakes.mobilize_or_organize.carrying import carried, decides_room, decides_still, other_lines, outcome
from stakes.mobilize_or_organize.closing_view import spread
from stakes.mobilize_or_organize.weeks import KINDS, Week, divided

PLAYED = list(campaigns().values())
SEEDS = st.integers(0, 2**53 - 1)
HOURS = st.integers(0, 200)


def a_week(draw_where=True):
    where = st.sampled_from(["", "nowhere", *(unit.name for one in PLAYED for unit in one.units)]) if draw_where else st.just("")
    return st.builds(Week, staff=HOURS, distributed=HOURS, leaders=HOURS, where=where)


def a_number(name):
    return st.one_of(st.integers(0, min(MOST[name], 30)), st.integers(0, MOST[name]))


PLAYS = st.tuples(st.sampled_from(PLAYED), SEEDS, st.lists(a_week(), max_size=WEEKS).map(tuple))
ASSUMED = st.one_of(st.sampled_from([numbers(one) for one in PLAYED]), st.builds(Numbers, **{name: a_number(name) for name in NAMES}))


# The laws, of any module that has the functions of weeks.py


def no_more_than_there_is(m, played, seed, weeks, assumed):
    """What an hour brings is bounded by what is assumed of it, and nothing comes of no hour."""
    found = m.states(played, seed, weeks, assumed)
    people = [unit.people for unit in played.units]
    hours = staff = doors = opened = 0
    for i, (week, event, state) in enumerate(zip(weeks, m.events(played, seed), found, strict=False)):
        spent = m.divided(week, m.hours(played, seed, i))
        assert sum(getattr(spent, kind) for kind in KINDS) == played.hours[i] * event.hours // 100
        hours += spent.staff * assumed.staff_contacts * event.staff + spent.distributed * assumed.distributed_contacts * event.distributed
        staff += spent.staff * assumed.staff_contacts * event.staff
        doors += spent.leaders * assumed.one_on_ones * event.leaders
        opened += (sum(found[i - 1].leaders) if i else 0) * assumed.asks * assumed.kept
        assert state.reach.contacts == hours // 100
        assert state.strength.one_on_ones <= doors / 1_000
        assert state.strength.one_on_ones <= assumed.known + staff * assumed.doors / 10_000 + opened / 100
        assert state.idle <= spent.leaders
        assert state.strength.one_on_ones <= sum(people)
        assert 0 <= state.strength.leaders == sum(state.leaders) <= state.strength.one_on_ones
        assert state.strength.kept <= state.strength.asked
        assert state.reach.turnout == sum(state.room)
        for n, leads, came, room in zip(people, state.leaders, state.came, state.room, strict=True):
            assert came <= room <= n or came <= n == room
            brought = min(n, leads * (1 + assumed.led))
            assert brought <= room <= came + brought - came * brought // n


def each_kind_feeds_its_own_ledger(m, played, seed, weeks, assumed):
    """Without hours for leaders nobody leads; without contacts nobody comes but with a leader."""
    reach_only = tuple(evolve(week, leaders=0, staff=week.staff + 1) for week in weeks)
    for state in m.states(played, seed, reach_only, assumed):
        assert asdict(state.strength) == {"one_on_ones": 0, "leaders": 0, "asked": 0, "kept": 0}
        assert state.room == state.came
    strength_only = tuple(evolve(week, staff=0, distributed=0, leaders=week.leaders + 1) for week in weeks)
    for state in m.states(played, seed, strength_only, assumed):
        assert state.reach.contacts == 0
        assert not any(state.came)


def what_was_done_stays_done(m, played, seed, weeks, assumed):
    """No ledger falls, and a week to come changes no week before it."""
    found = m.states(played, seed, weeks, assumed)
    for k in range(len(weeks)):
        assert m.states(played, seed, weeks[:k], assumed) == found[:k]
    for before, after in zip(found, found[1:], strict=False):
        for ledger in ("reach", "strength"):
            old, new = asdict(getattr(before, ledger)), asdict(getattr(after, ledger))
            assert all(old[line] <= new[line] for line in old)


def nobody_leads_at_once(m, played, seed, weeks, assumed):
    """Whoever was sat down with leads after so many weeks and not before, and asks from the week after."""
    found = m.states(played, seed, weeks, assumed)
    for i, state in enumerate(found):
        if i < assumed.weeks:
            assert state.strength.leaders == 0
        else:
            held = found[i - assumed.weeks].held
            assert state.leaders == tuple(n * assumed.tested // (100 * m.WHOLE) for n in held)
        asks = [sum(one.leaders) * assumed.asks for one in found[:i]]
        assert state.strength.asked == sum(asks)


def nobody_is_counted_twice(m, played, seed, weeks, assumed):
    """The test counts units one by one: who leads stays or stops, and nobody acts who is not there."""
    tests = m.structure(played, seed, weeks, assumed)
    assert [test.name for test in tests] == [unit.name for unit in played.units]
    last = m.states(played, seed, weeks, assumed)[-1:]
    for i, test in enumerate(tests):
        assert test.leaders == (last[0].leaders[i] if last else 0)
        assert set(test.stay) <= set(range(test.leaders)) and len(set(test.stay)) == len(test.stay)
        assert test.acts == min(test.people, test.leaders * (1 + assumed.led))
        assert (assumed.stay < 100 or len(test.stay) == test.leaders) and (assumed.stay or not test.stay)


LAWS = [
    no_more_than_there_is,
    each_kind_feeds_its_own_ledger,
    what_was_done_stays_done,
    nobody_leads_at_once,
    nobody_is_counted_twice,
]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@given(play=PLAYS, assumed=ASSUMED)
def test_law(law, play, assumed):
    law(shipped, *play, assumed)


@given(week=a_week(), there=st.integers(0, 500), first=st.sampled_from(["", *KINDS]))
def test_hours_spent_are_hours_given(week, there, first):
    found = divided(week, there, first)
    assert sum(getattr(found, kind) for kind in KINDS) == there
    assert min(getattr(found, kind) for kind in KINDS) >= 0
    assert found.where == week.where
    assert divided(found, there) == found
    if first:
        assert getattr(found, first) == min(getattr(week, first), there)


@given(play=PLAYS, assumed=ASSUMED, name=st.sampled_from(["staff_contacts", "distributed_contacts", "staff_turnout", "known", "doors"]))
def test_more_of_what_reaches_people_reaches_no_fewer(play, assumed, name):
    more = evolve(assumed, **{name: min(MOST[name], 2 * getattr(assumed, name) + 1)})
    for less, found in zip(shipped.states(*play, assumed), shipped.states(*play, more), strict=True):
        assert found.reach.contacts >= less.reach.contacts
        # Parts of talks are dealt out in whole ten-thousandths: a hundred of them are no talk.
        assert sum(found.held) >= sum(less.held) - 100


@given(seed=SEEDS, leaders=st.integers(0, 40), stay=st.integers(0, 100))
def test_one_more_leader_changes_nothing_for_those_before(seed, leaders, stay):
    found = shipped._stay(seed, "north", leaders, stay)
    assert found == tuple(n for n in shipped._stay(seed, "north", leaders + 1, stay) if n < leaders)
    assert set(found) <= set(shipped._stay(seed, "north", leaders, min(100, stay + 10)))


@given(leaders=st.integers(0, 30), stay=st.integers(0, 100))
def test_how_many_could_be_left_leaves_out_one_draw_in_twenty_at_either_end(leaders, stay):
    low, high = spread(leaders, stay)
    chance = [0.0] * (leaders + 1)
    chance[0] = 1.0
    for _ in range(leaders):
        chance = [(chance[n] * (100 - stay) + (chance[n - 1] * stay if n else 0)) / 100 for n in range(leaders + 1)]
    assert 0 <= low <= high <= leaders
    assert sum(chance[:low]) <= 0.05 + 1e-9 and sum(chance[high + 1 :]) <= 0.05 + 1e-9
    assert sum(chance[: low + 1]) > 0.05 - 1e-9 and sum(chance[high:]) > 0.05 - 1e-9


# Tension: no line is best at both, and which goal can be met with what left differs from office to office

DRAWS = range(30)


def line(played, name):
    return [outcome(played, seed, other_lines()[name], numbers(played)) for seed in DRAWS]


@pytest.mark.parametrize("played", PLAYED, ids=lambda one: one.title)
def test_all_to_reach_fills_the_room_and_leaves_nobody_all_to_leaders_the_reverse(played):
    needed = numbers(played).needed
    filled = {name: sum(one.room >= needed for one in line(played, name)) for name in ("staff", "distributed")}
    assert max(filled.values()) >= 27
    assert not any(one.still for name in filled for one in line(played, name))
    leaders = line(played, "leaders")
    assert not any(one.room >= needed for one in leaders)
    assert sum(one.still for one in leaders) >= 3 * len(DRAWS)
    assert sum(one.still for one in leaders) >= sum(one.still for one in line(played, "thirds"))


@pytest.mark.parametrize("played", PLAYED, ids=lambda one: one.title)
def test_no_line_is_best_at_both(played):
    found = {name: line(played, name) for name in other_lines()}
    sums = {name: (sum(one.room for one in some), sum(one.still for one in some)) for name, some in found.items()}
    for name, (room, still) in sums.items():
        assert any(other_room > room or other_still > still for other, (other_room, other_still) in sums.items()), name


def test_the_offices_differ_in_what_can_be_had_at_once():
    both = [sum(one.room >= numbers(played).needed and one.still > 0 for one in line(played, "turns")) for played in PLAYED]
    assert both[0] < 15 and both[1] == 0 and both[2] > 15


@given(play=PLAYS, assumed=ASSUMED)
def test_which_guesses_carry_a_result_is_tried_one_by_one(play, assumed):
    now = outcome(*play, assumed)
    for one in carried(*play, assumed):
        assert one.value == getattr(assumed, one.name)
        tried = [outcome(*play, evolve(assumed, **{one.name: value})) for value, _ in one.at]
        assert tried == [found for _, found in one.at]
        assert all(value in (one.value // 2, min(2 * one.value, MOST[one.name])) != one.value for value, _ in one.at)
        assert decides_room(one, assumed.needed, now) == any((found.room >= assumed.needed) != (now.room >= assumed.needed) for found in tried)
        assert decides_still(one, now) == any(abs(found.still - now.still) >= max(1, now.still) / 2 for found in tried)


@pytest.mark.parametrize("played", PLAYED, ids=lambda one: one.title)
def test_every_assumption_has_its_source(played):
    found = assumptions(played)
    assert tuple(found) == NAMES
    for one in found.values():
        assert one.source.startswith("Our guess") or any(year in one.source for year in ("20", "undated", "Democratic")), one


# Mutations


SOURCE = Path(shipped.__file__).read_text("utf-8")
MUTATIONS = {
    "hours are doubled": ("left * so_far // sum(parts) - before", "2 * left * so_far // sum(parts) - before"),
    "hours are conjured for leaders": ("talks = spent.leaders *", "talks = (spent.leaders + 1) *"),
    "contacts count as talks": ("talks = spent.leaders *", "talks = (spent.leaders + spent.staff) *"),
    "a door need not be open": ("given = min(talks, most)", "given = talks"),
    "a chosen unit need not be open": ("first = min(talks, open_to[i] - held[i])", "first = talks"),
    "those who were asked all keep it": ("asked * numbers.kept // HUNDRED", "asked * HUNDRED // numbers.kept"),
    "leaders lead at once": ("made[i - numbers.weeks].held", "held"),
    "leaders ask before they lead": ("sum(made[-1].leaders) * numbers.asks", "sum(made[-1].leaders) * numbers.asks + 1"),
    "who comes twice counts twice": ("came * (people - brought) // people", "came"),
    "the room counts what is in the other ledger": ("State(\n                Reach(contacts // HUNDRED, sum(room))", "State(\n                Reach(contacts // HUNDRED, sum(room) + asked)"),
    "contacts lose what callers make": ("contacts += staff + distributed", "contacts += staff"),
    "the structure counts contacts": ("_with_them(unit.people, leaders[i], numbers),\n            _stay", "_with_them(unit.people, leaders[i] + room[i], numbers),\n            _stay"),
    "all leaders stay": ("chance.randrange(HUNDRED) < stay", "True"),
    "only the newest week counts": ("held, over = _sat_down(played, held,", "held, over = _sat_down(played, [0] * len(held),"),
}
SAMPLES = [
    (played, seed, tuple(Week(staff=a, distributed=b, leaders=c, where=played.units[-1].name if seed == 3 else "") for _ in range(WEEKS)))
    for played in PLAYED
    for seed in (1, 3)
    for a, b, c in ((1, 1, 1), (0, 0, 1), (1, 0, 3))
]


def mutant(right, wrong):
    """The module weeks.py with one thing changed."""
    assert SOURCE.count(right) == 1, f"weeks.py no longer has this once: {right}"
    spec = importlib.util.spec_from_loader("stakes.mobilize_or_organize.mutant", loader=None)
    module = importlib.util.module_from_spec(spec)
    module.__package__ = "stakes.mobilize_or_organize"
    sys.modules[module.__name__] = module
    exec(compile(SOURCE.replace(right, wrong), "mutant", "exec"), module.__dict__)
    return module


def broken_by(module):
    """The laws that do not hold of a module, over samples."""
    found = set()
    for play in SAMPLES:
        for assumed in (numbers(play[0]), evolve(numbers(play[0]), known=20, led=40, stay=0)):
            for law in LAWS:
                try:
                    law(module, *play, assumed)
                except AssertionError:
                    found.add(law.__name__)
    return found


@pytest.mark.parametrize("change", MUTATIONS.values(), ids=MUTATIONS)
def test_a_wrong_model_is_found(change):
    assert broken_by(mutant(*change))


def test_the_right_one_is_not():
    assert not broken_by(mutant("WHOLE = 10_000", "WHOLE = 10_000 "))
