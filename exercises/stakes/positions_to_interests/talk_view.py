"""The talk as nodes: whose seat one takes, what is said, and what is known so far."""

from __future__ import annotations

from ..campaign import Work
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural, translated
from .drawing import finding
from .model import SAID_LIMIT, case_id, case_of, held_of, known
from .script import Party
from .talk import Talk


def seat_words(party: Party) -> str:
    """Who a party is, in a line."""
    return _("{name}, {who}").format(name=translated(party.name), who=translated(party.who))


def choosing(work: Work) -> list[Node]:
    """A case, a seat, and what one knows of oneself in it."""
    case, held = case_of(work), held_of(work)
    you = case.party(held.seat)
    needs = [translated(interest.stake) for interest in you.interests]
    return [
        nodes.group(
            [
                nodes.choice(
                    _("A quarrel to sit down to"),
                    case_id(work),
                    [(id, translated(one.title)) for id, one in known(work).items()],
                    {"do": "choose-case"},
                    key="case",
                ),
                nodes.choice(
                    _("You are"),
                    you.id,
                    [(party.id, seat_words(party)) for party in reversed(case.parties)],
                    {"do": "choose-seat"},
                    key="seat",
                ),
            ],
            look="row",
            key="which",
        ),
        nodes.text(translated(case.place)),
        nodes.notice(
            [
                nodes.text(
                    _("You are {name}, and say: “{position}” What that would get you: {needs}.").format(
                        name=translated(you.name), position=translated(you.position), needs="; ".join(needs)
                    )
                )
            ],
            key="you",
        ),
    ]


def talking(work: Work, talk: Talk) -> list[Node]:
    """The dialogue, and the field for the next line."""
    held, name = held_of(work), translated(talk.them.name)
    said = _("{name}'s position: “{position}” Guess what that would get {name}. You may also ask, or say what you need.")
    made = [
        nodes.text(said.format(name=name, position=translated(talk.them.position))),
        nodes.dialogue(_("The talk"), _lines(talk, parted=held.parted), key="dialogue"),
    ]
    if held.parted:
        made.append(
            nodes.group([nodes.button(_("Go on talking after all"), {"do": "part"}, tone="quiet")], look="row", key="part")
        )
        return made
    made.append(_saying(work, talk))
    return made


def _lines(talk: Talk, *, parted: bool) -> list[Node]:
    name = translated(talk.them.name)
    made = [nodes.line("them", name, translated(talk.them.opens), key="opens")]
    for i, line in enumerate(talk.lines):
        made.append(nodes.line("you", _("You"), line.said, key=f"said {i}"))
        made.append(nodes.line("them", name, translated(line.reply), key=f"reply {i}"))
    if parted:
        made.append(nodes.line("you", _("You"), _("Then I think we have no stake in common here."), key="part"))
        made.append(nodes.line("them", name, translated(talk.them.parted), key="parted"))
    return made


def _saying(work: Work, talk: Talk) -> Node:
    buttons = [nodes.button(_("Say it"), {"do": "say"}, tone="main", key="say")]
    if talk.lines:
        buttons.append(nodes.button(_("Take my last line back"), {"do": "take-back"}, tone="quiet", key="back"))
    if talk.guesses:
        buttons.append(nodes.button(_("Say that you see no shared stake"), {"do": "part"}, tone="quiet", key="part"))
    made: list[Node] = [
        nodes.field(
            _("What do you say?"),
            work.own.draft,
            {"do": "draft"},
            limit=SAID_LIMIT,
            hint="" if talk.lines else _("For example: “So what you need is …” or “What would that get you?”"),
            lines=2,
            sends=True,
            key="draft",
        ),
        nodes.group(buttons, look="row", key="do"),
    ]
    if work.own.waits:
        made.insert(1, nodes.text(_waits(work.own.waits, translated(talk.them.name)), tone="question"))
    return nodes.group(made, key="saying")


def _waits(why: str, name: str) -> str:
    if why == "option":
        return _("That is something to do, and not a guess. Try it under “Ways that serve both”, where each side answers.")
    return _(
        "{name} waits, with nothing new to say to a line like that. It cost you nothing, and your words are still here: change "
        "them, ask something, guess, or say what you need yourself."
    ).format(name=name)


def known_so_far(talk: Talk) -> Node:
    """What the picture says, in sentences; on a narrow screen it stands in its place."""
    name = translated(talk.them.name)
    if not talk.confirmed:
        said = _("So far you know what {name} demands. What it would get {name}, only {name} can say.").format(name=name)
        return nodes.text(said, tone="muted")
    count = plural("{n} interest", "{n} interests", len(talk.confirmed))
    made = [nodes.text(_("{name} has confirmed {count}, in these words:").format(name=name, count=count))]
    stakes = [(one.id, translated(one.stake)) for one in map(talk.them.interest, talk.confirmed) if one]
    both = _("{stake}. It is yours too.")
    said_so = [both.format(stake=stake) if id in talk.shared else stake for id, stake in stakes]
    made.append(nodes.items([nodes.text(stake, tone="finding") for stake in said_so]))
    made.append(nodes.group([nodes.text(finding(talk))], look="narrow", key="narrow"))
    return nodes.group(made, key="known")
