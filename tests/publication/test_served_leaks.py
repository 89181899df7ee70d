"""The pages, the API and the exports are crawled for what must not get out (D16)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from publication.secrets import DAY, leaks, secret_workspace
from server.conftest import serving
from trucewatch.cli.main import assemble
from trucewatch.server.app import ServerOptions
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.policy import Audience

AFTER = "2025-03-13"
"""The texts count as of this day: their dateline has no hour."""
STARTS = (
    *(f"/{page}?date={day}" for page in ("", "claims") for day in (DAY, AFTER)),
    *(f"/api/v1/{name}?date={AFTER}&from={DAY}&to={AFTER}" for name in (
        "incidents.json", "incidents.csv", "incidents.geojson", "sector-days.json",
        "claims.json", "claims.csv", "statements.json", "statements.csv", "sectors.json",
    )),
    f"/f/{DAY}/all/reported", f"/f/{DAY}/all/claimed", f"/f/{DAY}/all/restrictions",
    "/api/v1/incidents.atom", "/ogc/collections", f"/ogc/collections/incidents/items?date={DAY}",
)  # fmt: skip
MOST_OF_A_KIND = 3


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The workspace with the secrets, closed."""
    with secret_workspace(tmp_path_factory.mktemp("served")) as workspace:
        yield workspace.directory


def crawl(client: httpx.Client) -> dict[str, str]:
    """Read the starting points and a few of every kind of page that anything links to."""
    waiting, seen = list(STARTS), dict[str, str]()
    kinds: dict[str, int] = {}
    while waiting:
        path = waiting.pop(0)
        kind = path.split("?")[0].split("/")[1]
        if path in seen or (path not in STARTS and kinds.get(kind, 0) >= MOST_OF_A_KIND):
            continue
        kinds[kind] = kinds.get(kind, 0) + (path not in STARTS)
        answer = client.get(path)
        assert answer.status_code == 200 or path not in STARTS, path
        seen[path] = answer.text
        links = re.findall(r'href="(/[^"#]*)', answer.text)
        waiting += [link.replace("&amp;", "&") for link in links if "/static/" not in link]
    return seen


def test_d16_no_page_and_no_answer_of_the_server_lets_a_secret_out(desk: Path) -> None:
    """Pages in HTML, JSON, CSV and feeds; documents with their marks; evidence; figures."""
    with serving(desk) as client:
        seen = crawl(client)

    assert any("/documents/" in path for path in seen)
    assert any("/incidents/inc-" in path for path in seen)
    assert {path: leaks(text) for path, text in seen.items() if leaks(text)} == {}


@pytest.mark.parametrize("form", ["csv", "geojson", "acled", "ucdp"])
def test_d16_no_export_lets_a_secret_out(desk: Path, tmp_path: Path, form: str) -> None:
    """Whatever the format, the files hold what the public may see."""
    words = ("export", DAY, "--days", "2", "--format", form, "-o", str(tmp_path), "-w", str(desk))
    done = CliRunner().invoke(assemble(), list(words))

    assert done.exit_code == 0, (done.output, done.exception)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert {
        path.name: leaks(path.read_text(encoding="utf-8"))
        for path in files
        if leaks(path.read_text(encoding="utf-8"))
    } == {}


def test_d16_what_analysts_see_is_served_on_the_machine_itself_only() -> None:
    """An address that others can reach is for the public."""
    assert ServerOptions(audience=Audience.ANALYST).host == "127.0.0.1"
    with pytest.raises(UsageError, match="can be reached by others"):
        ServerOptions(host="0.0.0.0", audience=Audience.ANALYST)  # noqa: S104 - refused
