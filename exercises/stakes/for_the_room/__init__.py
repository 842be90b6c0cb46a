"""For the room: what a participant agrees to share with the room's report. No exercise: it has no place in the course's order."""

PLACE = 0
