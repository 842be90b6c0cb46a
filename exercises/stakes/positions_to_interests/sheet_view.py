"""Somebody whom the learner will really meet, as nodes: a position, three guesses, a day, and what they said back."""

from __future__ import annotations

from ..campaign import Campaign, Work, editor
from ..campaign.fields import NAME_LIMIT, TEXT_LIMIT
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural
from .sheet import GUESSES, OwnGuess, Sheet, next_who, on_map, sheet_of, shown_who


def meeting(work: Work) -> list[Node]:
    """Choose or name somebody; then write, go and ask, and come back."""
    campaign, who = work.campaign, shown_who(work)
    made: list[Node] = [
        nodes.text(
            _(
                "Now somebody of your own. Write their position and three guesses, go and ask, and bring back what they said. Use an "
                "alias. If seeing them would be unsafe, choose someone else."
            )
        ),
        _who(campaign, who),
    ]
    if not who:
        return [*made, editor.examples(campaign)]
    name, sheet = editor.name_of(campaign, who), sheet_of(work, who)
    made.append(
        nodes.field(
            _("What does {name} demand? One line, as {name} would say it.").format(name=name),
            sheet.position,
            {"do": "write-position", "who": who},
            limit=TEXT_LIMIT,
            key=f"position {who}",
        )
    )
    if sheet.position.strip():
        ask = _("“If you got this: {position}, what would that get you?” And then: “And if you had that?”")
        made.append(nodes.text(ask.format(position=sheet.position.strip()), tone="question"))
    made.append(editor.stake_suggestions(campaign))
    made += [_guess(work, sheet, i, name) for i in range(GUESSES)]
    day = _("On which day will you ask {name}?").format(name=name)
    made.append(
        nodes.group(
            [nodes.field(day, sheet.day, {"do": "choose-day", "who": who}, limit=10, form="date", key=f"day {who}")],
            look="wide",
        )
    )
    return [*made, *_so_far(work, sheet, name)]


def _who(campaign: Campaign, who: str) -> Node:
    named = [holder for holder in campaign.holders if holder.name.strip() and holder.id != campaign.you or holder.id == who]
    options = [("", _("somebody who is not on my map yet"))]
    options += [(holder.id, editor.name_of(campaign, holder.id)) for holder in named]
    made = [nodes.choice(_("Whom will you ask?"), who, options, {"do": "choose-who"}, key="who")]
    holder = campaign.holder(who)
    if holder is None:
        at = {"do": "name-who", "who": next_who(campaign)}
        made.append(nodes.field(_("Their alias"), "", at, limit=NAME_LIMIT, key="name"))
    elif not holder.example:
        made.append(nodes.field(_("Their alias"), holder.name, {"do": "name-who", "who": who}, limit=NAME_LIMIT, key="name"))
    return nodes.group(made, look="row", key="whom")


def _guess(work: Work, sheet: Sheet, i: int, name: str) -> Node:
    guess = sheet.guess(i)
    labels = [
        _("First guess: it would get {name} …"),
        _("A better guess, once the first is wrong: …"),
        _("And one that you hope is not it: …"),
    ]
    at = {"who": sheet.who, "index": i}
    made = [
        nodes.field(
            labels[i].format(name=name),
            guess.guess,
            {"do": "write-own-guess", "part": "guess", **at},
            limit=TEXT_LIMIT,
            suggestions=editor.STAKES,
            key="guess",
        )
    ]
    if guess.guess.strip() or guess.answer:
        made.append(
            nodes.group(
                [
                    nodes.choice(
                        _("What did {name} say?").format(name=name),
                        guess.answer,
                        [("", _("I have not asked yet")), ("no", _("no, that's not it")), ("yes", _("yes, that's it"))],
                        {"do": "they-said", **at},
                        key="answer",
                    ),
                    nodes.field(
                        _("In {name}'s words").format(name=name),
                        guess.words,
                        {"do": "write-own-guess", "part": "words", **at},
                        limit=TEXT_LIMIT,
                        key="words",
                    ),
                ],
                look="row",
                key="said",
            )
        )
        made += _on_map(work, sheet, guess, name, at)
    return nodes.group(made, look="entry", label=_("Guess {n}").format(n=i + 1), key=f"guess {sheet.who} {i}")


def _on_map(work: Work, sheet: Sheet, guess: OwnGuess, name: str, at: dict[str, object]) -> list[Node]:
    if not guess.what:
        return []
    if on_map(work, guess, sheet.who):
        said = {
            "": _("On your map, as your guess."),
            "no": _("On your map, as {name} said it."),
            "yes": _("On your map, as confirmed by {name}."),
        }
        return [nodes.text(said[guess.answer].format(name=name), tone="muted")]
    labels = {
        "": _("Put it on my map, as a guess"),
        "no": _("Put that on my map, as said by {name}"),
        "yes": _("Put it on my map: {name} confirmed it"),
    }
    put = nodes.button(labels[guess.answer].format(name=name), {"do": "keep-own-guess", **at}, about=guess.what, key="keep")
    return [nodes.group([put], look="row", key="put")]


def _so_far(work: Work, sheet: Sheet, name: str) -> list[Node]:
    yes = [guess for guess in sheet.guesses if guess.answer == "yes"]
    no = [guess for guess in sheet.guesses if guess.answer == "no"]
    if not yes and not no:
        return []
    count = plural("{n} interest", "{n} interests", len(yes))
    times = plural("{n} guess", "{n} guesses", len(no))
    made = [
        nodes.text(
            _("By your account, {name} confirmed {count} and corrected {times}.").format(name=name, count=count, times=times),
            tone="finding",
        )
    ]
    if no and not yes:
        made.append(nodes.text(_("A correction is worth more than a yes to a kind guess. Say it back, and see.")))
    return made
