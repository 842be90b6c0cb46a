"""Where things are, as absolute paths."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NODE_MODULES = ROOT / "node_modules"
PACKAGE = ROOT / "exercises" / "stakes"
WHEELS = PACKAGE / "hosts" / "page" / "wheels.txt"
BUILD = ROOT / "_build"
LIVE = BUILD / "live"
HTML = BUILD / "html"
