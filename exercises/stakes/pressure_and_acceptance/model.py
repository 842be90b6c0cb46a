"""What the exercise keeps: a sheet before the decision and one after it, another person's beside each, and which is shown."""

from __future__ import annotations

from typing import Any

from attrs import evolve, field, frozen

from ..campaign import Work, editing, entries
from ..campaign.fields import NAME_LIMIT, TEXT_LIMIT
from ..campaign.organizing import CONFIDENCE
from ..campaign.overlaps import likeness
from ..kit.actions import Actions, number, one_of, text
from ..kit.data import at_most
from ..kit.data import one_of as must_be
from ..kit.errors import ActionError
from ..kit.words import _
from .deciding import stretches
from .sheets import BEST, CHANCES, KINDS, NEVER, Other, Sheet, listed_lines
from .situations import Situation, other_of, sheet_of, situations
from .wording import percent, rule_words

STAGES = ("before", "after")
SAME = 0.6
_TEXTS = ("change", "priorities", "commitments")


@frozen(kw_only=True)
class Own:
    """``situation`` is the title of the one that was loaded, ``stage`` the sheet that is shown, ``before`` and ``after`` the
    learner's own sheets, and ``their_before`` and ``their_after`` another person's."""

    situation: str = field(default="", validator=at_most(NAME_LIMIT))
    stage: str = field(default="before", validator=must_be(*STAGES))
    before: Sheet = field(factory=Sheet)
    after: Sheet = field(factory=Sheet)
    their_before: Other = field(factory=Other)
    their_after: Other = field(factory=Other)


update = Actions(editing.actions)
_STAGE = one_of(*STAGES)


@update.on("load-situation", title=text(NAME_LIMIT))
def load_situation(work: Work, title: str) -> Work:
    """Take a situation's sheets, in place of what stood there."""
    found = next((one for one in situations() if one.title == title), None)
    if found is None:
        raise ActionError(_("There is no such decision here. Choose one that is shown."))
    return work.with_own(**_empty(title, **_sheets(found)))


@update.on("begin-own")
def begin_own(work: Work) -> Work:
    """Begin with empty sheets, for a decision of one's own."""
    return work.with_own(**_empty())


def _empty(situation: str = "", **sheets: Sheet | Other) -> dict[str, Any]:
    blank = {"before": Sheet(), "after": Sheet(), "their_before": Other(), "their_after": Other()}
    return {"situation": situation, "stage": "before", **blank, **sheets}


def _sheets(found: Situation) -> dict[str, Sheet | Other]:
    return {"before": sheet_of(found.before), "after": sheet_of(found.after), "their_before": other_of(found.theirs)}


@update.on("choose-stage", value=one_of(*STAGES))
def choose_stage(work: Work, value: str) -> Work:
    """Look before the decision, or after it."""
    return work.with_own(stage=value)


@update.on("write-sheet", sheet=_STAGE, part=one_of("event", *_TEXTS), value=text(TEXT_LIMIT, lines=True))
def write_sheet(work: Work, sheet: str, part: str, value: str) -> Work:
    """Write a part of one's own sheet."""
    return _changed(work, sheet, **{part: value})


@update.on("set-chance", sheet=_STAGE, value=number(0, 100))
def set_chance(work: Work, sheet: str, value: int) -> Work:
    """Say how likely it is, in percent."""
    return _changed(work, sheet, chance=value)


@update.on("lean", sheet=_STAGE, value=one_of("", *KINDS))
def lean(work: Work, sheet: str, value: str) -> Work:
    """Say what one would do without counting."""
    return _changed(work, sheet, leaning=value)


@update.on(
    "write-choice",
    sheet=_STAGE,
    kind=one_of(*KINDS),
    part=one_of("what", "cost", "bears"),
    value=text(TEXT_LIMIT, lines=True),
)
def write_choice(work: Work, sheet: str, kind: str, part: str, value: str) -> Work:
    """Write what a choice is here, what it costs, or who bears that."""
    return _with_choice(work, sheet, kind, **{part: value})


@update.on("value-choice", sheet=_STAGE, kind=one_of(*KINDS), part=one_of("happens", "fails"), value=number(0, BEST))
def value_choice(work: Work, sheet: str, kind: str, part: str, value: int) -> Work:
    """Say what a choice is worth if it happens, or if it does not."""
    return _with_choice(work, sheet, kind, **{part: value})


@update.on("be-sure", sheet=_STAGE, kind=one_of(*KINDS), value=one_of(*CONFIDENCE))
def be_sure(work: Work, sheet: str, kind: str, value: str) -> Work:
    """Say how sure the cost of a choice is."""
    return _with_choice(work, sheet, kind, sure=value)


