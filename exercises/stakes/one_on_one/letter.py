"""The debrief: a letter to the learner, each statement with the learner's own words as evidence."""

from __future__ import annotations

import json

from ..campaign import Work
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed, plural, translated
from .debrief import as_data, coded, figures, transcript, turning_points
from .model import person_of, talk_of
from .script import Layer
from .talk import SILENCE, Line, Talk
from .wording import about_counts, completeness, ending_words, move_words


def letter(work: Work, talk: Talk) -> list[Node]:
    """What came a week later, what was found out, what turned the talk, the ask, the figures, and what to try next."""
    script = talk.script
    again = [
        nodes.button(
            _("Talk with {name} again").format(name=script.person.name),
            {"do": "sit-down", "script": work.own.script},
            needs=["seed"],
        ),
        nodes.button(_("Choose somebody else"), {"do": "get-up"}, tone="quiet"),
    ]
    return [
        *_week(talk),
        nodes.section(
            _("A letter about your talk"),
            [*_found(talk), *_turns(talk), *_ask(talk), *_counts(work, talk), *_notice(talk)],
            key="letter",
        ),
        nodes.section(_("Name your own lines"), _coding(work, talk), fold="shut", key="coding"),
        nodes.group(
            [
                nodes.section(_("Keep something of it"), _keeping(work, talk), key="keeping"),
                nodes.section(
                    _("Try again"),
                    [
                        nodes.text(_("Go back to any line of yours above, or begin anew: they may be in another mood.")),
                        nodes.group(again, look="row"),
                    ],
                    key="again",
                ),
            ],
            look="screen",
            key="after",
        ),
        *_compared(work),
    ]


def _week(talk: Talk) -> list[Node]:
    came = getattr(talk.script.week_after, talk.ending)
    return [nodes.section(_("A week later"), [nodes.text(translated(came))], key="week")] if came else []


def _found(talk: Talk) -> list[Node]:
    told = [talk.script.layer(id) for id in talk.told]
    hidden = [layer for layer in talk.script.layers if layer.id not in talk.told]
    made: list[Node] = []
    if told:
        made += [
            nodes.text(_("You found out:")),
            nodes.items([nodes.text(_evidence(talk, layer), tone="finding") for layer in told]),
        ]
    else:
        made.append(
            nodes.text(
                _("You found out nothing that was not on the surface. That happens; it is where one starts again.")
            )
        )
    topics = (talk.script.topic(layer.topic) for layer in hidden)
    about = dict.fromkeys(translated(topic.name) for topic in topics if topic)
    if about:
        said = plural("{n} thing stayed hidden", "{n} things stayed hidden", len(hidden))
        made.append(nodes.text(_("{said}, about {topics}.").format(said=said, topics=listed(about))))
    return made


def _evidence(talk: Talk, layer: Layer) -> str:
    """What was found out, and the line that it was told upon."""
    said = next(line.text for line in talk.lines if line.told == layer.id)
    upon = _("You had kept silent.") if said == SILENCE else _("You had said: “{said}”").format(said=said)
    return f"{translated(layer.fact)} {upon}"


def _turns(talk: Talk) -> list[Node]:
    opened, closed = turning_points(talk)
    made = [nodes.text(_opened(talk, line), tone="finding") for line in opened]
    made += [
        nodes.text(
            _("{when}, {name} drew back.").format(when=_when(line), name=talk.script.person.name), tone="finding"
        )
        for line in closed
    ]
    return [nodes.text(_("These lines of yours turned the talk:")), nodes.items(made)] if made else []


def _opened(talk: Talk, line: Line) -> str:
    name = talk.script.person.name
    topic = talk.script.topic(talk.script.layer(line.told).topic) if line.told else None
    if topic is None:
        return _("{when}, {name} opened up.").format(when=_when(line), name=name)
    about = translated(topic.name)
    return _("{when}, {name} opened up about {topic}.").format(when=_when(line), name=name, topic=about)


