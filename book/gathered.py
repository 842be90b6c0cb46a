"""How notes look on a page, and the page on which all of them are gathered, with links back to where they stand."""

from __future__ import annotations

import json
import posixpath
from html import escape
from itertools import accumulate
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import _

from . import views
from .directives import place, skip
from .notes import Note, all_notes, facilitator_note, room_steps

if TYPE_CHECKING:
    from docutils.writers import HTMLTranslator
    from sphinx.application import Sphinx

HANDOUT = views.HANDOUTS + "{}"
SCREEN = views.OWN + "screen"


class gathered_notes(nodes.General, nodes.Element):
    """Stands where all the notes go."""


def gather(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put all the notes where a page asks for them."""
    for spot in list(doctree.findall(gathered_notes)):
        there = app.builder.get_target_uri(docname)
        sections: list[nodes.Node] = [nodes.raw("", scripts(), format="html")]
        for name in dict.fromkeys(note.docname for note in views.in_order(app.env)):
            if name == docname:
                continue
            page = views.for_facilitators(name, app.env)
            section = nodes.section(ids=[f"notes-of-{nodes.make_id(name)}"])
            title = nodes.title("", "", nodes.reference("", app.env.titles[name].astext(), refuri=app.builder.get_relative_uri(docname, page)))
            section += title
            for note in views.resolved_notes(app, name):
                views.relink(app, note, app.builder.get_target_uri(name), there)
                note["back"] = page
                section += note
            sections.append(section)
        spot.replace_self(sections)


def scripts() -> str:
    """Where the notes of one agenda alone are put, if the address asks for them."""
    words = {"title": _("Scripts for this agenda"), "print": _("Print"), "short": _("(short)")}
    return f'<div class="scripts" data-scripts data-words="{escape(json.dumps(words, ensure_ascii=False))}" hidden></div>'


def who_is(who: str) -> str:
    """Who is at work in a step, in words."""
    return {"all": _("everyone"), "alone": _("each alone"), "pairs": _("pairs"), "threes": _("threes"), "tables": _("tables")}[who]


def per(how_many: str) -> str:
    """How many of a sheet, in words."""
    return {
        "each": _("one each"),
        "pairs": _("one a pair"),
        "threes": _("one for three"),
        "tables": _("one a table"),
        "once": _("one for the room"),
    }[how_many]


def span(note: Note) -> str:
    """The minutes of a note, in words.

    >>> span(Note("a", "a", "A", 5))
    '5 min'
    """
    if not note.minutes:
        return ""
    said = _("%d min") % note.minutes
    if note.steps:
        said += _(": %d teaching, %d practice") % (note.teaching, note.practice)
    return said + (_("; %d when late") % note.short if note.short else "")


def visit_note(self: HTMLTranslator, node: facilitator_note) -> None:
    """Open a note: its title, and a line with its minutes, its sheets and where else it is."""
    note: Note = node["note"]
    self.body.append(self.starttag(node, "div", CLASS="facilitator", role="note"))
    self.body.append(f'<p class="facilitator-title">{self.encode(note.title)}</p>\n')
    facts = [self.encode(span(note))] if note.minutes else []
    found = self.builder.env.found_docs
    facts += [
        f"{link(self, HANDOUT.format(sheet), sheet_title(self, sheet))}, {self.encode(per(how_many))}"
        for sheet, how_many in note.sheets
        if HANDOUT.format(sheet) in found
    ]
    if note.steps and SCREEN in found:
        facts.append(link(self, SCREEN, _("On the screen"), note.ident))
    if "back" in node:
        facts.append(link(self, node["back"], _("Where it stands"), note.ident))
    if facts:
        self.body.append(f'<p class="facilitator-facts">{" · ".join(facts)}</p>\n')


def link(self: HTMLTranslator, page: str, text: str, place: str = "") -> str:
    """A link from the page that is being written."""
    address = self.builder.get_relative_uri(self.builder.current_docname, page) + (f"#{place}" if place else "")
    return f'<a href="{self.encode(address)}">{self.encode(text)}</a>'


def sheet_title(self: HTMLTranslator, sheet: str) -> str:
    """What a handout is called."""
    return self.builder.env.titles[HANDOUT.format(sheet)].astext()


def depart_note(self: HTMLTranslator, node: facilitator_note) -> None:
    """Close a note."""
    self.body.append("</div>\n")


def visit_steps(self: HTMLTranslator, node: room_steps) -> None:
    """Write the steps as a table: from minute to minute, who, and what the room reads."""
    ends = list(accumulate(step.minutes for step in node["steps"]))
    rows = []
    for step, end in zip(node["steps"], ends):
        late = "" if step.late == step.minutes else _("cut when late") if not step.late else _("%d when late") % step.late
        cells = [self.encode(who_is(step.who)), self.encode(step.text) + (f" <i>({self.encode(late)})</i>" if late else "")]
        cut = "" if step.late else " data-cut"
        rows.append(f'<tr{cut}><th scope="row">{end - step.minutes}–{end}</th>' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    head = "".join(f'<th scope="col">{self.encode(text)}</th>' for text in (_("Minute"), _("Who"), _("What the room reads")))
    self.body.append(
        f'<div class="table-box"><table class="steps"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>\n'
    )
    raise nodes.SkipNode


def visit_elsewhere(self: HTMLTranslator, node: views.exercise_elsewhere) -> None:
    """Write where the exercise is, what to hand out for it, and which notes lead it."""
    open_it = f'<a href="{self.encode(node["page"])}">{self.encode(_("Open the exercise"))}</a>'
    self.body.append(f'<div class="facilitator" role="note"><p class="facilitator-title">{open_it}</p>\n')
    self.body.append(f'<p>{self.encode(_("It stands on the learners’ page and only there, so that work is kept in one place."))}</p>\n')
    handout = HANDOUT.format(posixpath.basename(self.builder.current_docname))
    if handout in self.builder.env.found_docs:
        self.body.append(f'<p>{self.encode(_("Without a screen:"))} {link(self, handout, self.builder.env.titles[handout].astext())}</p>\n')
    notes: list[Note] = node["notes"]
    if notes:
        self.body.append(f'<p>{self.encode(_("How to lead it:"))}</p>\n<ul>\n')
        for note in notes:
            page = views.for_facilitators(note.docname, self.builder.env)
            self.body.append(f"<li>{link(self, page, note.title, note.ident)} · {self.encode(span(note))}</li>\n")
        self.body.append("</ul>\n")
    self.body.append("</div>\n")
    raise nodes.SkipNode


def check_sheets(app: Sphinx, env: object) -> list[str]:
    """Warn of a sheet that is not there."""
    for notes in all_notes(env).values():
        for note in notes:
            for sheet, _how_many in note.sheets:
                if HANDOUT.format(sheet) not in env.found_docs:
                    views.log.warning("the note %r hands out %s, which is no handout", note.title, sheet, location=note.docname)
    return []


def setup(app: Sphinx) -> None:
    """Register what shows notes."""
    app.add_node(facilitator_note, html=(visit_note, depart_note), latex=(skip, None), text=(skip, None))
    app.add_node(room_steps, html=(visit_steps, None), latex=(skip, None), text=(skip, None))
    app.add_node(views.exercise_elsewhere, html=(visit_elsewhere, None), latex=(skip, None), text=(skip, None))
    app.add_node(gathered_notes, html=(skip, None), latex=(skip, None), text=(skip, None))
    app.add_directive("all-notes", place(gathered_notes, "`all-notes`: every facilitator's note in the book, chapter by chapter."))
    app.connect("doctree-resolved", gather, priority=900)
    app.connect("env-updated", check_sheets)
