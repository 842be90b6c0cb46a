"""Positions to interests as nodes: a talk, what lies under two positions, ways that serve both; then one's own."""

from __future__ import annotations

from ..campaign import Work
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.pasting import writing
from ..kit.words import _
from .drawing import picture
from .exchange_view import exchanging
from .letter import came, heard_so
from .model import PASTED, held_of, known, talk_of
from .option_view import inventing
from .sheet_view import meeting
from .table_view import sitting
from .talk_view import choosing, known_so_far, talking


def view(work: Work) -> Node:
    """The whole exercise, as far as it has come."""
    talk, held = talk_of(work), held_of(work)
    begun = bool(talk.confirmed or held.options or held.parted)
    table, sheets = work.own.table, work.own.sheets or work.own.who
    steps = [
        nodes.section(_("Two people, two positions"), choosing(work), key="choose"),
        nodes.section(_("What would it get them?"), talking(work, talk), key="talk"),
        nodes.section(_("Under the two positions"), [picture(talk), known_so_far(talk)], key="under"),
        nodes.section(_("Ways that serve both"), inventing(work, talk), fold="open" if begun else "shut", key="options"),
    ]
    if talk.guesses or held.parted:
        steps.append(nodes.section(_("What came of it"), came(work, talk), fold="open", key="came"))
    return nodes.exercise(
        _("Positions to interests"),
        _("At the end somebody has told you what they need, in their words and not in yours, and you know two ways to meet it."),
        _("Ten minutes for a talk and two options; a minute to the first guess."),
        [
            *steps,
            nodes.section(_("How your lines were heard"), heard_so(talk), fold="shut", key="heard"),
            nodes.section(
                _("Somebody you will really meet"), meeting(work), fold="open" if sheets or begun else "shut", key="sheet"
            ),
            nodes.section(
                _("Two of you at one table"), sitting(table), fold="open" if table != type(table)() else "shut", key="table"
            ),
            nodes.section(
                _("Argue or organize: six exchanges"),
                exchanging(work),
                fold="open" if work.own.turned else "shut",
                key="argue",
            ),
            nodes.section(
                _("A quarrel of your own"), _own_case(work), fold="open" if work.own.pasted.text else "shut", key="own-case"
            ),
        ],
    )


def _own_case(work: Work) -> list[Node]:
    """A case that the learner, or their facilitator, wrote: checked by line, and played here."""
    case = known(work).get(PASTED)
    ready = []
    if case is not None:
        said = _("Nothing is wrong with it: “{title}” can be guessed, corrected and confirmed from both seats.")
        sit = nodes.button(_("Sit down to it"), {"do": "choose-own-case"})
        ready = [nodes.text(said.format(title=case.title), tone="finding"), nodes.group([sit], look="row", key="sit")]
    intro = _(
        "Paste a case that somebody wrote, or change one of ours. “Check it” reads it, says each of its words to both parties, and "
        "names by line what is wrong. The format is under “Write your own script”. It stays on this device."
    )
    return [nodes.text(intro, tone="muted"), *writing(work.own.pasted, _("The case, as text"), ready)]
