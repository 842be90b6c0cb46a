"""Who would leave with someone: through membership and ties, as far as the learner thinks it likely."""

from __future__ import annotations

from random import Random

from attrs import frozen

from ..campaign import Campaign, Person

ANSWERS = ("stays", "may go", "goes")
DRAWS = 400
EVERY = (1 << DRAWS) - 1

# What one would expect before asking. That someone belongs to a group that leaves says most.
EXPECTED = {"member": "goes", "family": "may go", "trusts": "may go", "reports to": "may go"}


@frozen
class Follower:
    """Someone who might leave too, those ``through`` whom (id, and what they are to each other), and whether they
    would."""

    who: str
    through: tuple[tuple[str, str], ...]
    answer: str


def followers(campaign: Campaign, out: str, answers: dict[str, str]) -> list[Follower]:
    """Those tied to ``out``, then those tied to whoever goes with them, nearest first.

    ``answers`` are the learner's by id; for all others it is what one would expect. The learner's own person is never
    among them, and who is at odds with someone does not follow them.

    >>> from stakes.campaign import Group, Tie
    >>> choir, joel, ana = Group(id="choir"), Person(id="joel", group="choir"), Person(id="ana")
    >>> ties = (Tie(id="t", one="joel", other="ana", kind="trusts"),)
    >>> campaign = Campaign(people=(joel, ana), groups=(choir,), ties=ties)
    >>> [(one.who, one.answer) for one in followers(campaign, "choir", {})]
    [('joel', 'goes'), ('ana', 'may go')]
    """
    near = _near(campaign)
    found: dict[str, Follower] = {}
    going, seen = [out], {out, campaign.you}
    while going:
        ring: dict[str, list[tuple[str, str]]] = {}
        for leaver in going:
            for who, kind in near.get(leaver, ()):
                if who not in seen:
                    ring.setdefault(who, []).append((leaver, kind))
        for who, through in ring.items():
            answer = answers.get(who) or max((EXPECTED.get(kind, "stays") for _, kind in through), key=ANSWERS.index)
            found[who] = Follower(who, tuple(through), answer)
        seen |= set(ring)
        going = [who for who in ring if found[who].answer != "stays"]
    return list(found.values())


def _near(campaign: Campaign) -> dict[str, list[tuple[str, str]]]:
    """Whom each would take along, and as what: a group its members, a member their group."""
    near: dict[str, list[tuple[str, str]]] = {}
    for person in campaign.people:
        if person.group:
            near.setdefault(person.group, []).append((person.id, "member"))
            near.setdefault(person.id, []).append((person.group, "group"))
    for tie in campaign.ties:
        if tie.kind != "at odds with":
            near.setdefault(tie.one, []).append((tie.other, tie.kind))
            near.setdefault(tie.other, []).append((tie.one, tie.kind))
    return near


def gone(out: str, following: list[Follower], seed: int) -> dict[str, int]:
    """In which of 400 draws each is gone, a bit for each draw.

    Whoever may go does so on the toss of a coin, and only where someone through whom they would go is gone too.
    """
    left = {out: EVERY}
    for one in following:
        before = 0
        for leaver, _ in one.through:
            before |= left.get(leaver, 0)
        left[one.who] = before & _would(one, seed)
    return left


def _would(one: Follower, seed: int) -> int:
    if one.answer == "may go":
        # A coin of their own: what is written of others does not turn it.
        return Random(f"{seed} goes {one.who}").getrandbits(DRAWS)
    return EVERY if one.answer == "goes" else 0
