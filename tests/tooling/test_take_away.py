"""What is taken away: what is in the zip, and the small server that comes with it, on a bare Python."""

import ast
import http.client
import io
import re
import runpy
import subprocess
import sys
import zipfile

import pytest
from tooling import archive, printing, server, zip
from tooling.paths import HTML
from tooling.steps import StepFailed

PLANTED = "Quillfeather Ondine"
SERVE = zip.TAKE_AWAY / "serve.py"


@pytest.fixture
def taken(tmp_path):
    """A small book, packed, and unpacked into a folder with a space in its name."""
    html, pdfs = tmp_path / "html", tmp_path / "print"
    for name in ("index.html", "part/index.html", "file.mjs", "file.bin.gz", "naïve name.html", "my-work/workbook.json"):
        (html / name).parent.mkdir(parents=True, exist_ok=True)
        (html / name).write_text(PLANTED if "my-work" in name else name, "utf-8")
    (html / "empty").mkdir()
    pdfs.mkdir()
    for name in zip.PDFS:
        (pdfs / name).write_bytes(b"%PDF")
    packed = archive.pack(zip.files(html, pdfs))
    assert packed == archive.pack(zip.files(html, pdfs))
    assert PLANTED.encode() not in packed
    folder = tmp_path / "a folder"
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        opened.extractall(folder)
        names = opened.namelist()
    assert not [name for name in names if "my-work" in name or PLANTED.encode() in (folder / name).read_bytes()]
    (tmp_path / "secret.txt").write_text("secret")
    (folder / zip.FOLDER / "book" / "way-out").symlink_to(tmp_path / "secret.txt")
    return folder / zip.FOLDER


@pytest.fixture
def served(taken):
    """The port at which the unpacked book is served."""
    argv = [sys.executable, "-I", "serve.py", "--port", "0", "--no-browser"]
    with subprocess.Popen(argv, cwd=taken, stdout=subprocess.PIPE, text=True) as running:
        yield int(re.search(r"http://127\.0\.0\.1:(\d+)/", running.stdout.readline())[1])
        running.terminate()


def get(port, path, method="GET", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer.status, {name.title(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def test_the_small_server_answers_with_the_book_and_nothing_else(served):
    for path, kind in {"/": "text/html; charset=utf-8", "/file.mjs": "text/javascript; charset=utf-8", "/file.bin.gz": "application/octet-stream"}.items():
        status, headers, _ = get(served, path)
        assert (status, headers["Content-Type"], headers["X-Content-Type-Options"]) == (200, kind, "nosniff")
        assert "Content-Encoding" not in headers
    assert get(served, "/na%C3%AFve%20name.html?x=1")[2].decode() == "naïve name.html"
    assert get(served, "/part")[0] == 301
    changed = get(served, "/")[1]["Last-Modified"]
    assert get(served, "/", **{"If-Modified-Since": changed})[0] == 304
    for path in ("/empty/", "/nothing.html", "/../serve.py", "/%2e%2e/serve.py", "/way-out", "/..%5cserve.py"):
        status, _, body = get(served, path)
        assert status == 404, path
        assert b"secret" not in body
    assert get(served, "/", "POST")[0] == 501


def test_it_knows_the_same_types_and_only_what_old_pythons_know():
    source = SERVE.read_text("utf-8")
    assert runpy.run_path(str(SERVE))["TYPES"] == server.TYPES
    tree = ast.parse(source, feature_version=(3, 4))
    assert not [node for node in ast.walk(tree) if isinstance(node, (ast.JoinedStr, ast.NamedExpr, ast.AnnAssign))]
    imported = {name.name.partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {node.module.partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= sys.stdlib_module_names


def test_without_the_book_beside_it_it_says_so(tmp_path):
    (tmp_path / "serve.py").write_bytes(SERVE.read_bytes())
    done = subprocess.run([sys.executable, "-I", tmp_path / "serve.py"], capture_output=True, text=True)
    assert done.returncode == 1
    assert "Unpack the whole zip" in done.stderr


def test_the_readme_names_what_is_there():
    text = (zip.TAKE_AWAY / "README.txt").read_text("utf-8")
    assert {name for name in zip.PDFS if f"print/{name}" not in text} == set()
    assert max(map(len, text.splitlines())) <= 120


def test_an_address_goes_on_the_cover_and_nothing_else_does():
    (cover,) = zip.covers(HTML, "https://example.org/stakes/").values()
    assert "https://example.org/stakes/</p>" in cover
    assert "--address" not in cover
    assert zip.covers(HTML, "") == {}


def test_a_cover_without_a_place_for_it_is_said(tmp_path):
    (tmp_path / zip.COVER).parent.mkdir(parents=True)
    (tmp_path / zip.COVER).write_text("<p>other</p>")
    with pytest.raises(StepFailed, match="no place for the address"):
        zip.covers(tmp_path, "https://example.org/")


def test_no_other_text_is_an_address(monkeypatch, capsys):
    monkeypatch.setattr(zip, "build", lambda: pytest.fail("built"))
    with pytest.raises(SystemExit):
        zip.run(["--address", "example.org"])
    assert "begins with https://" in capsys.readouterr().err


def test_parts_are_joined_under_their_names_without_a_date():
    from pypdf import PageObject, PdfReader, PdfWriter

    def blank(pages):
        writer = PdfWriter()
        for _ in range(pages):
            writer.add_page(PageObject.create_blank_page(width=100, height=100))
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    made = printing.joined([("one", blank(2)), ("two", blank(1))], "Both", blank(3))
    assert made == printing.joined([("one", blank(2)), ("two", blank(1))], "Both", blank(3))
    read = PdfReader(io.BytesIO(made))
    assert printing.count(made) == 3
    assert [(entry.title, read.get_destination_page_number(entry)) for entry in read.outline] == [("one", 0), ("two", 2)]
    assert read.metadata.title == "Both"
    assert not {"/CreationDate", "/ModDate"} & set(read.metadata)
