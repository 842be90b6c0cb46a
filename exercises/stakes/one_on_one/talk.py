"""A talk: what was said, and what came of it. The same words in the same script with the same seed give the same talk.

Trust runs from 0 to 10 and is never shown as a number. The effects of moves are in :data:`EFFECTS`, in the open.
"""

from __future__ import annotations

import hashlib
from typing import Any

from attrs import define, field, frozen

from ..kit.words import _
from . import asking, plain
from .asking import Commitment
from .hearing import Heard, hear
from .script import Callback, Initiative, Layer, Reply, Script

# What a move does to trust where nothing more particular is said below.
EFFECTS = {"reflect": 1, "deepen": 2, "advise": -1, "argue": -2, "insult": -4}
TELLING = frozenset({"open", "closed", "reflect", "deepen", "affirm", "gap", "wait"})
LONG_STORY = 45
MOST_UNCLEAR = 4
# A line in which nothing is said.
SILENCE = "…"


@frozen
class Turn:
    """What the learner said, and what they meant where they were asked (``meant``, a move)."""

    said: str = field(default="")
    meant: str = ""


@frozen
class Line:
    """A line of the talk: ``who`` is ``you``, ``them`` or ``beat`` (what they do). ``turn`` counts the learner's lines
    from 0, -1 before the first; the rest tells how a line of the learner's was heard and what it did."""

    who: str
    text: str
    turn: int
    move: str = ""
    topic: str = ""
    change: int = 0
    told: str = ""


