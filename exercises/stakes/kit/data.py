"""Frozen attrs classes to plain data and back, strictly: no key too many, no number where text belongs.

Text is cleaned on the way in, as what is typed is.
"""

from __future__ import annotations

import math
import re
from typing import Any, TypeVar

import cattrs
from cattrs.errors import ForbiddenExtraKeysError

from .actions import clean
from .dates import is_date
from .errors import StakesError

T = TypeVar("T")
# Between the name of an attribute and what is wrong with its value: no text that was cleaned has it.
_MARK = "\0"


class DataError(StakesError):
    """Data that is not of its class; ``path`` says where: ``("people", 3, "name")``."""

    def __init__(self, message: str, path: tuple[str | int, ...] = ()) -> None:
        where = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
        super().__init__(f"{where}: {message}" if where else message)
        self.message = message
        self.path = path


def _exactly(kind: type, words: str) -> Any:
    def hook(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise ValueError(f"expected {words}, found {_named(value)}")
        return clean(value) if kind is str else value

    return hook


def _named(value: Any) -> str:
    names = {str: "text", int: "a number", float: "a number", bool: "true or false", list: "a list", dict: "a mapping"}
    return names.get(type(value), "nothing")


def _tuple_hook(kind: Any, converter: cattrs.Converter) -> Any:
    listed = converter.get_structure_hook(list[kind.__args__[0]])

    def hook(value: Any, _: Any) -> Any:
        if not isinstance(value, list):
            raise ValueError(f"expected a list, found {_named(value)}")
        return tuple(listed(value, list[kind.__args__[0]]))

    return hook


def _make_converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    for kind, words in ((str, "text"), (int, "a whole number"), (bool, "true or false")):
        converter.register_structure_hook(kind, _exactly(kind, words))
    converter.register_structure_hook_factory(
        lambda kind: getattr(kind, "__origin__", None) is tuple and kind.__args__[1:] == (...,), _tuple_hook
    )
    return converter


_converter = _make_converter()


class _Unfit(ValueError):
    """A value that an attribute of a class can't have."""

    def __init__(self, attribute: Any, message: str) -> None:
        super().__init__(message)
        self.attribute = attribute.name


def one_of(*values: str) -> Any:
    """An attrs validator: the value is one of these."""

    def check(_: Any, attribute: Any, value: str) -> None:
        if value not in values:
            raise _Unfit(attribute, f"“{value}” is none of {', '.join(values)}")

    return check


def at_most(limit: int) -> Any:
    """An attrs validator: a text, or a row of entries, is no longer than this."""

    def check(_: Any, attribute: Any, value: Any) -> None:
        if len(value) > limit:
            raise _Unfit(attribute, f"{len(value)} long, over the limit of {limit}")

    return check


def between(low: int, high: int) -> Any:
    """An attrs validator: a number from ``low`` to ``high``."""

    def check(_: Any, attribute: Any, value: int) -> None:
        if not low <= value <= high:
            raise _Unfit(attribute, f"{value} is not from {low} to {high}")

    return check


def iso_date(_: Any, attribute: Any, value: str) -> None:
    """An attrs validator: a day as ``2027-03-31``, or nothing."""
    if value and not is_date(value):
        raise _Unfit(attribute, f"“{value}” is no day as 2027-03-31")


def read(kind: type[T], data: Any) -> T:
    """``data`` as an instance of the attrs class ``kind``; raises DataError for the first thing that is wrong."""
    if not isinstance(data, dict):
        raise DataError(f"expected a mapping, found {_named(data)}")
    try:
        return _converter.structure(data, kind)
    except RecursionError:
        raise DataError("nested too deeply") from None
    except Exception as error:
        message, path = _first(error)
        raise DataError(message, path) from None


def finite(number: str) -> float:
    """The number that a text writes; raises ValueError for infinity and what is no number.

    >>> finite("1.5")
    1.5
    """
    value = float(number)
    if not math.isfinite(value):
        raise ValueError(f"{number} is not finite")
    return value


def write(instance: Any) -> Any:
    """Plain data, ready for JSON, from which :func:`read` makes the same instance."""
    return _converter.unstructure(instance)


def _say(error: BaseException, _: type | None) -> str:
    if isinstance(error, _Unfit):
        return f"{error.attribute}{_MARK}{error}"
    if isinstance(error, KeyError):
        return f"“{error.args[0]}” is missing"
    if isinstance(error, ForbiddenExtraKeysError):
        extra = ", ".join(f"“{name}”" for name in sorted(map(str, error.extra_fields)))
        return f"unknown key {extra}"
    if isinstance(error, (AttributeError, TypeError)):
        return "expected a mapping"
    return str(error)


def _first(error: Exception) -> tuple[str, tuple[str | int, ...]]:
    found = cattrs.transform_error(error, format_exception=_say)
    # A key that is misspelled is missing as well: what is there says more than what is not.
    said = next((one for one in found if one.startswith("unknown key")), found[0])
    message, _, where = said.rpartition(" @ $")
    attribute, _, message = message.rpartition(_MARK)
    path = tuple(int(index) if index else name for index, name in re.findall(r"\[(\d+)\]|\.([^.\[]+)", where))
    unknown = re.match(r"unknown key “([^”]*)”", message)
    name = unknown[1] if unknown else attribute
    return message, (*path, name) if name else path
