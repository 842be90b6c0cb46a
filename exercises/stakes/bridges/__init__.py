"""Bridges: whose leaving would part those who now reach each other, and one tie to build."""

PLACE = 9
