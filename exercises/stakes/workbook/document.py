"""The workbook as a document: one JSON object with a format name, a version, an id and a growing revision."""

from __future__ import annotations

import json
import os
import re
import tempfile
import unicodedata
import uuid
from contextlib import suppress
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from ..campaign import Campaign
from ..kit import data
from ..kit.actions import clean
from ..kit.errors import WorkbookError, why
from ..kit.session import Session, read_campaign, read_own, worked
from .migrations import VERSION, migrate

FORMAT = "common-stakes"
SIZE_LIMIT = 5_000_000
WARN_AT = 4_000_000
DEPTH_LIMIT = 50
_TEXT = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_BRACKETS = re.compile(r"[\[\]{}]")
# What cleaning would change, in a text of which JSON's own escapes are still there: all but these.
_UNCLEAN = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\\[^\"\\/n]")
_KEYS = {"format", "version", "id", "revision", "campaign", "exercises", "done"}


@frozen
class Workbook:
    """What a learner wrote. ``revision`` grows with each save; work of exercises that this program does not know
    is kept as it is. ``done`` names those that had come to their end when they were last worked at."""

    id: str
    revision: int = 0
    campaign: dict[str, Any] = field(factory=lambda: data.write(Campaign()))
    exercises: dict[str, Any] = field(factory=dict)
    done: frozenset[str] = frozenset()

    def session(self, exercise: str) -> Session:
        """A session at an exercise, with what was written in it and in the shared campaign."""
        own = self.exercises.get(exercise)
        if own is None:
            own = Session(exercise).work["own"]
        return Session(exercise, {"campaign": self.campaign, "own": own})

    def with_session(self, session: Session) -> Workbook:
        """The workbook with a session's work in it, one revision on."""
        work = session.work
        mine = self.exercises | {session.exercise: work["own"]}
        done = self.done - {session.exercise} | ({session.exercise} if session.done else set())
        return evolve(self, revision=self.revision + 1, campaign=work["campaign"], exercises=mine, done=done)


def new() -> Workbook:
    """An empty workbook with an id of its own."""
    return Workbook(str(uuid.uuid4()))


def dumps(book: Workbook) -> str:
    """The workbook as JSON text; raises WorkbookError where it could not be opened again."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "id": book.id,
        "revision": book.revision,
        "campaign": book.campaign,
        "exercises": book.exercises,
    }
    if book.done:
        document["done"] = sorted(book.done)
    try:
        text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        size = len(text.encode())
    except (TypeError, ValueError, RecursionError) as wrong:
        raise WorkbookError(f"This work is not what a workbook can hold: {wrong}. Begin from one that opens.") from None
    if size > SIZE_LIMIT:
        raise WorkbookError(
            f"Your work is over {SIZE_LIMIT // 1_000_000} MB, more than can be opened again. "
            "Shorten the longest texts, or remove people you no longer need.",
            "too-big",
        )
    return text


def save(book: Workbook, path: str | Path) -> None:
    """Write the workbook to a file, whole or not at all; raises WorkbookError."""
    path = Path(path)
    text = dumps(book)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
    except (OSError, ValueError) as wrong:
        raise WorkbookError(
            f"Your work could not be saved to {path}: {why(wrong)}. Free some space or choose another folder.", "unreadable"
        ) from None


def write_whole(path: Path, text: str) -> None:
    """Write a file in a folder that is there, whole or not at all; raises OSError or ValueError."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        with suppress(OSError):
            os.unlink(temporary)


def load(path_or_bytes: str | Path | bytes) -> Workbook:
    """Open a workbook from a file or from bytes.

    Raises WorkbookError and nothing else; its ``reason`` says which it is: ``not-ours``, ``damaged``, ``too-new``,
    ``too-big``, ``wrong-content`` or ``unreadable``.
    """
    raw = path_or_bytes if isinstance(path_or_bytes, bytes) else _bytes_of(path_or_bytes)
    book = _book(_document(_of_size(raw)))
    read_campaign(book.campaign)
    for name in set(book.exercises) & set(worked()):
        read_own(name, book.exercises[name])
    return book


def load_for_the_room(raw: bytes, *others: str) -> Workbook | dict[str, Any]:
    """A workbook of which nobody needs the exercises, its campaign not looked into yet; or a JSON object whose format is one
    of ``others``. Raises WorkbookError."""
    document = _document(_of_size(raw), *others)
    return document if document.get("format") in others else _book(document)


