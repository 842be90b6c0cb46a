"""Mobilize or organize: ten weeks of hours, two ledgers, and who is still there when the office closes."""

PLACE = 12
