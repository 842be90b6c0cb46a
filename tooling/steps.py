"""Steps that are done once: each leaves a stamp with the hash of what went in.

A step is data: a name to show, what goes in, what must come out, and the function that does it.
It runs again when the hash of what goes in has changed or when something that it made is gone.
"""

import contextlib
import hashlib
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

# Made by tools while they run, so never a reason to run a step again.
PASSING = {"__pycache__", ".ipynb_checkpoints", ".pytest_cache", ".hypothesis", "my-work"}


class StepFailed(Exception):
    """A step could not be done.

    why: what happened, often the last lines of a program's output; todo: what the reader can do about it.
    """

    def __init__(self, why: str, todo: str) -> None:
        super().__init__(why)
        self.why = why
        self.todo = todo
        self.step = ""

    def __str__(self) -> str:
        head = f"{self.step}: failed." if self.step else "Failed."
        why = "\n".join("  " + line for line in self.why.strip().splitlines())
        return f"{head}\n\nWhy:\n{why}\n\nWhat to do:\n  {self.todo}"


@dataclass(frozen=True)
class Step:
    """One thing to do.

    name: said while it runs, as in "Installing the book's tools".
    inputs: files and folders, whose names and contents count, and plain strings.
    outputs: glob patterns, relative to `base`; each must match something, or the step is done again.
    run: does it; raises StepFailed.
    stamp: the file that remembers what went in.
    """

    name: str
    inputs: tuple[Path | str, ...]
    outputs: tuple[str, ...]
    run: Callable[[], None]
    stamp: Path
    base: Path

    def is_done(self) -> bool:
        """Say whether the stamp fits what goes in, and all that came out is still there."""
        try:
            before = self.stamp.read_text("utf-8")
        except OSError:
            return False
        return before == digest(self.inputs) and all(
            any(self.base.glob(pattern)) for pattern in self.outputs
        )

    @property
    def started(self) -> Path:
        """The file that is there only while the step runs, or when it was cut short."""
        return self.stamp.with_suffix(".started")


def digest(inputs: Iterable[Path | str]) -> str:
    """Hash names and contents of files, of folders with all that is in them, and strings.

    >>> digest(["3.11"]) == digest(["3.11"]) != digest(["3.12"])
    True
    """
    total = hashlib.sha256()
    for entry in inputs:
        if isinstance(entry, str):
            total.update(f"text {entry}\0".encode())
            continue
        for path in files_in(entry):
            name = path.relative_to(entry).as_posix()
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            total.update(f"file {entry.name}/{name} {content}\0".encode())
    return total.hexdigest()


def files_in(entry: Path) -> Iterator[Path]:
    """Yield a file itself, or the files of a folder in order of name; nothing where there is none."""
    if entry.is_file():
        yield entry
        return
    for folder, folders, names in os.walk(entry):
        folders[:] = sorted(name for name in folders if name not in PASSING and not name.endswith(".egg-info"))
        yield from (Path(folder, name) for name in sorted(names) if not name.endswith(".pyc"))


def run_steps(steps: Iterable[Step], *, out: Callable[[str], None] | None = None) -> list[str]:
    """Do the steps that are not done yet, in order, and return their names.

    Raises StepFailed, which then names the step. A step that fails leaves no stamp.
    """
    did = []
    for step in steps:
        if step.is_done():
            continue
        step.stamp.parent.mkdir(parents=True, exist_ok=True)
        step.stamp.unlink(missing_ok=True)
        # Before the step: a file saved while it runs is a change that it may not have seen.
        before = digest(step.inputs)
        step.started.touch()
        with Progress(step.name, out):
            try:
                step.run()
            except StepFailed as failure:
                failure.step = failure.step or step.name
                _forget(step.started)
                raise
        step.stamp.parent.mkdir(parents=True, exist_ok=True)
        step.stamp.write_text(before, "utf-8")
        _forget(step.started)
        did.append(step.name)
    return did


def _forget(path: Path) -> None:
    path.unlink(missing_ok=True)


class Progress:
    """One line per step: its name while it runs, with the seconds where there is a terminal, and its time."""

    def __init__(self, name: str, out: Callable[[str], None] | None = None) -> None:
        self.name = name
        self.out = out or _print
        self.counts = out is None and sys.stdout.isatty()
        self._stop = threading.Event()

    def __enter__(self) -> "Progress":
        self.began = time.monotonic()
        self.out(f"{self.name} …")
        self._thread = threading.Thread(target=self._count, daemon=True)
        if self.counts:
            self._thread.start()
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._stop.set()
        if self.counts:
            self._thread.join()
            self.out("\r" + self._line())
        self.out(("" if self.counts else " ") + ("failed\n" if kind else self._time() + "\n"))

    def _count(self) -> None:
        while not self._stop.wait(1):
            self.out("\r" + self._line() + self._time())

    def _line(self) -> str:
        return f"{self.name} … "

    def _time(self) -> str:
        taken = time.monotonic() - self.began
        return f"{taken:.1f} s" if taken < 10 else f"{taken:.0f} s"


def _print(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a file's lock, so that two runs never write the same folder; wait for the other one, and say so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a+b") as handle:
        if not _lock(handle, wait=False):
            _print("Waiting for another course.py, which is at work here …\n")
            _lock(handle, wait=True)
        yield


def _lock(handle: object, *, wait: bool) -> bool:
    """Take the lock of an open file, which goes when the file is closed; say whether it was had."""
    while True:
        try:
            if os.name == "nt":
                import msvcrt

                handle.seek(0)
                msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except OSError:
            if not wait:
                return False
            time.sleep(0.2)
