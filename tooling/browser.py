"""A browser for the tests: one that is there, else one that is installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tooling.commands import call
from tooling.paths import BUILD, ROOT
from tooling.steps import Progress, StepFailed

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
BY_HAND = "Install Chromium or Google Chrome, or set the variable COURSE_BROWSER to a browser's path; then run it again."


def find() -> Path:
    """Return the path of a Chromium that is there. Raises StepFailed where there is none, or it does not start."""
    chosen = os.environ.get("COURSE_BROWSER")
    path = Path(chosen) if chosen else _installed() or _of_playwright()
    if path is None:
        raise StepFailed("There is no Chromium or Google Chrome on this machine.", BY_HAND)
    if not path.is_file():
        raise StepFailed(f"There is no browser at {path}.", BY_HAND)
    return path


def ready() -> Path:
    """Return the path of a browser, which is installed first where there is none."""
    try:
        return find()
    except StepFailed:
        if os.environ.get("COURSE_BROWSER"):
            raise
    with Progress("Installing a browser for the tests"):
        if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
            _by_apt()
        if not _installed():
            _by_playwright()
    return find()


def _installed() -> Path | None:
    found = (shutil.which(name) for name in NAMES)
    return next((Path(path) for path in (*found, *PLACES) if path and Path(path).is_file()), None)


def _of_playwright() -> Path | None:
    """Return the path of Playwright's own Chromium, where it was downloaded."""
    script = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: print(p.chromium.executable_path)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    path = Path(done.stdout.strip() or "-")
    return path if path.is_file() else None


def _by_apt() -> None:
    """Install Debian's chromium; where apt can't, Playwright is tried next."""
    env = {"DEBIAN_FRONTEND": "noninteractive"}
    log = BUILD / "log" / "apt.txt"
    try:
        call(["apt-get", "update", "-q"], todo=BY_HAND, cwd=ROOT, env=env, log=log)
        call(["apt-get", "install", "-qy", "--no-install-recommends", "chromium"], todo=BY_HAND, cwd=ROOT, env=env, log=log)
    except StepFailed:
        return


def _by_playwright() -> None:
    argv = [sys.executable, "-m", "playwright", "install", "chromium"]
    call(argv, todo=BY_HAND, cwd=ROOT, log=BUILD / "log" / "browser.txt")
