"""The second telling beside the first."""

from __future__ import annotations

from ..campaign import Work
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural
from .noticing import LONG
from .reading import changes, general_words, seconds, words_in
from .tellings import TELLING_LIMIT

FEW = 8


def second_telling(work: Work) -> list[Node]:
    """Room for the second telling, both side by side, and what went and what came."""
    own = work.own
    if not own.first:
        return [nodes.text(_("The second telling has its place here, beside the first."), tone="muted")]
    made: list[Node] = []
    if own.lost.strip():
        made.append(nodes.text(_("They lost you at: “{words}”").format(words=own.lost.strip()), tone="question"))
    if not own.second:
        made.append(nodes.button(_("Begin it from the first telling"), {"do": "begin-second"}, key="begin"))
    made.append(
        nodes.field(
            _("The second telling"),
            own.second,
            {"do": "write-second"},
            limit=TELLING_LIMIT,
            hint=_("Change what they could not see. Leave what they saw."),
            lines=8,
            key="second",
        )
    )
    return [*made, *_beside(work)] if own.second.strip() else made


def _beside(work: Work) -> list[Node]:
    own = work.own
    head = [_("Telling"), _("Words"), _("At your pace"), _("Said of everybody")]
    rows = [
        [
            name,
            str(words_in(telling)),
            plural("{n} second", "{n} seconds", seconds(telling, own.pace)),
            _(", ").join(general_words(telling)) or _("nothing"),
        ]
        for name, telling in ((_("First"), own.first), (_("Second"), own.second))
    ]
    out, into = changes(own.first, own.second)
    made: list[Node] = [nodes.table(_("Both tellings"), head, rows, key="both")]
    if not out and not into:
        return [*made, nodes.text(_("Both are the same, word for word, so far."), tone="muted")]
    if into:
        made.append(nodes.section(_("New in the second"), [_quoted(into)], key="into"))
    if out:
        made.append(nodes.section(_("Left out of it"), [_quoted(out)], key="out"))
    if seconds(own.second, own.pace) > 2 * LONG:
        long = _("It takes about {n} seconds. Two minutes are plenty for one moment and one ask.")
        made.append(nodes.text(long.format(n=seconds(own.second, own.pace)), tone="question"))
    return made


def _quoted(sentences: list[str]) -> Node:
    return nodes.items([nodes.text(f"“{sentence}”") for sentence in sentences[:FEW]])
