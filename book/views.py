"""Two views of one source: a learner's page, and beside it the facilitator's, which has the notes as well.

`a/chapter.html` is the learner's and `a/chapter.facilitator.html` the facilitator's, both made from one reading of
the source. The notes are taken out before a learner's page is written or indexed for search, and put back for the
other. Pages of the facilitators' own part have one view only, and it leads on to facilitators' pages; but a handout
is for everybody.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from attrs import frozen
from docutils import nodes
from sphinx.locale import _
from sphinx.util import logging

from . import contents
from .notes import Note, all_notes, facilitator_note

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

log = logging.getLogger(__name__)

OWN = "chapters/facilitator/"
HANDOUTS = OWN + "handouts/"
EXERCISES = "exercises/"
NOTES = OWN + "notes"
AGENDAS = OWN + "agendas"
SUFFIX = ".facilitator"
# What a learner writes in is on one page only: an exercise, or what works like one.
WRITTEN_IN = ("data-exercise=", "data-desk=")


@frozen
class Taken:
    """A note that was taken out, and where it stood."""

    parent: nodes.Element
    at: int
    note: facilitator_note


class exercise_elsewhere(nodes.General, nodes.Element):
    """Stands where a learner's page has its exercise: attributes `page` (str), the address of that page, and `notes`, which lead it."""


def has_two(docname: str, env: BuildEnvironment) -> bool:
    """Say whether a document has a facilitator's page beside the learner's."""
    return docname in env.found_docs and not docname.startswith(OWN)


def for_facilitators(docname: str, env: BuildEnvironment) -> str:
    """The page that a facilitator reads for a document."""
    return docname + SUFFIX if has_two(docname, env) else docname


def leads(pagename: str) -> bool:
    """Say whether a page is for whoever leads the room.

    >>> [leads(page) for page in ("chapters/one", "chapters/one.facilitator", "chapters/facilitator/care")]
    [False, True, True]
    """
    return pagename.endswith(SUFFIX) or pagename.startswith(OWN) and not pagename.startswith(HANDOUTS)


def document_of(pagename: str) -> str:
    """The document that a page shows, in whichever view.

    >>> document_of("chapters/one.facilitator"), document_of("chapters/one")
    ('chapters/one', 'chapters/one')
    """
    return pagename.removesuffix(SUFFIX)


def take_out(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Take the notes out of what will be a learner's page, and remember where they stood; a page of one view has its links turned."""
    if not has_two(docname, app.env):
        if leads(docname):
            relink(app, doctree, *2 * [app.builder.get_target_uri(docname)])
        return
    doctree.taken = []
    for note in list(doctree.findall(facilitator_note)):
        doctree.taken.append(Taken(note.parent, note.parent.index(note), note))
        note.parent.remove(note)


def put_back(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Make a learner's document the facilitator's: with its notes, its links into that view, and no exercise."""
    for taken in reversed(doctree.taken):
        taken.parent.insert(taken.at, taken.note)
    page = app.builder.get_target_uri(docname)
    relink(app, doctree, page, page)
    for raw in list(doctree.findall(nodes.raw)):
        if any(mark in raw.astext() for mark in WRITTEN_IN):
            raw.replace_self(exercise_elsewhere(page=posixpath.basename(page), notes=led_with(app.env, docname)))


def relink(app: Sphinx, root: nodes.Element, here: str, there: str) -> None:
    """Turn links that were written for the page `here` so that they fit on `there`, and lead to facilitators' pages.

    A link to a place inside an exercise keeps its page: only that one has the exercise.
    """
    documents = {app.builder.get_target_uri(name): name for name in app.env.found_docs}
    for link in root.findall(nodes.reference):
        if "refid" in link and here != there:
            link["refuri"] = f"#{link.attributes.pop('refid')}"
        address, hash_, place = link.get("refuri", "").partition("#")
        if "refuri" not in link or ":" in address or (not address and here == there):
            continue
        target = posixpath.normpath(posixpath.join(posixpath.dirname(here), address)) if address else here
        name = documents.get(target)
        if name and not (place and name.startswith(EXERCISES)):
            target = app.builder.get_target_uri(for_facilitators(name, app.env))
        link["refuri"] = posixpath.relpath(target, posixpath.dirname(there) or ".") + hash_ + place


def in_order(env: BuildEnvironment) -> list[Note]:
    """All notes, in the order of the book."""
    order = [env.config.root_doc, *(name for part in contents.parts(env.external_site_map) for name in part.docnames)]
    return [note for name in order for note in all_notes(env).get(name, [])]


def led_with(env: BuildEnvironment, docname: str) -> list[Note]:
    """The notes that lead a page: its own; for an exercise those that hand out its sheet, or else those of the page before it."""
    if all_notes(env).get(docname):
        return all_notes(env)[docname]
    if not docname.startswith(EXERCISES):
        return []
    sheet = posixpath.basename(docname)
    if found := [note for note in in_order(env) if sheet in dict(note.sheets)]:
        return found
    order = [name for part in contents.parts(env.external_site_map) for name in part.docnames]
    return all_notes(env).get(order[order.index(docname) - 1], [])


def resolved_notes(app: Sphinx, docname: str) -> list[facilitator_note]:
    """The notes of a document with their links resolved, as they are on its facilitator's page."""
    doctree = app.env.get_and_resolve_doctree(docname, app.builder)
    if has_two(docname, app.env):
        return [taken.note for taken in doctree.taken]
    return list(doctree.findall(facilitator_note))


def twice(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Pages that tell of notes elsewhere, when these have changed; and a word about two notes of one name."""
    seen: dict[str, str] = {}
    for note in in_order(env):
        if note.part in seen:
            log.warning(
                "two notes are called %s, one of them in %s; give one another `:part:`", note.part, seen[note.part],
                location=note.docname,
            )
        seen[note.part] = note.docname
    shown = [(note, note.late) for note in in_order(env)]
    if getattr(env, "stakes_notes_shown", None) == shown:
        return []
    env.stakes_notes_shown = shown
    return sorted(name for name in env.found_docs if name.startswith((OWN, EXERCISES)))


def setup(app: Sphinx) -> None:
    """Connect what keeps the views apart."""
    app.connect("doctree-resolved", take_out, priority=800)
    app.connect("env-updated", twice)


def totals(notes: list[Note]) -> str:
    """What the notes take together, in a sentence; nothing where none has minutes."""
    timed = [note for note in notes if note.minutes]
    if not timed:
        return ""
    whole, teaching = sum(note.minutes or 0 for note in timed), sum(note.teaching for note in timed)
    short = sum(note.short or note.minutes or 0 for note in timed)
    said = _("In the room: %d minutes, %d of them teaching and %d practice.") % (whole, teaching, whole - teaching)
    return said + (" " + _("When late: %d.") % short if short < whole else "")