@update.on("write-who", sheet=_STAGE, value=text(NAME_LIMIT))
def write_who(work: Work, sheet: str, value: str) -> Work:
    """Say whose the other sheet is, by an alias."""
    return _changed(work, f"their_{sheet}", who=value)


@update.on("write-theirs", sheet=_STAGE, part=one_of(*_TEXTS), value=text(TEXT_LIMIT, lines=True))
def write_theirs(work: Work, sheet: str, part: str, value: str) -> Work:
    """Write what they said, a part of their sheet."""
    return _changed(work, f"their_{sheet}", **{part: value})


@update.on("say-chance", sheet=_STAGE, value=one_of(*CHANCES))
def say_chance(work: Work, sheet: str, value: str) -> Work:
    """Write how likely they say it is."""
    return _changed(work, f"their_{sheet}", chance=value)


@update.on("say-switch", sheet=_STAGE, value=one_of(*CHANCES, NEVER))
def say_switch(work: Work, sheet: str, value: str) -> Work:
    """Write at what chance they say that they would switch."""
    return _changed(work, f"their_{sheet}", switch=value)


@update.on("keep-pivot")
def keep_pivot(work: Work) -> Work:
    """Put what one would do, and at what chance that changes, with the campaign's rules."""
    what = kept_words(work)
    if not what:
        raise ActionError(_("There is no pivot to keep yet. Write two choices and what each is worth."))
    if is_kept(work):
        raise ActionError(_("It is among your rules already."))
    # Of no kind that an agreement has a line for: there it would stand as the rule of that kind.
    id = entries.rules.next(work.campaign)
    return entries.rules.write(work, "what", what, id=id)


def _changed(work: Work, sheet: str, **changes: object) -> Work:
    return work.with_own(**{sheet: evolve(getattr(work.own, sheet), **changes)})


def _with_choice(work: Work, sheet: str, kind: str, **changes: object) -> Work:
    return work.with_own(**{sheet: getattr(work.own, sheet).with_choice(kind, **changes)})


def shown(work: Work) -> Sheet:
    """The learner's own sheet that is shown."""
    sheet: Sheet = getattr(work.own, work.own.stage)
    return sheet


def theirs(work: Work) -> Other:
    """The other person's sheet beside the one that is shown."""
    other: Other = getattr(work.own, f"their_{work.own.stage}")
    return other


def situation_of(work: Work) -> Situation | None:
    """The situation that was loaded, where it still ships."""
    return next((one for one in situations() if one.title == work.own.situation), None)


def is_changed(work: Work) -> bool:
    """Whether anything was written that a fresh start would take away."""
    found = situation_of(work)
    fresh = _empty(work.own.situation, **(_sheets(found) if found else {}))
    return any(getattr(work.own, name) != fresh[name] for name in ("before", "after", "their_before", "their_after"))


def kept_words(work: Work) -> str:
    """The rule that the pivot makes, in a sentence; nothing where nothing changes."""
    sheet = shown(work)
    found = stretches(sheet.lines)
    if len(found) < 2:
        return ""
    words = rule_words()
    first, *rest = found
    said = [_("{what} below {chance}").format(what=words[first.best[0]], chance=percent(first.end))]
    said += [_("{what} above {chance}").format(what=words[one.best[0]], chance=percent(one.start)) for one in rest]
    sentence, ends = _("The chance that {event}: {said}."), _("; ").join(said)
    event = " ".join(sheet.event.split()) or _("it happens")
    # A long event is cut, and never what follows it.
    room = TEXT_LIMIT - len(sentence.format(event="", said=ends))
    return sentence.format(event=event if len(event) <= room else f"{event[: room - 1].rstrip()}…", said=ends)


def is_kept(work: Work) -> bool:
    """Whether the pivot is among the campaign's rules, as it now is."""
    what = kept_words(work)
    return bool(what) and any(rule.what == what for rule in work.campaign.rules)


def done(work: Work) -> bool:
    """Whether two choices were weighed, one of them leaned to, and it is said what would change that."""
    sheets = (work.own.before, work.own.after)
    return any(len(one.lines) > 1 and one.leaning and one.change.strip() for one in sheets)


def in_common(mine: str, theirs: str) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """Lines that two share (each in their own words), those only of the first, and those only of the second."""
    left, right = listed_lines(mine), listed_lines(theirs)
    shared = []
    for line in list(left):
        twin = max(right, key=lambda other: likeness(line, other), default="")
        if twin and likeness(line, twin) >= SAME:
            shared.append((line, twin))
            left.remove(line)
            right.remove(twin)
    return shared, left, right
