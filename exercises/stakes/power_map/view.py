"""The power map as nodes: the no, who stands where, whose ear, one step."""

from __future__ import annotations

from ..campaign import Campaign, Goal, Work, editor, entries
from ..campaign.cases import cases
from ..campaign.entry_editor import chosen, confidence_words, holder_options, power_words, wedge_words, written
from ..campaign.fields import TEXT_LIMIT
from ..campaign.organizing import POWER, WEDGES
from ..campaign.tie_editor import ties_of
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed, plural, translated
from .chains import Link
from .model import ties_shown
from .moving_view import moving, saying
from .places import decider_of, goal_of, is_hunch, name_in, on_map, placed
from .scenes import Scene, Try, institution, scene_of, scenes
from .sentences import FEW, MOST, chain_in_words, ears, stands, ways
from .standing_view import standing


def view(work: Work) -> Node:
    """The whole exercise."""
    stand = placed(work.campaign)
    later = "open" if stand else "shut"
    return nodes.exercise(
        _("Power map"),
        _("At the end you hold one request that could move somebody by one step, and you know whose ear it leads to."),
        _("Fifteen minutes with a worked example, half an hour with your own."),
        [
            editor.examples(work.campaign),
            nodes.section(_("The no"), _no(work), key="no"),
            nodes.section(_("Who stands where?"), standing(work, stand), key="standing"),
            nodes.section(_("Whose ear?"), _ears(work), fold=later, key="ears"),
            nodes.section(_("One step"), moving(work), fold=later, key="step"),
            nodes.section(_("Say it aloud"), saying(work), fold=later, key="saying"),
            nodes.section(_("The map as a table"), [_table(work.campaign)], fold="shut", key="table"),
        ],
    )


def _no(work: Work) -> list[Node]:
    campaign, scene = work.campaign, scene_of(work.campaign)
    if scene is not None:
        fold = nodes.section(_("Whose no is it?"), _goal(work), fold="shut", key="goal")
        return [*_scene(work, scene), *_put(goal_of(campaign)), fold]
    goal = goal_of(campaign)
    made = [*_goal(work), *_put(goal)]
    if goal and (goal.decision_maker.strip() or goal.decider):
        name = _decider_name(campaign)
        asked = nodes.field(
            _("What did {name} say, or what would {name} say?").format(name=name),
            work.own.no,
            {"do": "write-no"},
            limit=TEXT_LIMIT,
            hint=_("As they would say it, with their reason at its best."),
            lines=2,
            key="no",
        )
        made.append(asked)
        if work.own.no.strip():
            made.append(nodes.text(_("{name} says no. Who moves {name}?").format(name=name), tone="lead"))
    elif not goal:
        made.append(_ghost_scene(scenes()[0]))
    return made


def _decider_name(campaign: Campaign) -> str:
    goal = goal_of(campaign)
    if goal is None:
        return _("someone")
    return editor.name_of(campaign, goal.decider) if goal.decider else name_in(goal.decision_maker) or _("someone")


def _scene(work: Work, scene: Scene) -> list[Node]:
    name = _decider_name(work.campaign)
    tries = {scene.line(one): one for one in scene.tries}
    said = [tries[line] for line in work.own.said if line in tries]
    lines = [
        nodes.line("beat", name, translated(scene.place), key="place"),
        nodes.line("them", name, translated(scene.opens), key="opens"),
    ]
    for one in said:
        lines.append(nodes.line("you", _("You"), translated(one.say), key=f"say {one.id}"))
        lines.append(nodes.line("them", name, translated(one.answer), key=f"answer {one.id}"))
    made = [nodes.dialogue(_("The talk"), lines, key="talk")]
    if said:
        made.append(nodes.items([_given_away(work.campaign, one) for one in said], key="gives"))
    left = [one for one in scene.tries if one not in said]
    if left:
        offered = [
            nodes.text(_("What else do you say?") if said else _("What do you say?"), tone="muted"),
            *(nodes.button(translated(one.say), {"do": "say", "line": scene.line(one)}, key=one.id) for one in left),
        ]
        made.append(nodes.group(offered, label=_("What you could say"), look="screen", key="tries"))
    if said:
        asked = _("Every no gives something away. {name} still says no. Who moves {name}?").format(name=name)
        again = nodes.button(_("Begin the talk again"), {"do": "say-again"}, tone="quiet")
        made += [nodes.text(asked, tone="lead"), nodes.group([again], look="screen", key="again")]
    return made


def _given_away(campaign: Campaign, one: Try) -> Node:
    words = translated(one.gives)
    if campaign.holder(one.about):
        words += " " + stands(campaign, one.about, placed(campaign))
    return nodes.text(words, tone="finding")


