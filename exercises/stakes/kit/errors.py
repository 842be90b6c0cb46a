"""One family of errors: each says what is wrong and what to do."""

from __future__ import annotations


class StakesError(Exception):
    """The base of every error that Common Stakes raises on purpose."""


def why(wrong: Exception) -> str:
    """What a system's error says, without its number and its file.

    >>> why(FileNotFoundError(2, "No such file or directory", "a.json")), why(ValueError("embedded null byte"))
    ('No such file or directory', 'embedded null byte')
    """
    return getattr(wrong, "strerror", None) or str(wrong)


class UnknownExercise(StakesError):
    """A name that is no exercise's."""


class ActionError(StakesError):
    """An action that a session cannot take; its work is as it was before."""


class PowerError(StakesError):
    """Weights and a quota that make no vote, or one too large for what was asked."""


class WorkbookError(StakesError):
    """A workbook, or a piece of work, that cannot be opened or saved.

    ``reason`` is one of ``not-ours``, ``damaged``, ``too-new``, ``too-big``, ``wrong-content``, ``unreadable``.
    """

    def __init__(self, message: str, reason: str = "wrong-content") -> None:
        super().__init__(message)
        self.reason = reason


class ContentError(StakesError):
    """A case or script that is not as it should be, with its ``file`` and ``line`` (from 1)."""

    def __init__(self, message: str, file: str = "", line: int = 1) -> None:
        super().__init__(f"{file}:{line}: {message}" if file else message)
        self.message = message
        self.file = file
        self.line = line
