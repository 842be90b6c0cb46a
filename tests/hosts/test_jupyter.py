"""The Jupyter host without a browser: what the widget answers, and what becomes of the learner's file."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets
import pytest
import stakes
import traitlets
from attrs import evolve, field, frozen
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from stakes import workbook
from stakes.hosts import card, jupyter
from stakes.hosts.jupyter import Exercise

NAME = "self-interest-map"
ANA = {"do": "write-name", "who": "p1", "value": "Ana"}
RUTH = {"do": "write-name", "who": "p2", "value": "Ruth"}
EMPTY = stakes.Session(NAME).work


@frozen
class Seen:
    """A widget, and all that it sent to the page, oldest first."""

    widget: Exercise
    sent: list[dict[str, Any]] = field(factory=list)

    def ask(self, call: Any, buffers: list[Any] | None = None, **content: Any) -> dict[str, Any]:
        """What the page would send; returns the answer."""
        self.sent.clear()
        self.widget._answer(self.widget, {"id": "1", "call": call, **content}, buffers or [])
        (answer,) = (sent for sent in self.sent if "id" in sent)
        return answer

    def act(self, action: Any) -> dict[str, Any]:
        return self.ask("handle", action=action)

    @property
    def said(self) -> list[str]:
        return [sent["say"] for sent in self.sent if "say" in sent]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the work is kept, empty."""
    monkeypatch.setenv("STAKES_WORK", str(tmp_path / "my-work"))
    return tmp_path / "my-work"


@pytest.fixture
def file(folder: Path) -> Path:
    return folder / "workbook.json"


@pytest.fixture
def open_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Seen]:
    """Opens the exercise, as a cell of a notebook does; each call is one more notebook."""

    def opened() -> Seen:
        seen = Seen(stakes.open_exercise(NAME))
        monkeypatch.setattr(seen.widget, "send", lambda content, buffers=None: seen.sent.append(content))
        return seen

    return opened


@pytest.fixture
def one(open_one: Callable[[], Seen]) -> Seen:
    return open_one()


def names(work: dict[str, Any]) -> list[str]:
    return [person["name"] for person in work["campaign"]["people"]]


def kept(file: Path) -> dict[str, Any]:
    return json.loads(file.read_text("utf-8"))


def fail_with(number: int) -> Callable[..., Any]:
    def fails(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number))

    return fails


# The widget, from a cell


def test_it_is_opened_by_name_and_shows_an_empty_session(one: Seen, file: Path) -> None:
    assert one.widget.session.exercise == NAME
    assert one.widget.work == EMPTY
    assert one.widget.tree[0] == "div"
    assert not file.exists(), "opening alone writes nothing"


def test_an_unknown_name_is_said(folder: Path) -> None:
    with pytest.raises(stakes.UnknownExercise, match=NAME):
        stakes.open_exercise("nothing-of-ours")


def test_work_is_observed_after_the_file_is_safe(one: Seen, file: Path) -> None:
    heard = []
    one.widget.observe(lambda change: heard.append((names(change["new"]), kept(file)["revision"])), "work")
    one.act(ANA)
    assert heard == [(["Ana"], 1)]


def test_an_observer_that_fails_loses_nothing(one: Seen, file: Path) -> None:
    def fails(_: Any) -> None:
        raise ZeroDivisionError

    one.widget.observe(fails, "work")
    with pytest.raises(ZeroDivisionError):
        one.act(ANA)
    assert {"id": "1"} in one.sent, "the page is answered all the same"
    assert names(kept(file)) == ["Ana"]
    assert names(one.widget.session.work) == ["Ana"]


def test_work_is_set_shown_and_saved(one: Seen, file: Path) -> None:
    other = stakes.Session(NAME)
    other.handle(RUTH)
    before = one.widget.tree
    one.widget.work = other.work
    assert one.widget.session.work == other.work
    assert one.widget.tree != before
    assert names(kept(file)) == ["Ruth"]


@pytest.mark.parametrize(
    "bad", [{}, {"campaign": {}}, {"campaign": {"people": 3}, "own": {}}, {"own": {}, "campaign": {"x": 1}}]
)
def test_work_that_is_not_the_exercises_is_refused_and_nothing_changes(one: Seen, file: Path, bad: Any) -> None:
    one.act(ANA)
    before = file.read_bytes()
    with pytest.raises(stakes.WorkbookError):
        one.widget.work = bad
    assert names(one.widget.work) == names(one.widget.session.work) == ["Ana"]
    assert file.read_bytes() == before


