"""From an action to the frame that shows what came of it, in the page, on large campaigns."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

import stakes
from playwright.sync_api import Page
from stakes.campaign import Campaign
from stakes.campaign.cases import cases

from benchmarks import opening, people
from benchmarks.figures import Aim, Measure, Row, percentile
from benchmarks.hosting import hosted
from benchmarks.places import BOOK
from benchmarks.visiting import prepared, profile
from tooling.steps import Progress

SIZES = ((30, 60, Aim(50)), (300, 300, Aim(200)))

# Five a second: as fast as people type, and the saves that follow an action come in between, as they do for them.
PAUSE = 0.2
NAMED = "Amina of the night shift"
NEEDED = ", and a lamp above it"
CHOICES = 10
JOINS = 8

TALK = "exercises/03-one-on-one.html"
COUNT = "exercises/08-write-off.html"
COALITION = 200
CASE = "The Late Bus"
WRITTEN = ':is(input:not([type]), input[type=text], textarea)[data-action]:visible'
CHOSEN = "select[data-action]:visible"
LINES = ("hi there", "what was it like for you?", "so it was you who did it", "that must have been hard", "thank you", "what came next?")

# From the event, as the browser dates it, to the first message after the first frame since the exercise changed.
# On the way it notes when Python had answered and when the page was patched.
PROBE = """
{
  const acts = { input: "input[data-action], textarea[data-action]", change: "select[data-action]", click: "button[data-action]" };
  window.bench = { last: null, times: [] };
  let asked, answered;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message?.call === "handle") {
      asked = performance.now();
      this.addEventListener("message", (event) => (answered = event.timeStamp), { once: true });
    }
    return post.call(this, message, ...rest);
  };
  const begin = (event) => {
    if (!event.target.closest?.(acts[event.type])) return;
    const start = event.timeStamp;
    window.bench.last = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`nothing changed after ${event.type}`)), 20_000);
      new MutationObserver((changes, watching) => {
        watching.disconnect();
        const patched = performance.now();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            const end = performance.now();
            window.bench.times.push({ all: end - start, python: answered - asked, patch: patched - answered, paint: end - patched });
            resolve();
          };
          port2.postMessage(0);
        });
      }).observe(document.querySelector(".exercise-root"), { subtree: true, childList: true, characterData: true, attributes: true });
    });
  };
  for (const type of Object.keys(acts)) addEventListener(type, begin, true);
}
"""


def measure(quick: bool) -> Iterator[Row]:
    """Two rows for each size: the middle of all actions, and what 95 of 100 stay under."""
    for many, held, aim in SIZES:
        size = f"{many} people × {held} stakes"
        with Progress(f"Acting on {size}"):
            kinds = act(many, held)
        yield from rows(size, kinds, aim)
    with Progress("Talking"):
        turns = talked()
    yield from rows("a turn of the one-on-one", {"a turn": turns}, Aim(50))
    with Progress(f"Counting without one of {COALITION} people"):
        kinds = counted()
    yield from rows(f"a count without a group of {COALITION} people", kinds, Aim(200))
    for exercise in stakes.exercises():
        with Progress(f"Writing and choosing in {exercise}"):
            kinds = tried(exercise)
        # Of a talk, a turn was measured above.
        if kinds:
            yield from rows(f"{exercise}, on {CASE}", kinds, Aim(50))


def rows(what: str, kinds: dict[str, list[dict[str, float]]], aim: Aim) -> Iterator[Row]:
    """The middle of all these actions, and what 95 of 100 stay under."""
    times = [one["all"] for found in kinds.values() for one in found]
    yield Row(part="actions", what=f"{what}, p50", unit="ms", ours=Measure(percentile(times, 50)))
    yield Row(
        part="actions",
        what=f"{what}, p95",
        unit="ms",
        ours=Measure(percentile(times, 95), tuple(round(one, 1) for one in times)),
        aim=aim,
        more={"actions": len(times), "by kind": {kind: spread(found) for kind, found in kinds.items()}},
    )


def talked() -> list[dict[str, float]]:
    """Talk with everybody for some turns: from sending a line to the frame in which it is answered."""
    times: list[dict[str, float]] = []
    with hosted(BOOK) as host, profile() as context:
        page = prepared(context, PROBE)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(host.address + TALK)
        page.wait_for_selector(f"{opening.LIVE}, {opening.FAILED}", state="attached", timeout=60_000)
        for sit in range(page.locator("[data-action*=sit-down]").count()):
            page.locator("[data-action*=sit-down]").nth(sit).click()
            field, send = page.locator("[data-sends]"), page.locator("button.main")
            for line in LINES:
                field.fill(line)
                page.evaluate("window.bench.last")
                time.sleep(PAUSE)
                times += taken(page, [send.click])
            page.locator("[data-action*=get-up]").first.click()
            page.locator("[data-action*=sit-down]").first.wait_for()
    return times


def spread(found: list[dict[str, float]]) -> dict[str, float]:
    """Of one kind of action: the middle and the p95 of the whole, and the middle of its parts, in ms."""
    parts = {
        part: round(percentile([one[part] for one in found], 50), 1) for part in ("all", "python", "patch", "paint")
    }
    return {**parts, "p95": round(percentile([one["all"] for one in found], 95), 1)}


def act(many: int, held: int) -> dict[str, list[dict[str, float]]]:
    """Open a campaign of that size in the page, and do to it what people do."""
    with opened(opening.EXERCISE, people.campaign(many, held)) as page:
        page.locator('[data-key="p1"] [data-key="name"] input').wait_for()
        page.locator('[data-key="p3"] [data-key="more"]').click()
        settled(page)
        deep = '[data-key="p3"] select[data-action*="choose-depth"]'
        return {
            "typing a name": typed(page, '[data-key="p1"] [data-key="name"] input', NAMED),
            "typing a stake": typed(page, '[data-key="p2"] input[data-action*="write-stake"]', NEEDED),
            "choosing how deep": chosen(page, deep, ("some", "strong", "vital")),
            "joining two stakes": joined(page),
        }


def counted() -> dict[str, list[dict[str, float]]]:
    """Go on without one group of a large coalition, in the page, and change what is counted."""
    with opened(COUNT, people.coalition(COALITION)) as page:
        page.locator('select[data-action*="choose-out"]').select_option("g1")
        page.locator('[data-key="needs"] > summary').click()
        settled(page)
        follows = '[data-key^="follow "] select'
        return {
            "typing what stands between": typed(page, 'textarea[data-action*="disagreement"]', NEEDED),
            "choosing who follows": chosen(page, follows, ("goes", "may go", "stays")),
            "typing what a goal takes": typed(page, 'input[data-action*="write-need"]', "5"),
        }


def tried(exercise: str) -> dict[str, list[dict[str, float]]]:
    """Whatever can first be written and chosen in an exercise, with a worked case in it."""
    address = next((BOOK / "exercises").glob(f"[0-9][0-9]-{exercise}.html")).relative_to(BOOK).as_posix()
    (case,) = (known for known in cases() if known.title == CASE)
    with opened(address, case.campaign()) as page:
        settled(page)
        select = page.locator(CHOSEN).first
        offered = tuple(select.locator("option").evaluate_all("(all) => all.map((one) => one.value)")) if select.count() else ()
        written = {"typing": typed(page, WRITTEN, NEEDED)} if page.locator(WRITTEN).count() else {}
        return written | ({"choosing": chosen(page, CHOSEN, offered)} if len(offered) > 1 else {})


def settled(page: Page) -> None:
    """Wait until what was done so far is shown, and saved: it is not among what is measured."""
    page.evaluate("window.bench.last")
    time.sleep(1)


@contextmanager
def opened(address: str, campaign: Campaign) -> Iterator[Page]:
    """An exercise in the page, live, with this campaign in it."""
    with tempfile.TemporaryDirectory() as folder, hosted(BOOK) as host, profile() as context:
        path = Path(folder) / "workbook.json"
        people.write_workbook(path, campaign)
        page = prepared(context, PROBE)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(host.address + address)
        page.wait_for_selector(f"{opening.LIVE}, {opening.FAILED}", state="attached", timeout=60_000)
        page.set_input_files('[data-do="import"]', path)
        yield page


def typed(page: Page, selector: str, text: str) -> list[dict[str, float]]:
    """Type into a field, letter by letter."""
    field = page.locator(selector).first
    field.focus()
    page.keyboard.press("End")
    return taken(page, [lambda letter=letter: page.keyboard.type(letter) for letter in text])


def chosen(page: Page, selector: str, offered: tuple[str, ...]) -> list[dict[str, float]]:
    """Choose one after the other of what is offered, again and again."""
    select = page.locator(selector).first
    now = select.input_value()
    values = [value for value in offered if value != now] + [now]
    return taken(page, [lambda value=value: select.select_option(value) for value in islice(cycle(values), CHOICES)])


def joined(page: Page) -> list[dict[str, float]]:
    """Join what is offered for joining."""
    button = page.locator("""button[data-action*='"do":"join"']""").first
    return taken(page, [button.click for _ in range(JOINS)])


def taken(page: Page, actions: list) -> list[dict[str, float]]:
    """Do these one by one, and return what each took, in ms."""
    page.evaluate("window.bench.times = []")
    for do in actions:
        do()
        page.evaluate("window.bench.last")
        time.sleep(PAUSE)
    found = page.evaluate("window.bench.times")
    if len(found) != len(actions):
        raise RuntimeError(f"{len(actions)} actions were done and {len(found)} measured")
    return found
