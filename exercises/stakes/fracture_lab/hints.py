"""Questions that are asked of a guess, a need or a line, by rules that anyone can read."""

from __future__ import annotations

from ..campaign.specific import vague_word
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed
from .quarrels import looking_back, looking_back_words


def of_need(words: str) -> list[Node]:
    """What is asked of a loss or a need: that it looks ahead, and could be seen."""
    back, vague = looking_back(words), vague_word(words)
    if back:
        said = _("“{words}” looks back, and says who did it. What would they have, if they had what they need?")
        return [nodes.text(said.format(words=back), tone="question")]
    if vague:
        said = _("“{words}”: what would they see or hear, on a Tuesday, that told them they had it?")
        return [nodes.text(said.format(words=vague), tone="question")]
    return []


def of_line(words: str) -> list[Node]:
    """What is asked of a line to say: that it looks ahead, and asks for something."""
    back = looking_back(words)
    if back:
        said = _("“{words}”: they will answer that, and not the rest. Can it be said without?")
        return [nodes.text(said.format(words=back), tone="question")]
    if words.strip() and not words.rstrip(" .”\"'").endswith("?"):
        return [nodes.text(_("It doesn't end in a question. What could they say yes to?"), tone="question")]
    return []


def rules() -> Node:
    """The rules themselves, folded away."""
    made = [
        nodes.text(
            _(
                "A few rules ask these questions. They know no grammar and grade nothing, and you may overrule them by "
                "going on."
            )
        ),
        nodes.text(_("Looking back: {words}.").format(words=listed(f"“{words}”" for words in looking_back_words()))),
        nodes.text(_("And words that everyone likes and nobody can see, such as “respect”, where nothing stands beside them.")),
        nodes.text(_("A line to say: whether it ends in a question mark.")),
    ]
    return nodes.section(_("How your words are read here"), made, fold="shut", key="rules-of-hints")
