"""The observer's sheet as nodes."""

from __future__ import annotations

from ..campaign import Work
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural
from .hearing import dated
from .tally import MARKED, QUOTES_LIMIT, Tally
from .wording import about_counts, completeness, move_words


def observing(work: Work) -> list[Node]:
    """A key or a tap for each move, a clock that pauses, room for quotes, and what it comes to."""
    tally = work.own.tally
    if not tally.on:
        return [
            nodes.text(
                _("One talks, one is talked with, and you mark what you hear. Ask both first whether they want that.")
            ),
            nodes.button(_("Open the observer's sheet"), {"do": "observe"}),
        ]
    words = dict(move_words())
    counts = tally.counts()
    marks = [
        nodes.button(
            _("{move} ({key}): {n}").format(move=words[move], key=key, n=counts.get(move, 0)),
            {"do": "mark", "move": move},
            shortcut=key,
            key=move,
        )
        for move, key in MARKED.items()
    ]
    return [
        nodes.timer(_("Role-play"), 10, key="timer"),
        nodes.group(marks, look="grid", label=_("What do you hear?"), key="marks"),
        *_on_paper(counts),
        nodes.group(
            [
                nodes.button(_("Take the last mark back"), {"do": "unmark"}, tone="quiet"),
                nodes.button(
                    _("Clear the sheet"), {"do": "clear-tally"}, tone="quiet", confirm=_("Clear all marks and quotes?")
                ),
                nodes.button(_("Fold the sheet"), {"do": "fold-sheet"}, tone="quiet"),
            ],
            look="row",
            key="do",
        ),
        nodes.field(
            _("What they said, word for word"), tally.quotes, {"do": "jot"}, limit=QUOTES_LIMIT, lines=4, key="quotes"
        ),
        nodes.field(_("What was asked: what, when, where"), tally.asked, {"do": "jot-ask"}, limit=600, key="asked"),
        *_summed(tally),
    ]


def _on_paper(counts: dict[str, int]) -> list[Node]:
    """The counts, for where there is nothing to press."""
    rows = [(words, str(counts[move])) for move, words in move_words() if move in counts]
    heard = nodes.table(_("What was heard"), [_("Kind of line"), _("How often")], rows)
    return [nodes.group([heard], look="paper", key="heard")] if rows else []


def _summed(tally: Tally) -> list[Node]:
    """The observer's letter: what was counted, what was asked, and what to say first."""
    if not tally.marks:
        return []
    counts = tally.counts()
    questions = counts.get("open", 0) + counts.get("closed", 0)
    reflections = counts.get("reflect", 0) + counts.get("deepen", 0)
    said = _("{questions} and {reflections}.").format(
        questions=plural("{n} question", "{n} questions", questions),
        reflections=plural("{n} reflection", "{n} reflections", reflections),
    )
    made = [nodes.text(said, tone="finding"), nodes.text(about_counts(), tone="muted")]
    if tally.asked.strip():
        asked = _("What was asked: “{words}”").format(words=tally.asked.strip())
        made.append(nodes.text(f"{asked} {completeness(*dated(tally.asked))}".strip(), tone="finding"))
    elif counts.get("ask"):
        made.append(nodes.text(_("Something was asked. Write down the words while you have them.")))
    first = _("Tell them one thing you heard that changed the talk, in their words. Then ask what they noticed.")
    return [*made, nodes.text(first)]