def test_a_session_driven_from_a_cell_is_shown_and_saved(one: Seen, file: Path) -> None:
    one.widget.session.handle(ANA)
    one.widget.show()
    assert names(one.widget.work) == names(kept(file)) == ["Ana"]


def test_it_composes_with_other_widgets(one: Seen) -> None:
    label = ipywidgets.Label()
    ipywidgets.dlink((one.widget, "work"), (label, "value"), lambda work: ", ".join(names(work)))
    box = ipywidgets.VBox([label, one.widget])
    one.act(ANA)
    assert label.value == "Ana"
    assert repr(box) == f"VBox(children=(Label(value='Ana'), Exercise('{NAME}')))"


def test_the_work_can_be_linked_both_ways(one: Seen) -> None:
    class Other(traitlets.HasTraits):
        work = traitlets.Dict()

    other = Other()
    traitlets.link((one.widget, "work"), (other, "work"))
    one.act(ANA)
    assert names(other.work) == ["Ana"]
    other.work = EMPTY
    assert one.widget.session.work == EMPTY


# What the page asks


def test_an_action_is_done_saved_and_answered(one: Seen, file: Path) -> None:
    assert one.act(ANA) == {"id": "1"}
    assert one.said == ["saved"]
    assert one.sent[0]["size"] == file.stat().st_size
    assert names(kept(file)) == ["Ana"]
    assert "Ana" in json.dumps(one.widget.tree)
    assert [entry.name for entry in file.parent.iterdir()] == ["workbook.json"], "no temporary file is left"


def test_a_bad_action_is_answered_and_changes_nothing(one: Seen, file: Path) -> None:
    one.act(ANA)
    before = file.read_bytes(), one.widget.work, one.widget.tree
    for action in (
        None,
        [],
        {},
        {"do": "nothing"},
        {"do": "write-name", "who": "p1", "value": 3},
        {"do": ["write-name"]},
    ):
        assert one.act(action)["error"]
        assert one.said == []
    assert (file.read_bytes(), one.widget.work, one.widget.tree) == before


@pytest.mark.parametrize("call", [None, "", "nothing", 3, [], {}, "__init__"])
def test_an_unknown_call_is_answered(one: Seen, call: Any) -> None:
    assert one.ask(call)["error"]
    assert one.widget.work == EMPTY


@pytest.mark.parametrize("content", [None, [], "handle", 3, True])
def test_a_message_that_is_no_call_is_ignored(one: Seen, content: Any) -> None:
    one.widget._answer(one.widget, content, [])
    assert one.sent == []


def test_messages_from_the_page_arrive(one: Seen) -> None:
    one.widget._handle_custom_msg({"id": "7", "call": "handle", "action": ANA}, [])
    assert one.sent[-1] == {"id": "7"}
    assert names(one.widget.work) == ["Ana"]


@pytest.mark.parametrize(
    "buffers", [[], [None], [3], ["text"], [b""], [b"\xff\xd8"], [b"{}", b"{}"], [memoryview(b"[1")]]
)
def test_a_bad_file_leaves_present_work_alone(one: Seen, file: Path, buffers: list[Any]) -> None:
    one.act(ANA)
    before = file.read_bytes()
    assert one.ask("open", buffers)["error"]
    assert file.read_bytes() == before
    assert names(one.widget.work) == ["Ana"]


JSON: SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
CALLS = ["begin", "handle", "text", "open", "mine", "theirs", "clear", "other"]


