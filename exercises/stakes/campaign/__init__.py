"""The learner's own case, entered once and used by every exercise: people, groups, stakes, goals and ties."""

from .model import DEPTHS, SOURCES, TIES, Campaign, Goal, Group, Person, Stake, Stakeholder, Tie, Work

__all__ = ["DEPTHS", "SOURCES", "TIES", "Campaign", "Goal", "Group", "Person", "Stake", "Stakeholder", "Tie", "Work"]
