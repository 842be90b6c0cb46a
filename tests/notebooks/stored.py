"""What a notebook keeps of its outputs.

``.venv/bin/python tests/notebooks/stored.py NOTEBOOK …`` runs these notebooks, or all of them, and stores it anew.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

EXERCISES = Path(__file__).parents[2] / "exercises"
NOTEBOOKS = sorted(EXERCISES.glob("*.ipynb"))

# A widget's id is new in each run, its static form is tested elsewhere, and Python's version is the machine's.
IGNORED = (
    "/cells/*/outputs/*/data/application/vnd.jupyter.widget-view+json",
    "/cells/*/outputs/*/data/text/html",
    "/metadata/language_info",
    "/metadata/widgets",
)
KEPT_METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def environment(folder: Path) -> dict[str, str]:
    """What the kernel is told: the work is in an empty folder, and nobody's own settings or history play a part."""
    return {"STAKES_WORK": str(folder / "my-work"), "IPYTHONDIR": str(folder / "ipython"), "PYTHONHASHSEED": "random"}


def cleaned(notebook: NotebookNode) -> NotebookNode:
    """The notebook with the outputs that a test compares, and nothing else that a run leaves behind."""
    made = nbformat.from_dict(notebook)
    made.metadata = nbformat.from_dict(KEPT_METADATA)
    for cell in made.cells:
        cell.metadata = nbformat.from_dict({"tags": cell.metadata.tags} if "tags" in cell.metadata else {})
        for output in cell.get("outputs", ()):
            if "data" in output:
                output.metadata = nbformat.from_dict({})
                output.data = nbformat.from_dict({"text/plain": output.data["text/plain"]})
    return made


def store(path: Path) -> None:
    """Run a notebook from its first cell to its last and write its outputs into it."""
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        client = NotebookClient(notebook, resources={"metadata": {"path": folder}}, store_widget_state=False)
        client.execute(env=os.environ | environment(Path(folder)))
    nbformat.write(cleaned(notebook), path)


if __name__ == "__main__":
    for notebook in map(Path, sys.argv[1:] or NOTEBOOKS):
        store(notebook)
        print(f"Stored the outputs of {notebook.name}")
