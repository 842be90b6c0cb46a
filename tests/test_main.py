"""`stakes check`, for those who write content."""

import contextlib
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
import stakes
from hypothesis import given, settings
from hypothesis import strategies as st
from stakes.__main__ import main
from stakes.kit import content
from strategies import broken

SHIPPED = sorted((Path(stakes.__file__).parent / "campaign" / "content").glob("*.yml"))


def test_what_is_well_formed_is_said_so(capsys):
    assert main(["check", *map(str, SHIPPED)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) == len(SHIPPED)
    for path, line in zip(SHIPPED, said, strict=True):
        assert line.startswith(f"{path}: ")


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (lambda text: text.replace("format: case/1", "format: case/9"), 1, "case/9"),
        (lambda text: text + "nick: x\n", None, "unknown key “nick”"),
        (lambda text: text + "\ttabs\n", None, "not YAML"),
        (lambda text: "", 1, "the file is empty"),
        (lambda text: "#" * 100_001, 1, "over the limit"),
    ],
)
def test_each_fault_is_printed_with_file_and_line(change, line, said, tmp_path, capsys):
    text = SHIPPED[0].read_text("utf-8")
    bad = tmp_path / "bad.yml"
    bad.write_text(change(text), "utf-8")
    assert main(["check", str(bad), str(SHIPPED[0])]) == 1
    first, second = capsys.readouterr().out.splitlines()
    found = re.fullmatch(rf"{re.escape(str(bad))}:(\d+): (.*)", first)
    assert said in found[2]
    assert int(found[1]) == (line or len(change(text).splitlines()))
    assert second.startswith(f"{SHIPPED[0]}: ")


def test_what_is_not_there_is_said(capsys, tmp_path):
    assert main(["check", str(tmp_path / "no.yml"), str(tmp_path), "a\x00b"]) == 1
    assert [line.partition(": ")[2].split(":")[0] for line in capsys.readouterr().out.splitlines()] == [
        "cannot be read"
    ] * 3


@pytest.mark.parametrize("arguments", [[], ["check"], ["no-such"]])
def test_a_command_that_is_none_explains_itself(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: stakes" in capsys.readouterr().err


def test_it_runs_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "stakes", "check", str(SHIPPED[0])], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


# What somebody may write themselves. Scripts of a talk are broken at random beside their proof, which takes longer.
WRITABLE = [path for path in sorted(SHIPPED[0].parents[2].glob("*/content/**/*.yml")) if path.parts[-3] != "one_on_one"]


@given(data=st.data())
@settings(max_examples=60)
def test_a_file_with_parts_broken_is_refused_by_line_or_checked(tmp_path_factory, data):
    whole = content.load(data.draw(st.sampled_from(WRITABLE))).data
    bad = tmp_path_factory.mktemp("broken") / "broken.yml"
    bad.write_text(content.dump(data.draw(broken(whole, "walter", ["engine"]))), "utf-8")
    with contextlib.redirect_stdout(io.StringIO()) as said:
        refused = main(["check", str(bad)])
    lines = said.getvalue().splitlines()
    assert lines and all(re.match(rf"{re.escape(str(bad))}:[1-9]\d*: ." if refused else rf"{re.escape(str(bad))}: .", line) for line in lines)
