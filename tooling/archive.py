"""Zip files that are the same, byte for byte, whenever what is in them is the same."""

import hashlib
import io
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of the files by name: sorted, without times, without anything about this machine.

    >>> pack({"a": b"1", "b": b"2"}) == pack({"b": b"2", "a": b"1"})
    True
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name], compresslevel=9)
    return out.getvalue()


def write_hashed(folder: Path, stem: str, suffix: str, content: bytes) -> Path:
    """Write STEM.HASH8SUFFIX, replace the older ones of that stem, and return its path.

    The new one is whole before an old one goes, so that a manifest never names half a file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{suffix}"
    half = path.with_name(path.name + ".half")
    half.write_bytes(content)
    os.replace(half, path)
    for other in folder.glob(f"{stem}.*{suffix}"):
        if other != path:
            other.unlink()
    return path
