"""Role cards: what a player of one of the people of the one-on-one needs, from that person's script.

    ```{role-card} teo-tenant
    ```

The card is made when the book is built, so that what is said on paper and on the screen can't drift apart.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import stakes
from docutils import nodes
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective
from stakes.one_on_one.script import Layer, Script, scripts

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# Up to this much trust it is told to whoever asks; up to that much to an open question. See `Layer.trust`.
ANYONE = 4
ASKED_OPENLY = 7
CONTENT = "one_on_one/content"


class RoleCard(SphinxDirective):
    """`role-card`: the sheet of whoever plays that person, by the name of the script's file."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        if name not in scripts():
            raise self.error(f"role-card: there is no script {name!r}; there are {', '.join(sorted(scripts()))}.")
        self.env.note_dependency(str(Path(stakes.__file__).parent / CONTENT / f"{name}.yml"))
        return card(scripts()[name])


def card(script: Script) -> list[nodes.Node]:
    """The card of a script, as parts of a page."""
    person, scene = script.person, script.scene
    numbers = {layer.id: number for number, layer in enumerate(in_order(script), start=1)}
    return [
        _said(_("You are {name},"), f" {person.who}. ", (_("Where:"), f"{_without_end(scene.place)}."), name=person.name),
        _said(_("You talk"), f" {_without_end(person.voice)}. ", (_("You begin:"), f"“{scene.say}”")),
        _said(_("You want"), f" {_without_end(person.wants)}. ", (_("You fear"), f"{_without_end(person.fears)}.")),
        _said(_("On your mind:"), f" {_without_end(person.agenda)}."),
        _said(_("How it goes."), " " + _("What follows is about you. Say it as your own, one thing at a time. An open question begins with what or how. To advice, argument or a yes-or-no question you answer shortly, and tell nothing.")),
        *_group(_("Say this to anyone who asks about it"), [layer for layer in in_order(script) if kind(layer) == 0], script, numbers),
        *_group(_("Say this only if asked openly"), [layer for layer in in_order(script) if kind(layer) == 1], script, numbers),
        *_group(
            _("Say this only if asked openly by someone who said back what you meant, or gave something of their own"),
            [layer for layer in in_order(script) if kind(layer) == 2],
            script,
            numbers,
        ),
        *_asks(script, numbers),
        _said(
            _("Leave the role."),
            " " + _("No caricature. The flat hand stops it, and nobody asks why. Afterward say your own name, and what you had for breakfast. You may hand the card back now, and watch."),
        ),
    ]


def kind(layer: Layer) -> int:
    """0 for what anyone is told, 1 for what is told to an open question, 2 for what takes more."""
    return 0 if layer.trust <= ANYONE else 1 if layer.trust <= ASKED_OPENLY else 2


def in_order(script: Script) -> list[Layer]:
    """The layers as a card numbers them: what is told first comes first."""
    return sorted(script.layers, key=kind)


def _group(heading: str, layers: list[Layer], script: Script, numbers: dict[str, int]) -> list[nodes.Node]:
    if not layers:
        return []
    found = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".", start=numbers[layers[0].id], classes=["facts"])
    for layer in layers:
        text = nodes.paragraph()
        text += nodes.strong(text=_topic(script, layer) + ". ")
        text += nodes.Text(layer.fact)
        if layer.after:
            text += nodes.Text(" ")
            text += nodes.emphasis(text=_("After {numbers}.").format(numbers=_(" and ").join(str(numbers[id]) for id in layer.after)))
        found += nodes.list_item("", text)
    return [nodes.paragraph("", "", nodes.strong(text=heading), classes=["heading"]), found]


def _topic(script: Script, layer: Layer) -> str:
    topic = script.topic(layer.topic)
    name = topic.name if topic else layer.topic
    return name[:1].upper() + name[1:]


def _asks(script: Script, numbers: dict[str, int]) -> list[nodes.Node]:
    text = nodes.paragraph("", "", nodes.strong(text=_("If they ask you for something:")))
    said = []
    for ask in script.asks:
        fits = sorted(numbers[id] for id in ask.fits if id in numbers)
        when = _("never today") if ask.never else _("yes if you have told {numbers}").format(numbers=_(" and ").join(map(str, fits))) if fits else _("yes if you trust them by then")
        said.append(_("to {task}: {when}").format(task=ask.task, when=when))
    text += nodes.Text(" " + "; ".join(said) + ". " + _("To anything else, or without a day and an hour: “I’ll see.”"))
    return [text]


def _said(head: str, text: str, *more: tuple[str, str], name: str = "") -> nodes.paragraph:
    paragraph = nodes.paragraph("", "", nodes.strong(text=head.format(name=name)), nodes.Text(text))
    for bold, rest in more:
        paragraph += nodes.strong(text=bold)
        paragraph += nodes.Text(f" {rest} ")
    return paragraph


def _without_end(text: str) -> str:
    return text.rstrip(". ")


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("role-card", RoleCard)
