"""What becomes known later changes nothing that was said as of an earlier time."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

import pytest
from typer.testing import CliRunner

from demo.conftest import Built
from trucewatch.cli.main import assemble
from trucewatch.vocabulary.detection import DatasetRow
from trucewatch.vocabulary.interval import day_interval
from trucewatch.workflow.demo import closing_time
from trucewatch.workflow.workspace import Workspace

RUN = CliRunner()
DAY = date(2031, 6, 9)
LATER = datetime(2031, 6, 20, tzinfo=UTC)


@pytest.fixture
def desk(built: Built, tmp_path: Path) -> Path:
    """A copy of the demonstration's workspace that a test may write to."""
    copy = tmp_path / "desk"
    shutil.copytree(built.result.workspace, copy)
    return copy


def assessed(desk: Path, *more: str) -> str:
    """The JSON of assess for the day, as printed."""
    wanted = ["assess", "--from", str(DAY), "--json", "-w", str(desk), *more]
    result = RUN.invoke(assemble(), wanted)
    assert result.exit_code == 0, result.output
    return result.stdout


def take_in_later(desk: Path) -> int:
    """Tell again, ten days later and as of the day itself, what older rows told."""
    with Workspace.open(desk) as workspace:
        rows = [
            replace(row, id=f"late-{row.id}", interval=day_interval(DAY, "Europe/Kyiv"))
            for row in islice(workspace.store.read(DatasetRow), 60)
        ]
        workspace.store.append(rows, known_at=LATER, piece=rows[0].evidence.sha256)
    return len(rows)


def test_records_known_later_change_no_byte_of_an_earlier_assessment(desk: Path) -> None:
    """States, intervals, power, ranks and the workspace's own record are what they were.

    Three whole assessments, so it takes its time.
    """
    asof = closing_time(DAY).isoformat()
    before = assessed(desk, "--asof", asof)

    assert take_in_later(desk) > 0

    assert assessed(desk, "--asof", asof) == before
    assert assessed(desk) != before
