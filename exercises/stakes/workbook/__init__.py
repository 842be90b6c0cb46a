"""Everything a learner wrote, in one JSON document: open it, save it, and take sessions out of it."""

from .document import SIZE_LIMIT, WARN_AT, Workbook, dumps, load, load_for_the_room, new, save

__all__ = ["SIZE_LIMIT", "WARN_AT", "Workbook", "dumps", "load", "load_for_the_room", "new", "save"]
