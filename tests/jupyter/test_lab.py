"""The exercise in a real JupyterLab, in a real browser: written, kept, found again, and never lost unsaid."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from lab_page import Exercise, Notebook, Server, Watch
from playwright.sync_api import FilePayload, expect
from stakes import Session, workbook

MAP = "02-self-interest-map.ipynb"
NAME = "self-interest-map"
ROOT = Path(__file__).parents[2]
HOSTILE = '<img src=x onerror="window.hurt = 1"><script>window.hurt = 1</script>'
SAVED_WITHIN = 0.35

Open = Callable[..., Notebook]


def written(**names: str) -> bytes:
    """A workbook in which these people are named."""
    session = Session(NAME)
    for who, name in names.items():
        session.handle({"do": "write-name", "who": who, "value": name})
    return workbook.dumps(workbook.new().with_session(session)).encode()


def test_the_exercise_is_done_to_its_end(lab: Notebook, exercise: Exercise) -> None:
    exercise.write("p1", "Ana", "a bus home")
    exercise.write("p2", "Ruth", "A bus home.")
    expect(exercise.root.locator(".finding")).to_have_text("Ana and Ruth both need this: a bus home.")
    expect(exercise.root.locator("figure.picture svg")).to_contain_text("a bus home")
    expect(exercise.root.locator("[data-key=next] .question")).to_contain_text("Ask:")
    expect(exercise.status).to_contain_text("in my-work/workbook.json, on the machine where Jupyter runs")

    asked = time.monotonic()
    exercise.name("p3").fill("Dev")
    while exercise.names() != ["Ana", "Ruth", "Dev"]:
        assert time.monotonic() < asked + SAVED_WITHIN, "saved too late"
        time.sleep(0.005)
    assert workbook.load(exercise.file).revision > 4

    # The second view, in a layout, is the same work; the line above it was told by `observe`.
    again = Exercise(lab.page.locator(".stakes").nth(1), exercise.file)
    expect(again.name("p3")).to_have_value("Dev")
    expect(lab.page.locator(".widget-label")).to_have_text("Shared stakes: 1")
    again.name("p3").fill("Deva")
    expect(exercise.name("p3")).to_have_value("Deva")
    ids = lab.page.eval_on_selector_all(".stakes [id]", "found => found.map(({id}) => id)")
    assert len(ids) == len(set(ids)) > 20, "a label of one view must not name a field of the other"
    again.root.get_by_label("Person, by an alias").last.fill("Moira")
    expect(again.name("p3")).to_have_value("Moira")


def test_work_is_there_again(lab: Notebook, exercise: Exercise, watch: Watch) -> None:
    watch.restarts()
    exercise.write("p1", "Quilla", "a bus home")
    expect(exercise.status).to_contain_text("Saved at")
    lab.command("File", "Save Notebook")
    expect(lab.page.locator(".jp-mod-dirty")).to_have_count(0)
    lab.page.reload()
    lab.ready()
    # The kernel is still there, and with it the exercise.
    expect(exercise.name("p1")).to_have_value("Quilla")
    exercise.name("p2").fill("Ruth")
    expect(exercise.status).to_contain_text("Saved at")
    lab.command("Kernel", "Restart Kernel and Run All Cells", answer="Confirm Kernel Restart")
    expect(lab.page.locator(".stakes")).to_have_count(0)
    lab.ran()
    expect(exercise.name("p1")).to_have_value("Quilla")
    expect(exercise.name("p2")).to_have_value("Ruth")
    assert "Quilla" not in (lab.folder / MAP).read_text("utf-8"), "a notebook that is handed on holds none of the work"


def test_a_copy_out_cleared_and_in_again(lab: Notebook, exercise: Exercise) -> None:
    exercise.write("p1", "Ana", "a bus home")
    with lab.page.expect_download() as download:
        exercise.button("Save a copy").click()
    copy = Path(download.value.path()).read_bytes()
    assert workbook.load(copy).campaign["people"][0]["name"] == "Ana"

    exercise.button("Clear my work").click()
    lab.page.locator("dialog[open]").get_by_role("button", name="Keep it").click()
    exercise.keeps("Ana")
    exercise.button("Clear my work").click()
    lab.page.locator("dialog[open]").get_by_role("button", name="Clear my work").click()
    expect(exercise.status).to_have_text("Cleared. Nothing you wrote is left in my-work/workbook.json.")
    expect(exercise.name("p1")).to_have_value("")
    assert not exercise.file.exists()

    choose = exercise.root.locator("input[type=file]")
    choose.set_input_files(FilePayload(name="copy.json", mimeType="application/json", buffer=copy))
    expect(exercise.name("p1")).to_have_value("Ana")
    exercise.keeps("Ana")
    choose.set_input_files(FilePayload(name="picture.json", mimeType="application/json", buffer=b"\x89PNG\r\n"))
    lab.page.locator("dialog[open]").get_by_role("button", name="Open it").click()
    expect(exercise.status).to_contain_text("Not opened: This is not a Common Stakes workbook")
    exercise.keeps("Ana")


def test_another_notebooks_work_is_not_written_over(exercise: Exercise) -> None:
    exercise.name("p1").fill("Ana")
    expect(exercise.status).to_contain_text("Saved at")
    theirs = written(p1="Ruth")
    exercise.file.write_bytes(theirs)
    exercise.name("p1").fill("Anna")
    trouble = exercise.root.get_by_role("alert")
    expect(trouble).to_contain_text("changed from another notebook")
    assert exercise.file.read_bytes() == theirs
    trouble.get_by_role("button", name="Show the other notebook's").click()
    expect(exercise.name("p1")).to_have_value("Ruth")
    expect(trouble).to_have_count(0)
    assert exercise.file.read_bytes() == theirs

    exercise.file.write_bytes(written(p1="Joy"))
    exercise.name("p1").fill("Ana")
    trouble.get_by_role("button", name="Keep this notebook's").click()
    expect(trouble).to_have_count(0)
    exercise.keeps("Ana")


def test_what_goes_wrong_with_the_file_is_said(shared: Notebook) -> None:
    lab = shared.emptied()
    lab.file.parent.mkdir()
    lab.file.write_bytes(b'{"format": "common-stakes", "version": 99}')
    exercise = lab.run_all().exercise
    trouble = exercise.root.get_by_role("alert")
    expect(trouble).to_contain_text("my-work/workbook.json cannot be read: This workbook is of version 99")
    exercise.name("p1").fill("Ana")
    expect(trouble).to_contain_text("what you write here is not saved")
    trouble.get_by_role("button", name="Set it aside").click()
    expect(trouble).to_have_count(0)
    expect(exercise.status).to_contain_text("Saved at")
    exercise.keeps("Ana")
    assert b"99" in (lab.file.parent / "workbook-set-aside-1.json").read_bytes()

    # A folder that is gone, with a file in its place: nothing can be saved there.
    shutil.rmtree(lab.file.parent)
    lab.file.parent.write_text("in the way")
    exercise.name("p2").fill("Ruth")
    expect(trouble).to_contain_text("changed from another notebook")
    trouble.get_by_role("button", name="Keep this notebook's").click()
    expect(trouble).to_contain_text("Not saved:")
    with lab.page.expect_download() as download:
        trouble.get_by_role("button", name="Save a copy").click()
    assert b"Ruth" in Path(download.value.path()).read_bytes()
    lab.file.parent.unlink()
    exercise.name("p3").fill("Dev")
    expect(trouble).to_have_count(0)
    exercise.keeps("Ana", "Ruth", "Dev")


def test_a_kernel_that_is_gone_is_said(open_notebook: Open) -> None:
    lab = open_notebook(MAP).run_all()
    exercise = lab.exercise
    lab.command("Kernel", "Shut Down Kernel")
    expect(lab.page.locator(".jp-Toolbar-kernelName")).to_have_text("No Kernel")
    exercise.name("p1").fill("Ana")
    expect(exercise.root.locator("[role=status].error")).to_contain_text("Jupyter has not answered", timeout=10_000)
    expect(exercise.name("p1")).to_have_value("Ana")


SLOW = "import time; do = exercise._desk.handle; exercise._desk.handle = lambda action: time.sleep(0.7) or do(action)"


def test_a_slow_kernel_loses_no_letter_and_is_not_sent_each(lab: Notebook, exercise: Exercise) -> None:
    lab.write_last(SLOW)
    lab.ready()
    exercise.name("p1").press_sequentially("Ana of the night shift", delay=20)
    expect(exercise.status).to_contain_text("Saved at")
    expect(exercise.entry("p1").get_by_role("button", name="More about Ana of the night shift")).to_be_visible()
    exercise.keeps("Ana of the night shift")
    assert exercise.kept()["revision"] <= 4, "only the last words of a field wait for their turn"


def test_a_cell_that_takes_long_is_not_waited_for(lab: Notebook, exercise: Exercise) -> None:
    lab.write_last("import time; time.sleep(3)")
    exercise.name("p1").fill("Ana")
    expect(exercise.status).to_contain_text("Saved at", timeout=8_000)
    exercise.keeps("Ana")


def test_keys_at_the_exercise_are_not_the_notebooks(lab: Notebook, exercise: Exercise) -> None:
    cells = lab.page.locator(".jp-Notebook .jp-Cell")
    before = cells.count()
    for keys in ("dd", "a", "b", "x", "00"):
        exercise.button("Add a person").focus()
        lab.page.keyboard.type(keys)
        expect(exercise.button("Add a person")).to_be_focused()
        assert cells.count() == before, f"{keys} reached the notebook"
    lab.page.keyboard.press("Enter")
    expect(exercise.root.locator(".entry")).to_have_count(4)
    exercise.button("Add a person").focus()
    lab.page.keyboard.press("Space")
    expect(exercise.root.locator(".entry")).to_have_count(5)
    exercise.name("p1").focus()
    lab.page.keyboard.type("dd abx")
    expect(exercise.name("p1")).to_have_value("dd abx")
    lab.page.keyboard.press("Tab")
    expect(exercise.need("p1")).to_be_focused()
    lab.page.keyboard.type("a bus home")
    expect(exercise.need("p1")).to_have_value("a bus home")
    expect(cells).to_have_count(before)


def test_nothing_that_is_written_runs(lab: Notebook, exercise: Exercise) -> None:
    exercise.write("p1", HOSTILE, HOSTILE)
    exercise.write("p2", "Ruth", HOSTILE)
    expect(exercise.root.locator(".finding")).to_contain_text("<script>")
    exercise.keeps(HOSTILE, "Ruth")
    assert lab.page.locator(".stakes img, .stakes script").count() == 0
    lab.run_all()
    expect(exercise.name("p1")).to_have_value(HOSTILE)
    assert lab.page.evaluate("window.hurt") is None


def test_it_is_printed_without_jupyter_round_it(lab: Notebook, exercise: Exercise) -> None:
    exercise.write("p1", "Ana", "a bus home")
    exercise.entry("p1").get_by_role("button", name="More").click()
    expect(exercise.root.get_by_role("combobox").first).to_be_visible()
    lab.page.add_init_script("window.print = () => (top.printed = document.body.innerHTML)")
    exercise.button("Print").click()
    printed = lab.page.evaluate("top.printed")
    assert "Ana" in printed
    assert "jp-" not in printed


def luminance(colour: str) -> float:
    """Relative luminance of ``rgb(…)`` (WCAG 2.1)."""
    parts = [
        float(part)
        for part in colour.split("(")[1].rstrip(")").replace("srgb ", "").replace(",", " ").split("/")[0].split()
    ]
    scaled = [part if "srgb" in colour else part / 255 for part in parts]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in scaled]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


COLOURS = """(section) => Object.fromEntries(["paper", "ink", "muted", "edge", "accent", "wash", "warn", "focus"].map((name) => {
  const probe = section.appendChild(document.createElement("i"));
  probe.style.color = `var(--s-${name})`;
  const found = getComputedStyle(probe).color;
  probe.remove();
  return [name, found];
}))"""
TEXT = [("ink", "paper"), ("ink", "wash"), ("muted", "paper"), ("muted", "wash"), ("warn", "paper")]
LINES = [("edge", "paper"), ("accent", "paper"), ("focus", "paper")]


def readable(exercise: Exercise, *, dark: bool) -> None:
    colours = exercise.root.evaluate(COLOURS)
    assert (luminance(colours["paper"]) < 0.1) == dark
    for pairs, least in ((TEXT, 4.5), (LINES, 3)):
        for one, other in pairs:
            assert contrast(colours[one], colours[other]) >= least, (one, other, colours)


def test_it_can_be_read_in_light(exercise: Exercise) -> None:
    readable(exercise, dark=False)


def test_it_can_be_read_in_dark(open_notebook: Open) -> None:
    readable(open_notebook(MAP, theme="JupyterLab Dark").run_all().exercise, dark=True)


def test_notebook_7(open_notebook: Open, watch: Watch) -> None:
    # Notebook 7.6 itself, as it starts, whatever is in it.
    watch.expects.extend([r"reading 'schema'", "filebrowser:open-path", r"403 \(Forbidden\)"])
    exercise = open_notebook(MAP, app="notebooks").run_all().exercise
    exercise.write("p1", "Ana", "a bus home")
    exercise.write("p2", "Ruth", "a bus home")
    expect(exercise.root.locator(".finding")).to_have_text("Ana and Ruth both need this: a bus home.")
    expect(exercise.status).to_contain_text("Saved at")
    exercise.keeps("Ana", "Ruth")


def test_without_widgets_the_picture_of_it_says_what_to_do(
    start: Callable[..., Server], open_notebook: Open, tmp_path: Path, watch: Watch
) -> None:
    # Jupyter complains of what this test takes away from it.
    watch.expects.extend(["^console: ", "^uncaught: "])
    command = [sys.executable, "-m", "jupyterlab"]
    bare = start(command, tmp_path, without="@jupyter-widgets/jupyterlab-manager")
    lab = open_notebook(MAP, at=bare)
    lab.command("Run", "Run All Cells")
    static = lab.page.locator(".stakes[data-state=static]")
    expect(static.locator(".saved")).to_contain_text("To do it, install anywidget where Jupyter runs")
    expect(static.get_by_role("heading", name="Who needs what?")).to_be_visible()
    expect(static.locator("input[type=text]").first).to_be_disabled()
    assert lab.page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']").count() == 0


def test_course_lab_opens_the_exercises(start: Callable[..., Server]) -> None:
    script = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from tooling.lab import run; sys.exit(run(sys.argv[1:]))"
    opened = start([sys.executable, "-c", script], ROOT)
    found = {entry["name"] for entry in opened.ask("api/contents")["content"]}
    assert MAP in found
    assert {entry.name for entry in (ROOT / "exercises").glob("*.ipynb")} <= found
