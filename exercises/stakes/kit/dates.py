"""Days, as text: ``2027-03-31``."""

from __future__ import annotations

import re
from datetime import date


def is_date(value: str) -> bool:
    """Whether a text is a day of the years 1900 to 2199, written as ``2027-03-31``.

    >>> is_date("2028-02-29"), is_date("2027-02-29"), is_date("01/02/03")
    (True, False, False)
    """
    if not re.fullmatch(r"(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
