"""Participants, each made by doing exercises, and the files that they hand in."""

from __future__ import annotations

import io
import zipfile

from hypothesis import strategies as st
from stakes import Session, workbook
from stakes.campaign.organizing import ANSWERS
from stakes.campaign.sharing import SHARED_PARTS
from stakes.workshop import Room, read_file
from stakes.workshop.archive import left_out
from stakes.workshop.room import BOOK, TALLY, File
from stakes.workshop.tally import Count, Line, PaperGroup, Same, Tally, Week
from stakes.workshop.voice import FOR_THE_ROOM, Promise, Voice


def participant(
    needs=(), goals=(), asks=(), group="", name="", alone=False, shares=SHARED_PARTS, start="", id="", others=()
):
    """The workbook of someone with these needs, goals (pairs of words and answer) and asks (pairs of words and day).

    ``shares`` are the parts of which they tick all; ``others`` are needs of somebody else on their map.
    """
    session = Session("self-interest-map")
    for who, alias, said in (("p1", "Secret alias", needs), ("p2", "Another alias", others)):
        session.handle({"do": "write-name", "who": who, "value": alias})
        for n, need in enumerate(said, 1):
            session.handle({"do": "write-stake", "who": who, "stake": f"{who}-s{n}", "value": need})
    session.handle({"do": "choose-you", "value": "p1"})
    if start:
        session.handle({"do": "load-case", "case": start})
    for what, said in goals:
        goal = f"goal-{len(session.campaign.goals) + 1}"
        session.handle({"do": "write-goal", "id": goal, "part": "what", "value": what})
        if said != "unasked":
            session.handle({"do": "write-stance", "who": "p1", "goal": goal, "part": "answer", "value": said})
    for what, day in asks:
        ask = f"ask-{len(session.campaign.asks) + 1}"
        session.handle({"do": "write-ask", "id": ask, "part": "what", "value": what})
        session.handle({"do": "write-ask", "id": ask, "part": "due", "value": day})
    book = workbook.new() if not id else workbook.Workbook(id)
    book = book.with_session(session)
    if not shares:
        return book
    room = book.session(FOR_THE_ROOM)
    for part in shares:
        room.handle({"do": "room-share-all", "part": part})
    room.handle({"do": "room-words", "part": "group", "value": group})
    room.handle({"do": "room-words", "part": "name", "value": name})
    room.handle({"do": "room-alone", "value": alone})
    return book.with_session(room)


def raw(book):
    return workbook.dumps(book).encode()


def handed_in(*books, names=None):
    """The room of these books."""
    names = names or [f"{n}.json" for n in range(len(books))]
    return Room().merged(*(room for name, book in zip(names, books, strict=True) for room in read_file(name, raw(book))))


def zipped(files, **options):
    """A zip of these (name, bytes)."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files:
            archive.writestr(name, raw, **options)
    return made.getvalue()


# What Hypothesis draws from

words = st.sampled_from(["a bus home", "A bus home.", "Light", "sleep", "=1+1", "<b>"])
days = st.sampled_from(["", "2027-03-29", "2027-04-01", "2028-02-29"])
groups = st.sampled_from(["", "Choir", "choir ", "Tenants", "Ward"])
voices = st.builds(
    Voice,
    id=st.sampled_from("abcdefghijklmnop"),
    revision=st.integers(0, 3),
    group=groups,
    name=st.sampled_from(["", "", "Heron"]),
    alone=st.booleans(),
    stakes=st.lists(words, max_size=2, unique_by=str.casefold).map(tuple),
    goals=st.lists(st.tuples(words, st.sampled_from(ANSWERS)), max_size=2, unique_by=lambda pair: pair[0]).map(tuple),
    promises=st.lists(st.builds(Promise, what=words, due=days), max_size=2).map(tuple),
)
tallies = st.builds(
    Tally,
    id=st.sampled_from(["paper", "a"]),
    revision=st.integers(0, 2),
    alone=st.booleans(),
    groups=st.lists(st.builds(PaperGroup, name=groups, people=st.integers(0, 9)), max_size=3).map(tuple),
    lines=st.lists(st.builds(Line, what=words, goal=st.booleans()), max_size=2).map(tuple),
    counts=st.lists(
        st.builds(
            Count, group=st.integers(0, 3), line=st.integers(0, 2), said=st.sampled_from(["stake", *ANSWERS[1:]]), people=st.integers(0, 12)
        ),
        max_size=4,
    ).map(tuple),
    weeks=st.lists(st.builds(Week, day=days, people=st.integers(0, 9)), max_size=2).map(tuple),
    same=st.lists(st.builds(Same, one=words, other=words), max_size=2).map(tuple),
)


@st.composite
def ones(draw):
    """What one file gives."""
    name = draw(st.sampled_from(["a.json", "b.json", "b/a.json"]))
    kind = draw(st.integers(0, 5))
    if kind == 0:
        return left_out(name, draw(st.sampled_from(["It is empty.", "It is damaged."])))
    if kind == 1:
        tally = draw(tallies)
        return Room(tallies={tally.id: tally}, files=frozenset({File(name, TALLY + tally.id, tally.mark)}))
    voice = draw(voices)
    return Room(voices={voice.id: voice}, files=frozenset({File(name, BOOK + voice.id, voice.mark)}))


rooms = st.lists(ones(), max_size=12).map(lambda found: Room().merged(*found))
