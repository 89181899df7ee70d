"""Outlines of settlements that a user brings as GeoJSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely import MultiPolygon
from shapely.geometry import shape

from trucewatch.front.polygons import as_multipolygon
from trucewatch.vocabulary.errors import InputError

REMEDY = "Give a FeatureCollection of polygons, longitude first, each with a name or an id."


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NamedArea:
    """An outline in WGS84 with the name its file gives it."""

    id: str
    area: MultiPolygon


def read_areas(path: Path) -> list[NamedArea]:
    """Read the polygons of a GeoJSON file, in its order.

    Raises:
        InputError: It is no such file, or a feature is no polygon with a name.
    """
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        return [_named(row, feature) for row, feature in enumerate(features)]
    except (OSError, KeyError, TypeError, ValueError) as problem:
        raise InputError(f"{path.name} holds no areas: {problem!r}.", remedy=REMEDY) from problem


def _named(row: int, feature: dict[str, Any]) -> NamedArea:
    properties = feature.get("properties") or {}
    name = properties.get("id") or properties.get("name") or feature.get("id")
    drawn = shape(feature["geometry"])
    area = as_multipolygon(drawn)
    west, south, east, north = shapely.bounds(drawn)
    if name is None:
        raise InputError("feature has no name and no id.", remedy=REMEDY, row=row)
    if area.is_empty or not shapely.is_valid(area):
        reason = shapely.is_valid_reason(drawn) if not area.is_empty else "it is no polygon"
        raise InputError(f"feature {name!r} cannot be measured: {reason}.", remedy=REMEDY, row=row)
    if not (west >= -180 and east <= 180 and south >= -90 and north <= 90):
        raise InputError(f"feature {name!r} lies outside WGS84.", remedy=REMEDY, row=row)
    return NamedArea(id=str(name), area=area)
