"""Proves by example what a case promises: that each interest can be confirmed, each line heard, and each idea tried.

Every word by which something is found is said once, and must find just that. So no word of one interest hides another's.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..kit.content import Document
from ..kit.errors import ContentError
from .hearing import hear, hear_rewritten, ideas_in
from .options import SERVES, takes
from .script import EXCHANGE, Case, Exchange, Party, Path, lines_of, read_case, read_exchange
from .talk import begin

FORMAT = "positions"
# Fewer would leave somebody without words after two or three lines of a kind.
LEAST = {"asked": 2, "told": 2, "argued": 2, "vague": 1, "known": 1, "no": 2, "lost": 3, "puzzled": 2, "wrong": 3}
BOTH = 2


def check(document: Document) -> tuple[list[ContentError], str]:
    """All that is wrong with a case or an exchange, and what to say of it where nothing is."""
    try:
        if isinstance(document.data, dict) and document.data.get("format") == EXCHANGE:
            exchange = read_exchange(document)
            faults, said = exchange_faults(exchange), f"“{exchange.title}” can be told apart and turned around"
        else:
            case = read_case(document)
            faults, said = case_faults(case), f"“{case.title}” can be guessed, corrected and confirmed from both seats"
    except ContentError as wrong:
        return [wrong], ""
    found = [document.error(message, path) for path, message in faults]
    return found, "" if found else said


def case_faults(case: Case) -> Iterator[tuple[Path, str]]:
    """What a case promises and does not keep, each with its place."""
    for p, party in enumerate(case.parties):
        for path, message in (*_party(party), *_reached(case, party)):
            yield ("parties", p, *path), message
    yield from _ideas(case)


def _party(party: Party) -> Iterator[tuple[Path, str]]:
    for part, least in LEAST.items():
        if len(getattr(party, part)) < least:
            yield (part,), f"there are fewer than {least} here. Write another."
    for i, interest in enumerate(party.interests):
        here: Path = ("interests", i)
        if len(interest.nearly) < 2:
            yield (*here, "nearly"), "a guess that comes near is corrected twice or more, each time otherwise. Write another."
        back = hear(f"You need {interest.stake}.", party)
        if (back.move, back.about) != ("right", interest.id):
            yield (*here, "stake"), f"said back, “{interest.stake}” is not heard as “{interest.id}”. Give it words of its own."
        yield from _each((*here, "words"), interest.words, party, "right", interest.id)
        yield from _each((*here, "near"), interest.near, party, "near", interest.id)
    for i, mistake in enumerate(party.wrong):
        yield from _each(("wrong", i, "words"), mistake.words, party, "wrong", str(i))
    yield from _each(("keeps", "words"), party.keeps.words, party, "kept", "keeps")


def _each(path: Path, words: tuple[str, ...], party: Party, move: str, about: str) -> Iterator[tuple[Path, str]]:
    if not words:
        yield path, "there are no words here. Write one."
    for n, word in enumerate(words):
        heard = hear(f"You want {word}.", party)
        if (heard.move, heard.about) != (move, about):
            yield (*path, n), f"“{word}” is heard as {heard.move} {heard.about}".rstrip() + ". Take it out, or change the other."


def _reached(case: Case, party: Party) -> Iterator[tuple[Path, str]]:
    """Which lines nobody will hear, in talks that say each thing again and again."""
    other = next(one for one in case.parties if one.id != party.id)
    heard = {party.opens, party.parted, *party.puzzled}
    for lines in _talks(party, other):
        talk = begin(case, other.id)
        heard |= {line.reply for line in map(talk.say, lines) if line}
    for path, line in lines_of(party):
        if line not in heard:
            yield path, f"nobody will ever hear “{line[:50]}”. Take it out, or see what should lead to it."


def _talks(party: Party, other: Party) -> Iterator[list[str]]:
    """Talks that say one kind of thing as often as there are answers to it."""
    yield ["What would that get you?"] * len(party.asked)
    yield ["I was tired."] * len(party.told)
    yield ["You should stop."] * len(party.argued)
    yield ["You want justice."] * len(party.vague)
    yield ["Blip."] * len(party.lost)
    yield [f"You want {word}." for word in party.keeps.words[:1] for _ in party.keeps.say]
    for mistake in party.wrong:
        yield [f"You want {word}." for word in mistake.words[:1] for _ in (*mistake.say, *party.no)]
    for interest in party.interests:
        named = [f"You want {word}." for word in interest.words[:1]]
        yield [f"You want {word}." for word in interest.near[:1] for _ in interest.nearly]
        yield named * len(interest.early)
        same = other.interest(interest.id)
        yield [f"I need {same.stake}." if same else "I was tired.", *named, *named * len(party.known)]


def _ideas(case: Case) -> Iterator[tuple[Path, str]]:
    said: dict[str, set[str]] = {party.id: {line for _, line in lines_of(party)} for party in case.parties}
    both = 0
    for i, idea in enumerate(case.ideas):
        for n, word in enumerate(idea.words):
            if idea not in ideas_in(f"We try {word}", case):
                yield ("ideas", i, "words", n), f"an option with “{word}” in it is not found. Change the word."
        for n, answer in enumerate(idea.answers):
            if answer.say in said[answer.who]:
                yield ("ideas", i, "answers", n), f"“{answer.say[:50]}” is here twice. Nobody says the same twice: change one."
            said[answer.who].add(answer.say)
        both += all(takes(answer) == SERVES for answer in idea.answers)
    if case.shared and both < BOTH:
        yield ("ideas",), f"fewer than {BOTH} ideas serve both. Where both need something, there are ways: write another."


def exchange_faults(exchange: Exchange) -> Iterator[tuple[Path, str]]:
    """What an exchange promises and does not keep, each with its place."""
    for t, telling in enumerate(exchange.tellings):
        here: Path = ("tellings", t)
        first = telling.organize[0].say
        if exchange.shown == "argue" and hear_rewritten(first, telling).move == "argue":
            yield (*here, "organize", 0), "this is heard as an argument. Let it leave the answer to the other."
        for n, word in enumerate(telling.answers.words):
            if hear_rewritten(f"So it is {word}.", telling).move != "right":
                yield (*here, "answers", "words", n), f"a guess at “{word}” is not heard. Change the word."
        shown = " ".join(line.say for line in getattr(telling, exchange.shown))
        if t == 0 and exchange.clue not in shown:
            yield ("clue",), "these words are not in what is shown. Copy them from it."
