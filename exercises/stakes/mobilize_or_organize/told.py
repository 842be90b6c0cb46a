"""What came of a week, in sentences: reach and strength one after the other, and never together."""

from __future__ import annotations

from ..kit.words import _, listed, plural, translated
from .campaigns import Played
from .weeks import KINDS, State, Week, events, spent_in
from .wording import leader_names


def told(played: Played, seed: int, weeks: tuple[Week, ...], states: tuple[State, ...], i: int) -> list[str]:
    """What a week (the first is 0) brought: what happened, where its hours went, and what each ledger has of it."""
    now, before = states[i], states[i - 1] if i else None
    spent = spent_in(played, seed, weeks)[i]
    said = [translated(events(played, seed)[i].what), _spent(spent)]
    strength = [*_strength(now, before), *_leaders(played, now, before)]
    return [*said, _("Reach: {told}").format(told=_reach(now, before)), _("Strength: {told}").format(told=" ".join(strength))]


def _spent(week: Week) -> str:
    words = {"staff": _("{n} to the doors"), "distributed": _("{n} to volunteers elsewhere"), "leaders": _("{n} to leaders")}
    parts = [words[kind].format(n=getattr(week, kind)) for kind in KINDS if getattr(week, kind)]
    return _("Hours: {parts}.").format(parts=listed(parts)) if parts else _("There were no hours to give.")


def _reach(now: State, before: State | None) -> str:
    made = now.reach.contacts - (before.reach.contacts if before else 0)
    room = _("Were it tonight, {n} would be in the room.").format(n=now.reach.turnout)
    if not made:
        return _("nobody was contacted. {room}").format(room=room)
    return _("{contacts} {room}").format(contacts=plural("{n:,} contact.", "{n:,} contacts.", made), room=room)


def _strength(now: State, before: State | None) -> list[str]:
    held = now.strength.one_on_ones - (before.strength.one_on_ones if before else 0)
    said = [plural("{n} one-on-one.", "{n} one-on-ones.", held) if held else _("no one-on-one.")]
    if now.idle:
        lost = plural(
            "For {n} hour nobody was left to sit down with.", "For {n} hours nobody was left to sit down with.", now.idle
        )
        why = _("Staff at the doors open more, and so do leaders who ask.")
        said.append(_("{lost} {why}").format(lost=lost, why=why))
    asked = now.strength.asked - (before.strength.asked if before else 0)
    kept = now.strength.kept - (before.strength.kept if before else 0)
    if asked:
        words = plural("Leaders asked for {n} thing, and", "Leaders asked for {n} things, and", asked)
        done = plural("{n} was done.", "{n} were done.", kept)
        said.append(_("{asked} {kept}").format(asked=words, kept=done))
    return said


def _leaders(played: Played, now: State, before: State | None) -> list[str]:
    had = before.leaders if before else (0,) * len(now.leaders)
    said = []
    for unit, old, new in zip(played.units, had, now.leaders, strict=True):
        if new > old:
            words = _("{unit}: {names} asked others without you, and they came.")
            said.append(words.format(names=leader_names(unit, range(old, new)), unit=translated(unit.name)))
    if said and not any(had):
        said.append(_("That was the test: others followed. From now on the doors that they open are open to you too."))
    return said
