"""Proves by example what a script promises: that each layer, reply and ending can come about, and nobody gets stuck.

A talk that reaches a thing is a proof that it can be reached. Talks are tried in many ways, from blunt to patient and
towards each thing that is still missing; what no talk reached is named, with its line in the file.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from attrs import define, field

from ..kit.content import Document
from ..kit.errors import ContentError
from .hearing import Heard
from .script import ENDINGS, MOODS, Reply, Script, read_script
from .talk import Talk

FORMAT = "conversation"
Say = Callable[[Talk, random.Random], Heard]

SPOKEN = ("open", "closed", "reflect", "deepen", "affirm", "story", "gap", "offer", "wait", "greet")
ROUGH = ("advise", "argue", "insult", "apology")
ROUNDS = 60
TRIES = 40
# Of lines said to a script, over all talks: some seconds' worth.
BUDGET = 120_000


@define
class Seen:
    """What some talk has reached, and of how many lines said it may be."""

    budget: int
    layers: set[str] = field(factory=set)
    replies: set[int] = field(factory=set)
    endings: set[str] = field(factory=set)
    moods: set[str] = field(factory=set)
    lines: int = 0

    @property
    def spent(self) -> bool:
        """Whether the budget is used up, so that what was not reached may still be within reach."""
        return self.lines >= self.budget

    def add(self, talk: Talk) -> None:
        """Take in what a talk has reached so far."""
        self.lines += 1
        self.layers |= set(talk.told)
        self.replies |= talk.used
        self.moods.add(talk.mood)
        if talk.ending:
            self.endings.add(talk.ending)


def check(document: Document, budget: int | None = None) -> tuple[list[ContentError], str]:
    """All that is wrong with a script, and what to say of it where nothing is."""
    faults = check_script(document, budget)
    return faults, "" if faults else f"“{document.data['title']}” can be told, heard and ended in every way it promises"


def check_script(document: Document, budget: int | None = None) -> list[ContentError]:
    """All that is wrong with a script: first whether it can be read, then what no talk of so many lines can reach."""
    try:
        script = read_script(document)
    except ContentError as wrong:
        return [wrong]
    try:
        return [document.error(message, path) for path, message in unreached(script, BUDGET if budget is None else budget)]
    except ContentError as stuck:
        return [document.error(stuck.message)]


def unreached(script: Script, budget: int) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each thing in a script that no talk was found to reach, with its path; and whether the proof ran out of its budget."""
    seen = explore(script, budget)
    if seen.spent:
        yield (
            (),
            f"the proof stopped after {budget} lines. What is named here may still be within reach: shorten the script.",
        )
    for i, layer in enumerate(script.layers):
        if layer.id not in seen.layers:
            yield (
                ("layers", i),
                f"nobody can be told “{layer.id}”. Lower its trust, or its topic's guard, or give it words.",
            )
    for i, reply in enumerate(script.replies):
        if i not in seen.replies:
            yield ("replies", i), f"nobody will ever hear “{reply.say[:50]}”. Loosen its about or mood, or take it out."
    for ending in ENDINGS:
        if ending not in seen.endings and not _excused(script, ending):
            yield ("endings", ending), f"no talk can end as “{ending}”. See what their asks and trust allow."


def _excused(script: Script, ending: str) -> bool:
    """Whoever never says yes, and offers nothing else, can agree no day."""
    never = all(ask.never and not ask.counter for ask in script.asks)
    return never and ending in ("dated", "soft")


def explore(script: Script, budget: int = BUDGET) -> Seen:
    """Try talks of many kinds, then talks towards each thing that is still missing."""
    seen = Seen(budget)
    chance = random.Random(0)
    for seed in range(ROUNDS):
        for say in (_patient, _blunt, _any, _asking, _lost):
            _hold(script, seed, say, seen, chance)
    for seed in range(TRIES):
        if seen.spent:
            break
        missing = [reply for i, reply in enumerate(script.replies) if i not in seen.replies]
        layers = [layer.topic for layer in script.layers if layer.id not in seen.layers]
        if not missing and not layers:
            break
        for reply in missing:
            _hold(script, seed, _towards(reply, script), seen, chance)
        for topic in layers:
            _hold(script, seed, lambda talk, chance, topic=topic: _line(chance.choice(SPOKEN[:5]), topic), seen, chance)
    return seen


