"""Real files: every kind is recognised, and every row of every file is accounted for."""

from __future__ import annotations

import csv
import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.desks import a_workspace
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.workflow.intake import AddOptions, add, verify
from trucewatch.workflow.workspace import Workspace

DATA = Path(__file__).parents[2].parent / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="shared/data is not here")
FOLDERS = ("control_maps", "events", "fires", "news_examples")
LARGEST_ROWS = 25_000
"""Larger tables are cut to their first rows, so that the test ends within seconds."""
REFUSED = {
    "border_natural_earth_10m.geojson",
    "expected_sample.json",
    "osce_smm_excerpts.csv",
    "static_hot_cells_2018_2021.csv",
    "strikes_by_location_and_day_2025-03-10_2025-06-03.csv",
    "truce_calendar.csv",
}
"""Known, but without records: derived totals, outlines, calendars."""


def _open(path: Path) -> Iterator[str]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8-sig", newline="") as lines:
        yield from lines


def _own_rows(path: Path) -> int:
    """Count a file's rows without trucewatch."""
    name = path.name.removesuffix(".gz")
    if name.endswith(".csv"):
        return sum(1 for _ in csv.reader(_open(path))) - 1
    return sum(1 for _ in _open(path)) if name.endswith(".ndjson") else 1


def _material(folder: Path) -> Path:
    for source in sorted(path for name in FOLDERS for path in (DATA / name).rglob("*")):
        if source.is_dir():
            continue
        target = folder / source.relative_to(DATA)
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.name.startswith("ukr_fire_data") or "by_hour" in source.name:
            opener = gzip.open if source.suffix == ".gz" else open
            with opener(target, "wt", encoding="utf-8") as cut:
                cut.writelines(line for line, _ in zip(_open(source), range(2000), strict=False))
        else:
            shutil.copyfile(source, target)
    return folder


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, list]]:
    """A workspace with everything, and the results per file."""
    folder = tmp_path_factory.mktemp("real")
    material = _material(folder / "in")
    with a_workspace(folder) as workspace:
        yield workspace, list(add(workspace, [material], AddOptions()).files)


def test_every_file_is_recognised_and_no_row_is_lost(added: tuple[Workspace, list]) -> None:
    """Rows read equal the file's own count, and are accepted or rejected with a reason."""
    _, results = added

    for result in results:
        path = Path(result.path)
        assert result.kind is not None, path.name
        assert result.rows_read == result.accepted + result.rejected
        if path.name not in REFUSED and result.kind != "note":
            assert result.rows_read == _own_rows(path), path.name
            assert len(result.rejections) == result.rejected
            assert all(r.reason and r.remedy for r in result.rejections)


def test_only_tables_without_records_are_refused(added: tuple[Workspace, list]) -> None:
    """Each by its name and with what to add instead; all rows of the others are taken."""
    _, results = added

    refused = {Path(result.path).name for result in results if not result.taken}

    assert refused == REFUSED
    assert sum(result.rejected for result in results) == 0


def test_the_archive_of_it_all_is_sound(added: tuple[Workspace, list]) -> None:
    """Hashes, chain and seals fit."""
    workspace, _ = added

    assert verify(workspace) == []


def test_status_maps_tell_both_sides_of_the_border_apart(added: tuple[Workspace, list]) -> None:
    """In March 2025 ground in the Kursk region was held by the other side."""
    workspace, _ = added

    shown = {m.id: m for m in workspace.store.read(ControlMap)}["deepstate_status:2025-03-09"]

    assert {ControlStatus.COUNTER_HELD, ControlStatus.UNKNOWN, ControlStatus.OCCUPIED} <= set(
        shown.areas
    )
    west, south, _, _ = shown.areas[ControlStatus.COUNTER_HELD].bounds
    assert west > 33
    assert south > 50
