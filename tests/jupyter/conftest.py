"""A real Jupyter server on a copy of the notebooks, and a real browser on it. Nothing reaches another site."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError

import pytest
from lab_page import Exercise, Notebook, Server, Watch
from playwright.sync_api import Browser, BrowserContext

EXERCISES = Path(__file__).parents[2] / "exercises"
MAP = "02-self-interest-map.ipynb"
START = 60


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.jupyter)


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """A function that starts a server, by whichever command; all are stopped in the end, kernels included."""
    running: list[subprocess.Popen[bytes]] = []

    def started(command: list[str], root: Path, *, without: str = "") -> Server:
        folder = tmp_path_factory.mktemp("jupyter")
        settings(folder)
        page = folder / "config" / "labconfig" / "page_config.json"
        page.parent.mkdir(parents=True)
        page.write_text(json.dumps({"disabledExtensions": {without: True} if without else {}}), "utf-8")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = Server(f"http://127.0.0.1:{port}", secrets.token_hex(16), root, folder / "log.txt")
        arguments = [
            "--no-browser",
            "--allow-root",
            f"--ServerApp.port={port}",
            "--ServerApp.port_retries=0",
            f"--IdentityProvider.token={server.token}",
            # Jupyter asks other sites for news, updates and extensions.
            "--LabApp.news_url=",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            "--LabApp.extension_manager=readonly",
        ]
        with open(server.log, "wb") as log:
            running.append(
                subprocess.Popen(
                    [*command, *arguments],
                    cwd=root,
                    env=_environment(folder),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
            )
        _wait(running[-1], server)
        return server

    yield started
    for process in running:
        _signal(process, signal.SIGTERM)
    for process in running:
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            _signal(process, signal.SIGKILL)
            process.wait()


def _signal(process: subprocess.Popen[bytes], which: signal.Signals) -> None:
    """Tell a server, and what started it; it is the first of a session of its own."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, which)


def settings(folder: Path, theme: str = "JupyterLab Light") -> None:
    """What a learner would have chosen: a theme, and no news, which Lab offers in a box over the notebook."""
    chosen = {
        "notification": {"fetchNews": "false", "checkForUpdates": False},
        "themes": {"theme": theme},
    }
    for name, values in chosen.items():
        file = folder / "settings" / "@jupyterlab" / "apputils-extension" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values), "utf-8")


def _environment(folder: Path) -> dict[str, str]:
    """Nobody's own settings play a part, and none are changed."""
    names = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    kept = {name: value for name, value in os.environ.items() if name != "STAKES_WORK"}
    return kept | {name: str(folder / part) for name, part in names.items()}


def _wait(process: subprocess.Popen[bytes], server: Server) -> None:
    until = time.monotonic() + START
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            server.ask("api/status")
            return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    said = server.log.read_text("utf-8", "replace")[-2_000:]
    pytest.fail(f"JupyterLab did not start. “python3 course.py test” installs it; what it said:\n{said}")


@pytest.fixture(scope="session")
def server(start: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    """JupyterLab, with Notebook 7 in it, on an empty folder: each test brings a notebook."""
    return start([sys.executable, "-m", "jupyterlab"], tmp_path_factory.mktemp("exercises"))


@pytest.fixture(scope="session")
def watch() -> Watch:
    """Notes what any page logs as an error, or asks of another site."""
    return Watch()


@pytest.fixture(autouse=True)
def _nothing_unexpected(watch: Watch) -> Iterator[None]:
    yield
    wrongs = watch.unexpected()
    watch.wrongs.clear()
    watch.expects.clear()
    assert wrongs == []


@pytest.fixture(scope="session")
def open_notebook(server: Server, chromium: Browser, watch: Watch) -> Iterator[Callable[..., Notebook]]:
    """A function that opens a notebook in a folder and a browser context of its own."""
    contexts: list[BrowserContext] = []

    def opened(
        name: str, *, app: str = "lab", theme: str = "JupyterLab Light", at: Server = server, views: int = 2
    ) -> Notebook:
        folder = at.root / f"folder-{len(contexts)}"
        folder.mkdir()
        shutil.copy(EXERCISES / name, folder / name)
        settings(at.log.parent, theme)
        contexts.append(chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True))
        contexts[-1].set_default_timeout(20_000)
        watch.over(contexts[-1], at.origin)
        page = contexts[-1].new_page()
        # A workspace of its own, so that none finds another's notebooks open.
        place = f"lab/workspaces/{folder.name}/tree" if app == "lab" else app
        page.goto(f"{at.origin}/{place}/{folder.name}/{name}?token={at.token}")
        return Notebook(page, folder, views).ready()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def shared(open_notebook: Callable[..., Notebook]) -> Notebook:
    """The self-interest map in JupyterLab, opened once."""
    return open_notebook(MAP)


@pytest.fixture
def lab(shared: Notebook) -> Notebook:
    """The same, with no work in its folder yet and every cell run anew."""
    return shared.emptied().run_all()


@pytest.fixture
def exercise(lab: Notebook) -> Exercise:
    return lab.exercise
