"""What whoever leads a room uses there: agendas as tables, the list of parts with the planner, the screen."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from docutils import nodes
from sphinx.locale import _

from . import agendas, views
from .agendas import AgendaError, Item, agenda
from .directives import place, skip
from .gathered import HANDOUT, SCREEN, link, sheet_title, span, who_is
from .notes import Note

if TYPE_CHECKING:
    from docutils.writers import HTMLTranslator
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

PLAN = views.OWN + "plan"
HELPERS_SHEET = "00-helpers-sheet"
HELPERS = HANDOUT.format(HELPERS_SHEET)


class planner(nodes.General, nodes.Element):
    """Stands where the list of parts goes, and the planner that works on it."""


class screens(nodes.General, nodes.Element):
    """Stands where the steps of all notes go, for the wall."""


def timed(env: BuildEnvironment) -> list[Note]:
    """The notes that an agenda may name, in the order of the book."""
    return [note for note in views.in_order(env) if note.minutes and note.steps]


def tag(self: HTMLTranslator, name: str, *inside: str, **attributes: object) -> str:
    """An element of HTML; what is inside is HTML already."""
    made = "".join(f' {key.rstrip("_").replace("_", "-")}="{self.encode(str(value))}"' for key, value in attributes.items())
    return f"<{name}{made}>{''.join(inside)}</{name}>"


def table(self: HTMLTranslator, head: list[str], rows: list[list[str]], **attributes: object) -> str:
    """A table whose first column heads its rows; cells are HTML already."""
    heads = "".join(tag(self, "th", text, scope="col") if text else "<td></td>" for text in head)
    body = "".join(tag(self, "tr", tag(self, "th", first, scope="row"), *(tag(self, "td", cell) for cell in rest)) for first, *rest in rows)
    made = tag(self, "table", tag(self, "thead", tag(self, "tr", heads)), tag(self, "tbody", body), **attributes)
    return tag(self, "div", made, class_="table-box") + "\n"


def note_link(self: HTMLTranslator, note: Note) -> str:
    """A link to where a note stands."""
    return link(self, views.for_facilitators(note.docname, self.builder.env), note.title, note.ident)


def visit_agenda(self: HTMLTranslator, node: agenda) -> None:
    """Write a running order with clock times, what it cuts and leaves out, and what it needs in rooms of each size."""
    env: BuildEnvironment = self.builder.env
    notes = {note.part: note for note in timed(env)}
    try:
        items = agendas.read(node["lines"], notes)
        agendas.check(items, node["length"])
    except AgendaError as wrong:
        views.log.warning("the agenda %s: %s", node["name"], wrong, location=node)
        raise nodes.SkipNode from None
    say: Callable[[str], str] = self.encode
    rows = []
    for item, (begins, ends) in zip(items, pairwise(agendas.clocks(items, node["start"]))):
        what = (note_link(self, item.note) if item.note else say(item.words)) + (f" <i>{say(_('(short)'))}</i>" if item.short else "")
        rows.append([f"{begins}–{ends}", what, str(item.minutes())])
    self.body.append(self.starttag(node, "div", CLASS="agenda", **{"data-length": node["length"]}))
    self.body.append(table(self, [say(_("Clock")), say(_("What")), say(_("Minutes"))], rows, class_="running"))
    self.body.append(_links(self, node, items))
    self.body.append(_left_out(self, items, notes))
    self.body.append(_late(self, node, items))
    self.body.append(_rooms(self, node, items))
    self.body.append("</div>\n")
    raise nodes.SkipNode


def _links(self: HTMLTranslator, node: agenda, items: list[Item]) -> str:
    run = ",".join(item.code for item in items)
    clock = agendas.clocks(items, node["start"])
    made = []
    for page, text, extra in (
        (PLAN, _("Change it"), {"length": node["length"], "start": clock[0]}),
        (views.NOTES, _("Its scripts, to print"), {"clock": ",".join(clock)}),
        (SCREEN, _("Show it on the screen"), {}),
    ):
        if page in self.builder.env.found_docs:
            made.append(link(self, page, text, urlencode({"run": run} | extra)))
    return tag(self, "p", " · ".join(made), class_="agenda-links") + "\n" if made else ""


def _left_out(self: HTMLTranslator, items: list[Item], notes: dict[str, Note]) -> str:
    shorts = [item.note for item in items if item.short and item.note]
    led = {item.note.part for item in items if item.note}
    out = [note for part, note in notes.items() if part not in led]
    made = _cut(self, _("Cut short."), shorts) if shorts else ""
    words = _("%d parts are left out") % len(out) if len(out) != 1 else _("One part is left out")
    listed = ", ".join(self.encode(note.title) for note in out)
    return made + tag(self, "details", tag(self, "summary", self.encode(words)), tag(self, "p", listed + ".")) + "\n"


def _cut(self: HTMLTranslator, words: str, shorts: list[Note]) -> str:
    """Notes that are cut short, each with what it says about that."""
    made = tag(self, "ul", *(tag(self, "li", note_link(self, note), ": ", self.encode(note.late)) for note in shorts))
    return tag(self, "p", tag(self, "strong", self.encode(words))) + made + "\n"


def _late(self: HTMLTranslator, node: agenda, items: list[Item]) -> str:
    """What to cut if it begins late and is to end on time; in an order that can't take that, what else to do."""
    before = {item.code for item in items}
    fitted = agendas.fit(items, node["length"] - agendas.LATE)
    words = _("If you begin %d minutes late:") % agendas.LATE
    if any(item.spare for item in items):
        words += " " + _("use the spare time;")
    if agendas.total(fitted) > node["length"] - agendas.LATE:
        return tag(self, "p", tag(self, "strong", self.encode(words)), " ", self.encode(_("end later, and say so."))) + "\n"
    return _cut(self, f"{words} {_('cut these short.')}", [item.note for item in fitted if item.note and item.code not in before])


