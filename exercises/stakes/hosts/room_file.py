"""The room's report as a file: what ``stakes merge`` writes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..kit.errors import why
from ..kit.words import _, plural
from ..workbook.document import write_whole
from ..workshop import Report, report
from ..workshop.exporting import to_json
from ..workshop.folders import read_all
from ..workshop.view import view
from .markup import Renderer, html

STYLE = Path(__file__).with_name("frontend") / "style.css"
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{ color-scheme: light; }}
body {{ margin: 1rem auto; max-width: 60rem; padding: 0 1rem; }}
{style}</style></head>
<body><main class="stakes"><h1>{title}</h1>{body}</main></body></html>
"""


def merge(paths: Sequence[str], out: str) -> int:
    """Merge the workbooks in these files and folders into a report, and name each file that was left out, and why.

    Returns 1 where there was no workbook, or the report could not be written.
    """
    target = Path(out)
    if target.suffix.lower() not in _WRITERS:
        print(_("{out}: name a file that ends in .html or .json.").format(out=_shown(out)))
        return 1
    room = read_all(paths)
    for name, reason in room.left_out:
        print(_("{file}: left out. {why}").format(file=_shown(name), why=_shown(reason)))
    if not room.counted:
        print(_("No workbook could be read, so nothing was written."))
        return 1
    made = report(room)
    try:
        write_whole(target, _WRITERS[target.suffix.lower()](made))
    except (OSError, ValueError) as wrong:
        print(_("{out}: cannot be written: {why}. Choose another folder.").format(out=_shown(out), why=why(wrong)))
        return 1
    print(_("{out}: {shared}").format(out=_shown(out), shared=plural("{n} person shared something.", "{n} people shared something.", made.people)))
    return 0


def page(made: Report) -> str:
    """The report as a page by itself, which asks for nothing and runs nothing."""
    shown = html(Renderer("room")(view(made)))
    return PAGE.format(title=_("The room's report"), style=STYLE.read_text("utf-8"), body=shown)


_WRITERS = {".html": page, ".json": to_json}


def _shown(text: str) -> str:
    """A text as any terminal can write it."""
    return text.encode("utf-8", "backslashreplace").decode()
