"""What Hypothesis draws from: hostile texts, campaigns, actions, JSON, nodes."""

import copy
from datetime import date

from hypothesis import strategies as st
from stakes.campaign import DEPTHS, TIES, Campaign, Goal, Group, Person, Stake, Tie
from stakes.kit import nodes
from stakes.kit.actions import clean
from stakes.kit.session import exercises, find

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "</textarea><b>",
    "javascript:alert(1)",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "&lt;b&gt; &amp; &#39;",
    '=HYPERLINK("http://x")',
    "+1",
    "-x",
    "@SUM(A1)",
    "\tTab",
    "\rReturn",
    "-5",
    "+44 20",
    "\u202eevil\u202c",
    "\u2066isolated\u2069",
    "\ufeffmark",
    "\x00\x07\x1b[31m",
    "\u0085\u2028\u2029",
    "e\x00\u0301",
    "\ud800",
    "a\udfffb",
    "👩‍👩‍👧‍👦 🏳️‍🌈",
    "Amélie",
    "Ame\u0301lie",
    "\u0958" * 50,
    "{name} {0} {} %s $",
    "a; b, c; ",
    "__proto__",
    "constructor",
    "wants justice",
    "a bus home after the late shift",
    "buses home after late shifts",
    "\n leading line\n\n",
    " ",
    "...",
    "",
    "x" * 10_000,
    "é" * 10_000,
)


def _hostile(n):
    return HOSTILE[n]


hostile_texts = st.one_of(
    # By number, so that no failure's report repeats the longest of them.
    st.integers(0, len(HOSTILE) - 1).map(_hostile),
    st.text(max_size=40),
    st.text(st.characters(categories=("Cs", "Cc", "Cf", "Mn", "Lo", "Po", "Zs")), max_size=20),
)
"""Any text that a stranger may send, lone surrogates among it."""

plain_texts = st.one_of(
    st.sampled_from(
        ["Ana", "Joel", "the choir", "a bus home", "A bus home. ", "wants justice", "light at the stop", ""]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf")), max_size=30).map(clean),
)
"""Text as it is kept: one and the same when it is read again."""

json_scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), hostile_texts
)
json_values = st.recursive(
    json_scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(hostile_texts, inner, max_size=4),
    max_leaves=8,
)


def _paths(whole, path=()):
    """The way to every part of plain data."""
    if path:
        yield path
    parts = whole.items() if isinstance(whole, dict) else enumerate(whole) if isinstance(whole, list) else ()
    for key, part in parts:
        yield from _paths(part, (*path, key))


@st.composite
def broken(draw, whole, *others):
    """Plain data like ``whole``, but that one to three of its parts are gone, or are something else, ``others`` among it."""
    made = copy.deepcopy(whole)
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from(list(_paths(made))))
        place = made
        for step in way:
            place = place[step]
        if draw(st.booleans()):
            del place[last]
        else:
            place[last] = draw(st.sampled_from(["", "x", 0, 99, -1, None, [], {}, True, *others]))
    return made


# Campaigns

SMALL_WORDS = (
    "a bus home",
    "A bus home.",
    "buses home",
    "bus home late",
    "light at the stop",
    "a light at stops",
    "sleep",
    "",
)