def _rooms(self: HTMLTranslator, node: agenda, items: list[Item]) -> str:
    say: Callable[[str], str] = self.encode
    each = link(self, HELPERS, sheet_title(self, HELPERS_SHEET)) if HELPERS in self.builder.env.found_docs else ""
    rows = [[say(_("Helpers")) + (", " + say(_("each with")) + " " + each if each else ""), *map(agendas.helpers, agendas.ROOMS)]]
    for sheet in agendas.sheets(items, 1):
        named = HANDOUT.format(sheet)
        title = link(self, named, sheet_title(self, sheet)) if named in self.builder.env.found_docs else say(sheet)
        rows.append([title, *(str(agendas.sheets(items, people)[sheet]) for people in agendas.ROOMS)])
    rows.append([say(_("Minutes")), *(str(agendas.total(items, people)) for people in agendas.ROOMS)])
    made = table(self, [say(_("People in the room")), *map(str, agendas.ROOMS)], rows, class_="rooms")
    crowd = max(agendas.ROOMS)
    over = agendas.total(items, crowd) - node["length"]
    if over <= 0:
        return made
    fitted = agendas.fit(items, node["length"], crowd)
    before = {item.code for item in items}
    cut = [item.note.title for item in fitted if item.note and item.code not in before]
    words = _("With %d people, finding partners takes %d minutes more.") % (crowd, over)
    if cut:
        words += " " + _("Make these short: %s.") % "; ".join(cut)
    left = agendas.total(fitted, crowd) - node["length"]
    if left > 0:
        words += " " + _("That leaves %d minutes too many: begin earlier, or end later, and say so beforehand.") % left
    return made + tag(self, "p", say(words)) + "\n"


def address(self: HTMLTranslator, docname: str) -> str:
    """The address of a document from the page that is being written; empty where the book lacks it."""
    found = docname in self.builder.env.found_docs
    return self.builder.get_relative_uri(self.builder.current_docname, docname) if found else ""


def planner_words() -> dict[str, str]:
    """What the planner says."""
    return {
        "start": _("Begins at"),
        "length": _("Minutes in all"),
        "people": _("People"),
        "clock": _("Clock"),
        "what": _("What"),
        "minutes": _("Minutes"),
        "short": _("(short)"),
        "earlier": _("Move earlier: %s"),
        "later": _("Move later: %s"),
        "cut": _("Cut short"),
        "inFull": _("In full"),
        "takeOut": _("Take out"),
        "putIn": _("Put in"),
        "addBreak": _("Add a break"),
        "aBreak": _("Break"),
        "fit": _("Fit it into %d minutes"),
        "print": _("Print"),
        "screen": _("Show it on the screen"),
        "scripts": _("Its scripts, to print"),
        "over": _("%d minutes for %d: %d too many."),
        "spare": _("%d minutes of %d: %d to spare."),
        "fits": _("%d minutes. It fits."),
        "ends": _("It ends at %s."),
        "room": _("%d people."),
        "alone": _("You can lead them alone."),
        "helpers": _("Have %s helpers, one for every eight to ten."),
        "handOut": _("To print"),
        "cutShort": _("Cut short"),
        "leftOut": _("Left out."),
        "nothing": _("Nothing."),
    }


