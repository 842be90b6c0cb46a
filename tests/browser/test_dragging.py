"""Dragging by itself, on a bare page: by mouse and by touch, let go, broken off, and drawn anew meanwhile."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import stakes
from browser.pointer import Pointer
from playwright.sync_api import Browser

SCRIPT = Path(stakes.__file__).parent / "hosts" / "frontend" / "dragging.js"
STYLE = (SCRIPT.parent / "style.css").read_text("utf-8")
DRAWING = f"""
<style>{STYLE} #root {{ border: 0; margin: 0; padding: 0; }}</style>
<div id=root class=stakes>
  <svg viewBox="0 0 200 100" width=400>
    <rect data-zone='["left"]' x=0 y=0 width=100 height=100 fill=silver></rect>
    <rect data-zone='["right"]' x=100 y=0 width=100 height=100 fill=gray></rect>
    <circle data-drags='["ana"]' cx=50 cy=20 r=8></circle>
    <text data-drags='["ana"]' x=60 y=25>Ana</text>
    <circle data-drags='["step"]' data-carries=joy cx=50 cy=60 r=8></circle>
    <circle data-drags='["step"]' data-carries=ray cx=50 cy=90 r=8></circle>
  </svg>
  <button>Say</button>
</div>
<p>Elsewhere</p>"""
# What each choice offers: Joy can only go right, Ray nowhere.
BEGIN = """async (source) => {
  const { dragging } = await import(`data:text/javascript;base64,${source}`);
  const offered = { ana: ["left", "right"], step: ["joy right"] };
  window.done = [];
  window.clicks = [];
  document.querySelector("#root").addEventListener("click", ({ target }) => clicks.push(target.localName));
  window.moving = dragging(document.querySelector("#root"), {
    takes: (names, values) => names.every((name, i) => offered[name].includes(values[i])),
    drop: (names, values) => done.push([names, values]) && window.changes !== false,
  });
}"""
PLACES = """() => [...document.querySelectorAll("[data-drags]")].map((one) => one.style.transform)"""
MARKED = """(name) => [...document.querySelectorAll(`[${name}]`)].map((one) => one.dataset.zone)"""
ANA, JOY, RAY = (108, 48), (108, 128), (108, 188)
LEFT, RIGHT = (60, 160), (330, 160)


@pytest.fixture(params=["mouse", "touch"])
def pointer(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Pointer]:
    """The drawing, and a mouse or a finger on it."""
    context = chromium.new_context(viewport={"width": 600, "height": 400}, has_touch=request.param == "touch")
    page = context.new_page()
    page.set_content(DRAWING)
    page.evaluate(BEGIN, base64.b64encode(SCRIPT.read_bytes()).decode())
    yield Pointer(page, request.param)
    context.close()


def done(pointer: Pointer) -> list[Any]:
    """What was dropped where."""
    return pointer.page.evaluate("() => done")


def places(pointer: Pointer) -> list[str]:
    """How far each shape stands from its place."""
    return pointer.page.evaluate(PLACES)


def test_what_belongs_together_moves_together_and_is_dropped(pointer: Pointer) -> None:
    pointer.down(ANA)
    pointer.move(RIGHT)
    circle, words, *others = places(pointer)
    # The drawing is shown at twice its size.
    assert circle == words == f"translate({(RIGHT[0] - ANA[0]) / 2:g}px, {(RIGHT[1] - ANA[1]) / 2:g}px)"
    assert others == ["", ""]
    assert pointer.page.evaluate(MARKED, "data-over") == ['["right"]']
    pointer.up()
    assert done(pointer) == [[["ana"], ["right"]]]
    assert places(pointer)[0] == circle, "it lies where it was dropped until the new drawing is shown"
    pointer.page.evaluate("() => moving.settle()")
    assert places(pointer) == ["", "", "", ""]
    assert pointer.page.evaluate(MARKED, "data-over") == pointer.page.evaluate(MARKED, "data-takes") == []


def test_a_shape_carries_its_own_part_of_a_value(pointer: Pointer) -> None:
    pointer.down(JOY)
    pointer.move(RIGHT)
    assert places(pointer)[3] == "", "only the shape that carries Joy is moved"
    assert pointer.page.evaluate(MARKED, "data-takes") == ['["right"]']
    pointer.up()
    assert done(pointer) == [[["step"], ["joy right"]]]


@pytest.mark.parametrize(("at", "to"), [(JOY, LEFT), (RAY, RIGHT), (ANA, (300, 350)), (ANA, (ANA[0] + 2, ANA[1]))])
def test_where_no_choice_takes_it_it_goes_home(pointer: Pointer, at: tuple[int, int], to: tuple[int, int]) -> None:
    pointer.down(at)
    pointer.move(to)
    assert pointer.page.evaluate(MARKED, "data-over") == []
    pointer.up()
    assert done(pointer) == []
    assert places(pointer) == ["", "", "", ""]


def test_where_nothing_changes_it_goes_home(pointer: Pointer) -> None:
    pointer.page.evaluate("() => (window.changes = false)")
    pointer.drag(ANA, RIGHT)
    assert places(pointer) == ["", "", "", ""]


def test_what_no_drawing_follows_goes_home_in_the_end(pointer: Pointer) -> None:
    pointer.drag(ANA, RIGHT)
    pointer.page.wait_for_function("() => ![...document.querySelectorAll('[style]')].some((one) => one.style.transform)")
    assert len(done(pointer)) == 1


def test_escape_lets_go_wherever_the_focus_is(pointer: Pointer) -> None:
    pointer.down(ANA)
    pointer.move(RIGHT)
    pointer.page.keyboard.press("Escape")
    assert places(pointer) == ["", "", "", ""]
    pointer.up()
    assert done(pointer) == []
    pointer.drag(ANA, RIGHT)
    assert len(done(pointer)) == 1


def test_a_button_works_by_keyboard_after_a_drag(pointer: Pointer) -> None:
    pointer.drag(ANA, RIGHT)
    pointer.page.wait_for_timeout(50)
    assert pointer.page.evaluate("() => clicks") == [], "the click in which a drag ends lights up nothing"
    pointer.page.locator("button").focus()
    pointer.page.keyboard.press("Enter")
    assert pointer.page.evaluate("() => clicks") == ["button"]


def test_a_touch_without_a_move_is_a_click(pointer: Pointer) -> None:
    if pointer.kind == "touch":
        pointer.page.touchscreen.tap(*ANA)
    else:
        pointer.page.mouse.click(*ANA)
    assert pointer.page.evaluate("() => clicks") == ["circle"]
    assert done(pointer) == []


def test_a_drawing_that_is_patched_meanwhile_moves_the_right_shape(pointer: Pointer) -> None:
    pointer.down(ANA)
    pointer.move((200, 100))
    pointer.page.evaluate("""() => {
      const [first, , joy] = document.querySelectorAll("[data-drags]");
      moving.settle();
      Object.assign(first.dataset, { drags: '["step"]', carries: "joy" });
      joy.dataset.drags = '["ana"]';
      delete joy.dataset.carries;
    }""")
    pointer.move(RIGHT)
    assert [bool(place) for place in places(pointer)] == [False, True, True, False]
    pointer.up()
    assert done(pointer) == [[["ana"], ["right"]]]


def test_a_drawing_that_is_gone_is_let_go(pointer: Pointer) -> None:
    pointer.down(ANA)
    pointer.move(RIGHT)
    pointer.page.evaluate("() => document.querySelector('svg').remove()")
    pointer.move(LEFT)
    pointer.up()
    assert done(pointer) == []


def test_a_second_finger_changes_nothing(chromium: Browser) -> None:
    context = chromium.new_context(viewport={"width": 600, "height": 400}, has_touch=True)
    page = context.new_page()
    page.set_content(DRAWING)
    page.evaluate(BEGIN, base64.b64encode(SCRIPT.read_bytes()).decode())
    finger = Pointer(page, "touch")
    first, second = ({"x": x, "y": y, "id": n} for n, (x, y) in enumerate((ANA, JOY)))
    finger.touch("touchStart", first)
    finger.touch("touchStart", first, second)
    finger.touch("touchMove", first, second | {"x": RIGHT[0]})
    assert places(finger) == ["", "", "", ""]
    finger.touch("touchMove", first | {"x": RIGHT[0]}, second | {"x": RIGHT[0]})
    assert [bool(place) for place in places(finger)] == [True, True, False, False]
    finger.touch("touchEnd")
    assert done(finger) == [[["ana"], ["right"]]]
    context.close()


def test_words_in_a_drawing_are_not_selected(pointer: Pointer) -> None:
    pointer.drag((130, 55), RIGHT)
    assert pointer.page.evaluate("() => String(getSelection())") == ""
