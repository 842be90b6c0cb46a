"""The nodes that a view is made of: JSON-able dicts with a ``kind``.

A host turns nodes into what is seen; it knows these kinds and nothing of any exercise. A control, and nothing
else, has an ``action``: a host copies it and adds ``value`` where the control holds one. A ``key`` names a node
among its siblings, so that a host can keep it (and what is being typed in it) when others come and go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Node = dict[str, Any]
Action = Mapping[str, Any]


def exercise(title: str, outcome: str, minutes: str, children: Iterable[Node]) -> Node:
    """The whole of an exercise: its title, what one will have at the end, how long it takes."""
    return {"kind": "exercise", "title": title, "outcome": outcome, "minutes": minutes, "children": list(children)}


def section(title: str, children: Iterable[Node], *, fold: str = "", key: str = "") -> Node:
    """A titled part. ``fold`` is ``""`` (always open), ``"open"`` or ``"shut"``: the reader may unfold it."""
    return {"kind": "section", "title": title, "children": list(children), "fold": fold, "key": key}


def group(children: Iterable[Node], *, look: str = "", label: str = "", key: str = "") -> Node:
    """Nodes that belong together. With a ``label`` it is a named group for those who cannot see it.

    ``look`` is ``""`` (stacked), ``"row"`` (side by side where there is room), ``"grid"`` (in columns of one width),
    ``"entry"`` (one of several things being written), ``"cards"`` (entries side by side, as many as fit), ``"rows"``
    (entries of a row each, under the labels of the first), ``"under"`` (what belongs to the box above it), ``"by-hand"``
    (a list to be written on), ``"apart"`` (in a plain outline, not to be weighed against the
    rest), ``"ghost"`` (an example of what could be there), ``"wide"`` or ``"narrow"`` (only where a picture is shown,
    or only where there is no room for one), ``"screen"`` (not on paper), ``"paper"`` (nowhere else), ``"sheet"``
    (a page by itself), ``"side"`` (a side of paper, after another on a page of its own) or ``"prompter"`` (to read from).
    """
    return {"kind": "group", "children": list(children), "look": look, "label": label, "key": key}


def text(words: str, *, tone: str = "") -> Node:
    """A paragraph. ``tone`` is ``""``, ``"lead"``, ``"muted"``, ``"question"``, ``"finding"`` or
    ``"prompt"`` (large, to read from at arm's length)."""
    return {"kind": "text", "text": words, "tone": tone}


def items(children: Iterable[Node], *, key: str = "") -> Node:
    """A list; each child is an item."""
    return {"kind": "list", "children": list(children), "key": key}


def notice(children: Iterable[Node], *, tone: str = "", key: str = "") -> Node:
    """A message set apart. ``tone`` is ``""`` or ``"ask"`` (it wants an answer)."""
    return {"kind": "notice", "children": list(children), "tone": tone, "key": key}


def field(
    label: str,
    value: str,
    action: Action,
    *,
    limit: int,
    hint: str = "",
    lines: int = 1,
    form: str = "",
    suggestions: str = "",
    sends: bool = False,
    key: str = "",
) -> Node:
    """A control for text of up to ``limit`` characters, over one line or more.

    ``form`` is ``""`` (any text), ``"number"`` (a whole number, in digits) or ``"date"`` (a day as ``2027-03-31``): its value
    is text all the same, empty for none. ``suggestions`` is the name of a node of suggestions on the same view. Where it
    ``sends``, Enter presses the main button of its group.
    """
    return {
        "kind": "field",
        "label": label,
        "value": value,
        "action": dict(action),
        "limit": limit,
        "hint": hint,
        "lines": lines,
        "form": form,
        "suggestions": suggestions,
        "sends": sends,
        "key": key,
    }


def suggestions(name: str, words: Iterable[str]) -> Node:
    """Texts that fields may offer while one types; nothing is seen of them elsewhere."""
    return {"kind": "suggestions", "name": name, "words": list(words), "key": name}


def choice(
    label: str,
    value: str,
    options: Iterable[tuple[str, str]],
    action: Action,
    *,
    hint: str = "",
    look: str = "select",
    name: str = "",
    key: str = "",
) -> Node:
    """A control for one of ``options``, pairs of value and label; ``look`` is ``"select"`` or ``"radio"``.

    A picture on the same view may name it (``lights``): touching a shape then chooses the shape's value.
    """
    return {
        "kind": "choice",
        "label": label,
        "value": value,
        "options": [{"value": given, "label": words} for given, words in options],
        "action": dict(action),
        "hint": hint,
        "look": look,
        "name": name,
        "key": key,
    }


def check(label: str, value: bool, action: Action, *, hint: str = "", key: str = "") -> Node:
    """A control for yes or no: a box to tick."""
    return {"kind": "check", "label": label, "value": value, "action": dict(action), "hint": hint, "key": key}


def scale(
    label: str,
    value: int,
    action: Action,
    *,
    low: int,
    high: int,
    step: int = 1,
    unit: str = "",
    hint: str = "",
    key: str = "",
) -> Node:
    """A control for a whole number from ``low`` to ``high``, to slide or to step with the arrow keys; ``unit`` follows the
    number where it is shown."""
    return {
        "kind": "scale",
        "label": label,
        "value": value,
        "action": dict(action),
        "low": low,
        "high": high,
        "step": step,
        "unit": unit,
        "hint": hint,
        "key": key,
    }


def button(
    label: str,
    action: Action,
    *,
    tone: str = "",
    confirm: str = "",
    about: str = "",
    needs: Sequence[str] = (),
    shortcut: str = "",
    key: str = "",
) -> Node:
    """A control that does what its label says.

    ``tone`` is ``""``, ``"main"`` or ``"quiet"``. With ``confirm``, a host asks that first. ``about`` completes
    the label for those who hear it out of its place ("Remove" … "Ana"). ``needs`` names what a host adds to the action:
    ``"seed"`` or ``"today"``. ``shortcut`` is a key that presses it while nobody is typing.
    """
    return {
        "kind": "button",
        "label": label,
        "action": dict(action),
        "tone": tone,
        "confirm": confirm,
        "about": about,
        "needs": list(needs),
        "shortcut": shortcut,
        "key": key,
    }


def dialogue(label: str, lines: Iterable[Node], *, key: str = "") -> Node:
    """A talk, its newest line last; ``lines`` are made by :func:`line`."""
    return {"kind": "dialogue", "label": label, "lines": list(lines), "key": key}


def line(
    who: str, speaker: str, words: str, children: Iterable[Node] = (), *, named: bool = False, key: str = ""
) -> Node:
    """A line of a dialogue. ``who`` is ``"you"``, ``"them"`` or ``"beat"`` (what they do); ``speaker`` is said to those
    who cannot see on which side it stands, and shown where the line is ``named``."""
    return {
        "kind": "line",
        "who": who,
        "speaker": speaker,
        "text": words,
        "children": list(children),
        "named": named,
        "key": key,
    }


def download(label: str, file: str, words: str, *, key: str = "") -> Node:
    """A link that saves ``words`` as a file of that name on the learner's device."""
    return {"kind": "download", "label": label, "file": file, "text": words, "key": key}


def timer(label: str, minutes: int, *, key: str = "") -> Node:
    """A clock that counts down from ``minutes``, can be paused, and says so in words. It changes no work."""
    return {"kind": "timer", "label": label, "minutes": minutes, "key": key}


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]], *, key: str = "") -> Node:
    """A table of text, its first column the rows' headings."""
    return {"kind": "table", "title": title, "head": list(head), "rows": [list(row) for row in rows], "key": key}


