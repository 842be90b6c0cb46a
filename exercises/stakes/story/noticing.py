"""What a listener could see in a telling, quoted; and what they would ask."""

from __future__ import annotations

import textwrap

from ..campaign import Work
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed
from .model import moment
from .reading import alternative_in, general_words, place_in, says_i, seconds, time_in

LONG = 75


def noticed(work: Work) -> list[Node]:
    """What the words name, quoted, and questions for what they do not."""
    parts = moment(work)
    if not parts:
        return [nodes.text(_("As you write, what a listener could see is named here, in your own words."), tone="muted")]
    return [
        nodes.items([nodes.text(words, tone="finding") for words in found(work)], key="found"),
        *(nodes.text(words, tone="question") for words in asked(work)[:2]),
        nodes.text(
            _("This is read from words alone, by a few rules. It can miss what is there. A listener decides."), tone="muted"
        ),
    ]


def _begun(words: str) -> str:
    return textwrap.shorten(words.strip(), 60, placeholder=" …")


def found(work: Work) -> list[str]:
    """What there is to see and to follow, with the words that show it."""
    telling = " ".join(moment(work))
    own = work.own
    seen = []
    if place := place_in(telling):
        seen.append(_("A place: “{words}”.").format(words=place))
    if time := time_in(telling):
        seen.append(_("A time: “{words}”.").format(words=time))
    if own.hands.strip():
        seen.append(_("Something to see: “{words}”.").format(words=_begun(own.hands)))
    if own.choice.strip() and alternative_in(own.choice):
        words = alternative_in(own.choice)
        seen.append(_("A choice, with another way it could have gone: “{words}”.").format(words=words))
    return seen or [_("You have begun. Nothing yet that a listener could point at.")]


def asked(work: Work) -> list[str]:
    """What a listener might ask, the most useful first."""
    telling = " ".join(moment(work))
    own = work.own
    questions = []
    general = general_words(telling)
    if general:
        said = listed(f"“{word}”" for word in general[:3])
        questions.append(_("{words}: who was it, on that day?").format(words=said))
    if not place_in(telling):
        questions.append(_("Where exactly were your feet?"))
    if not time_in(telling):
        questions.append(_("Which day was it, and about what hour?"))
    if own.choice.strip() and not alternative_in(own.choice):
        questions.append(_("What else could you have done?"))
    if own.choice.strip() and not says_i(own.choice):
        questions.append(_("Who chose? A story of yours has an “I” in it."))
    if not own.choice.strip():
        questions.append(_("What did you do then?"))
    if seconds(telling, own.pace) > LONG:
        questions.append(
            _("The moment alone takes about {n} seconds. What could go, so that it takes sixty?").format(
                n=seconds(telling, own.pace)
            )
        )
    return questions
