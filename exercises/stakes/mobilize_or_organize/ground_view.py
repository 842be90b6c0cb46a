"""The learner's own campaign: who leads there, what that was tested by, what comes next, and the count unit by unit."""

from __future__ import annotations

from ..campaign import Campaign, Leader, Work, editor, entries
from ..campaign.entry_editor import removed, written
from ..campaign.fields import NAME_LIMIT
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural
from .model import COUNT_LIMIT, count_of

OFFERED = 60
SHOWN = 12


def ground(work: Work) -> list[Node]:
    """Who would still be there if one's own office closed on Friday."""
    campaign = work.campaign
    leaders = [one for one in campaign.leaders if campaign.holder(one.who)]
    made: list[Node] = [editor.examples(campaign)]
    made.append(nodes.text(_("Suppose your office closed on Friday, or you moved away. Who would still be there?"), tone="lead"))
    if leaders:
        made.append(nodes.items([nodes.text(_said(work, one), tone="finding") for one in leaders[:SHOWN]], key="led"))
        left_out = len(leaders) - SHOWN
        if left_out > 0:
            made.append(nodes.text(plural("{n} more is not shown.", "{n} more are not shown.", left_out), tone="muted"))
    else:
        made.append(
            nodes.text(
                _("Nobody is written down yet. A blank is a finding too. Whom have others followed once, without you?"),
                tone="muted",
            )
        )
    return [*made, nodes.group(_writing(work, leaders), look="screen", key="writing")]


def _said(work: Work, one: Leader) -> str:
    campaign, count = work.campaign, count_of(work, one.who)
    name = editor.name_of(campaign, one.who)
    unit = one.unit.strip()
    said = [_("{name}, {unit}.").format(name=name, unit=unit) if unit else _("{name}.").format(name=name)]
    if one.test.strip():
        said.append(_("Tested by this: “{test}”").format(test=one.test.strip()))
    else:
        said.append(_("What have others done because {name} asked?").format(name=name))
    if one.next.strip():
        said.append(_("Next: “{next}”").format(next=one.next.strip()))
    else:
        said.append(_("What would {name} do next, and by when?").format(name=name))
    if count.of and count.acted <= count.of:
        said.append(_("{acted} of {of} there acted in public.").format(acted=count.acted, of=count.of))
    elif count.of or count.acted:
        said.append(_("You counted more who acted than there are. Look at the two numbers again."))
    return " ".join(said)


def _writing(work: Work, leaders: list[Leader]) -> list[Node]:
    campaign = work.campaign
    named = [person for person in campaign.people if person.name.strip()]
    known = {person.id for person in campaign.people}
    who = work.own.who if work.own.who in known else leaders[0].who if leaders else ""
    options = [*([] if leaders else [("", _("choose somebody"))]), *_offered(campaign, who, leaders)]
    label = _("Somebody new, by an alias")
    new = [
        nodes.field(label, work.own.alias, {"do": "write-alias"}, limit=NAME_LIMIT, sends=True, key="alias"),
        nodes.button(_("Write them down"), {"do": "new-leader"}, tone="" if named else "main"),
    ]
    made: list[Node] = []
    if named:
        made.append(nodes.choice(_("Whom do you write down?"), who, options, {"do": "choose-leader"}, key="who"))
    if who:
        made.append(_entry(work, who))
    return [*made, nodes.group(new, look="row", key="new")]


def _entry(work: Work, who: str) -> Node:
    campaign = work.campaign
    name = editor.name_of(campaign, who)
    leader = entries.leaders.find(campaign, who=who)
    fields = [
        written(entries.leaders, campaign, "unit", _("Where is {name} followed?").format(name=name), hint=_hint(), who=who),
        written(
            entries.leaders,
            campaign,
            "test",
            _("What did others do because {name} asked, without you?").format(name=name),
            lines=2,
            who=who,
        ),
        written(
            entries.leaders,
            campaign,
            "next",
            _("What does {name} do next, there?").format(name=name),
            hint=_("The next local goal. Who decides it, and who calls the first meeting?"),
            lines=2,
            who=who,
        ),
    ]
    if leader:
        fields.append(_counts(work, who, name))
        confirm = _("Take {name} off this list?").format(name=name)
        fields.append(removed(entries.leaders, _("Take off this list"), about=name, confirm=confirm, who=who))
    return nodes.group(fields, look="entry", label=name, key=f"leader {who}")


def _hint() -> str:
    return _("A shift, a floor, a street, a pew.")


def _offered(campaign: Campaign, who: str, leaders: list[Leader]) -> list[tuple[str, str]]:
    """Those who lead already, then the others, as many as one can look through; and whoever was chosen."""
    first = [one.who for one in leaders]
    ids = list(dict.fromkeys([*first, *(one.id for one in campaign.people if one.name.strip())]))
    shown = ids[:OFFERED]
    return [(id, editor.name_of(campaign, id)) for id in (shown if who in shown or not who else [*shown, who])]


def _counts(work: Work, who: str, name: str) -> Node:
    count = count_of(work, who)
    labels = {
        "acted": _("How many there did one small thing in public?"),
        "of": _("Of how many?"),
    }
    made = [
        nodes.field(
            label,
            str(getattr(count, part) or ""),
            {"do": "count", "who": who, "part": part},
            limit=len(str(COUNT_LIMIT)),
            hint=_("Keep the counts, and burn the names.") if part == "acted" else "",
            form="number",
            key=part,
        )
        for part, label in labels.items()
    ]
    return nodes.group(made, look="row", label=_("Count for {name}").format(name=name), key="counts")
