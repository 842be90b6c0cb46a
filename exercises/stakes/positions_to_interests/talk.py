"""A talk: what was said to somebody about their position, how each line was heard, and what they answered.

It is played again from the words alone, so it needs no clock and no chance. Whoever sits there says no line twice: where
they have nothing new to say to a line, it is not said at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from attrs import define, field, frozen

from .hearing import Heard, hear, kind, told_of
from .script import Case, Party


@frozen
class Line:
    """A line of the learner's, how it was heard, and what was answered to it.

    ``came`` is what that did: ``"yes"`` (an interest was confirmed), ``"nearly"``, ``"no"``, ``"early"``, ``"kept"``,
    ``"told"``, or ``""`` where it changed nothing; ``about`` is the interest in question.
    """

    said: str
    heard: Heard
    reply: str
    came: str = ""
    about: str = ""


@define
class Talk:
    """A talk as far as it has come: its ``lines``, and the interests that were ``confirmed``, in that order."""

    case: Case
    you: Party
    them: Party
    lines: list[Line] = field(factory=list)
    confirmed: list[str] = field(factory=list)
    told: bool = False
    _used: dict[str, int] = field(factory=dict)

    def say(self, said: str) -> Line | None:
        """Say a line, and hear what comes back. None where they have nothing new to say to it: then it was not said."""
        heard = hear(said, self.them)
        line = self._answered(said, heard)
        if line is None:
            return None
        self.lines.append(line)
        self.told = self.told or line.came == "told"
        if line.came == "yes":
            self.confirmed.append(line.about)
        return line

    def _answered(self, said: str, heard: Heard) -> Line | None:
        match heard.move:
            case "right" | "near" if heard.about in self.confirmed:
                # What could be done about it is no guess any more, but an option.
                return None if kind(said).move == "request" else self._line(said, heard, ("known",))
            case "right":
                return self._right(said, heard)
            case "near":
                return self._line(said, heard, (f"nearly {heard.about}", "no"), "nearly", heard.about)
            case "wrong":
                return self._line(said, heard, (f"wrong {heard.about}", "no"), "no")
            case "kept":
                return self._line(said, heard, ("keeps",), "kept")
            case "tell":
                return self._tell(said, heard)
            case "ask":
                return self._line(said, heard, ("asked",))
            case "hurt" | "advise" | "argue":
                return self._line(said, heard, ("argued",))
            case "vague":
                return self._line(said, heard, ("vague", "lost"))
            case "lost":
                return self._line(said, heard, ("lost",))
        return None

    def _right(self, said: str, heard: Heard) -> Line | None:
        interest = self.them.interest(heard.about)
        if interest is None:
            return None
        if interest.early and not self.told:
            return self._line(said, heard, (f"early {interest.id}",), "early", interest.id)
        return Line(said, heard, interest.yes, "yes", interest.id)

    def _tell(self, said: str, heard: Heard) -> Line | None:
        shared = self.them.interest(told_of(said, self.you))
        if shared is not None and shared.id not in self.confirmed:
            echoed = self._line(said, heard, (f"echo {shared.id}",), "told", shared.id)
            if echoed:
                return echoed
        return self._line(said, heard, ("told",), "told")

    def _line(self, said: str, heard: Heard, lists: Iterable[str], came: str = "", about: str = "") -> Line | None:
        for name in lists:
            replies, at = _replies(self.them, name), self._used.get(name, 0)
            if at < len(replies):
                self._used[name] = at + 1
                return Line(said, heard, replies[at], came, about)
        return None

    @property
    def corrected(self) -> list[Line]:
        """The guesses that they corrected."""
        return [line for line in self.lines if line.came in ("nearly", "no")]

    @property
    def guesses(self) -> int:
        """How many lines were guesses, right or wrong."""
        return sum(line.came in ("yes", "nearly", "no", "early", "kept") for line in self.lines)

    @property
    def kept(self) -> bool:
        """Whether they said that they keep something to themselves."""
        return any(line.came == "kept" for line in self.lines)

    @property
    def shared(self) -> list[str]:
        """The confirmed interests that are the learner's side's too."""
        return [id for id in self.confirmed if self.you.interest(id)]


def _replies(party: Party, name: str) -> tuple[str, ...]:
    part, _, about = name.partition(" ")
    interest = party.interest(about)
    if part == "nearly":
        return interest.nearly if interest else ()
    if part == "early":
        return interest.early if interest else ()
    if part == "echo":
        return (interest.echo,) if interest and interest.echo else ()
    if part == "wrong":
        return party.wrong[int(about)].say
    if part == "keeps":
        return party.keeps.say
    return getattr(party, part)


@lru_cache(maxsize=256)
def play(case: Case, seat: str, said: tuple[str, ...]) -> Talk:
    """The talk that these lines make in a case, from the seat of one of its parties. Don't say more to it."""
    talk = Talk(case, case.party(seat), case.other(seat))
    for words in said:
        talk.say(words)
    return talk


def begin(case: Case, seat: str = "") -> Talk:
    """A talk in which nothing was said yet, from the seat of one party; the first, where there is none.

    >>> from stakes.positions_to_interests.script import cases
    >>> talk = begin(cases()["1-under-walters-window"], "ana")
    >>> talk.say("You want to spite us.").came, talk.say("You need to sleep.").came
    ('no', 'yes')
    """
    return Talk(case, case.party(seat), case.other(seat))
