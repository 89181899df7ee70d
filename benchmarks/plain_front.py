"""The same afternoon's work in plain shapely, for where geopandas is not installed.

It does what GeoDataFrame.difference, .distance and .within do inside, without the frame
around it, so it is if anything faster than the script it stands in for.
"""

from __future__ import annotations

import csv
import gzip
import json
import resource
import sys
from collections.abc import Callable
from itertools import pairwise
from time import perf_counter, process_time
from typing import TypeVar

import shapely
from pyproj import Transformer
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

TO_METRES = Transformer.from_crs("EPSG:4326", "+proj=laea +lat_0=48.5 +lon_0=36", always_xy=True)
Snapshots = dict[str, BaseGeometry]
Made = TypeVar("Made")


def load(path: str, days: int) -> Snapshots:
    """Read the first days of a file with one GeoJSON feature per line; metres."""
    found: Snapshots = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for _, line in zip(range(days), lines, strict=False):
            feature = json.loads(line)
            area = shapely.make_valid(shape(feature["geometry"]))
            found[feature["properties"]["date"]] = shapely.transform(
                area, TO_METRES.transform, interleaved=False
            )
    return found


def gains_and_losses(snapshots: Snapshots) -> dict[str, float]:
    """Sum kept gains and losses in km² by difference, both ways, day after day."""
    gain = loss = 0.0
    for earlier, later in pairwise(snapshots.values()):
        gain += _kept_km2(later.difference(earlier))
        loss += _kept_km2(earlier.difference(later))
    return {"gain_km2": gain, "loss_km2": loss}


def point_days(snapshots: Snapshots, points: str) -> dict[str, float]:
    """Tell side and distance to the boundary of points on their days."""
    by_day: dict[str, list[tuple[float, float]]] = {}
    with open(points, encoding="utf-8", newline="") as file:  # noqa: PTH123
        for row in csv.DictReader(file):
            by_day.setdefault(row["date"], []).append((float(row["lon"]), float(row["lat"])))
    occupied, total = 0, 0.0
    for day, lonlat in by_day.items():
        spots = shapely.points(*TO_METRES.transform(*zip(*lonlat, strict=True)))
        total += float(shapely.distance(spots, shapely.boundary(snapshots[day])).sum())
        occupied += int(shapely.within(spots, snapshots[day]).sum())
    count = sum(len(lonlat) for lonlat in by_day.values())
    return {"occupied": occupied, "mean_distance_m": total / count}


def _kept_km2(difference: BaseGeometry) -> float:
    pieces = shapely.get_parts(difference)
    pieces = pieces[shapely.get_type_id(pieces) == shapely.GeometryType.POLYGON]
    area, outline = shapely.area(pieces), shapely.length(pieces)
    return float(area[(area >= 1e4) & (2 * area >= 20 * outline)].sum()) / 1e6


def _main(path: str, days: str, *points: str) -> None:
    seconds: dict[str, float] = {}
    wall: dict[str, float] = {}

    def timed(step: str, work: Callable[[], Made]) -> Made:
        begin, began = process_time(), perf_counter()
        made = work()
        seconds[step], wall[step] = process_time() - begin, perf_counter() - began
        return made

    snapshots = timed("load", lambda: load(path, int(days)))
    found = timed("gains and losses", lambda: gains_and_losses(snapshots))
    if points:
        found |= timed("point-days", lambda: point_days(snapshots, points[0]))
    memory = {"peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
    print(json.dumps({"seconds": seconds, "wall": wall, "found": found, "memory": memory}))


if __name__ == "__main__":
    _main(*sys.argv[1:])
