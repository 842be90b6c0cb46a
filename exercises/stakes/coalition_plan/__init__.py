"""Coalition plan: what the other exercises hold, on two printed sides, with the gaps that are left."""

PLACE = 13
