"""What the exercise keeps: the sheet before the decision, the one after it, another person's, and which is shown."""

from __future__ import annotations

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
from .sheets import BEST, KINDS, Sheet, listed_lines
from .situations import Situation, sheet_of, situations
from .wording import percent, rule_words

STAGES = ("before", "after")
SHEETS = (*STAGES, "theirs")
SAME = 0.6


@frozen(kw_only=True)
class Own:
    """``situation`` is the title of the one that was loaded, ``stage`` the sheet that is shown, ``before`` and ``after`` the
    learner's own sheets, and ``theirs`` another person's."""

    situation: str = field(default="", validator=at_most(NAME_LIMIT))
    stage: str = field(default="before", validator=must_be(*STAGES))
    before: Sheet = field(factory=Sheet)
    after: Sheet = field(factory=Sheet)
    theirs: Sheet = field(factory=Sheet)


update = Actions(editing.actions)
_SHEET = one_of(*SHEETS)


@update.on("load-situation", title=text(NAME_LIMIT))
def load_situation(work: Work, title: str) -> Work:
    """Take a situation's sheets, in place of what stood there."""
    found = next((one for one in situations() if one.title == title), None)
    if found is None:
        raise ActionError(_("There is no such decision here. Choose one that is shown."))
    return work.with_own(situation=title, stage="before", before=sheet_of(found.before), after=sheet_of(found.after))


@update.on("begin-own")
def begin_own(work: Work) -> Work:
    """Begin with empty sheets, for a decision of one's own."""
    return work.with_own(situation="", stage="before", before=Sheet(), after=Sheet(), theirs=Sheet())


@update.on("choose-stage", value=one_of(*STAGES))
def choose_stage(work: Work, value: str) -> Work:
    """Look before the decision, or after it."""
    return work.with_own(stage=value)


@update.on("write-sheet", sheet=_SHEET, part=one_of("event", "change", "priorities", "commitments"), value=text(TEXT_LIMIT, lines=True))
def write_sheet(work: Work, sheet: str, part: str, value: str) -> Work:
    """Write a part of a sheet."""
    return _changed(work, sheet, **{part: value})


@update.on("write-who", sheet=_SHEET, value=text(NAME_LIMIT))
def write_who(work: Work, sheet: str, value: str) -> Work:
    """Say whose sheet it is, by an alias."""
    return _changed(work, sheet, who=value)


@update.on("set-chance", sheet=_SHEET, value=number(0, 100))
def set_chance(work: Work, sheet: str, value: int) -> Work:
    """Say how likely it is, in percent."""
    return _changed(work, sheet, chance=value)


@update.on("write-choice", sheet=_SHEET, kind=one_of(*KINDS), part=one_of("what", "cost", "bears"), value=text(TEXT_LIMIT, lines=True))
def write_choice(work: Work, sheet: str, kind: str, part: str, value: str) -> Work:
    """Write what a choice is here, what it costs, or who bears that."""
    return _with_choice(work, sheet, kind, **{part: value})


@update.on("value-choice", sheet=_SHEET, kind=one_of(*KINDS), part=one_of("happens", "fails"), value=number(0, BEST))
def value_choice(work: Work, sheet: str, kind: str, part: str, value: int) -> Work:
    """Say what a choice is worth if it happens, or if it does not."""
    return _with_choice(work, sheet, kind, **{part: value})


@update.on("be-sure", sheet=_SHEET, kind=one_of(*KINDS), value=one_of(*CONFIDENCE))
def be_sure(work: Work, sheet: str, kind: str, value: str) -> Work:
    """Say how sure the cost of a choice is."""
    return _with_choice(work, sheet, kind, sure=value)


@update.on("keep-pivot")
def keep_pivot(work: Work) -> Work:
    """Put what one would do, and at what chance that changes, with the campaign's rules."""
    what = kept_words(work)
    if not what:
        raise ActionError(_("There is no pivot to keep yet. Write two choices and what each is worth."))
    if any(rule.what == what for rule in work.campaign.rules):
        raise ActionError(_("It is among your rules already."))
    id = entries.rules.next(work.campaign)
    return entries.rules.write(entries.rules.write(work, "what", what, id=id), "kind", "tactics", id=id)


def _changed(work: Work, sheet: str, **changes: object) -> Work:
    return work.with_own(**{sheet: evolve(getattr(work.own, sheet), **changes)})


def _with_choice(work: Work, sheet: str, kind: str, **changes: object) -> Work:
    return work.with_own(**{sheet: getattr(work.own, sheet).with_choice(kind, **changes)})


def shown(work: Work) -> Sheet:
    """The learner's own sheet that is shown."""
    sheet: Sheet = getattr(work.own, work.own.stage)
    return sheet


def situation_of(work: Work) -> Situation | None:
    """The situation that was loaded, where it still ships."""
    return next((one for one in situations() if one.title == work.own.situation), None)


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
    event = sheet.event.strip() or _("it happens")
    return _("The chance that {event}: {said}.").format(event=event, said=_("; ").join(said))[:TEXT_LIMIT]


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
