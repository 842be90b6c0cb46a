"""A one-on-one as nodes: choose somebody, talk, and read what came of it."""

from __future__ import annotations

from ..campaign import Work
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.pasting import writing
from ..kit.words import _, translated
from .hearing import hear, rules
from .letter import letter
from .model import PARTNER, PASTED, SAID_LIMIT, script_of, talk_of
from .observing import observing
from .partner import ANSWER_LIMIT, QUESTIONS, Partner, as_yaml
from .script import Script, scripts
from .talk import Talk
from .wording import ending_words, move_words, openness, stage

# Of a line, read out to whoever may go back to it.
FIRST_WORDS = 12


def view(work: Work) -> Node:
    """The whole exercise, as far as it has come."""
    talk = talk_of(work)
    body = _choosing(work) if talk is None else _talking(work, talk)
    if talk is not None and talk.ending:
        body += letter(work, talk)
    return nodes.exercise(
        _("One-on-one"),
        _("At the end you have held a talk with somebody who is not you, and read what you did in it."),
        _("10 to 15 minutes a talk. In life, take 30 to 45."),
        body,
    )


def _choosing(work: Work) -> list[Node]:
    people = [_offer(name, script) for name, script in scripts().items()]
    meeting = work.own.partner != Partner()
    mine = bool(work.own.pasted.text)
    begun = meeting or work.own.tally.on or mine
    partner = nodes.section(
        _("Who will you really meet?"), _partner(work), fold="open" if meeting else "shut", key="partner"
    )
    pasted = nodes.section(_("A script of your own"), _own_script(work), fold="open" if mine else "shut", key="own-script")
    observe = nodes.section(
        _("Two of you? Observe a live talk"),
        observing(work),
        fold="open" if work.own.tally.on else "shut",
        key="observe",
    )
    made = [
        nodes.text(
            _(
                "Choose somebody. Write as you would speak. They have a history, a day behind them and somewhere to be, and "
                "they may say no."
            )
        ),
        _part(nodes.section(_("Who is there"), [nodes.group(people, look="grid")], key="people"), print_it=not begun),
        _part(partner, print_it=meeting or not begun),
        _part(pasted, print_it=mine),
        _part(observe, print_it=work.own.tally.on),
    ]
    return [*made, *_tries(work)]


def _part(section: Node, *, print_it: bool) -> Node:
    """A part of the choosing; once something of the learner's own is there, paper holds that and nothing else."""
    return nodes.group([section], look="" if print_it else "screen", key=f"part {section['key']}")


def _offer(name: str, script: Script) -> Node:
    sit = nodes.button(
        _("Sit down with {name}").format(name=translated(script.person.name)),
        {"do": "sit-down", "script": name},
        needs=["seed"],
    )
    return nodes.group(
        [nodes.text(translated(script.title), tone="lead"), nodes.text(translated(script.summary)), sit],
        look="entry",
        label=translated(script.title),
        key=name,
    )


def _partner(work: Work) -> list[Node]:
    mine = work.own.partner
    people = [("", _("nobody on my map"))] + [
        (holder.id, holder.name.strip()) for holder in work.campaign.holders if holder.name.strip()
    ]
    labels = {
        "opens": _("How would they open?"),
        "tired": _("What are they tired of hearing?"),
        "lose": _("What could they lose?"),
        "ends": _("What would end the talk? Write it as they would say it."),
        "small_yes": _("What small yes could they say? Begin with a verb: “come for coffee on Saturday”."),
    }
    made: list[Node] = [
        nodes.text(
            _(
                "Five answers make a partner to practice with. It is your guess at a real person, and it stays on this device."
            ),
            tone="muted",
        ),
        nodes.group(
            [
                nodes.choice(_("Somebody on your map"), mine.who, people, {"do": "choose-partner"}, key="who"),
                nodes.field(
                    _("Their alias"), mine.name, {"do": "answer", "question": "name"}, limit=ANSWER_LIMIT, key="name"
                ),
            ],
            look="row",
        ),
        *(
            nodes.field(labels[one], getattr(mine, one), {"do": "answer", "question": one}, limit=ANSWER_LIMIT, key=one)
            for one in QUESTIONS
        ),
    ]
    if not mine.ready:
        return [*made, nodes.text(_("Answer all five, and you can sit down with them."), tone="muted")]
    sit = nodes.button(
        _("Sit down with {name}").format(name=mine.name.strip()), {"do": "sit-down", "script": PARTNER}, needs=["seed"]
    )
    return [
        *made,
        nodes.group(
            [sit, nodes.download(_("Save them as a script to edit"), "my-partner.yml", as_yaml(mine))], look="row"
        ),
    ]


