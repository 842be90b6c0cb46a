"""What stands between, in three parts that are kept apart; and sentences to practise on."""

from __future__ import annotations

from ..campaign import Work, entries
from ..campaign.editor import name_of
from ..campaign.fields import TEXT_LIMIT
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, translated
from .apart import KINDS, Case, cases, deed_word, view_word
from .model import about, is_counted, red_line
from .wording import kind_words


def between(work: Work) -> list[Node]:
    """The three fields, what is asked of them, and what follows where there was harm."""
    one, name = about(work), name_of(work.campaign, work.own.out)
    views = [
        _part(
            "disagreement",
            one.disagreement,
            _("What do they think or want, and you don't?"),
            _("An opinion, a wish, a vote. It can be argued, traded against something, or left alone."),
        ),
        *_asked_of_view(one.disagreement),
        _part(
            "incapacity",
            one.incapacity,
            _("What can't they do, though they might want to?"),
            _("No time, no money, not allowed, afraid for a job. Then ask for less, or at another hour."),
        ),
        *_asked_of_view(one.incapacity),
    ]
    harm = [
        _part(
            "harm",
            one.harm,
            _("What has somebody there done that you won't bargain over?"),
            _("A threat, a blow, a theft, a fraud. Never what they think. A word is enough: no names, no details."),
        ),
        *_asked_of_harm(one.harm),
    ]
    made = [
        nodes.text(_("Three things feel alike from inside. Keep them apart. Any of the boxes may stay empty.")),
        nodes.group(views, look="entry", label=_("For bargaining"), key="views"),
        nodes.group(harm, look="apart", label=_("Not for bargaining"), key="harm"),
    ]
    if one.harm.strip():
        made.append(_after_harm(work, name))
    made.append(nodes.section(_("Which is which? Some sentences to try"), _practice(work), fold=_fold(work), key="try"))
    return made


def _part(part: str, value: str, label: str, hint: str) -> Node:
    return nodes.field(
        label, value, {"do": "write-between", "part": part}, limit=TEXT_LIMIT, hint=hint, lines=2, key=part
    )


def _asked_of_view(words: str) -> list[Node]:
    found = deed_word(words)
    if not found:
        return []
    asked = _("“{word}”: did somebody do that? Then it is no disagreement, and it belongs below.").format(word=found)
    return [nodes.text(asked, tone="question")]


def _asked_of_harm(words: str) -> list[Node]:
    found = view_word(words)
    if not found:
        return []
    asked = _("“{word}”: is that what they think, or what somebody did? If it is a view, it belongs above.")
    return [nodes.text(asked.format(word=found), tone="question")]


def _after_harm(work: Work, name: str) -> Node:
    """No one is counted into staying with harm: the count is left out unless it is asked for, and never weighs it."""
    campaign = work.campaign
    rule = red_line(work)
    said = [
        nodes.text(_("This stays off the scales."), tone="lead"),
        nodes.text(
            _(
                "No number on this page says whether to stay, and you owe nobody a reason to go. You need not be the "
                "one who talks to them. Somebody you trust could do that, or nobody. If anyone is in danger now, leave "
                "this page and call for help."
            )
        ),
        nodes.text(
            _("If one person did it, you may part from that person and not from the rest. That too is yours to say."),
        ),
        nodes.field(
            _("Should it be a rule for all who work with you? Write it, if you like"),
            entries.rules.value(campaign, "what", id=rule),
            {"do": "write-red-line"},
            limit=TEXT_LIMIT,
            hint=_("As conduct, the same for all: “Whoever threatens somebody is out, whichever group they came with.”"),
            lines=2,
            key="rule",
        ),
    ]
    if is_counted(work):
        below = _("Below is what to find elsewhere, because you asked for it. It weighs nothing against this.")
        said.append(nodes.text(below))
        said.append(nodes.button(_("Leave out the count"), {"do": "leave-out-the-count"}, key="count"))
    else:
        left_out = _("The count is left out. If it would help to plan without {name}, you can have it.")
        said.append(nodes.text(left_out.format(name=name)))
        said.append(nodes.button(_("Count what to find elsewhere"), {"do": "count-anyway"}, tone="quiet", key="count"))
    return nodes.group(said, look="apart", label=_("Where there was harm"), key="after-harm")


def _fold(work: Work) -> str:
    return "open" if work.own.case in cases() else "shut"


def _practice(work: Work) -> list[Node]:
    offered = [
        nodes.button(
            translated(case.title),
            {"do": "choose-case", "case": id},
            tone="main" if id == work.own.case else "quiet",
            about=_("sentences to try"),
            key=id,
        )
        for id, case in cases().items()
        if case.sentences
    ]
    made = [nodes.group(offered, look="row", label=_("Sentences to try"), key="offered")]
    case = cases().get(work.own.case)
    if case is not None:
        made.append(nodes.text(translated(case.summary)))
        made += [_sentence(work, case, at) for at in range(len(case.sentences))]
    return made


def _sentence(work: Work, case: Case, at: int) -> Node:
    sentence = case.sentences[at]
    taken = next((one.kind for one in work.own.sorts if (one.case, one.at) == (work.own.case, at)), "")
    words = kind_words()
    made = [
        nodes.choice(
            translated(sentence.what),
            taken,
            [("", _("what is this?"))] + [(kind, words[kind]) for kind in KINDS],
            {"do": "sort", "case": work.own.case, "at": at},
            key="choice",
        )
    ]
    if taken:
        read = _("Read here as {kind}, as you did.") if taken == sentence.kind else _("Read here as {kind}.")
        made.append(nodes.text(f"{read.format(kind=words[sentence.kind])} {translated(sentence.why)}", tone="finding"))
    return nodes.group(made, key=f"sentence {at}")
