"""How much of a settlement's own ground each side holds on a map, where its outline is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import shapely
from shapely import MultiPolygon

from trucewatch.front.ground import occupied_area, to_metres
from trucewatch.front.overlay import united, within_all
from trucewatch.front.seams import without_seams
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.theatre import Theatre

MOST = 0.9
"""A settlement is one side's from this share of its ground on: a strip of fields at the edge
of a municipality, or a line drawn a street off, contests nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaShare:
    """What one map shows of one settlement's ground.

    Attributes:
        occupied: Share of its area on occupied ground, 0…1; ``grey`` in a grey zone.
        status: ``occupied`` or ``government`` from nine tenths on, else ``contested``.
    """

    id: str
    source: str
    file_date: date
    map_date: date
    area_km2: float
    occupied: float
    grey: float
    status: str


def area_shares(
    control_map: ControlMap, ids: Sequence[str], areas: Sequence[MultiPolygon], theatre: Theatre
) -> list[AreaShare]:
    """Measure how much of each area a map shows as occupied, in the order given.

    Args:
        control_map: The map.
        ids: One per area.
        areas: WGS84, none empty.
        theatre: Whose projection measures.
    """
    pieces = np.empty(len(areas), dtype=object)
    pieces[:] = [to_metres(area, theatre) for area in areas]
    ground = to_metres(without_seams(occupied_area(control_map), theatre), theatre)
    unknown = to_metres(control_map.areas.get(ControlStatus.UNKNOWN, MultiPolygon()), theatre)
    sizes = np.asarray(shapely.area(pieces))
    held = np.asarray(shapely.area(within_all(pieces, ground))) / sizes
    # Grey ground that a map shows as occupied, too, counts as occupied.
    both = np.asarray(shapely.area(within_all(pieces, united([ground, unknown])))) / sizes
    return [
        AreaShare(
            id=name,
            source=control_map.source,
            file_date=control_map.file_date,
            map_date=control_map.map_date,
            area_km2=float(sizes[at]) / 1e6,
            occupied=float(np.clip(held[at], 0, 1)),
            grey=float(np.clip(both[at] - held[at], 0, 1)),
            status=_status(float(held[at]), float(both[at])),
        )
        for at, name in enumerate(ids)
    ]


def _status(held: float, with_grey: float) -> str:
    if held >= MOST:
        return "occupied"
    return "government" if 1 - with_grey >= MOST else "contested"
