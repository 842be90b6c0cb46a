"""Fracture lab: decide two hard days as they stood then, turn a blame into a need, and write the rules that you lack."""

PLACE = 10
