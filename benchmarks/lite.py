"""The peer of an exercise: a JupyterLite notebook with one anywidget, all from the same machine, no CDN.

It is given every advantage that its own settings offer: the light notebook application alone, one cell, its packages
locked and fetched while Pyodide starts, no source maps.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import nbformat

from benchmarks.places import BENCH
from tooling.commands import call
from tooling.live import CORE, LOCK, pyodide_version
from tooling.paths import BUILD, NODE_MODULES, ROOT
from tooling.steps import Step

ENVIRONMENT = BENCH / "venv"
SOURCE = BENCH / "lite-source"
SITE = BENCH / "lite"
REQUIREMENTS = ROOT / "benchmarks" / "requirements.txt"
NOTEBOOK = "counter.ipynb"
ADDRESS = f"notebooks/index.html?path={NOTEBOOK}"
WIDGET = ".bench-counter"
EXTENSIONS = ("@jupyterlite/pyodide-kernel-extension", "@jupyter-widgets/jupyterlab-manager", "anywidget")

CELL = '''\
import anywidget, traitlets


class Counter(anywidget.AnyWidget):
    _esm = """
    export default {
      render({ model, el }) {
        const button = document.createElement("button");
        button.className = "bench-counter";
        const show = () => (button.textContent = `count is ${model.get("count")}`);
        button.onclick = () => { model.set("count", model.get("count") + 1); model.save_changes(); };
        model.on("change:count", show);
        show();
        el.append(button);
      },
    };
    """
    count = traitlets.Int(0).tag(sync=True)


Counter()
'''

# Runs all cells as soon as the kernel says that it is idle: no reader clicks sooner.
RUN_ALL = """
(async () => {
  const soon = () => new Promise((resolve) => setTimeout(resolve, 20));
  while (!window.jupyterapp) await soon();
  await window.jupyterapp.started;
  const kernel = () => window.jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel;
  while (kernel()?.status !== "idle") await soon();
  await window.jupyterapp.commands.execute("notebook:run-all-cells");
})();
"""


def step(python: Path) -> Step:
    """The step that builds the site, with the environment's ``python``."""
    here = Path(__file__)
    return Step(
        "Building a JupyterLite to measure beside",
        (REQUIREMENTS, here, LOCK),
        ("_build/bench/lite/notebooks/index.html", "_build/bench/lite/static/pyodide-lock/pyodide-lock.json"),
        lambda: build(python),
        BUILD / ".steps" / "bench-lite",
        ROOT,
    )


def build(python: Path) -> None:
    """Write the sources, and build from nothing: what is left of an earlier build makes this one skip steps."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    shutil.rmtree(SITE, ignore_errors=True)
    _copy_pyodide(SOURCE / "static" / "pyodide")
    _write(SOURCE / "files" / NOTEBOOK, notebook())
    _write(SOURCE / "jupyter_lite_config.json", settings(ENVIRONMENT / "share" / "jupyter" / "labextensions"))
    # So that the measure can run all cells without a hand on the mouse.
    exposed = {"exposeAppInBrowser": True}
    _write(SOURCE / "jupyter-lite.json", {"jupyter-lite-schema-version": 0, "jupyter-config-data": exposed})
    call(
        [python, "-c", "from jupyterlite_core.app import main; main()", "build"],
        todo="The lines above are jupyter-lite's; see that this machine reaches its Python package index, then run it again.",
        cwd=SOURCE,
        # The lock is made with uv, which the environment brings.
        env={"PATH": f"{python.parent}{os.pathsep}{os.environ.get('PATH', '')}"},
        log=BUILD / "log" / "bench-lite.txt",
    )


def notebook() -> dict:
    """One code cell that makes and shows the widget."""
    cell = nbformat.v4.new_code_cell(CELL, id="counter")
    kernel = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
    return nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": kernel})


def settings(extensions: Path) -> dict:
    """The build's settings. Extensions are named, for others that are installed would come along."""
    return {
        "LiteBuildConfig": {
            "apps": ["notebooks"],
            "contents": ["files"],
            "federated_extensions": [str(extensions / name) for name in EXTENSIONS],
            "ignore_sys_prefix": ["federated_extensions"],
            "no_sourcemaps": True,
            "output_dir": str(SITE),
        },
        "PyodideLockAddon": {
            "enabled": True,
            # The kernel does not start without micropip.
            "specs": ["anywidget", "micropip"],
            "constraints": [f"-r {os.path.relpath(REQUIREMENTS, SOURCE)}"],
            "prefetch_extra": ["anywidget"],
        },
    }


def _copy_pyodide(target: Path) -> None:
    """The core from npm, its lock without the packages that npm's lacks and with the version that a lock must have."""
    source = NODE_MODULES / "pyodide"
    target.mkdir(parents=True)
    for name in CORE:
        shutil.copyfile(source / name, target / name)
    lock = json.loads((source / "pyodide-lock.json").read_text("utf-8"))
    _write(target / "pyodide-lock.json", {"info": {**lock["info"], "version": pyodide_version()}, "packages": {}})


def _write(path: Path, content: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1), "utf-8")
