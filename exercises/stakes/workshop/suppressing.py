"""What a table of counts may say so that nobody finds out what one or two people said, by subtraction either.

A count under three is never shown, nor in which group it is. That takes more than leaving cells blank: whoever knows how large
each group is, reads the rest of the row, and knows the rules below must still find two tables or more that would look the
same, and among them, for each group whose cell is small, one in which nobody of that group said so. ``tests/workshop`` tries
every table of small rooms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

# The least that is shown; from how many people on answers are told apart, and groups and counts of answers shown.
LEAST = 3
ANSWERS_FROM = 4
GROUPS_FROM = 7


@frozen
class Amount:
    """So many people: exactly, or (not ``exact``) that many and perhaps more. ``SOME`` is all that is said of a few."""

    people: int
    exact: bool = True


SOME = Amount(0, exact=False)


def alone(people: int) -> Amount:
    """A count that stands by itself.

    >>> alone(5), alone(2)
    (Amount(people=5, exact=True), Amount(people=0, exact=False))
    """
    return Amount(people) if people >= LEAST else SOME


@frozen
class Row:
    """What is shown of one row: by group the counts that may be seen, and the ``total``."""

    cells: Mapping[str, int]
    total: Amount


def by_group(counts: Mapping[str, int], sizes: Mapping[str, int]) -> Row:
    """What may be shown of how many of each group said so; ``sizes`` are the people of each.

    A cell of three or more is shown. Of the rest together, no more is said than leaves each of their groups free to have
    nobody in it: where there is one such group, nothing; else their sum, from three up to what all but one could make up,
    and from there on only that it is so many or more.

    >>> by_group({"choir": 4, "tenants": 3}, {"choir": 5, "tenants": 4, "ward": 4}).total
    Amount(people=7, exact=False)
    >>> by_group({"a": 2, "b": 1, "c": 1, "d": 0}, dict.fromkeys("abcd", 4)).total
    Amount(people=4, exact=True)
    """
    seen = {group: counts[group] for group in sizes if counts.get(group, 0) >= LEAST}
    rest = sum(counts.get(group, 0) for group in sizes if group not in seen)
    most = [min(LEAST - 1, size) for group, size in sizes.items() if group not in seen]
    told = sum(seen.values())
    if not most:
        return Row(seen, Amount(told))
    if len(most) == 1:
        return Row(seen, Amount(told, exact=False))
    if rest == 0:
        return Row(seen, Amount(told) if seen else SOME)
    free = sum(most) - max(most)
    if rest >= LEAST and free >= LEAST:
        return Row(seen, Amount(told + min(rest, free), exact=rest < free))
    return Row(seen, Amount(told + 1, exact=False) if seen else SOME)


def answers(counts: Sequence[int], listed: Sequence[bool], people: int) -> list[Amount | None]:
    """What may be shown of how ``people`` answered, of whom each gave one answer or none: for each answer an amount, or None.

    Where fewer than three gave one, it stands there without a count, and only if it may be ``listed``. Then the others' counts
    must not give it away: they are shown only where more people are left over than it could take up; else as three or more,
    or without counts too.

    >>> answers([9, 0, 1], [True] * 3, 20)[0]
    Amount(people=9, exact=True)
    >>> answers([9, 0, 1], [True] * 3, 10)[0]
    Amount(people=3, exact=False)
    """
    if people < ANSWERS_FROM:
        return [None] * len(counts)
    seen = [count >= LEAST for count in counts]
    shown = [count > 0 and (large or may) for count, large, may in zip(counts, seen, listed, strict=True)]
    few = sum(1 for large, one in zip(seen, shown, strict=True) if one and not large)
    left = people - sum(count for count, large in zip(counts, seen, strict=True) if large)
    bare = people < GROUPS_FROM or few and left <= 2 * few and people - few - 1 < LEAST * sum(seen)
    rough = bool(few) and left <= 2 * few

    def amount(count: int, large: bool) -> Amount:
        if bare or not large:
            return SOME
        return Amount(LEAST, exact=False) if rough else Amount(count)

    return [amount(count, large) if one else None for count, large, one in zip(counts, seen, shown, strict=True)]
