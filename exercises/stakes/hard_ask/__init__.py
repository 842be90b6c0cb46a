"""The hard ask: one thing on one day, silence, a no accepted; and how many to ask, so that enough of them come."""

PLACE = 5
