"""Sheets that are made when the book is built: role cards from their scripts, the address on the cover."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from book.cards import in_order, kind
from bs4 import BeautifulSoup
from stakes.one_on_one.script import scripts
from tooling.paths import HTML

CARD = "chapters/facilitator/handouts/03-role-{}.html"


def words(text: str) -> str:
    """A text without its punctuation, which a page may set its own way."""
    return " ".join(re.findall(r"\w+", text))


@pytest.mark.parametrize("name", sorted(scripts()))
def test_every_person_has_a_card_with_all_that_they_may_tell_each_under_what_it_takes(name: str) -> None:
    script = scripts()[name]
    page = BeautifulSoup((HTML / CARD.format(name)).read_text("utf-8"), "html.parser")
    assert words(page.h1.get_text()) == words(f"Role card: {script.title}")
    groups = page.select(".handout ol.facts")
    told = [" ".join(item.get_text().split()) for group in groups for item in group.find_all("li")]
    layers = in_order(script)
    assert len(told) == len(layers) == len(script.layers)
    for text, layer in zip(told, layers):
        assert words(layer.fact) in words(text)
    headings = [page.select(".handout p.heading")[place].get_text() for place in range(len(groups))]
    assert [len(group.find_all("li")) for group in groups] == [
        count for count in ([kind(layer) for layer in layers].count(number) for number in range(3)) if count
    ]
    assert headings[-1].startswith("Say this only if asked openly by")
    # What comes after another is numbered after it, and says so.
    numbers = {layer.id: number for number, layer in enumerate(layers, start=1)}
    for layer in layers:
        assert all(f"{numbers[before]}" in told[numbers[layer.id] - 1].rpartition("After")[2] for before in layer.after)
        assert all(kind(script.layer(before)) <= kind(layer) for before in layer.after)


def test_a_card_of_nobody_is_refused(build_book: Callable) -> None:
    built = build_book({"index": "# Book\n\n```{role-card} nobody\n```\n"})
    assert "no script 'nobody'" in built.warnings
    assert "teo-tenant" in built.warnings


@pytest.mark.parametrize(("address", "codes"), [("https://example.org/a/", 1), ("", 0)])
def test_the_cover_has_a_code_only_where_the_book_knows_its_address(build_book: Callable, address: str, codes: int) -> None:
    built = build_book({"index": "# Book\n\n```{address-code}\n```\n"}, html_baseurl=address)
    page = BeautifulSoup(built.page("index"), "html.parser")
    (block,) = page.select(".address")
    assert len(block.select("svg[role=img]")) == codes
    assert (address in block.get_text()) if address else ("--address" in block.get_text())
    assert built.warnings == ""
