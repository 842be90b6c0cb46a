"""The book's server: types, what is not sent twice, ports, and what it refuses."""

import http.client
import socket
import threading

import pytest
from tooling.server import open_server


@pytest.fixture
def site(tmp_path):
    root = tmp_path / "html"
    (root / "part").mkdir(parents=True)
    (root / "empty").mkdir()
    (root / "index.html").write_text("<h1>Book</h1>")
    (root / "part" / "index.html").write_text("<h1>Part</h1>")
    for suffix in ("mjs", "js", "wasm", "json", "css", "svg", "woff2", "bin", "bin.gz", "whl", "zip", "odd"):
        (root / f"file.{suffix}").write_bytes(b"12345")
    (root / "naïve name.html").write_text("x")
    (tmp_path / "secret.txt").write_text("secret")
    (root / "way-out").symlink_to(tmp_path / "secret.txt")
    with open_server(root, "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield root, server.server_address[1]
        server.shutdown()
        thread.join()


def get(site, path, method="GET", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", site[1], timeout=10)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("file.mjs", "text/javascript; charset=utf-8"),
        ("file.js", "text/javascript; charset=utf-8"),
        ("file.wasm", "application/wasm"),
        ("file.json", "application/json"),
        ("file.css", "text/css; charset=utf-8"),
        ("file.svg", "image/svg+xml"),
        ("file.woff2", "font/woff2"),
        ("file.bin", "application/octet-stream"),
        ("file.bin.gz", "application/octet-stream"),
        ("file.whl", "application/zip"),
        ("file.zip", "application/zip"),
        ("file.odd", "application/octet-stream"),
    ],
)
def test_each_kind_of_file_has_its_own_type_and_no_encoding(site, name, kind):
    status, headers, _ = get(site, "/" + name)
    assert status == 200
    assert headers["Content-Type"] == kind
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Encoding" not in headers


def test_the_machine_s_own_table_of_types_is_not_asked(site, monkeypatch):
    monkeypatch.setattr("mimetypes.types_map", {".mjs": "text/plain"})
    assert get(site, "/file.mjs")[1]["Content-Type"].startswith("text/javascript")


def test_what_the_browser_has_is_not_sent_again_until_it_changes(site):
    status, headers, body = get(site, "/file.bin")
    assert (status, body) == (200, b"12345")
    for asked in ({"If-None-Match": headers["ETag"]}, {"If-Modified-Since": headers["Last-Modified"]}):
        status, again, body = get(site, "/file.bin", **asked)
        assert (status, body) == (304, b"")
        assert again["ETag"] == headers["ETag"]
    (site[0] / "file.bin").write_bytes(b"another")
    assert get(site, "/file.bin", **{"If-None-Match": headers["ETag"]})[2] == b"another"
    assert get(site, "/file.bin", **{"If-Modified-Since": "no date"})[0] == 200


def test_head_has_headers_and_no_body(site):
    status, headers, body = get(site, "/file.bin", method="HEAD")
    assert (status, headers["Content-Length"], body) == (200, "5", b"")
    assert get(site, "/nothing", method="HEAD")[0] == 404


def test_a_folder_is_its_index_and_never_a_list(site):
    assert get(site, "/")[2] == b"<h1>Book</h1>"
    assert get(site, "/part/")[2] == b"<h1>Part</h1>"
    assert get(site, "/part")[:2][1]["Location"] == "/part/"
    assert get(site, "//part")[1]["Location"] == "/part/"
    assert get(site, "/empty/")[0] == 404


def test_names_with_spaces_and_accents_and_questions(site):
    assert get(site, "/na%C3%AFve%20name.html?x=1")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/part/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/way-out",
        "/%00",
        "/%ff",
        "//../secret.txt",
        "/c:/secret.txt",
        "/index.html/",
        "/" + "x" * 3000,
    ],
)
def test_nothing_outside_the_book_is_served(site, path):
    status, _, body = get(site, path)
    assert status == 404
    assert b"secret" not in body


def test_a_busy_port_gives_the_next_free_one(site):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        with open_server(site[0], "127.0.0.1", port) as server:
            assert port < server.server_address[1] <= port + 50


def test_an_address_of_another_machine_is_an_error(site):
    with pytest.raises(OSError):
        open_server(site[0], "192.0.2.1", 0)