def matrix(title: str, head: Sequence[str], rows: Iterable[Node], *, key: str = "") -> Node:
    """A table whose cells are nodes, controls among them; ``rows`` are made by :func:`row`. ``head`` names the columns, the
    first of them the rows' headings. On a narrow screen each row stands by itself.

    A control in a cell is labelled whole ("The choir: the 9.40 stays"): its label is seen where the head is not.
    """
    return {"kind": "matrix", "title": title, "head": list(head), "children": list(rows), "key": key}


def row(label: str, cells: Iterable[Node], *, key: str = "") -> Node:
    """A row of a matrix: its heading, and a node for each further column."""
    return {"kind": "row", "label": label, "children": list(cells), "key": key}


def picture(
    title: str,
    description: str,
    shapes: Iterable[Node],
    *,
    width: float,
    height: float,
    lights: str = "",
    look: str = "",
    key: str = "",
) -> Node:
    """A drawing in units of CSS pixels. ``title`` states its finding, ``description`` says what it shows.

    ``lights`` names a choice on the same view. ``look`` is ``""``, ``"ghost"``,
    ``"wide"`` (left out on a narrow screen, where a list beside it says the same) or ``"narrow"`` (shown there only,
    without its words: those of the wide one stand under it). A shape that is dragged (``drags``) onto
    another (``zone``) works choices on the same view, so that buttons and keys can do the same.
    """
    return {
        "kind": "picture",
        "title": title,
        "description": description,
        "shapes": list(shapes),
        "width": width,
        "height": height,
        "lights": lights,
        "look": look,
        "key": key,
    }


def shape(
    name: str,
    *,
    words: str = "",
    look: str = "",
    lights: str = "",
    drags: Sequence[str] = (),
    carries: str = "",
    zone: Sequence[str] = (),
    **at: float | str,
) -> Node:
    """A part of a picture: ``path``, ``circle``, ``rect`` or ``text`` with its SVG attributes.

    ``look`` is one or more class names; ``lights`` is the value that touching it chooses. ``drags`` names the choices that
    are made when it is dropped on a shape with a ``zone``: the first choice takes the zone's first value, and so on. Where
    it ``carries`` something, a value is that, a space, and what the zone says: one choice then serves many shapes. A zone
    whose values the choices do not offer takes nothing.
    """
    placed = {name.replace("_", "-"): value for name, value in at.items()}
    return {
        "shape": name,
        "words": words,
        "look": look,
        "lights": lights,
        "drags": list(drags),
        "carries": carries,
        "zone": list(zone),
        "at": placed,
    }


def controls(tree: Any) -> Iterator[Node]:
    """Every control in a tree, in the order in which it is read."""
    if isinstance(tree, dict):
        if "action" in tree:
            yield tree
        for part in tree.values():
            yield from controls(part)
    elif isinstance(tree, list):
        for part in tree:
            yield from controls(part)