def _ghost_scene(scene: Scene) -> Node:
    name = name_in(translated(cases()[0].goals[0].decision_maker))
    lines = [
        nodes.line("beat", name, translated(scene.place)),
        nodes.line("them", name, translated(scene.opens)),
        nodes.line("you", _("You"), translated(scene.tries[0].say)),
        nodes.line("them", name, translated(scene.tries[0].answer)),
    ]
    shown = [nodes.text(_("It could go like this:"), tone="muted"), nodes.dialogue(_("An example of a no"), lines)]
    return nodes.group(shown, look="ghost", key="ghost-talk")


def _goal(work: Work) -> list[Node]:
    campaign, goal = work.campaign, goal_of(work.campaign)
    id = goal.id if goal else entries.goals.next(campaign)
    who = written(
        entries.goals,
        campaign,
        "decision_maker",
        _("Who can say yes to it?"),
        hint=_("A person, by name or office, never an institution."),
        id=id,
    )
    what = written(entries.goals, campaign, "what", _("What is to be done?"), id=id)
    made = [nodes.group([what, who], look="row", key="goal")]
    if goal is None:
        return made
    body = institution(goal.decision_maker)
    if body:
        asked = _("“{body}” can't say yes. Who there signs it, or casts the vote that decides?").format(body=body)
        made.append(nodes.text(asked, tone="question"))
    if campaign.people:
        options = holder_options(campaign, _("not on the map yet"), people_only=True)
        label = _("Which of the people on the map is that?")
        made.append(chosen(entries.goals, campaign, "decider", label, options, id=goal.id))
    return made


def _put(goal: Goal | None) -> list[Node]:
    """A button for a decision-maker who so far is only words."""
    name = name_in(goal.decision_maker) if goal else ""
    if goal is None or not name or goal.decider or institution(goal.decision_maker):
        return []
    put = nodes.button(_("Put {name} on the map").format(name=name), {"do": "name-decider"}, key="name-decider")
    return [nodes.group([put], look="screen", key="put")]


def _ears(work: Work) -> list[Node]:
    campaign, decider = work.campaign, decider_of(work.campaign)
    made: list[Node] = []
    if not decider:
        said = _("Put the decision-maker on the map first, under “The no”. Then this says who reaches them.")
        made.append(nodes.text(said, tone="muted"))
    else:
        made += _reaching(campaign, decider)
    who = ties_shown(work)
    if who:
        options = [(holder.id, editor.name_of(campaign, holder.id)) for holder in on_map(campaign)]
        name = editor.name_of(campaign, who)
        ties = ties_of(campaign, who, lambda other: editor.name_of(campaign, other))
        whose = nodes.choice(_("Whose ties?"), who, options, {"do": "show-ties"}, key="whose")
        entry = nodes.group(ties, look="entry", label=_("Ties of {name}").format(name=name), key=f"ties {who}")
        made.append(nodes.group([whose, entry], look="screen", key="tying"))
    return made


def _reaching(campaign: Campaign, decider: str) -> list[Node]:
    name = editor.name_of(campaign, decider)
    direct = ears(campaign)
    if not direct:
        said = _("Nobody on this map is tied to {name}. To whom does {name} listen? Find that out first.")
        return [nodes.text(said.format(name=name), tone="finding")]
    made = [nodes.items([nodes.text(said, tone="finding") for said in direct[:MOST]], key="ears")]
    found, lost = ways(campaign)
    if found:
        made.append(nodes.text(_("How those who act with you reach {name}:").format(name=name)))
        made.append(nodes.items([_chain(campaign, links) for links in found[:MOST]], key="ways"))
        more = len(found) - MOST
        if more > 0:
            left = plural("{n} longer way is left out.", "{n} longer ways are left out.", more)
            made.append(nodes.text(left, tone="muted"))
    if lost:
        names = [editor.name_of(campaign, who) for who in lost[:FEW]]
        if len(lost) > FEW:
            names.append(plural("{n} more", "{n} more", len(lost) - FEW))
        said = _("Nothing on this map leads to {name} from {names}.").format(name=name, names=listed(names))
        made.append(nodes.text(said, tone="finding"))
    return made


def _chain(campaign: Campaign, links: tuple[Link, ...]) -> Node:
    return nodes.text(chain_in_words(campaign, links), tone="finding")


def _table(campaign: Campaign) -> Node:
    stand = placed(campaign)
    order = {id: i for i, id in enumerate((*WEDGES, *POWER[::-1]))}
    rows = [
        [
            editor.name_of(campaign, holder.id) + (_(", who decides") if holder.id == decider_of(campaign) else ""),
            wedge_words()[stand[holder.id].wedge],
            power_words()[stand[holder.id].power],
            stand[holder.id].evidence.strip() or _("nothing written"),
            confidence_words()["a hunch" if is_hunch(stand[holder.id]) else stand[holder.id].confidence],
        ]
        for holder in sorted(
            (holder for holder in campaign.holders if holder.id in stand),
            key=lambda holder: (order[stand[holder.id].wedge], order[stand[holder.id].power]),
        )
    ]
    head = [_("Who"), _("Where they stand"), _("How much say"), _("How you know"), _("How sure")]
    return nodes.table(_("Who stands where"), head, rows, key="rows")
