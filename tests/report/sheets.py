"""Invented control maps around one border, and the sheets made of them."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from shapely import MultiPolygon, box
from shapely.geometry import mapping

from trucewatch.report.maps.order import SheetOrder
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.map_sheet import Extent, MapSheet
from trucewatch.workflow.map_sheets import MapRequest, compose_sheet

FIRST, LAST = date(2031, 6, 1), date(2031, 6, 8)
KURSK = Extent(west=34.0, south=50.8, east=36.0, north=51.8)
SHOWN = {
    FIRST: {
        "occupied": [box(33.0, 44.3, 36.7, 46.2), box(37.5, 47.6, 39.0, 48.8)],
        "counter_held": [box(35.05, 51.05, 35.45, 51.4)],
        "counter_unknown": [box(35.45, 51.05, 35.5, 51.4)],
    },
    LAST: {
        "occupied": [box(33.0, 44.3, 36.7, 46.2), box(37.4, 47.65, 39.0, 48.8),
                     box(35.1, 50.95, 35.4, 51.0)],
        "counter_held": [box(35.05, 51.05, 35.25, 51.25), box(34.9, 51.25, 35.0, 51.3)],
    },
}  # fmt: skip
"""Per day and status: ground in the south and east, and a pocket beyond the border."""


def write_maps(
    folder: Path,
    days: tuple[date, ...] = (FIRST, LAST),
    statuses: tuple[str, ...] = ("occupied", "counter_held", "counter_unknown"),
) -> Path:
    """Write the maps as updates with status, one a line."""
    updates = [
        {
            "type": "FeatureCollection",
            "updated_utc": f"{day}T18:00:00Z",
            "features": [
                {
                    "type": "Feature",
                    "properties": {"status": status},
                    "geometry": mapping(MultiPolygon(areas)),
                }
                for status, areas in SHOWN[day].items()
                if status in statuses
            ],
        }
        for day in days
    ]
    path = folder / "maps.ndjson"
    path.write_text("".join(json.dumps(one) + "\n" for one in updates), "utf-8")
    return path


@lru_cache(maxsize=8)
def a_sheet(
    *, since: date | None = FIRST, day: date = LAST, extent: Extent | None = KURSK
) -> MapSheet:
    """Compose a sheet of the invented maps."""
    with TemporaryDirectory() as folder:
        maps = (write_maps(Path(folder)),)
        request = MapRequest(day=day, since=since, maps=maps, extent=extent)
        return compose_sheet(request)


def an_order(language: Language = Language.EN, width_mm: float = 175.0) -> SheetOrder:
    """Order all layers in a language."""
    return SheetOrder(language=language, width_mm=width_mm)
