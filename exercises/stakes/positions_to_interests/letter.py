"""What came of a talk, described and not graded, with the learner's own words as evidence; and how each line was heard."""

from __future__ import annotations

from ..campaign import Work
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural, translated
from .hearing import Heard, rules
from .model import held_of
from .talk import Line, Talk
from .wording import heard_words, move_words


def came(work: Work, talk: Talk) -> list[Node]:
    """How many interests the other confirmed, what corrected the learner, what was kept back, and what can be kept."""
    held, name = held_of(work), translated(talk.them.name)
    made = [*_confirmed(talk, name), *_corrected(talk, name), *_between(talk, name, parted=held.parted)]
    if talk.kept:
        made.append(nodes.text(_("There was something that {name} kept back, and said so. It is {name}'s to keep.").format(name=name)))
    if not talk.told:
        made.append(nodes.text(_("You said nothing of what you need yourself. People who have been heard often want to hear.")))
    row = [nodes.download(_("Save the talk as text"), "positions-to-interests.txt", transcript(talk, parted=held.parted))]
    if talk.confirmed:
        label = _("Put it on my map, as an example")
        row.insert(0, nodes.button(label, {"do": "keep-on-map"}, about=_("what {name} confirmed").format(name=name)))
    if talk.lines:
        row.append(nodes.button(_("Begin this talk again"), {"do": "begin-again"}, tone="quiet"))
    made.append(nodes.group(row, look="row", key="keep"))
    left = [interest for interest in talk.them.interests if interest.id not in talk.confirmed]
    if left:
        unsaid = [nodes.text(translated(interest.stake)) for interest in left]
        said = _("What {name} also needs, and you have not heard confirmed:").format(name=name)
        made.append(nodes.section(_("What was not said"), [nodes.text(said), nodes.items(unsaid)], fold="shut", key="unsaid"))
    return made


def _confirmed(talk: Talk, name: str) -> list[Node]:
    if not talk.confirmed:
        return [nodes.text(_("{name} has confirmed nothing yet. Nobody is heard at once.").format(name=name))]
    said = {line.about: line.said for line in talk.lines if line.came == "yes"}
    count = plural("{n} interest", "{n} interests", len(talk.confirmed))
    found = [
        nodes.text(_("When you said “{said}”: {stake}").format(said=said[one.id], stake=translated(one.stake)), tone="finding")
        for one in map(talk.them.interest, talk.confirmed)
        if one
    ]
    return [nodes.text(_("{name} confirmed {count}.").format(name=name, count=count)), nodes.items(found)]


def _corrected(talk: Talk, name: str) -> list[Node]:
    lines = talk.corrected
    if not lines:
        return []
    times = plural("{n} time", "{n} times", len(lines))
    telling = _most_telling(talk, lines)
    said = _("{name} corrected you {times}. You said “{said}”, and heard: “{reply}”").format(
        name=name, times=times, said=telling.said, reply=translated(telling.reply)
    )
    return [nodes.text(said)]


def _most_telling(talk: Talk, lines: list[Line]) -> Line:
    """The last correction that led to something confirmed; else the last."""
    led = [line for line in lines if line.about in talk.confirmed]
    return (led or lines)[-1]


def _between(talk: Talk, name: str, *, parted: bool) -> list[Node]:
    shared = [translated(one.stake) for one in map(talk.them.interest, talk.shared) if one]
    if shared:
        return [nodes.text(_("You both need this: {stake}").format(stake=stake), tone="finding") for stake in shared]
    if not parted:
        if not talk.confirmed:
            return []
        return [
            nodes.text(
                _(
                    "Nothing that {name} has confirmed is yours too. You can ask on. You can serve both needs all the same, or say "
                    "that you see no shared stake."
                ).format(name=name)
            )
        ]
    if not talk.case.shared:
        said = _("You said that there is no shared stake here. In this case there is none. You looked, and then you said so.")
    else:
        said = _(
            "You said that there is no shared stake here. From what you had heard, that was honest. In this case something that "
            "both need did not come up; it stands under “What was not said”."
        )
    return [nodes.text(said, tone="finding")]


def transcript(talk: Talk, *, parted: bool) -> str:
    """The talk as plain text."""
    name = translated(talk.them.name)
    lines = [f"{name}: {translated(talk.them.opens)}"]
    for line in talk.lines:
        lines += [f"{_('You')}: {line.said}", f"{name}: {translated(line.reply)}"]
    if parted:
        lines.append(f"{name}: {translated(talk.them.parted)}")
    return "\n\n".join(lines) + "\n"


def heard_so(talk: Talk) -> list[Node]:
    """The rules, in the open, and what they made of each line."""
    words = move_words()
    made: list[Node] = [
        nodes.text(
            _(
                "A few rules look at each line of yours. First they look for turns of phrase, in this order; the first that is "
                "found says what kind of line it is:"
            )
        ),
        nodes.items(
            [
                nodes.text(_("{move}: {means}.").format(move=words[rule.move], means=translated(rule.means)))
                for rule in rules()
                if rule.move != "closed"
            ]
        ),
        nodes.text(
            _(
                "A guess is then searched for words that belong to what the other needs, to what lies near it, and to what people "
                "often take it for. What follows “it isn't” does not count. Where no word is known, the line was not understood: "
                "that costs nothing, and says nothing about you."
            )
        ),
    ]
    rows = [[line.said, words[line.heard.move], because(line.heard)] for line in talk.lines]
    if rows:
        head = [_("You said"), _("Heard as"), _("Because of")]
        made.append(nodes.table(_("Your lines"), head, rows, key="lines"))
    return made


def because(heard: Heard) -> str:
    """The words by which a line was heard so."""
    return heard_words(heard.words) or _("no word that is known here")