def _when(line: Line) -> str:
    if line.text == SILENCE:
        return _("When you kept silent")
    return _("When you said “{said}”").format(said=line.text)


def _ask(talk: Talk) -> list[Node]:
    made = talk.commitment
    if made is None:
        return [nodes.text(_("You asked for nothing. If you meant to, the next talk can begin with what it is for."))]
    parts = [(True, _("what: {task}").format(task=translated(made.task))), (made.when, _("when")), (made.where, _("where"))]
    had = [words for given, words in parts if given]
    said = _("You asked: “{words}” It said {had}.").format(words=made.words, had=listed(had))
    said = f"{said} {completeness(made.when, made.where)}".strip()
    if made.status == "no" and not made.refused:
        said += " " + _("They said no, and you let it stand.")
    return [nodes.text(said)]


def _counts(work: Work, talk: Talk) -> list[Node]:
    counted = figures(talk, work.own.codes)
    made = [
        nodes.text(
            _(
                "Of all the words, {percent}% were yours. No study that we know says what the share should be. Organizers teach "
                "that one listens more than one talks."
            ).format(percent=round(100 * counted.words))
        )
    ]
    if counted.questions or counted.reflections:
        made.append(
            nodes.text(
                _("You asked {questions} and said back {reflections}, {deep} of them more than the words.").format(
                    questions=plural("{n} question", "{n} questions", counted.questions),
                    reflections=plural("{n} time", "{n} times", counted.reflections),
                    deep=counted.deep,
                )
            )
        )
        made.append(nodes.text(about_counts(), tone="muted"))
    return made


def _notice(talk: Talk) -> list[Node]:
    notice = talk.script.debrief.notice
    return [nodes.text(translated(notice))] if notice else []


def _coding(work: Work, talk: Talk) -> list[Node]:
    made: list[Node] = [
        nodes.text(_("What was each line? The guess is shown; yours counts, and the letter counts anew."), tone="muted")
    ]
    made += [
        nodes.choice(f"“{line.text}”", line.move, move_words(), {"do": "code", "turn": i}, key=f"code {i}")
        for i, line in enumerate(coded(talk, work.own.codes))
    ]
    return made


def _keeping(work: Work, talk: Talk) -> list[Node]:
    stakes = [layer.stake for layer in map(talk.script.layer, talk.told) if layer.stake]
    made: list[Node] = []
    if stakes:
        person = person_of(work, talk)
        said = _("{name} told you what they need: {stakes}.").format(
            name=talk.script.person.name, stakes=listed(stakes)
        )
        made.append(nodes.text(said))
        known = work.campaign.stakes_of(person.id) if person else ()
        if person and set(stakes) <= {stake.what for stake in known if stake.source != "guess"}:
            made.append(nodes.text(_("It is on your map, under {name}.").format(name=person.name), tone="finding"))
        else:
            made.append(nodes.button(_("Put it on my map"), {"do": "keep-facts"}))
    talked = json.dumps(as_data(talk, work.own.codes), ensure_ascii=False, indent=1)
    saved = [
        nodes.download(_("Save the talk as text"), "one-on-one.txt", transcript(talk, work.own.codes)),
        nodes.download(_("Save it as JSON"), "one-on-one.json", talked),
    ]
    made.append(nodes.group(saved, look="row"))
    return made


def _compared(work: Work) -> list[Node]:
    rows = []
    for attempt in work.own.tries:
        talk = talk_of(work, attempt)
        if talk is not None and attempt.script == work.own.script:
            counted = figures(talk, attempt.codes)
            rows.append(
                [
                    str(len(rows) + 1),
                    str(len(talk.told)),
                    str(counted.questions),
                    str(counted.reflections),
                    ending_words(talk),
                ]
            )
    if not rows:
        return []
    head = [_("Try"), _("Found out"), _("Questions"), _("Said back"), _("Ended")]
    return [nodes.table(_("Your tries with the same person"), head, rows, key="compared")]
