"""The demonstration's control maps: one feature per line and day, credited to no real map."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from shapely.geometry import mapping

from trucewatch.workflow.scenario.line import occupied_on

SOURCE = "demo-map"
RETRIEVED_CLOCK = "03:05:00Z"


def maps_ndjson(days: Sequence[date]) -> bytes:
    """Write the maps of some days, in order; byte-identical for the same days."""
    return "".join(_line(day) + "\n" for day in days).encode()


def _line(day: date) -> str:
    feature = {
        "type": "Feature",
        "properties": {
            "date": day.isoformat(),
            "retrieved_utc": f"{day}T{RETRIEVED_CLOCK}",
            "status": "occupied",
            "source": SOURCE,
        },
        "geometry": mapping(occupied_on(day)),
    }
    return json.dumps(feature, separators=(",", ":"))
