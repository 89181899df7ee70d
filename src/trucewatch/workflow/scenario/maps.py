"""The demonstration's control maps: one feature per day, credited to no real map."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from shapely.geometry import mapping

from trucewatch.workflow.scenario.line import occupied_on

SOURCE = "Demo map (synthetic)"


def maps_geojson(days: Sequence[date]) -> bytes:
    """Write the maps of some days, in order; byte-identical for the same days."""
    features = ",\n".join(_feature(day) for day in days)
    return f'{{"type":"FeatureCollection","features":[\n{features}\n]}}\n'.encode()


def _feature(day: date) -> str:
    feature = {
        "type": "Feature",
        "properties": {"date": day.isoformat(), "status": "occupied", "source": SOURCE},
        "geometry": mapping(occupied_on(day)),
    }
    return json.dumps(feature, separators=(",", ":"))
