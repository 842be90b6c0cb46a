"""Blame turned into interest: from either end of a quarrel, then one's own."""

from __future__ import annotations

from ..campaign import Work
from ..campaign.fields import TEXT_LIMIT
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, translated
from . import hints
from .own import Blame, Guess, guess_of
from .quarrels import Quarrel, quarrels

PARTS = ("first", "second")


def blaming(work: Work) -> list[Node]:
    """The quarrels, those that were heard, and the learner's own."""
    own = work.own
    made = [
        nodes.text(
            _(
                "Blame looks back and says who. A need looks ahead and says what. Listen to both ends of a quarrel, one that "
                "isn't yours, and guess what each of them lost."
            )
        )
    ]
    made += [_heard(guess_of(own, quarrel.id), quarrel, own.quarrel) for quarrel in quarrels().values()]
    fold = "open" if own.blame != Blame() or any(one.shown for one in own.guesses) else "shut"
    mine = nodes.section(_("And one of yours"), _mine(own.blame), fold=fold, key="mine")
    # Private: not on paper, which may be handed in.
    return [*made, nodes.group([mine, hints.rules()], look="screen", key="private")]


def _heard(one: Guess | None, quarrel: Quarrel, at: str) -> Node:
    """A quarrel that was heard, or, in the same place, a button to hear it."""
    title = translated(quarrel.title)
    if one is not None:
        fold = "open" if quarrel.id == at else "shut"
        return nodes.section(title, _quarrel(one, quarrel), fold=fold, key=quarrel.id)
    hear = {"do": "hear-quarrel", "quarrel": quarrel.id}
    button = nodes.button(title, hear, needs=["seed"], about=_("listen to this quarrel"), key="hear")
    return nodes.group([button], look="row screen", key=f"hear {quarrel.id}")


def _quarrel(one: Guess, quarrel: Quarrel) -> list[Node]:
    order = quarrel.ends_from(one.seed)
    lines = []
    for place, i in enumerate(order):
        end = quarrel.ends[i]
        to = _("{who}, to {to}").format(who=translated(end.who), to=translated(end.to))
        said = nodes.group([nodes.text(to, tone="muted")])
        lines.append(nodes.line("you" if place else "them", translated(end.who), translated(end.says), [said], key=str(i)))
    made: list[Node] = [nodes.dialogue(_("The quarrel"), lines, key="said")]
    for i in order:
        made.append(_guessing(one, quarrel, i))
    if not one.shown:
        if one.first.strip() and one.second.strip():
            show = {"do": "show-guesses", "quarrel": quarrel.id}
            made.append(nodes.button(_("See three guesses of ours"), show, tone="main", key="show"))
        else:
            made.append(nodes.text(_("Guess for both, and you can see three guesses of ours."), tone="muted"))
        return made
    label = _("Is there one thing that both of them could want? “Nothing” is an answer.")
    action = {"do": "write-guess", "quarrel": quarrel.id, "part": "both"}
    both = [
        nodes.text(_("All of these are guesses, ours too. Only the two of them could tell you."), tone="finding"),
        nodes.field(label, one.both, action, limit=TEXT_LIMIT, lines=2, key="both"),
    ]
    return [*made, nodes.section(_("And both of them?"), both, key="together")]


def _guessing(one: Guess, quarrel: Quarrel, i: int) -> Node:
    end, part = quarrel.ends[i], PARTS[i]
    written = getattr(one, part)
    made = [
        nodes.field(
            _("What could {who} have lost, or need?").format(who=translated(end.who)),
            written,
            {"do": "write-guess", "quarrel": quarrel.id, "part": part},
            limit=TEXT_LIMIT,
            lines=2,
            key=part,
        ),
        *hints.of_need(written),
    ]
    if one.shown:
        made.append(nodes.text(_("Or perhaps:"), tone="muted"))
        made.append(nodes.items([nodes.text(translated(words)) for words in end.under]))
    return nodes.group(made, key=f"end {part}")


def _mine(blame: Blame) -> list[Node]:
    def field(part: str, label: str, *, hint: str = "") -> Node:
        action = {"do": "write-blame", "part": part}
        return nodes.field(label, getattr(blame, part), action, limit=TEXT_LIMIT, hint=hint, lines=2, key=part)

    made = [
        nodes.text(
            _(
                "For nobody else's eyes. It goes into no report and isn't printed; a copy that you save does hold it. Leave it empty "
                "if you like. And some blame shouldn't be turned into anything. Where somebody did harm, by threats, fraud or "
                "violence, that comes first, and you owe them no line."
            ),
            tone="muted",
        ),
        field("says", _("Whom do I blame, in a sentence I wouldn't say aloud?"), hint=_("Use an alias.")),
        field("lost", _("What did I lose?")),
        *hints.of_need(blame.lost),
        field("need", _("What do I need now, that they could give?")),
        *hints.of_need(blame.need),
        field(
            "line",
            _("A line that I could say to them"),
            hint=_("What happened, what you need, and a question. “When the flyer came I … I need … Could we …?”"),
        ),
        *hints.of_line(blame.line),
    ]
    if blame.line.strip() and not hints.of_line(blame.line):
        said = _("“{line}” Say it once to the wall. Then decide whether it goes any further.")
        made.append(nodes.text(said.format(line=blame.line.strip()), tone="finding"))
    return made
