"""Ways that serve both as nodes: the learner invents them, and each side answers for itself."""

from __future__ import annotations

from ..campaign import Work
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed, plural, translated
from .model import OPTIONS_LIMIT, SAID_LIMIT, held_of
from .options import LIVES, NO, SERVES, Tried, serving_both, tried
from .script import Party
from .talk import Talk


def inventing(work: Work, talk: Talk) -> list[Node]:
    """A field for an option, what each side says to those that were tried, and what that comes to."""
    held = held_of(work)
    theirs, yours = (tried(talk.case, party, held.options) for party in (talk.them, talk.you))
    name, side = translated(talk.them.name), translated(talk.you.speaks_for)
    made: list[Node] = [
        nodes.text(
            _(
                "Invent two or more before you choose any. Say who would do what. {name} answers each of them, and so does your own "
                "side."
            ).format(name=name)
        )
    ]
    if not talk.confirmed:
        made.append(
            nodes.text(_("So far {name} has confirmed nothing to you. You can try options all the same.").format(name=name), tone="muted")
        )
    for i, option in enumerate(held.options):
        answers = [
            nodes.text(f"“{option}”", tone="lead"),
            nodes.items([_answer(talk, talk.them, name, theirs[i]), _answer(talk, talk.you, side, yours[i])]),
            nodes.button(_("Take it off the list"), {"do": "drop-option", "index": i}, tone="quiet", about=option),
        ]
        made.append(nodes.group(answers, look="entry", label=option, key=f"option {i}"))
    if len(held.options) < OPTIONS_LIMIT:
        made.append(_writing(work))
    return [*made, *_summed(talk, held.options)]


def _writing(work: Work) -> Node:
    return nodes.group(
        [
            nodes.field(
                _("Something that could be done"),
                work.own.option,
                {"do": "draft-option"},
                limit=SAID_LIMIT,
                lines=2,
                sends=True,
                key="option",
            ),
            nodes.group([nodes.button(_("Try it on both sides"), {"do": "try-option"}, tone="main")], look="row"),
        ],
        key="writing",
    )


def _answer(talk: Talk, party: Party, speaker: str, answer: Tried) -> Node:
    said = _("{speaker}: “{words}”").format(speaker=speaker, words=translated(answer.say))
    if answer.as_before:
        said = _("{speaker}: the same as to “{option}”.").format(speaker=speaker, option=answer.as_before)
    elif not answer.say:
        said = _("{speaker} has nothing new to say to it.").format(speaker=speaker)
    return nodes.group([nodes.text(said), nodes.text(_takes(talk, party, answer), tone="muted")])


def _takes(talk: Talk, party: Party, answer: Tried) -> str:
    if answer.takes == NO:
        return _("It can't be.")
    if answer.takes == LIVES:
        return _("It serves nothing of theirs, and they could live with it.")
    known = [id for id in answer.serves or answer.near if party is talk.you or id in talk.confirmed]
    stakes = "; ".join(translated(one.stake) for one in map(party.interest, known) if one)
    if answer.takes == SERVES:
        if not stakes:
            return _("It serves something that you have not heard confirmed.")
        return _("It serves this: {stakes}.").format(stakes=stakes)
    if stakes:
        return _("It has to do with this: {stakes}. But who would do what? It was not understood yet.").format(stakes=stakes)
    return _("It was not understood yet, and that costs nothing. Say who would do what.")


def _summed(talk: Talk, options: tuple[str, ...]) -> list[Node]:
    if not options:
        return []
    both = serving_both(talk.case, options)
    if not both:
        said = _("None of these serves both yet. See what each answered, and change one thing.")
    elif len(both) == 1:
        said = _("One serves both: “{option}”. Invent another, so that there is something to choose between.").format(
            option=both[0]
        )
    else:
        count = plural("{n} option serves both", "{n} options serve both", len(both))
        said = _("{count}: {options}.").format(count=count, options=listed(f"“{option}”" for option in both))
    return [nodes.text(said, tone="finding")]
