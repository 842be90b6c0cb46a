"""What a case and an exchange are. They never change; how far a talk has come is in ``talk``.

A case has two parties, and the learner may take either's place. What each needs is found by words; where both parties
have an interest of the same id, they share that stake.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from attrs import field, fields, frozen

from ..kit import content
from ..kit.content import Document
from ..kit.data import one_of

FORMAT = "positions/1"
EXCHANGE = "positions/exchange/1"
KINDS = ("argue", "organize")
Path = tuple[str | int, ...]


@frozen(kw_only=True)
class Interest:
    """Something that a position would get someone.

    ``stake`` is what they need, in their own words. A guess that has one of ``words`` in it names it, and is answered
    with ``yes``. One that only has one of ``near`` comes near, and is corrected with the next line of ``nearly``. Where
    there is an ``early``, they first want to hear what the other needs, and say so. ``echo`` is what they say when
    the other tells them of the same stake.
    """

    id: str
    stake: str
    words: tuple[str, ...]
    near: tuple[str, ...] = ()
    nearly: tuple[str, ...] = ()
    yes: str
    early: tuple[str, ...] = ()
    echo: str = ""


@frozen(kw_only=True)
class Mistake:
    """Something that they are often taken to want, found by ``words``, and why it isn't that."""

    words: tuple[str, ...]
    say: tuple[str, ...]


@frozen(kw_only=True)
class Party:
    """One of two people: who they are, what they demand, what they need, and each way in which they answer.

    ``speaks_for`` names those who answer for this side while the learner sits in this seat. ``asked`` answers open
    questions, ``told`` what the other says of themselves, ``argued`` an argument, ``vague`` a word that everyone likes,
    ``known`` what was confirmed already, ``no`` a wrong guess once more, ``lost`` what isn't understood. What has one of
    the words of ``keeps`` in it they keep to themselves, and say so. ``puzzled`` is for options that they can't picture,
    ``parted`` for whoever finds no stake in common with them. No line is ever said twice.
    """

    id: str
    name: str
    who: str
    side: str
    speaks_for: str
    position: str
    opens: str
    interests: tuple[Interest, ...]
    wrong: tuple[Mistake, ...]
    keeps: Mistake
    asked: tuple[str, ...]
    told: tuple[str, ...]
    argued: tuple[str, ...]
    vague: tuple[str, ...]
    known: tuple[str, ...]
    no: tuple[str, ...]
    lost: tuple[str, ...]
    puzzled: tuple[str, ...]
    parted: str

    def interest(self, id: str) -> Interest | None:
        """The interest of that id."""
        return next((one for one in self.interests if one.id == id), None)


@frozen(kw_only=True)
class Answer:
    """What one party says to an idea: which of their interests it ``serves``; ``no`` where it can't be."""

    who: str
    say: str
    serves: tuple[str, ...] = ()
    no: bool = False


@frozen(kw_only=True)
class Idea:
    """Something that may be in an option, found by ``words``, and what each party says to it."""

    id: str
    words: tuple[str, ...]
    answers: tuple[Answer, ...]

    def answer(self, who: str) -> Answer:
        """What that party says."""
        return next(answer for answer in self.answers if answer.who == who)


@frozen(kw_only=True)
class Case:
    """Two people, two positions. ``sides`` are the names that may change places without changing what the course says."""

    format: str = field(validator=one_of(FORMAT))
    title: str
    setting: str
    place: str
    sides: tuple[str, ...]
    parties: tuple[Party, ...]
    ideas: tuple[Idea, ...]

    def party(self, id: str) -> Party:
        """The party of that id, or the first where there is none."""
        return next((party for party in self.parties if party.id == id), self.parties[0])

    def other(self, id: str) -> Party:
        """The party across the table from that one."""
        return next(party for party in self.parties if party.id != self.party(id).id)

    @property
    def shared(self) -> tuple[str, ...]:
        """The ids of what both need."""
        one, other = self.parties
        return tuple(interest.id for interest in one.interests if other.interest(interest.id))


@frozen(kw_only=True)
class Spoken:
    """A line of an exchange."""

    who: str
    say: str
    side: str = ""


@frozen(kw_only=True)
class Answers:
    """What the other says to a rewritten first line, by how it is heard; ``words`` are what a right guess names."""

    ask: tuple[str, ...]
    words: tuple[str, ...]
    right: tuple[str, ...]
    guess: tuple[str, ...]
    tell: tuple[str, ...]
    request: tuple[str, ...]
    closed: tuple[str, ...]
    argue: tuple[str, ...]
    lost: tuple[str, ...]


@frozen(kw_only=True)
class Telling:
    """An exchange as an argument and as organizing; and what the other answers where the argument's first line is new."""

    argue: tuple[Spoken, ...]
    organize: tuple[Spoken, ...]
    answers: Answers