@given(
    st.lists(
        st.tuples(
            JSON | st.fixed_dictionaries({"call": st.sampled_from(CALLS), "action": JSON | st.just(ANA)}),
            st.lists(st.binary()),
        ),
        max_size=6,
    )
)
def test_whatever_comes_nothing_is_raised(tmp_path_factory: pytest.TempPathFactory, messages: list[Any]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STAKES_WORK", str(tmp_path_factory.mktemp("work")))
        widget = Exercise(NAME)
        for content, buffers in messages:
            widget._answer(widget, content, buffers)
        assert names(widget.work) in ([], ["Ana"])


def test_a_copy_out_and_in_again(one: Seen, file: Path) -> None:
    one.act(ANA)
    text = one.ask("text")["text"]
    assert one.ask("clear") == {"id": "1"}
    assert one.widget.work == EMPTY
    assert not file.exists()
    assert one.ask("open", [memoryview(text.encode())]) == {"id": "1"}
    assert one.said == ["saved"]
    assert names(one.widget.work) == names(kept(file)) == ["Ana"]


def test_clearing_leaves_no_trace(one: Seen, file: Path) -> None:
    one.act(ANA)
    (file.parent / ".workbook.json.cut-short").write_text("Ana")
    (file.parent / "workbook-set-aside-1.json").write_text("Ana")
    (file.parent / "notes.txt").write_text("the learner's own")
    one.ask("clear")
    assert [entry.name for entry in file.parent.iterdir()] == ["notes.txt"]
    one.act(RUTH)
    assert names(kept(file)) == ["Ruth"]


# The file


def test_work_is_there_again(one: Seen, open_one: Callable[[], Seen]) -> None:
    one.act(ANA)
    again = open_one()
    assert names(again.widget.work) == ["Ana"]
    assert again.widget.tree == one.widget.tree


def test_another_notebooks_work_is_never_written_over(one: Seen, open_one: Callable[[], Seen], file: Path) -> None:
    other = open_one()
    other.act(RUTH)
    before = file.read_bytes()
    for _ in range(2):
        one.act(ANA)
        assert one.said == ["elsewhere"]
    assert file.read_bytes() == before
    assert names(one.widget.work) == ["Ana"], "and what is written here stays on view"
    one.ask("begin")
    assert one.said == ["elsewhere"], "a new view is told as well"


def test_keep_mine(one: Seen, open_one: Callable[[], Seen], file: Path) -> None:
    other = open_one()
    other.act(RUTH)
    one.act(ANA)
    revision = kept(file)["revision"]
    assert one.ask("mine") == {"id": "1"}
    assert one.said == ["saved"]
    assert names(kept(file)) == ["Ana"]
    assert kept(file)["revision"] > revision
    other.act(RUTH)
    assert other.said == ["elsewhere"], "now it is the other that must choose"


def test_take_theirs(one: Seen, open_one: Callable[[], Seen], file: Path) -> None:
    open_one().act(RUTH)
    before = file.read_bytes()
    one.act(ANA)
    assert one.ask("theirs") == {"id": "1"}
    assert one.said == ["saved"]
    assert names(one.widget.work) == ["Ruth"]
    assert "Ruth" in json.dumps(one.widget.tree)
    assert file.read_bytes() == before
    one.act(ANA)
    assert one.said == ["saved"]


def test_theirs_may_be_nothing(one: Seen, open_one: Callable[[], Seen], file: Path) -> None:
    one.act(ANA)
    open_one().ask("clear")
    one.act(RUTH)
    assert one.said == ["elsewhere"]
    one.ask("theirs")
    assert one.widget.work == EMPTY


def in_another_exercise(file: Path, **more: Any) -> None:
    """Another notebook saves what was done in an exercise of a later version of the course."""
    book = workbook.load(file) if file.exists() else workbook.new()
    exercises = book.exercises | {"bridges": {"steps": [1]}}
    workbook.save(evolve(book, revision=book.revision + 1, exercises=exercises, **more), file)


@pytest.mark.parametrize("begun", [False, True])
def test_work_in_another_exercise_is_kept_beside(one: Seen, file: Path, begun: bool) -> None:
    if begun:
        one.act(ANA)
    in_another_exercise(file)
    theirs = kept(file)
    one.act(RUTH)
    assert one.said == ["saved"]
    assert kept(file)["exercises"]["bridges"] == {"steps": [1]}
    assert "Ruth" in names(kept(file))
    assert kept(file)["id"] == theirs["id"]
    assert kept(file)["revision"] > theirs["revision"]


def test_keeping_mine_keeps_their_other_exercises(one: Seen, open_one: Callable[[], Seen], file: Path) -> None:
    open_one().act(RUTH)
    in_another_exercise(file)
    one.act(ANA)
    assert one.said == ["elsewhere"]
    one.ask("mine")
    assert names(kept(file)) == ["Ana"]
    assert kept(file)["exercises"]["bridges"] == {"steps": [1]}


def test_a_copy_that_is_opened_writes_over_nothing_unread(one: Seen, open_one: Callable[[], Seen], file: Path) -> None:
    one.act(ANA)
    copy = one.ask("text")["text"].encode()
    open_one().act(RUTH)
    theirs = file.read_bytes()
    one.ask("open", [copy])
    assert names(kept(file)) == ["Ana"]
    assert (file.parent / "workbook-set-aside-1.json").read_bytes() == theirs


FUTURE = json.dumps({"format": "common-stakes", "version": 99, "news": "Ana"}).encode()
UNREADABLE = {
    "empty": b"",
    "cut short": b'{"format": "common-stakes", "vers',
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "a log-in page": b"<!doctype html><title>Log in</title>",
    "newer": FUTURE,
    "too big": b" " * (workbook.SIZE_LIMIT + 1),
}


@pytest.fixture(params=UNREADABLE.values(), ids=UNREADABLE)
def unreadable(request: pytest.FixtureRequest, file: Path) -> bytes:
    file.parent.mkdir()
    file.write_bytes(request.param)
    return request.param


def test_what_cannot_be_read_is_left_alone_and_said(unreadable: bytes, one: Seen, file: Path) -> None:
    one.ask("begin")
    assert one.said == ["unreadable"]
    assert one.sent[0]["why"]
    for action in (ANA, RUTH):
        one.act(action)
        assert one.said == ["unreadable"]
    assert file.read_bytes() == unreadable
    assert names(one.widget.work) == ["Ana", "Ruth"], "the exercise works all the same"


def test_what_cannot_be_read_can_be_copied_out(unreadable: bytes, one: Seen, file: Path) -> None:
    assert one.ask("text")["text"] == unreadable.decode("utf-8", "replace")
    one.act(ANA)
    assert names(json.loads(one.ask("text")["text"])) == ["Ana"], "what was written since comes first"


def test_what_cannot_be_read_is_set_aside(unreadable: bytes, one: Seen, file: Path) -> None:
    one.act(ANA)
    one.ask("mine")
    assert one.said == ["saved"]
    assert names(kept(file)) == ["Ana"]
    assert (file.parent / "workbook-set-aside-1.json").read_bytes() == unreadable
    one.ask("begin")
    assert one.said == []


def test_a_copy_opened_over_it_sets_it_aside(unreadable: bytes, one: Seen, file: Path) -> None:
    session = stakes.Session(NAME)
    session.handle(RUTH)
    one.ask("open", [workbook.dumps(workbook.new().with_session(session)).encode()])
    assert names(kept(file)) == ["Ruth"]
    assert (file.parent / "workbook-set-aside-1.json").read_bytes() == unreadable


def test_it_is_cleared_when_the_learner_says_so(unreadable: bytes, one: Seen, file: Path) -> None:
    one.ask("clear")
    assert list(file.parent.iterdir()) == []
    one.act(ANA)
    assert one.said == ["saved"]


def test_a_file_that_another_program_broke_is_left_alone(one: Seen, file: Path) -> None:
    one.act(ANA)
    file.write_bytes(FUTURE)
    one.act(RUTH)
    assert one.said == ["unreadable"]
    one.ask("theirs")
    assert one.said == ["unreadable"]
    assert file.read_bytes() == FUTURE
    assert names(one.widget.work) == ["Ana", "Ruth"]


def test_a_folder_where_the_file_should_be(file: Path, open_one: Callable[[], Seen]) -> None:
    file.mkdir(parents=True)
    one = open_one()
    one.act(ANA)
    assert one.said == ["unreadable"]
    assert "error" in one.ask("text") or names(json.loads(one.ask("text")["text"])) == ["Ana"]
    assert "error" in one.ask("clear")
    assert file.is_dir()


# Saves that fail


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_a_save_that_fails_is_said_until_one_succeeds(
    one: Seen, file: Path, monkeypatch: pytest.MonkeyPatch, number: int, step: str
) -> None:
    one.act(ANA)
    before = file.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, step, fail_with(number))
        assert one.act(RUTH) == {"id": "1"}, "the action itself was done"
        assert one.said == ["unsaved"]
        assert os.strerror(number) in one.sent[0]["why"]
        one.ask("begin")
        assert one.said == ["unsaved"], "a new view is told as well"
        assert names(json.loads(one.ask("text")["text"])) == ["Ana", "Ruth"], "a copy can be had"
    assert file.read_bytes() == before
    assert [entry.name for entry in file.parent.iterdir()] == ["workbook.json"]
    one.act({"do": "add-person"})
    assert one.said == ["saved"]
    assert names(kept(file))[:2] == ["Ana", "Ruth"]


