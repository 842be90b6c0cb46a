"""A small web server for the built book: its own table of types, and pages that are checked for change."""

import contextlib
import errno
import os
import socket
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

# The one that goes into the zip stands by itself, so the table is there.
from tooling.take_away.serve import BYTES, PORTS_TRIED, TYPES


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD with files of `root`; never with a list of a folder's files."""

    root: Path
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        address = urlsplit(self.path).path
        path = find(self.root, address)
        if path and path.is_dir() and not address.endswith("/"):
            # Written anew from what was found, so that "//elsewhere" can't send a reader there.
            self._say(HTTPStatus.MOVED_PERMANENTLY, Location=self._address(path) + "/")
            return
        if path and path.is_dir():
            path = path / "index.html"
        if not path or not path.is_file():
            self._say(HTTPStatus.NOT_FOUND)
            return
        with open(path, "rb") as file:
            status = os.fstat(file.fileno())
            headers = {
                "ETag": f'"{status.st_mtime_ns:x}-{status.st_size:x}"',
                "Last-Modified": formatdate(status.st_mtime, usegmt=True),
                "Cache-Control": "no-cache",
            }
            if self._has_it(headers["ETag"], int(status.st_mtime)):
                self._say(HTTPStatus.NOT_MODIFIED, **headers)
                return
            self.send_response(HTTPStatus.OK)
            headers["Content-Type"] = TYPES.get(path.suffix.lower(), BYTES)
            headers["Content-Length"] = str(status.st_size)
            self._end(headers)
            if with_body:
                # The promised length and no more, even where the file grows meanwhile.
                left = status.st_size
                while left and (part := file.read(min(left, 1 << 20))):
                    self.wfile.write(part)
                    left -= len(part)
                self.close_connection = self.close_connection or bool(left)

    def _address(self, path: Path) -> str:
        return "/" + quote(path.relative_to(self.root.resolve()).as_posix())

    def _has_it(self, etag: str, changed: int) -> bool:
        asked = self.headers.get("If-None-Match")
        if asked is not None:
            return etag in asked
        with contextlib.suppress(TypeError, ValueError):
            return changed <= parsedate_to_datetime(self.headers.get("If-Modified-Since")).timestamp()
        return False

    def _say(self, status: HTTPStatus, **headers: str) -> None:
        """Answer with a status alone, and its words where it may have some."""
        text = b"" if status == HTTPStatus.NOT_MODIFIED else f"{status.value} {status.phrase}\n".encode()
        self.send_response(status)
        if text:
            headers |= {"Content-Type": TYPES[".txt"], "Content-Length": str(len(text))}
        self._end(headers)
        if self.command != "HEAD":
            self.wfile.write(text)

    def _end(self, headers: dict[str, str]) -> None:
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()

    def handle(self) -> None:
        # A reader who turns the page stops a download: no reason for a traceback.
        with contextlib.suppress(ConnectionError, TimeoutError):
            super().handle()

    def version_string(self) -> str:
        return "course.py"

    def log_message(self, *_: object) -> None:
        """Stay quiet: the terminal is for what the reader needs to know."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    # On Windows this would let two servers share a port.
    allow_reuse_address = os.name != "nt"


def find(root: Path, address: str) -> Path | None:
    """Return the file or folder that an address's path names, or None: also for one outside `root`."""
    name = unquote(address, errors="strict") if _is_text(address) else "\0"
    parts = PurePosixPath(name.lstrip("/")).parts
    if any(part == ".." or "\0" in part or "\\" in part or ":" in part for part in parts):
        return None
    root = root.resolve()
    try:
        path = root.joinpath(*parts).resolve(strict=True)
    except (OSError, RuntimeError):
        return None
    if not path.is_relative_to(root) or (name.endswith("/") and not path.is_dir()):
        return None
    return path


def _is_text(address: str) -> bool:
    try:
        unquote(address, errors="strict")
    except UnicodeDecodeError:
        return False
    return True


def open_server(root: Path, host: str, port: int) -> Server:
    """Return a server that listens on the port, or on the next free one; 0 lets the machine choose.

    Raises OSError where none is free, or the host is not this machine's.
    """
    handler = type("Handler", (Handler,), {"root": root.resolve()})
    for candidate in range(port, min(port + PORTS_TRIED, 65536)):
        try:
            return Server((host, candidate), handler)
        except OSError as error:
            # Windows says "access denied" of some ports that it keeps for itself.
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise OSError(f"no port from {port} to {candidate} is free")


def own_address() -> str | None:
    """Return this machine's address in its network, as others in the room see it. Sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        return probe.getsockname()[0]
