"""What a talk came to: figures, turning points and the ask, each with the learner's own words as evidence.

The figures describe a talk and never a person. Shares of reflections come from motivational interviewing (MITI 4.2,
thresholds as tabled in PMC9461167): they were made for counsellors in clinics.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from attrs import evolve, frozen

from .talk import Line, Talk

QUESTIONS = frozenset({"open", "closed"})
REFLECTIONS = frozenset({"reflect", "deepen"})
MOST_POINTS = 2


@frozen
class Figures:
    """``words`` is the learner's share of all words, 0 to 1; the rest counts the learner's lines by move."""

    words: float
    moves: dict[str, int]
    questions: int
    reflections: int
    deep: int


def coded(talk: Talk, codes: Sequence[str]) -> list[Line]:
    """The learner's lines with the learner's own code in place of the guess, where there is one."""
    spoken = [line for line in talk.lines if line.who == "you"]
    own = [*codes, *[""] * len(spoken)]
    return [evolve(line, move=own[i] or line.move) for i, line in enumerate(spoken)]


def figures(talk: Talk, codes: Sequence[str] = ()) -> Figures:
    """The figures of a talk, by the learner's codes where there are any."""
    mine = sum(len(line.text.split()) for line in talk.lines if line.who == "you")
    theirs = sum(len(line.text.split()) for line in talk.lines if line.who == "them")
    moves = Counter(line.move for line in coded(talk, codes))
    return Figures(
        mine / (mine + theirs) if mine + theirs else 0.0,
        dict(moves),
        sum(moves[move] for move in QUESTIONS),
        sum(moves[move] for move in REFLECTIONS),
        moves["deepen"],
    )


def turning_points(talk: Talk) -> tuple[list[Line], list[Line]]:
    """The learner's lines that opened the person most, and those that closed them most, in order of the talk."""
    spoken = [line for line in talk.lines if line.who == "you"]
    opened = sorted((line for line in spoken if line.change >= (1 if line.told else 2)), key=_weight, reverse=True)
    closed = sorted((line for line in spoken if line.change <= -2), key=lambda line: line.change)
    return _in_order(opened[:MOST_POINTS]), _in_order(closed[:MOST_POINTS])


def _weight(line: Line) -> tuple[int, bool]:
    return line.change, bool(line.told)


def _in_order(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.turn)


def transcript(talk: Talk, codes: Sequence[str] = ()) -> str:
    """The talk as text, a line a line."""
    name = talk.script.person.name
    moves = iter(coded(talk, codes))
    rows = []
    for line in talk.lines:
        if line.who == "you":
            rows.append(f"You [{next(moves).move}]: {line.text}")
        else:
            rows.append(f"({name} {line.text})" if line.who == "beat" else f"{name}: {line.text}")
    return "\n".join(rows) + "\n"


def as_data(talk: Talk, codes: Sequence[str] = ()) -> dict[str, Any]:
    """The talk as plain data, ready for JSON: who it was with, each line, how it was heard, and how it ended."""
    moves = iter(coded(talk, codes))
    lines: list[dict[str, Any]] = []
    for line in talk.lines:
        said = {"who": line.who, "text": line.text}
        if line.who == "you":
            said |= {"heard": line.move, "coded": next(moves).move, "about": line.topic, "told": line.told}
        lines.append(said)
    return {
        "script": talk.script.title,
        "seed": talk.seed,
        "lines": lines,
        "ending": talk.ending,
        "found": [talk.script.layer(id).fact for id in talk.told],
    }
