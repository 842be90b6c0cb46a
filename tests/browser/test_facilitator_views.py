"""What whoever leads the room sees: the twin of every page, with scripts off too, on a small laptop and a phone, on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browser.paper import text_of
from browser.test_accessible import violations
from browser.test_layout import WIDE
from browser.twins import others, twins
from playwright.sync_api import Page, expect

CHAPTER = "chapters/interests/positions-and-interests"
PHONE = {"width": 360, "height": 740}
LAPTOP = {"width": 1024, "height": 768}


def test_every_twin_fits_a_small_laptop_and_a_phone(visit: Callable[..., Page], book: Path, origin: str) -> None:
    page = visit("index.html", viewport=LAPTOP)
    found = {}
    for path in twins(book):
        page.set_viewport_size(LAPTOP)
        page.goto(origin + path)
        wide = {"on a laptop": page.evaluate(WIDE)}
        page.set_viewport_size(PHONE)
        wide["on a phone"] = page.evaluate(WIDE)
        if any(wide.values()):
            found[path] = wide
    assert found == {}
    own = [path for path in others(book) if path.startswith("chapters/facilitator/") or path == "search.html"]
    assert len(twins(book)) == len(others(book)) - len(own) > 30


# Their text and their notes are scanned as the learners' pages and as the page with all notes.
@pytest.mark.parametrize("tone", ["light", "dark"])
def test_axe_finds_nothing_on_a_twin(visit: Callable[..., Page], origin: str, tone: str) -> None:
    page = visit(f"{CHAPTER}.facilitator.html", bypass_csp=True, color_scheme=tone)
    assert violations(page) == []
    page.goto(origin + "exercises/02-self-interest-map.facilitator.html")
    assert violations(page) == []


def test_both_views_with_scripts_off(visit: Callable[..., Page]) -> None:
    page = visit(f"{CHAPTER}.html", java_script_enabled=False, viewport=LAPTOP)
    expect(page.get_by_text("The four moves in pairs")).to_have_count(0)
    page.get_by_role("link", name="Lead this page").click()
    expect(page.get_by_text("Facilitator’s view.")).to_be_visible()
    expect(page.get_by_text("The four moves in pairs")).to_be_visible()
    expect(page.get_by_text("Ask what it would get them", exact=True)).to_be_visible()
    page.get_by_role("link", name="All notes on one page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("All notes")
    page.locator("[id^=note-]", has_text="The four moves in pairs").get_by_role("link", name="Where it stands").click()
    expect(page.locator("[id^=note-]:target")).to_contain_text("The four moves in pairs")
    page.get_by_role("link", name="Read as learners do").click()
    expect(page.get_by_text("Facilitator’s view.")).to_have_count(0)


def test_the_way_across_is_there_on_a_phone(visit: Callable[..., Page]) -> None:
    page = visit(f"{CHAPTER}.html", viewport=PHONE)
    page.get_by_role("link", name="Lead this page").click()
    expect(page.get_by_role("link", name="Read as learners do")).to_be_visible()
    head = page.locator("header.site").bounding_box()
    assert head["height"] < 80, "the head fits one line"


def test_a_twin_prints_its_notes(visit: Callable[..., Page]) -> None:
    paper = text_of(visit(f"{CHAPTER}.facilitator.html").pdf(format="A4"))
    assert "The four moves in pairs" in paper
    assert "Model dialogue" in paper
    assert "Lead this page" not in paper


def planned(page: Page) -> list[list[str]]:
    """The running order on the page: clock, what, minutes."""
    rows = page.locator(".planner table.running tbody tr")
    return [[cell.strip() for cell in row.locator("th, td:not(.does)").all_inner_texts()] for row in rows.all()]


def test_an_agenda_is_changed_by_keyboard_and_prints(visit: Callable[..., Page]) -> None:
    page = visit("chapters/facilitator/agendas.html", viewport=LAPTOP)
    static = [
        [cell.strip() for cell in row.locator("th, td").all_inner_texts()]
        for row in page.locator("#agenda-half-day table.running tbody tr").all()
    ]
    page.locator("#agenda-half-day").get_by_role("link", name="Change it").focus()
    page.keyboard.press("Enter")
    total = page.locator(".sum")
    expect(total).to_have_text("210 minutes. It fits. It ends at 13:00.")
    assert planned(page) == static

    page.get_by_label("Minutes in all").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("180")
    page.keyboard.press("Tab")
    expect(total).to_contain_text("210 minutes for 180: 30 too many.")
    page.get_by_role("button", name="Fit it into 180 minutes").focus()
    page.keyboard.press("Enter")
    expect(total).to_contain_text("to spare")
    expect(page.get_by_text("Three rounds, one observer: Two rounds;")).to_be_visible()

    out = page.get_by_role("button", name="Take out: Told, coached, told again")
    out.focus()
    page.keyboard.press("Enter")
    expect(out).to_have_count(0)
    assert page.evaluate("() => document.activeElement.tagName") == "BUTTON"
    later = page.get_by_role("button", name="Move later: Open the day")
    later.focus()
    page.keyboard.press("Enter")
    expect(later).to_be_focused()
    assert [what for _, what, _ in planned(page)][:2] == ["Before anybody plays a part", "Open the day (short)"]
    page.get_by_role("button", name="Put in: Heads, you came").focus()
    page.keyboard.press("Enter")
    assert [what for _, what, _ in planned(page)][-3:] == ["Heads, you came", "Real commitments", "The end"]
    page.get_by_label("People").fill("30")
    page.get_by_label("People").press("Tab")
    expect(page.get_by_text("Have 3–4 helpers")).to_be_visible()
    expect(page.get_by_text("30 × Handout: the one-on-one")).to_be_visible()

    before = planned(page)
    page.reload()
    expect(total).to_be_visible()
    assert planned(page) == before
    paper = text_of(page.pdf(format="A4"))
    for clock, what, minutes in before:
        assert f"{clock} {what} {minutes}" in paper
    assert "Take out" not in paper and "Put in" not in paper
    assert "Left out." in paper and "Have 3–4 helpers" in paper


def test_the_planner_cuts_what_the_build_cuts(visit: Callable[..., Page]) -> None:
    page = visit("chapters/facilitator/agendas.html")
    said = page.locator("#agenda-full-day").get_by_text("Make these short: ").inner_text()
    expected = said.partition("Make these short: ")[2].partition(". ")[0].removesuffix(".").split("; ")
    page.locator("#agenda-full-day").get_by_role("link", name="Change it").click()
    page.get_by_label("People").fill("200")
    page.get_by_label("People").press("Tab")
    page.get_by_role("button", name="Fit it into 420 minutes").click()
    cut = [what.removesuffix(" (short)") for _, what, _ in planned(page) if what.endswith(" (short)")]
    assert cut == expected and cut


def test_a_click_that_leaves_a_field_is_heard(visit: Callable[..., Page]) -> None:
    page = visit("chapters/facilitator/plan.html")
    page.get_by_label("People").press("ControlOrMeta+a")
    page.keyboard.type("30")
    page.get_by_role("button", name="Add a break").click()
    assert [what for _, what, _ in planned(page)][-1] == "Break"
    expect(page.get_by_text("3–4 × Handout: the helper’s sheet")).to_be_visible()


@pytest.mark.parametrize("name", ["ninety", "remote"])
def test_the_scripts_of_an_agenda_are_printed_alone(visit: Callable[..., Page], name: str) -> None:
    page = visit("chapters/facilitator/agendas.html", viewport=PHONE)
    rows = page.locator(f"#agenda-{name} table.running tbody tr").all()
    static = [" ".join(cell.strip() for cell in row.locator("th, td").all_inner_texts()[:2]) for row in rows]
    page.locator(f"#agenda-{name}").get_by_role("link", name="Change it").click()
    page.get_by_role("link", name="Its scripts, to print").click()
    expect(page.locator(".scripts .order li")).to_have_text(static)
    titles = page.locator(".facilitator:visible .facilitator-title").all_inner_texts()
    assert titles == [line for line in static if "Break" not in line and "rooms of two" not in line]
    assert page.evaluate(WIDE) == []
    paper = text_of(page.pdf(format="A4"))
    assert "Nobody plays a caricature" in paper and "The four moves in pairs" not in paper
    assert ("Inez and Rafe, and a truck" in paper) == (name == "remote"), "a step that the short form cuts"
    page.get_by_role("link", name="All notes").click()
    expect(page.get_by_role("heading", name="All notes")).to_be_visible()
    expect(page.get_by_text("The four moves in pairs")).to_be_visible()


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_axe_finds_nothing_on_the_planner_and_the_screen_in_use(visit: Callable[..., Page], origin: str, tone: str) -> None:
    page = visit("chapters/facilitator/plan.html#run=consent,~hears-a-no,15*Tea,the-end&length=20", bypass_csp=True, color_scheme=tone, viewport=PHONE)
    expect(page.locator(".planner table.running tbody tr")).to_have_count(4)
    assert violations(page) == []
    assert page.evaluate(WIDE) == []
    page.goto(origin + "chapters/facilitator/notes.html#run=consent,~hears-a-no,15*Tea,the-end&clock=18:00,18:08,18:18,18:33,18:40")
    expect(page.locator(".scripts .facilitator")).to_have_count(3)
    assert violations(page) == []
    page.goto(origin + "chapters/facilitator/screen.html#note-consent")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate(WIDE) == []


def test_words_in_an_address_stay_words(visit: Callable[..., Page]) -> None:
    page = visit("chapters/facilitator/plan.html#run=5*<img src=x onerror=alert(1)>,nobody,~nobody,consent,999999*x&length=-3&people=abc&start=99:99")
    assert [what for _, what, _ in planned(page)] == ["<img src=x onerror=alert(1)>", "Before anybody plays a part"]
    expect(page.get_by_label("People")).to_have_value("12")
    page.goto(page.url.replace("plan.html", "screen.html"))
    expect(page.get_by_role("dialog")).to_contain_text("<img src=x onerror=alert(1)>")


def test_the_screen_shows_a_step_at_a_time_and_its_clock_pauses(visit: Callable[..., Page]) -> None:
    page = visit("chapters/facilitator/agendas.html", before=lambda page: page.clock.install(), viewport=LAPTOP)
    page.locator("#agenda-ninety").get_by_role("link", name="Show it on the screen").click()
    stage = page.get_by_role("dialog")
    clock, text, said = stage.get_by_role("timer"), stage.locator(".text"), stage.get_by_role("status")
    expect(clock).to_have_text("2:00")
    expect(stage).to_contain_text("Before anybody plays a part · 1/4")
    expect(stage.get_by_role("button", name="Start the clock")).to_be_focused()
    page.keyboard.press("Enter")
    page.clock.run_for(30_000)
    expect(clock).to_have_text("1:30")
    page.keyboard.press("Enter")
    expect(said).to_have_text("Paused.")
    page.clock.run_for(60_000)
    expect(clock).to_have_text("1:30")
    page.keyboard.press("Enter")
    page.clock.run_for(40_000)
    expect(said).to_have_text("A minute or less.")
    page.clock.run_for(60_000)
    expect(clock).to_have_text("0:00")
    expect(said).to_have_text("Time is up. Finish your sentence.")
    stage.get_by_role("button", name="One minute more").click()
    expect(clock).to_have_text("1:00")

    first = text.inner_text()
    page.keyboard.press("PageDown")
    expect(text).not_to_have_text(first)
    page.keyboard.press("ArrowLeft")
    expect(text).to_have_text(first)
    seen = 1
    while stage.get_by_role("button", name="Next step").is_enabled():
        page.keyboard.press("ArrowRight")
        seen += 1
        assert stage.evaluate("(dom) => dom.scrollHeight <= dom.clientHeight + 1"), text.inner_text()
        assert text.evaluate("(dom) => parseFloat(getComputedStyle(dom).fontSize)") >= 36
    # Of the four notes in full and two short, all steps that are not cut.
    assert seen == 4 + 4 + 5 + 2 + 2 + 3
    expect(stage.get_by_role("button", name="Next step")).to_be_disabled()
    stage.get_by_role("button", name="Back").click()
    expect(stage.get_by_role("button", name="Back")).to_be_focused()
    page.keyboard.press("Escape")
    expect(stage).to_have_count(0)


def test_without_scripts_the_tables_and_the_steps_are_there(visit: Callable[..., Page], origin: str) -> None:
    page = visit("chapters/facilitator/plan.html", java_script_enabled=False)
    expect(page.locator(".planner")).to_be_hidden()
    expect(page.get_by_role("link", name="Two rounds, in pairs")).to_be_visible()
    page.goto(origin + "chapters/facilitator/screen.html")
    expect(page.get_by_text("A flat hand stops the pair at once.")).to_be_visible()
    expect(page.get_by_role("button", name="Show it large")).to_have_count(0)
