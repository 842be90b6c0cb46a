"""What is written for whoever leads the room: notes, each with what its steps show the room and how long they take.

    ::::{facilitator} Let the silence stand
    :part: silence
    :sheets: 03-one-on-one each
    :keep:

    :::{steps}
    2 all: Two of us will show it.
    6/4 pairs: Ask. Then wait until you have counted to six.
    3/0 alone: Write down what came.
    :::
    **Script.** …
    ::::

A step is its minutes, then (after a stroke) its minutes when late, who is at work, and what the room reads on the
wall. The minutes of a note are the sum of its steps, and stand nowhere else. A note without steps may say `:minutes:`.
What has `:keep:` is never left out to save time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field, frozen
from docutils import nodes
from docutils.parsers.rst.directives import flag
from docutils.utils.smartquotes import smartyPants
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

MOST_MINUTES = 480
STEP = re.compile(r"(\d{1,3})(?:/(\d{1,3}))? (\w+): (\S.*)")
SHEET = re.compile(r"([\w-]+) (\w+)")
WHO = ("all", "alone", "pairs", "threes", "tables")
PER = ("each", "pairs", "threes", "tables", "once")
PART = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@frozen
class Step:
    """What the room is shown for so many minutes, or for `late` minutes when time is short; `who` is one of `WHO`."""

    minutes: int
    late: int
    who: str
    text: str


@frozen
class Note:
    """A facilitator's note: where it stands, its name in agendas, its title, its minutes (or None), its steps.

    sheets: handouts and how many of them, one of `PER`; late: what "When late" says, as plain text.
    """

    docname: str
    part: str
    title: str
    minutes: int | None = None
    steps: tuple[Step, ...] = ()
    sheets: tuple[tuple[str, str], ...] = ()
    keep: bool = False
    late: str = field(default="", eq=False)

    @property
    def ident(self) -> str:
        """Its place on a page."""
        return f"note-{self.part}"

    @property
    def short(self) -> int | None:
        """Its minutes when late; None where nothing of it is cut, or all."""
        left = sum(step.late for step in self.steps)
        return left if 0 < left < (self.minutes or 0) else None

    @property
    def finds(self) -> int:
        """How often people have to find a partner, or others, in it."""
        before, found = "all", 0
        for step in self.steps:
            if step.who in ("all", "alone"):
                continue
            found += step.who != before
            before = step.who
        return found

    @property
    def practice(self) -> int:
        """The minutes in which the people in the room are at work themselves."""
        return sum(step.minutes for step in self.steps if step.who != "all")

    @property
    def teaching(self) -> int:
        """The minutes in which all attend to one thing."""
        return (self.minutes or 0) - self.practice


class facilitator_note(nodes.General, nodes.Element):
    """A note: attribute `note` (Note); children are its text, among them one `room_steps`. Never on a learner's page."""


class room_steps(nodes.General, nodes.Element):
    """The steps of a note: attribute `steps` (tuple of Step)."""