def _of_size(raw: bytes) -> bytes:
    if len(raw) > SIZE_LIMIT:
        raise WorkbookError(
            f"This file is over {SIZE_LIMIT // 1_000_000} MB, too big for a workbook. Choose the file that was exported here.",
            "too-big",
        )
    return raw


def _book(document: dict[str, Any]) -> Workbook:
    """The workbook, each of its parts still as it was found."""
    if not set(document) <= _KEYS or not {"campaign", "exercises", "id", "revision"} <= set(document):
        raise WorkbookError("This workbook has parts missing or too many. Export it again where it was made.")
    if not isinstance(document["id"], str) or not 0 < len(document["id"]) <= 100:
        raise WorkbookError("This workbook has no proper id. Export it again where it was made.")
    if type(document["revision"]) is not int or not 0 <= document["revision"] <= 10**12:
        raise WorkbookError("This workbook has no proper revision. Export it again where it was made.")
    if not isinstance(document["exercises"], dict):
        raise WorkbookError("exercises: expected a mapping. Export it again where it was made.")
    done = document.get("done", [])
    if not isinstance(done, list) or any(not isinstance(name, str) or name not in document["exercises"] for name in done):
        raise WorkbookError("done: expected names of exercises that are in it. Export it again where it was made.")
    return Workbook(document["id"], document["revision"], document["campaign"], document["exercises"], frozenset(done))


def _bytes_of(path: str | Path) -> bytes:
    try:
        # A number would be taken for a file that is open already.
        path = os.fspath(path)
        with open(path, "rb") as file:
            return file.read(SIZE_LIMIT + 1)
    except (OSError, ValueError, TypeError) as wrong:
        raise WorkbookError(f"{path} cannot be read: {why(wrong)}. Check the name.", "unreadable") from None


def _document(raw: bytes, *others: str) -> dict[str, Any]:
    """The JSON object, of our format and of this version; or of one of ``others``, and then as it is."""
    if not raw.strip():
        raise WorkbookError("This file is empty. Choose the file that was exported here.", "damaged")
    ours = FORMAT.encode() in raw
    try:
        text = raw.decode("utf-8-sig")
        _refuse_depth(text)
        document = json.loads(text, parse_constant=_refuse, parse_float=data.finite, object_pairs_hook=_once)
        # To look through the text at once is ten times as quick as to clean each of its parts.
        plain = text.isprintable() and "\\" not in text or not _UNCLEAN.search(text)
        if not (plain and unicodedata.is_normalized("NFC", text)):
            document = _clean(document)
    except (ValueError, RecursionError):
        if ours:
            raise _damaged() from None
        raise _not_ours() from None
    if isinstance(document, dict) and document.get("format") in others:
        return document
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise _not_ours()
    version = document.get("version")
    if type(version) is not int or version < 1:
        raise WorkbookError(
            "This workbook is damaged: it has no version. Export it again where it was made.", "damaged"
        )
    if version > VERSION:
        raise WorkbookError(
            f"This workbook is of version {version}; this program reads up to {VERSION}. Use a newer copy of the course. "
            "The file is left as it is.",
            "too-new",
        )
    try:
        return migrate(document)
    except (LookupError, TypeError, ValueError, AttributeError):
        raise _damaged() from None


def _damaged() -> WorkbookError:
    return WorkbookError(
        "This workbook is damaged: part of it is missing or changed. Export it again where it was made.", "damaged"
    )


def _not_ours() -> WorkbookError:
    return WorkbookError("This is not a Common Stakes workbook. Choose the file that was exported here.", "not-ours")


def _refuse_depth(text: str) -> None:
    # Reading it would overflow the browser's stack, which ends Python there for good: no RecursionError comes.
    depth = 0
    for mark in _BRACKETS.findall(_TEXT.sub("", text)):
        depth += 1 if mark in "[{" else -1
        if depth > DEPTH_LIMIT:
            raise ValueError("nested too deep")


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice")
    return made


def _clean(value: Any) -> Any:
    """Text as a learner could have typed it, all the way down."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_clean(part) for part in value]
    if isinstance(value, dict):
        return _once([(clean(key), _clean(part)) for key, part in value.items()])
    return value
