"""`course.py serve`: builds the book, serves it and opens the browser."""

import argparse
import os
import sys
import threading
import webbrowser

import segno

from tooling.build import build
from tooling.paths import HTML
from tooling.server import open_server, own_address
from tooling.steps import StepFailed


def run(args: list[str]) -> int:
    """Build, then serve until Ctrl+C."""
    parser = argparse.ArgumentParser(prog="course.py serve", description="Build the book and serve it.")
    parser.add_argument("--port", type=port_number, default=8000, help="default 8000; where it is busy, the next free one")
    parser.add_argument("--host", default="127.0.0.1", help="default 127.0.0.1; for others in the room 0.0.0.0")
    parser.add_argument("--no-browser", action="store_true", help="don't open the browser")
    chosen = parser.parse_args(args)
    build()
    try:
        server = open_server(HTML, chosen.host, chosen.port)
    except OSError as error:
        raise StepFailed(
            f"The book is built, but can't be served on {chosen.host}: {error}",
            "Choose another --port, or leave --host out.",
        ) from error
    port = server.server_address[1]
    if chosen.port not in (0, port):
        print(f"Port {chosen.port} is busy, so this is {port}.")
    for_all = chosen.host in ("0.0.0.0", "::", "")
    here = f"http://{'127.0.0.1' if for_all else chosen.host}:{port}/"
    print(f"The book is at {here}")
    if for_all and (address := own_address()):
        room = f"http://{address}:{port}/"
        print(f"For others in the room: {room}")
        if sys.stdout.isatty():
            # For their cameras, from the laptop's own screen.
            segno.make(room, micro=False).terminal(compact=True)
    print("Ctrl+C stops it.", flush=True)
    if not chosen.no_browser and not os.environ.get("CI"):
        threading.Thread(target=webbrowser.open, args=(here,), daemon=True).start()
    with server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0


def port_number(text: str) -> int:
    """Return a port from what was typed.

    >>> port_number("8000")
    8000
    """
    number = int(text) if text.isdecimal() else -1
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return number
