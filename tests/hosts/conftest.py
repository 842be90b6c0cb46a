"""The Jupyter host, with the learner's file in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import stakes

from hosts.widget import NAME, Seen


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the work is kept, empty."""
    monkeypatch.setenv("STAKES_WORK", str(tmp_path / "my-work"))
    return tmp_path / "my-work"


@pytest.fixture
def file(folder: Path) -> Path:
    return folder / "workbook.json"


@pytest.fixture
def open_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Seen]:
    """Opens the exercise, as a cell of a notebook does; each call is one more notebook."""

    def opened() -> Seen:
        seen = Seen(stakes.open_exercise(NAME))
        monkeypatch.setattr(seen.widget, "send", lambda content, buffers=None: seen.sent.append(content))
        return seen

    return opened


@pytest.fixture
def one(open_one: Callable[[], Seen]) -> Seen:
    return open_one()
