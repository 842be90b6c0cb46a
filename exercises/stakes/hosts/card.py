"""What stands around every exercise, in the words of the learner's language: its foot, and what a host may say."""

from __future__ import annotations

from ..kit.words import _
from .markup import Element, element


def foot(exercise: str, static: str = "") -> Element:
    """Saved or not, a copy out and in, print, start over; ``static`` is said while no script runs."""
    return element(
        "div",
        {"class": "foot"},
        element("p", {"class": "saved", "role": "status"}, static or words()["static"]),
        element(
            "div",
            {"class": "group row"},
            _button("export", _("Save a copy")),
            element(
                "span",
                {"class": "file"},
                element("label", {"for": f"{exercise}-open"}, _("Open a copy")),
                element(
                    "input",
                    {"type": "file", "id": f"{exercise}-open", "accept": ".json,application/json", "data-do": "import"},
                ),
            ),
            _button("print", _("Print")),
            _button("clear", _("Clear my work")),
        ),
    )


def share() -> Element:
    """What hands over a part of the work, and keeps the rest back."""
    return element("div", {"class": "group row"}, _button("share", _("Save a copy for the room"), tone="main"))


def drop() -> Element:
    """Where files are handed in, and what is said of them."""
    return element(
        "div",
        {"class": "drop"},
        element("label", {"for": "room-files"}, _("Drop the room’s files anywhere on this page, or choose them")),
        element("span", {"class": "hint", "id": "room-files_hint"}, _("Copies for the room, whole copies, zips of them, a folder, a saved tally.")),
        element(
            "input",
            {"type": "file", "id": "room-files", "multiple": True, "accept": ".json,.zip,application/json", "aria-describedby": "room-files_hint"},
        ),
        element("p", {"class": "saved", "role": "status"}, room_words()["static"]),
    )


def room_foot() -> Element:
    """The report out, in four ways, and all of it away."""
    return element(
        "div",
        {"class": "foot"},
        element(
            "div",
            {"class": "group row"},
            _button("print", _("Print the report")),
            _button("csv", _("Save it as CSV")),
            _button("json", _("Save it as JSON")),
            _button("tally", _("Save what was typed in")),
            _button("forget", _("Forget all of it")),
        ),
    )


def _button(do: str, label: str, tone: str = "quiet") -> Element:
    return element("button", {"type": "button", "class": tone, "data-do": do}, label)


def jupyter_words(path: str) -> dict[str, str]:
    """The same, where Jupyter keeps the work: the learner is told on which machine."""
    return words() | {
        "static": _(
            "Nothing here answers: this is only a picture of the exercise. To do it, install anywidget where Jupyter runs, "
            "start Jupyter again, open this notebook in JupyterLab or Notebook 7, and run this cell."
        ),
        "live": _("Ready. What you write is saved in {path}, on the machine where Jupyter runs.").format(path=path),
        "saved": _("Saved at {{time}} in {path}, on the machine where Jupyter runs.").format(path=path),
        "cleared": _("Cleared. Nothing you wrote is left in {path}.").format(path=path),
        "clear": _("Clear everything you wrote, in every exercise, from {path}?").format(path=path),
        "elsewhere": _("Your work was changed from another notebook since. Nothing was overwritten."),
        "take_theirs": _("Show the other notebook's"),
        "keep_mine": _("Keep this notebook's"),
        "unreadable": _(
            "{path} cannot be read: {{why}} It is left as it is, and what you write here is not saved. Save a copy of it, "
            "then clear or open another; or set it aside."
        ).format(path=path),
        "set_aside": _("Set it aside and keep what is here"),
        "not_cleared": _("Not cleared: {path} could not be changed. See who may write to its folder.").format(
            path=path
        ),
        "unanswered": _(
            "Jupyter has not answered yet, and until it does nothing you write is saved. It may be busy with another "
            "cell. If it was restarted, run this cell again."
        ),
    }


def words() -> dict[str, str]:
    """What a host says of its own, by name; ``{…}`` is filled in by the host."""
    return {
        "static": _("This exercise works in the page once it is loaded. Without scripts it can be read and printed."),
        "starting": _("Getting the exercise ready. You can begin to type."),
        "progress": _("Getting the exercise ready: {percent}%. You can begin to type."),
        "live": _("Ready. What you write is saved on this device and goes nowhere else."),
        "saved": _("Saved on this device at {time}. It goes nowhere else."),
        "unsaved": _("Not saved: {why} Save a copy, so that nothing is lost."),
        "nowhere": _("this browser keeps nothing for this page."),
        "full": _("there is no room left on this device."),
        "bigger": _(
            "Your work is getting big. Past {limit} MB it cannot be opened again: remove what you no longer need."
        ),
        "failed": _(
            "The exercise can't run here ({why}). You can still read this page, print it, do it on the handout, and save "
            "a copy of what you wrote before."
        ),
        "too_big": _("it is over {limit} MB, too big for a workbook."),
        "unreadable": _(
            "What is saved on this device cannot be read: {why} It is left as it is, and nothing new is saved: save a copy "
            "of it, then clear your work or open another copy."
        ),
        "opened": _("Opened. What was here before has been replaced."),
        "not_opened": _("Not opened: {why} What you wrote here is as it was."),
        "cleared": _("Cleared. Nothing you wrote is left on this device."),
        "not_cleared": _(
            "Not cleared: this browser does not let this page change what it keeps. Clear this site's data in the "
            "browser's settings."
        ),
        "clear": _("Clear everything you wrote, in every exercise, from this device?"),
        "clear_yes": _("Clear my work"),
        "clear_copy": _("Save a copy first"),
        "keep": _("Keep it"),
        "replace": _("Opening a copy replaces what you wrote here. Go on?"),
        "replace_yes": _("Open it"),
        "elsewhere": _("Your work was changed in another tab since. Nothing was overwritten."),
        "take_theirs": _("Show the other tab's"),
        "keep_mine": _("Keep this tab's"),
        "queued": _("Noted. It will be done as soon as the exercise is ready."),
        "exercise": _("Exercise"),
        "handout": _("The same exercise on paper: one page to print"),
        "file_name": _("my-common-stakes"),
        "for_the_room": _("for-the-room"),
        "hand_over": _("Hand a part of this to a room, if you want to"),
    }


def room_words() -> dict[str, str]:
    """What the page of the room's report says of its own."""
    return {
        "static": _(
            "Files are read in the page, by scripts, and go nowhere. With scripts off, “python3 course.py stakes merge FOLDER -o "
            "report.html” makes the same report in a terminal."
        ),
        "starting": _("Getting ready. You can choose files already."),
        "live": _("Ready. What you drop here is read on this device, goes nowhere, and is forgotten when you close the page."),
        "reading": _("Reading: {done} of {all}."),
        "counted": _("{counted} of {all} files count. Those that don't are listed under the report, each with the reason."),
        "failed": _("The report can't be made here ({why}). “python3 course.py stakes merge” makes it in a terminal."),
        "forget": _("Forget all that was dropped and typed in here?"),
        "forget_yes": _("Forget it"),
        "keep": _("Keep it"),
        "forgotten": _("Forgotten. The files on this device are where they were: delete them on the day that you said."),
        "nothing": _("There is nothing to save yet. Drop files, or type in what is on paper."),
        "report": _("the-rooms-report"),
        "tally": _("tally"),
        "place": _("The room's report"),
    }
