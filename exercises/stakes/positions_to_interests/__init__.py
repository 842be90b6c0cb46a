"""Positions to interests: guess what a position gets somebody, be corrected, guess better, and find what serves both."""

PLACE = 1
