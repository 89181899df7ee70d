"""The server of published reports: read-only, by exact name, on loopback."""

from __future__ import annotations

import http.client
import socket
import struct
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from trucewatch.server.pages import ReportServer, is_loopback, open_server
from trucewatch.server.published import front_page, wanted_languages
from trucewatch.vocabulary.errors import UsageError

Fetch = Callable[..., http.client.HTTPResponse]
OUTSIDE = [
    "/../secret.html",
    "/%2e%2e/secret.html",
    "/..%2fsecret.html",
    "//secret.html",
    "/./2031-06-09.en.html",
    "/link.html",
    "/.hidden.html",
    "/notes.txt",
    "/2031-06-09.en.html/",
    "/2031-06-09.EN.html",
    "/%00",
]


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("de-DE,de;q=0.9,en;q=0.5", "de"),
        ("uk-UA", "uk"),
        ("ru;q=0.2,uk;q=0.8", "uk"),
        ("fr-FR, en;q=0.1", "en"),
        ("fr", "en"),
        ("", "en"),
        ("de;q=0, *", "en"),
        ("de;q=rubbish", "en"),
    ],
)
def test_the_front_page_leads_to_the_newest_day_in_the_readers_language(
    fetch: Fetch, accept: str, language: str
) -> None:
    """`/` follows Accept-Language among the four languages; English otherwise."""
    answer = fetch("/", Accept_Language=accept)

    assert answer.status == 302
    assert answer.headers["Location"] == f"/2031-06-09.{language}.html"
    assert answer.headers["Vary"] == "Accept-Language"


def test_a_page_arrives_with_headers_that_allow_no_third_party(fetch: Fetch) -> None:
    """Nothing but the page's own style and embedded pictures may load."""
    answer = fetch("/2031-06-09.de.html")

    assert answer.status == 200
    assert answer.read() == b"<h1>2031-06-09 de</h1>"
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none';")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Server" not in answer.headers


@pytest.mark.parametrize("path", OUTSIDE)
def test_only_exact_names_of_published_files_are_served(fetch: Fetch, path: str) -> None:
    """No listing, no way up, no links, nothing hidden, no other spelling."""
    answer = fetch(path)

    assert answer.status == 404
    assert b"secret" not in answer.read()


def test_an_unchanged_page_is_not_sent_again(fetch: Fetch) -> None:
    """The same entity tag brings 304 without a body."""
    first = fetch("/2031-06-09.en.html")

    second = fetch("/2031-06-09.en.html", If_None_Match=first.headers["ETag"])

    assert second.status == 304
    assert second.read() == b""


def test_a_changed_page_gets_another_tag(fetch: Fetch, folder: Path) -> None:
    """The tag follows the bytes."""
    before = fetch("/2031-06-09.en.html").headers["ETag"]

    (folder / "2031-06-09.en.html").write_text("<h1>corrected</h1>")

    assert fetch("/2031-06-09.en.html", If_None_Match=before).status == 200


def test_head_tells_the_length_and_sends_no_body(fetch: Fetch) -> None:
    """HEAD answers like GET without the content."""
    answer = fetch("/2031-06-09.json", method="HEAD")

    assert answer.status == 200
    assert answer.headers["Content-Length"] == "2"
    assert answer.read() == b""


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_the_server_is_read_only(fetch: Fetch, method: str) -> None:
    """Every method but GET and HEAD is refused."""
    assert fetch("/2031-06-09.en.html", method=method).status == 501


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::2]:80"])
def test_a_foreign_host_name_is_turned_away(fetch: Fetch, host: str) -> None:
    """On loopback only loopback names may be asked for (DNS rebinding)."""
    assert fetch("/2031-06-09.en.html", Host=host).status == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "[::1]:80"])
def test_every_name_of_this_machine_is_answered(fetch: Fetch, host: str) -> None:
    """Loopback names are accepted with and without a port."""
    assert fetch("/health", Host=host).status == 200


def test_the_icon_that_browsers_ask_for_is_no_error(fetch: Fetch) -> None:
    """Nothing is sent, and nothing turns red in the reader's console."""
    assert fetch("/favicon.ico").status == 204


def test_a_reader_who_hangs_up_leaves_no_traceback(
    server: ReportServer, capfd: pytest.CaptureFixture[str]
) -> None:
    """Terminals of operators are for what operators can act upon."""
    with socket.create_connection(("127.0.0.1", server.server_address[1])) as reader:
        reader.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        reader.recv(10)
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    time.sleep(0.2)

    assert "Traceback" not in capfd.readouterr().err


def test_an_empty_folder_says_how_to_publish(tmp_path: Path) -> None:
    """Without pages there is no front page, and no failure either."""
    assert front_page(tmp_path / "nowhere", "de") is None


def test_a_day_that_lacks_the_language_is_shown_in_english(tmp_path: Path) -> None:
    """The newest day comes before the preferred language."""
    for name in ("2031-06-08.de.html", "2031-06-09.en.html", "2031-06-09.ru.html"):
        (tmp_path / name).write_text("page")

    assert front_page(tmp_path, "de") == "2031-06-09.en.html"


def test_a_taken_port_is_reported_with_a_remedy(folder: Path) -> None:
    """The message names the option that helps."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        with pytest.raises(UsageError, match="Choose another --port"):
            open_server(folder, port=taken.getsockname()[1])


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "example.org"])  # noqa: S104
def test_addresses_that_others_can_reach_are_not_loopback(host: str) -> None:
    """Only loopback addresses and names count as this machine."""
    assert not is_loopback(host)


def test_languages_are_ordered_by_weight_and_unknown_ones_left_out() -> None:
    """Ties keep the order of the header."""
    assert wanted_languages("fr, ru;q=0.5, de;q=0.5, en;q=0.7") == ("en", "ru", "de")