class Facilitator(SphinxDirective):
    """`facilitator`: a note, with a title, for whoever leads the room."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"minutes": str, "part": str, "sheets": str, "keep": flag}

    def run(self) -> list[nodes.Node]:
        if not self.content:
            raise self.error("facilitator: the note is empty. Write what to do or say between the title and the end.")
        title = curly(self.arguments[0])
        node = facilitator_note()
        self.set_source_info(node)
        self.state.nested_parse(self.content, self.content_offset, node)
        if any(inside is not node for inside in node.findall(facilitator_note)):
            raise self.error("facilitator: there is another note inside this one. End it with as many colons as it begins with.")
        keep = "keep" in self.options
        note = Note(self.env.docname, self._part(title), title, *self._minutes(node), self._sheets(), keep, late_words(node))
        all_notes(self.env).setdefault(self.env.docname, []).append(note)
        node["note"] = note
        node["ids"] = [note.ident]
        return [node]

    def _part(self, title: str) -> str:
        part = self.options.get("part", "").strip() or "-".join(re.findall(r"[a-z0-9]+", title.lower()))
        if not PART.fullmatch(part):
            raise self.error(f"facilitator: `:part:` takes small letters, figures and hyphens, such as two-rounds; found {part!r}.")
        return part

    def _minutes(self, node: facilitator_note) -> tuple[int | None, tuple[Step, ...]]:
        found = [steps for child in node.findall(room_steps) for steps in child["steps"]]
        if not found:
            if "minutes" not in self.options:
                return None, ()
            text = self.options["minutes"].strip()
            if text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_MINUTES:
                return int(text), ()
            raise self.error(
                f"minutes: `:minutes:` takes whole minutes, a number from 1 to {MOST_MINUTES}, such as 5; found {text!r}."
                " Put a number there."
            )
        if "minutes" in self.options:
            raise self.error("facilitator: the steps say how long it takes. Take out `:minutes:`.")
        return sum(step.minutes for step in found), tuple(found)

    def _sheets(self) -> tuple[tuple[str, str], ...]:
        found = []
        for text in filter(None, re.split(r"\s*,\s*", self.options.get("sheets", "").strip())):
            sheet = SHEET.fullmatch(text)
            if not sheet or sheet[2] not in PER:
                raise self.error(
                    f"facilitator: `:sheets:` takes a handout's name and one of {', '.join(PER)}, "
                    f"such as 03-one-on-one each; found {text!r}."
                )
            found.append((sheet[1], sheet[2]))
        return tuple(found)


class Steps(SphinxDirective):
    """`steps`: what the room sees while a note is led, a line for each step."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        node = room_steps(steps=tuple(map(self._step, filter(None, (line.strip() for line in self.content)))))
        if not node["steps"]:
            raise self.error("steps: there is none. Write a line such as “5 pairs: Ask what it would get them.”")
        self.set_source_info(node)
        return [node]

    def _step(self, line: str) -> Step:
        found = STEP.fullmatch(line)
        if not found or found[3] not in WHO or not 1 <= int(found[1]) <= MOST_MINUTES:
            raise self.error(
                f"steps: a step is its minutes, one of {', '.join(WHO)}, and what the room reads, "
                f"such as “5 pairs: Ask what it would get them.”; found {line!r}."
            )
        late = int(found[1] if found[2] is None else found[2])
        if late > int(found[1]):
            raise self.error(f"steps: when late, a step can't take longer than otherwise; found {line!r}.")
        return Step(int(found[1]), late, found[3], curly(found[4]))


def curly(text: str) -> str:
    """Text that the parser leaves as it is, with the quotation marks that it has elsewhere.

    >>> curly("That's 'it'")
    'That’s ‘it’'
    """
    return smartyPants(text, "q")


def late_words(node: nodes.Element) -> str:
    """What a note says after “When late.”, or nothing."""
    for paragraph in node.findall(nodes.paragraph):
        head, *rest = [child for child in paragraph.children if child.astext()] or [nodes.Text("")]
        if isinstance(head, nodes.strong) and head.astext().strip(". ").lower() == "when late":
            return curly(" ".join("".join(child.astext() for child in rest).split()))
    return ""


def all_notes(env: BuildEnvironment) -> dict[str, list[Note]]:
    """Every facilitator's note in the book, by document, in order of appearance."""
    if not hasattr(env, "stakes_notes"):
        env.stakes_notes = {}
    return env.stakes_notes


def forget_notes(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Drop a document's notes before it is read again."""
    if all_notes(env).pop(docname, None):
        env.stakes_notes_shown = None  # their words may change where nothing else does


def merge_notes(app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    """Take over what a parallel reader noted."""
    all_notes(env).update({name: notes for name, notes in all_notes(other).items() if name in docnames})


def setup(app: Sphinx) -> None:
    """Register the directives, and what remembers the notes."""
    app.add_directive("facilitator", Facilitator)
    app.add_directive("steps", Steps)
    app.connect("env-purge-doc", forget_notes)
    app.connect("env-merge-info", merge_notes)
