"""The same work in PostGIS: python postgis_front.py MAPS DAYS [POINTS].

``TRUCEWATCH_BENCH_DSN`` names the database (``postgresql+psycopg://…``); psycopg and the
extension PostGIS must be there. Everything lies in temporary tables and is gone afterwards.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import sys
from collections.abc import Callable
from time import perf_counter

import sqlalchemy as sa

METRES = "+proj=laea +lat_0=48.5 +lon_0=36 +datum=WGS84 +units=m"
MAPS_SQL = """
CREATE TEMPORARY TABLE map AS
SELECT day, ST_Transform(ST_MakeValid(ST_SetSRID(ST_GeomFromGeoJSON(shape), 4326)), :metres) AS area
FROM raw
"""
EDGES_SQL = "CREATE TEMPORARY TABLE edge AS SELECT day, ST_Boundary(area) AS line FROM map"
CHANGE_SQL = """
WITH step AS (
  SELECT area AS later, lag(area) OVER (ORDER BY day) AS earlier FROM map
), piece AS (
  SELECT 'gain' AS kind, (ST_Dump(ST_Difference(later, earlier))).geom AS part FROM step
  WHERE earlier IS NOT NULL
  UNION ALL
  SELECT 'loss', (ST_Dump(ST_Difference(earlier, later))).geom FROM step
  WHERE earlier IS NOT NULL
)
SELECT kind, sum(ST_Area(part)) / 1e6 FROM piece
WHERE ST_Dimension(part) = 2 AND ST_Area(part) >= 1e4
  AND 2 * ST_Area(part) >= 20 * ST_Perimeter(part)
GROUP BY kind
"""
POINTS_SQL = """
SELECT sum(CASE WHEN ST_Contains(map.area, spot.at) THEN 1 ELSE 0 END),
       avg(ST_Distance(spot.at, edge.line))
FROM (SELECT day, ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4326), :metres) AS at
      FROM asked ORDER BY day) AS spot
JOIN map USING (day)
JOIN edge USING (day)
"""


def main(path: str, days: int, points: str | None) -> dict[str, dict[str, float]]:
    """Run all steps; seconds of the clock per step, and what was found."""
    wall: dict[str, float] = {}
    found: dict[str, float] = {}

    def timed(step: str, work: Callable[[], None]) -> None:
        began = perf_counter()
        work()
        wall[step] = perf_counter() - began

    engine = sa.create_engine(os.environ["TRUCEWATCH_BENCH_DSN"])
    with engine.connect() as connection:
        connection.execute(sa.text("CREATE EXTENSION IF NOT EXISTS postgis"))
        timed("load", lambda: _load(connection, path, days))
        timed("gains and losses", lambda: found.update(_changes(connection)))
        if points:
            timed("point-days", lambda: found.update(_points(connection, points)))
    return {"seconds": wall, "wall": wall, "found": found, "memory": {}}


def _load(connection: sa.Connection, path: str, days: int) -> None:
    connection.execute(sa.text("CREATE TEMPORARY TABLE raw (day date, shape text)"))
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        features = [json.loads(line) for _, line in zip(range(days), lines, strict=False)]
    rows = [
        {"day": one["properties"]["date"], "shape": json.dumps(one["geometry"])} for one in features
    ]
    connection.execute(sa.text("INSERT INTO raw VALUES (:day, :shape)"), rows)
    connection.execute(sa.text(MAPS_SQL), {"metres": METRES})
    connection.execute(sa.text(EDGES_SQL))


def _changes(connection: sa.Connection) -> dict[str, float]:
    sums = {kind: float(km2) for kind, km2 in connection.execute(sa.text(CHANGE_SQL))}
    return {f"{kind}_km2": sums.get(kind, 0.0) for kind in ("gain", "loss")}


def _points(connection: sa.Connection, points: str) -> dict[str, float]:
    columns = "id int, day date, lon float8, lat float8"
    connection.execute(sa.text(f"CREATE TEMPORARY TABLE asked ({columns})"))
    with open(points, encoding="utf-8", newline="") as file:  # noqa: PTH123
        rows = [(row["id"], row["date"], row["lon"], row["lat"]) for row in csv.DictReader(file)]
    names = ("id", "day", "lon", "lat")
    insert = sa.text("INSERT INTO asked VALUES (:id, :day, :lon, :lat)")
    connection.execute(insert, [dict(zip(names, row, strict=True)) for row in rows])
    occupied, mean = connection.execute(sa.text(POINTS_SQL), {"metres": METRES}).one()
    return {"occupied": float(occupied), "mean_distance_m": float(mean)}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]), sys.argv[3] if sys.argv[3:] else None)))
