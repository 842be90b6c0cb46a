"""The service worker that keeps the book on a reader's device: its script, with the list of what it keeps.

The list names each file with a hash of its content, so that the script changes when anything in the book does, and a
browser then takes the new book as a whole.
"""

import gzip
import hashlib
import json
from fnmatch import fnmatch
from pathlib import Path

from tooling.steps import files_in

SCRIPT = Path(__file__).with_name("offline.js")
NAME = "sw.js"
HOLE = "const BOOK = null;"
HASH_LENGTH = 32

# Sphinx and MyST-NB copy these, and no page asks for them; of Python's core the packed file is used.
NOT_KEPT = (
    NAME,
    ".*",
    "objects.inv",
    "*.zip.half",
    "_static/basic.css",
    "_static/file.png",
    "_static/minus.png",
    "_static/mystnb.*",
    "_static/plus.png",
    "_static/pygments.css",
    "_static/sphinx_highlight.js",
    "_live/pyodide/pyodide.asm.wasm",
)
PYTHON = "_live/*"
# It only makes a start quicker, and is as large as the rest: kept where a page has loaded it.
MET = "_live/snapshot.*"


def write(html: Path) -> None:
    """Write the service worker of a built book into it."""
    script = SCRIPT.read_text("utf-8")
    if script.count(HOLE) != 1:
        raise ValueError(f"{SCRIPT} has no one line {HOLE!r}")
    listed = json.dumps(listing(html), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (html / NAME).write_text(script.replace(HOLE, f"const BOOK = {listed};"), "utf-8")


def listing(html: Path) -> dict[str, object]:
    """Return what the script needs to know.

    `pages` is kept always, `python` unless the line is dear, `met` where it is there already; `unpacked` has the hash of
    what is in a packed file; `bytes` is the size of all of it, and `version` changes with any of it.
    """
    kept: dict[str, dict[str, str]] = {"pages": {}, "python": {}, "met": {}, "unpacked": {}}
    size = 0
    for path in files_in(html):
        name = path.relative_to(html).as_posix()
        if any(fnmatch(name, pattern) for pattern in NOT_KEPT):
            continue
        content = path.read_bytes()
        size += len(content)
        kind = "met" if fnmatch(name, MET) else "python" if fnmatch(name, PYTHON) else "pages"
        kept[kind][name] = digest(content)
        if name.endswith(".gz"):
            kept["unpacked"][name] = digest(gzip.decompress(content))
    return {**kept, "bytes": size, "version": digest(json.dumps(kept, sort_keys=True).encode())}


def digest(content: bytes) -> str:
    """Return the start of a content's SHA-256, as a browser works it out too.

    >>> digest(b"")
    'e3b0c44298fc1c149afbf4c8996fb924'
    """
    return hashlib.sha256(content).hexdigest()[:HASH_LENGTH]
