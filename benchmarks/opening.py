"""From opening an exercise to Python answering in it, beside a JupyterLite notebook with one widget."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack

from benchmarks import lite
from benchmarks.figures import Aim, Measure, Row, median
from benchmarks.hosting import LINES, Host, Line, hosted
from benchmarks.places import BOOK
from benchmarks.visiting import Failed, Seen, profile, visit
from tooling.steps import Progress

EXERCISE = "exercises/02-self-interest-map.html"
LIVE = 'section[data-exercise][data-state="live"]'
FAILED = 'section[data-exercise][data-state="failed"] .saved'
LIMIT = 240.0
COLD = Aim(1 / 8)
WARM = Aim(1 / 12)

# The page itself starts plainly for readers who save data: that is its switch, and the browser's word for it.
SAVES_DATA = """
Object.defineProperty(NetworkInformation.prototype, "saveData", { get: () => SAVES });
Object.defineProperty(NetworkInformation.prototype, "effectiveType", { get: () => "4g" });
"""


def exercise(context, host: Host, *, plain: bool, surely: bool = True, limit: float = LIMIT) -> Seen:
    """One visit to the exercise, started from the snapshot or plainly; raises Failed where it was ``surely`` the other.

    On a slow line the page gives the snapshot up by itself, and that is what is measured there.
    """
    script = SAVES_DATA.replace("SAVES", "true" if plain else "false")
    seen = visit(context, host, EXERCISE, LIVE, script=script, failing=FAILED, limit=limit)
    took_snapshot = any("/snapshot." in sent.path for sent in seen.sent)
    if surely and took_snapshot == plain:
        raise Failed(f"The page was to start {'plainly' if plain else 'from the snapshot'}, and did not.")
    return seen


def notebook(context, host: Host, *, limit: float = LIMIT) -> Seen:
    """One visit to the notebook, all cells run as soon as that can be."""
    return visit(context, host, lite.ADDRESS, lite.WIDGET, script=lite.RUN_ALL, limit=limit)


def visits(host: Host, peer: Host, kinds: tuple[str, ...], *, surely: bool) -> Iterator[tuple[str, Seen]]:
    """One round: each kind cold in a fresh profile, and at once again in the same one, where asked."""
    for kind in ("snapshot", "plain", "peer"):
        cold, warm = f"cold {kind}", f"warm {kind}"
        if cold not in kinds:
            continue
        with profile() as context:
            for name in (cold, warm):
                if name not in kinds:
                    continue
                if kind == "peer":
                    seen = notebook(context, peer)
                else:
                    seen = exercise(context, host, plain=kind == "plain", surely=surely)
                yield name, seen
                if seen.over:
                    break


def rounds(many: int, line: Line | None, kinds: tuple[str, ...]) -> dict[str, list[Seen]]:
    """So many rounds, ours and the peer's by turns, so that what else the machine does touches both alike."""
    found: dict[str, list[Seen]] = defaultdict(list)
    with ExitStack() as open_now:
        # A slow line is measured as most readers have it: behind a host that packs what can be packed.
        host, peer = (
            open_now.enter_context(hosted(root, line=line, compress=bool(line))) for root in (BOOK, lite.SITE)
        )
        for i in range(many):
            where = f" at {line.name}" if line else ""
            with Progress(f"Opening the exercise and the notebook{where}, round {i + 1} of {many}"):
                for kind, seen in visits(host, peer, kinds, surely=line is None):
                    found[kind].append(seen)
    return found


ALL = ("cold snapshot", "warm snapshot", "cold plain", "warm plain", "cold peer", "warm peer")
SLOW = ("cold snapshot", "warm snapshot", "cold plain", "cold peer")


def measure(quick: bool) -> Iterator[Row]:
    """Rows for an open line, then for each slow one."""
    found = rounds(2 if quick else 5, None, ALL)
    for when, aim in (("cold", COLD), ("warm", WARM)):
        for kind in ("snapshot", "plain"):
            yield row(f"open, {when}, {kind}", found, when, kind, aim if kind == "snapshot" else None)
    for line in LINES[1:2] if quick else LINES:
        yield from slow(line)


def slow(line: Line) -> Iterator[Row]:
    """Rows for one slow line; a failure costs that line alone."""
    try:
        found = rounds(1, line, SLOW)
    except Exception as error:  # noqa: BLE001 a browser fails in many ways, and the other lines are worth having
        yield Row(part="open", what=f"open at {line.name}", failed=reason(error))
        return
    for name in SLOW[:-1]:
        when, kind = name.split()
        started = "plain" if kind == "plain" else "by itself"
        yield row(f"open at {line.name}, {when}, {started}", found, when, kind, None)


def row(what: str, found: dict[str, list[Seen]], when: str, kind: str, aim: Aim | None) -> Row:
    """A row of seconds with all its runs, and what each of them brought over the line."""
    ours, peer = found[f"{when} {kind}"], found[f"{when} peer"]
    more: dict[str, list] = {
        "ours sent": [sum(sent.sent for sent in seen.sent) for seen in ours],
        "peer sent": [sum(sent.sent for sent in seen.sent) for seen in peer],
        "peer asked elsewhere": sorted({url for seen in peer for url in seen.elsewhere}),
    }
    return Row(part="open", what=what, ours=taken(ours), peer=taken(peer), aim=aim, more=more)


def taken(visits: list[Seen]) -> Measure | None:
    """The median of some visits; marked where it is one that was given up."""
    if not visits:
        return None
    middle = median([seen.seconds for seen in visits])
    given_up = any(seen.over and seen.seconds <= middle.value for seen in visits)
    return Measure(middle.value, middle.runs, given_up)


def reason(error: BaseException) -> str:
    """What went wrong, in one line."""
    lines = str(getattr(error, "why", "") or error).strip().splitlines()
    return (lines[-1] if lines else type(error).__name__)[:200]