def screen_words() -> dict[str, str]:
    """What the screen says."""
    return {
        "show": _("Show it large"),
        "stage": _("On the screen"),
        "left": _("Time left"),
        "start": _("Start the clock"),
        "pause": _("Pause"),
        "goOn": _("Go on"),
        "again": _("All of it again"),
        "more": _("One minute more"),
        "before": _("Back"),
        "after": _("Next step"),
        "close": _("Close"),
        "paused": _("Paused."),
        "nearly": _("A minute or less."),
        "over": _("Time is up. Finish your sentence."),
    }


def visit_planner(self: HTMLTranslator, node: planner) -> None:
    """Write every part as a row that the planner reads, under the place where the planner opens."""
    say: Callable[[str], str] = self.encode
    self.body.append(tag(self, "div", "", class_="planner", data_planner="", data_crowd=agendas.CROWD, data_finding=agendas.FINDING,
                         data_screen=address(self, SCREEN), data_notes=address(self, views.NOTES), data_helpers=address(self, HELPERS),
                         data_helpers_title=sheet_title(self, HELPERS_SHEET) if HELPERS in self.builder.env.found_docs else "", data_words=json.dumps(planner_words(), ensure_ascii=False), hidden=""))
    rows = []
    for note in timed(self.builder.env):
        sheets = [
            link(self, HANDOUT.format(name), sheet_title(self, name)).replace("<a ", f'<a data-sheet="{name}" data-share="{agendas.SHARE.get(share, 0)}" ')
            for name, share in note.sheets
            if HANDOUT.format(name) in self.builder.env.found_docs
        ]
        cells = [tag(self, "th", note_link(self, note), scope="row"), tag(self, "td", str(note.minutes))]
        cells += [tag(self, "td", str(note.short or "")), tag(self, "td", ", ".join(sheets))]
        chapter = self.builder.env.titles[note.docname].astext()
        data = {"part": note.part, "minutes": note.minutes, "short": note.short or "", "finds": note.finds, "late": note.late}
        keep = {"data_keep": ""} if note.keep else {}
        rows.append(tag(self, "tr", *cells, **{f"data_{key}": value for key, value in data.items()}, **keep, data_chapter=chapter))
    head = [_("Part"), _("Minutes"), _("When late"), _("To hand out")]
    heads = tag(self, "thead", tag(self, "tr", *(tag(self, "th", say(text), scope="col") for text in head)))
    made = tag(self, "table", heads, tag(self, "tbody", *rows), class_="parts")
    self.body.append(tag(self, "div", made, class_="table-box") + "\n")
    raise nodes.SkipNode


def visit_screens(self: HTMLTranslator, node: screens) -> None:
    """Write what the room reads, step by step: a list without scripts, a step at a time with them."""
    say: Callable[[str], str] = self.encode
    words = say(json.dumps(screen_words(), ensure_ascii=False))
    self.body.append(f'<div data-screens data-words="{words}">\n')
    for note in timed(self.builder.env):
        steps = [
            tag(self, "li", say(step.text), " ", tag(self, "small", say(f"{who_is(step.who)}, {step.minutes} min")),
                data_minutes=step.minutes, data_late=step.late, data_who=who_is(step.who))
            for step in note.steps
        ]
        self.body.append(
            tag(self, "section", tag(self, "h2", say(note.title)), tag(self, "p", say(span(note)), class_="facilitator-facts"),
                tag(self, "ol", *steps), id=note.ident, class_="on-screen") + "\n"
        )
    self.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register what is used in the room."""
    for kind, visit in ((agenda, visit_agenda), (planner, visit_planner), (screens, visit_screens)):
        app.add_node(kind, html=(visit, None), latex=(skip, None), text=(skip, None))
    app.add_directive("planner", place(planner, "`planner`: every part with its minutes, and a running order to make of them."))
    app.add_directive("screens", place(screens, "`screens`: what the room reads while a note is led, for the wall."))
