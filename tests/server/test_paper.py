"""Reports and maps on paper, asked for by page."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import httpx
import pytest

from demo.conftest import Built
from report.builders import findings
from server.conftest import serving
from trucewatch.report.compose import compose
from trucewatch.server import paper
from trucewatch.server.library import BusyError
from trucewatch.server.paper import Press, report_pdf
from trucewatch.vocabulary.errors import LimitError
from trucewatch.vocabulary.language import Language

REPORT = "/reports/2031-06-09.de.pdf"


@pytest.fixture(scope="module")
def reader(built: Built) -> Iterator[httpx.Client]:
    """The demonstration behind a server."""
    with serving(built.result.workspace) as client:
        yield client


def test_a_published_report_comes_as_pdf_and_nobody_waits_for_it(reader: httpx.Client) -> None:
    """The list links it; while it is typeset others are answered; the second time is at once."""
    listed = reader.get("/reports?lang=de").text
    found: list[httpx.Response] = []
    asking = threading.Thread(target=lambda: found.append(reader.get(REPORT)))
    asking.start()
    longest_s, answers = 0.0, 0
    while asking.is_alive():
        began = time.monotonic()
        assert reader.get("/health").status_code == 200
        longest_s, answers = max(longest_s, time.monotonic() - began), answers + 1
        time.sleep(0.02)
    asking.join()
    began = time.monotonic()
    again = reader.get(REPORT)

    assert f'href="{REPORT}"' in listed
    assert found[0].content.startswith(b"%PDF-")
    assert again.content == found[0].content
    assert found[0].headers["content-type"] == "application/pdf"
    assert time.monotonic() - began < 1
    assert answers > 5
    assert longest_s < 2


def test_a_map_comes_as_pdf_and_as_pixels(reader: httpx.Client) -> None:
    """The comparison links both and both are what they say."""
    listed = reader.get("/compare?lang=en").text

    for kind, start in (("pdf", b"%PDF-"), ("png", b"\x89PNG")):
        assert f'href="/compare.{kind}?' in listed
        assert reader.get(f"/compare.{kind}?lang=en").content.startswith(start)


@pytest.mark.parametrize(
    "name", ["2031-06-07.de.pdf", "2031-06-09.fr.pdf", "..%2f2031-06-09.de.pdf"]
)
def test_what_was_not_published_is_not_made(reader: httpx.Client, name: str) -> None:
    """Neither another day nor another language nor another folder."""
    assert reader.get(f"/reports/{name}").status_code == 404


def test_without_the_packages_the_pages_say_what_is_missing(
    reader: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clear sentence instead of a link, and a refusal with a remedy at the address."""
    monkeypatch.setattr(paper.typesetting, "TYPESETTER", "no_such_typesetter")
    monkeypatch.setattr(paper, "RENDERER", "no_such_renderer")

    listed = reader.get("/reports?lang=en&date=2031-06-08").text
    compared = reader.get("/compare?lang=en&date=2031-06-08").text
    asked = reader.get("/reports/2031-06-08.uk.pdf")

    assert "pip install 'trucewatch[pdf]'" in listed.replace("&#x27;", "'").replace("&#39;", "'")
    assert ".pdf" not in listed
    assert "/compare.pdf" not in compared
    assert "/compare.png" not in compared
    assert asked.status_code == 400
    assert "trucewatch[pdf]" in asked.text


def test_papers_are_made_one_at_a_time_and_the_impatient_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """While one is made, another waits and is then told to come back; what is made is kept."""
    press, begun, may_end = Press(), threading.Event(), threading.Event()
    monkeypatch.setattr(paper, "PATIENCE_S", 0.05)

    def slow() -> bytes:
        begun.set()
        may_end.wait(20)
        return b"first"

    working = threading.Thread(target=press.print, args=("one", slow))
    working.start()
    assert begun.wait(10)
    with pytest.raises(BusyError, match="try again"):
        press.print("two", lambda: b"second")
    may_end.set()
    working.join()

    assert press.print("one", lambda: b"made anew") == b"first"


def test_what_is_kept_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest goes first; one that is larger than all is kept until the next."""
    monkeypatch.setattr(paper, "MOST_KEPT_BYTES", 10)
    press = Press()
    for key in ("one", "two"):
        press.print(key, lambda: b"sixsix")

    assert press.print("two", lambda: b"anew") == b"sixsix"
    assert press.print("one", lambda: b"anew") == b"anew"


def test_a_report_that_is_too_long_is_refused_with_the_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody waits for minutes."""
    monkeypatch.setattr(paper, "LONGEST_PAGE", 1000)

    with pytest.raises(LimitError, match="trucewatch report"):
        report_pdf(compose(findings()), Language.DE)
