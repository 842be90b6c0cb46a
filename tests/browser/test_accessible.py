"""axe-core, its default rules, best practice included, on every page and on the exercise as it is used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browser import files
from browser.card import EXERCISE, Card
from browser.twins import others
from playwright.sync_api import Page, expect
from tooling.paths import NODE_MODULES

AXE = NODE_MODULES / "axe-core" / "axe.min.js"
TONES = ["light", "dark"]
# Without resultTypes axe reports the first of each kind only.
RUN = """async (only) => (await axe.run(document, { resultTypes: ["violations", "incomplete"], ...(only.length && { runOnly: only }) })).violations.map(
  ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(" | ").slice(0, 600)}`
)"""


def violations(page: Page, *only: str) -> list[str]:
    """What axe finds on the page as it stands, by all its rules or ``only`` these."""
    page.evaluate("() => Promise.all(document.getAnimations().map((moving) => moving.finished.catch(() => {})))")
    if not page.evaluate("() => 'axe' in window"):
        page.add_script_tag(path=AXE)
    return page.evaluate(RUN, only)


@pytest.fixture(params=TONES)
def exercise(request: pytest.FixtureRequest, visit: Callable[..., Page]) -> Card:
    """The exercise, live, in one tone."""
    return Card(visit(bypass_csp=True, color_scheme=request.param)).live()


def test_every_page(visit: Callable[..., Page], book: Path, origin: str) -> None:
    paths = others(book)
    assert EXERCISE in paths
    found = {}
    page = visit(paths[0], bypass_csp=True, color_scheme="light")
    for path in paths:
        page.emulate_media(color_scheme="light")
        page.goto(origin + path)
        found[path] = violations(page)
        # The tones have one page; only its colours differ.
        page.emulate_media(color_scheme="dark")
        found[path] += violations(page, "color-contrast")
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert len(found) == len(paths) > 40


def test_a_colour_that_is_too_faint_in_the_dark_alone_is_caught(visit: Callable[..., Page]) -> None:
    page = visit("index.html", bypass_csp=True, color_scheme="light")
    page.add_style_tag(content="@media (prefers-color-scheme: dark) { main p { color: #222 !important; background: #111 !important } }")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    (wrong,) = violations(page, "color-contrast")
    assert wrong.startswith("color-contrast")


def test_the_exercise_as_it_is_used(exercise: Card) -> None:
    assert violations(exercise.page) == [], "empty"
    exercise.load_case()
    exercise.entry("ana").get_by_role("button", name="More").click()
    expect(exercise.entry("ana").locator("[data-key=details]")).to_be_visible()
    exercise.unfold()
    expect(exercise.table.locator("table")).to_be_visible()
    exercise.section.get_by_label("Light up").select_option("ana")
    expect(exercise.picture.locator(".dim").first).to_be_attached()
    assert violations(exercise.page) == [], "a worked case, all unfolded"
    exercise.entry("ana").get_by_role("button", name="Remove").first.click()
    expect(exercise.dialog).to_be_visible()
    assert violations(exercise.page) == [], "a question asked"
    exercise.button("Keep it").click()
    exercise.open_copy(b"{}")
    expect(exercise.status).to_contain_text("Not opened")
    assert violations(exercise.page) == [], "a file that can't be opened"
    exercise.name("ana").evaluate("(field) => { field.value = 'A'.repeat(200); field.dispatchEvent(new Event('input', { bubbles: true })); }")
    expect(exercise.name("ana")).to_have_attribute("aria-invalid", "true")
    assert violations(exercise.page) == [], "an error at a field"


def test_the_exercise_when_two_tabs_differ(exercise: Card) -> None:
    exercise.put("workbook", {"stamp": "1", "text": files.raw(files.book()).decode()})
    exercise.name("p1").fill("Ana")
    expect(exercise.trouble).to_be_visible()
    assert violations(exercise.page) == []


def test_the_scan_can_fail(visit: Callable[..., Page]) -> None:
    page = visit("index.html", bypass_csp=True)
    page.evaluate("() => document.querySelector('main').append(Object.assign(document.createElement('input')))")
    assert [wrong.split(":")[0] for wrong in violations(page)] == ["label"]
