"""Someone the learner will really meet, drafted from five answers. It stays on the device."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from attrs import asdict, evolve, field, frozen

from ..kit import content
from ..kit.actions import Actions, one_of, text
from ..kit.content import Document
from ..kit.data import at_most
from ..kit.errors import ActionError, ContentError
from ..kit.words import _, translated
from .script import Script, read_script

ANSWER_LIMIT = 300
QUESTIONS = ("opens", "tired", "lose", "ends", "small_yes")
_SMALL = frozenset("about after again because could every from have into just like more much only over some than that "
                   "their them then there they this what when where which will with would your".split())  # fmt: skip

actions = Actions()


@frozen(kw_only=True)
class Partner:
    """Who it is (``who`` is an id on the map, ``name`` an alias), and five answers: how they would open, what they are
    tired of hearing, what they could lose, what would end it, what small yes they could say."""

    who: str = field(default="", validator=at_most(100))
    name: str = field(default="", validator=at_most(ANSWER_LIMIT))
    opens: str = field(default="", validator=at_most(ANSWER_LIMIT))
    tired: str = field(default="", validator=at_most(ANSWER_LIMIT))
    lose: str = field(default="", validator=at_most(ANSWER_LIMIT))
    ends: str = field(default="", validator=at_most(ANSWER_LIMIT))
    small_yes: str = field(default="", validator=at_most(ANSWER_LIMIT))

    @property
    def ready(self) -> bool:
        """Whether there is a name and an answer to each question."""
        return bool(self.name.strip()) and all(getattr(self, question).strip() for question in QUESTIONS)


@actions.on("choose-partner", value=text(100))
def choose_partner(work: Any, value: str) -> Any:
    """Choose whom one will meet, from one's own map; nobody clears it."""
    holder = work.campaign.holder(value)
    if value and holder is None:
        raise ActionError(_("That person is no longer on your map. Choose one who is shown."))
    if work.own.partner.who == value:
        return work
    name = holder.name.strip() if holder else ""
    return work.with_own(partner=Partner(who=value, name=name))


@actions.on("answer", question=one_of("name", *QUESTIONS), value=text(ANSWER_LIMIT))
def answer(work: Any, question: str, value: str) -> Any:
    """Answer one of the five questions, or say how they are called."""
    return work.with_own(partner=evolve(work.own.partner, **{question: value}))


@cache
def _template() -> Document:
    (document,) = content.shipped(__package__, "content/partner")
    return document


@lru_cache(maxsize=32)
def draft(partner: Partner) -> Script | None:
    """The script that the answers make, or None where one is missing."""
    if not partner.ready:
        return None
    data = as_data(partner)
    try:
        return read_script(Document(_template().file, data, {}))
    except ContentError as wrong:
        raise ActionError(_("No talk can be made of this: {why}").format(why=wrong.message)) from None


def as_data(partner: Partner) -> dict[str, Any]:
    """The same script as plain data, to be exported as YAML and edited."""
    words = {key: value.strip() for key, value in asdict(partner).items()}
    words["lose_short"] = words["lose"][:100].rstrip(" .")
    data = _filled(_template().data, words)
    for topic in data["topics"]:
        if not topic["words"]:
            topic["words"] = telling_words(words[topic["id"]]) or [topic["id"]]
    data["asks"][0]["words"] = telling_words(words["small_yes"]) or ["ask"]
    return data


def telling_words(said: str) -> list[str]:
    """The words of an answer by which a line may be found to be about it.

    >>> telling_words("That we only call them before a vote")
    ['call', 'before', 'vote']
    """
    found = dict.fromkeys(word for word in re.findall(r"[^\W\d_]{4,}", said.casefold()) if word not in _SMALL)
    return list(found)[:12]


def _filled(value: Any, words: dict[str, str]) -> Any:
    if isinstance(value, str):
        return re.sub(r"\{(\w+)\}", lambda found: words[found[1]], translated(value))
    if isinstance(value, list):
        return [_filled(part, words) for part in value]
    if isinstance(value, dict):
        return {key: _filled(part, words) for key, part in value.items()}
    return value


def as_yaml(partner: Partner) -> str:
    """The drafted script as YAML, which ``stakes check`` accepts."""
    return content.dump(as_data(partner))
