"""The second half of the power map as nodes: one step, and the request that asks for it, said aloud."""

from __future__ import annotations

from ..campaign import Campaign, Request, Work, editor, entries
from ..campaign.entry_editor import chosen, holder_options, wedge_words, written
from ..campaign.fields import TEXT_LIMIT
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _
from .model import move_id, move_of, rehearsal_of
from .places import placed, step_of, steps, toward
from .pie import half_pie
from .sentences import missing, needs, on_the_step

MINUTES = 3


def moving(work: Work) -> list[Node]:
    """Whom to move by one step, by whom, with what: one request."""
    campaign, request = work.campaign, move_of(work)
    if not placed(campaign):
        said = _("Once somebody is placed, you choose one to move by one wedge. One is enough to plan for.")
        return [nodes.text(said, tone="muted")]
    made = [
        nodes.text(
            _(
                "The five wedges and the one step come from a tool by Training for Change, Moving Your Allies. You "
                "don't have to win anybody over. Somebody who was against you and now stays out of it has moved."
            ),
            tone="muted",
        ),
        half_pie(work, narrow=True),
        half_pie(work),
        _who(campaign, request),
    ]
    if request.who:
        made += _request(work, request)
    return [*made, *_others(work, request)]


def _who(campaign: Campaign, request: Request) -> Node:
    stand, words = placed(campaign), wedge_words()
    labels = {
        step: _("{name}, from “{here}” to “{there}”").format(
            name=editor.name_of(campaign, who), here=words[stand[who].wedge], there=words[toward(stand[who].wedge)]
        )
        for step, who in steps(campaign).items()
    }
    value = ""
    if request.who:
        value = step_of(stand[request.who]) if request.who in stand else request.who
        if value not in labels:
            value = request.who
            name = editor.name_of(campaign, request.who)
            acts = request.who in stand
            said = _("{name}, who acts with you already") if acts else _("{name}, who is not placed yet")
            labels[value] = said.format(name=name)
    return nodes.choice(
        _("Who moves, by one step?"),
        value,
        [("", _("choose one")), *labels.items()],
        {"do": "plan-step"},
        hint=_("Or drag one into the next wedge."),
        name="move",
        key="move",
    )


def _request(work: Work, request: Request) -> list[Node]:
    campaign, id = work.campaign, request.id
    name = editor.name_of(campaign, request.who)
    others = [option for option in holder_options(campaign, _("nobody yet")) if option[0] != request.who]

    def line(part: str, label: str, hint: str = "", lines: int = 1) -> Node:
        return written(entries.requests, campaign, part, label.format(name=name), hint=hint, lines=lines, id=id)

    made = [
        chosen(entries.requests, campaign, "by", _("Who asks {name}?").format(name=name), others, id=id),
        line("what", _("What do you ask of {name}? One thing, with a day to it."), lines=2),
        line("appeal", _("What is in it for {name}, as {name} would put it?"), needs(campaign, request.who), 2),
        line("tactic", _("What is done, by whom, to whom?"), _("A visit, a walk, a count read aloud: by somebody.")),
        line(
            "leverage",
            _("Why could {name} not simply let it pass?"),
            _(
                "Something that is needed, would be missed, or is seen. At work and in public, never at anybody's home "
                "or family."
            ),
            2,
        ),
        line("unknown", _("What don't you know yet?"), _("And who could tell you."), 2),
    ]
    said = on_the_step(work)
    if said:
        made.append(nodes.items([nodes.text(words, tone="finding") for words in said], key="said"))
    lacks = missing(work)
    if lacks:
        made.append(nodes.text(lacks, tone="question"))
    elif request.what.strip():
        made.append(_in_one_breath(campaign, request))
    label = _("The move of {name}").format(name=name)
    return [nodes.group(made, look="entry", label=label, key=f"request {id} {request.who}")]


