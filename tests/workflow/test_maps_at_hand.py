"""Maps read from files that a user names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from trucewatch.workflow.maps import load_field, read_maps


def a_square(day: str, west: float) -> dict[str, Any]:
    """One dated area of a plain GeoJSON file."""
    ring = [[west, 48.0], [west + 0.2, 48.0], [west + 0.2, 48.2], [west, 48.2], [west, 48.0]]
    return {
        "type": "Feature",
        "properties": {"date": day, "status": "occupied", "source": "a-map"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def test_every_day_of_a_file_with_several_areas_a_day_is_read(tmp_path: Path) -> None:
    """Areas of one day make one map; the days after it are read as well."""
    features = [
        a_square(day, west)
        for day in ("2031-05-01", "2031-05-02", "2031-05-03")
        for west in (37.0, 37.5)
    ]
    path = tmp_path / "areas.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))

    found = read_maps([path], load_field("ukraine"))

    assert [one.file_date.isoformat() for one in found.maps] == [
        "2031-05-01",
        "2031-05-02",
        "2031-05-03",
    ]
    assert found.unread == ()
