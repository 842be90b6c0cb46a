"""`course.py build`: what runs in the page, then the book around it."""

import shutil
import sys
import tempfile

from tooling import live, offline
from tooling.commands import call
from tooling.paths import BUILD, HTML, LIVE, ROOT
from tooling.steps import Step, alone, digest, run_steps

# A change in these can change any page, and Sphinx doesn't know it: then nothing built before is kept.
MACHINERY = (ROOT / "book", ROOT / "_config.yml", ROOT / "requirements.txt")
WORDS = (ROOT / "chapters", ROOT / "exercises", ROOT / "_toc.yml")
MADE_WITH = BUILD / ".steps" / "machinery"

JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"


def run(args: list[str]) -> int:
    """Build what is not built yet, and say where it is."""
    if args:
        print("build takes no arguments.", file=sys.stderr)
        return 2
    build()
    print(f"The book is in {HTML}")
    return 0


def build() -> list[str]:
    """Do the steps of a build that are not done yet, and return their names."""
    with alone(BUILD / ".lock"):
        return run_steps([*live.steps(), *steps()])


def steps() -> list[Step]:
    """Return the steps that build the book."""
    made = [
        Step(
            "Building the book",
            (*MACHINERY, *WORDS, *sorted(ROOT.glob("*.md"))),
            ("_build/html/index.html",),
            build_book,
            BUILD / ".steps" / "book",
            ROOT,
        ),
        Step(
            "Adding Python to the book",
            (LIVE,),
            ("_build/html/_live/manifest.json", "_build/html/_live/pyodide/pyodide.asm.wasm"),
            lambda: live.put_into(HTML),
            BUILD / ".steps" / "live",
            ROOT,
        ),
    ]
    # Last, for it lists all that the others have made.
    inputs = dict.fromkeys(entry for step in made for entry in step.inputs)
    return [
        *made,
        Step(
            "Listing the book for reading without a network",
            (*inputs, ROOT / "tooling" / "offline.py", offline.SCRIPT),
            (f"_build/html/{offline.NAME}",),
            lambda: offline.write(HTML),
            BUILD / ".steps" / "offline",
            ROOT,
        ),
    ]


def build_book() -> None:
    """Run Jupyter Book with its warnings as errors; pages that did not change are kept."""
    machinery = digest(MACHINERY)
    if not MADE_WITH.exists() or MADE_WITH.read_text("utf-8") != machinery:
        for folder in (BUILD / ".doctrees", BUILD / ".jupyter_cache", BUILD / "jupyter_execute", HTML):
            shutil.rmtree(folder, ignore_errors=True)
    # Gone until the build has succeeded: Sphinx warns of a page only once, so after a failure it must read all again.
    MADE_WITH.unlink(missing_ok=True)
    # A learner's own work must never get into the book: the exercises look for it here instead.
    with tempfile.TemporaryDirectory() as nobody:
        call(
            [sys.executable, "-c", JUPYTER_BOOK, "build", ROOT, "--path-output", ROOT, "-W", "-n", "--keep-going"],
            todo="Mend what the lines above name, then run the same command again.",
            cwd=ROOT,
            env={"STAKES_WORK": nobody, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            log=BUILD / "log" / "book.txt",
            telling=("WARNING:", "ERROR:", "CRITICAL:"),
        )
    MADE_WITH.parent.mkdir(parents=True, exist_ok=True)
    MADE_WITH.write_text(machinery, "utf-8")
