#!/usr/bin/env python3
"""The one command of Common Stakes: `python3 course.py --help` lists what it does.

This file only needs Python. It makes sure that `.venv` holds what the command needs, then goes on
inside it with `tooling.cli`. Keep it readable by old Pythons, so that they can say that they are old.
"""

import os
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
OLDEST = (3, 11)

if sys.version_info < OLDEST:
    sys.exit(
        "This needs Python %d.%d or newer, and this is Python %d.%d.\n"
        "Install a newer one, then start this with it, for example: python3.12 course.py serve"
        % (OLDEST + tuple(sys.version_info[:2]))
    )

sys.path[0] = ROOT
sys.dont_write_bytecode = True

if __name__ == "__main__":
    from tooling.environment import start

    sys.exit(start(sys.argv[1:]))
