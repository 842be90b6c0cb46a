"""What can be done in the lab, and what follows from it for the campaign's rules."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from ..campaign import Campaign, Work, editing
from ..campaign.entries import rules
from ..campaign.fields import TEXT_LIMIT
from ..campaign.organizing import Rule
from ..kit.actions import Actions, identifier, number, one_of, reference, seed, text
from ..kit.errors import ActionError
from ..kit.words import _
from .own import BLAMED, DECIDED, KINDS, REASONS, Decision, Guess, Own, Reason, decision_of, guess_of, reasons, seen
from .quarrels import quarrels
from .stories import points, stories

DAYS = 2
RULES = 3

update = Actions(editing.actions)


def _gone() -> ActionError:
    return ActionError(_("That is not here. Choose one that is shown."))


def _words(value: Any) -> str:
    return text(TEXT_LIMIT, lines=True)(value)


# Decisions


def _decided(work: Work, point: str, **changes: Any) -> Work:
    if decision_of(work.own, point) is None:
        raise ActionError(_("Take that decision first."))
    made = tuple(evolve(one, **changes) if one.point == point else one for one in work.own.decisions)
    return work.with_own(decisions=made)


@update.on("choose-story", value=identifier)
def choose_story(work: Work, value: str) -> Work:
    """Look at another story."""
    if value not in {story.id for story in stories()}:
        raise _gone()
    return work.with_own(story=value, point="")


@update.on("choose-point", value=reference)
def choose_point(work: Work, value: str) -> Work:
    """Look at a day before taking it; nothing for none."""
    if value and value not in points():
        raise _gone()
    return work.with_own(point=value, story=points()[value][0].id if value else work.own.story)


@update.on("leave-point")
def leave_point(work: Work) -> Work:
    """Leave a day out, and choose another."""
    return work.with_own(point="")


@update.on("take-point", point=identifier, seed=seed)
def take_point(work: Work, point: str, seed: int) -> Work:
    """Be the one who decides on that day."""
    if point not in points():
        raise _gone()
    if decision_of(work.own, point):
        return work.with_own(point=point)
    made = (*work.own.decisions, Decision(point=point, seed=seed))
    return work.with_own(decisions=made, point=point, story=points()[point][0].id)


@update.on("write-decision", point=identifier, part=one_of(*DECIDED), value=_words)
def write_decision(work: Work, point: str, part: str, value: str) -> Work:
    """Write what one would do, what it costs, the rule one wishes for; afterwards, only how the two compare."""
    found = decision_of(work.own, point)
    if found and found.shown and part != "compared":
        raise ActionError(_("You have seen how it went. Clear this decision to take it anew."))
    return _decided(work, point, **{part: value})


@update.on("choose-hardest", point=identifier, value=reference)
def choose_hardest(work: Work, point: str, value: str) -> Work:
    """Say which side's case would be hardest to say so that its holder nods."""
    if value and (point not in points() or value not in {side.id for side in points()[point][1].sides}):
        raise _gone()
    return _decided(work, point, hardest=value)


@update.on("turn-sides", point=identifier)
def turn_sides(work: Work, point: str) -> Work:
    """Let another side begin."""
    found = decision_of(work.own, point)
    return _decided(work, point, seed=(found.seed + 1) % 2**53 if found else 0)


@update.on("show-outcome", point=identifier)
def show_outcome(work: Work, point: str) -> Work:
    """See what was done that day, once one has said what one would do."""
    found = decision_of(work.own, point)
    if found and not found.does.strip():
        raise ActionError(_("First write what you would do. Then you can see what was done."))
    return _decided(work, point, shown=True)


@update.on("drop-point", point=identifier)
def drop_point(work: Work, point: str) -> Work:
    """Clear what was written about a day."""
    if decision_of(work.own, point) is None:
        raise _gone()
    kept = tuple(one for one in work.own.decisions if one.point != point)
    return work.with_own(decisions=kept, point="" if work.own.point == point else work.own.point)


# Blame


def _guessed(work: Work, quarrel: str, **changes: Any) -> Work:
    if guess_of(work.own, quarrel) is None:
        raise ActionError(_("Listen to that quarrel first."))
    made = tuple(evolve(one, **changes) if one.quarrel == quarrel else one for one in work.own.guesses)
    return work.with_own(guesses=made)


