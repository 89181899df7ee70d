"""Hostile material: what a stranger's article says is shown as words and never obeyed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from server.conftest import serving
from trucewatch.workflow.intake import AddOptions, add
from trucewatch.workflow.workspace import Workspace

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(2)>"
ARTICLE = f"""LYMAN, Ukraine (Wire{ATTACK}) - Six mortar shells hit the village of Zarichne \
at about 06:40 on Monday, the mayor, Ivan <svg/onload=alert(3)>, said. "=HYPERLINK(0)&{ATTACK}" \
he added. The enemy has taken the village of Torske, a spokesman said; "javascript:alert(4)".
"""
PAGES = ["/", "/claims", "/sectors/lyman", "/reports", "/agreements", "/method", "/compare"]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A reader of a workspace into which somebody slipped a hostile article."""
    folder = tmp_path_factory.mktemp("hostile")
    article = folder / "2031-06-09 <b>wire.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    at = datetime(2031, 6, 9, 12, tzinfo=UTC)
    with Workspace.create(folder / "w", synthetic=True) as workspace:
        options = AddOptions(received_at=at, dateline=at.date(), publisher=f"wire{ATTACK}")
        assert not add(workspace, [article], options).has_rejections
    with serving(folder / "w") as client:
        yield client


class Elements(HTMLParser):
    """Scripts without an address and attributes that would run something."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.dangerous: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a browser would obey."""
        given = {name: value or "" for name, value in attrs}
        data = given.get("type") == "application/ld+json"
        if tag == "script" and not given.get("src", "").startswith("/static/") and not data:
            self.dangerous.append(tag)
        self.dangerous += [name for name in given if name.startswith("on") or name == "style"]
        self.dangerous += [v for v in given.values() if v.lower().startswith("javascript:")]
        if tag == "img" and not given.get("src", "").startswith("/compare.svg"):
            self.dangerous.append(tag)


def test_no_page_obeys_what_an_article_says(reader: httpx.Client) -> None:
    """Title, text, speaker, publisher, file name: all of it is escaped, on every page."""
    found = []
    items = reader.get("/api/v1/incidents.json?limit=1000").json()["items"]
    said = reader.get("/api/v1/statements.json").json()["items"]
    addresses = [*PAGES, *(f"/incidents/{one['id']}" for one in items)]
    addresses += [f"/documents/{one['document']}" for one in said]
    for address in addresses:
        answer = reader.get(address)
        assert answer.status_code == 200, address
        found += [(address, what) for what in Elements(answer.text).dangerous]

    assert len(addresses) > len(PAGES) + 1
    assert found == []


def test_words_in_a_feed_stay_words(reader: httpx.Client) -> None:
    """Markup in an article does not become markup of a feed."""
    assert "<script" not in reader.get("/api/v1/incidents.atom").text


def test_a_csv_cell_of_an_article_is_no_formula(reader: httpx.Client) -> None:
    """Statements begin with what somebody else wrote."""
    rows = reader.get("/api/v1/statements.csv").text

    assert "\n=" not in rows
    assert ",=" not in rows
    assert ',"=' not in rows


@pytest.mark.parametrize(
    "address",
    [
        "/?lang=%3Cscript%3E", "/?date=%3Cscript%3E", "/?asof=%3Cscript%3Ealert(1)%3C/script%3E",
        "/sectors/%3Cscript%3E", "/f/%3Cscript%3E/a/b", "/documents/%3Cscript%3E",
        "/claims/%22%3E%3Cscript%3E", "/agreements/%3Cscript%3E", "/evidence/%3Cscript%3E",
    ],
)  # fmt: skip
def test_nothing_in_an_address_is_obeyed(reader: httpx.Client, address: str) -> None:
    """Reflected words are escaped too."""
    answer = reader.get(address)

    assert answer.status_code in (400, 404)
    assert Elements(answer.text).dangerous == []


@pytest.mark.parametrize("path", ["//evil.example", "/\\evil.example", "/https://evil.example"])
def test_no_address_leads_elsewhere(reader: httpx.Client, path: str) -> None:
    """There is no redirect to a place that somebody else names."""
    address = httpx.URL(reader.base_url, raw_path=path.encode())
    answer = reader.send(reader.build_request("GET", address))

    assert answer.status_code == 404
    assert "evil" not in answer.headers.get("Location", "")


def test_a_packed_file_that_swells_is_refused(tmp_path: Path) -> None:
    """Zip bomb: refused by its ratio before it fills the disk; nothing stays."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("event_info_latest_2031.csv", b"0" * (300 * 1024 * 1024))
    (tmp_path / "bomb.zip").write_bytes(packed.getvalue())
    with Workspace.create(tmp_path / "w") as workspace:
        found = add(workspace, [tmp_path / "bomb.zip"], AddOptions())
        assert found.has_rejections
        assert workspace.store.pieces() == ()
