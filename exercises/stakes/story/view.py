"""Story as nodes: the moment, told in a minute and coached; what it leads to; told again in two."""

from __future__ import annotations

from ..campaign import Work, editor, entries
from ..campaign.entry_editor import goal_options, holder_options, written
from ..campaign.fields import TEXT_LIMIT
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed, plural, translated
from .comparing import second_telling
from .model import COACHED, LENGTHS, ask_of, goal_of, moment, shared_of, shown_part, to_tell
from .noticing import noticed
from .reading import FASTEST, SLOWEST, seconds, words_in
from .tellings import MOMENT, Telling, tellings



def view(work: Work) -> Node:
    """The whole exercise, in the order in which a story is made."""
    return nodes.exercise(
        _("Story"),
        _("At the end you have one moment of your own, told twice, that leads to one ask."),
        _("15 minutes with somebody to listen; 10 alone, aloud."),
        [
            editor.examples(work.campaign),
            nodes.section(_("Where were you standing?"), _moment(work), key="moment"),
            nodes.section(_("What your listener can see"), noticed(work), key="seen"),
            nodes.section(_("Tell it aloud"), _telling(work), key="telling"),
            nodes.section(_("What your listener says"), _coached(work), key="coached"),
            nodes.section(_("From your moment to the ask"), _leads(work), key="leads"),
            nodes.section(_("Tell it again"), second_telling(work), key="again"),
            nodes.section(_("One line to keep"), _kept(work), key="kept"),
            nodes.section(_("Three people who told it twice"), _worked(), fold="shut", key="worked"),
        ],
    )


def part_words() -> dict[str, tuple[str, str]]:
    """The parts of a telling: what is asked, and a hint."""
    return {
        "where": (_("Where were you standing?"), _("The place, the day, the hour. Begin there, with no lead-up.")),
        "hands": (_("What was in your hands, or before your eyes?"), ""),
        "choice": (_("What did you do, and what else could you have done?"), _("One choice. A small one will do.")),
        "came": (_("What came of it?"), _("It need not be to your credit.")),
        "us": (_("Whose is it too?"), _("What you share with those who listen, in words that they would use.")),
        "now": (_("What is there to decide, and by when?"), _("The demand you share, who can say yes, and the day.")),
    }


def _field(work: Work, part: str) -> Node:
    asked, hint = part_words()[part]
    action = {"do": "write-telling", "part": part}
    return nodes.field(asked, getattr(work.own, part), action, limit=TEXT_LIMIT, hint=hint, lines=2, key=part)


def _moment(work: Work) -> list[Node]:
    made: list[Node] = [
        nodes.text(
            _(
                "Choose a moment that you could tell on a bus, and that is yours to tell. A gate that stuck will do. Nobody "
                "is owed your worst day, and you may stop at any point."
            )
        )
    ]
    if not moment(work):
        ana = tellings()[0]
        example = [nodes.text(_("An example: {words}").format(words=translated(ana.where)), tone="muted")]
        made.append(nodes.group(example, look="ghost", key="ghost"))
    return [*made, *(_field(work, part) for part in MOMENT)]


def _leads(work: Work) -> list[Node]:
    campaign = work.campaign
    shared = shared_of(work)
    goal, ask = goal_of(work), ask_of(work)
    options = [("", _("none yet")), *((one.stakes[0].id, one.what) for one in campaign.overlaps()[:40])]
    value = shared.stakes[0].id if shared else ""
    made = [
        _field(work, "us"),
        nodes.choice(
            _("Which stake do you share with them?"),
            value,
            options,
            {"do": "choose-shared"},
            hint=_("From your map, where two or more need the same."),
            key="stake",
        ),
        _field(work, "now"),
        nodes.choice(
            _("Which goal does it lead to?"),
            goal.id if goal else "",
            goal_options(campaign, _("none yet")),
            {"do": "choose-goal"},
            key="goal",
        ),
        *_ask(work),
    ]
    chain = _chain(work)
    if shared and goal and ask and ask.what.strip():
        return [*made, nodes.text(chain, tone="finding")]
    missing = [
        *([] if shared else [_("a stake that they share")]),
        *([] if goal else [_("a goal")]),
        *([] if ask and ask.what.strip() else [_("an ask")]),
    ]
    said = _("A moment leads somewhere. Missing between yours and a date: {missing}.").format(missing=listed(missing))
    return [*made, nodes.text(said, tone="question")]


def _ask(work: Work) -> list[Node]:
    campaign = work.campaign
    next_id = entries.asks.next(campaign)
    options = [
        ("", _("none yet")),
        *((ask.id, ask.what.strip() or _("an ask without words yet")) for ask in campaign.asks),
        (next_id, _("a new ask")),
    ]
    chosen = work.own.ask if work.own.ask in dict(options) else ""
    made: list[Node] = [
        nodes.choice(_("What will you ask of whoever listens?"), chosen, options, {"do": "choose-ask"}, key="ask")
    ]
    if chosen:
        made.append(
            nodes.group(
                [
                    written(entries.asks, campaign, "what", _("Will you … ?"), id=chosen),
                    nodes.group(
                        [
                            written(entries.asks, campaign, "due", _("On which day?"), id=chosen),
                            written(entries.asks, campaign, "where", _("Where?"), id=chosen),
                        ],
                        look="row",
                        key="when",
                    ),
                ],
                look="entry",
                label=_("The ask"),
                key=f"ask {chosen}",
            )
        )
    return made


