"""The Jupyter host without a browser: what the widget answers, to a cell and to a page."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets
import pytest
import stakes
import traitlets
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from stakes.hosts import card, jupyter
from stakes.hosts.jupyter import Exercise

from hosts.widget import ANA, EMPTY, NAME, RUTH, Seen, kept, names

# From a cell


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


def test_what_the_scripts_are_joined_of_names_nothing_twice() -> None:
    named = re.findall(r"^(?:async )?(?:const|let|class|function)\*? (\w+)", Exercise._esm, re.MULTILINE)
    assert len(named) > 20
    assert [name for name in set(named) if named.count(name) > 1] == [], "the widget is one module: it would not load"


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
