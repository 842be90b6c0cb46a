"""Argue or organize as nodes: read, say which it is, see why, and turn it around with a line of one's own."""

from __future__ import annotations

from collections.abc import Sequence

from ..campaign import Work
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural, translated
from .hearing import Heard
from .letter import because
from .script import Exchange, Spoken, Telling, exchanges
from .turning import SAID_LIMIT, Try, Turned, answered, exchange_id, telling_of, turned_of
from .wording import move_words


def exchanging(work: Work) -> list[Node]:
    """One exchange at a time, with what was made of it."""
    id = exchange_id(work)
    exchange, turned = exchanges()[id], turned_of(work)
    telling = telling_of(exchange, turned)
    made: list[Node] = [
        nodes.text(
            _(
                "An argument wants the other to agree. Organizing asks what they need, says what you need, and asks for something "
                "by a day. Tone tells you nothing. Read, decide, and then turn it around."
            )
        ),
        _choosing(work, id),
        nodes.text(translated(exchange.setting)),
        _dialogue(_("The exchange"), getattr(telling, exchange.shown), key=f"shown {id}"),
    ]
    if len(exchange.tellings) > 1:
        made.append(nodes.check(_("Change the sides round"), turned.round, {"do": "turn-round"}, key=f"round {id}"))
    made.append(
        nodes.choice(
            _("Which is it?"),
            turned.called,
            [("", _("not decided yet")), ("argue", _("they argue")), ("organize", _("they organize"))],
            {"do": "call"},
            look="radio",
            key=f"call {id}",
        )
    )
    if turned.called:
        made += [*_told(exchange, turned), *_turning(work, exchange, turned, telling)]
    return [*made, *_counted(work)]


def _choosing(work: Work, id: str) -> Node:
    done = {one.exchange for one in work.own.turned if one.called}
    options = []
    for n, (one, exchange) in enumerate(exchanges().items(), 1):
        label = _("{n}. {title}: read") if one in done else _("{n}. {title}")
        options.append((one, label.format(n=n, title=translated(exchange.title))))
    return nodes.group(
        [nodes.choice(_("Which exchange?"), id, options, {"do": "choose-exchange"}, key="exchange")], look="wide", key="which"
    )


def _dialogue(label: str, lines: Sequence[Spoken], *, key: str) -> Node:
    first = lines[0].who
    return nodes.dialogue(
        label,
        [
            nodes.line(
                "you" if line.who == first else "them", _speaker(line), translated(line.say), named=True, key=str(i)
            )
            for i, line in enumerate(lines)
        ],
        key=key,
    )


def _speaker(line: Spoken) -> str:
    if not line.side:
        return translated(line.who)
    return _("{who} ({side})").format(who=translated(line.who), side=translated(line.side))


def _told(exchange: Exchange, turned: Turned) -> list[Node]:
    agreed = turned.called == exchange.shown
    if exchange.shown == "argue":
        said = _("They argue, as you say.") if agreed else _("As it was written, they argue. See whether you agree.")
    else:
        said = _("They organize, as you say.") if agreed else _("As it was written, they organize. See whether you agree.")
    clue = _("The words that tell: “{clue}”").format(clue=translated(exchange.clue))
    return [
        nodes.text(said, tone="finding"),
        nodes.text(clue),
        nodes.text(translated(exchange.why)),
    ]


def _turning(work: Work, exchange: Exchange, turned: Turned, telling: Telling) -> list[Node]:
    first, other = telling.argue[0], _other(telling.argue)
    made: list[Node] = []
    if exchange.shown == "organize":
        made.append(nodes.text(_("The same two could have argued. Then it would have begun like this:")))
        made.append(_dialogue(_("The same as an argument"), telling.argue, key=f"argued {turned.exchange}"))
        made.append(nodes.text(translated(exchange.turned_why)))
    made.append(
        nodes.text(
            _("Turn it around: write another first line in place of “{said}”, and hear the answer.").format(
                said=translated(first.say)
            )
        )
    )
    tries = answered(telling, turned.tries)
    if tries:
        made.append(_heard(tries, first, other, turned))
    pending = work.own.rewriting.strip()
    if pending and len(answered(telling, (*turned.tries, pending))) == len(tries):
        said = _("{other} has nothing new to say to a line of that kind. Try another kind.").format(other=translated(other))
        made.append(nodes.text(said, tone="question"))
    made.append(
        nodes.group(
            [
                nodes.field(
                    _("Another first line"),
                    work.own.rewriting,
                    {"do": "rewrite"},
                    limit=SAID_LIMIT,
                    lines=2,
                    sends=True,
                    key=f"rewrite {turned.exchange}",
                ),
                nodes.group([nodes.button(_("Say that instead"), {"do": "try-line"}, tone="main")], look="row"),
            ],
            key=f"rewriting {turned.exchange}",
        )
    )
    if exchange.shown == "argue":
        made += _ours(exchange, turned, telling)
    return made


def _heard(tries: Sequence[Try], first: Spoken, other: str, turned: Turned) -> Node:
    lines = []
    for i, one in enumerate(tries):
        said = nodes.text(_how(one.heard), tone="muted")
        lines.append(nodes.line("you", _speaker(first), one.said, [said], named=True, key=f"try {i}"))
        lines.append(nodes.line("them", translated(other), translated(one.reply), named=True, key=f"reply {i}"))
    return nodes.dialogue(_("Your lines, and the answers"), lines, key=f"tries {turned.exchange}")


def _how(heard: Heard) -> str:
    move = heard.about if heard.move == "argue" and heard.about else heard.move
    return _("Heard as {move}: {because}").format(move=move_words()[move], because=because(heard))


def _ours(exchange: Exchange, turned: Turned, telling: Telling) -> list[Node]:
    if not turned.ours:
        if not turned.tries:
            return []
        return [nodes.group([nodes.button(_("Show how it could have gone"), {"do": "show-ours"}, tone="quiet")], look="row")]
    return [
        _dialogue(_("How it could have gone"), telling.organize, key=f"ours {turned.exchange}"),
        nodes.text(translated(exchange.turned_why)),
    ]


def _other(lines: Sequence[Spoken]) -> str:
    return next(line.who for line in lines if line.who != lines[0].who)


def _counted(work: Work) -> list[Node]:
    """What the learner's lines brought out, in a sentence."""
    drawn = 0
    for turned in work.own.turned:
        if turned.exchange in exchanges():
            telling = telling_of(exchanges()[turned.exchange], turned)
            drawn += any(one.heard.move in ("ask", "right", "tell", "guess") for one in answered(telling, turned.tries))
    if not drawn:
        return []
    said = plural(
        "In {n} exchange a line of yours brought out something that the argument never did.",
        "In {n} exchanges a line of yours brought out something that the argument never did.",
        drawn,
    )
    return [nodes.text(said, tone="finding")]
