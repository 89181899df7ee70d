"""Polygons from outside: checked, flattened, repaired with a note, or refused."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LinearRing, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from trucewatch.sources.source import Box
from trucewatch.vocabulary.errors import InputError

FloatArray = NDArray[np.float64]
_POLYGONAL = ("Polygon", "MultiPolygon")


def is_area(geometry: object) -> bool:
    """Tell whether a GeoJSON geometry encloses ground; points and lines do not."""
    return isinstance(geometry, Mapping) and geometry.get("type") in _POLYGONAL


def read_area(
    geometry: object, box: Box | None, repairs: Counter[str], *, swapped: bool = False
) -> MultiPolygon:
    """Build a valid two-dimensional area from GeoJSON.

    Args:
        geometry: A Polygon or MultiPolygon.
        box: Extent of the theatre, to notice exchanged axes.
        repairs: Counts what had to be put right.
        swapped: True when the publisher is known to write latitude first.

    Raises:
        InputError: No area, not a number, open rings, or axes evidently exchanged.
    """
    if not is_area(geometry) or not isinstance(geometry, Mapping):
        found = geometry.get("type") if isinstance(geometry, Mapping) else geometry
        raise _bad(f"geometry is {found!r}, not a polygon.", "Only areas are read here.")
    rings = geometry.get("coordinates")
    polygons = [rings] if geometry["type"] == "Polygon" else rings
    return area_of(polygons, box, repairs, swapped=swapped)


def area_of(
    polygons: object, box: Box | None, repairs: Counter[str], *, swapped: bool = False
) -> MultiPolygon:
    """Build a valid area from nested lists: polygons of rings of positions."""
    made = [_polygon(rings, swapped=swapped) for rings in _list(polygons, "polygons")]
    area: BaseGeometry = MultiPolygon(made)
    if area.is_empty:
        raise _bad("the geometry is empty.", "Leave the feature out if nothing is meant.")
    if not area.is_valid:
        reason = shapely.is_valid_reason(area).split("[")[0].strip()
        repairs[f"invalid polygon repaired ({reason})"] += 1
        # Part by part: repairing overlapping parts together would cut holes into them.
        area = shapely.union_all([shapely.make_valid(polygon) for polygon in made])
    _check_axes(area, box)
    return polygons_only(area)


def polygons_only(geometry: BaseGeometry) -> MultiPolygon:
    """Return the areal parts of a geometry; repairs may leave lines and points behind."""
    parts = [part for part in shapely.get_parts(geometry) if isinstance(part, Polygon)]
    nested = [
        inner
        for part in shapely.get_parts(geometry)
        if isinstance(part, MultiPolygon)
        for inner in shapely.get_parts(part)
    ]
    found = [part for part in (*parts, *nested) if part.area > 0]
    if not found:
        raise _bad("the geometry encloses no ground.", "Check the ring's positions.")
    return MultiPolygon(found)


def _polygon(rings: object, *, swapped: bool) -> Polygon:
    made = [_ring(ring, swapped=swapped) for ring in _list(rings, "rings")]
    if not made:
        raise _bad("a polygon has no ring.", "Leave the feature out if nothing is meant.")
    return Polygon(made[0], made[1:])


def _ring(ring: object, *, swapped: bool) -> LinearRing:
    listed = _list(ring, "positions")
    points = _at_once(listed, swapped=swapped)
    if points is None:
        points = np.array([_point(point, swapped=swapped) for point in listed]).reshape(-1, 2)
    if len(points) < 4:
        raise _bad(f"a ring has {len(points)} positions.", "A closed ring has at least 4.")
    first, last = (tuple(points[at].tolist()) for at in (0, -1))
    if first != last:
        raise _bad(
            f"a ring is not closed: it starts at {first} and ends at {last}.",
            "Repeat the first position at the end.",
        )
    return LinearRing(points)


def _at_once(ring: Sequence[Any], *, swapped: bool) -> FloatArray | None:
    """Read a ring's positions in one step; None when one of them wants a closer look."""
    try:
        found = np.array(ring)
    except ValueError:  # positions of different length: some have a height
        return None
    if found.ndim != 2 or found.shape[1] < 2 or found.dtype.kind not in "if":
        return None
    points = found[:, 1::-1] if swapped else found[:, :2]
    # true and false become 1 and 0 among numbers; and NaN is not within any bounds.
    if not (np.abs(points) <= (180, 90)).all() or np.isin(points, (0, 1)).any():
        return None
    return np.ascontiguousarray(points, dtype=np.float64)


def _point(point: object, *, swapped: bool) -> tuple[float, float]:
    values = _list(point, "numbers")
    if len(values) < 2 or not all(_is_number(value) for value in values[:2]):
        raise _bad(f"{str(point)[:60]} is not a position.", "Write [longitude, latitude].")
    first, second = float(values[0]), float(values[1])
    lon, lat = (second, first) if swapped else (first, second)
    if not (math.isfinite(lon) and math.isfinite(lat)):
        raise _bad(f"{str(point)[:60]} is not finite.", "Remove NaN and infinite values.")
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise _bad(f"lon {lon}, lat {lat} is outside WGS84.", "Use degrees, longitude first.")
    return lon, lat


def _check_axes(area: BaseGeometry, box: Box | None) -> None:
    centre = area.envelope.centroid
    if box is None or box.holds(centre.x, centre.y) or not box.holds(centre.y, centre.x):
        return
    raise _bad(
        f"lies around lon {centre.x:.1f}, lat {centre.y:.1f}, far away, but in the theatre with "
        "the axes exchanged.",
        "Exchange the coordinates: GeoJSON writes longitude first.",
    )


def _list(value: object, what: str) -> Sequence[Any]:
    if isinstance(value, list):
        return value
    raise _bad(f"a list of {what} is expected, found {str(value)[:40]}.", "Check the GeoJSON.")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _bad(reason: str, remedy: str) -> InputError:
    return InputError(reason, remedy=remedy, column="geometry")
