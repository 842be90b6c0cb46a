"""The Python environment in `.venv`: made, filled, and entered. Standard library only."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from tooling.cli import choose
from tooling.commands import call
from tooling.paths import BUILD, PACKAGE, ROOT, VENV, VENV_PYTHON
from tooling.steps import Progress, Step, StepFailed, alone, run_steps

NETWORK = "See that this machine reaches its Python package index, then run the same command again."
AFRESH = "Run the same command again. If it fails in the same way, delete the folder .venv first."

# In `.venv`, and only there: course.py's own folder first on the path, and no bytecode beside the sources.
ENTER = (
    "import sys; sys.path[0] = sys.argv.pop(1); sys.dont_write_bytecode = True; "
    "from tooling.cli import main; sys.exit(main(sys.argv[1:]))"
)


def start(args: list[str]) -> int:
    """Set up what the command needs, then run it inside `.venv`. Returns the exit code."""
    command = choose(args)
    if command is None:
        return 0
    try:
        with alone(BUILD / ".lock"):
            if was_cut_short():
                with Progress("Clearing .venv, whose set-up was cut short"):
                    shutil.rmtree(VENV, ignore_errors=True)
            run_steps(steps(tests=command.tests))
    except StepFailed as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again to go on.", file=sys.stderr)
        return 130
    return enter(args)


def enter(args: list[str]) -> int:
    """Become `.venv`'s Python, running the command; where that can't be, wait for it."""
    argv = [str(VENV_PYTHON), "-c", ENTER, str(ROOT), *args]
    sys.stdout.flush()
    if os.name == "nt":
        try:
            return subprocess.call(argv)
        except KeyboardInterrupt:
            return 130
    os.execv(argv[0], argv)


def steps(*, tests: bool) -> list[Step]:
    """Return the steps that set up `.venv`, with what the tests need where asked."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    where = VENV.relative_to(ROOT).as_posix()
    inside = VENV_PYTHON.relative_to(ROOT).as_posix()
    requirements = ROOT / "requirements.txt"
    test_requirements = ROOT / "tests" / "requirements.txt"
    wanted = [
        Step(
            name="Making .venv",
            inputs=(python,),
            outputs=(inside, f"{where}/pyvenv.cfg"),
            run=make,
            stamp=_stamp("venv"),
            base=ROOT,
        ),
        Step(
            name="Installing the book's tools",
            inputs=(python, requirements),
            outputs=(inside,),
            run=lambda: pip("install", "-r", requirements),
            stamp=_stamp("requirements"),
            base=ROOT,
        ),
        Step(
            name="Installing the exercises",
            inputs=(python, ROOT / "pyproject.toml", str(ROOT)),
            outputs=(inside,),
            # The pinned setuptools is there already, so nothing need be fetched to build with.
            run=lambda: pip("install", "--no-deps", "--no-build-isolation", "-e", ROOT),
            stamp=_stamp("exercises"),
            base=ROOT,
        ),
    ]
    if tests:
        step = Step(
            name="Installing the tests' tools",
            inputs=(python, test_requirements),
            outputs=(inside,),
            run=lambda: pip("install", "-r", test_requirements),
            stamp=_stamp("test-requirements"),
            base=ROOT,
        )
        wanted.insert(2, step)
    return wanted


def apart(name: str, folder: Path, requirements: Path) -> Step:
    """Return the step that fills an environment beside `.venv`, for tools that must not mix with the book's.

    Its Python is `python_of(folder)`.
    """

    def run() -> None:
        needs_ensurepip()
        shutil.rmtree(folder, ignore_errors=True)
        create(folder)
        pip("install", "-r", requirements, python=python_of(folder))

    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    inside = python_of(folder).relative_to(ROOT).as_posix()
    return Step(name, (python, requirements), (inside,), run, folder / ".steps" / "requirements", ROOT)


def python_of(folder: Path) -> Path:
    """Return the path of an environment's Python.

    >>> python_of(VENV) == VENV_PYTHON
    True
    """
    return folder / VENV_PYTHON.relative_to(VENV)


def _stamp(name: str):
    return VENV / ".steps" / name


def was_cut_short() -> bool:
    """Say whether a set-up was killed midway, so that what is in `.venv` can't be trusted."""
    return any(VENV.glob(".steps/*.started"))


def works() -> bool:
    """Say whether `.venv` holds this version of Python, with pip."""
    check = "import sys, pip; print(*sys.version_info[:2], sep='.')"
    try:
        done = subprocess.run([VENV_PYTHON, "-c", check], capture_output=True, text=True)
    except OSError:
        return False
    return done.stdout.strip() == f"{sys.version_info.major}.{sys.version_info.minor}"


def make() -> None:
    """Make `.venv`, or keep one that works. Raises StepFailed, with the line for apt where pip is missing."""
    if works():
        return
    needs_ensurepip()
    # Cleared first, and marked again, so that an environment killed halfway is known for one.
    shutil.rmtree(VENV, ignore_errors=True)
    started = _stamp("venv").with_suffix(".started")
    started.parent.mkdir(parents=True)
    started.touch()
    create(VENV)


def needs_ensurepip() -> None:
    """Raise StepFailed, with the line for apt, where this Python can't put pip into a new environment."""
    try:
        import ensurepip  # noqa: F401
    except ImportError as error:
        raise StepFailed(
            f"This Python ({sys.executable}) came without ensurepip, which puts pip into a new environment.",
            "On Debian or Ubuntu: apt install python3-venv (as root). Then run the same command again.",
        ) from error


def create(folder: Path) -> None:
    """Make an environment with pip in it. Raises StepFailed, and then leaves nothing."""
    try:
        venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(folder)
    except (OSError, subprocess.CalledProcessError) as error:
        output = getattr(error, "output", None) or b""
        said = output.decode("utf-8", "replace") if isinstance(output, bytes) else output
        shutil.rmtree(folder, ignore_errors=True)
        todo = f"See that {ROOT} can be written to and has room, then run the same command again."
        raise StepFailed(f"{error}\n{said}", todo) from error


def pip(*args: object, python: Path | None = None) -> None:
    """Run `.venv`'s pip, or that of another environment's Python. Raises StepFailed with the end of what it said."""
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    log = VENV / ".steps" / "pip.log"
    if not PACKAGE.is_dir():
        raise StepFailed(f"{PACKAGE} is missing.", "Get the whole repository, then run the same command again.")
    call([python or VENV_PYTHON, "-m", "pip", *quiet, *map(str, args)], todo=f"{NETWORK} {AFRESH}", cwd=ROOT, log=log)
