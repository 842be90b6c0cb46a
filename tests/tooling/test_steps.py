"""The step runner: what is done once, what is done again, and what a failure says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tooling.commands import call
from tooling.paths import ROOT
from tooling.steps import Step, StepFailed, alone, digest, run_steps


@pytest.fixture
def kitchen(tmp_path):
    """A step that copies a folder's one file, and the list of times it ran."""
    source = tmp_path / "in"
    (source / "deep").mkdir(parents=True)
    (source / "deep" / "recipe.txt").write_text("flour")
    ran = []

    def cook():
        ran.append(1)
        (tmp_path / "out").mkdir(exist_ok=True)
        (tmp_path / "out" / "cake.1234.txt").write_text((source / "deep" / "recipe.txt").read_text())

    def step(run=cook, inputs=(source, "v1")):
        return Step("Baking", inputs, ("out/cake.*.txt",), run, tmp_path / "stamps" / "cake", tmp_path)

    return step, source, ran, tmp_path


def run(step):
    said = []
    did = run_steps([step], out=said.append)
    return did, "".join(said)


def test_a_second_run_repeats_nothing_and_prints_nothing(kitchen):
    step, _, ran, _ = kitchen
    did, said = run(step())
    assert did == ["Baking"]
    assert said.startswith("Baking … ")
    assert said.endswith(" s\n")
    assert run(step()) == ([], "")
    assert len(ran) == 1


def test_a_changed_content_a_new_name_and_another_version_each_run_it_again(kitchen):
    step, source, ran, _ = kitchen
    run(step())
    (source / "deep" / "recipe.txt").write_text("sugar")
    assert run(step())[0] == ["Baking"]
    (source / "deep" / "recipe.txt").rename(source / "recipe.txt")
    (source / "deep" / "recipe.txt").write_text("sugar")
    assert run(step())[0] == ["Baking"]
    assert run(step(inputs=(source, "v2")))[0] == ["Baking"]
    assert len(ran) == 4


def test_a_touched_file_and_python_s_caches_do_not(kitchen):
    step, source, _, _ = kitchen
    run(step())
    os.utime(source / "deep" / "recipe.txt", (1, 1))
    (source / "__pycache__").mkdir()
    (source / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert run(step())[0] == []


def test_a_learner_s_own_work_is_never_looked_at(kitchen):
    step, source, _, _ = kitchen
    run(step())
    (source / "my-work").mkdir()
    (source / "my-work" / "workbook.json").write_text("{}")
    assert run(step())[0] == []


def test_a_lost_output_is_made_again(kitchen):
    step, _, _, folder = kitchen
    run(step())
    (folder / "out" / "cake.1234.txt").unlink()
    assert run(step())[0] == ["Baking"]


def test_a_failing_step_says_what_why_and_what_to_do_and_is_tried_again(kitchen):
    step, _, ran, folder = kitchen

    def burn():
        call([sys.executable, "-c", "print('the oven is cold'); raise SystemExit(3)"], todo="Heat it.", cwd=folder)

    with pytest.raises(StepFailed) as failure:
        run(step(run=burn))
    told = str(failure.value)
    assert told.index("Baking: failed.") < told.index("the oven is cold") < told.index("What to do:\n  Heat it.")
    assert not step().started.exists()
    assert run(step())[0] == ["Baking"]
    assert len(ran) == 1


def test_a_step_that_failed_after_a_success_is_not_taken_for_done(kitchen):
    step, source, _, _ = kitchen
    run(step())
    (source / "deep" / "recipe.txt").write_text("salt")

    def burn():
        raise StepFailed("no", "yes")

    with pytest.raises(StepFailed):
        run(step(run=burn))
    (source / "deep" / "recipe.txt").write_text("flour")
    assert run(step())[0] == ["Baking"]


def test_a_step_that_was_killed_leaves_its_mark(kitchen):
    step, _, _, _ = kitchen

    def killed():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(step(run=killed))
    assert step().started.exists()
    run(step())
    assert not step().started.exists()


def test_a_file_that_changes_while_the_step_runs_is_a_change(kitchen):
    step, source, _, folder = kitchen

    def slow():
        (folder / "out").mkdir()
        (folder / "out" / "cake.1.txt").touch()
        (source / "deep" / "recipe.txt").write_text("saved meanwhile")

    run(step(run=slow))
    assert run(step())[0] == ["Baking"]


def test_a_program_s_warnings_are_told_rather_than_its_last_lines(tmp_path):
    script = "print('p.md:3: WARNING: no such page'); print('chatter\\n' * 40); raise SystemExit(1)"
    log = tmp_path / "log.txt"
    with pytest.raises(StepFailed) as failure:
        call([sys.executable, "-c", script], todo="Mend it.", cwd=tmp_path, log=log, telling=("WARNING:",))
    assert failure.value.why == "p.md:3: WARNING: no such page"
    assert str(log) in failure.value.todo
    assert "chatter" in log.read_text()


def test_a_missing_program_is_a_failed_step(tmp_path):
    with pytest.raises(StepFailed, match="no-such-program could not be started"):
        call(["no-such-program"], todo="Install it.", cwd=tmp_path)


def test_names_and_contents_do_not_run_into_each_other(tmp_path):
    assert digest(["ab", "c"]) != digest(["a", "bc"])
    (tmp_path / "a").write_text("x")
    assert digest([tmp_path / "a"]) != digest([tmp_path / "b"])


def test_two_runs_wait_for_each_other(tmp_path):
    lock = tmp_path / "lock"
    script = "from pathlib import Path; from tooling.steps import alone\nwith alone(Path({!r})): print('in')"
    with alone(lock):
        other = subprocess.Popen(
            [sys.executable, "-c", script.format(str(lock))], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        first = other.stdout.readline()
    rest, _ = other.communicate(timeout=30)
    assert "Waiting" in first
    assert rest == "in\n"


def test_course_names_its_commands_and_knows_no_others(tmp_path):
    def course(*args):
        return subprocess.run([sys.executable, ROOT / "course.py", *args], cwd=tmp_path, capture_output=True, text=True)

    told = course("--help")
    assert told.returncode == 0
    for command in ("serve", "build", "test", "lab", "stakes", "bench"):
        assert f"  {command} " in told.stdout
    wrong = course("sevre")
    assert wrong.returncode == 2
    assert "no command 'sevre'" in wrong.stderr


def test_an_old_python_is_told_plainly(tmp_path):
    source = (ROOT / "course.py").read_text("utf-8").replace("sys.version_info < OLDEST", "True")
    old = tmp_path / "course.py"
    old.write_text(source, "utf-8")
    done = subprocess.run([sys.executable, old, "serve"], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("This needs Python 3.11 or newer")
    assert not Path(tmp_path / ".venv").exists()