def test_a_folder_that_cannot_be_made_is_said(folder: Path, open_one: Callable[[], Seen]) -> None:
    folder.write_text("a file, where the folder should be")
    one = open_one()
    one.act(ANA)
    assert one.said == ["unsaved"]
    assert str(folder) in one.sent[0]["why"]
    assert folder.read_text() == "a file, where the folder should be"


@pytest.mark.parametrize("call", ["clear", "mine"])
def test_a_file_that_cannot_be_moved_is_said(
    file: Path, open_one: Callable[[], Seen], monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    file.parent.mkdir()
    file.write_bytes(FUTURE)
    one = open_one()
    one.act(ANA)
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fail_with(errno.EACCES))
        patch.setattr(Path, "unlink", fail_with(errno.EACCES))
        answer = one.ask(call)
    assert "error" in answer or one.said == ["unsaved"]
    assert file.read_bytes() == FUTURE
    assert names(one.widget.work) == ["Ana"]


def test_work_past_the_limit_is_said(one: Seen, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one.act(ANA)
    before = file.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("stakes.workbook.document.SIZE_LIMIT", 10)
        one.act(RUTH)
        assert one.said == ["unsaved"]
        assert one.ask("text")["error"]
    assert file.read_bytes() == before


# What a Jupyter without widgets shows


def test_the_static_form_says_that_it_is_one_and_takes_no_words(one: Seen) -> None:
    data, _ = one.widget._repr_mimebundle_()
    assert set(data) == {"application/vnd.jupyter.widget-view+json", "text/html", "text/plain"}
    html = data["text/html"]
    assert 'data-state="static"' in html
    said, form = html.index("install anywidget"), html.index("<fieldset disabled")
    assert said < form, "what to do stands above the form, which cannot be written in"
    assert "data-do=" not in html, "no button that would do nothing"
    assert "<script" not in html


def test_a_notebook_that_is_handed_on_holds_none_of_the_work(one: Seen) -> None:
    fresh = stakes.open_exercise(NAME)._repr_mimebundle_()[0]
    one.act(ANA)
    data = one.widget._repr_mimebundle_()[0]
    assert "Ana" in json.dumps(one.widget.tree)
    for kind in ("text/plain", "text/html"):
        assert data[kind] == fresh[kind]
    assert one.widget.model_id not in data["text/plain"] + data["text/html"]


def test_the_learner_is_told_where_the_work_lies(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, open_one: Callable[[], Seen]
) -> None:
    far = tmp_path.with_name("elsewhere")
    monkeypatch.chdir(tmp_path)
    assert "my-work/workbook.json, on the machine where Jupyter runs" in open_one().widget.words["live"]
    assert str(tmp_path) not in open_one().widget.words["live"]
    monkeypatch.setenv("STAKES_WORK", str(far))
    assert str(far / "workbook.json") in open_one().widget.words["saved"]


def test_beside_the_notebook_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("STAKES_WORK", raising=False)
    monkeypatch.chdir(tmp_path)
    assert jupyter.work_file() == tmp_path / "my-work" / "workbook.json"


def test_every_word_that_the_scripts_say_is_there() -> None:
    words = card.jupyter_words("here")
    source = Exercise._esm
    for name in ("unanswered", "set_aside", "saved", "unsaved", "unreadable", "elsewhere", "cleared", "live"):
        assert name in words
        assert name in source
    assert "import " not in source.split("export default")[0].replace('import"', "")


# Where anywidget is missing


def test_without_anywidget_the_package_works_and_the_exercise_says_what_to_install(tmp_path: Path) -> None:
    script = (
        "import sys; sys.modules['anywidget'] = None\n"
        "import stakes\n"
        f"session = stakes.Session({NAME!r}); session.handle({ANA!r})\n"
        "try: stakes.open_exercise('self-interest-map')\n"
        "except stakes.StakesError as said: print(said)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], check=False, capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert "%pip install anywidget" in done.stdout
