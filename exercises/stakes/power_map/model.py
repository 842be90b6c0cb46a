"""What the power map keeps beside the campaign, what can be done with it, and what follows from it."""

from __future__ import annotations

from attrs import evolve, field, frozen

from ..campaign import Request, Stakeholder, Work, editing, entries, tying
from ..campaign.fields import ENTRIES_LIMIT, NAME_LIMIT, TEXT_LIMIT
from ..campaign.removing import without
from ..kit.actions import Actions, identifier, one_of, reference, text
from ..kit.data import at_most
from ..kit.errors import ActionError
from ..kit.words import _
from .places import after, goal_of, name_in, on_map, steps
from .scenes import scene_of

PAGE = 60
SAID_LIMIT = 100


@frozen(kw_only=True)
class Rehearsal:
    """How someone would say no to a request (its id), and what one would say then."""

    request: str = field(validator=at_most(100))
    refusal: str = field(default="", validator=at_most(TEXT_LIMIT))
    reply: str = field(default="", validator=at_most(TEXT_LIMIT))


@frozen(kw_only=True)
class Own:
    """``said`` names what was tried on decision-makers in scenes, ``no`` a no in the learner's words, and ``draft`` a
    name that is being typed. ``who`` is looked at, ``ties`` is whose ties are shown (ids), ``page`` which of
    many are shown, ``move`` the id of the request in hand."""

    said: tuple[str, ...] = field(default=(), validator=at_most(SAID_LIMIT))
    no: str = field(default="", validator=at_most(TEXT_LIMIT))
    draft: str = field(default="", validator=at_most(NAME_LIMIT))
    who: str = field(default="", validator=at_most(200))
    ties: str = field(default="", validator=at_most(200))
    page: int = 0
    move: str = field(default="", validator=at_most(100))
    rehearsals: tuple[Rehearsal, ...] = field(default=(), validator=at_most(ENTRIES_LIMIT))


update = Actions(editing.actions, tying.actions)


# The no


@update.on("say", line=text(200))
def say(work: Work, line: str) -> Work:
    """Try something on the decision-maker of the scene that is shown."""
    scene = scene_of(work.campaign)
    if scene is None or line not in {scene.line(one) for one in scene.tries}:
        raise ActionError(_("That can't be said here. Choose one that is shown."))
    return work.with_own(said=(*(said for said in work.own.said if said != line), line)[-SAID_LIMIT:])


@update.on("say-again")
def say_again(work: Work) -> Work:
    """Begin the talk with the decision-maker again."""
    scene = scene_of(work.campaign)
    lines = {scene.line(one) for one in scene.tries} if scene else set()
    return work.with_own(said=tuple(said for said in work.own.said if said not in lines))


@update.on("write-no", value=text(TEXT_LIMIT, lines=True))
def write_no(work: Work, value: str) -> Work:
    """Write how the decision-maker says no."""
    return work.with_own(no=value)


@update.on("name-decider")
def name_decider(work: Work) -> Work:
    """Put the decision-maker, who so far is only words, among the people."""
    goal = goal_of(work.campaign)
    name = name_in(goal.decision_maker) if goal else ""
    if goal is None or not name:
        raise ActionError(_("Write who can say yes first. Then they can be put on the map."))
    work, who = editing.with_named(work, "person", name)
    return entries.goals.write(work, "decider", who, id=goal.id)


# Who stands where


@update.on("write-draft", value=text(NAME_LIMIT))
def write_draft(work: Work, value: str) -> Work:
    """Type a name that is not on the map yet."""
    return work.with_own(draft=value)


@update.on("put-on-map", kind=one_of("person", "group"))
def put_on_map(work: Work, kind: str) -> Work:
    """Make a person or a group of the name that was typed; without one, nothing."""
    name = work.own.draft.strip()
    if not name:
        return work
    work, who = editing.with_named(work, kind, name)
    return work.with_own(draft="", who=who, page=page_of(work, who))


@update.on("look", value=text(200))
def look(work: Work, value: str) -> Work:
    """Look at one person or group; nobody, for empty."""
    page = page_of(work, value) if work.campaign.holder(value) else work.own.page
    return work.with_own(who=value, page=page)


@update.on("look-at", who=identifier)
def look_at(work: Work, who: str) -> Work:
    """Look at someone who is offered next."""
    editing.holder_of(work, who)
    return look(work, who)


@update.on("place", who=identifier, part=one_of("wedge", "power"), value=text(40))
def place(work: Work, who: str, part: str, value: str) -> Work:
    """Say where someone stands, or how much say they have; nothing chosen changes nothing."""
    if not value:
        editing.holder_of(work, who)
        return work
    return entries.placements.write(work, part, entries.placements.checks[part](value), who=who)


