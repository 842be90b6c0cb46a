"""What typed words name: a few plain rules that anyone can read, with no grammar and nothing learned.

A word of four letters or more also finds what begins with it, so "doctor" finds *doctors*; a shorter one must match
whole; several words must stand together; words joined by "+" may stand apart, in any order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache


# A script's words are looked for in every line that is said.
@lru_cache(maxsize=4_000)
def tokens(said: str) -> tuple[str, ...]:
    """The words of a line, in lower case.

    >>> tokens("Nobody's bus, at ten?")
    ("nobody's", 'bus', 'at', 'ten')
    """
    return tuple(re.findall(r"[\w']+", said.casefold().replace("’", "'")))


def found(words: Iterable[str], said: str) -> list[str]:
    """Those of ``words`` that are said, each as it stands in the line.

    >>> found(["wait", "after dark", "bus"], "It's waiting there after dark.")
    ['waiting', 'after dark']
    >>> found(["flat + aide"], "Give aides ten of the flats.")
    ['flats … aides']
    """
    spoken = tokens(said)
    return [match for match in (_found(word, spoken) for word in words) if match]


def best(said: str, choices: Mapping[str, Iterable[str]]) -> str:
    """The choice most of whose words are said; the first of equals; none where none is.

    >>> best("the dog and the vet", {"work": ["shift"], "dog": ["dog", "vet"]})
    'dog'
    """
    spoken = tokens(said)
    counts = {id: sum(bool(_found(word, spoken)) for word in words) for id, words in choices.items()}
    likeliest = max(counts, key=lambda id: counts[id], default="")
    return likeliest if likeliest and counts[likeliest] else ""


def _found(word: str, spoken: tuple[str, ...]) -> str:
    if "+" not in word:
        return _match(tokens(word), spoken)
    matches = [_match(tokens(part), spoken) for part in word.split("+")]
    return " … ".join(matches) if all(matches) else ""


def _match(word: tuple[str, ...], spoken: tuple[str, ...]) -> str:
    if len(word) == 1:
        return next((one for one in spoken if one == word[0] or len(word[0]) > 3 and one.startswith(word[0])), "")
    line = f" {' '.join(spoken)}"
    return " ".join(word) if word and f" {' '.join(word)}" in line else ""
