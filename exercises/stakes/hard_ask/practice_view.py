"""The practice talk as nodes. Nothing is said of a move while the talk goes on; afterwards, what was heard, quoted."""

from __future__ import annotations

from ..campaign import Work
from ..campaign.fields import TEXT_LIMIT
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural, translated
from .model import TURNS, talk
from .partners import PLAN, Partner, partners
from .practice import Talk


def practised(work: Work) -> list[Node]:
    """Somebody to ask, the talk so far, and after it what was heard."""
    found = talk(work)
    if found is None:
        said = _("Choose somebody to ask. The first time they say no, whatever you do, and you get to take it.")
        return [nodes.text(said), _choices(work)]
    partner = found.partner
    return [
        nodes.text(translated(partner.setting), tone="muted"),
        nodes.items(
            [
                nodes.text(_("{name} has told you: “{words}”").format(name=_name(partner), words=translated(partner.cares))),
                nodes.text(_("Anyone can see: {words}").format(words=translated(partner.happens))),
            ],
            key="known",
        ),
        *([_dialogue(found)] if found.lines else []),
        *_next(work, found),
    ]


def _next(work: Work, found: Talk) -> list[Node]:
    if found.step == "over":
        return _over(work, found)
    if len(work.own.turns) >= TURNS:
        return [nodes.text(_("That was a long talk. Begin it again?")), _go_on(found.partner), _choices(work)]
    return _turn(found, work.own.draft)


def _name(partner: Partner) -> str:
    return translated(partner.name)


def _choices(work: Work) -> Node:
    return nodes.group(
        [
            nodes.button(
                translated(title),
                {"do": "practice", "partner": title},
                about=_("ask them, for practice"),
                needs=("seed",),
                key=title,
            )
            for title in partners()
            if title != work.own.partner
        ],
        look="row",
        label=_("Somebody to practice on"),
        key="partners",
    )


def plan_words() -> dict[str, str]:
    """What is asked after a yes."""
    return {
        "when": _("When, exactly?"),
        "where": _("Where?"),
        "after": _("Just after what?"),
        "barrier": _("What might get in the way?"),
    }


def _dialogue(found: Talk) -> Node:
    name = _name(found.partner)
    asked = plan_words()
    speakers = {"you": _("You"), "them": name, "beat": name}
    lines = []
    for n, one in enumerate(found.lines):
        words = translated(one.words) if one.who != "you" else asked.get(one.words, one.words)
        lines.append(nodes.line(one.who, speakers[one.who], words, key=f"line {n}"))
    return nodes.dialogue(_("Your talk with {name}").format(name=name), lines, key="talk")


def _turn(found: Talk, draft: str) -> list[Node]:
    if found.step == "plan":
        words = plan_words()
        left = [part for part in PLAN if part not in found.planned]
        buttons = [nodes.button(words[part], {"do": "ask-plan", "part": part}, key=part) for part in left]
        return [nodes.text(_("It is a yes. Make it a plan that both of you know.")), nodes.group(buttons, look="row", key="plan")]
    quiet = found.step == "silence"
    asked, hint = _prompts(found)[found.step]
    say = nodes.field(
        asked, draft, {"do": "draft"}, limit=TEXT_LIMIT, hint=hint, lines=2, sends=not quiet, key="draft"
    )
    buttons = [nodes.button(_("Say it"), {"do": "say"}, tone="" if quiet else "main", key="say")]
    if quiet:
        wait = nodes.button(_("Say nothing"), {"do": "wait"}, tone="main", about=_("and wait"), key="wait")
        buttons.insert(0, wait)
    return [nodes.group([say, nodes.group(buttons, look="row", key="do")], key="saying")]


def _prompts(found: Talk) -> dict[str, tuple[str, str]]:
    name = _name(found.partner)
    again = _("They did not answer that. Another way to say it?")
    return {
        "gap": (
            again if found.lines else _("Say to {name} what they care about and what happens, and ask.").format(name=name),
            _("In words that you would want to hear yourself."),
        ),
        "ask": (
            _("Once more: what, and on which day?") if found.loose else _("Now ask for one thing, on one day."),
            _("One sentence. Then stop."),
        ),
        "silence": (_("It is quiet. Say nothing, or say something if you must."), ""),
        "no": (_("What do you say to that?"), ""),
    }


def _go_on(partner: Partner) -> Node:
    again = nodes.button(
        _("Ask again, as on another day"),
        {"do": "practice", "partner": partner.title},
        tone="main",
        needs=("seed",),
        key="again",
    )
    leave = nodes.button(_("Enough practice"), {"do": "leave-practice"}, tone="quiet", key="leave")
    return nodes.group([again, leave], look="row", key="on")


def _over(work: Work, found: Talk) -> list[Node]:
    partner = found.partner
    said = [
        _("Another way to put the gap: “{words}”").format(words=translated(partner.plain)),
        _("The same with a verdict in it: “{words}” To that they say: “{answer}”").format(
            words=translated(partner.verdict), answer=translated(partner.shut)
        ),
        _("Another way to ask: “{words}”").format(words=translated(partner.ask)),
    ]
    return [
        nodes.section(
            _("What was heard"),
            [nodes.items([nodes.text(words, tone="finding") for words in heard(found)], key="heard")],
            key="debrief",
        ),
        nodes.section(_("How somebody else did it"), [nodes.items([nodes.text(words) for words in said])], fold="shut", key="worked"),
        nodes.text(
            _("This goes by words alone, by a few rules, and misses much. People answer as they like."), tone="muted"
        ),
        _go_on(partner),
        _choices(work),
    ]


def heard(found: Talk) -> list[str]:
    """What the talk shows, in the learner's own words: no marks, and nothing that is not quoted or counted."""
    said = []
    for judged, words in found.verdicts:
        line = _("In “{words}” they heard “{judged}”. Would you say it with their best friend at the table?")
        said.append(line.format(words=words, judged=judged))
    said.append(_("What opened it: “{words}”").format(words=found.gap))
    for vague, words in found.loose:
        if vague:
            said.append(_("“{words}” leaves open what is asked: “{vague}”.").format(words=words, vague=vague))
        else:
            said.append(_("“{words}” has no day in it.").format(words=words))
    said.append(_("What they could say yes or no to: “{words}”").format(words=found.ask))
    if found.softened:
        said.append(_("“{words}” begins to say no for them.").format(words=found.softened))
    if found.broken:
        broke = plural("You spoke into the silence {n} time", "You spoke into the silence {n} times", len(found.broken))
        said.append(_("{broke}: “{words}” Most people do.").format(broke=broke, words=found.broken[0]))
    else:
        said.append(_("You said nothing until they answered."))
    for pushed, words in found.pushes:
        line = _("They had said no. In “{words}” they heard it asked again: “{pushed}”. A no needs no reason.")
        said.append(line.format(words=words, pushed=pushed))
    if found.taken:
        said.append(_("You took the no with “{words}”, and you still have somebody to talk to.").format(words=found.taken))
    if found.planned:
        said.append(_("Both of you know when, where, after what, and what might get in the way."))
    return said