def _chain(work: Work) -> str:
    shared, goal, ask = shared_of(work), goal_of(work), ask_of(work)
    if not (shared and goal and ask):
        return ""
    named = dict(holder_options(work.campaign, ""))
    who = listed(named[one] for one in shared.holders[:4])
    said = _("Your moment is about this: {what}. {who} share it. Together you want this: {goal}. And today you ask: {ask}.")
    return said.format(
        what=shared.what, who=who, goal=goal.what.strip() or _("a goal without words yet"), ask=ask.what.strip().rstrip(".?")
    )


def _telling(work: Work) -> list[Node]:
    own = work.own
    parts = to_tell(work)
    lengths = [(LENGTHS[0], _("Sixty seconds: the moment alone")), (LENGTHS[1], _("Two minutes: with us, now and the ask"))]
    made: list[Node] = [
        nodes.choice(_("What do you tell?"), own.length, lengths, {"do": "tell"}, look="radio", key="length"),
    ]
    if not parts:
        return [*made, nodes.text(_("Write where you were standing; then it stands here in large letters."), tone="muted")]
    at = shown_part(work)
    telling = " ".join(parts)
    about = plural("{n} word", "{n} words", words_in(telling))
    length = plural("about {n} second", "about {n} seconds", seconds(telling, own.pace))
    steps = []
    if at > 0:
        steps.append(nodes.button(_("Back"), {"do": "part-before"}, key="back"))
    if at < len(parts) - 1:
        steps.append(nodes.button(_("Next part"), {"do": "next-part"}, tone="main", key="next"))
    place = _("Part {part} of {parts}. It moves when you do.").format(part=at + 1, parts=len(parts))
    return [
        *made,
        nodes.text(_("{about}, {length} at your pace.").format(about=about, length=length)),
        nodes.scale(
            _("Your pace"),
            own.pace,
            {"do": "set-pace"},
            low=SLOWEST,
            high=FASTEST,
            step=5,
            unit=_(" words a minute"),
            key="pace",
        ),
        nodes.timer(_("The clock for this telling"), 1 if own.length == LENGTHS[0] else 2, key=own.length),
        nodes.group(
            [nodes.text(parts[at], tone="prompt"), nodes.group(steps, look="row", key="steps")],
            look="prompter",
            label=_("To read from"),
            key="prompter",
        ),
        nodes.text(place, tone="muted"),
        nodes.button(_("I have told it: keep this telling"), {"do": "told"}, key="told"),
    ]


def _coached(work: Work) -> list[Node]:
    if not work.own.first:
        return [
            nodes.text(_("Tell it once to somebody. They give no mark: they say three things."), tone="muted"),
        ]
    labels = {
        "saw": (_("“I saw …”"), _("One picture, in their own words.")),
        "lost": (_("“I lost you at …”"), _("Where they no longer saw it.")),
        "wants": (_("“You want me to …, by …”"), _("What they heard you ask. If they heard none, write that.")),
    }
    fields = [
        nodes.field(
            labels[part][0],
            getattr(work.own, part),
            {"do": "write-coaching", "part": part},
            limit=TEXT_LIMIT,
            hint=labels[part][1],
            lines=2,
            key=part,
        )
        for part in COACHED
    ]
    return [nodes.text(_("Write down what they said, not what you meant.")), *fields]


def _kept(work: Work) -> list[Node]:
    return [
        nodes.text(_("A line that you would begin with, in a talk or in front of a room. Your other exercises have it too.")),
        nodes.field(
            _("Your line"), work.campaign.story, {"do": "write-story"}, limit=TEXT_LIMIT, lines=2, key="story"
        ),
    ]


def _worked() -> list[Node]:
    return [nodes.section(translated(one.title), _shown(one), fold="shut", key=one.title) for one in tellings()]


def _shown(telling: Telling) -> list[Node]:
    first = " ".join(translated(getattr(telling, part)) for part in ("where", "hands", "choice", "came", "us", "now", "ask"))
    coach = telling.coach
    said = [
        _("“I saw …” {words}").format(words=translated(coach.saw)),
        _("“I lost you at …” {words}").format(words=translated(coach.lost)),
        _("“You want me to …” {words}").format(words=translated(coach.wants)),
    ]
    return [
        nodes.text(translated(telling.setting), tone="muted"),
        nodes.text(_("Before there was a moment: “{words}”").format(words=translated(telling.before))),
        nodes.section(_("Told once"), [nodes.text(first)], key="first"),
        nodes.section(_("The coach"), [nodes.items([nodes.text(words) for words in said])], key="coach"),
        nodes.section(
            _("Told again"),
            [nodes.text(translated(part)) for part in telling.second.strip().split("\n\n")],
            key="second",
        ),
    ]
