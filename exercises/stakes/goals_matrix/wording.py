"""What the parts of the exercise call the groups, the goals and the answers."""

from __future__ import annotations

from ..campaign import editor
from ..campaign.alliance import Alliance
from ..campaign.organizing import Stance
from ..kit.words import _, listed

SHORT = 48


def name(alliance: Alliance, who: str) -> str:
    """The name of a group or a person."""
    return editor.name_of(alliance.campaign, who)


def names(alliance: Alliance, ids: tuple[str, ...]) -> str:
    """Several names, as one reads them aloud."""
    return listed(name(alliance, who) for who in ids)


def words(alliance: Alliance, goal: str) -> str:
    """A goal in its own words."""
    return alliance.goal(goal).what.strip() or _("a goal without words yet")


def short(alliance: Alliance, goal: str) -> str:
    """The first words of a goal, all of them where they are few or another goal here begins alike."""
    begun = _clipped(words(alliance, goal))
    alike = [other for other in alliance.goals if _clipped(words(alliance, other)) == begun]
    return begun if len(alike) < 2 else words(alliance, goal)


def _clipped(said: str) -> str:
    if len(said) <= SHORT + 10:
        return said
    head, comma, _rest = said.partition(",")
    if comma and SHORT // 2 <= len(head) <= SHORT:
        return f"{head} …"
    kept = said[:SHORT].split()[:-1] or [said[:SHORT]]
    while len(kept) > 1 and len(kept[-1]) < 4:
        kept.pop()
    return f"{' '.join(kept).rstrip(' ,;:')} …"


def quoted(alliance: Alliance, goal: str) -> str:
    """The first words of a goal, as a quotation."""
    return _("“{words}”").format(words=short(alliance, goal))


def reason(stance: Stance | None) -> str:
    """Why someone stands as they do, as a quotation after a space, or nothing."""
    why = stance.why.strip() if stance else ""
    return " " + _("“{words}”").format(words=why) if why else ""


def answers_of(alliance: Alliance, goal: str) -> str:
    """How all groups stand to a goal, in one line."""
    found: dict[str, list[str]] = {}
    for who in alliance.groups:
        found.setdefault(cell(alliance, who, goal), []).append(name(alliance, who))
    said = (_("{answer}: {names}").format(answer=answer, names=listed(named)) for answer, named in found.items())
    return _("; ").join(said)


def cell(alliance: Alliance, who: str, goal: str) -> str:
    """How a group stands to a goal, in the fewest words: what a picture or a table has room for."""
    if who in alliance.carriers(goal):
        return _("carries it")
    return {
        "unasked": _("not asked"),
        "support": _("supports it"),
        "can live with": _("can live with it"),
        "red line": _("red line"),
    }[alliance.answer(who, goal)]


def guessed(alliance: Alliance, who: str, goal: str) -> bool:
    """Whether an answer is the learner's guess. A goal is known to be its owner's."""
    stance = alliance.stance(who, goal)
    return stance is not None and stance.answer != "unasked" and not stance.confirmed