def _hold(script: Script, seed: int, say: Say, seen: Seen, chance: random.Random) -> None:
    talk = Talk(script, seed)
    talk.begin()
    while not talk.ending and not seen.spent:
        before = len(talk.lines)
        heard = say(talk, chance)
        talk.answer("…", heard.move, heard)
        seen.add(talk)
        if len(talk.lines) < before + 1 or talk.turn > 200:
            raise ContentError(
                f"“{script.title}” gets stuck after a line of kind “{heard.move}”. Give them words for it."
            )


def _line(move: str, topic: str = "", *, ask: str = "", when: bool = False, where: bool = False) -> Heard:
    return Heard(move, (), topic, ask, when, where)


def _topic(talk: Talk, chance: random.Random) -> str:
    return chance.choice([topic.id for topic in talk.script.topics])


def _untold(talk: Talk, chance: random.Random) -> str:
    """A topic of which something is still to be told."""
    topics = [layer.topic for layer in talk.script.layers if layer.id not in talk.told]
    return chance.choice(topics) if topics else _topic(talk, chance)


def _patient(talk: Talk, chance: random.Random) -> Heard:
    if talk.left <= 5 and chance.random() < 0.5 or talk.trust >= 9 and chance.random() < 0.3:
        return _asking(talk, chance)
    return _line(
        chance.choice(("open", "reflect", "deepen", "affirm", "story", "wait", "offer", "gap")), _untold(talk, chance)
    )


def _blunt(talk: Talk, chance: random.Random) -> Heard:
    return _line(chance.choice((*ROUGH, "closed", "ask", "open")), _topic(talk, chance))


def _any(talk: Talk, chance: random.Random) -> Heard:
    move = chance.choice((*SPOKEN, *SPOKEN, *ROUGH, "ask", "leave" if talk.turn > 8 else "open"))
    return _line(move, chance.choice(("", _topic(talk, chance))), ask=chance.choice(talk.script.asks).id)


def _asking(talk: Talk, chance: random.Random) -> Heard:
    ask = chance.choice(talk.script.asks).id
    made = talk.commitment
    if made and made.status == "dated" or made and chance.random() < 0.2:
        return _line("leave")
    if made and made.status == "when" and chance.random() < 0.7:
        return _line("closed", when=True, where=True)
    if made and chance.random() < 0.5:
        return _line("wait")
    if talk.turn < chance.randrange(12):
        return _line(chance.choice(SPOKEN), _untold(talk, chance))
    return _line("ask", ask=ask, when=chance.random() < 0.5, where=chance.random() < 0.5)


def _lost(talk: Talk, chance: random.Random) -> Heard:
    return _line("unclear") if chance.random() < 0.7 else _line(chance.choice(SPOKEN))


def _towards(reply: Reply, script: Script) -> Say:
    """Lines that bring about the mood that a reply wants, then make its move on its topic, until it is said."""
    moods = reply.mood or MOODS

    def say(talk: Talk, chance: random.Random) -> Heard:
        topic = chance.choice(reply.about) if reply.about else chance.choice(("", _topic(talk, chance)))
        move = chance.choice(reply.to)
        if talk.mood in moods or chance.random() < 0.15:
            return _line(move, topic)
        if "hurt" in moods and not talk.hurt and talk.trust > 5:
            return _line("insult")
        if moods == ("wary",) and talk.trust > 4:
            return _line(chance.choice(("advise", "argue")), topic)
        if "rushed" in moods or "wary" in moods:
            return _line(chance.choice(("greet", "closed", "open")), topic)
        return _line(chance.choice(("open", "reflect", "deepen", "affirm", "offer")), _untold(talk, chance))

    return say
