"""A host for what is measured: the course's own server, counting what it sends, and as slow as a line may be."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from attrs import field, frozen, mutable

from tooling import server

# What common hosts of static files compress by themselves. Archives are packed already.
COMPRESSED = {".css", ".html", ".js", ".json", ".map", ".md", ".mjs", ".svg", ".txt", ".wasm", ".ipynb", ".xml"}
AT_LEAST = 1_000
PART = 8_192


@frozen
class Line:
    """A reader's connection: bits per second towards them, and seconds for a question to be answered."""

    name: str
    rate: float
    delay: float


LINES = (Line("1.6 Mbit/s", 1.6e6, 0.150), Line("10 Mbit/s", 10e6, 0.040), Line("50 Mbit/s", 50e6, 0.020))


@frozen
class Sent:
    """One answer: the path asked for, its status, the body's size unpacked, and all that went over the line."""

    path: str
    status: int
    raw: int
    sent: int


class Bucket:
    """Lets bytes pass at a line's rate, whoever sends them: one line carries all of a browser's connections."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._free = 0.0
        self._lock = threading.Lock()

    def take(self, size: int) -> None:
        """Wait until so many bytes have passed."""
        with self._lock:
            now = time.monotonic()
            self._free = max(now, self._free) + 8 * size / self._line.rate
            wait = self._free - now
        time.sleep(max(0.0, wait))


class Meter:
    """A file to write to that counts, and waits for its turn on the line."""

    def __init__(self, file: Any, bucket: Bucket | None) -> None:
        self._file = file
        self._bucket = bucket
        self.count = 0

    def write(self, content: bytes) -> int:
        self.count += len(content)
        if self._bucket is None:
            return self._file.write(content)
        for start in range(0, len(content), PART):
            part = content[start : start + PART]
            self._bucket.take(len(part))
            self._file.write(part)
        return len(content)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class Handler(server.Handler):
    """The course's own, with the count and the line put in."""

    line: Line | None = None
    bucket: Bucket | None = None
    compress = False
    log: list[Sent]

    def setup(self) -> None:
        super().setup()
        self.wfile = Meter(self.wfile, self.bucket)
        self._wait()

    def _wait(self) -> None:
        """A question's way and its answer's, once to connect and once for each file."""
        if self.line:
            time.sleep(self.line.delay)

    def do_GET(self) -> None:
        self._wait()
        before, self._status, self._raw = self.wfile.count, 0, 0
        path = self._compressed()
        if path:
            self._send(path)
        else:
            super().do_GET()
        self.log.append(Sent(urlsplit(self.path).path, self._status, self._raw, self.wfile.count - before))

    def send_response(self, code: int, message: str | None = None) -> None:
        self._status = int(code)
        super().send_response(code, message)

    def send_header(self, keyword: str, value: str) -> None:
        if keyword == "Content-Length" and not self._raw:
            self._raw = int(value)
        super().send_header(keyword, value)

    def _compressed(self) -> Path | None:
        """The file asked for, where this host packs it."""
        address = urlsplit(self.path).path
        path = server.find(self.root, address)
        if path and path.is_dir() and address.endswith("/"):
            path = path / "index.html"
        asked = self.compress and "gzip" in self.headers.get("Accept-Encoding", "")
        fits = asked and path and path.is_file() and path.suffix in COMPRESSED and path.stat().st_size >= AT_LEAST
        return path if fits else None

    def _send(self, path: Path) -> None:
        packed = _packed(path, path.stat().st_mtime_ns)
        tag = f'"{path.stat().st_mtime_ns:x}-gzip"'
        known = self.headers.get("If-None-Match") == tag
        self.send_response(HTTPStatus.NOT_MODIFIED if known else HTTPStatus.OK)
        self.send_header("ETag", tag)
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Vary", "Accept-Encoding")
        if not known:
            self._raw = path.stat().st_size
            self.send_header("Content-Type", server.TYPES.get(path.suffix, server.BYTES))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        if not known:
            self.wfile.write(packed)


@lru_cache(maxsize=1000)
def _packed(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


@mutable
class Host:
    """A server that runs: its address, and what it has sent since the last look."""

    address: str
    _log: list[Sent] = field(factory=list)

    def sent(self) -> list[Sent]:
        """What was sent since this was last asked."""
        taken = list(self._log)
        del self._log[: len(taken)]
        return taken


@contextmanager
def hosted(root: Path, *, line: Line | None = None, compress: bool = False) -> Iterator[Host]:
    """Serve a folder on a free port while the block runs; ``compress`` packs text and wasm as common hosts do."""
    if not root.is_dir():
        raise FileNotFoundError(f"{root} is not there")
    running = server.open_server(root, "127.0.0.1", 0)
    log: list[Sent] = []
    bucket = Bucket(line) if line else None
    made = {"root": root.resolve(), "line": line, "bucket": bucket, "compress": compress, "log": log}
    running.RequestHandlerClass = type("Handler", (Handler,), made)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    try:
        yield Host(f"http://127.0.0.1:{running.server_address[1]}/", log)
    finally:
        running.shutdown()
        running.server_close()
        thread.join()
