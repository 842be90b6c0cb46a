"""Content of somebody's own, pasted into an exercise as YAML: its faults are named by line, and what has none is kept as
plain data, so that nobody reads YAML again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, TypeVar

from attrs import evolve, field, frozen

from . import content, nodes
from .actions import Actions, text
from .content import SIZE_LIMIT, Document
from .data import at_most
from .errors import ActionError, ContentError
from .nodes import Node
from .words import _, plural, translated

FILE = "your own"
SHOWN = 20
ROWS = 14

# As in an exercise's own ``check.py``; it may raise a ContentError, too.
Check = Callable[[Document], tuple[list[ContentError], str]]
T = TypeVar("T")


@frozen(kw_only=True)
class Fault:
    """What is wrong, and on which line (from 1)."""

    line: int
    says: str = field(validator=at_most(1_000))


@frozen(kw_only=True)
class Pasted:
    """The ``text`` as it was typed; once it was checked its ``faults``, or, where there are none, what it says as JSON
    (``plain``)."""

    text: str = field(default="", validator=at_most(SIZE_LIMIT))
    faults: tuple[Fault, ...] = field(default=(), validator=at_most(SHOWN))
    plain: str = field(default="", validator=at_most(2 * SIZE_LIMIT))

    def read(self, reader: Callable[[Document], T]) -> T | None:
        """What was pasted and has no faults, read; None where there is no such thing."""
        return _read(self.plain, reader) if self.plain else None

    def checked(self, check: Check) -> Pasted:
        """The same, read, with its first faults or without any."""
        try:
            document = content.parse(self.text, FILE)
            found, _said = check(document)
        except ContentError as wrong:
            found = [wrong]
        if found:
            faults = tuple(Fault(line=one.line, says=one.message[:1_000]) for one in found[:SHOWN])
            return evolve(self, faults=faults, plain="")
        return evolve(self, faults=(), plain=json.dumps(document.data, ensure_ascii=False))


@lru_cache(maxsize=8)
def _read(plain: str, reader: Callable[[Document], T]) -> T | None:
    try:
        return reader(content.from_json(plain, FILE))
    except ContentError:
        return None


def pasting(check: Check, example: Callable[[], str]) -> Actions:
    """Actions on ``pasted``, a part of an exercise's own work: to write it, to begin from an example, to have it checked."""
    made = Actions()

    @made.on("paste", value=text(SIZE_LIMIT, lines=True))
    def paste(work: Any, value: str) -> Any:
        """Write what one pastes; what was checked is that no longer."""
        return work if value == work.own.pasted.text else work.with_own(pasted=Pasted(text=value))

    @made.on("paste-example")
    def paste_example(work: Any) -> Any:
        """Begin from a short one, where nothing is written yet."""
        if work.own.pasted.text.strip():
            raise ActionError(_("There is a text already. Take it out first, then begin from the example."))
        return work.with_own(pasted=Pasted(text=example()))

    @made.on("check-pasted")
    def check_pasted(work: Any) -> Any:
        """Read it, and name what is wrong by line."""
        if not work.own.pasted.text.strip():
            raise ActionError(_("There is nothing to check. Paste a text first."))
        return work.with_own(pasted=work.own.pasted.checked(check))

    return made


def writing(pasted: Pasted, label: str, ready: Iterable[Node]) -> list[Node]:
    """The field, the buttons, and what came of it: ``ready`` where nothing is wrong."""
    check = nodes.button(_("Check it"), {"do": "check-pasted"}, key="check")
    begin = nodes.button(_("Begin from an example"), {"do": "paste-example"}, tone="quiet", key="begin")
    made = [
        nodes.field(label, pasted.text, {"do": "paste"}, limit=SIZE_LIMIT, lines=ROWS, key="pasted"),
        nodes.group([check if pasted.text.strip() else begin], look="row", key="checking"),
    ]
    if pasted.faults:
        said = plural("{n} thing to mend:", "{n} things to mend:", len(pasted.faults))
        lines = [
            nodes.text(_("Line {line}: {says}").format(line=one.line, says=translated(one.says)), tone="question")
            for one in pasted.faults
        ]
        made += [nodes.text(said), nodes.items(lines, key="faults")]
    return [*made, *(ready if pasted.plain else ())]
