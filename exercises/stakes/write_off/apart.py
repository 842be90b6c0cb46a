"""Disagreement, incapacity and harm, told apart: worked cases to practise on, and a question where a word looks
misplaced.

Harm is conduct. What somebody thinks, believes or votes for is never harm here, whoever it is.
"""

from __future__ import annotations

import re
from functools import cache

from attrs import field, frozen

from ..kit import content
from ..kit.content import Document
from ..kit.data import at_most, one_of
from ..kit.words import translated
from .board import BLOCKS_LIMIT, Block, refused

FORMAT = "write-off/1"
KINDS = ("disagreement", "incapacity", "harm")


@frozen(kw_only=True)
class Sentence:
    """Something that one hears ``about`` one of a case's sides, what ``kind`` of thing it is, and why."""

    about: str
    what: str
    kind: str = field(validator=one_of(*KINDS))
    why: str


@frozen(kw_only=True)
class CaseBlock:
    """Some who vote as one, as a case writes them."""

    name: str
    votes: str


@frozen(kw_only=True)
class Board:
    """Who votes with how much, and what it takes to pass."""

    quota: str
    blocks: tuple[CaseBlock, ...] = field(validator=at_most(BLOCKS_LIMIT))

    @property
    def made(self) -> tuple[Block, ...]:
        """The blocks as a learner would have typed them, in the learner's language."""
        return tuple(
            Block(id=f"b{n}", name=translated(block.name), votes=block.votes)
            for n, block in enumerate(self.blocks, 1)
        )


@frozen(kw_only=True)
class Case:
    """A small case. ``sides`` are two names that may change places; a case from history has none, and no sentences."""

    format: str = field(validator=one_of(FORMAT))
    title: str
    summary: str
    setting: str
    board: Board
    sides: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = ()


def read_case(document: Document) -> Case:
    """The case in a document; raises ContentError with the line of what is wrong.

    Each kind of thing is said as often of one side as of the other.
    """
    case = document.read(Case)
    if len(case.sides) not in (0, 2):
        raise document.error("a case has two sides or none. Name two.", ("sides",))
    for i, sentence in enumerate(case.sentences):
        if sentence.about not in case.sides:
            raise document.error(f"“{sentence.about}” is no side of this case.", ("sentences", i, "about"))
        if any(side.casefold() in sentence.why.casefold() for side in case.sides):
            raise document.error("the reason names a side. Say it so that it fits either.", ("sentences", i, "why"))
    for kind in KINDS:
        said = [sentence.about for sentence in case.sentences if sentence.kind == kind]
        if case.sides and said.count(case.sides[0]) != said.count(case.sides[1]):
            raise document.error(f"{kind} is said of one side more often than of the other.", ("sentences",))
    wrong = refused(tuple(block.votes for block in case.board.blocks), case.board.quota)
    if wrong:
        raise document.error(wrong, ("board",))
    return case


@cache
def cases() -> dict[str, Case]:
    """The cases that ship, by their file's name."""
    found = {document.file.removesuffix(".yml"): read_case(document) for document in content.shipped(__package__)}
    return dict(sorted(found.items(), key=lambda entry: (not entry[1].sentences, entry[1].title)))


@frozen
class _Words:
    views: tuple[str, ...]
    deeds: tuple[str, ...]


@cache
def _roots(part: str) -> re.Pattern[str]:
    (document,) = content.shipped(__package__, "content/checks")
    words = getattr(document.read(_Words), part)
    return re.compile(r"\b(?:%s)[\w-]*" % "|".join(map(re.escape, words)), re.IGNORECASE)


def view_word(harm: str) -> str:
    """The word for which this may be a view and no deed, or nothing.

    >>> view_word("They voted for the other side"), view_word("He threatened whoever voted")
    ('voted', '')
    """
    found = _roots("views").search(harm)
    return found[0] if found and not _roots("deeds").search(harm) else ""


def deed_word(view: str) -> str:
    """The word for which this may be a deed, though it stands among views or obstacles, or nothing.

    >>> deed_word("They think that rents should rise"), deed_word("Their chair hit one of ours")
    ('', 'hit')
    """
    found = _roots("deeds").search(view)
    return found[0] if found else ""