@update.on("earlier-page")
def earlier_page(work: Work) -> Work:
    """Show those before."""
    return work.with_own(page=max(0, shown_page(work) - 1))


@update.on("later-page")
def later_page(work: Work) -> Work:
    """Show those after."""
    return work.with_own(page=shown_page(work) + 1)


def pages(work: Work) -> int:
    """How many pages they fill."""
    return max(1, -(-len(on_map(work.campaign)) // PAGE))


def shown_page(work: Work) -> int:
    """The page that is shown, which may be less than what was asked for."""
    return min(max(work.own.page, 0), pages(work) - 1)


def page_of(work: Work, who: str) -> int:
    """The page on which someone is shown."""
    ids = [holder.id for holder in on_map(work.campaign)]
    return ids.index(who) // PAGE if who in ids else 0


def shown(work: Work) -> list[Stakeholder]:
    """Those on the page that is shown."""
    start = shown_page(work) * PAGE
    return on_map(work.campaign)[start : start + PAGE]


# Whose ear


@update.on("show-ties", value=reference)
def show_ties(work: Work, value: str) -> Work:
    """Show the ties of one person or group."""
    return work.with_own(ties=value)


def ties_shown(work: Work) -> str:
    """The id of whose ties are shown: who was chosen, or the decision-maker, or the first there is."""
    known = [holder.id for holder in on_map(work.campaign)]
    return work.own.ties if work.own.ties in known else known[0] if known else ""


# One step


def move_id(work: Work) -> str:
    """The id of the request in hand: the one that was turned to, else the first, else a blank one."""
    ids = [request.id for request in work.campaign.requests]
    blank = entries.requests.next(work.campaign)
    if work.own.move in ids or work.own.move == blank:
        return work.own.move
    return ids[0] if ids else blank


def move_of(work: Work) -> Request:
    """The request in hand, written or still blank."""
    id = move_id(work)
    return entries.requests.find(work.campaign, id=id) or Request(id=id)


@update.on("plan-step", value=text(200))
def plan_step(work: Work, value: str) -> Work:
    """Choose who is to move, by one step; for nothing, nobody."""
    request = move_of(work)
    known = steps(work.campaign)
    if value not in known and value not in ("", request.who):
        raise ActionError(_("One step is from where they stand to the next wedge. Choose one that is shown."))
    who = known.get(value, value)
    if who == request.who:
        return work
    work = entries.requests.write(work, "who", who, id=request.id)
    goal = goal_of(work.campaign)
    if goal and not request.goal:
        work = entries.requests.write(work, "goal", goal.id, id=request.id)
    return work


@update.on("record-step")
def record_step(work: Work) -> Work:
    """Say that the one in hand moved: by one step, on the map."""
    return Work(after(work.campaign, move_of(work).who), work.own)


@update.on("plan-another")
def plan_another(work: Work) -> Work:
    """Begin another request beside those that are written."""
    return work.with_own(move=entries.requests.next(work.campaign))


@update.on("turn-to-move", value=identifier)
def turn_to_move(work: Work, value: str) -> Work:
    """Turn to one of the requests."""
    return work.with_own(move=value)


@update.on("drop-move", id=identifier)
def drop_move(work: Work, id: str) -> Work:
    """Take a request out, with how it was rehearsed."""
    if id not in work.campaign.ids("requests"):
        raise ActionError(_("That is no longer here. Choose one that is shown."))
    left = tuple(one for one in work.own.rehearsals if one.request != id)
    return Work(without(work.campaign, "requests", {id}), evolve(work.own, rehearsals=left))


@update.on("rehearse", id=identifier, part=one_of("refusal", "reply"), value=text(TEXT_LIMIT, lines=True))
def rehearse(work: Work, id: str, part: str, value: str) -> Work:
    """Write how they would say no, or what one would say then."""
    if id not in work.campaign.ids("requests"):
        raise ActionError(_("Choose who is to move first. Then write how they would say no."))
    others = tuple(one for one in work.own.rehearsals if one.request != id)
    editing.make_room(others, ENTRIES_LIMIT)
    return work.with_own(rehearsals=(*others, evolve(rehearsal_of(work, id), **{part: value})))


def rehearsal_of(work: Work, id: str) -> Rehearsal:
    """How a request was rehearsed so far."""
    return next((one for one in work.own.rehearsals if one.request == id), Rehearsal(request=id))


def done(work: Work) -> bool:
    """Whether a request of the learner's own says whom, by whom, what and how."""
    return any(
        one.who and one.by and one.what.strip() and one.tactic.strip() and not one.example
        for one in work.campaign.requests
    )
