"""Self-interest map: who needs what from this, and which of it they share."""

PLACE = 2
