"""Options tried on both sides: what each side says to each of them, and nothing twice."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from ..kit.spoken import found
from .hearing import answers_to
from .script import Answer, Case, Party

SERVES, LIVES, NO, UNSEEN = "serves", "lives", "no", "unseen"


@frozen
class Tried:
    """An option as one party takes it: what they ``say`` (nothing, where they have no new words), how they take it, which
    interests it ``serves``, and the option under which they have answered the same already (``as_before``). Where it was
    not understood, ``near`` are the interests that it has to do with."""

    say: str
    takes: str
    serves: tuple[str, ...] = ()
    as_before: str = ""
    near: tuple[str, ...] = ()


def tried(case: Case, party: Party, options: Sequence[str]) -> list[Tried]:
    """What a party says to each option, in order."""
    said: dict[str, str] = {}
    puzzled = iter(party.puzzled)
    made = []
    for option in options:
        answers = answers_to(option, case, party.id)
        if not answers:
            near = tuple(interest.id for interest in party.interests if found(interest.words, option))
            made.append(Tried(next(puzzled, ""), UNSEEN, near=near))
            continue
        answer = answers[0]
        before = said.get(answer.say, "")
        said.setdefault(answer.say, option)
        made.append(Tried("" if before else answer.say, takes(answer), answer.serves, before))
    return made


def takes(answer: Answer) -> str:
    """How a party takes what they answer so.

    >>> takes(Answer(who="ana", say="No.", no=True)), takes(Answer(who="ana", say="Fine."))
    ('no', 'lives')
    """
    return NO if answer.no else SERVES if answer.serves else LIVES


def serving_both(case: Case, options: Sequence[str]) -> list[str]:
    """The options that serve an interest of each party."""
    one, other = (tried(case, party, options) for party in case.parties)
    return [
        option
        for option, first, second in zip(options, one, other, strict=True)
        if first.takes == second.takes == SERVES
    ]
