"""Files that strangers hand in, one by one or in a zip: each becomes a room of one, or is left out with a reason.

Nothing is ever unpacked to a disk, and no more of a zip is held at once than one of its files.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator

from ..kit.actions import clean
from ..kit.errors import StakesError
from ..kit.words import _
from ..workbook import SIZE_LIMIT, load_for_the_room
from .room import BOOK, TALLY, File, Room
from .tally import FORMAT, Tally, read
from .voice import voice

MOST_FILES = 2_000
ZIP_LIMIT = 50_000_000
UNPACKED_LIMIT = 250_000_000
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# The end of a zip's list of files, and of one too large for us; the list itself may be so many bytes.
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x07"
_LIST_LIMIT = MOST_FILES * 300


def read_file(name: str, raw: bytes) -> Iterator[Room]:
    """What is in a file of that name: a room for it, or one for each file in it, where it is a zip."""
    if raw.startswith(_ZIP):
        yield from _unpacked(name, raw)
    else:
        yield _read(name, raw)


def left_out(name: str, why: str) -> Room:
    """A room in which this file could not be read."""
    return Room(files=frozenset({File(_name(name), why=why)}))


def hidden() -> str:
    """Why a file whose name begins with a point is left out."""
    return _("A hidden file that the system added. Nothing is lost.")


def _name(name: str) -> str:
    return clean(name, lines=False)[:300] or _("a file without a name")


def _read(name: str, raw: bytes) -> Room:
    try:
        found = load_for_the_room(raw, FORMAT)
        one = voice(found) if not isinstance(found, dict) else read(found)
    except StakesError as wrong:
        return left_out(name, str(wrong))
    if isinstance(one, Tally):
        return Room(tallies={one.id: one}, files=frozenset({File(_name(name), TALLY + one.id, one.mark)}))
    return Room(voices={one.id: one}, files=frozenset({File(_name(name), BOOK + one.id, one.mark)}))


def _unpacked(name: str, raw: bytes) -> Iterator[Room]:
    if len(raw) > ZIP_LIMIT:
        yield left_out(name, _("It is over {limit} MB. Make zips of fewer files.").format(limit=ZIP_LIMIT // 1_000_000))
        return
    if _too_long(raw):
        yield left_out(name, _("It lists more than {limit} files. Make zips of fewer.").format(limit=MOST_FILES))
        return
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            yield from _members(name, archive)
    except _BAD:
        yield left_out(name, _("This zip is damaged. Make it again, or hand over the files one by one."))


# What the library raises for what is in a file: of a length, a number, a method, a password that make no sense.
_BAD = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, OverflowError, RuntimeError, KeyError, struct.error)


def _too_long(raw: bytes) -> bool:
    """Whether its list of files, all of which would be read at once, is longer than it needs to be."""
    tail = raw[-(1 << 16) - 22 :]
    if _END_64 in tail:
        return True
    at = tail.find(_END)
    while at >= 0:
        if len(tail) >= at + 16 and struct.unpack_from("<L", tail, at + 12)[0] > _LIST_LIMIT:
            return True
        at = tail.find(_END, at + 1)
    return False


def _members(name: str, archive: zipfile.ZipFile) -> Iterator[Room]:
    room_left = UNPACKED_LIMIT
    for at, member in enumerate(archive.infolist()):
        inside = f"{name}/{member.filename}"
        if at >= MOST_FILES:
            yield left_out(name, _("Only its first {limit} files were read. Make zips of fewer.").format(limit=MOST_FILES))
            return
        if member.is_dir():
            continue
        why = _refused(member)
        if not why and room_left <= 0:
            yield left_out(name, _("Unpacked it would fill this device. The files after {last} were not read.").format(last=_name(inside)))
            return
        if why:
            yield left_out(inside, why)
            continue
        try:
            with archive.open(member) as file:
                raw = file.read(SIZE_LIMIT + 1)
        # The last is what Python says of a packing that it doesn't know.
        except (*_BAD, NotImplementedError):
            yield left_out(inside, _("It can't be unpacked: it is damaged, or locked with a password."))
            continue
        room_left -= len(raw)
        if raw.startswith(_ZIP):
            yield left_out(inside, _("It is a zip in a zip. Unpack it first, and drop what is in it."))
        else:
            yield _read(inside, raw)


def _refused(member: zipfile.ZipInfo) -> str:
    parts = member.filename.replace("\\", "/").split("/")
    if stat.S_ISLNK(member.external_attr >> 16):
        return _("It is a link to another place, and no file. Put the file itself in the zip.")
    if ".." in parts or not parts[0] or ":" in parts[0]:
        return _("Its name leads out of the zip. Make the zip again, from one folder.")
    if "__MACOSX" in parts or parts[-1].startswith("."):
        return hidden()
    return ""
