"""How a line that someone typed is heard: by a few visible rules, which guess and may be overruled.

The rules are in ``content/rules/hearing.yml``. They know no grammar. Where two moves are as likely and it matters,
the learner is asked what they meant; where nothing is found, the person did not follow.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from attrs import frozen

from ..kit import content
from ..kit.spoken import best, tokens
from .script import Ask, Script

_WHEN = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:today|tonight|tomorrow|weekend|noon|midnight|this (?:week|evening|"
    r"afternoon|morning)|next (?:week|month))\b|\b\d{1,2}(?::\d\d|\.\d\d)?\s*(?:am|pm|a\.m\.|p\.m\.|o['’]?clock)\b|"
    r"\bat (?:\d{1,2}\b|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)|\bhalf past\b|"
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december) \d|\bthe \d{1,2}(?:st|nd|rd|th)\b|"
    r"\bafter (?:work|school|church|mass|service|practice|your shift|the shift|lunch|dinner|supper)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\b(?:at|in|to|by|outside|behind|over at) (?:the|my|your|our|st\.?|room|city|town)\b|\b(?:here|there|downstairs|upstairs|"
    r"next door)\b|\b(?:my|your) (?:place|house|kitchen|office|apartment|porch|table|truck|classroom)\b|\bon the (?:corner|steps|porch)\b|"
    r"\b(?:church|hall|library|school|courthouse|diner|depot|cafe|café|center|centre|gym|grange|firehouse|lobby|laundry room)\b",
    re.IGNORECASE,
)
_SILENCE = re.compile(r"^[\s.…]*$|^[\[(*](?:silence|wait|pause|waits|says nothing|quiet)[\])*]$", re.IGNORECASE)
_GO_ON = re.compile(
    r"^\W*(?:mm+|hm+|mm-?hm+|mhm+|uh-?huh|huh|oh|right|ok(?:ay)?|(?:oh,? )?i see|got it|gotcha|and then)\W*$", re.IGNORECASE
)
_AGREED = re.compile(
    r"^(?:yes|yeah|yep|sure|ok|okay|deal|perfect|great|that works|sounds good|i(?:'|’)?ll take)\b", re.IGNORECASE
)
_ANSWERS = re.compile(
    r"^(?:yes|yeah|yep|sure|ok|okay|please|no|nope|not|never|maybe|sometimes|i|we|my|because|once|both|neither|nobody|"
    r"none|nothing|just|only|about|mostly|from|some|a|an|the|it|they|he|she)\b",
    re.IGNORECASE,
)
# What is said of others, right after a statement of theirs, is their own matter said back.
_THEIRS = re.compile(r"^(?:he|she|they|nobody|no one|everybody)\b(?!.*\?)", re.IGNORECASE)

# Where these stand side by side the guess would decide what happens next: then one asks.
UNSURE = ({"ask", "advise"}, {"ask", "offer"}, {"reflect", "argue"}, {"advise", "offer"})


@frozen
class _Rule:
    move: str
    means: str
    weight: int
    finds: tuple[str, ...]


@frozen
class _Rules:
    rules: tuple[_Rule, ...]


@frozen
class Heard:
    """A line as it was heard: the likeliest ``move``, the others that were as likely, and what it was about."""

    move: str
    others: tuple[str, ...] = ()
    topic: str = ""
    ask: str = ""
    when: bool = False
    where: bool = False
    agreed: bool = False

    @property
    def unsure(self) -> bool:
        """Whether the learner should be asked what they meant."""
        return any({self.move, other} in UNSURE for other in self.others)


@cache
def rules() -> tuple[_Rule, ...]:
    """The rules, as they are shown to whoever asks how a line was heard."""
    (document,) = content.shipped(__package__, "content/rules")
    return document.read(_Rules).rules


@cache
def _compiled() -> tuple[tuple[_Rule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile("|".join(f"(?:{find})" for find in rule.finds), re.IGNORECASE)) for rule in rules())


@lru_cache(maxsize=4_000)
def moves(said: str) -> tuple[str, ...]:
    """The moves that a line may be, the likeliest first.

    >>> moves("What happened then?")[0], moves("…")[0], moves("So you drive home alone.")[0]
    ('open', 'wait', 'reflect')
    >>> moves("will you come on thursday?")[0], moves("You should just move.")[0]
    ('ask', 'advise')
    """
    if _SILENCE.match(said):
        return ("wait",)
    if _GO_ON.match(said):
        return ("open",)
    sentences = [part.strip() for part in re.split(r"(?<=[.!?…])\s+|\n+", said) if part.strip()]
    scored: dict[str, tuple[int, int]] = {}
    for i, sentence in enumerate(sentences):
        for rule, pattern in _compiled():
            if pattern.search(sentence):
                scored[rule.move] = max(scored.get(rule.move, (0, 0)), (rule.weight, i))
    if not scored:
        return ("unclear",)
    return tuple(sorted(scored, key=lambda move: scored[move], reverse=True))


@cache
def _weights() -> dict[str, int]:
    return {rule.move: rule.weight for rule in rules()}


def hear(said: str, script: Script, last: str = "") -> Heard:
    """Guess the move and the topic of a line, against a script and what the person said ``last``.

    Right after a question of theirs a plain "no, I never did" is an answer, and so tells of oneself. A line that no
    rule finds is an echo where it has a word of theirs, and otherwise something told, if it names a topic.
    """
    found = moves(said)
    topic = best(said, {topic.id: topic.words for topic in script.topics})
    asked = last.rstrip(' "”').endswith("?")
    if asked and found[0] in ("argue", "unclear") and _ANSWERS.search(said):
        found = ("story",)
    elif found[0] == "unclear" and _long_words(said) & _long_words(last):
        # An echo of a question is its answer, and says nothing back.
        found = ("story",) if asked else ("reflect",)
    elif found[0] == "unclear" and _THEIRS.search(said):
        found = ("reflect",)
    elif found[0] == "unclear" and topic:
        found = ("story",)
    top = _weights().get(found[0], 0)
    others = tuple(move for move in found[1:] if top - _weights().get(move, 0) <= 1)
    ask = best(said, {ask.id: ask.words for ask in script.asks})
    return Heard(
        found[0],
        others,
        topic,
        ask,
        *dated(said),
        bool(_AGREED.search(said)),
    )


def _long_words(said: str) -> set[str]:
    return {word for word in tokens(said) if len(word) > 3}


def chosen_ask(script: Script, heard: Heard) -> Ask | None:
    """Which of the script's asks a line was: the one whose words it has, or the only one there is."""
    named = next((ask for ask in script.asks if ask.id == heard.ask), None)
    return named or (script.asks[0] if len(script.asks) == 1 else None)


def dated(said: str) -> tuple[bool, bool]:
    """Whether words name a when, and a where.

    >>> dated("come on Thursday at seven"), dated("come to the hall")
    ((True, False), (False, True))
    """
    return bool(_WHEN.search(said)), bool(_WHERE.search(said))
