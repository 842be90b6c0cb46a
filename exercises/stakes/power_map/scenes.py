"""Scenes in which a decision-maker says no, one for each worked case, and what is no person who could say yes."""

from __future__ import annotations

import re
from functools import cache

from attrs import field, frozen

from ..campaign import Campaign
from ..campaign.cases import Case, cases
from ..kit import content
from ..kit.content import Document
from ..kit.data import at_most, one_of
from ..kit.words import translated

FORMAT = "power-map/1"
FEWEST = 2
LONGEST = 600


@frozen(kw_only=True)
class Try:
    """Something one says, the decision-maker's ``answer``, and what it ``gives`` away ``about`` someone (an id)."""

    id: str
    say: str = field(validator=at_most(LONGEST))
    answer: str = field(validator=at_most(LONGEST))
    gives: str = field(validator=at_most(LONGEST))
    about: str


@frozen(kw_only=True)
class Scene:
    """Where one meets who decides a case's first goal (``place``), their first words, and what can be tried."""

    format: str = field(validator=one_of(FORMAT))
    case: str
    setting: str
    sides: tuple[str, ...]
    place: str = field(validator=at_most(LONGEST))
    opens: str = field(validator=at_most(LONGEST))
    tries: tuple[Try, ...]

    def line(self, one: Try) -> str:
        """What names a try among those of all scenes."""
        return f"{self.case}: {one.id}"


def read_scene(document: Document) -> Scene:
    """The scene in a document; raises ContentError with the line of what is wrong."""
    scene = document.read(Scene)
    case = next((case for case in cases() if case.title == scene.case), None)
    if case is None:
        raise document.error(f"there is no case “{scene.case}”. Give the title of one.", ("case",))
    if not case.goals:
        raise document.error(f"“{scene.case}” has no goal that somebody could say no to. Add one to it.", ("case",))
    if len(scene.sides) != 2:
        raise document.error("a scene has two sides. Name two.", ("sides",))
    if len(scene.tries) < FEWEST:
        raise document.error(f"a scene has {FEWEST} tries or more. Add one.", ("tries",))
    _check_tries(document, scene, case)
    return scene


def _check_tries(document: Document, scene: Scene, case: Case) -> None:
    known = {holder.id for holder in (*case.people, *case.groups)}
    seen: set[str] = set()
    for i, one in enumerate(scene.tries):
        if one.id in seen:
            raise document.error(f"the id “{one.id}” is here twice. Give one of them another.", ("tries", i, "id"))
        seen.add(one.id)
        if one.about not in known:
            raise document.error(f"“{one.about}” is nobody in “{scene.case}”. Correct the id.", ("tries", i, "about"))


@cache
def scenes() -> tuple[Scene, ...]:
    """The scenes that ship, that of The Late Bus first."""
    read = [read_scene(document) for document in content.shipped(__package__)]
    return tuple(sorted(read, key=lambda scene: (scene.case != cases()[0].title, scene.case)))


def scene_of(campaign: Campaign) -> Scene | None:
    """The scene of the case that is shown, as long as the campaign is about that case's first goal, word for word."""
    case = next((case for case in cases() if case.title == campaign.example), None)
    if case is None or not campaign.goals or not case.goals:
        return None
    goal, first = campaign.goals[0], case.goals[0]
    same = (goal.id, goal.what, goal.decision_maker) == (
        first.id,
        translated(first.what),
        translated(first.decision_maker),
    )
    return next((scene for scene in scenes() if same and scene.case == case.title), None)


@frozen
class _Words:
    institutions: tuple[str, ...]
    people: tuple[str, ...]


@cache
def _words() -> _Words:
    (document,) = content.shipped(__package__, "content/checks")
    return document.read(_Words)


@cache
def _found(part: str) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(map(re.escape, getattr(_words(), part)))})\b", re.IGNORECASE)


def institution(decision_maker: str) -> str:
    """The word that names an institution where a person should stand, or nothing.

    >>> institution("The transport committee"), institution("Councillor Okafor, who chairs the transport committee")
    ('committee', '')
    >>> institution("The chair of the school board")
    ''
    """
    head = re.split(r",|\(|\bwho\b", decision_maker)[0]
    found = _found("institutions").findall(head)
    return found[-1] if found and not _found("people").search(head) else ""
