"""Control maps: who is said to hold what, on one day, by one source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from trucewatch.vocabulary.evidence import EvidenceRef

if TYPE_CHECKING:  # shapely takes half a second to import and is only needed to compute
    from shapely import MultiPolygon


class ControlStatus(StrEnum):
    """Status of an area on a control map, by who is assessed to hold it.

    ``OCCUPIED``: held by the side that came from outside the country's recognised border;
    ``LIBERATED``: retaken since; ``UNKNOWN``: grey zone, no side's firm control;
    ``COUNTER_HELD`` / ``COUNTER_UNKNOWN``: on the other country's soil.
    """

    OCCUPIED = "occupied"
    OCCUPIED_BEFORE = "occupied_before"
    LIBERATED = "liberated"
    UNKNOWN = "unknown"
    COUNTER_HELD = "counter_held"
    COUNTER_UNKNOWN = "counter_unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlMap:
    """One source's map of one day.

    Attributes:
        id: Stable per source and file date, for instance ``deepstate:2025-03-12``.
        source: Source id.
        file_date: Date under which the publisher filed it.
        map_date: Day whose situation it shows, by the source's known habit.
        retrieved_at: When it was fetched, aware UTC, or None when unknown.
        areas: Geometry per status in WGS84 lon/lat, two-dimensional and valid.
    """

    id: str
    evidence: EvidenceRef
    source: str
    file_date: date
    map_date: date
    retrieved_at: datetime | None
    areas: Mapping[ControlStatus, MultiPolygon]
    repairs: tuple[str, ...] = ()
