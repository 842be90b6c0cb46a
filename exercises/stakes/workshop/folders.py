"""Files and folders on this machine, read into a room."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..kit.errors import why
from ..kit.words import _
from ..workbook import SIZE_LIMIT
from .archive import MOST_FILES, ZIP_LIMIT, hidden, left_out, read_file
from .room import Room


def read_all(paths: Iterable[str | Path]) -> Room:
    """All that is in these files and folders, as one room. No link in a folder is followed."""
    return Room().merged(*(room for path in paths for room in _read(Path(path))))


def _read(path: Path) -> Iterator[Room]:
    try:
        if path.is_dir():
            yield from _folder(path)
        else:
            yield from _file(path)
    except (OSError, ValueError) as wrong:
        yield left_out(str(path), _unreadable(wrong))


def _folder(path: Path) -> Iterator[Room]:
    found = sorted(Path(folder, name) for folder, _folders, names in os.walk(path) for name in names)
    if len(found) > MOST_FILES:
        yield left_out(str(path), _("Only its first {limit} files were read. Make folders of fewer.").format(limit=MOST_FILES))
    for file in found[:MOST_FILES]:
        if file.is_symlink():
            yield left_out(str(file), _("It is a link to another place, and no file. Put the file itself in the folder."))
        elif file.name.startswith("."):
            yield left_out(str(file), hidden())
        else:
            yield from _file(file)


def _file(path: Path) -> Iterator[Room]:
    try:
        # What is no file, such as a pipe, could be read for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            yield left_out(str(path), _("It is not a file. Name files and folders."))
            return
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
            if raw.startswith(b"PK"):
                raw += file.read(ZIP_LIMIT + 1)
    except (OSError, ValueError) as wrong:
        yield left_out(str(path), _unreadable(wrong))
        return
    yield from read_file(str(path), raw)


def _unreadable(wrong: OSError | ValueError) -> str:
    return _("It cannot be read: {why}. Check the name, and who may read it.").format(why=why(wrong))
