"""The host in the built book: Python in the page, in a worker, with no server behind it."""
