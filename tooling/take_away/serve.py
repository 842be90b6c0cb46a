#!/usr/bin/env python3
"""Serves the course from this folder. It needs Python 3 and nothing else, no network either.

    python3 serve.py                   for this laptop alone
    python3 serve.py --host 0.0.0.0    for the room: it says which address to write on the wall

Kept to what old Pythons know, since nobody chooses the laptop on the day.
"""

import sys

if sys.version_info < (3, 4):
    sys.exit("This needs Python 3.4 or newer. Try: python3 serve.py\nWithout one, print/course.pdf holds the course.")

import argparse
import errno
import os
import socket
import threading
import webbrowser
from http.server import HTTPServer, SimpleHTTPRequestHandler
from socketserver import ThreadingMixIn

BOOK = os.path.join(os.path.dirname(os.path.abspath(__file__)), "book")
PORTS_TRIED = 50

# Not the machine's own table: Windows keeps one in its registry, which can break modules.
# Archives go as they are: with a Content-Encoding the browser would unpack them before the page can.
BYTES = "application/octet-stream"
TYPES = {
    ".bin": BYTES,
    ".css": "text/css; charset=utf-8",
    ".gz": BYTES,
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".inv": BYTES,
    ".ipynb": "application/x-ipynb+json",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".whl": "application/zip",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


class Handler(SimpleHTTPRequestHandler):
    """Answers GET and HEAD with files of the book, and with nothing else."""

    protocol_version = "HTTP/1.1"
    timeout = 60

    def translate_path(self, path):
        """The file that an address names; for one outside the book, a file that is not there."""
        found = SimpleHTTPRequestHandler.translate_path(self, path)
        real, root = os.path.realpath(found), os.path.realpath(BOOK)
        return found if real == root or real.startswith(root + os.sep) else os.path.join(root, "not there")

    def guess_type(self, path):
        """The type by the table above."""
        return TYPES.get(os.path.splitext(str(path))[1].lower(), BYTES)

    def list_directory(self, path):
        """Nothing: a folder without a page is not shown."""
        self.send_error(404)

    def end_headers(self):
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        SimpleHTTPRequestHandler.end_headers(self)

    def handle(self):
        # A reader who turns the page stops a download: no reason for a traceback.
        try:
            SimpleHTTPRequestHandler.handle(self)
        except (ConnectionError, socket.timeout):
            pass

    def log_message(self, *_):
        """Stay quiet: the window is for what the reader needs to know."""


class Server(ThreadingMixIn, HTTPServer):
    daemon_threads = True
    # A room opens the page all at once.
    request_queue_size = 128
    # On Windows this would let two servers share a port.
    allow_reuse_address = os.name != "nt"


def open_server(host, port):
    """Return a server on the port, or on the next free one."""
    for candidate in range(port, port + PORTS_TRIED):
        try:
            return Server((host, candidate), Handler)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise OSError("no port from %d to %d is free" % (port, candidate))


def own_address():
    """Return this machine's address in its network, or nothing. Sends nothing."""
    probe = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        probe.connect(("192.0.2.1", 9))
        return probe.getsockname()[0]
    except OSError:
        return None
    finally:
        probe.close()


def main():
    parser = argparse.ArgumentParser(description="Serve the course from this folder.")
    parser.add_argument("--port", type=int, default=8000, help="default 8000; where it is busy, the next free one")
    parser.add_argument("--host", default="127.0.0.1", help="default 127.0.0.1, this laptop alone; for the room 0.0.0.0")
    parser.add_argument("--no-browser", action="store_true", help="don't open the browser")
    chosen = parser.parse_args()
    if not os.path.isfile(os.path.join(BOOK, "index.html")):
        sys.exit("The folder book is not beside this file. Unpack the whole zip, then start serve.py from where it landed.")
    try:
        server = open_server(chosen.host, chosen.port)
    except (OSError, OverflowError) as error:
        sys.exit("The course can't be served on %s, port %d: %s\nChoose another --port, or leave --host out."
                 % (chosen.host, chosen.port, error))
    os.chdir(BOOK)  # which is the folder that the handler serves
    port = server.server_address[1]
    for_all = chosen.host in ("0.0.0.0", "::", "")
    here = "http://%s:%d/" % ("127.0.0.1" if for_all else chosen.host, port)
    print("The course is at %s" % here)
    if for_all and own_address():
        print("For others in the room: http://%s:%d/" % (own_address(), port))
    print("Leave this window open. Ctrl+C stops it.")
    sys.stdout.flush()
    if not chosen.no_browser:
        threading.Thread(target=webbrowser.open, args=(here,), daemon=True).start()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    server.server_close()


if __name__ == "__main__":
    main()
