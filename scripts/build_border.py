"""Compile a theatre's recognised borders from the TopoJSON of Natural Earth 1:10m.

Usage: build_border.py COUNTRIES_10M.json OUT.geojson.gz

The input is ``countries-10m.json`` of the npm package world-atlas (version 2.0.2): Natural
Earth, public domain. Its publisher draws control, not recognition, and puts Crimea into
Russia; here every Russian polygon that lies on the peninsula goes to Ukraine, as the United
Nations General Assembly affirmed in resolution 68/262 of 27 March 2014.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import shapely
from shapely import MultiPolygon, Polygon, box
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

EXTENT = box(21.0, 43.5, 42.0, 53.5)
CRIMEA = box(32.3, 44.2, 36.62, 46.25)
COUNTRIES = {
    "100": "BG", "112": "BY", "268": "GE", "348": "HU", "398": "KZ", "440": "LT",
    "498": "MD", "616": "PL", "642": "RO", "643": "RU", "688": "RS", "703": "SK",
    "792": "TR", "804": "UA",
}  # fmt: skip
DECIMALS = 4

Ring = list[tuple[float, float]]


def main(source: Path, target: Path) -> None:
    """Read, correct, clip and write; the same input gives the same bytes."""
    land = clipped(recognised(dict(decode(json.loads(source.read_text(encoding="utf-8"))))))
    features = [
        {"type": "Feature", "properties": {"country": code}, "geometry": rounded(land[code])}
        for code in sorted(land)
    ]
    body = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    target.write_bytes(gzip.compress(body.encode(), compresslevel=9, mtime=0))
    print(f"{target}: {len(features)} countries, {target.stat().st_size} bytes")


def decode(topology: dict[str, Any]) -> Iterator[tuple[str, MultiPolygon]]:
    """Yield the country code and polygons of each country we draw, in degrees."""
    arcs = [unpack(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = COUNTRIES.get(geometry.get("id", ""))
        if code is None:
            continue
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = [[join(ring, arcs) for ring in polygon] for polygon in polygons]
        yield code, MultiPolygon([Polygon(shell, holes) for shell, *holes in rings])


def unpack(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    """Undo delta coding and quantisation of one arc."""
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    xs, ys = accumulate(point[0] for point in arc), accumulate(point[1] for point in arc)
    return [(x * scale_x + shift_x, y * scale_y + shift_y) for x, y in zip(xs, ys, strict=True)]


def join(indices: list[int], arcs: list[Ring]) -> Ring:
    """Join arcs to a ring; a negative index means the arc ``~index`` backwards."""
    ring: Ring = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring


def recognised(land: dict[str, MultiPolygon]) -> dict[str, BaseGeometry]:
    """Move the polygons on the Crimean peninsula from Russia to Ukraine."""
    russia = [shapely.make_valid(part) for part in land["RU"].geoms]
    peninsula = [part for part in russia if CRIMEA.contains(part.centroid)]
    rest = [part for part in russia if not CRIMEA.contains(part.centroid)]
    valid: dict[str, BaseGeometry] = {
        code: shapely.make_valid(shape) for code, shape in land.items()
    }
    return valid | {
        "UA": shapely.union_all([valid["UA"], *peninsula]),
        "RU": shapely.union_all(rest),
    }


def clipped(land: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Cut the countries to the theatre's surroundings; leave out those that vanish."""
    cut = {code: shapely.intersection(shape, EXTENT) for code, shape in land.items()}
    return {code: shape for code, shape in cut.items() if shape.area > 0}


def rounded(shape: BaseGeometry) -> dict[str, Any]:
    """Return GeoJSON with four decimals (about 10 m), only polygons, valid."""
    snapped = shapely.set_precision(shape, 10**-DECIMALS)
    polygons = [part for part in shapely.get_parts(snapped) if isinstance(part, Polygon)]

    def neat(value: Any) -> Any:
        if isinstance(value, float):
            return round(value, DECIMALS)
        return [neat(item) for item in value]

    geometry = mapping(MultiPolygon(polygons))
    return {"type": geometry["type"], "coordinates": neat(geometry["coordinates"])}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
