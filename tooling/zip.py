"""`course.py zip`: the book, its handouts on paper and a small server, to take away and use without a network."""

import argparse
from pathlib import Path

import yaml

from tooling import browser, printing
from tooling.archive import pack
from tooling.build import build
from tooling.paths import BUILD, HTML, ROOT
from tooling.steps import Progress, Step, StepFailed, alone, files_in, run_steps

TAKE_AWAY = Path(__file__).with_name("take_away")
PRINT = BUILD / "print"
OUT = BUILD / "common-stakes.zip"
FOLDER = "common-stakes"
COVER = "chapters/facilitator/handouts/00-cover.html"
PDFS = ("course.pdf", "facilitator.pdf", "handouts-A4.pdf", "handouts-Letter.pdf", "handouts-large-print.pdf")


def run(args: list[str]) -> int:
    """Build the book, print what is not printed yet, and write the zip."""
    parser = argparse.ArgumentParser(prog="course.py zip", description="Make a zip of the book to take away.")
    parser.add_argument("--address", type=web_address, default="", help="where people find the book, for the cover of the handouts")
    chosen = parser.parse_args(args)
    build()
    browser.ready()
    with alone(BUILD / ".lock"):
        run_steps([printed(chosen.address)])
        with Progress("Packing the zip"):
            OUT.write_bytes(pack(files(HTML, PRINT)))
    print(f"To take away: {OUT} ({OUT.stat().st_size / 1e6:.0f} MB)")
    return 0


def printed(address: str) -> Step:
    """Return the step that prints the book."""

    def run() -> None:
        PRINT.mkdir(parents=True, exist_ok=True)
        with printing.printer(HTML, covers(HTML, address)) as at:
            made = {
                "course.pdf": printing.course(at),
                "facilitator.pdf": printing.course(at, "index.facilitator.html"),
                "handouts-A4.pdf": printing.handouts(at),
                "handouts-Letter.pdf": printing.handouts(at, "Letter"),
                "handouts-large-print.pdf": printing.handouts(at, large=True),
            }
        for name, content in made.items():
            (PRINT / name).write_bytes(content)

    outputs = tuple(f"_build/print/{name}" for name in PDFS)
    here = (Path(__file__), Path(printing.__file__))
    return Step("Printing the book", (HTML, *here, address), outputs, run, BUILD / ".steps" / "print", ROOT)


def covers(html: Path, address: str) -> dict[str, str]:
    """Return the handouts' cover, by its name in the book, with this address in place of the book's own; nothing for none."""
    from book import cover

    if not address:
        return {}
    built = cover.block(yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))["html"]["baseurl"] or "")
    page = (html / COVER).read_text("utf-8")
    if page.count(built) != 1:
        raise StepFailed(f"{COVER} has no place for the address.", "Run python3 course.py build, then this again.")
    return {COVER: page.replace(built, cover.block(address))}


def web_address(text: str) -> str:
    """Return an address as it was typed; raises where it can't be one."""
    from book import cover

    if not cover.is_address(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no address: it begins with https:// or http://")
    return text


def files(html: Path, pdfs: Path) -> dict[str, bytes]:
    """Return what goes into the zip, by name: the built book, what was printed of it, and how to use both."""
    sources = {f"book/{path.relative_to(html).as_posix()}": path for path in files_in(html)}
    sources |= {f"print/{name}": pdfs / name for name in PDFS}
    sources |= {path.name: path for path in files_in(TAKE_AWAY)}
    sources["LICENSE.txt"] = ROOT / "LICENSE"
    return {f"{FOLDER}/{name}": path.read_bytes() for name, path in sources.items()}
