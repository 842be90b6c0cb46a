"""Pressure and acceptance: four things to do with what falls short, who bears which, and at what chance one would switch."""

PLACE = 11
