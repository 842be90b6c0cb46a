"""A short talk with a practice partner, from what was said in it: the gap, the ask, a silence, an answer, a plan.

The first time the answer is no, so that everybody hears one. After that a seed decides.
"""

from __future__ import annotations

from random import Random

from attrs import define, field, frozen

from . import hearing
from .partners import PLAN, SILENCE, Partner

KINDS = ("line", "wait", *PLAN)
STEPS = ("gap", "ask", "silence", "no", "plan", "over")


@frozen(kw_only=True)
class Turn:
    """What the learner did: a ``line`` they said, a ``wait``, or a question of the plan."""

    kind: str
    words: str = ""


@frozen
class Line:
    """A line as it stands in the talk: whose, and what is said or done."""

    who: str
    words: str


@define
class Talk:
    """How far a talk has come. What was heard in the learner's lines is kept with those lines, to be shown afterwards."""

    partner: Partner
    answer: str
    step: str = "gap"
    lines: list[Line] = field(factory=list)
    verdicts: list[tuple[str, str]] = field(factory=list)
    gap: str = ""
    loose: list[tuple[str, str]] = field(factory=list)
    ask: str = ""
    softened: str = ""
    waited: int = 0
    broken: list[str] = field(factory=list)
    pushes: list[tuple[str, str]] = field(factory=list)
    taken: str = ""
    planned: list[str] = field(factory=list)

    def _heard(self, who: str, words: str) -> None:
        self.lines.append(Line(who, words))

    def take(self, turn: Turn) -> None:
        """Go on by one turn. A turn that doesn't fit where the talk is changes nothing."""
        if turn.kind == "line" and turn.words.strip():
            step = {"gap": self._gap, "ask": self._ask, "silence": self._broke, "no": self._to_no}.get(self.step)
            if step:
                self._heard("you", turn.words.strip())
                step(turn.words.strip())
        elif turn.kind == "wait" and self.step == "silence":
            self._heard("beat", self.partner.beats[self.waited])
            self.waited += 1
            if self.waited == SILENCE:
                self._answers()
        elif turn.kind in PLAN and self.step == "plan" and turn.kind not in self.planned:
            self._heard("you", turn.kind)
            self._heard("them", getattr(self.partner, turn.kind))
            self.planned.append(turn.kind)
            if len(self.planned) == len(PLAN):
                self.step = "over"

    def _gap(self, words: str) -> None:
        if found := hearing.verdict(words):
            self.verdicts.append((found, words))
            self._heard("them", self.partner.shut)
            return
        self.gap = words
        self._heard("them", self.partner.opens)
        self.step = "ask"

    def _ask(self, words: str) -> None:
        found = hearing.vague(words)
        if found or not hearing.day(words):
            self.loose.append((found, words))
            self._heard("them", self.partner.loose)
            return
        self.ask, self.softened = words, hearing.soft(words)
        self.step = "silence"

    def _broke(self, words: str) -> None:
        self.broken.append(words)
        self._heard("them", self.partner.spoke)

    def _answers(self) -> None:
        self._heard("them", getattr(self.partner, self.answer))
        self.step = "no" if self.answer == "no" else "plan"

    def _to_no(self, words: str) -> None:
        if found := hearing.push(words):
            self.pushes.append((found, words))
            self._heard("them", self.partner.pushed)
        else:
            self.taken = words
            self._heard("them", self.partner.taken)
        self.step = "over"


def talked(partner: Partner, turns: tuple[Turn, ...], times: int, seed: int) -> Talk:
    """The talk that these turns make, the first of its kind or a later one."""
    talk = Talk(partner, answer(times, seed))
    for turn in turns:
        talk.take(turn)
    return talk


def answer(times: int, seed: int) -> str:
    """What they will say: no the first time, then yes twice in three.

    >>> answer(1, 5), {answer(2, seed) for seed in range(20)} == {"yes", "no"}
    ('no', True)
    """
    return "no" if times <= 1 else Random(f"{seed} {times} answer").choice(("yes", "yes", "no"))
