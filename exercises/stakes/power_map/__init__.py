"""Power map: a named person says no. Who moves them, and who could be moved by one step?"""

PLACE = 7
