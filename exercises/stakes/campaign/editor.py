"""The parts of a view in which a campaign is written, the same in every exercise."""

from __future__ import annotations

from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, translated
from .cases import cases
from .editing import HOLDER_PARTS, number, stake_id
from .fields import NAME_LIMIT, TEXT_LIMIT
from .model import Campaign
from .people import Group, Person, Stake, Stakeholder
from .specific import question, vague_word
from .tie_editor import ties_of

STAKES = "stakes"
SUGGESTED = 60


def stake_suggestions(campaign: Campaign) -> Node:
    """The stakes that were written, to be offered where another is: the same words make a shared stake."""
    written = dict.fromkeys(stake.what.strip() for stake in campaign.stakes if stake.what.strip())
    return nodes.suggestions(STAKES, list(written)[:SUGGESTED])


def name_of(campaign: Campaign, who: str) -> str:
    """The alias that was given, or words for someone who has none yet."""
    holder = campaign.holder(who)
    if holder is not None and holder.name.strip():
        return holder.name.strip()
    if isinstance(holder, Group):
        return _("the group without a name")
    return _("person {n}").format(n=number(who)) if number(who) else _("someone")


def depth_words() -> list[tuple[str, str]]:
    """How much can ride on a stake: value and label."""
    return [
        ("some", _("It would be good")),
        ("strong", _("It matters a lot")),
        ("vital", _("They can't do without")),
    ]


def source_words() -> list[tuple[str, str]]:
    """How one can know of a stake: value and label."""
    return [
        ("guess", _("I guess it")),
        ("said", _("They said it")),
        ("confirmed", _("I said it back, and they said yes")),
    ]


def examples(campaign: Campaign) -> Node:
    """Worked cases to load with one click, and one to clear them."""
    offered = nodes.group(
        [
            nodes.button(
                translated(case.title),
                {"do": "load-case", "case": case.title},
                tone="quiet",
                about=_("load this example"),
                key=case.title,
            )
            for case in cases()
            if case.title != campaign.example
        ],
        look="row",
        label=_("Worked examples"),
    )
    shown = next((case for case in cases() if case.title == campaign.example), None)
    if shown is None:
        asked = nodes.text(_("No campaign yet? Look at a worked one first:"), tone="muted")
        return nodes.group([asked, offered], look="screen", key="examples")
    here = nodes.notice(
        [
            nodes.text(_("An example: {title}").format(title=translated(shown.title)), tone="lead"),
            nodes.text(translated(shown.summary)),
            nodes.text(_("Write over any name or stake to make it yours."), tone="muted"),
            nodes.button(_("Take the example away"), {"do": "clear-example"}),
        ],
        key="example-here",
    )
    another = nodes.text(_("Another example:"), tone="muted")
    return nodes.group([here, nodes.group([another, offered])], look="screen", key="examples")


def holder_fields(campaign: Campaign, who: str) -> list[Node]:
    """The two fields that everyone begins with: a name, and the first stake."""
    holder = campaign.holder(who)
    is_group = isinstance(holder, Group)
    named = nodes.field(
        _("Group") if is_group else _("Person, by an alias"),
        holder.name if holder else "",
        {"do": "write-name", "who": who},
        limit=NAME_LIMIT,
        key="name",
    )
    return [named, stake_field(first_stake(campaign, who), _("What do they need from this?"))]


def first_stake(campaign: Campaign, who: str) -> Stake:
    """The stake that stands beside the name, written or still blank."""
    stakes = campaign.stakes_of(who)
    return stakes[0] if stakes else Stake(id=stake_id(campaign, who), who=who)


def stake_field(stake: Stake, label: str) -> Node:
    """A field for a stake in their own words."""
    return nodes.field(
        label,
        stake.what,
        {"do": "write-stake", "who": stake.who, "stake": stake.id},
        limit=TEXT_LIMIT,
        suggestions=STAKES,
        key=stake.id,
    )


