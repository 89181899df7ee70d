"""Builders for tests of intake: workspaces and small files of every kind."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from trucewatch.vocabulary.intake import FileResult, ImportReport
from trucewatch.workflow.intake import AddOptions, add
from trucewatch.workflow.workspace import Workspace

RECEIVED = datetime(2025, 3, 13, 6, tzinfo=UTC)
SQUARE = [[[[36.0, 48.0], [37.0, 48.0], [37.0, 49.0], [36.0, 49.0], [36.0, 48.0]]]]
VIINA_HEAD = '"datetime","lon","lat","place_name","event_type","headline"\n'


def a_workspace(folder: Path, *, synthetic: bool = False) -> Workspace:
    """Make a workspace below a test's folder."""
    return Workspace.create(folder / "desk", "ukraine", synthetic=synthetic)


def add_to(
    workspace: Workspace, *paths: Path, received_at: datetime = RECEIVED, publisher: str = ""
) -> ImportReport:
    """Add files as received on 13 March 2025, 06:00 UTC."""
    options = AddOptions(received_at=received_at, publisher=publisher or None)
    return add(workspace, paths, options)


def add_one(workspace: Workspace, path: Path) -> FileResult:
    """Add one file and return what became of it."""
    (result,) = add_to(workspace, path).files
    return result


def a_file(folder: Path, name: str, content: bytes | str) -> Path:
    """Write a file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def map_line(day: str, coordinates: object = SQUARE, **properties: object) -> str:
    """Write one line of daily control maps."""
    return json.dumps(
        {
            "type": "Feature",
            "properties": {
                "date": day,
                "retrieved_utc": f"{day}T03:00:00Z",
                "status": "occupied",
                **properties,
            },
            "geometry": {"type": "MultiPolygon", "coordinates": coordinates},
        }
    )


def viina_rows(count: int, *, start: int = 0) -> str:
    """Write a VIINA file with invented rows."""
    rows = (
        f'"2025-03-{1 + i % 28:02d} 0{i % 10}:{i % 60:02d}:00","36.{i:05d}","48.5","Ort {i}",'
        f'"artillery|loc","Zeile {i}"\n'
        for i in range(start, start + count)
    )
    return VIINA_HEAD + "".join(rows)


def news_item(text: str, **fields: object) -> str:
    """Write one news item as JSON."""
    return json.dumps(
        {"doc_id": "n1", "publisher": "Example Wire", "dateline": "2025-03-12", **fields}
        | {"text": text},
        ensure_ascii=False,
    )


def dump(workspace: Workspace) -> list[str]:
    """Return the whole content of the database as SQL."""
    with sqlite3.connect(workspace.store.path) as connection:
        return list(connection.iterdump())
