"""Every way out is searched for what must not get out (D15, D16)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from publication.secrets import (
    CAPTIVE,
    DAY,
    EVENT_LAT,
    OBSERVER,
    VICTIM,
    WITNESS,
    leaks,
    secret_workspace,
)
from trucewatch.cli.main import assemble
from trucewatch.workflow.workspace import Workspace

RUN = CliRunner()
PUBLIC = ("--audience", "public")
DAYS = ("--from", DAY, "--to", DAY)
WAYS = {
    "incidents": ("incidents", *DAYS, *PUBLIC),
    "incidents-json": ("incidents", *DAYS, *PUBLIC, "--json"),
    "incidents-csv": ("incidents", *DAYS, *PUBLIC, "--csv"),
    "incidents-geojson": ("incidents", *DAYS, *PUBLIC, "--geojson"),
    "rejected-json": ("incidents", *DAYS, *PUBLIC, "--rejected", "--json"),
    "claims-json": ("claims", "--day", DAY, *PUBLIC, "--json"),
    "claims": ("claims", "--day", DAY, *PUBLIC),
    "ledger-json": ("ledger", *PUBLIC, "--json"),
    "assess-json": ("assess", *DAYS, *PUBLIC, "--json"),
    "trace-json": ("trace", f"f/{DAY}/all/restrictions", "--json"),
    "trace": ("trace", f"f/{DAY}/all/restrictions"),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The workspace with the secrets, closed."""
    with secret_workspace(tmp_path_factory.mktemp("secrets")) as workspace:
        yield workspace.directory


def run(desk: Path, *words: str) -> str:
    """Run a command and return what it printed."""
    done = RUN.invoke(assemble(), [*words, "-w", str(desk)])
    assert done.exit_code == 0, (words, done.output, done.exception)
    return done.output


@pytest.mark.parametrize("way", WAYS)
def test_d16_no_command_lets_a_secret_out_to_the_public(desk: Path, way: str) -> None:
    """Exact positions, observers, victims, witnesses and prisoners stay inside."""
    printed = run(desk, *WAYS[way])

    assert printed.strip()
    assert leaks(printed) == []


def test_d16_no_file_of_the_report_lets_a_secret_out(desk: Path, tmp_path: Path) -> None:
    """HTML in four languages and JSON, with their registers of records and words."""
    run(desk, "report", DAY, "-o", str(tmp_path))

    files = sorted(tmp_path.iterdir())
    assert len(files) == 5
    assert {file.name: leaks(file.read_text(encoding="utf-8")) for file in files} == {
        file.name: [] for file in files
    }


def test_d16_every_figure_of_the_report_can_be_traced_without_a_secret(desk: Path) -> None:
    """What ``trace`` prints of each figure of incidents and observers."""
    with Workspace.open(desk) as workspace:
        from trucewatch.vocabulary.policy import Audience
        from trucewatch.workflow.day_request import DayRequest
        from trucewatch.workflow.publishing import compose_day

        day = datetime.fromisoformat(DAY).date()
        edition = compose_day(workspace, DayRequest(day=day, audience=Audience.PUBLIC))
    from trucewatch.report.trace import trace

    found = {name: leaks(json.dumps(trace(edition, name))) for name in edition.figures}
    assert len(found) > 50
    assert {name: secrets for name, secrets in found.items() if secrets} == {}


def test_the_search_finds_what_an_analyst_may_see(desk: Path) -> None:
    """The searches above could fail: at an analyst's desk exact positions are there."""
    printed = run(desk, "incidents", *DAYS, "--json")

    assert EVENT_LAT in printed
    assert OBSERVER not in leaks(run(desk, "incidents", *DAYS, *PUBLIC, "--json"))


def test_d15_names_of_private_persons_are_not_in_incident_records(desk: Path) -> None:
    """Not even at an analyst's desk: the archived text has them, the record has not."""
    printed = run(desk, "incidents", *DAYS, "--json")

    assert [name for name in (VICTIM, WITNESS, CAPTIVE) if name in printed] == []
    assert "█" in printed


def test_d16_an_analysts_report_is_marked_and_never_served(desk: Path, tmp_path: Path) -> None:
    """Its files say internal in name and page, and the server lists none of them."""
    from trucewatch.server.published import published_names

    run(desk, "report", DAY, "-o", str(tmp_path), "--lang", "en", "--audience", "analyst")

    assert [path.name for path in sorted(tmp_path.iterdir())] == [
        f"{DAY}.internal.en.html",
        f"{DAY}.internal.json",
    ]
    assert "INTERNAL" in (tmp_path / f"{DAY}.internal.en.html").read_text(encoding="utf-8")
    assert published_names(tmp_path) == ()


def test_d16_a_day_is_not_published_before_its_delay_has_passed(tmp_path: Path) -> None:
    """24 hours after the day's end it may be; before, the message says when."""
    from trucewatch.vocabulary.errors import HeldError
    from trucewatch.workflow.day_request import DayRequest
    from trucewatch.workflow.publishing import compose_day

    day = datetime.fromisoformat(DAY).date()
    with secret_workspace(tmp_path) as workspace:
        early = DayRequest(day=day, now=datetime(2025, 3, 13, 21, 59, tzinfo=UTC))
        with pytest.raises(HeldError, match="from 2025-03-13 22:00 UTC"):
            compose_day(workspace, early)
        due = DayRequest(day=day, now=datetime(2025, 3, 13, 22, 0, tzinfo=UTC))
        assert compose_day(workspace, due).figures


def test_d16_the_crisis_switch_stops_every_way_out(tmp_path: Path) -> None:
    """Nothing is printed, nothing is written, and the message names the switch."""
    with secret_workspace(tmp_path, policy="hold_all = true\n") as workspace:
        desk = workspace.directory
    out = tmp_path / "out"
    for words in (*WAYS.values(), ("report", DAY, "-o", str(out))):
        done = RUN.invoke(assemble(), [*words, "-w", str(desk)])
        held = done.exception is not None and "crisis switch" in str(done.exception)
        assert held or '"incidents": []' in done.output or "held by policy" in done.output, words
    assert not out.exists()


def test_d16_a_held_document_is_counted_and_nowhere_shown(tmp_path: Path) -> None:
    """The report says how many are held and why, never which."""
    with secret_workspace(tmp_path) as workspace:
        desk = workspace.directory
        rows = json.loads(run(desk, "incidents", *DAYS, "--json"))["incidents"]
        chosen = rows[0]["id"]
    (desk / "policy.toml").write_text(f'held = ["{chosen}"]\n', encoding="utf-8")

    run(desk, "report", DAY, "-o", str(tmp_path / "out"), "--lang", "en")
    edition = (tmp_path / "out" / f"{DAY}.json").read_text(encoding="utf-8")
    listed = run(desk, "incidents", *DAYS, "--audience", "public", "--json")

    assert chosen not in edition
    assert chosen not in listed
    assert json.loads(edition)["figures"][f"f/{DAY}/all/held-held"]["value"] == 1