def stake_details(stake: Stake, name: str) -> list[Node]:
    """What makes a stake specific: how deep, whose, where, by when, and what otherwise."""
    asked = question(stake, name)
    parts = [
        ("themselves", _("What is it for {name}?")),
        ("others", _("And for those {name} looks after?")),
        ("otherwise", _("What happens if nothing changes?")),
        ("by_when", _("By when?")),
        ("where", _("Where?")),
    ]
    return [
        *([nodes.text(asked, tone="question")] if asked else []),
        nodes.group(
            [
                nodes.choice(
                    _("How much rides on it?"),
                    stake.depth,
                    depth_words(),
                    {"do": "choose-depth", "stake": stake.id},
                    key="depth",
                ),
                nodes.choice(
                    _("How do you know?"),
                    stake.source,
                    source_words(),
                    {"do": "choose-source", "stake": stake.id},
                    key="source",
                ),
            ],
            look="row",
            key="depth",
        ),
        *(
            nodes.field(
                label.format(name=name),
                getattr(stake, part),
                {"do": "write-stake-part", "stake": stake.id, "part": part},
                limit=TEXT_LIMIT,
                key=part,
            )
            for part, label in parts
        ),
    ]


def holder_details(campaign: Campaign, holder: Stakeholder) -> list[Node]:
    """All that can be written about one stakeholder beside the two first fields."""
    name = name_of(campaign, holder.id)
    made: list[Node] = []
    for i, stake in enumerate(campaign.stakes_of(holder.id)):
        body = stake_details(stake, name)
        if i:
            body.insert(0, stake_field(stake, _("Another thing {name} needs").format(name=name)))
            body.append(
                nodes.button(
                    _("Remove this stake"), {"do": "remove-stake", "stake": stake.id}, tone="quiet", about=stake.what
                )
            )
        title = stake.what.strip() or _("A stake without words yet")
        made.append(nodes.section(title, body, fold="open", key=stake.id))
    if campaign.stakes_of(holder.id):
        blank = Stake(id=stake_id(campaign, holder.id), who=holder.id)
        made.append(stake_field(blank, _("Something else {name} needs").format(name=name)))
    made.append(nodes.section(_("More about {name}").format(name=name), _parts(holder, name), fold="open", key="parts"))
    if isinstance(holder, Person):
        made.append(_belongs(campaign, holder, name))
    made.append(
        nodes.section(
            _("Ties"), ties_of(campaign, holder.id, lambda who: name_of(campaign, who)), fold="open", key="ties"
        )
    )
    return made


def _parts(holder: Stakeholder, name: str) -> list[Node]:
    labels = {
        "values": (_("What does {name} hold dear?"), ""),
        "history": (_("Where does that come from?"), _("A moment, a place, a person.")),
        "brings": (_("What can {name} bring?"), _("People, hours, a hall, money, a vote, a skill.")),
        "leaving": (
            _("What would {name} lose by leaving?"),
            _("Something named, which would be missed. It is what keeps people in when it gets hard."),
        ),
        "joining": (_("What could joining cost {name}?"), _("Time, a friendship, a job, a good name.")),
        "gave": (_("What did you give {name} before you asked for anything?"), ""),
    }
    made = [
        nodes.field(
            labels[part][0].format(name=name),
            getattr(holder, part),
            {"do": "write-part", "who": holder.id, "part": part},
            limit=TEXT_LIMIT,
            hint=labels[part][1],
            lines=2,
            key=part,
        )
        for part in HOLDER_PARTS
    ]
    if isinstance(holder, Group):
        size = _("How many people are in {name}?").format(name=name)
        made.insert(
            0, nodes.field(size, holder.size, {"do": "write-size", "who": holder.id}, limit=NAME_LIMIT, key="size")
        )
    lost = vague_word(holder.leaving)
    if lost:
        at = next(i for i, node in enumerate(made) if node["key"] == "leaving")
        made.insert(
            at + 1,
            nodes.text(
                _("“{lost}”: what exactly would {name} miss the next morning?").format(lost=lost, name=name),
                tone="question",
            ),
        )
    return made


def _belongs(campaign: Campaign, person: Person, name: str) -> Node:
    offered = [("", _("no group"))] + [(group.id, name_of(campaign, group.id)) for group in campaign.groups]
    return nodes.group(
        [
            nodes.choice(
                _("Does {name} belong to a group?").format(name=name),
                person.group,
                offered,
                {"do": "choose-group", "who": person.id},
                key="group",
            ),
            nodes.choice(
                _("Who on this map are you?"),
                campaign.you,
                [("", _("nobody yet"))] + [(other.id, name_of(campaign, other.id)) for other in campaign.people],
                {"do": "choose-you"},
                key="you",
            ),
        ],
        look="row",
        key="belongs",
    )
