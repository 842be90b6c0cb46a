"""Draws what each choice is worth at each chance: lines that cross at the pivot."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed
from .deciding import Line, best_at, pivots, stretches
from .sheets import BEST, KINDS, Sheet
from .wording import choice_words, percent

# Told apart by their dashes, and by a name at the end.
DASHES = {"endorse": "", "bargain": "9 5", "protest": "2 5", "abstain": "12 4 2 4"}
APART = 16.0


@frozen
class Frame:
    """Where a drawing of this size has its axes."""

    width: float
    height: float
    left: float = 50.0
    right: float = 82.0
    top: float = 30.0
    bottom: float = 42.0

    def x(self, chance: float) -> float:
        """Where a chance (0 to 100) stands."""
        return round(self.left + chance / 100 * (self.width - self.left - self.right), 1)

    def y(self, worth: float) -> float:
        """Where a worth (0 to 100) stands."""
        return round(self.height - self.bottom - worth / BEST * (self.height - self.top - self.bottom), 1)


WIDE, NARROW = Frame(700, 340), Frame(330, 270)


def pivot_pictures(sheet: Sheet) -> list[Node]:
    """The picture, and the same on a narrow screen."""
    return [_picture(sheet, WIDE, "wide", "pivot"), _picture(sheet, NARROW, "narrow", "narrow pivot")]


def ghost_picture(sheet: Sheet) -> Node:
    """The picture as an example of what will stand there."""
    return _picture(sheet, NARROW, "ghost", "pivot")


def _picture(sheet: Sheet, frame: Frame, look: str, key: str) -> Node:
    """The chance from left to right, the worth upwards; a line for each choice, a band under what is worth most, a ring
    at each pivot, an upright line for today."""
    lines = sheet.lines
    by_name = {line.name: line for line in lines}
    shapes = [*_axes(frame), *_today(frame, sheet.chance)]
    for one in stretches(lines):
        ends = [(frame.x(float(100 * at)), frame.y(float(by_name[one.best[0]].at(at)))) for at in (one.start, one.end)]
        shapes.append(nodes.shape("path", look="tie shared vital", d=_path(*ends)))
    for line in lines:
        path = _path((frame.x(0), frame.y(line.fails)), (frame.x(100), frame.y(line.happens)))
        shapes.append(nodes.shape("path", look="decides", d=path, stroke_dasharray=DASHES[line.name]))
    for n, chance in enumerate(pivots(lines)):
        x, y = frame.x(float(100 * chance)), frame.y(float(max(line.at(chance) for line in lines)))
        shapes.append(nodes.shape("circle", look="holder", cx=x, cy=y, r=7))
        # Every other one stands below its ring: two that are near don't cover each other.
        beside = round(y + (24 if n % 2 else -13), 1)
        shapes.append(nodes.shape("text", words=percent(chance), look="under-mark", x=x, y=beside))
    words = choice_words()
    for name, y in _names(lines, frame):
        shapes.append(nodes.shape("text", words=words[name], x=frame.width - frame.right + 8, y=round(y + 5, 1)))
    return nodes.picture(finding(sheet), description(), shapes, width=frame.width, height=frame.height, look=look, key=key)


def finding(sheet: Sheet) -> str:
    """What the picture shows, in a sentence that can stand as its title."""
    lines = sheet.lines
    if len(lines) < 2:
        return _("Nothing to compare yet")
    if not sheet.told_apart:
        return _("Each is worth the same so far")
    found = pivots(lines)
    if not found:
        best = listed(choice_words()[name] for name in best_at(lines, Fraction(1, 2)))
        return _("No chance changes your mind: {best}").format(best=best)
    points = listed(percent(chance) for chance in found)
    return _("You would switch at {points}").format(points=points)


def description() -> str:
    """What is drawn, for those who cannot see it or see it on paper."""
    return _(
        "Each line is a choice: what it is worth to you, from 0 (the worst) to 100 (the best), as the chance goes from 0 to "
        "100%. The broad line is what is worth most; a ring marks where that changes. The upright line is the chance you give "
        "it today."
    )


def _path(*points: tuple[float, float]) -> str:
    return " ".join(f"{'L' if n else 'M'}{x} {y}" for n, (x, y) in enumerate(points))


def _axes(frame: Frame) -> list[Node]:
    corners = [(frame.x(0), frame.y(BEST)), (frame.x(0), frame.y(0)), (frame.x(100), frame.y(0))]
    made = [nodes.shape("path", look="axis", d=_path(*corners))]
    for chance in (0, 100):
        made.append(
            nodes.shape("text", words=percent(Fraction(chance, 100)), look="under-mark", x=frame.x(chance), y=frame.height - 22)
        )
    made.append(nodes.shape("text", words=_("how likely"), look="under-mark", x=frame.x(50), y=frame.height - 22))
    for worth, words in ((BEST, str(BEST)), (BEST / 2, _("worth")), (0, "0")):
        made.append(nodes.shape("text", words=words, look="small", x=6, y=round(frame.y(worth) + 5, 1)))
    return made


def _today(frame: Frame, chance: int) -> list[Node]:
    x = frame.x(chance)
    line = nodes.shape("path", look="tie guess", d=_path((x, frame.y(BEST)), (x, frame.y(0))))
    words = _("today: {chance}%").format(chance=chance)
    return [line, nodes.shape("text", words=words, look="under-mark", x=min(max(x, 44), frame.width - 44), y=frame.top - 12)]


def _names(lines: list[Line], frame: Frame) -> list[tuple[str, float]]:
    """The name of each line beside its right end, moved apart where they would cover each other, and none below the axis."""
    placed: list[tuple[str, float]] = []
    for line in sorted(lines, key=lambda line: (-line.happens, KINDS.index(line.name))):
        y = frame.y(line.happens)
        placed.append((line.name, max(y, placed[-1][1] + APART) if placed else y))
    low = frame.y(0)
    for n in range(len(placed) - 1, -1, -1):
        name, y = placed[n]
        placed[n] = (name, min(y, low))
        low = min(y, low) - APART
    return placed


def values_table(sheet: Sheet) -> Node:
    """What each choice is worth at each tenth of a chance: the same as the picture."""
    lines = sheet.lines
    words = choice_words()
    head = [_("At a chance of"), *(words[line.name] for line in lines), _("Worth most")]
    rows = []
    for tenth in range(11):
        chance = Fraction(tenth, 10)
        worth = [str(round(line.at(chance))) for line in lines]
        rows.append([percent(chance), *worth, listed(words[name] for name in best_at(lines, chance))])
    return nodes.table(_("What each is worth to you"), head, rows, key="values")
