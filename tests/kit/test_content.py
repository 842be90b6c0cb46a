"""YAML as content: what is refused, and on which line."""

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st
from stakes import ContentError
from stakes.kit import content
from strategies import HOSTILE


@frozen(kw_only=True)
class Thing:
    name: str
    size: int = 0
    parts: tuple[str, ...] = ()


def line_of(text):
    """The line on which an error is found, and what it says."""
    with pytest.raises(ContentError) as refused:
        content.parse(text, "f.yml").read(Thing)
    assert str(refused.value).startswith(f"f.yml:{refused.value.line}: ")
    assert refused.value.file == "f.yml"
    return refused.value.line, refused.value.message


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("name: a\nsize: 1\nnick: b\n", 3, "unknown key “nick”"),
        ("name: a\nparts: &p [b]\n", 2, "“&p”: anchors and aliases are not read"),
        ("name: a\nparts: *p\n", 2, "alias"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", 1, "aliases"),
        ("name: a\nsize: 1\nname: b\n", 3, "“name” is here twice"),
        ("name: a\nsize: !!python/object/apply:os.system [ls]\n", 2, "the tag"),
        ("name: a\n!!python/name:os.system size: 1\n", 2, "plain word"),
        ("name: a\nparts:\n\t- b\n", 3, "not YAML"),
        ("name: a\nsize: big\n", 2, "expected a whole number, found text"),
        ("name: a\nparts:\n  - b\n  - 3\n", 4, "expected text, found a number"),
        ("name: a\nparts:\n  b: c\n", 2, "expected a list, found a mapping"),
        ("\n\nsize: 1\n", 3, "“name” is missing"),
        ("- name\n", 1, "expected a mapping, found a list"),
        ("just words", 1, "expected a mapping, found text"),
        ("", 1, "the file is empty"),
        ("# a remark\n", 1, "the file is empty"),
        ("name: a\nparts: [b\n", 3, "not YAML"),
        ("name: a\n? [x]\n: b\n", 2, "plain word"),
        ("name: a\n<<: {size: 1}\n", 2, "plain word"),
        ("name: a\n---\nname: b\n", 2, "another document"),
        (b"name: a\nsize: \xff\n", 2, "not UTF-8"),
        ("name: a\nsize: \ud800\n", 2, "not UTF-8"),
        ("name: a\nsize: \x07\n", 2, "not YAML"),
        ("name: a\nsize: 1e400\n", 2, "no plain number"),
        ("name: a\nsize: .inf\n", 2, "no plain number"),
        ("name: a\nsize: " + "9" * 5_000 + "\n", 2, "no plain number"),
        ("name: a\nparts:\n  " + "[" * 31 + "]" * 31, 3, "nested too deeply"),
        ("name: a\nparts: " + "[" * 1_500, 1, "nested too deeply"),
        ("name: " + "a" * 100_000, 1, "over the limit"),
        ("name: a\nsize: 2020-02-29\n", 2, "Quote it"),
    ],
)
def test_each_fault_is_named_with_its_line(text, line, said):
    found, message = line_of(text)
    assert found == line
    assert said in message


def test_a_plain_document_is_read():
    assert content.parse("\ufeffname: a\nsize: 3\nparts: [x, 'y', \"2020\"]\n", "f").read(Thing) == Thing(
        name="a", size=3, parts=("x", "y", "2020")
    )


def test_the_limit_is_in_bytes_and_included():
    limit = content.SIZE_LIMIT
    assert content.parse("name: " + "a" * (limit - 6), "f").data["name"]
    with pytest.raises(ContentError):
        content.parse("name: " + "é" * (limit - 6), "f")


@given(st.binary(max_size=200))
def test_bytes_are_read_or_a_content_error(raw):
    read_or_refuse(raw)


YAMLISH = st.text(st.sampled_from(list("ab:-?[]{}&*!|>'\"%@`#,\n\t 0.1_~=<")) | st.characters(), max_size=80)


@given(
    YAMLISH
    | st.lists(
        st.sampled_from(
            [
                "a: ",
                "- ",
                "\n",
                "  ",
                "&a ",
                "*a ",
                "!!",
                "!x ",
                "[",
                "{",
                "<<: ",
                "%YAML 1.1\n---\n",
                "? ",
                "|\n",
                "0o7",
                ".nan",
                *HOSTILE[:28],
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_text_is_read_or_a_content_error(text):
    read_or_refuse(text)


@given(st.data())
def test_a_case_with_a_piece_taken_out_or_put_in_is_read_or_a_content_error(data):
    source = next(iter(content.shipped("stakes.campaign"))).file
    from importlib import resources

    raw = resources.files("stakes.campaign").joinpath("content", source).read_bytes()[:3_000]
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, min(len(raw), start + 20)))
    read_or_refuse(raw[:start] + data.draw(st.binary(max_size=6)) + raw[end:])


def read_or_refuse(raw):
    from stakes.campaign.cases import Case

    try:
        content.parse(raw, "f.yml").read(Case)
    except ContentError as refused:
        assert 1 <= refused.line <= len(raw.splitlines()) + 1 if isinstance(raw, bytes) else refused.line >= 1
        assert refused.message


@pytest.mark.parametrize("name", ["no-such.yml", "a\x00b", "\ud800", ""])
def test_a_file_that_cannot_be_opened_is_a_content_error(name, tmp_path):
    with pytest.raises(ContentError, match="cannot be read"):
        content.load(tmp_path / name if name else tmp_path)


def test_a_large_file_is_refused_before_it_is_read(tmp_path, monkeypatch):
    file = tmp_path / "large.yml"
    file.write_bytes(b"#" * (content.SIZE_LIMIT + 1))
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda path: pytest.fail("it was read"))
    with pytest.raises(ContentError, match="over the limit"):
        content.load(file)