@st.composite
def campaigns(draw, *, whats=st.sampled_from(SMALL_WORDS), most_people=5, most_stakes=8, examples=st.just(False)):
    """Campaigns that hold together."""
    people_ids = [f"p{n}" for n in range(1, draw(st.integers(0, most_people)) + 1)]
    group_ids = [f"g{n}" for n in range(1, draw(st.integers(0, 2)) + 1)]
    holders = [*people_ids, *group_ids]
    groups = tuple(
        Group(id=id, name=draw(plain_texts), size=draw(st.sampled_from(["", "40"])), example=draw(examples))
        for id in group_ids
    )
    people = tuple(
        Person(
            id=id,
            name=draw(plain_texts),
            leaving=draw(plain_texts),
            group=draw(st.sampled_from(["", *group_ids])),
            example=draw(examples),
        )
        for id in people_ids
    )
    count = draw(st.integers(0, most_stakes)) if holders else 0
    stake_ids = [f"s{n}" for n in range(count)]
    stakes = tuple(
        Stake(
            id=id,
            who=draw(st.sampled_from(holders)),
            what=draw(whats),
            depth=draw(st.sampled_from(DEPTHS)),
            same_as=draw(st.sampled_from(["", "", *stake_ids])),
            example=draw(examples),
        )
        for id in stake_ids
    )
    pairs = [(one, other) for one in holders for other in holders if one < other]
    tied = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=4)) if pairs else []
    ties = tuple(
        Tie(id=f"t{n}", one=one, other=other, kind=draw(st.sampled_from(TIES)), example=draw(examples))
        for n, (one, other) in enumerate(tied, 1)
    )
    goals = tuple(
        Goal(id=f"goal-{n}", what=draw(plain_texts), example=draw(examples)) for n in range(draw(st.integers(0, 2)))
    )
    you = draw(st.sampled_from(["", *people_ids]))
    return Campaign(people=people, groups=groups, stakes=stakes, goals=goals, ties=ties, you=you)


# Actions

WHO = ("p1", "p2", "p9", "g1", "ana", "nobody", "", "p1\ud800", "x" * 101)
STAKE = ("p1-s1", "p1-s2", "p2-s1", "ana-s1", "nothing", "")


# What a host adds to an action where its control asks for it.
FORMS = {"": plain_texts, "number": st.integers(0, 10**10).map(str), "date": st.dates().map(str)}
ADDED = {"seed": st.integers(0, 2**53 - 1), "today": st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(str)}


@st.composite
def control_actions(draw, tree):
    """``(control, action)``: what a host may send for a control on this view, its value of the right kind."""
    control = draw(st.sampled_from(list(nodes.controls(tree))))
    action = dict(control["action"])
    for need in control.get("needs", ()):
        action[need] = draw(ADDED[need])
    if control["kind"] == "choice":
        action["value"] = draw(st.sampled_from([option["value"] for option in control["options"]]))
    elif control["kind"] == "field":
        action["value"] = draw(st.one_of(FORMS[control["form"]], plain_texts, hostile_texts))
    elif control["kind"] == "check":
        action["value"] = draw(st.booleans())
    elif control["kind"] == "scale":
        action["value"] = draw(st.integers(control["low"], control["high"]))
    elif draw(st.booleans()):
        action["value"] = draw(json_values)
    return control, action


@st.composite
def hostile_actions(draw, tree):
    """What no honest host would send."""
    control = draw(st.sampled_from(list(nodes.controls(tree))))
    action = dict(control["action"])
    ids = st.sampled_from([*WHO, *STAKE])
    strange = draw(
        st.one_of(
            json_values,
            st.fixed_dictionaries({"do": json_values}),
            st.fixed_dictionaries({"do": st.sampled_from(KNOWN)}, optional=dict.fromkeys(PARTS, ids)),
            st.just(action | {"value": draw(json_values)}),
            st.just(
                action | {draw(st.sampled_from([*PARTS, "extra", "__class__"])): draw(st.one_of(ids, json_values))}
            ),
            st.just({name: part for name, part in action.items() if name != draw(st.sampled_from(sorted(action)))}),
            st.just(
                {name: part if name == "do" else draw(ids) for name, part in action.items()}
                | {"value": draw(hostile_texts)}
            ),
            st.just({**action, "do": draw(st.sampled_from(KNOWN)), "value": draw(hostile_texts)}),
            st.fixed_dictionaries(
                {"do": st.just("join"), "one": st.sampled_from(STAKE), "other": st.sampled_from(STAKE)},
            ),
        )
    )
    return strange


# Every action of every exercise, and every part that one may have.
TABLES = [find(name).update for name in exercises()]
KNOWN = sorted({do for table in TABLES for do in table.known})
PARTS = sorted({part for table in TABLES for do in table.known for part in table.known[do]} | {"value"})


# Nodes

_ACTIONS = st.fixed_dictionaries({"do": hostile_texts}, optional={"who": hostile_texts, "n": st.integers()})
_NUMBERS = st.integers(0, 500) | st.floats(0, 500)


