"""The one-on-one in a real JupyterLab: a talk to its letter, kept in the learner's file, and there again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browser.talks import LINES, asked, field, goodbye, letter, lines, say, sit_down, spoken, unfold
from lab_page import Notebook, Watch
from playwright.sync_api import expect
from stakes import workbook

TALK = "03-one-on-one.ipynb"
HOSTILE = '<img src=x onerror="window.hurt = 1"><script>window.hurt = 1</script>'


@pytest.fixture(scope="module")
def opened(open_notebook: Callable[..., Notebook]) -> Notebook:
    return open_notebook(TALK, views=1)


@pytest.fixture
def lab(opened: Notebook) -> Notebook:
    """The one-on-one, with no work in its folder yet and every cell run anew."""
    return opened.emptied().run_all()


def own(lab: Notebook) -> dict:
    return workbook.load(lab.file).exercises["one-on-one"]


def test_a_talk_to_its_letter_saved_and_there_again(lab: Notebook, watch: Watch) -> None:
    watch.restarts()
    page, status = lab.page, lab.exercise.status
    sit_down(page)
    expect(page.locator("[data-key=scene] :is(h2, h3, h4, h5, h6)")).to_be_focused()
    for words in LINES:
        if field(page).count():
            say(page, words)
    expect(status).to_contain_text("in my-work/workbook.json, on the machine where Jupyter runs")
    assert [turn["said"] for turn in own(lab)["turns"]] == list(LINES[: spoken(page).count()])
    goodbye(page)
    expect(letter(page)).to_contain_text("Of all the words")
    expect(page.locator("[data-key=week]")).to_be_visible()
    talked, read = page.locator(".dialogue").inner_text(), letter(page).inner_text()
    assert lines(page).count() > 2 * len(LINES) - 4

    lab.command("File", "Save Notebook")
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)
    assert LINES[1] not in (lab.folder / TALK).read_text("utf-8"), "a notebook that is handed on holds none of the work"
    lab.command("Kernel", "Restart Kernel and Run All Cells", answer="Confirm Kernel Restart")
    expect(page.locator(".stakes")).to_have_count(0)
    lab.ran()
    assert page.locator(".dialogue").inner_text() == talked
    assert letter(page).inner_text() == read

    spoken(page).nth(1).get_by_role("button").click()
    expect(field(page)).to_have_value(LINES[1])
    expect(field(page)).to_be_focused()


def test_keys_typed_in_a_talk_are_no_commands_of_the_notebook(lab: Notebook) -> None:
    page = lab.page
    cells = page.locator(".jp-Cell").count()
    sit_down(page)
    field(page).click()
    page.keyboard.type("you should come with me on saturday, add aa bb dd\n")
    expect(asked(page)).to_have_count(3)
    expect(asked(page).first).to_be_focused()
    page.keyboard.press("Enter")
    expect(spoken(page)).to_have_count(1)
    expect(field(page)).to_be_focused()
    page.get_by_role("button", name="Choose somebody else").click()
    unfold(page, "Two of you?")
    page.get_by_role("button", name="Open the observer's sheet").click()
    expect(page.get_by_role("timer")).to_be_visible()
    for key in "oaabddr":
        page.keyboard.press(key)
    expect(page.locator("[data-key=observe] .finding").first).to_have_text("1 question and 3 reflections.")
    assert page.locator(".jp-Cell").count() == cells
    lab.command("Edit", "Undo Cell Operation")
    assert page.locator(".jp-Cell").count() == cells


def test_a_copy_out_and_in_and_the_talk_as_files(lab: Notebook) -> None:
    page = lab.page
    sit_down(page)
    say(page, f"what happened then? {HOSTILE}")
    goodbye(page)
    with page.expect_download() as coming:
        page.get_by_role("link", name="Save the talk as text").click()
    assert f"You [open]: what happened then? {HOSTILE}\n" in coming.value.path().read_text("utf-8")
    with page.expect_download() as coming:
        lab.exercise.button("Save a copy").click()
    copy = Path(coming.value.path()).read_bytes()
    lab.exercise.button("Clear my work").click()
    page.locator("dialog[open]").get_by_role("button", name="Clear my work").click()
    expect(page.locator(".dialogue")).to_have_count(0)
    page.locator(".stakes input[type=file]").set_input_files(
        {"name": "copy.json", "mimeType": "application/json", "buffer": copy}
    )
    expect(letter(page)).to_contain_text("Of all the words")
    expect(spoken(page).first).to_contain_text(HOSTILE)
    assert page.evaluate("() => window.hurt ?? null") is None
