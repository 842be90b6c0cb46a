"""How a typed line is heard, by rules that are open to whoever asks.

What kind of line it is (a question, a guess, something told of oneself …) a few turns of phrase say; they are in
``content/rules/hearing.yml``. What a guess is about the words of the case say. A line that names nothing known was not
understood, which is nobody's fault and costs nothing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from attrs import frozen

from ..campaign.specific import vague_word
from ..kit import content
from ..kit.spoken import best, found
from .script import Answer, Case, Idea, Party, Telling

# "It isn't the bus" names no bus.
_DENIED = re.compile(
    r"\b(?:it(?:['’]?s| is)|that(?:['’]?s| is)|is|are|was)\s+not\b[^,.;:!?]*?(?=\bbut\b|[,.;:!?]|$)|\b(?:isn|aren|wasn)['’]?t\b[^,.;:!?]*?"
    r"(?=\bbut\b|[,.;:!?]|$)|\bnot (?:about|because|so much)\b[^,.;:!?]*?(?=\bbut\b|[,.;:!?]|$)|\b(?:rather than|instead of|more than)\b[^,.;:!?]*|"
    r"\bwithout (?:touching|cutting|losing|using|taking|paying|changing)\b[^,.;:!?]*|\bleav(?:e|es|ing)\b[^,.;:!?]*\b(?:alone|as (?:it|they)|untouched)\b",
    re.IGNORECASE,
)
# "I think you …" tells nothing of oneself.
_LEADS_IN = re.compile(
    r"\b(?:i|we)(?:['’]d)?\s+(?:\w+\s+)?(?:guess|think|bet|suppose|imagine|wonder|hear|understand|see|get|take|believe|assume|heard|say|mean)\b|"
    r"\b(?:tell me|it seems to me|sounds to me|to me|i['’]m (?:guessing|hearing|wondering))\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:you|your|yours|you['’]\w+|yourself|both)\b", re.IGNORECASE)


@frozen
class Rule:
    """A move, what it means in words, and the turns of phrase that show it."""

    move: str
    means: str
    finds: tuple[str, ...]


@frozen
class _Rules:
    rules: tuple[Rule, ...]


@frozen
class Heard:
    """A line as it was heard: its ``move``, what it is about (an interest's id, or the place of a mistake), and the words
    in it that say so."""

    move: str
    about: str = ""
    words: tuple[str, ...] = ()


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, as they are shown."""
    (document,) = content.shipped(__package__, "content/rules")
    return document.read(_Rules).rules


@cache
def _compiled() -> dict[str, re.Pattern[str]]:
    return {rule.move: re.compile("|".join(f"(?:{find})" for find in rule.finds), re.IGNORECASE) for rule in rules()}


def _shows(move: str, said: str) -> tuple[str, ...]:
    match = _compiled()[move].search(said)
    return (match[0].strip() or said.strip(),) if match else ()


@lru_cache(maxsize=4_000)
def kind(said: str) -> Heard:
    """What kind of line it is, whoever it is said to.

    >>> kind("What would that get you?").move, kind("You should wear earplugs.").move
    ('ask', 'advise')
    >>> kind("I need to be home by one.").move, kind("I think you need to sleep.").move
    ('tell', 'guess')
    """
    for rule in rules():
        heard = _LEADS_IN.sub(" ", said) if rule.move == "tell" else said
        words = _shows(rule.move, heard)
        if words and not (rule.move == "tell" and _YOU.search(said)):
            return Heard(rule.move, "", words)
    return Heard("lost")


def hear(said: str, party: Party) -> Heard:
    """A line said to a party of a case: a guess is ``right``, ``near`` or ``wrong``, or about what they keep.

    The last resorts are ``vague``, for a word that everyone likes, and ``lost``.
    """
    heard = kind(said)
    if heard.move in ("hurt", "advise", "ask", "tell"):
        return heard
    named = _about(said, party)
    # "It's the money, isn't it?" is a guess, though its answer is inside.
    if named and (named.move in ("right", "near") or heard.move not in ("argue", "request") or said.strip().endswith("?")):
        return named
    if heard.move in ("argue", "request"):
        return heard
    vague = vague_word(said)
    return Heard("vague", "", (vague,)) if vague else Heard("lost")


def _about(said: str, party: Party) -> Heard | None:
    spoken = _DENIED.sub(" ", said)
    for move, choices in (
        ("right", {interest.id: interest.words for interest in party.interests}),
        ("kept", {"keeps": party.keeps.words}),
        ("near", {interest.id: interest.near for interest in party.interests}),
        ("wrong", {str(i): mistake.words for i, mistake in enumerate(party.wrong)}),
    ):
        about = best(spoken, choices)
        if about:
            return Heard(move, about, tuple(dict.fromkeys(found(choices[about], spoken))))
    return None


def told_of(said: str, party: Party) -> str:
    """The interest of their own that somebody tells of, or nothing."""
    return best(said, {interest.id: interest.words for interest in party.interests})


def ideas_in(said: str, case: Case) -> list[Idea]:
    """The ideas of a case that an option has in it, the one most of whose words are in it first."""
    counts = {idea.id: len(found(idea.words, _DENIED.sub(" ", said))) for idea in case.ideas}
    named = [idea for idea in case.ideas if counts[idea.id]]
    return sorted(named, key=lambda idea: -counts[idea.id])


def answers_to(said: str, case: Case, who: str) -> list[Answer]:
    """What a party may say to an option, the likeliest first; nothing where they can't picture it.

    What can't be for them is answered first.
    """
    answers = [idea.answer(who) for idea in ideas_in(said, case)]
    return sorted(answers, key=lambda answer: not answer.no)


def hear_rewritten(said: str, telling: Telling) -> Heard:
    """A rewritten first line of an exchange: its kind; a guess is ``right`` where it names what the other needs."""
    heard = kind(said)
    if heard.move in ("hurt", "advise", "argue"):
        return Heard("argue", heard.move, heard.words)
    if heard.move in ("guess", "closed", "lost"):
        right = found(telling.answers.words, _DENIED.sub(" ", said))
        if right:
            return Heard("right", "", tuple(dict.fromkeys(right)))
    return heard
