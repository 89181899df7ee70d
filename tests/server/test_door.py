"""The front door: who is answered, with which headers, and what is sent again."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from demo.conftest import Built
from server.conftest import serving
from trucewatch.server.app import ServerOptions
from trucewatch.server.hosts import is_loopback
from trucewatch.server.published import wanted_languages
from trucewatch.server.running import open_server
from trucewatch.vocabulary.errors import UsageError

OUTSIDE = [
    "/reports/../trucewatch.toml",
    "/reports/%2e%2e/trucewatch.toml",
    "/reports/..%2ftrucewatch.toml",
    "/reports//etc/passwd",
    "/reports/.hidden.html",
    "/reports/2031-06-09.EN.html",
    "/reports/2031-06-09.en.html/",
    "/reports/%00",
    "/static/../app.py",
    "/static/x/app.py",
    "/documents/../../trucewatch.toml",
    "/evidence/../trucewatch.sqlite",
]


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("de-DE,de;q=0.9,en;q=0.5", "de"),
        ("uk-UA", "uk"),
        ("ru;q=0.2,uk;q=0.8", "uk"),
        ("fr-FR, en;q=0.1", "en"),
        ("", "en"),
        ("de;q=0, *", "en"),
        ("de;q=rubbish", "en"),
    ],
)
def test_a_page_speaks_the_readers_language(
    reader: httpx.Client, accept: str, language: str
) -> None:
    """Accept-Language decides among the four languages; English otherwise."""
    answer = reader.get("/agreements", headers={"Accept-Language": accept})

    assert f'<html lang="{language}">' in answer.text
    assert "Accept-Language" in answer.headers["Vary"]


def test_languages_are_ordered_by_their_weight() -> None:
    """The most wanted comes first, unknown ones not at all."""
    assert wanted_languages("uk;q=0.2, fr, de") == ("de", "uk")


def test_a_language_named_in_the_address_wins(reader: httpx.Client) -> None:
    """What a reader chose by hand counts more than the browser's wish."""
    answer = reader.get("/agreements?lang=ru", headers={"Accept-Language": "de"})

    assert '<html lang="ru">' in answer.text


def test_a_page_allows_nothing_from_elsewhere_and_no_script_of_its_own(
    reader: httpx.Client,
) -> None:
    """Only files of this server may load; nothing inside a page may run."""
    answer = reader.get("/")
    policy = answer.headers["Content-Security-Policy"]

    assert answer.status_code == 200
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "<style" not in answer.text
    assert " style=" not in answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "Server" not in answer.headers
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("path", OUTSIDE)
def test_only_exact_names_of_published_files_are_served(reader: httpx.Client, path: str) -> None:
    """No listing, no way up, nothing hidden, no other spelling."""
    answer = reader.send(
        reader.build_request("GET", httpx.URL(reader.base_url, raw_path=path.encode()))
    )

    assert answer.status_code == 404
    assert "theatre" not in answer.text


def test_an_unchanged_page_is_not_sent_again(reader: httpx.Client) -> None:
    """The same entity tag brings 304 without a body."""
    first = reader.get("/sectors/orikhiv")

    second = reader.get("/sectors/orikhiv", headers={"If-None-Match": first.headers["ETag"]})

    assert not first.headers["ETag"].startswith("W/")
    assert second.status_code == 304
    assert second.content == b""


def test_head_tells_the_length_and_sends_no_body(reader: httpx.Client) -> None:
    """HEAD answers like GET without the content."""
    answer = reader.head("/method")

    assert answer.status_code == 200
    assert int(answer.headers["Content-Length"]) > 1000
    assert answer.content == b""


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::2]:80"])
def test_a_foreign_host_name_is_turned_away(reader: httpx.Client, host: str) -> None:
    """On loopback only loopback names may be asked for (DNS rebinding)."""
    assert reader.get("/health", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "[::1]:80"])
def test_every_name_of_this_machine_is_answered(reader: httpx.Client, host: str) -> None:
    """Loopback names are accepted with and without a port."""
    assert reader.get("/health", headers={"Host": host}).text == "ok\n"


def test_metrics_count_answers_without_naming_what_was_asked(reader: httpx.Client) -> None:
    """Pages are counted by family; an invented address cannot make a new name."""
    reader.get("/invented-by-a-stranger?secret=1")

    text = reader.get("/metrics").text

    assert 'trucewatch_requests_total{page="other",status="404"}' in text
    assert "stranger" not in text
    assert "secret" not in text


def test_a_log_line_names_the_path_and_no_query(
    built: Built, capfd: pytest.CaptureFixture[str]
) -> None:
    """What stands behind the question mark may be nobody's business."""
    with serving(built.result.workspace, ServerOptions(log=True)) as client:
        client.get("/health?token=secret", headers={"Authorization": "secret"})

    logged = capfd.readouterr().err
    assert '"path": "/health"' in logged
    assert "secret" not in logged


def test_an_error_says_what_would_be_right_and_nothing_of_the_inside(
    reader: httpx.Client,
) -> None:
    """A wrong day is answered with how a day is written."""
    answer = reader.get("/?date=12.3.2025")

    assert answer.status_code == 400
    assert "2025-03-12" in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(("host", "near"), [("127.0.0.1", True), ("::1", True), ("0.0.0.0", False)])  # noqa: S104
def test_loopback_is_told_from_the_rest(host: str, *, near: bool) -> None:
    """A warning depends on it."""
    assert is_loopback(host) is near


def test_an_address_in_use_is_refused_with_a_remedy(built: Built) -> None:
    """The message names another port as the way out."""
    workspace: Path = built.result.workspace
    with open_server(workspace) as server:
        port = int(server.url.rstrip("/").rpartition(":")[2])
        with pytest.raises(UsageError, match="--port"):
            open_server(workspace, port=port)
