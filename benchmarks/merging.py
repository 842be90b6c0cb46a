"""Many workbooks dropped on the page of the room's report: until it is shown, and how long the page was busy at a time."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve
from playwright.sync_api import Page
from stakes import workbook
from stakes.campaign.sharing import Sharing, key
from stakes.kit import data
from stakes.workbook import Workbook
from stakes.workshop.voice import FOR_THE_ROOM, copy_for_the_room

from benchmarks import people
from benchmarks.figures import Aim, Measure, Row, median
from benchmarks.hosting import hosted
from benchmarks.places import BOOK
from benchmarks.visiting import prepared, profile

PAGE = "chapters/facilitator/the-rooms-report.html"
LIVE = 'section[data-room][data-state="live"]'
MANY = 300
# A tenth of a campaign is what one of its people has at stake.
SIZE = (20, 40)
GROUPS = ("Choir", "Tenants", "School", "Ward")

# From the moment the files are there to the frame in which they are counted; tasks of the page that took over 50 ms.
PROBE = """
window.bench = { begun: 0, ended: 0, long: [] };
addEventListener("change", ({ target }) => target.type === "file" && (window.bench.begun = performance.now()), true);
new PerformanceObserver((list) => window.bench.long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
addEventListener("DOMContentLoaded", () => {
  const counted = () => document.querySelector(".drop [role=status]").textContent.includes("MANY of MANY");
  const watching = new MutationObserver(() => {
    if (!counted()) return;
    watching.disconnect();
    requestAnimationFrame(() => (window.bench.ended = performance.now()) && document.body.setAttribute("data-bench", "done"));
  });
  watching.observe(document.querySelector(".drop [role=status]"), { subtree: true, childList: true, characterData: true });
});
""".replace("MANY", str(MANY))


def books(whole: bool) -> Iterator[str]:
    """So many workbooks of different people as files, whole or as copies for the room."""
    campaign = evolve(people.campaign(*SIZE), you="p1")
    own = campaign.stakes_of("p1")
    for n in range(MANY):
        sharing = Sharing(group=GROUPS[n % len(GROUPS)], alone=True, shares=tuple(key("stakes", one.id) for one in own[n % 2 :]))
        book = Workbook(f"book-{n}", 1, data.write(campaign), {FOR_THE_ROOM: data.write(sharing)})
        yield workbook.dumps(book if whole else copy_for_the_room(book))


def merged(page: Page, address: str, files: list[Path]) -> dict[str, object]:
    """Drop these on the page; what it noted."""
    page.goto(address)
    page.wait_for_selector(LIVE, state="attached", timeout=60_000)
    page.evaluate("window.bench.long = []")
    page.set_input_files("#room-files", files)
    page.wait_for_selector("body[data-bench]", state="attached", timeout=60_000)
    page.wait_for_timeout(200)
    return json.loads(page.evaluate("JSON.stringify(window.bench)"))


def measure(quick: bool) -> Iterator[Row]:
    """The rows: copies for the room, and whole ones."""
    rounds = 2 if quick else 5
    for what, whole in (("copies for the room", False), ("whole workbooks", True)):
        with tempfile.TemporaryDirectory() as folder, hosted(BOOK) as host, profile() as context:
            files = []
            for n, text in enumerate(books(whole)):
                files.append(Path(folder) / f"{n}.json")
                files[-1].write_text(text, "utf-8")
            page = prepared(context, PROBE)
            found = [merged(page, host.address + PAGE, files) for _ in range(rounds)]
        times = [(one["ended"] - one["begun"]) / 1000 for one in found]
        longest = [max(one["long"], default=0) for one in found]
        yield Row(part="room", what=f"{MANY} {what} merged", ours=median(times), aim=Aim(2))
        yield Row(
            part="room", what=f"the page's longest task, {what}", unit="ms", ours=Measure(max(longest), tuple(longest)), aim=Aim(200)
        )
