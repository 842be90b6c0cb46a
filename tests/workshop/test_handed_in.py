"""What strangers hand in: each file counts, or is named with a reason, and nothing is written, followed or blown up."""

import io
import json
import os
import struct
import zipfile

import pytest
from rooms import participant, raw, zipped
from stakes.__main__ import main
from stakes.workshop import Room, archive, read_file, report
from stakes.workshop.folders import read_all

GOOD = raw(participant(needs=["sleep"]))
HOSTILE = {
    "empty.json": b"",
    "cut.json": GOOD[: len(GOOD) // 2],
    "picture.json": b"\x89PNG\r\n\x1a\n",
    "login.json": b"<!doctype html><title>Log in</title>",
    "other.json": b'{"format": "somebody-elses"}',
    "list.json": b"[]",
    "strange.json": b'{"format": []}',
    "utf16.json": GOOD.decode().encode("utf-16"),
    "future.json": GOOD.replace(b'"version":1', b'"version":99'),
    "deep.json": b'{"format":"common-stakes","version":1,"x":' + b"[" * 10_000 + b"]" * 10_000 + b"}",
    "big.json": b"[" + b" " * 5_000_001 + b"]",
    "proto.json": GOOD.replace(b'"campaign":{', b'"campaign":{"__proto__":{},'),
    "consent.json": GOOD.replace(b'"alone":false', b'"alone":"no"'),
    "tally.json": b'{"format":"common-stakes-tally","version":1,"groups":7}',
    "bad.zip": b"PK\x03\x04" + b"\x00" * 100,
}


def of(*rooms):
    return Room().merged(*rooms)


def reasons(name, raw):
    """The room of one file, and why what of it was left out."""
    room = of(*read_file(name, raw))
    return room, dict(room.left_out)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_file_is_named_with_what_to_do(name):
    room, left = reasons(name, HOSTILE[name])
    assert not room.voices and not room.tallies
    assert list(left) == [name]
    assert left[name].endswith(".") and len(left[name]) > 20


def test_one_bad_file_among_many_takes_nothing_with_it():
    files = [(f"{n}.json", raw(participant(needs=["sleep"]))) for n in range(4)]
    room = of(*(found for name, bad in [*HOSTILE.items(), *files] for found in read_file(name, bad)))
    assert len(room.voices) == 4
    assert {name for name, _ in room.left_out} == set(HOSTILE)
    in_zip = of(*read_file("all.zip", zipped([*HOSTILE.items(), *files])))
    assert in_zip.voices == room.voices
    assert {name for name, _ in in_zip.left_out} == {f"all.zip/{name}" for name in HOSTILE}


@pytest.mark.parametrize(
    "name", ["../up.json", "a/../../up.json", "/root.json", "C:/x.json", "..\\up.json", "__MACOSX/._a.json", "a/.hidden.json"]
)
def test_a_name_that_leads_elsewhere_is_refused(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    room, left = reasons("a.zip", zipped([(name, GOOD), ("good.json", GOOD)]))
    assert len(room.voices) == 1
    assert len(left) == 1
    assert list(tmp_path.rglob("*")) == []


def test_a_link_is_no_file():
    link = zipfile.ZipInfo("link.json")
    link.external_attr = (0o120777) << 16
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr(link, "/etc/passwd")
    _room, left = reasons("a.zip", made.getvalue())
    assert "link" in left["a.zip/link.json"]


def test_a_bomb_is_not_unpacked(monkeypatch):
    bomb = zipped([(f"{n}.json", b" " * 30_000_000) for n in range(3)])
    read = []
    monkeypatch.setattr(archive, "_read", lambda name, raw: read.append(len(raw)) or archive.left_out(name, "Too big."))
    monkeypatch.setattr(archive, "UNPACKED_LIMIT", 8_000_000)
    _room, left = reasons("a.zip", bomb)
    assert read == [5_000_001] * 2
    assert "fill this device" in left["a.zip"]


def test_a_zip_in_a_zip_is_not_opened():
    _room, left = reasons("a.zip", zipped([("inner.zip", zipped([("a.json", GOOD)]))]))
    assert "zip in a zip" in left["a.zip/inner.zip"]


def test_a_zip_of_too_many_files_or_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_FILES", 3)
    room, left = reasons("a.zip", zipped([(f"{n}.json", GOOD) for n in range(5)]))
    assert len(room.voices) == 1 and "first 3" in left["a.zip"]
    monkeypatch.setattr(archive, "ZIP_LIMIT", 100)
    assert "MB" in reasons("a.zip", zipped([("a.json", GOOD)]))[1]["a.zip"]


def test_a_zip_that_claims_a_long_list_is_not_read():
    made = bytearray(zipped([("a.json", GOOD)]))
    at = made.rfind(b"PK\x05\x06")
    struct.pack_into("<L", made, at + 12, 2**31)
    assert "lists more" in reasons("a.zip", bytes(made))[1]["a.zip"]
    assert "lists more" in reasons("a.zip", zipped([("a.json", GOOD)]) + b"PK\x06\x07" + bytes(40))[1]["a.zip"]


def test_a_locked_or_damaged_member_is_named():
    made = bytearray(zipped([("a.json", GOOD), ("b.json", GOOD)]))
    made[6] |= 1
    made[made.find(b"PK\x01\x02") + 8] |= 1
    room, left = reasons("a.zip", bytes(made))
    assert len(room.voices) == 1
    assert "password" in left["a.zip/a.json"]


@pytest.mark.parametrize("cut", range(0, 400, 7))
def test_a_zip_cut_anywhere_is_answered(cut):
    whole = zipped([("a.json", GOOD)])
    _room, left = reasons("a.zip", whole[: max(4, len(whole) - cut)])
    assert left or cut == 0


def test_hostile_names_are_only_names():
    room, left = reasons("a\u202e\x00b\ud800.json", b"")
    assert list(left) == ["ab.json"]
    assert json.dumps(sorted(left)).isascii()
    assert "without a name" in next(iter(reasons("", b"")[1]))
    assert report(room).left_out


# Folders, and the command

def test_a_folder_is_read_without_its_links(tmp_path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "deep" / "a.json").write_bytes(GOOD)
    (tmp_path / "outside.json").write_bytes(raw(participant(needs=["sleep"])))
    (tmp_path / "in" / "link.json").symlink_to(tmp_path / "outside.json")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / ".hidden").write_bytes(GOOD)
    os.mkfifo(tmp_path / "in" / "pipe.json")
    room = read_all([tmp_path / "in", tmp_path / "no.json", "a\x00b"])
    assert len(room.voices) == 1
    assert sorted(os.path.basename(name) for name, _ in room.left_out) == [".hidden", "ab", "link.json", "no.json", "pipe.json"]


def test_merge_writes_a_report_and_names_what_it_left_out(tmp_path, capsys):
    folder = tmp_path / "room"
    folder.mkdir()
    for n in range(5):
        (folder / f"{n}.json").write_bytes(raw(participant(needs=["a bus <b>home</b>"])))
    (folder / "bad\udcff.json").write_bytes(b"")
    assert main(["merge", str(folder), "-o", str(tmp_path / "report.json")]) == 0
    out = capsys.readouterr().out
    assert "left out. This file is empty" in out
    made = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert made["stakes"] == [{"what": "a bus <b>home</b>", "people": {"people": 5, "exact": True}, "groups": {}}]
    assert len(made["left_out"]) == 1
    assert main(["merge", str(folder), "--out", str(tmp_path / "report.html")]) == 0
    page = (tmp_path / "report.html").read_text("utf-8")
    assert "&lt;b&gt;home" in page and "<script" not in page and "default-src 'none'" in page
    assert sorted(os.listdir(tmp_path)) == ["report.html", "report.json", "room"]


def test_merge_says_what_it_could_not_do(tmp_path, capsys):
    good = tmp_path / "a.json"
    good.write_bytes(GOOD)
    assert main(["merge", str(good), "-o", str(tmp_path / "report.txt")]) == 1
    assert main(["merge", str(tmp_path / "none"), "-o", str(tmp_path / "report.json")]) == 1
    assert main(["merge", str(good), "-o", str(tmp_path / "no" / "report.json")]) == 1
    said = capsys.readouterr().out
    assert ".html or .json" in said and "cannot be read" in said and "nothing was written" in said and "cannot be written" in said
    assert os.listdir(tmp_path) == ["a.json"]
