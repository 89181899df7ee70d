"""Outlines of settlements that a user brings as GeoJSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely import Geometry, MultiPolygon
from shapely.geometry import shape

from trucewatch.front.polygons import as_multipolygon
from trucewatch.sources.source import Box
from trucewatch.vocabulary.errors import InputError, UsageError

REMEDY = "Give a FeatureCollection of polygons, longitude first, each with a name or an id."

EXCHANGED = "has latitude and longitude exchanged"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NamedArea:
    """An outline in WGS84 with the name its file gives it."""

    id: str
    area: MultiPolygon


def read_areas(path: Path, box: Box | None = None) -> list[NamedArea]:
    """Read the polygons of a GeoJSON file, in its order.

    Args:
        path: The file.
        box: Surroundings of the theatre; an outline that lies elsewhere is refused.

    Raises:
        UsageError: The file cannot be read.
        InputError: It is no such file, or a feature is no polygon with a name.
    """
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
    except OSError as problem:
        raise UsageError(f"{path} cannot be read: {problem.strerror}; check the path.") from problem
    except (KeyError, TypeError, ValueError, RecursionError) as problem:
        raise InputError(f"{path.name} is no FeatureCollection.", remedy=REMEDY) from problem
    if not isinstance(features, list) or not features:
        raise InputError(f"{path.name} holds no feature.", remedy=REMEDY)
    return [_read(path.name, row, feature, box) for row, feature in enumerate(features)]


def _read(name: str, row: int, feature: Any, box: Box | None) -> NamedArea:
    try:
        return _named(feature, box)
    except _UnfitError as problem:
        reason = str(problem)
    except (AttributeError, KeyError, TypeError, ValueError, IndexError, shapely.GEOSException):
        reason = "is no GeoJSON feature with a polygon"
    raise InputError(f"feature in {name} {reason}.", remedy=REMEDY, row=row)


def _named(feature: Any, box: Box | None) -> NamedArea:
    properties = feature.get("properties") or {}
    name = properties.get("id") or properties.get("name") or feature.get("id")
    drawn = shape(feature["geometry"])
    area = as_multipolygon(drawn)
    if name is None:
        raise _UnfitError("has no name and no id")
    if area.is_empty:
        raise _UnfitError(f"{name!r} is no polygon")
    if not shapely.is_valid(area):
        raise _UnfitError(f"{name!r} cannot be measured: {shapely.is_valid_reason(drawn)}")
    astray = _astray(drawn, box)
    if astray:
        raise _UnfitError(f"{name!r} {astray}")
    return NamedArea(id=str(name), area=area)


def _astray(drawn: Geometry, box: Box | None) -> str:
    """Say where an outline lies that lies neither on the globe nor in the theatre, else nothing."""
    west, south, east, north = shapely.bounds(drawn)
    if not (west >= -180 and east <= 180 and south >= -90 and north <= 90):
        return "lies outside WGS84"
    if box is None or (box.holds(west, south) and box.holds(east, north)):
        return ""
    turned = box.holds(south, west) and box.holds(north, east)
    return EXCHANGED if turned else "lies outside the theatre"


class _UnfitError(Exception):
    """Why a feature's ground cannot be measured."""
