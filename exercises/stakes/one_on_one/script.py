"""A script: who someone is and what they may say. It never changes; how far a talk has come is in ``talk``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from attrs import field, frozen

from ..kit import content
from ..kit.content import Document
from ..kit.data import one_of

FORMAT = "conversation/1"
MOVES = (
    "open",
    "closed",
    "reflect",
    "deepen",
    "affirm",
    "story",
    "gap",
    "offer",
    "ask",
    "advise",
    "argue",
    "insult",
    "apology",
    "wait",
    "greet",
    "leave",
    "unclear",
)
MOODS = ("hurt", "rushed", "moved", "wary", "open")
ENDINGS = ("dated", "soft", "later", "no", "left", "time_up", "drifted", "parted")


@frozen(kw_only=True)
class PersonSheet:
    """Who they are. ``voice`` is for whoever writes their lines; the rest the debrief may use."""

    name: str
    who: str = ""
    voice: str = ""
    wants: str = ""
    fears: str = ""
    history: str = ""
    agenda: str = ""


@frozen(kw_only=True)
class Scene:
    """Where one meets them, their first words, how long they have (``turns``) and how they begin (``trust``, 0–10)."""

    place: str = ""
    say: str
    beat: str = ""
    turns: int = 24
    trust: int = 3
    errand: str = ""


@frozen(kw_only=True)
class Topic:
    """Something to talk about. Under ``guard`` trust they put it off; to argue about a ``sore`` one hurts."""

    id: str
    name: str
    words: tuple[str, ...]
    guard: int = 0
    sore: bool = False


@frozen(kw_only=True)
class Layer:
    """Something that can be found out, once trust is there and what comes before it (``after``) is told."""

    id: str
    topic: str
    fact: str
    say: str
    beat: str = ""
    stake: str = ""
    depth: str = field(default="strong", validator=one_of("some", "strong", "vital"))
    trust: int = 0
    after: tuple[str, ...] = ()


@frozen(kw_only=True)
class Reply:
    """Words for a move, perhaps only about some topics or in some moods; said once at most."""

    to: tuple[str, ...]
    about: tuple[str, ...] = ()
    mood: tuple[str, ...] = ()
    say: str
    beat: str = ""
    trust: int = 0


@frozen(kw_only=True)
class Initiative:
    """What they say of their own accord, once, from a ``turn`` on."""

    turn: int
    say: str
    mood: tuple[str, ...] = ()
    trust: int = 0


@frozen(kw_only=True)
class Callback:
    """What they come back to, some turns ``after`` they told a layer."""

    layer: str
    after: int
    say: str


@frozen(kw_only=True)
class Repair:
    """Their answer to the first apology after a hurt."""

    say: str = ""


@frozen(kw_only=True)
class Ask:
    """Something they may be asked to do, and each way in which they may answer; what is not written is said plainly."""

    id: str
    task: str
    words: tuple[str, ...]
    trust: int = 6
    fits: tuple[str, ...] = ()
    yes: str = ""
    when: str = ""
    soft: str = ""
    later: str = ""
    no: str = ""
    silence: str = ""
    pressed: str = ""
    counter: str = ""
    counter_task: str = ""
    never: bool = False


@frozen(kw_only=True)
class Ending:
    """Their last words; where they are not written, plain ones."""

    say: str = ""
    beat: str = ""


@frozen(kw_only=True)
class Endings:
    """Their last words, for each way in which a talk can end."""

    dated: Ending = Ending()
    soft: Ending = Ending()
    later: Ending = Ending()
    no: Ending = Ending()
    left: Ending = Ending()
    time_up: Ending = Ending()
    drifted: Ending = Ending()
    parted: Ending = Ending()


@frozen(kw_only=True)
class WeekAfter:
    """A scene from a week later, for each way in which a talk can end."""

    dated: str = ""
    soft: str = ""
    later: str = ""
    no: str = ""
    left: str = ""
    time_up: str = ""
    drifted: str = ""
    parted: str = ""


@frozen(kw_only=True)
class DebriefNotes:
    """What an experienced organizer would have noticed."""

    notice: str = ""


@frozen(kw_only=True)
class Script:
    """A person to talk with, as their script has them."""

    format: str = field(validator=one_of(FORMAT))
    title: str
    summary: str
    setting: str = "invented"
    sides: tuple[str, ...] = ()
    person: PersonSheet
    scene: Scene
    hope: str
    topics: tuple[Topic, ...]
    layers: tuple[Layer, ...]
    replies: tuple[Reply, ...]
    initiative: tuple[Initiative, ...] = ()
    callbacks: tuple[Callback, ...] = ()
    misheard: tuple[str, ...] = ()
    repair: Repair = Repair()
    asks: tuple[Ask, ...]
    endings: Endings = Endings()
    week_after: WeekAfter = WeekAfter()
    debrief: DebriefNotes = DebriefNotes()

    def topic(self, id: str) -> Topic | None:
        """The topic of that id."""
        return next((topic for topic in self.topics if topic.id == id), None)

    def layer(self, id: str) -> Layer:
        """The layer of that id."""
        return next(layer for layer in self.layers if layer.id == id)


def read_script(document: Document) -> Script:
    """The script in a document; raises ContentError with the line of what is wrong."""
    script = _spread(document).read(Script)
    for path, message in _faults(script):
        raise document.error(message, path)
    return script


def load_script(path: str | Path) -> Script:
    """Read a script from a file; raises ContentError, with its ``file`` and ``line``."""
    return read_script(content.load(path))


@cache
def scripts() -> dict[str, Script]:
    """The scripts that ship, by the name of their file without its ending."""
    return {document.file.removesuffix(".yml"): read_script(document) for document in content.shipped(__package__)}


@cache
def short_example() -> str:
    """A script of twenty lines that plays, as text."""
    (document,) = content.shipped(__package__, "content/examples")
    return content.dump(document.data)


def _spread(document: Document) -> Document:
    """One word where a list may stand (``to: open``) as a list of one."""
    if not isinstance(document.data, dict):
        raise document.error("a script is a mapping. Start from one that ships.")
    data = dict(document.data)
    for part in ("replies", "initiative"):
        entries = data.get(part)
        if isinstance(entries, list):
            data[part] = [_listed(entry) if isinstance(entry, dict) else entry for entry in entries]
    return Document(document.file, data, document.lines)


def _listed(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        key: [value] if key in ("to", "about", "mood") and isinstance(value, str) else value
        for key, value in entry.items()
    }


def _faults(script: Script) -> list[tuple[tuple[str | int, ...], str]]:
    """What no talk could be held with, each with its place."""
    found: list[tuple[tuple[str | int, ...], str]] = []
    topics = {topic.id for topic in script.topics}
    layers = {layer.id for layer in script.layers}
    for part, words in (("topics", "topic"), ("layers", "layer"), ("asks", "ask")):
        entries = getattr(script, part)
        if not entries:
            found.append(((part,), f"there must be at least one {words}. Write one."))
        ids = [entry.id for entry in entries]
        found += [
            ((part, i, "id"), f"the id “{id}” is here twice. Rename one.") for i, id in enumerate(ids) if id in ids[:i]
        ]
    if len(script.sides) not in (0, 2):
        found.append((("sides",), "a script has two sides or none. Name two."))
    if not 6 <= script.scene.turns <= 60:
        found.append((("scene", "turns"), "a talk has 6 to 60 turns."))
    if not 1 <= script.scene.trust <= 9:
        found.append((("scene", "trust"), "trust begins between 1 and 9."))
    for i, layer in enumerate(script.layers):
        found += _unknown(("layers", i, "topic"), (layer.topic,), topics)
        found += _unknown(("layers", i, "after"), layer.after, layers)
    for i, reply in enumerate(script.replies):
        found += _unknown(("replies", i, "to"), reply.to or ("",), set(MOVES) - {"leave", "unclear"})
        found += _unknown(("replies", i, "about"), reply.about, topics)
        found += _unknown(("replies", i, "mood"), reply.mood, set(MOODS))
    for i, own in enumerate(script.initiative):
        found += _unknown(("initiative", i, "mood"), own.mood, set(MOODS))
    for i, callback in enumerate(script.callbacks):
        found += _unknown(("callbacks", i, "layer"), (callback.layer,), layers)
    for i, ask in enumerate(script.asks):
        found += _unknown(("asks", i, "fits"), ask.fits, layers)
    return found


def _unknown(path: tuple[str | int, ...], used: tuple[str, ...], known: set[str]) -> list[tuple[Any, str]]:
    return [(path, f"“{id}” is none of {', '.join(sorted(known))}. Correct it.") for id in used if id not in known]