def node_trees(texts=hostile_texts):
    """A whole view, of every kind of node, with these texts wherever text may stand."""
    words = texts.filter(str.strip)
    keys = st.sampled_from(["", "one", "two"])
    shapes = st.builds(
        lambda name, words, look, lights, zone, x: nodes.shape(
            name,
            words=words if name == "text" else "",
            look=look,
            lights=lights,
            carries=lights,
            zone=zone,
            x=x,
        ),
        st.sampled_from(["path", "circle", "rect", "text"]),
        texts,
        st.sampled_from(["", "tie shared"]),
        texts,
        st.lists(texts, max_size=2),
        _NUMBERS,
    )
    options = st.lists(st.tuples(texts, words), min_size=1, max_size=3, unique_by=lambda option: option[0])
    leaf = st.one_of(
        st.builds(nodes.text, words, tone=st.sampled_from(["", "lead", "muted", "question", "finding"])),
        st.builds(
            nodes.field,
            words,
            texts,
            _ACTIONS,
            limit=st.integers(1, 600),
            hint=texts,
            lines=st.integers(1, 3),
            form=st.sampled_from(["", "number", "date"]),
            suggestions=st.sampled_from(["", "stakes"]),
        ),
        st.builds(nodes.check, words, st.booleans(), _ACTIONS, hint=texts),
        st.builds(
            lambda label, value, action, unit, hint: nodes.scale(
                label, value, action, low=0, high=100, step=5, unit=unit, hint=hint
            ),
            words,
            st.integers(0, 20).map(lambda n: 5 * n),
            _ACTIONS,
            texts,
            texts,
        ),
        st.builds(
            lambda label, some, action, hint, look, at: nodes.choice(
                label, some[at % len(some)][0], some, action, hint=hint, look=look
            ),
            words,
            options,
            _ACTIONS,
            texts,
            st.sampled_from(["select", "radio"]),
            st.integers(0, 2),
        ),
        st.builds(
            nodes.button, words, _ACTIONS, tone=st.sampled_from(["", "main", "quiet"]), confirm=texts, about=texts
        ),
        st.builds(
            lambda title, head, rows: nodes.table(title, head, [row[: len(head)] for row in rows]),
            words,
            st.lists(words, min_size=1, max_size=3),
            st.lists(st.lists(texts, min_size=3, max_size=3), max_size=3),
        ),
        st.builds(
            nodes.picture,
            words,
            words,
            st.lists(shapes, max_size=4),
            width=_NUMBERS,
            height=_NUMBERS,
            lights=st.sampled_from(["", "light"]),
            look=st.sampled_from(["", "ghost"]),
        ),
    )
    rows = st.lists(st.builds(lambda label, cell: nodes.row(label, [cell]), words, leaf), max_size=2)
    leaf = st.one_of(leaf, st.builds(lambda title, head, rows: nodes.matrix(title, [head, head], rows), words, words, rows))
    inner = st.recursive(
        leaf,
        lambda children: st.one_of(
            st.builds(
                nodes.section,
                words,
                st.lists(children, max_size=3),
                fold=st.sampled_from(["", "open", "shut"]),
                key=keys,
            ),
            st.builds(
                nodes.group,
                st.lists(children, max_size=3),
                look=st.sampled_from(["", "row", "entry", "ghost"]),
                label=texts,
                key=keys,
            ),
            st.builds(nodes.items, st.lists(children, max_size=3), key=keys),
            st.builds(nodes.notice, st.lists(children, max_size=3), tone=st.sampled_from(["", "ask"]), key=keys),
        ),
        max_leaves=8,
    )
    suggested = st.lists(texts.filter(bool), max_size=3, unique=True).map(
        lambda offered: nodes.suggestions("stakes", offered)
    )
    return st.builds(
        lambda title, outcome, minutes, offered, children: nodes.exercise(
            title, outcome, minutes, [offered, *children]
        ),
        words,
        words,
        words,
        suggested,
        st.lists(inner, max_size=5),
    )