@define
class Talk:
    """A talk as far as it has come. Made by :func:`play`."""

    script: Script
    seed: int
    trust: int = 0
    left: int = 0
    turn: int = -1
    topic: str = ""
    hurt: int = 0
    lost: int = 0
    repaired: bool = False
    ending: str = ""
    commitment: Commitment | None = None
    lines: list[Line] = field(factory=list)
    told: dict[str, int] = field(factory=dict)
    moves: list[str] = field(factory=list)
    opened: set[str] = field(factory=set)
    used: set[int] = field(factory=set)
    said: set[str] = field(factory=set)
    misheard: int = 0
    unclear: int = 0

    def pick(self, many: int, what: object) -> int:
        """A number below ``many``, from the seed, the turn and what it is for: chance that can be played again."""
        digest = hashlib.sha256(f"{self.seed} {self.turn} {what}".encode()).digest()
        return int.from_bytes(digest[:4], "big") % many

    @property
    def mood(self) -> str:
        """How they are, the first that fits."""
        if self.hurt:
            return "hurt"
        if self.left <= 3:
            return "rushed"
        if self.trust >= 8 or self.turn - max(self.told.values(), default=-9) <= 1 and self.trust >= 5:
            return "moved"
        return "wary" if self.trust <= 3 else "open"

    @property
    def last(self) -> str:
        """What they said last."""
        return next((line.text for line in reversed(self.lines) if line.who == "them"), "")

    def begin(self) -> None:
        """They say their first words."""
        scene = self.script.scene
        self.trust = max(1, min(9, scene.trust + self.pick(3, "trust") - 1))
        self.left = scene.turns + self.pick(5, "turns") - 2
        self.speak(scene.say, scene.beat)

    def take(self, turn: Turn) -> None:
        """The learner says something; they answer."""
        heard = hear(turn.said, self.script, self.last)
        self.answer(turn.said, turn.meant or heard.move, heard)

    def answer(self, said: str, move: str, heard: Heard) -> None:
        """They answer a line that was heard so."""
        self.turn += 1
        if self.hurt:
            self.hurt -= 1
        before = self.trust
        move = asking.settling(self, move, heard)
        topic = heard.topic or self.topic
        if heard.topic:
            self.topic = heard.topic
        at = len(self.lines)
        self.lines.append(Line("you", said.strip() or SILENCE, self.turn, move, topic))
        self.left -= 1
        known = len(self.told)
        self._answer(move, topic, heard)
        told = list(self.told)[-1] if len(self.told) > known else ""
        self.trust = max(0, min(10, self.trust))
        self.lost += max(0, before - self.trust)
        self.moves.append(move)
        spoken = self.lines[at]
        self.lines[at] = Line("you", spoken.text, self.turn, move, topic, self.trust - before, told)
        self._close(move)

    def _answer(self, move: str, topic: str, heard: Heard) -> None:
        """Say what they say to it, or tell something."""
        agreeing = asking.agreeing(self, heard)
        if move == "unclear" and not agreeing:
            # Once a day is agreed there is nothing left to follow: they nod.
            if self.commitment and self.commitment.status == "dated":
                self._quiet()
            else:
                self._mishear()
            return
        self.unclear = 0
        if move == "leave":
            return
        if agreeing:
            asking.agree(self, heard)
        elif move == "apology" and self.lost and not self.repaired:
            self.repaired, self.hurt = True, 0
            self.trust += (self.lost + 1) // 2
            self.speak(self.script.repair.say or plain.repair())
        elif move == "ask":
            asking.asked(self, heard)
        elif move != "wait" or not asking.silence(self):
            self._respond(move, topic)

    def _respond(self, move: str, topic: str) -> None:
        """Tell what they are ready to tell, or else reply, and perhaps ask something of their own."""
        self.trust += self._effect(move, topic)
        layer = self._ready(move, topic)
        if layer:
            self.told[layer.id] = self.turn
            self.speak(layer.say, layer.beat)
        else:
            self.reply(move, topic)
            self._of_their_own()

    def _effect(self, move: str, topic: str) -> int:
        found = self.script.topic(topic)
        sore = bool(found and found.sore)
        match move:
            case "open":
                fresh = topic not in self.opened
                self.opened.add(topic)
                return int(fresh)
            case "closed":
                return -1 if self.moves[-2:] == ["closed", "closed"] else 0
            case "affirm":
                return int(self.moves.count("affirm") < 2)
            case "story":
                words = len(self.lines[-1].text.split())
                return -1 if words > LONG_STORY else int(bool(self.told) and "story" not in self.moves[-2:])
            case "gap":
                return 1 if len(self.told) >= 2 else -2
            case "offer":
                return int("offer" not in self.moves)
            case "wait":
                return 1 if sore and self.moves[-1:] != ["wait"] else -1 if self.moves[-1:] == ["wait"] else 0
            case "argue" if sore:
                self.hurt = 2
                return -3
        if move == "insult":
            self.hurt = 3
        if move == "advise":
            self.left -= 1
        return EFFECTS.get(move, 0)

    def _ready(self, move: str, topic: str) -> Layer | None:
        """What they are ready to tell now, the shallowest first."""
        if move not in TELLING or self.hurt:
            return None
        found = self.script.topic(topic)
        if found is None or self.trust < found.guard:
            return None
        ready = [
            layer
            for layer in self.script.layers
            if layer.topic == topic
            and layer.id not in self.told
            and self.trust >= layer.trust
            and all(before in self.told for before in layer.after)
        ]
        return min(ready, key=lambda layer: layer.trust, default=None)

    def reply(self, move: str, topic: str) -> None:
        """The most specific reply that fits and has not been used; of equals, as the seed has it."""
        mood = self.mood
        fits = [
            (_specific(reply), i)
            for i, reply in enumerate(self.script.replies)
            if i not in self.used
            and move in reply.to
            and (not reply.about or topic in reply.about)
            and (not reply.mood or mood in reply.mood)
        ]
        if not fits:
            self._quiet()
            return
        best = max(fits)[0]
        equals = [i for specific, i in fits if specific == best]
        chosen = equals[self.pick(len(equals), "reply")]
        self.used.add(chosen)
        reply = self.script.replies[chosen]
        self.trust += reply.trust
        self.speak(reply.say, reply.beat)

    def _quiet(self) -> None:
        """Nothing left that they have not said: they do something instead, each once."""
        beats = [
            _("looks at you and waits"),
            _("nods slowly"),
            _("looks away, thinking"),
            _("turns it over for a while"),
            _("shrugs"),
            _("lets that stand"),
            _("looks at the time"),
            _("says nothing for a moment"),
        ]
        left = [beat for beat in beats if beat not in self.said]
        if not left:
            self.ending = self.ending or self._outcome() or "drifted"
            return
        beat = left[self.pick(len(left), "beat")]
        self.said.add(beat)
        self.lines.append(Line("beat", beat, self.turn))

    def _mishear(self) -> None:
        self.unclear += 1
        words = self.script.misheard or plain.misheard()
        if self.misheard >= len(words) or self.unclear >= MOST_UNCLEAR:
            self.ending = self._outcome() or "drifted"
            return
        self.speak(words[self.misheard])
        self.misheard += 1

    def _of_their_own(self) -> None:
        """What they come back to, or ask of their own accord: one at most, and never while hurt."""
        if self.hurt:
            return
        own: list[Callback | Initiative] = [
            callback
            for callback in self.script.callbacks
            if callback.layer in self.told and self.turn - self.told[callback.layer] >= callback.after
        ]
        own += [
            own
            for own in self.script.initiative
            if self.turn + 1 >= own.turn and self.trust >= own.trust and (not own.mood or self.mood in own.mood)
        ]
        for entry in own:
            if entry.say not in self.said:
                self.speak(entry.say)
                return

    def once(self, say: str, move: str) -> None:
        """Say it, or where it was said already, something else for that move."""
        if say in self.said:
            self.reply(move, self.topic)
        else:
            self.speak(say)

    def speak(self, say: str, beat: str = "") -> None:
        """They say it, and do what goes with it."""
        if beat:
            self.lines.append(Line("beat", beat, self.turn))
        self.lines.append(Line("them", say, self.turn))
        self.said.add(say)

    def _outcome(self) -> str:
        """How it ends by what was agreed, or nothing where nothing was asked."""
        if not self.commitment:
            return ""
        # A yes whose day was never settled was a polite one.
        return "soft" if self.commitment.status == "when" else self.commitment.status

    def _close(self, move: str) -> None:
        """See whether this is the end, and say so."""
        if self.trust <= 0:
            self.ending = "left"
        elif move == "leave":
            self.ending = self._outcome() or "parted"
        elif self.left <= 0 and not self.ending:
            self.ending = self._outcome() or "time_up"
        if self.ending:
            last: Any = getattr(self.script.endings, self.ending)
            self.speak(last.say or plain.ending(self.ending), last.beat)
        elif self.left == 3 and self.script.scene.errand:
            self.once(self.script.scene.errand, "wait")


def _specific(reply: Reply) -> int:
    return 2 * bool(reply.about) + bool(reply.mood)


def play(script: Script, seed: int, turns: tuple[Turn, ...]) -> Talk:
    """The talk that these turns make; turns after its end are left out."""
    talk = Talk(script, seed)
    talk.begin()
    for turn in turns:
        if talk.ending:
            break
        talk.take(turn)
    return talk
