"""The room's report: many people's workbooks, and what was counted on paper, in one picture that shows nobody."""

from .archive import read_file
from .report import Report, report
from .room import Room

__all__ = ["Report", "Room", "read_file", "report"]