@frozen(kw_only=True)
class Exchange:
    """A short exchange: whether what is shown argues or organizes, the words that tell (``clue``), and why.

    ``tellings`` are one, or two: the same with the sides changed round.
    """

    format: str = field(validator=one_of(EXCHANGE))
    title: str
    setting: str
    sides: tuple[str, ...] = ()
    shown: str = field(validator=one_of(*KINDS))
    clue: str
    why: str
    turned_why: str
    tellings: tuple[Telling, ...]


def read_case(document: Document) -> Case:
    """The case in a document; raises ContentError with the line of what is wrong."""
    case = document.read(Case)
    for path, message in _faults(case):
        raise document.error(message, path)
    return case


def read_exchange(document: Document) -> Exchange:
    """The exchange in a document; raises ContentError with the line of what is wrong."""
    exchange = document.read(Exchange)
    for path, message in _exchange_faults(exchange):
        raise document.error(message, path)
    return exchange


@cache
def cases() -> dict[str, Case]:
    """The cases that ship, in the order of their files' names."""
    return {document.file.removesuffix(".yml"): read_case(document) for document in content.shipped(__package__)}


def example_text() -> str:
    """The first case, as text to begin one's own from."""
    return content.dump(content.shipped(__package__)[0].data)


@cache
def exchanges() -> dict[str, Exchange]:
    """The exchanges that ship, in the order of their files' names."""
    found = content.shipped(__package__, "content/exchanges")
    return {document.file.removesuffix(".yml"): read_exchange(document) for document in found}


def lines_of(party: Party) -> Iterator[tuple[Path, str]]:
    """Every line that a party may say in a talk, with its place."""
    for part in ("opens", "parted"):
        yield (part,), getattr(party, part)
    for part in ("asked", "told", "argued", "vague", "known", "no", "lost", "puzzled"):
        yield from (((part, i), say) for i, say in enumerate(getattr(party, part)))
    for i, interest in enumerate(party.interests):
        yield from (
            (("interests", i, part), getattr(interest, part)) for part in ("yes", "echo") if getattr(interest, part)
        )
        for part in ("nearly", "early"):
            yield from ((("interests", i, part, n), say) for n, say in enumerate(getattr(interest, part)))
    for i, mistake in enumerate(party.wrong):
        yield from ((("wrong", i, "say", n), say) for n, say in enumerate(mistake.say))
    yield from ((("keeps", "say", n), say) for n, say in enumerate(party.keeps.say))


def _faults(case: Case) -> Iterator[tuple[Path, str]]:
    """What no talk could be held with, each with its place."""
    if len(case.sides) != 2 or case.sides[0] == case.sides[1]:
        yield ("sides",), "a case has two sides. Name two."
    if len(case.parties) != 2 or case.parties[0].id == case.parties[1].id:
        yield ("parties",), "a case has two parties, with an id each. Write two."
        return
    for p, party in enumerate(case.parties):
        here: Path = ("parties", p)
        if party.side not in case.sides or party.side == case.parties[1 - p].side:
            yield (*here, "side"), f"“{party.side}” is not a side of its own. Take one of {', '.join(case.sides)}."
        ids = [interest.id for interest in party.interests]
        if not ids or len(set(ids)) < len(ids):
            yield (*here, "interests"), "each party needs interests, with an id each. Write two or more."
        said: set[str] = set()
        for path, line in lines_of(party):
            if not line.strip() or line in said:
                yield (*here, *path), f"“{line[:50]}” is here twice, or is empty. Nobody says the same twice: change one."
            said.add(line)
    one, other = case.parties
    for i, interest in enumerate(one.interests):
        same = other.interest(interest.id)
        if same and same.stake != interest.stake:
            yield ("parties", 0, "interests", i, "stake"), "both need this, so write the same words for both, or change an id."
    known = {party.id: {interest.id for interest in party.interests} for party in case.parties}
    for i, idea in enumerate(case.ideas):
        if sorted(answer.who for answer in idea.answers) != sorted(known):
            yield ("ideas", i, "answers"), "each party answers an idea once. Write both answers."
            continue
        for n, answer in enumerate(idea.answers):
            for id in answer.serves:
                if id not in known[answer.who]:
                    yield ("ideas", i, "answers", n), f"“{id}” is no interest of {answer.who}. Correct the id."


def _exchange_faults(exchange: Exchange) -> Iterator[tuple[Path, str]]:
    if len(exchange.sides) not in (0, 2):
        yield ("sides",), "an exchange has two sides or none. Name two."
    if len(exchange.tellings) not in (1, 2):
        yield ("tellings",), "an exchange is told once, or twice with the sides changed round."
    for i, telling in enumerate(exchange.tellings):
        for kind in KINDS:
            speakers = {line.who for line in getattr(telling, kind)}
            if len(speakers) != 2:
                yield ("tellings", i, kind), "two people speak in an exchange. Give lines to two."
        for part in fields(Answers):
            if not getattr(telling.answers, part.name):
                yield ("tellings", i, "answers", part.name), "there is nothing here. Write at least one."
