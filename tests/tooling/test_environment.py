"""The set-up of `.venv`: half-made, missing its pip, and done."""

import subprocess
import sys

import pytest
from tooling import browser, environment
from tooling.steps import StepFailed, run_steps


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """`.venv` in a folder with a space in its name."""
    root = tmp_path / "my courses"
    root.mkdir()
    monkeypatch.setattr(environment, "ROOT", root)
    monkeypatch.setattr(environment, "VENV", root / ".venv")
    monkeypatch.setattr(environment, "VENV_PYTHON", root / ".venv" / "bin" / "python")
    return root


def test_it_is_made_once_and_holds_pip(elsewhere):
    step = environment.steps(tests=False)[0]
    assert run_steps([step], out=lambda _: None) == ["Making .venv"]
    assert environment.works()
    assert run_steps([step]) == []
    assert not environment.was_cut_short()


def test_a_half_made_one_is_known_and_made_anew(elsewhere, monkeypatch):
    step = environment.steps(tests=False)[0]

    def killed(self, folder):
        (folder / "bin").mkdir()
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("venv.EnvBuilder.create", killed)
        with pytest.raises(KeyboardInterrupt):
            run_steps([step], out=lambda _: None)
    assert environment.was_cut_short()
    assert not environment.works()
    run_steps([step], out=lambda _: None)
    assert environment.works()


def test_one_that_works_is_kept(elsewhere):
    subprocess.run([sys.executable, "-m", "venv", elsewhere / ".venv"], check=True)
    (elsewhere / ".venv" / "mine").touch()
    environment.make()
    assert (elsewhere / ".venv" / "mine").exists()


def test_a_python_without_ensurepip_is_told_the_line_for_apt(elsewhere, monkeypatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(StepFailed) as failure:
        run_steps(environment.steps(tests=False)[:1], out=lambda _: None)
    assert "apt install python3-venv" in failure.value.todo
    assert failure.value.step == "Making .venv"


def test_the_tests_tools_are_installed_for_the_tests_only():
    names = [step.name for step in environment.steps(tests=False)]
    assert "Installing the tests' tools" not in names
    assert set(names) < {step.name for step in environment.steps(tests=True)}


def test_a_browser_that_is_named_but_not_there_is_said(monkeypatch, tmp_path):
    monkeypatch.setenv("COURSE_BROWSER", str(tmp_path / "none"))
    with pytest.raises(StepFailed, match="no browser at"):
        browser.ready()


def test_without_any_browser_one_is_asked_for(monkeypatch):
    monkeypatch.delenv("COURSE_BROWSER", raising=False)
    monkeypatch.setattr(browser, "_installed", lambda: None)
    monkeypatch.setattr(browser, "_of_playwright", lambda: None)
    with pytest.raises(StepFailed) as failure:
        browser.find()
    assert "COURSE_BROWSER" in failure.value.todo
