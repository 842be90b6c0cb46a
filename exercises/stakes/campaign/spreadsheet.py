"""Tables for a spreadsheet, as CSV in which no cell is a formula, and which reads back exactly as it was written.

A spreadsheet may run a cell that begins with ``=``, ``+``, ``-`` or ``@``, after spaces too (OWASP, CSV Injection). Such a cell
is written with an apostrophe before it, and reading takes that one away again. Every cell is quoted, so that no separator
that a spreadsheet looks for can end it early.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from attrs import frozen

from ..kit.errors import StakesError
from ..kit.words import _

# After apostrophes, so that a cell that was already so is not taken for one written here. The wide signs are run too.
_RUNS = re.compile(r"'*(?:[\t\r\n]|[\s\x00-\x1f\ufeff]*[=+\-@＝＋－＠|%])")


class SpreadsheetError(StakesError):
    """Text that is no table; it says in which row."""


@frozen
class Row:
    """A row as it was read, and the line on which it ends."""

    line: int
    cells: tuple[str, ...]


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs.

    >>> guarded("=1+1"), guarded("-5"), guarded("'tis"), guarded("'=x")
    ("'=1+1", "'-5", "'tis", "''=x")
    """
    return f"'{cell}" if _RUNS.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell that was guarded.

    >>> unguarded("'=1+1"), unguarded("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell[1:]) else cell


def write(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV. It begins with a mark by which spreadsheets know UTF-8."""
    made = io.StringIO(newline="")
    csv.writer(made, quoting=csv.QUOTE_ALL).writerows([guarded(cell) for cell in row] for row in rows)
    return f"\ufeff{made.getvalue()}"


def read(text: str) -> list[Row]:
    """The rows of a CSV, those without any words left out. Commas or semicolons part the cells, as the first line has it.

    Raises SpreadsheetError.
    """
    text = text.removeprefix("\ufeff")
    first = re.sub(r'"[^"]*"', "", text.partition("\n")[0])
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=";" if ";" in first and "," not in first else ",")
    rows = []
    try:
        for found in reader:
            cells = tuple(map(unguarded, found))
            if any(cell.strip() for cell in cells):
                rows.append(Row(reader.line_num, cells))
    except csv.Error:
        said = _("Line {line} can't be read: a quotation mark is open or in the wrong place. Mend it, and paste it again.")
        raise SpreadsheetError(said.format(line=reader.line_num)) from None
    return rows
