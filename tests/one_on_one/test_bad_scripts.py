"""Scripts that are wrong, on purpose and at random: each is refused with file and line, and none hangs or crashes the check."""

import contextlib
import copy
import io
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stakes import ContentError
from stakes.__main__ import main
from stakes.kit import content
from stakes.one_on_one import check, load_script
from stakes.one_on_one.script import MOODS, MOVES, read_script
from stakes.one_on_one.talk import Talk
from strategies import HOSTILE, broken

SHIPPED = {document.file.removesuffix(".yml"): document for document in content.shipped("stakes.one_on_one")}
(EXAMPLE,) = content.shipped("stakes.one_on_one", "content/examples")
FOLDER = Path(check.__file__).parent / "content"
SHORT = (FOLDER / "examples" / EXAMPLE.file).read_text("utf-8")
# Each example holds thousands of talks; `course.py prove` tries more of them.
EXAMPLES = max(20, settings.default.max_examples // 10)


def checked(document):
    """What the check finds, within its budget; each fault has its place in the file."""
    faults = check.check_script(document)
    for fault in faults:
        assert str(fault).startswith(f"{document.file}:{fault.line}: ")
        assert fault.line >= 1
    return faults


def check_file(path):
    """The exit code of `stakes check`, and what it prints."""
    with contextlib.redirect_stdout(io.StringIO()) as said:
        code = main(["check", str(path)])
    return code, said.getvalue()


@pytest.fixture
def small_budget(monkeypatch):
    """A budget that is soon spent; and the lines that each check spent."""
    monkeypatch.setattr(check, "BUDGET", 2_000)
    spent, explore = [], check.explore

    def counted(script, budget):
        seen = explore(script, budget)
        spent.append(seen.lines)
        return seen

    monkeypatch.setattr(check, "explore", counted)
    return spent


# At random


@given(data=st.data())
@settings(max_examples=EXAMPLES)
def test_a_script_with_parts_broken_is_refused_or_checked(small_budget, data):
    whole = SHIPPED[data.draw(st.sampled_from(sorted(SHIPPED)))].data
    try:
        made = content.parse(content.dump(data.draw(broken(whole, "insult", ["open"]))), "broken.yml")
    except ContentError:
        return
    checked(made)
    assert all(lines <= check.BUDGET for lines in small_budget)


@given(data=st.data())
@settings(max_examples=2 * EXAMPLES)
def test_a_file_with_bytes_broken_is_refused_or_checked(small_budget, tmp_path_factory, data):
    name = data.draw(st.sampled_from([*(f"{name}.yml" for name in SHIPPED), f"examples/{EXAMPLE.file}"]))
    raw = bytearray((FOLDER / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(raw)))
        end = data.draw(st.sampled_from([start, start + 1, start + 12, start + 400, len(raw)]))
        piece = st.binary(max_size=6) | st.sampled_from([raw[start:end] * 2, b"\n  - ", b": ", b"&a ", b"*a", b"- {", b"\t", b'"'])
        raw[start:end] = data.draw(piece | st.sampled_from([text.encode("utf-8", "replace") for text in HOSTILE]))
    file = tmp_path_factory.mktemp("bad") / "bad.yml"
    file.write_bytes(raw)
    code, said = check_file(file)
    lines = said.splitlines()
    assert lines
    assert code in (0, 1)
    assert said.startswith(f"{file}:")
    assert all(fault <= check.BUDGET for fault in small_budget)
    with contextlib.suppress(ContentError):
        load_script(file)


def made_at_random(chance):
    """A script that is well-formed, and for the rest as chance has it: loops, walls, moods that never come."""
    few = lambda choices, most=3: chance.sample(choices, chance.randint(0, min(most, len(choices))))  # noqa: E731
    topics = [f"t{n}" for n in range(chance.randint(1, 4))]
    layers = [f"l{n}" for n in range(chance.randint(1, 6))]
    number = lambda *usual: chance.choice([*usual, *usual, 0, -1, 99, 10**9, -(10**9)])  # noqa: E731
    return {
        "format": "conversation/1",
        "title": "At random",
        "summary": "x",
        "hope": "x",
        "person": {"name": chance.choice(HOSTILE).encode(errors="ignore").decode()[:40].strip() or "x"},
        "scene": {
            "say": "Hello.",
            "turns": chance.randint(6, 60),
            "trust": chance.randint(1, 9),
            "errand": chance.choice(["", "Hello."]),
        },
        "topics": [
            {"id": id, "name": id, "words": few(["bus", "dog", "x", ""]), "guard": number(0, 3), "sore": chance.random() < 0.4}
            for id in topics
        ],
        "layers": [
            {
                "id": id,
                "topic": chance.choice(topics),
                "fact": "x",
                "say": chance.choice(["Hello.", f"told {id}"]),
                "trust": number(2, 5, 9),
                "after": few(layers),
            }
            for id in layers
        ],
        "replies": [
            {
                "to": chance.sample([move for move in MOVES if move not in ("leave", "unclear")], chance.randint(1, 3)),
                "about": few(topics),
                "mood": few(list(MOODS)),
                "say": chance.choice(["Hello.", "", f"reply {n}"]),
                "trust": number(0, 1, -2),
            }
            for n in range(chance.randint(0, 12))
        ],
        "initiative": [{"turn": number(2, 5), "say": "Hello.", "mood": few(list(MOODS))} for _ in range(chance.randint(0, 2))],
        "callbacks": [{"layer": chance.choice(layers), "after": number(1, 3), "say": "Hello."} for _ in range(chance.randint(0, 2))],
        "asks": [
            {
                "id": f"a{n}",
                "task": "x",
                "words": few(["come", "bus"]),
                "trust": number(5, 8),
                "fits": few(layers),
                "never": chance.random() < 0.3,
                "counter": chance.choice(["", "Hello."]),
                "yes": chance.choice(["", "Hello."]),
            }
            for n in range(chance.randint(1, 2))
        ],
    }


def test_a_script_made_at_random_is_refused_or_checked(small_budget):
    chance, read = random.Random(7), 0
    for _ in range(EXAMPLES * 3):
        document = content.parse(content.dump(made_at_random(chance)), "made.yml")
        checked(document)
        with contextlib.suppress(ContentError):
            read_script(document)
            read += 1
    assert read > EXAMPLES, "most must get as far as the talks"
    assert len(small_budget) == read
    assert max(small_budget) <= check.BUDGET


# The budget, and its end


def test_the_check_says_where_its_proof_runs_out_of_its_budget(monkeypatch, tmp_path):
    monkeypatch.setattr(check, "BUDGET", 50)
    faults = [str(fault) for fault in check.check_script(SHIPPED["ray-trump"])]
    assert "the proof stopped after 50 lines" in faults[0]
    code, said = check_file(FOLDER / "ray-trump.yml")
    assert code == 1
    assert said.startswith(f"{FOLDER / 'ray-trump.yml'}:1: the proof stopped after 50 lines")
    monkeypatch.undo()
    assert check.check_script(SHIPPED["ray-trump"]) == []


def test_what_can_never_come_about_is_sought_no_longer_than_the_budget(small_budget):
    data = copy.deepcopy(EXAMPLE.data)
    data["layers"][0]["after"] = [data["layers"][0]["id"]]
    data["replies"] += [{"to": ["open"], "about": ["dog"], "mood": ["hurt"], "say": f"never {n}"} for n in range(300)]
    faults = [str(fault) for fault in checked(content.parse(content.dump(data), "never.yml"))]
    assert small_budget == [check.BUDGET]
    assert "the proof stopped" in faults[0]
    assert any("nobody can be told “glass”" in fault for fault in faults)


def test_a_talk_that_would_never_end_is_named_and_ended(monkeypatch):
    monkeypatch.setattr(Talk, "_close", lambda self, move: None)
    monkeypatch.setattr(Talk, "_quiet", lambda self: None)
    monkeypatch.setattr(Talk, "_mishear", lambda self: None)
    (fault,) = checked(EXAMPLE)
    assert "gets stuck" in str(fault)


def test_a_script_over_the_limit_is_refused_unread(tmp_path):
    file = tmp_path / "big.yml"
    file.write_text(SHORT + "#" * (content.SIZE_LIMIT - len(SHORT.encode())), "utf-8")
    assert check_file(file)[0] == 0
    file.write_text(SHORT + "#" * (content.SIZE_LIMIT + 1 - len(SHORT.encode())), "utf-8")
    code, said = check_file(file)
    assert code == 1
    assert said.startswith(f"{file}:1: over the limit of 100000 bytes")
    with pytest.raises(ContentError, match="over the limit") as refused:
        load_script(file)
    assert (refused.value.file, refused.value.line) == (str(file), 1)


# One by one


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("hope: ", "wish: ", "unknown key “wish”"),
        ("hope: ", "title: ", "“title” is here twice"),
        ("scene: {say: ", "scene: {says: ", "unknown key “says”"),
        ("scene: {say: \"Oh, hello. He's slow today, so I've got a minute.\", ", "scene: {", "“say” is missing"),
        ("turns: 12", "turns: twelve", "expected a whole number"),
        ("turns: 12", "turns: 5", "6 to 60 turns"),
        ("trust: 4}", "trust: 0}", "between 1 and 9"),
        ("words: [dog", "words: *dogs", "alias"),
        ("words: [dog", "words: &dogs [dog", "alias"),
        ("title: Jo", "title: !!python/name:os.system Jo", "the tag"),
        ("topic: dog", "topic: cat", "“cat” is none of"),
        ("to: open", "to: opens", "“opens” is none of"),
        ("fits: [glass]", "fits: [stone]", "“stone” is none of"),
        ("asks:\n", "asks: []\nsides: [a]\n#", "there must be at least one ask"),
        ("layers:\n  -", "layers:\n\t-", "not YAML"),
        ("format: conversation/1", "format: conversation/2", "conversation/1"),
    ],
)
def test_each_fault_is_named_with_file_and_line(tmp_path, was, now, said):
    assert was in SHORT
    file = tmp_path / "jo.yml"
    wrong = SHORT.replace(was, now, 1)
    file.write_text(wrong, "utf-8")
    code, printed = check_file(file)
    assert code == 1
    with pytest.raises(ContentError) as refused:
        load_script(file)
    assert printed.splitlines()[0] == str(refused.value)
    assert said in str(refused.value)
    assert 1 <= refused.value.line <= len(wrong.splitlines())
    if "missing" not in said and "one ask" not in said:
        changed = [n for n, (one, other) in enumerate(zip(SHORT.splitlines(), wrong.splitlines()), 1) if one != other]
        assert refused.value.line == changed[0]
