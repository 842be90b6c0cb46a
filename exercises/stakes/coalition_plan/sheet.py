"""The plan as data, as nodes for two printed sides, and as Markdown: one content, three forms."""

from __future__ import annotations

import json
import re
from typing import Any

from ..campaign import Work
from ..campaign.editor import name_of
from ..campaign.entry_editor import kind_words, reply_words, rule_words
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed, plural
from .counting import counts, standing
from .model import as_called, asks, called, goal_of, tactics

Block = tuple[str, list[str]]


def sides(work: Work) -> tuple[list[Block], list[Block]]:
    """Both sides of the plan: blocks of a heading and its lines. What is not there yet has no block."""
    first = [*_aim(work), *_people(work), *_numbers(work), *_doing(work)]
    second = [*_holding(work), *_next(work), *_leading(work)]
    return [block for block in first if block[1]], [block for block in second if block[1]]


def _aim(work: Work) -> list[Block]:
    goal = goal_of(work)
    if goal is None:
        return []
    what = _("By {day}: {what}").format(day=goal.by_when, what=goal.what.strip()) if goal.by_when else goal.what.strip()
    story = [work.campaign.story.strip()] if work.campaign.story.strip() else []
    return [
        (_("Goal"), [what] if what else []),
        (_("Who can say yes"), [goal.decision_maker.strip()] if goal.decision_maker.strip() else []),
        (_("Why it is mine"), story),
    ]


def _people(work: Work) -> list[Block]:
    goal = goal_of(work)
    if goal is None:
        return []
    campaign = work.campaign
    stands = standing(campaign, goal)
    whys = {stance.who: stance.why.strip() for stance in campaign.stances if stance.goal == goal.id}
    titles = {"with": _("With us"), "can live with": _("Can live with it"), "against": _("Against, so far")}
    made = []
    for key, title in titles.items():
        lines = []
        for who in stands[key]:
            name, why = name_of(campaign, who), whys.get(who, "")
            lines.append(_("{name}: {why}").format(name=name, why=why) if why else name)
        made.append((title, lines))
    return made


def _numbers(work: Work) -> list[Block]:
    goal = goal_of(work)
    if goal is None:
        return []
    words = kind_words()
    lines = []
    for count in counts(work.campaign, goal):
        have = str(count.low) if count.low == count.high else _("{low} to {high}").format(low=count.low, high=count.high)
        said = _("{kind}: {have} of {need}") if count.need else _("{kind}: {have}")
        lines.append(said.format(kind=words[count.kind], have=have, need=count.need))
    return [(_("Have, and need"), lines)]


def _doing(work: Work) -> list[Block]:
    lines = []
    for one in tactics(work):
        by = name_of(work.campaign, one.by) if one.by else _("somebody")
        who = name_of(work.campaign, one.who) if one.who else _("somebody")
        said = _("{by} to {who}: {what}").format(by=by, who=who, what=one.what.strip() or "…")
        parts = [one.tactic.strip(), one.leverage.strip()]
        lines.append(" ".join([said, *(f"{part.rstrip('.')}." for part in parts if part)]))
    return [(_("What we do"), lines)]


def _holding(work: Work) -> list[Block]:
    words = rule_words()
    rules = [
        _("{kind}: {what}").format(kind=words[rule.kind], what=rule.what.strip())
        for rule in work.campaign.rules
        if rule.what.strip()
    ]
    return [
        (_("Rules"), rules),
        (_("We would take"), [work.own.take.strip()] if work.own.take.strip() else []),
        (_("We would refuse"), [work.own.refuse.strip()] if work.own.refuse.strip() else []),
    ]


def _next(work: Work) -> list[Block]:
    words = reply_words()
    lines = []
    for ask in asks(work):
        if not ask.what.strip():
            continue
        when = _(", ").join(part for part in (ask.due, ask.time.strip(), ask.where.strip()) if part)
        said = _("{who}: {what}").format(who=called(work, ask), what=as_called(work, ask.what.strip().rstrip(".")))
        parts = [said, when, words[ask.reply] if ask.reply != "not asked" else ""]
        if ask.follow_up:
            parts.append(_("I call on {day}").format(day=ask.follow_up))
        lines.append(_("{parts}.").format(parts=_("; ").join(part for part in parts if part)))
    no = [work.own.if_no.strip()] if work.own.if_no.strip() else []
    title = plural("{n} ask", "{n} asks", len(lines))
    return [(title, lines), (_("If the answer is no"), no)]


def _leading(work: Work) -> list[Block]:
    lines = [
        _("{name}, {unit}: {next}").format(
            name=name_of(work.campaign, one.who), unit=one.unit.strip() or "…", next=one.next.strip()
        )
        for one in work.campaign.leaders
        if one.next.strip()
    ]
    destroy = [work.own.destroy] if work.own.destroy else []
    return [(_("Who leads, and what comes next"), lines), (_("Destroy this sheet by"), destroy)]


def both_sides(work: Work) -> list[Node]:
    """The two sides as they are printed."""
    titles = (_("Side one: what we want, and from whom"), _("Side two: how we hold together, and what comes next"))
    return [
        nodes.group(
            [nodes.section(title, [node for block in side for node in _block(*block)], key="side")],
            look="side",
            key=f"side {i}",
        )
        for i, (title, side) in enumerate(zip(titles, sides(work), strict=True), 1)
    ]


def _block(title: str, lines: list[str]) -> list[Node]:
    body = [nodes.text(lines[0])] if len(lines) == 1 else [nodes.items([nodes.text(line) for line in lines])]
    return [nodes.section(title, body, key=title)]


def markdown(work: Work) -> str:
    """The plan as Markdown, with nothing in it that Markdown could take for more than text."""
    titles = (_("Side one: what we want, and from whom"), _("Side two: how we hold together, and what comes next"))
    made = []
    for title, side in zip(titles, sides(work), strict=True):
        made.append(f"# {title}\n")
        for heading, lines in side:
            made.append(f"## {heading}\n")
            made += [f"- {_plain(line)}" for line in lines]
            made.append("")
    return "\n".join(made).rstrip() + "\n"


def _plain(line: str) -> str:
    """A line with what Markdown and HTML would act on escaped; it is one line."""
    return re.sub(r"([\\`*_{}\[\]<>#|!&~])", r"\\\1", " ".join(line.split()))


def as_data(work: Work) -> dict[str, Any]:
    """The plan as plain data: for each side its headings with their lines."""
    first, second = sides(work)
    return {"format": "common-stakes-plan/1", "side one": _listed(first), "side two": _listed(second)}


def _listed(side: list[Block]) -> list[dict[str, Any]]:
    return [{"heading": heading, "lines": lines} for heading, lines in side]


def as_json(work: Work) -> str:
    """The plan as JSON."""
    return json.dumps(as_data(work), ensure_ascii=False, indent=1) + "\n"


def summary(work: Work) -> str:
    """Who is with it, in a sentence."""
    goal = goal_of(work)
    if goal is None:
        return ""
    stands = standing(work.campaign, goal)
    names = [name_of(work.campaign, who) for who in stands["with"]]
    return _("With it so far: {names}.").format(names=listed(names)) if names else _("Nobody is with it so far.")