@update.on("hear-quarrel", quarrel=identifier, seed=seed)
def hear_quarrel(work: Work, quarrel: str, seed: int) -> Work:
    """Listen to a quarrel; the seed says who begins."""
    if quarrel not in quarrels():
        raise _gone()
    if guess_of(work.own, quarrel):
        return work.with_own(quarrel=quarrel)
    return work.with_own(guesses=(*work.own.guesses, Guess(quarrel=quarrel, seed=seed)), quarrel=quarrel)


@update.on("write-guess", quarrel=identifier, part=one_of("first", "second", "both"), value=_words)
def write_guess(work: Work, quarrel: str, part: str, value: str) -> Work:
    """Guess what lies under one end's blame, or what both could want."""
    return _guessed(work, quarrel, **{part: value})


@update.on("show-guesses", quarrel=identifier)
def show_guesses(work: Work, quarrel: str) -> Work:
    """See three guesses for each end, once one has made one for both."""
    found = guess_of(work.own, quarrel)
    if found and not (found.first.strip() and found.second.strip()):
        raise ActionError(_("Guess for both of them first."))
    return _guessed(work, quarrel, shown=True)


@update.on("write-blame", part=one_of(*BLAMED), value=_words)
def write_blame(work: Work, part: str, value: str) -> Work:
    """Write one's own blame, or what is under it."""
    return work.with_own(blame=evolve(work.own.blame, **{part: value}))


# A premortem, and the rules that it asks for


def _with_reason(work: Work, n: int, **changes: str) -> Work:
    made = tuple(evolve(one, **changes) if i == n else one for i, one in enumerate(reasons(work.own)))
    while made and made[-1] == Reason():
        made = made[:-1]
    return work.with_own(reasons=made)


_NTH = number(0, REASONS - 1)


@update.on("write-reason", n=_NTH, value=_words)
def write_reason(work: Work, n: int, value: str) -> Work:
    """Write what happened."""
    return _with_reason(work, n, what=value)


@update.on("choose-reason-who", n=_NTH, value=reference)
def choose_reason_who(work: Work, n: int, value: str) -> Work:
    """Say who left first."""
    if value and work.campaign.holder(value) is None:
        raise _gone()
    return _with_reason(work, n, who=value)


@update.on("choose-reason-kind", n=_NTH, value=one_of("", *KINDS))
def choose_reason_kind(work: Work, n: int, value: str) -> Work:
    """Say which kind of decision nobody had been given."""
    return _with_reason(work, n, kind=value)


@update.on("begin-rule", kind=one_of(*KINDS))
def begin_rule(work: Work, kind: str) -> Work:
    """Begin a rule of a kind, where none is begun; it is one of the campaign's."""
    if any(rule.kind == kind for rule in work.campaign.rules):
        return work
    return rules.write(work, "kind", kind, id=rules.next(work.campaign))


def rules_of(campaign: Campaign, kind: str) -> list[Rule]:
    """The campaign's rules of a kind, those that have no words yet among them."""
    return [rule for rule in campaign.rules if rule.kind == kind]


def missing(campaign: Campaign) -> list[str]:
    """The kinds of which the campaign has no rule in words.

    >>> from stakes.campaign.cases import cases
    >>> missing(cases()[0].campaign())
    ['partners', 'speaking']
    """
    written = {rule.kind for rule in campaign.rules if rule.what.strip()}
    return [kind for kind in KINDS if kind not in written]


def asked_for(own: Own) -> list[str]:
    """The kinds that one's own reasons rest on, the most often named first."""
    named = [reason.kind for reason in own.reasons if reason.kind]
    return sorted(dict.fromkeys(named), key=lambda kind: -named.count(kind))


def whole(campaign: Campaign) -> list[Rule]:
    """The rules of the campaign that have all five lines, those of a worked example left aside."""
    return [rule for rule in campaign.rules if not rule.open and not rule.example]


def done(work: Work) -> bool:
    """Whether two days were decided and seen to their end, and three rules of the learner's own have all their lines."""
    return len(seen(work.own)) >= DAYS and len(whole(work.campaign)) >= RULES
