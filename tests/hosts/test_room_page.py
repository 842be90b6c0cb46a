"""The page of the room's report, and the one that leads to it: what the worker calls, and what the build writes."""

import json

import pytest
from bs4 import BeautifulSoup
from hosts.test_bridge import FromJavaScript, asked
from hosts.test_extension import build
from hypothesis import given
from hypothesis import strategies as st
from laws import check_view
from reading import every_element, read
from rooms import participant, raw, zipped
from stakes import ActionError, workbook
from stakes.hosts import card
from stakes.hosts.markup import html
from stakes.hosts.page import bridge, room
from stakes.kit import nodes, words
from stakes.workshop import paper, paper_view
from stakes.workshop.tally import Tally, loads
from stakes.workshop.voice import copy_for_the_room
from strategies import json_values
from test_words import Bracketed, unbracketed

LIVE = "# A page\n\n```{{live}} {}\n```\n"


def calls(name, *given_parts):
    return json.loads(getattr(bridge.room, name)(*given_parts))


def hand_in(*files):
    more = calls("add", json.dumps([name for name, _ in files]), [FromJavaScript(raw) for _, raw in files])["more"]
    while more:
        more = calls("read")["more"]
    return calls("show")


def text_of(tree):
    return BeautifulSoup(html(tree), "html.parser").get_text(" ")


def test_files_come_in_a_report_comes_out_and_nothing_stays():
    empty = calls("start", "")
    assert "made-up room" in text_of(empty["tree"])
    assert calls("out", "csv") == calls("out", "tally") == {"text": ""}
    books = [copy_for_the_room(participant(needs=["=1+1"], group="Choir")) for _ in range(45)]
    shown = hand_in(("all.zip", zipped([(f"{n}.json", raw(book)) for n, book in enumerate(books)])), ("bad.json", b""))
    assert (shown["counted"], shown["left_out"]) == (45, 1)
    assert "made-up room" not in text_of(shown["tree"])
    assert json.loads(calls("out", "json")["text"])["people"] == 45
    assert "\"'=1+1\"" in calls("out", "csv")["text"]
    calls("leave_out", "folder", "not a file")
    assert calls("show")["left_out"] == 2
    assert calls("start", "")["tree"] == empty["tree"]


def test_a_tally_is_typed_kept_and_gone_on_with():
    calls("start", "")
    for action in (
        {"do": "paper-group", "place": 0, "part": "name", "value": "Choir"},
        {"do": "paper-group", "place": 0, "part": "people", "value": "9"},
        {"do": "paper-line", "place": 0, "goal": False, "value": "sleep"},
        {"do": "paper-count", "group": 0, "line": 0, "said": "stake", "value": "5"},
        {"do": "paper-week", "place": 0, "part": "day", "value": "2027-04-01"},
        {"do": "paper-week", "place": 0, "part": "people", "value": "4"},
    ):
        answer = calls("handle", json.dumps(action))
    assert "error" in calls("handle", json.dumps({"do": "paper-count", "group": 7, "line": 0, "said": "stake", "value": "5"}))
    made = json.loads(calls("out", "json")["text"])
    assert [(one["what"], one["people"]["people"]) for one in made["stakes"]] == [("sleep", 5)]
    assert made["weeks"][0]["people"] == {"people": 4, "exact": True}
    saved = calls("out", "tally")["text"]
    assert answer["tally"] == saved
    again = calls("start", saved)
    assert again["tree"] == answer["tree"]
    calls("start", "{")
    shown = hand_in(("tally.json", saved.encode()))
    assert shown["tree"] == answer["tree"]
    calls("handle", json.dumps({"do": "paper-count", "group": 0, "line": 0, "said": "stake", "value": "6"}))
    made = json.loads(calls("out", "json")["text"])
    assert made["stakes"][0]["people"]["people"] == 6
    assert [one["file"] for one in made["left_out"]] == ["tally.json"]
    assert calls("handle", '{"do": "paper-clear"}')["tally"] == ""


def test_what_may_be_one_is_asked_and_joined_by_a_button():
    calls("start", "")
    books = [participant(needs=[("a bus home late", "a late bus home")[n % 2]]) for n in range(6)]
    shown = hand_in(*((f"{n}.json", raw(book)) for n, book in enumerate(books)))
    assert "may be one." in text_of(shown["tree"])
    pair = {"one": "a bus home late", "other": "a late bus home"}
    joined = calls("handle", json.dumps({"do": "paper-same", **pair}))
    assert "count as one" in text_of(joined["tree"]) and "may be one." not in text_of(joined["tree"])
    assert [one["people"]["people"] for one in json.loads(calls("out", "json")["text"])["stakes"]] == [6]
    assert calls("handle", json.dumps({"do": "paper-apart", **pair}))["tree"] == shown["tree"]


