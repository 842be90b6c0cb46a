"""What `course.py` does: each command is a list of steps, and each step is done once.

`steps` runs them, `environment` sets up `.venv`, `live` gathers what runs in the page,
`book` builds the book, `server` serves it, `browser` finds one for the tests, `cli` ties them together.
`steps`, `environment`, `paths` and `commands` run before anything is installed: standard library only.
"""
