"""Nodes to elements, and elements to HTML: the one rendering, for the built page, the live page and Jupyter.

An element is ``[tag, attributes, children]``, a child an element or text. ``render.js`` patches a page from one tree
of elements to the next; :func:`html` writes the same tree for those who have no scripts. Labels, headings, names
and live regions are made here, once, for every exercise.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from html import escape
from typing import Any
from urllib.parse import quote

from ..kit.nodes import Node
from ..kit.words import _

Element = list[Any]
Child = Element | str

VOID = frozenset({"input", "br"})


def element(tag: str, attributes: dict[str, Any] | None = None, *children: Child | None) -> Element:
    """An element. Attributes that are ``None``, ``False`` or ``""`` are left out, ``True`` is an empty one; children
    that are ``None`` or ``""`` are left out too, so that HTML reads back as the same tree."""
    kept = {}
    for name, value in (attributes or {}).items():
        if value is True:
            kept[name] = ""
        elif value is not None and value is not False and value != "":
            kept[name] = str(value)
    return [tag, kept, [child for child in children if child]]


def html(child: Child) -> str:
    """An element as HTML, all text escaped.

    >>> html(element("p", {"class": "muted"}, "<b>", element("br")))
    '<p class="muted">&lt;b&gt;<br></p>'
    """
    if isinstance(child, str):
        return escape(child, quote=False)
    tag, attributes, children = child
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    if tag in VOID:
        return f"<{tag}{written}>"
    inside = "".join(map(html, children))
    # HTML drops a line break that a textarea begins with.
    begun = "\n" if tag == "textarea" and inside.startswith("\n") else ""
    return f"<{tag}{written}>{begun}{inside}</{tag}>"


class Renderer:
    """Turns one tree of nodes into elements; ``prefix`` keeps its ids apart from others' on the page."""

    def __init__(self, prefix: str, level: int = 2) -> None:
        self._prefix = prefix
        self._level = self._top = level
        self._ids: dict[str, int] = {}

    def __call__(self, node: Node) -> Element:
        made = _KINDS[node["kind"]](self, node)
        if node.get("key"):
            made[1]["data-key"] = node["key"]
        return made

    def all(self, nodes: Iterable[Node]) -> list[Element]:
        """Each of these nodes as an element."""
        return [self(node) for node in nodes]

    def id(self, of: Any) -> str:
        """An id that stays the same from view to view, as long as the action that it belongs to does."""
        slug = "".join(c if c.isalnum() and c.isascii() else "-" for c in "-".join(map(str, of)))
        self._ids[slug] = self._ids.get(slug, 0) + 1
        # After "_", which no slug has: what is added here never makes one id of two.
        again = f"_{self._ids[slug]}" if self._ids[slug] > 1 else ""
        return f"{self._prefix}-{slug}{again}"

    def exercise(self, node: Node) -> Element:
        lead = element("p", {"class": "lead"}, node["outcome"])
        minutes = element("p", {"class": "muted"}, node["minutes"])
        return element("div", {"class": "exercise"}, lead, minutes, *self.all(node["children"]))

    def section(self, node: Node) -> Element:
        title = element(f"h{min(self._level, 6)}", {}, node["title"])
        self._level += 1
        children = self.all(node["children"])
        self._level -= 1
        # A step of the exercise, and not what is folded within one, is a place that a link can lead to.
        place = {"id": self.id(["step", node["key"]]) if node["key"] and self._level == self._top else ""}
        if not node["fold"]:
            return element("section", {"class": "step"} | place, title, *children)
        opened = {"class": "step fold", "open": node["fold"] == "open"} | place
        return element("details", opened, element("summary", {}, title), *children)

    def group(self, node: Node) -> Element:
        named = {"role": "group", "aria-label": node["label"]} if node["label"] else {}
        return element("div", {"class": f"group {node['look']}".strip(), **named}, *self.all(node["children"]))

    def text(self, node: Node) -> Element:
        return element("p", {"class": node["tone"], "dir": "auto"}, node["text"])

    def list(self, node: Node) -> Element:
        return element("ul", {}, *(element("li", {}, child) for child in self.all(node["children"])))

    def notice(self, node: Node) -> Element:
        return element("div", {"class": f"notice {node['tone']}".strip()}, *self.all(node["children"]))

    def field(self, node: Node) -> Element:
        id = self.id(node["action"].values())
        control = {
            "id": id,
            "data-action": _action(node),
            "maxlength": node["limit"],
            "dir": "auto",
            "autocomplete": "off",
            "data-sends": node["sends"],
            **_FORMS[node["form"]],
            **self._described(node, id),
        }
        if node["suggestions"]:
            control["list"] = f"{self._prefix}_list-{node['suggestions']}"
        if node["lines"] > 1:
            made = element("textarea", control | {"rows": node["lines"]}, node["value"])
        else:
            made = element("input", {"type": "text"} | control | {"value": node["value"]})
        return self._control(node, id, made)

    def check(self, node: Node) -> Element:
        id = self.id(node["action"].values())
        ticked = {"type": "checkbox", "id": id, "data-action": _action(node), "checked": node["value"]}
        made = element("input", ticked | self._described(node, id))
        label = element("label", {"class": "option", "for": id}, made, element("span", {}, node["label"]))
        return element("div", {"class": "control"}, label, self._hint(node, id), _error(id))

    def scale(self, node: Node) -> Element:
        id = self.id(node["action"].values())
        ends = {"min": node["low"], "max": node["high"], "step": node["step"]}
        said = f"{node['value']}{node['unit']}"
        control = {"type": "range", "id": id, "data-action": _action(node), **ends, "aria-valuetext": said}
        made = element("input", control | {"value": node["value"]} | self._described(node, id))
        shown = element("output", {"for": id}, said)
        return self._control(node, id, element("div", {"class": "scale"}, made, shown))

    def suggestions(self, node: Node) -> Element:
        options = (element("option", {"value": words}) for words in node["words"])
        return element("datalist", {"id": f"{self._prefix}_list-{node['name']}"}, *options)

    def choice(self, node: Node) -> Element:
        id = self.id(node["action"].values())
        if node["look"] == "radio":
            return self._radio(node, id)
        options = [
            element("option", {"value": one["value"], "selected": one["value"] == node["value"]}, one["label"])
            for one in node["options"]
        ]
        for option, one in zip(options, node["options"], strict=True):
            option[1]["value"] = one["value"]
        control = {"id": id, "data-action": _action(node), "data-name": node["name"], **self._described(node, id)}
        return self._control(node, id, element("select", control, *options))

    def _radio(self, node: Node, id: str) -> Element:
        options = []
        for one in node["options"]:
            checked = {"checked": one["value"] == node["value"]}
            control = element("input", {"type": "radio", "name": id, "data-action": _action(node), **checked})
            control[1]["value"] = one["value"]
            options.append(element("label", {"class": "option"}, control, element("span", {}, one["label"])))
        legend = element("legend", {}, node["label"])
        marks = {"class": "control", "data-name": node["name"], **self._described(node, id)}
        return element("fieldset", marks, legend, self._hint(node, id), *options, _error(id))

    def _described(self, node: Node, id: str) -> dict[str, str]:
        return {"aria-describedby": f"{id}_hint {id}_error" if node["hint"] else f"{id}_error"}

    def _hint(self, node: Node, id: str) -> Element | None:
        return element("span", {"class": "hint", "id": f"{id}_hint"}, node["hint"]) if node["hint"] else None

    def _control(self, node: Node, id: str, made: Element) -> Element:
        label = element("label", {"for": id}, node["label"])
        return element("div", {"class": "control"}, label, self._hint(node, id), made, _error(id))

    def button(self, node: Node) -> Element:
        about = element("span", {"class": "for-the-ear"}, f" {node['about']}") if node["about"] else None
        control = {
            "type": "button",
            "class": node["tone"],
            "data-action": _action(node),
            "data-confirm": node["confirm"],
            "data-keep": _("Keep it") if node["confirm"] else "",
            "data-needs": " ".join(node["needs"]),
            "aria-keyshortcuts": node["shortcut"],
        }
        return element("button", control, node["label"], about)

    def dialogue(self, node: Node) -> Element:
        return element(
            "div", {"class": "dialogue", "role": "log", "aria-label": node["label"]}, *self.all(node["lines"])
        )

    def line(self, node: Node) -> Element:
        seen = "speaker" if node["named"] else "for-the-ear"
        speaker = element("span", {"class": seen}, f"{node['speaker']}: ")
        words = element("em", {}, node["text"]) if node["who"] == "beat" else node["text"]
        said = element("p", {"dir": "auto"}, speaker, words)
        return element("div", {"class": f"line {node['who']}"}, said, *self.all(node["children"]))

    def download(self, node: Node) -> Element:
        address = f"data:text/plain;charset=utf-8,{quote(node['text'])}"
        return element("a", {"class": "download", "download": node["file"], "href": address}, node["label"])

    def timer(self, node: Node) -> Element:
        words = {
            "data-start": _("Start the clock"),
            "data-pause": _("Pause"),
            "data-go-on": _("Go on"),
            "data-over": _("Time is up."),
        }
        shown = element("p", {"role": "timer", "class": "lead"}, f"{node['minutes']}:00")
        start = element("button", {"type": "button", "data-clock": "start"}, words["data-start"])
        back = element("button", {"type": "button", "class": "quiet", "data-clock": "reset"}, _("Set it back"))
        told = element("p", {"class": "muted", "role": "status"})
        marks = {
            "class": "timer group row",
            "role": "group",
            "aria-label": node["label"],
            "data-minutes": node["minutes"],
        }
        return element("div", {**marks, **words}, shown, start, back, told)

    def table(self, node: Node) -> Element:
        head = element("tr", {}, *(element("th", {"scope": "col"}, words) for words in node["head"]))
        rows = (
            element(
                "tr",
                {},
                *(element("td" if i else "th", {} if i else {"scope": "row"}, words) for i, words in enumerate(row)),
            )
            for row in node["rows"]
        )
        made = element(
            "table", {}, element("caption", {}, node["title"]), element("thead", {}, head), element("tbody", {}, *rows)
        )
        # A wide table scrolls by itself on a phone; it must then be reached by keyboard, under a name.
        return element("div", {"class": "scrolls", "tabindex": "0", "role": "group", "aria-label": node["title"]}, made)

    def matrix(self, node: Node) -> Element:
        head = element("tr", {}, *(element("th", {"scope": "col"}, words) for words in node["head"]))
        made = element(
            "table",
            {},
            element("caption", {}, node["title"]),
            element("thead", {}, head),
            element("tbody", {}, *self.all(node["children"])),
        )
        return element("div", {"class": "matrix"}, made)

    def row(self, node: Node) -> Element:
        cells = (element("td", {}, cell) for cell in self.all(node["children"]))
        return element("tr", {}, element("th", {"scope": "row"}, node["label"]), *cells)

    def picture(self, node: Node) -> Element:
        id = self.id(["picture", node["key"]])
        title = element("title", {"id": f"{id}_title"}, f"{node['title']}.")
        described = element("desc", {"id": f"{id}_desc"}, node["description"])
        drawn = element(
            "svg",
            {
                "viewBox": f"0 0 {node['width']:g} {node['height']:g}",
                "width": f"{node['width']:g}",
                "role": "img",
                "aria-labelledby": f"{id}_title",
                "aria-describedby": f"{id}_desc",
            },
            title,
            described,
            *map(_shape, node["shapes"]),
        )
        caption = element("figcaption", {}, element("strong", {}, f"{node['title']}."), f" {node['description']}")
        return element(
            "figure", {"class": f"picture {node['look']}".strip(), "data-lights": node["lights"]}, drawn, caption
        )


