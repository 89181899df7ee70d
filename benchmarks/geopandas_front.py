"""What an analyst writes in an afternoon with geopandas: overlay after overlay, day by day.

Runs on its own (``python geopandas_front.py MAPS DAYS POINTS``) and needs nothing of ours,
so that it can be measured in an environment that has nothing but geopandas.
"""

from __future__ import annotations

import gzip
import json
import resource
import sys
from time import perf_counter, process_time
from typing import Any

import geopandas as gpd
import pandas as pd

METRES = "+proj=laea +lat_0=48.5 +lon_0=36 +datum=WGS84 +units=m"
SMALLEST_M2 = 1e4
NARROWEST_M = 20.0


def load(path: str, days: int) -> Any:
    """Read the first days of a file with one GeoJSON feature per line; metres."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        features = [json.loads(line) for _, line in zip(range(days), lines, strict=False)]
    frame = gpd.GeoDataFrame.from_features(features, crs="EPSG:4326")
    frame["geometry"] = frame.geometry.make_valid()
    return frame.set_index("date").to_crs(METRES)


def gains_and_losses(frame: Any) -> dict[str, float]:
    """Sum kept gains and losses in km² by difference, both ways."""
    later = frame.geometry.iloc[1:].reset_index(drop=True)
    earlier = frame.geometry.iloc[:-1].reset_index(drop=True)
    return {
        "gain_km2": _kept_km2(later.difference(earlier)),
        "loss_km2": _kept_km2(earlier.difference(later)),
    }


def point_days(frame: Any, table: Any) -> dict[str, float]:
    """Tell side and distance to the boundary of points on their days."""
    spots = gpd.GeoSeries(gpd.points_from_xy(table.lon, table.lat), crs="EPSG:4326").to_crs(METRES)
    occupied, total = 0, 0.0
    for day, rows in table.groupby("date").groups.items():
        area = frame.geometry.loc[day]
        here = spots.loc[rows]
        occupied += int(here.within(area).sum())
        total += float(here.distance(area.boundary).sum())
    return {"occupied": occupied, "mean_distance_m": total / len(table)}


def _kept_km2(difference: Any) -> float:
    pieces = difference.explode(index_parts=False)
    pieces = pieces[pieces.geom_type == "Polygon"]
    wide = 2 * pieces.area >= NARROWEST_M * pieces.length
    return float(pieces.area[wide & (pieces.area >= SMALLEST_M2)].sum()) / 1e6


def main(path: str, days: int, points: str | None) -> dict[str, dict[str, float]]:
    """Run all steps; processor and wall seconds per step, and what was found."""
    seconds: dict[str, float] = {}
    wall: dict[str, float] = {}

    def timed(step: str, work: Any) -> Any:
        begin, began = process_time(), perf_counter()
        made = work()
        seconds[step], wall[step] = process_time() - begin, perf_counter() - began
        return made

    frame = timed("load", lambda: load(path, days))
    found = timed("gains and losses", lambda: gains_and_losses(frame))
    if points:
        table = pd.read_csv(points)
        found |= timed("point-days", lambda: point_days(frame, table))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "wall": wall, "found": found, "memory": {"peak MB": megabytes}}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]), sys.argv[3] if sys.argv[3:] else None)))