def test_goals_that_may_be_one_are_asked_about_too():
    calls("start", "")
    wordings = ("the late bus home stays", "the late bus stays")
    books = [participant(goals=[(wordings[n % 2], "support")]) for n in range(8)]
    shown = hand_in(*((f"{n}.json", raw(book)) for n, book in enumerate(books)))
    assert "may be one." in text_of(shown["tree"])
    joined = calls("handle", json.dumps({"do": "paper-same", "one": wordings[0], "other": wordings[1]}))
    assert "may be one." not in text_of(joined["tree"])
    assert [one["answers"]["support"]["people"] for one in json.loads(calls("out", "json")["text"])["goals"]] == [8]


@given(st.data())
def test_whatever_is_typed_a_tally_reads_back_and_shows(data):
    tally = Tally(id="t")
    for _ in range(8):
        control = data.draw(st.sampled_from(list(nodes.controls(paper_view.view(tally)))))
        action = {**control["action"], "value": data.draw(st.sampled_from(["", "3", "2027-04-01", "Choir", True, "<b>"]) | json_values)}
        if data.draw(st.booleans()):
            action = action | data.draw(st.dictionaries(st.sampled_from(["place", "group", "line", "part", "goal"]), json_values, max_size=1))
        try:
            tally = paper.update(tally, action)
        except ActionError as wrong:
            assert str(wrong).endswith(".")
        check_view(paper_view.view(tally))
        assert loads(tally.mark) == tally


def test_a_copy_for_the_room_comes_out_of_the_worker():
    book = participant(needs=["sleep"], others=["theirs to tell"])
    asked("start", "for-the-room", workbook.dumps(book))
    copied = workbook.load(asked("for_the_room")["text"].encode())
    assert "theirs" not in workbook.dumps(copied) and "sleep" in workbook.dumps(copied)
    asked("start", "self-interest-map", "")
    assert "For the room" in asked("for_the_room")["error"]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    source = tmp_path_factory.mktemp("rooms") / "source"
    pages = {"one": "for-the-room", "other": "the-rooms-report"}
    app, warnings = build(source, {}, {name: LIVE.format(part) for name, part in pages.items()})
    assert warnings == ""
    return {name: (source / "html" / f"{name}.html").read_text("utf-8") for name in pages}, app


def test_a_page_for_the_room_is_live_and_no_exercise(built):
    page = BeautifulSoup(built[0]["one"], "html.parser")
    (section,) = page.select("section[data-live]")
    assert (section["data-desk"], section["data-state"]) == ("for-the-room", "static")
    assert len(section.select("[data-do=share]")) == 1
    assert not page.select("[data-exercise], [data-room]")
    assert [script for script in page.select("script[src]") if script["src"].partition("?")[0].endswith("/page.js")]


def test_a_page_of_the_report_shows_what_one_looks_like_and_says_what_works_without_scripts(built):
    page = BeautifulSoup(built[0]["other"], "html.parser")
    (section,) = page.select("section[data-live]")
    assert (section["data-room"], section["data-state"]) == ("the-rooms-report", "static")
    assert "stakes merge" in section.select_one("[role=status]").get_text()
    shown = built[0]["other"]
    start = shown.index('<div class="exercise-root">')
    assert read(shown[start : shown.index('<div class="foot">', start)])[2] == [room.elements(None, Tally())]
    assert not page.select("[data-exercise], [data-desk]")
    assert {path.endswith("view.py") for path in built[1].env.dependencies["other"]} == {True, False}


def test_an_unknown_one_is_an_error(tmp_path):
    _app, warnings = build(tmp_path / "source", {}, {"one": LIVE.format("self-interest-map")})
    assert "there is no 'self-interest-map'" in warnings


def test_no_word_of_these_pages_is_untranslated():
    words.use(Bracketed())
    said = [*card.room_words().values()]
    for made in (card.drop(), card.room_foot(), card.share()):
        said += [child for one in every_element(made) for child in one[2] if isinstance(child, str)]
    assert len(said) > 20
    for text in said:
        assert not unbracketed(text), text
