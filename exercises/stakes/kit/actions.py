"""What a session can be told to do: a table of actions, each with the parts that it takes.

An action is a dict: ``{"do": "write-name", "who": "p1", "value": "Ana"}``. A host copies it from a control; it may
also come from a stranger, so every part is checked before a handler sees it.
"""

from __future__ import annotations

import inspect
import unicodedata
from collections.abc import Callable
from typing import Any

from .dates import is_date
from .errors import ActionError
from .words import _, plural

Check = Callable[[Any], Any]
Handler = Callable[..., Any]

_REFUSED = {"Cc", "Cs"}
_DIRECTION_OVERRIDES = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(value: str, *, lines: bool = True) -> str:
    """Text in NFC without control, surrogate and direction-override characters.

    >>> clean("Ana\\u202e\\x00 Cruz\\n", lines=False)
    'Ana Cruz '
    """
    value = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not lines:
        value = value.replace("\n", " ")
    if value.isascii() and value.isprintable():
        return value
    kept = "".join(
        c for c in value if c == "\n" or (unicodedata.category(c) not in _REFUSED and c not in _DIRECTION_OVERRIDES)
    )
    # Last, because what was taken out may have stood between a letter and its accent.
    return unicodedata.normalize("NFC", kept)


def text(limit: int, *, lines: bool = False) -> Check:
    """A check for text of up to ``limit`` characters, which it cleans; with ``lines`` it may have several."""

    def check(value: Any) -> str:
        if not isinstance(value, str):
            raise ActionError(_("This needs text. Type it in words."))
        value = clean(value, lines=lines)
        if len(value) > limit:
            too_long = plural("That is {n} character", "That is {n} characters", len(value))
            raise ActionError(_("{too_long}. Shorten it to {limit} or fewer.").format(too_long=too_long, limit=limit))
        return value

    return check


def one_of(*values: str) -> Check:
    """A check for one of these values."""

    def check(value: Any) -> str:
        if not isinstance(value, str) or value not in values:
            raise ActionError(_("That is not one of the choices. Choose one that is shown."))
        return value

    return check


def boolean(value: Any) -> bool:
    """A check for yes or no, from a box that is ticked or not."""
    if type(value) is not bool:
        raise ActionError(_("This needs a tick, or none. Use the box as it is shown."))
    return value


def number(low: int, high: int) -> Check:
    """A check for a whole number from ``low`` to ``high``, as it is typed (``"12"``) or as it is (``12``).

    Nothing typed is 0, or ``low`` where that is more.
    """

    def check(value: Any) -> int:
        if type(value) is str and len(value) <= 20:
            typed = value.strip()
            value = int(typed) if typed.isascii() and typed.isdigit() else max(low, 0) if not typed else None
        if type(value) is not int:
            raise ActionError(_("This needs a whole number, in digits. Type one, such as 12."))
        if not low <= value <= high:
            raise ActionError(_("Type a number from {low} to {high}.").format(low=low, high=high))
        return value

    return check


def date(value: Any) -> str:
    """A check for a day as ``2027-03-31``, or nothing."""
    if value == "":
        return ""
    if not isinstance(value, str) or not is_date(value):
        raise ActionError(_("This needs a day. Type it as 2027-03-31: year, month, day."))
    return value


def day(value: Any) -> str:
    """A check for the day that a host adds where a control asks for ``today``."""
    if value == "":
        raise ActionError(_("This needs today's date. Use the controls as they are shown."))
    return date(value)


def identifier(value: Any) -> str:
    """A check for the id of something in the work."""
    if not isinstance(value, str) or not 0 < len(value) <= 100:
        raise ActionError(_("This action names nothing here. Use the controls as they are shown."))
    return value


def seed(value: Any) -> int:
    """A check for the seed that a host adds where a control asks for one: a whole number below 2⁵³."""
    if type(value) is not int or not 0 <= value < 2**53:
        raise ActionError(_("This needs a seed, a whole number of 0 or more."))
    return value


def reference(value: Any) -> str:
    """A check for the id of something in the work, or nothing."""
    return "" if value == "" else identifier(value)


class Actions:
    """A table of actions. Called with work and an action it returns the new work, or raises ActionError.

    ``Actions(others)`` begins with the actions of other tables.
    """

    def __init__(self, *others: Actions) -> None:
        self._known: dict[str, tuple[Handler, dict[str, Check]]] = {}
        for other in others:
            self._known |= other._known

    @property
    def known(self) -> dict[str, dict[str, Check]]:
        """The actions of the table, each with its parts and their checks."""
        return {do: parts for do, (_handler, parts) in self._known.items()}

    def on(self, do: str, **parts: Check) -> Callable[[Handler], Handler]:
        """Register a handler, called with the work and the checked parts by name."""

        def register(handler: Handler) -> Handler:
            _, *rest = inspect.signature(handler).parameters.values()
            taken = {part.name for part in rest if part.kind is not part.VAR_KEYWORD}
            if taken != set(parts) and not (len(taken) < len(rest) and taken < set(parts)):
                raise TypeError(f"{do}: the handler takes {sorted(taken)}, the table says {sorted(parts)}")
            self._known[do] = (handler, parts)
            return handler

        return register

    def __call__(self, work: Any, action: Any) -> Any:
        if not isinstance(action, dict):
            raise ActionError(_("An action is a dict with a “do”. Copy it from a control."))
        do = action.get("do")
        if not isinstance(do, str) or do not in self._known:
            raise ActionError(_("There is no such action here. Use the controls as they are shown."))
        handler, parts = self._known[do]
        if not set(parts) <= set(action) <= {*parts, "do", "value"}:
            raise ActionError(_("This action has parts missing or too many. Copy it from a control."))
        return handler(work, **{name: check(action[name]) for name, check in parts.items()})
