"""Goals matrix: whose goal offends whom, who could carry whose, and what is agreed."""

PLACE = 6
