"""Layers of a control map joined per status; whatever is no area stays outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import shapely
from shapely import MultiPolygon

from trucewatch.sources.geometry import is_area, polygons_only, read_area
from trucewatch.sources.source import Box
from trucewatch.vocabulary.control import ControlStatus
from trucewatch.vocabulary.errors import InputError

Layer = tuple[ControlStatus, Mapping[str, Any]]


def join_layers(
    layers: Iterable[Layer], box: Box | None, repairs: Counter[str]
) -> dict[ControlStatus, MultiPolygon]:
    """Join GeoJSON features per status, in the order of ControlStatus.

    Points and lines (units, airfields, arrows) have no use in verification and are left
    out; so are areas far away from the theatre. Both are counted in ``repairs``.

    Raises:
        InputError: No area is left, or one cannot be read.
    """
    found: dict[ControlStatus, list[MultiPolygon]] = {}
    for status, feature in layers:
        geometry = feature.get("geometry")
        if isinstance(geometry, Mapping) and not is_area(geometry) and geometry.get("type"):
            repairs[f"{geometry['type']} feature left out"] += 1
            continue
        area = read_area(geometry, box, repairs)
        if _is_elsewhere(area, box):
            repairs[f"{status.value} area far outside the theatre left out"] += 1
            continue
        found.setdefault(status, []).append(area)
    if not found:
        raise InputError(
            "the map holds no area of this theatre.",
            remedy="Check the file, or the workspace's theatre.",
            column="geometry",
        )
    return {status: _joined(found[status]) for status in ControlStatus if status in found}


def _joined(areas: list[MultiPolygon]) -> MultiPolygon:
    if len(areas) == 1:
        return areas[0]
    return polygons_only(shapely.union_all(areas))


def _is_elsewhere(area: MultiPolygon, box: Box | None) -> bool:
    if box is None:
        return False
    west, south, east, north = area.bounds
    return east < box.west or west > box.east or north < box.south or south > box.north