# Made once: json.dumps makes a new encoder for each of the hundreds of controls of a view.
_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _action(node: Node) -> str:
    return _written(node["action"])


def _error(id: str) -> Element:
    return element("p", {"class": "error", "id": f"{id}_error", "aria-live": "polite"})


# What a browser is told of a field's form: a phone then shows digits, or a calendar.
_FORMS = {"": {}, "number": {"inputmode": "numeric"}, "date": {"type": "date", "maxlength": ""}}
_SHAPES = frozenset({"path", "circle", "rect", "text"})


def _shape(shape: Node) -> Element:
    if shape["shape"] not in _SHAPES:
        raise ValueError(f"{shape['shape']} is no shape of a picture")
    moved = {f"data-{name}": _written(shape[name]) for name in ("drags", "zone") if shape[name]}
    seen = {"class": shape["look"], "data-light": shape["lights"], "data-carries": shape["carries"]}
    return element(shape["shape"], seen | moved | shape["at"], shape["words"])


_KINDS: dict[str, Callable[[Renderer, Node], Element]] = {
    name: getattr(Renderer, name)
    for name in (
        "exercise",
        "section",
        "group",
        "text",
        "list",
        "notice",
        "field",
        "suggestions",
        "choice",
        "button",
        "dialogue",
        "line",
        "download",
        "timer",
        "table",
        "matrix",
        "row",
        "picture",
        "check",
        "scale",
    )
}
