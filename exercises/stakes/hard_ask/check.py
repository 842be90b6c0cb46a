"""Checks a practice partner that somebody wrote for the hard ask: whether its own lines are heard as they are meant."""

from __future__ import annotations

from ..kit.content import Document
from ..kit.errors import ContentError
from . import hearing
from .partners import read_partner

FORMAT = "hard-ask"


def check(document: Document) -> tuple[list[ContentError], str]:
    """All that is wrong with a partner, and what to say of it where nothing is."""
    partner = read_partner(document)
    faults = []
    if not hearing.verdict(partner.verdict):
        faults.append(document.error("no verdict is heard in this. Put it as it would hurt.", ("verdict",)))
    for part in ("plain", "happens"):
        if found := hearing.verdict(getattr(partner, part)):
            faults.append(document.error(f"“{found}” is heard as a verdict. Say what anyone could see.", (part,)))
    if found := hearing.vague(partner.ask):
        faults.append(document.error(f"“{found}” leaves open what is asked. Name it.", ("ask",)))
    if not hearing.day(partner.ask):
        faults.append(document.error("no day is heard in this ask. Name one.", ("ask",)))
    return faults, f"“{partner.title}” can be asked, can say no, and can make a plan"