def _in_one_breath(campaign: Campaign, request: Request) -> Node:
    by, who = editor.name_of(campaign, request.by), editor.name_of(campaign, request.who)
    said = [
        nodes.text(_("{by} asks {who}: {what}").format(by=by, who=who, what=request.what.strip()), tone="lead"),
        nodes.text(_("Why {who} might: {appeal}").format(who=who, appeal=request.appeal.strip())),
        nodes.text(_("How: {tactic}. {by} does it.").format(tactic=request.tactic.strip().rstrip("."), by=by)),
        nodes.text(_("Why it can't be let pass: {leverage}").format(leverage=request.leverage.strip())),
        nodes.text(_("Not known yet: {unknown}").format(unknown=request.unknown.strip())),
    ]
    return nodes.group(said, label=_("The move in one breath"), key="breath")


def _others(work: Work, request: Request) -> list[Node]:
    """To another request, and away with this one."""
    campaign = work.campaign
    written_ones = [one for one in campaign.requests if one.who]
    made: list[Node] = []
    if len(written_ones) + (request not in campaign.requests) > 1:
        names = [(one.id, _asked(campaign, one)) for one in campaign.requests]
        if request not in campaign.requests:
            names.append((request.id, _("a new move")))
        made.append(nodes.choice(_("Which move?"), move_id(work), names, {"do": "turn-to-move"}, key="which"))
    if request.who:
        about = editor.name_of(campaign, request.who)
        made += [
            nodes.button(_("Plan another move"), {"do": "plan-another"}, key="another"),
            nodes.button(
                _("Drop this move"),
                {"do": "drop-move", "id": request.id},
                tone="quiet",
                about=about,
                confirm=_("Drop this move, and what was written for it?"),
                key="drop",
            ),
        ]
    return [nodes.group(made, look="row", key="others")] if made else []


def _asked(campaign: Campaign, request: Request) -> str:
    who = editor.name_of(campaign, request.who) if request.who else _("nobody yet")
    what = request.what.strip()
    return _("{who}: {what}").format(who=who, what=what) if what else who


def saying(work: Work) -> list[Node]:
    """How they would say no, what one would say then, and what to do once it was really said."""
    campaign, request = work.campaign, move_of(work)
    if not request.who or request not in campaign.requests:
        return [nodes.text(_("Once you have chosen who is to move, you practice being told no."), tone="muted")]
    name = editor.name_of(campaign, request.who)
    holder = campaign.holder(request.who)
    cost = holder.joining.strip() if holder else ""
    rehearsal = rehearsal_of(work, request.id)

    def line(part: str, label: str, hint: str) -> Node:
        action = {"do": "rehearse", "id": request.id, "part": part}
        value = getattr(rehearsal, part)
        return nodes.field(label.format(name=name), value, action, limit=TEXT_LIMIT, hint=hint, lines=2, key=part)

    joining = _("What joining could cost {name}: “{cost}”").format(name=name, cost=cost) if cost else ""
    made = [
        line("refusal", _("How would {name} say no, at their best?"), joining),
        line("reply", _("And what do you say then?"), _("First say back what you heard. Then one question.")),
    ]
    by = editor.name_of(campaign, request.by) if request.by else _("You")
    talk = [(by, request.what), (name, rehearsal.refusal), (by, rehearsal.reply)]
    if rehearsal.refusal.strip():
        said = _("{who}: {what}")
        spoken = [nodes.text(said.format(who=who, what=words.strip())) for who, words in talk if words.strip()]
        made.append(nodes.group(spoken, look="entry", label=_("How it could go"), key="rehearsal"))
    made += [
        nodes.text(
            _(
                "Now aloud, with somebody. One of you is {name} and says no as {name} would, not as a caricature. Stop "
                "when either wants to. Afterward the one who said no says what nearly moved them. Then change places."
            ).format(name=name)
        ),
        nodes.timer(_("{minutes} minutes for the role-play").format(minutes=MINUTES), MINUTES, key="timer"),
    ]
    placement = placed(campaign).get(request.who)
    if placement and toward(placement.wedge):
        came = _("And after the real talk: did {name} move? Then the map changes by one step, and asks how you know.")
        made += [
            nodes.text(came.format(name=name), tone="muted"),
            nodes.group(
                [nodes.button(_("{name} moved one step").format(name=name), {"do": "record-step"}, key="moved")],
                look="screen",
                key="came",
            ),
        ]
    return made
