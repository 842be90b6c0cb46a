"""The writers' plain directives: lines to write on, and a division."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup


def test_lines_are_ruled_labelled_and_said_aloud(build_book: Callable) -> None:
    built = build_book({"welcome": "# W\n\n:::{lines} 4\n:label: What <they> said\n:::\n\n:::{lines} 1\n:::\n"})
    assert built.warnings == ""
    page = BeautifulSoup(built.page("index"), "html.parser")
    four, one = page.select("div.lines")
    assert len(four.find_all("span")) == 4
    assert four["role"] == "img"
    assert four["aria-label"] == "Room to write: 4 lines"
    assert [label.text for label in page.select(".lines-label")] == ["What <they> said"]
    assert len(one.find_all("span")) == 1
    assert one["aria-label"] == "Room to write: one line"


@pytest.mark.parametrize("count", ["many", "0", "29", "3 4", "-1"])
def test_a_count_of_lines_that_fits_no_sheet_is_refused(build_book: Callable, count: str) -> None:
    built = build_book({"welcome": f"# W\n\n:::{{lines}} {count}\n:::\n"})
    assert "`lines` takes how many lines to rule, a number from 1 to 28" in built.warnings
    assert "<div class=\"lines\"" not in built.page("index")


def test_div_is_a_division_with_its_classes(build_book: Callable) -> None:
    built = build_book({"welcome": "# W\n\n::::{div} doors\n:::{div} door\nOne.\n:::\n::::\n"})
    assert built.warnings == ""
    door = BeautifulSoup(built.page("index"), "html.parser").select_one("div.doors > div.door")
    assert re.sub(r"\s+", " ", door.text).strip() == "One."
