"""What is lost by going on without a group, what it takes to find it elsewhere, and what is not for bargaining."""

PLACE = 8
