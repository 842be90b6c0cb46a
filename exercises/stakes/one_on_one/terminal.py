"""A conversation in the terminal, for whoever writes scripts: type a line, or an empty one to stay silent."""

from __future__ import annotations

from ..kit.errors import ContentError
from .debrief import figures, turning_points
from .script import load_script
from .talk import Line, Talk, Turn


def play(path: str, seed: int) -> int:
    """Hold a talk on standard input and output; returns the exit code."""
    try:
        script = load_script(path)
    except ContentError as wrong:
        print(wrong)
        return 1
    print(f"{script.title}\n{script.summary}\nYou hope for this: {script.hope}\n")
    print("Type what you say; an empty line is silence. Ctrl+D ends it.\n")
    talk = Talk(script, seed)
    talk.begin()
    shown = _show(talk, 0)
    while not talk.ending:
        try:
            said = input("> ")
        except EOFError:
            break
        talk.take(Turn(said or "…"))
        shown = _show(talk, shown)
    _close(talk)
    return 0


def _show(talk: Talk, shown: int) -> int:
    for line in talk.lines[shown:]:
        if line.who != "you":
            print(_spoken(talk, line))
        else:
            print(f"  [{line.move}{' about ' + line.topic if line.topic else ''}, trust {line.change:+d}]")
    return len(talk.lines)


def _spoken(talk: Talk, line: Line) -> str:
    name = talk.script.person.name
    return f"  ({name} {line.text})" if line.who == "beat" else f"{name}: {line.text}"


def _close(talk: Talk) -> None:
    script = talk.script
    if talk.ending:
        print(f"\nA week later: {getattr(script.week_after, talk.ending)}")
    counted = figures(talk)
    print(f"\nFound out: {', '.join(talk.told) or 'nothing'} ({len(talk.told)} of {len(script.layers)}).")
    print(
        f"Your share of the words: {counted.words:.0%}. Questions {counted.questions}, said back {counted.reflections}."
    )
    for line in turning_points(talk)[0]:
        print(f"It turned when you said: {line.text}")
