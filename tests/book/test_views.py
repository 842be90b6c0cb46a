"""Two views of one source: what the facilitator's page has, what a learner's must not, and how one gets across."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

PAGES = {
    "chapters/welcome": """# Common Stakes

Go to [the text](one.md), to [the sheets](facilitator/index.md), or [on this page](#further).

:::{facilitator} Let the silence stand
:minutes: 5
Count to ten *plovers*. See [the text](one.md) and [the exercise](../exercises/02-map.md).

- then ask again
:::

(further)=
## Further

Said to everyone.
""",
    "chapters/one": """# One

First.

:::{facilitator} Before
Offer the curlew, as [below](#below).
:::

:::{facilitator} Between
Offer the dunlin.
:::

Last. [To a step](../exercises/02-map.md#a-step), [to the exercise](../exercises/02-map.md).

(below)=
## Below

Text.
""",
    "exercises/02-map": """# The map

## A step

```{raw} html
<section data-exercise="map" data-state="static">Live here.</section>
```
""",
    "chapters/facilitator/index": "# For facilitators\n\nBack to [the text](../one.md).\n\n:::{facilitator} Own\nOffer the godwit.\n:::\n",
    "chapters/facilitator/notes": "---\nnosearch: true\n---\n# All notes\n\n```{all-notes}\n```\n",
    "chapters/facilitator/handouts/02-map": "# Sheet\n",
}
CAPTIONS = {name: "For facilitators" for name in PAGES if "facilitator" in name}
BIRDS = (b"plover", b"curlew", b"dunlin")
LEARNERS = ["index", "chapters/one", "exercises/02-map"]
OWN = ["chapters/facilitator/index", "chapters/facilitator/notes", "chapters/facilitator/handouts/02-map"]


@pytest.fixture(scope="module")
def built(build_book: Callable):
    book = build_book(PAGES, captions=CAPTIONS, myst_heading_anchors=2)
    assert book.warnings == ""
    return book


def soup(built, name: str) -> BeautifulSoup:
    return BeautifulSoup(built.page(name), "html.parser")


def test_every_learners_page_has_a_twin_and_facilitators_own_have_none(built) -> None:
    written = {file.relative_to(built.html).as_posix().removesuffix(".html") for file in built.html.rglob("*.html")}
    assert written == {*LEARNERS, *(f"{name}.facilitator" for name in LEARNERS), *OWN, "search"}


def test_no_file_that_learners_read_has_anything_of_a_note(built) -> None:
    files = [file for file in built.html.rglob("*") if file.is_file()]
    theirs = [file for file in files if ".facilitator." not in file.name and file.name != "notes.html"]
    assert len(theirs) > 10
    assert [file for file in theirs if any(bird in file.read_bytes() for bird in BIRDS)] == []
    assert "everyon" in (built.html / "searchindex.js").read_text("utf-8")
    for name in LEARNERS:
        assert not soup(built, name).select("[class*=facilitator], .leading")
        assert "5 min" not in built.page(name)


def test_a_facilitators_page_has_all_of_the_learners_and_the_notes_where_they_stand(built) -> None:
    learner, facilitator = (soup(built, name).article for name in ("chapters/one", "chapters/one.facilitator"))
    assert re.sub(r"\s+", " ", facilitator.select_one("section").text).strip() == (
        "One First. Before Offer the curlew, as below. Between Offer the dunlin. Last. To a step, to the exercise. Below Text."
    )
    for note in facilitator.select(".facilitator"):
        note.extract()
    assert facilitator.section.get_text().split() == learner.section.get_text().split()
    note = soup(built, "index.facilitator").select_one("#note-let-the-silence-stand")
    assert note.em.text == "plovers" and note.li.text.strip() == "then ask again"


@pytest.mark.parametrize("name", LEARNERS)
def test_one_link_leads_across_and_one_back(built, name: str) -> None:
    across, back = (soup(built, page).select("a.other") for page in (name, f"{name}.facilitator"))
    last = name.rpartition("/")[2]
    assert [link["href"] for link in across] == [f"{last}.facilitator.html"]
    assert [link["href"] for link in back] == [f"{last}.html"]
    assert across[0].text == "Lead this page" and back[0].text == "Read as learners do"


def leads_to(built, name: str, within: str = "html") -> list[str]:
    """The pages to which a page links, the way across to the other view left out."""
    links = [link for link in soup(built, name).select(f"{within} a[href]") if "other" not in link.get("class", []) and ":" not in link["href"]]
    at = posixpath.dirname(name)
    return [posixpath.normpath(posixpath.join(at, link["href"].partition("#")[0])) for link in links if link["href"][0] != "#"]


@pytest.mark.parametrize("name", [*(f"{name}.facilitator" for name in LEARNERS), *OWN[:2]])
def test_who_leads_stays_among_facilitators_pages(built, name: str) -> None:
    page = soup(built, name)
    assert page.html["data-view"] == "facilitator"
    away = {page for page in leads_to(built, name) if page.removesuffix(".html") in LEARNERS}
    # Only an exercise, and a place inside it, is on the learners' page alone.
    assert away == ({"exercises/02-map.html"} if name in ("exercises/02-map.facilitator", "chapters/one.facilitator") else set())
    assert len(leads_to(built, name)) > 5
    assert len(page.select("nav.contents [aria-current=page]")) == 1


def test_learners_stay_among_learners_pages(built) -> None:
    for name in [*LEARNERS, OWN[2]]:
        assert soup(built, name).html["data-view"] == "learner"
        assert [page for page in leads_to(built, name) if ".facilitator." in page] == []


def test_an_exercise_is_live_on_one_page(built) -> None:
    assert len(soup(built, "exercises/02-map").select("[data-exercise]")) == 1
    twin = soup(built, "exercises/02-map.facilitator")
    assert not twin.select("[data-exercise]") and "Live here" not in twin.text
    assert twin.select_one(".facilitator-title a")["href"] == "02-map.html"
    assert "chapters/facilitator/handouts/02-map.html" in leads_to(built, "exercises/02-map.facilitator", within="article")
    assert "wasm-unsafe-eval" not in twin.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
    assert twin.html["data-layout"] == "chapter"


def test_all_notes_are_on_one_page_with_links_back(built) -> None:
    page = soup(built, "chapters/facilitator/notes")
    assert [note["id"] for note in page.select(".facilitator")] == ["note-let-the-silence-stand", "note-before", "note-between", "note-own"]
    back = [note.select_one(".facilitator-facts a:last-child")["href"] for note in page.select(".facilitator")]
    assert back == [
        "../../index.facilitator.html#note-let-the-silence-stand",
        "../one.facilitator.html#note-before",
        "../one.facilitator.html#note-between",
        "index.html#note-own",
    ]
    inside = [link["href"] for link in page.select(".facilitator p:not(.facilitator-facts) a")]
    assert inside == ["../one.facilitator.html", "../../exercises/02-map.facilitator.html", "../one.facilitator.html#below"]
    assert [heading.text for heading in page.select("h2")] == ["Common Stakes", "One", "For facilitators"]


def test_search_knows_each_page_once_and_robots_are_told(built) -> None:
    index = (built.html / "searchindex.js").read_text("utf-8")
    assert ".facilitator" not in index and "dunlin" not in index
    assert soup(built, "chapters/one.facilitator").select_one("meta[name=robots]")["content"] == "noindex"
    assert not soup(built, "chapters/one").select("meta[name=robots]")


def test_a_note_that_changes_reaches_its_page_and_the_gathered_one(build_book: Callable) -> None:
    first = build_book(PAGES, captions=CAPTIONS, myst_heading_anchors=2)
    again = build_book(
        PAGES | {"chapters/one": PAGES["chapters/one"].replace("dunlin", "whimbrel")}, captions=CAPTIONS, myst_heading_anchors=2, again=first
    )
    assert "whimbrel" in again.page("chapters/one.facilitator")
    assert "whimbrel" in again.page("chapters/facilitator/notes")
    assert "dunlin" not in again.page("chapters/facilitator/notes")