def _own_script(work: Work) -> list[Node]:
    """Somebody whom the learner, or their facilitator, wrote as a script: checked by line, and played here."""
    script = script_of(work, PASTED)
    ready = []
    if script is not None:
        can = _("Nothing is wrong with it: {name} can be told, heard and left in every way that it promises.")
        sit = _("Sit down with {name}").format(name=script.person.name)
        ready = [
            nodes.text(can.format(name=script.person.name), tone="finding"),
            nodes.group([nodes.button(sit, {"do": "sit-down", "script": PASTED}, needs=["seed"])], look="row"),
        ]
    intro = _(
        "Paste a script that somebody wrote, or write one. “Check it” reads it, holds some hundred talks with them, which takes a few "
        "seconds, and names by line what is wrong. The format is under “Write your own script”. It stays on this device."
    )
    return [nodes.text(intro, tone="muted"), *writing(work.own.pasted, _("The script, as text"), ready)]


def _tries(work: Work) -> list[Node]:
    if not work.own.tries:
        return []
    made = []
    for i, attempt in enumerate(work.own.tries):
        talk = talk_of(work, attempt)
        if talk is not None:
            made.append(_try(i, talk))
    return [nodes.section(_("Earlier tries"), [nodes.items(made)], fold="shut", key="tries")]


def _try(i: int, talk: Talk) -> Node:
    found = _("{told} of {all} things found out").format(told=len(talk.told), all=len(talk.script.layers))
    said = f"{translated(talk.script.title)}. {ending_words(talk)} {found}."
    about = _("with {name}").format(name=talk.script.person.name)
    return nodes.group(
        [
            nodes.text(said),
            nodes.button(_("Take it up again"), {"do": "show-try", "index": i}, tone="quiet", about=about),
        ]
    )


def _talking(work: Work, talk: Talk) -> list[Node]:
    script = talk.script
    made: list[Node] = [
        nodes.section(
            translated(script.title),
            [
                nodes.text(translated(script.summary)),
                nodes.text(_("Where: {place}").format(place=translated(script.scene.place)), tone="muted"),
                nodes.text(_("What you hope for: {hope}").format(hope=translated(script.hope)), tone="muted"),
            ],
            key="scene",
        ),
        nodes.dialogue(_("The talk"), _lines(talk), key="dialogue"),
    ]
    if talk.ending:
        return [*made, nodes.text(ending_words(talk), tone="muted")]
    made.append(nodes.text(f"{stage(talk)} {openness(talk)}", tone="muted"))
    if work.own.asked:
        made.append(_unsure(work, talk))
    else:
        made.append(_saying(work))
    get_up = nodes.button(_("Choose somebody else"), {"do": "get-up"}, tone="quiet")
    return [*made, nodes.group([get_up], look="row", key="else"), _rules()]


def _lines(talk: Talk) -> list[Node]:
    name = talk.script.person.name
    ended = bool(talk.ending)
    made = []
    for i, line in enumerate(talk.lines):
        back = []
        if line.who == "you" and ended:
            label = _("Go back to here")
            about = _("before you said “{said}”").format(said=" ".join(line.text.split()[:FIRST_WORDS]))
            back = [nodes.button(label, {"do": "rewind", "turn": line.turn}, tone="quiet", about=about)]
        speaker = _("You") if line.who == "you" else name
        made.append(
            nodes.line(line.who, speaker, translated(line.text) if line.who != "you" else line.text, back, key=f"line {i}")
        )
    return made


def _saying(work: Work) -> Node:
    return nodes.group(
        [
            nodes.field(
                _("What do you say?"),
                work.own.draft,
                {"do": "draft"},
                limit=SAID_LIMIT,
                lines=2,
                sends=True,
                key="draft",
            ),
            nodes.group(
                [
                    nodes.button(_("Say it"), {"do": "say"}, tone="main", key="say"),
                    nodes.button(_("Stay silent"), {"do": "stay-silent"}, key="silent"),
                    nodes.button(_("Say goodbye"), {"do": "say-goodbye"}, tone="quiet", key="bye"),
                ],
                look="row",
            ),
        ],
        key="saying",
    )


def _unsure(work: Work, talk: Talk) -> Node:
    heard = hear(work.own.asked, talk.script, talk.last)
    words = dict(move_words())
    options = [nodes.button(words[move], {"do": "mean", "move": move}) for move in (heard.move, *heard.others)[:3]]
    return nodes.notice(
        [
            nodes.text(_("“{said}” What did you mean by it?").format(said=work.own.asked), tone="question"),
            nodes.group(
                [*options, nodes.button(_("Say it another way"), {"do": "take-back"}, tone="quiet")], look="row"
            ),
        ],
        tone="ask",
        key="unsure",
    )


def _rules() -> Node:
    words = dict(move_words())
    rows = [nodes.text(_("{move}: {means}.").format(move=words[rule.move], means=translated(rule.means))) for rule in rules()]
    intro = nodes.text(
        _("A few rules guess what each line of yours is. They know no grammar, and in the end you may overrule them.")
    )
    return nodes.section(_("How your words are heard"), [intro, nodes.items(rows)], fold="shut", key="rules")
