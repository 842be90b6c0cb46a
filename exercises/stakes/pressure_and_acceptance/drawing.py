"""Draws what each choice is worth at each chance: lines that cross at the pivot."""

from __future__ import annotations

from fractions import Fraction

from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed
from .deciding import Line, best_at, pivots
from .sheets import BEST, KINDS, Sheet
from .wording import choice_words, percent

WIDTH, HEIGHT = 480.0, 300.0
LEFT, RIGHT, TOP, BOTTOM = 40.0, 96.0, 20.0, 44.0
# Told apart by their dashes, and by a name at the end.
DASHES = {"endorse": "", "bargain": "9 5", "protest": "2 5", "abstain": "12 4 2 4"}
APART = 15.0


def pivot_picture(sheet: Sheet, *, look: str = "") -> Node:
    """The chance from left to right, the worth upwards; a line for each choice, a mark at each pivot, a line for today."""
    lines = sheet.lines
    shapes = [*_frame(), _today(sheet.chance)]
    for line in lines:
        path = f"M{_x(0):.1f} {_y(line.fails):.1f} L{_x(100):.1f} {_y(line.happens):.1f}"
        shapes.append(nodes.shape("path", look="tie strong", d=path, stroke_dasharray=DASHES[line.name]))
    for chance in pivots(lines):
        worth = max(line.at(chance) for line in lines)
        shapes.append(nodes.shape("circle", look="holder", cx=round(_x(float(100 * chance)), 1), cy=round(_y(float(worth)), 1), r=7))
    words = choice_words()
    for name, y in _names(lines):
        shapes.append(nodes.shape("text", words=words[name], x=WIDTH - RIGHT + 8, y=round(y + 5, 1)))
    return nodes.picture(finding(sheet), description(), shapes, width=WIDTH, height=HEIGHT, look=look, key="pivot")


def finding(sheet: Sheet) -> str:
    """What the picture shows, in a sentence that can stand as its title."""
    lines = sheet.lines
    if len(lines) < 2:
        return _("Nothing to compare yet")
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
        "100 %. A ring marks where another becomes worth more. The upright line is the chance you give it today."
    )


def _x(chance: float) -> float:
    return LEFT + chance / 100 * (WIDTH - LEFT - RIGHT)


def _y(worth: float) -> float:
    return HEIGHT - BOTTOM - worth / BEST * (HEIGHT - TOP - BOTTOM)


def _frame() -> list[Node]:
    base = f"M{_x(0):.1f} {_y(BEST):.1f} L{_x(0):.1f} {_y(0):.1f} L{_x(100):.1f} {_y(0):.1f}"
    made = [nodes.shape("path", look="tie", d=base)]
    for chance in (0, 50, 100):
        made.append(nodes.shape("text", words=_("{n} %").format(n=chance), look="under-mark", x=round(_x(chance), 1), y=HEIGHT - 24))
    made.append(nodes.shape("text", words="100", x=4, y=round(_y(BEST) + 5, 1)))
    made.append(nodes.shape("text", words="0", x=20, y=round(_y(0) + 5, 1)))
    made.append(nodes.shape("text", words=_("how likely"), look="under-mark", x=round(_x(50), 1), y=HEIGHT - 6))
    return made


def _today(chance: int) -> Node:
    return nodes.shape("path", look="tie guess", d=f"M{_x(chance):.1f} {_y(BEST):.1f} L{_x(chance):.1f} {_y(0):.1f}")


def _names(lines: list[Line]) -> list[tuple[str, float]]:
    """The name of each line beside its right end, moved apart where they would cover each other."""
    placed: list[tuple[str, float]] = []
    for line in sorted(lines, key=lambda line: (-line.happens, KINDS.index(line.name))):
        y = _y(line.happens)
        if placed and y < placed[-1][1] + APART:
            y = placed[-1][1] + APART
        placed.append((line.name, y))
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
