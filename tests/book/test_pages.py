"""Every page of a built book: its policy, its landmarks, its addresses, what it loads."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

PAGES = {
    "chapters/welcome": "# Common Stakes\n\nGo to [the text](interests/index.md).\n",
    "chapters/interests/index": """# Interests

Back to [the start](../welcome.md). A note.[^1]

[^1]: Its text.

:::{list-table}
:header-rows: 1
:stub-columns: 1

* -
  - By when
* - Ana
  - Friday
:::
""",
    "chapters/facilitator/handouts/01": "# A sheet\n\n:::{lines} 2\n:::\n",
    "chapters/code": "# Code\n\n```python\nimport this\n```\n",
    "exercises/01": '# An exercise\n\n```{raw} html\n<section data-exercise="x" data-state="static"></section>\n```\n',
}
CAPTIONS = {"chapters/facilitator/handouts/01": "For facilitators", "chapters/code": "Back matter"}
LEARNERS = ["index", "chapters/interests/index", "chapters/code", "exercises/01"]
WRITTEN = [*LEARNERS, *(f"{name}.facilitator" for name in LEARNERS), "chapters/facilitator/handouts/01", "search"]


@pytest.fixture(scope="module")
def built(build_book: Callable):
    book = build_book(PAGES, captions=CAPTIONS)
    assert book.warnings == ""
    return book


@pytest.fixture(params=WRITTEN)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def page(built, name: str) -> BeautifulSoup:
    return BeautifulSoup(built.page(name), "html.parser")


def test_these_are_all_the_pages(built) -> None:
    assert sorted(str(file.relative_to(built.html))[:-5] for file in built.html.rglob("*.html")) == sorted(WRITTEN)


def test_the_policy_comes_first_and_lets_no_inline_script_run(page: BeautifulSoup) -> None:
    charset, policy = page.head.find_all(True)[:2]
    assert charset["charset"] == "utf-8"
    assert policy["http-equiv"] == "Content-Security-Policy"
    rules = dict(rule.split(" ", 1) for rule in policy["content"].split("; "))
    assert rules["default-src"] == "'self'"
    assert rules["object-src"] == rules["base-uri"] == "'none'"
    assert "'unsafe-inline'" not in rules["script-src"]
    assert "'unsafe-eval'" not in policy["content"]
    assert "http" not in policy["content"] and "*" not in policy["content"]


def test_only_an_exercise_may_start_python(page: BeautifulSoup, name: str) -> None:
    policy = page.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
    assert ("wasm-unsafe-eval" in policy) == (name == "exercises/01")
    assert ("blob:" in policy) == (name == "exercises/01")


def test_nothing_runs_or_loads_from_elsewhere(page: BeautifulSoup) -> None:
    loads = [tag["src"] for tag in page.select("[src]")] + [tag["href"] for tag in page.select("link[rel=stylesheet]")]
    assert loads
    assert all(not urlsplit(address).scheme and not address.startswith("/") for address in loads)
    assert all(script.get("src") for script in page.find_all("script"))
    assert not [tag for tag in page.find_all(True) if any(key.startswith("on") for key in tag.attrs)]


def test_a_reading_page_loads_two_small_scripts(page: BeautifulSoup, name: str) -> None:
    scripts = [script["src"].split("/")[-1].split("?")[0] for script in page.find_all("script")]
    if name == "search":
        assert scripts[0] == "page.js"
    else:
        assert scripts == ["page.js", "offline.js"]


def test_every_address_is_relative_and_leads_to_a_file(built, page: BeautifulSoup, name: str) -> None:
    here = (built.html / f"{name}.html").parent
    for tag in page.select("[href], [src]"):
        address = urlsplit(tag.get("href") or tag.get("src"))
        if address.netloc == "creativecommons.org":
            continue
        assert not address.scheme and not address.netloc and not address.path.startswith("/"), tag
        if address.path:
            assert (here / address.path).is_file(), tag


def test_landmarks(page: BeautifulSoup) -> None:
    assert len(page.find_all("main")) == 1
    assert len(page.find_all("h1")) == 1
    labels = [nav["aria-label"] for nav in page.find_all("nav")]
    assert len(labels) == len(set(labels))
    assert not page.main.find_all(["aside", "header", "footer"])
    assert page.body.find("a")["href"] == "#main"
    assert page.html["lang"] == "en"


def test_the_contents_mark_the_page(page: BeautifulSoup, name: str) -> None:
    current = page.select("nav.contents [aria-current=page]")
    assert len(current) == (0 if name == "search" else 1)
    assert len(page.select("nav.contents a")) == len(PAGES)


@pytest.mark.parametrize(
    ("name", "part", "layout"),
    [
        ("index", None, "welcome"),
        ("chapters/interests/index", "interests", "chapter"),
        ("chapters/facilitator/handouts/01", "for-facilitators", "handout"),
        ("exercises/01", "interests", "exercise"),
        ("search", None, "search"),
    ],
)
def test_part_and_layout(page: BeautifulSoup, part: str | None, layout: str) -> None:
    assert page.html.get("data-part") == part
    assert page.html["data-layout"] == layout


def test_style_sheets_go_where_they_are_used(built) -> None:
    assert {name for name in WRITTEN if "_static/handout.css" in built.page(name)} == {"chapters/facilitator/handouts/01"}
    assert {name for name in WRITTEN if "_static/code.css" in built.page(name)} == {"chapters/code", "chapters/code.facilitator"}
    assert {name for name in WRITTEN if "_static/search.css" in built.page(name)} == {"search"}


def test_the_welcome_page_is_the_index(built) -> None:
    assert not (built.html / "chapters" / "welcome.html").exists()
    assert 'href="chapters/interests/index.html"' in built.page("index")
    assert 'href="../../index.html">' in built.page("chapters/interests/index")


def test_tables_and_footnotes(built) -> None:
    page = BeautifulSoup(built.page("chapters/interests/index"), "html.parser")
    table = page.select_one(".table-box > table")
    assert table.thead.td is not None  # an empty corner is no header
    assert table.thead.th["scope"] == "col"
    assert table.tbody.th["scope"] == "row"
    assert page.select_one(".footnote-list [role=doc-footnote]")


def test_no_address_is_made_up(built) -> None:
    page = BeautifulSoup(built.page("chapters/interests/index"), "html.parser")
    assert page.select_one("link[rel=canonical]") is None
    links = [link["href"] for link in page.footer.find_all("a")]
    assert links == ["https://creativecommons.org/licenses/by/4.0/"]


def test_addresses_that_are_set_are_used(build_book: Callable) -> None:
    book = build_book(
        {"chapters/welcome": "# W\n", "chapters/one": "# One\n"},
        html_baseurl="https://example.org/book/",
        html_theme_options={"repository_url": "https://example.org/source"},
    )
    assert book.warnings == ""
    welcome = BeautifulSoup(book.page("index"), "html.parser")
    assert welcome.select_one("link[rel=canonical]")["href"] == "https://example.org/book/index.html"
    assert [link["href"] for link in welcome.footer.find_all("a")][-1] == "https://example.org/source"


def test_a_script_that_the_policy_would_stop_is_a_warning(build_book: Callable) -> None:
    book = build_book({"chapters/welcome": "# W\n"}, html_js_files=["https://example.org/x.js", ["", {"body": "1"}]])
    assert "https://example.org/x.js comes from another site" in book.warnings
    assert "adds an inline script, which the page's policy stops" in book.warnings
    assert "example.org" not in book.page("index")


def test_a_new_title_reaches_the_contents_of_every_page(build_book: Callable) -> None:
    pages = {"chapters/welcome": "# W\n", "chapters/one": "# One\n", "chapters/two": "# Two\n"}
    first = build_book(pages)
    renamed = build_book(pages | {"chapters/two": "# Two renamed\n"}, again=first)
    for name in ("index", "chapters/one", "chapters/two"):
        assert "Two renamed</a>" in BeautifulSoup(renamed.page(name), "html.parser").nav.decode()


def test_a_build_with_nothing_changed_writes_no_page(build_book: Callable) -> None:
    pages = {"chapters/welcome": "# W\n", "chapters/one": "# One\n"}
    first = build_book(pages)
    written = (first.html / "chapters" / "one.html").stat().st_mtime_ns
    assert (build_book(pages, again=first).html / "chapters" / "one.html").stat().st_mtime_ns == written
