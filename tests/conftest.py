"""How many examples Hypothesis tries: few by default, many for `course.py prove`, very few in Pyodide."""

import os

import pytest
from hypothesis import HealthCheck, settings
from stakes.kit import words

settings.register_profile("quick", deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
settings.register_profile("ci", settings.get_profile("quick"), derandomize=True, database=None)
settings.register_profile("pyodide", settings.get_profile("ci"), max_examples=8)
settings.register_profile("long", settings.get_profile("quick"), max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "quick"))


@pytest.fixture(autouse=True)
def _in_english():
    """Whatever language a test speaks, the next one hears English."""
    before = words._current
    yield
    words.use(before)


@pytest.fixture(scope="session")
def playwright():
    """One Playwright for the whole run: a second would not start beside it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright):
    """The browser that is on this machine; it fails, and says what to do, where there is none."""
    from tooling import browser

    started = playwright.chromium.launch(
        executable_path=browser.find(), args=["--no-sandbox", "--disable-background-networking"]
    )
    yield started
    started.close()
