"""The learner's own case, entered once and used by every exercise: people, groups, stakes, goals, ties, and what they do."""

from .model import PARTS, Campaign, Work
from .organizing import Ask, Goal, Leader, Need, Placement, Request, Resource, Rule, Stance
from .people import DEPTHS, SOURCES, TIES, Group, Person, Stake, Stakeholder, Tie

__all__ = [
    "DEPTHS",
    "PARTS",
    "SOURCES",
    "TIES",
    "Ask",
    "Campaign",
    "Goal",
    "Group",
    "Leader",
    "Need",
    "Person",
    "Placement",
    "Request",
    "Resource",
    "Rule",
    "Stake",
    "Stakeholder",
    "Stance",
    "Tie",
    "Work",
]
