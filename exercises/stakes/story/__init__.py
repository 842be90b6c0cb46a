"""Story: one moment of one's own, told in a minute, coached, told again, and leading to one ask."""

PLACE = 4
