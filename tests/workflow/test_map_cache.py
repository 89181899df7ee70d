"""The archive of maps that a workspace keeps beside its records."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from shapely import box
from shapely.geometry import mapping

from trucewatch.front.archive import ArchivedAreas
from trucewatch.front.series import series
from trucewatch.vocabulary.control import ControlMap
from trucewatch.workflow.intake import AddOptions, add
from trucewatch.workflow.map_archive import maps_of_workspace
from trucewatch.workflow.maps import load_field
from trucewatch.workflow.workspace import Workspace

FIELD = load_field("ukraine")


def add_map(workspace: Workspace, folder: Path, day: int, west: float) -> None:
    """File a daily outline: all ground east of a meridian."""
    name = f"deepstatemap_data_202503{day:02}"
    geometry = mapping(box(west, 47.5, 39, 49))
    feature = {"type": "Feature", "properties": {}, "geometry": geometry}
    path = folder / f"{name}.geojson"
    path.write_text(
        json.dumps({"type": "FeatureCollection", "name": name, "features": [feature]}),
        encoding="utf-8",
    )
    add(workspace, [path], AddOptions(received_at=datetime(2025, 3, day, 4, tzinfo=UTC)))


def cached(workspace: Workspace) -> list[Path]:
    """The files of the cache."""
    return sorted((workspace.directory / "cache").glob("*"))


def test_the_archive_of_a_workspace_gives_the_maps_of_its_records(tmp_path: Path) -> None:
    """It saves reading and drawing; the numbers are the same, first and second time."""
    with Workspace.create(tmp_path / "desk") as workspace:
        add_map(workspace, tmp_path, 1, 37.2)
        add_map(workspace, tmp_path, 2, 37.1)
        stored = list(workspace.store.read(ControlMap))

        first, second = maps_of_workspace(workspace), maps_of_workspace(workspace)

        wanted = series(stored, FIELD.theatre, FIELD.country)
        for maps in (first, second):
            assert all(isinstance(one.areas, ArchivedAreas) for one in maps)
            assert series(maps, FIELD.theatre, FIELD.country) == wanted
        assert len(cached(workspace)) == 1


def test_a_map_that_is_added_renews_the_archive(tmp_path: Path) -> None:
    """What is out of date is never read."""
    with Workspace.create(tmp_path / "desk") as workspace:
        add_map(workspace, tmp_path, 1, 37.2)
        assert len(maps_of_workspace(workspace)) == 1
        add_map(workspace, tmp_path, 2, 37.1)

        assert len(maps_of_workspace(workspace)) == 2
        assert len(cached(workspace)) == 1


def test_a_damaged_or_deleted_archive_is_built_again(tmp_path: Path) -> None:
    """The records count; the archive is only a quicker way to them."""
    with Workspace.create(tmp_path / "desk") as workspace:
        add_map(workspace, tmp_path, 1, 37.2)
        maps_of_workspace(workspace)
        (path,) = cached(workspace)
        whole = path.read_bytes()
        path.write_bytes(whole[:-3])

        assert len(maps_of_workspace(workspace)) == 1
        assert path.read_bytes() == whole
        path.unlink()
        assert len(maps_of_workspace(workspace)) == 1
