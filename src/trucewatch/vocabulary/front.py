"""The front as measured: line, change between two maps, a series of days, located points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from trucewatch.vocabulary.place import Position

if TYPE_CHECKING:
    from shapely import LineString, MultiLineString, MultiPolygon


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLine:
    """The contact line of one map, in WGS84.

    Attributes:
        main: Main arc, the longest connected piece; empty when there is no line.
        pockets: The other pieces of 500 m and more, longest first.
        centre: Origin of the equal-area projection in which lengths are taken.
    """

    main: LineString
    pockets: MultiLineString
    centre: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class LineLength:
    """Length of a contact line at one tolerance; without the tolerance it means nothing.

    Attributes:
        main_km: Main arc.
        all_km: Main arc and border pockets.
    """

    tolerance_m: float
    main_km: float
    all_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What differs between two maps.

    Attributes:
        gain: Newly occupied ground, slivers left out, WGS84.
        loss: Ground no longer occupied, slivers left out, WGS84.
        gain_km2: Area of ``gain``; ``gain_raw_km2`` has the slivers in it.
        loss_km2: Area of ``loss``; ``loss_raw_km2`` has the slivers in it.
        discarded_km2: Area of all slivers.
        kept_pieces: Number of pieces in ``gain`` and ``loss``; ``discarded_pieces`` the slivers'.
    """

    gain: MultiPolygon
    loss: MultiPolygon
    gain_km2: float
    loss_km2: float
    gain_raw_km2: float
    loss_raw_km2: float
    discarded_km2: float
    kept_pieces: int
    discarded_pieces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayChange:
    """One map of a series: area, line, and change since the map before it.

    Attributes:
        file_date: The file's date as published.
        area_km2: Occupied area.
        gain_km2: Kept gain; None on the first day of a source, as is all change.
        revision_gain_km2: Part of the gain that a map of the next 14 days takes back.
        revision_loss_km2: Part of the loss that takes back a gain of the last 14 days, or the
            whole loss where it exceeds 20 km² in one step.
        revision_km2: Sum of the two; stays in the totals, is no movement.
        previous: File date of the map compared with.
        days_since_previous: More than one after missing days; never to be read as one day.
        flip_flop_km2: Ground that had changed the other way within the 14 days before.
        flags: ``revision``, ``flip-flop``; ``no-update`` when the map equals the one before,
            which says nothing about movement.
    """

    file_date: date
    map_date: date
    source: str
    control_map: str
    area_km2: float
    gain_km2: float | None
    loss_km2: float | None
    gain_raw_km2: float | None
    loss_raw_km2: float | None
    discarded_km2: float | None
    revision_gain_km2: float | None
    revision_loss_km2: float | None
    revision_km2: float | None
    previous: date | None
    days_since_previous: int | None
    line: LineLength
    flip_flop_km2: float | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorChange:
    """One map of a series, cut by sector; sums over sectors and outside equal the whole.

    Attributes:
        sector: Sector id; None is the ground outside all sectors.
        line_main_km: Main arc inside the sector.
        line_all_km: Main arc and border pockets inside the sector.
        gain_km2: None on the first day of a source, as is ``loss_km2``.
    """

    file_date: date
    map_date: date
    source: str
    sector: str | None
    line_main_km: float
    line_all_km: float
    gain_km2: float | None
    loss_km2: float | None
    days_since_previous: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Where a point lay on a day, as far as the newest map by then can tell.

    Attributes:
        side: ``occupied`` or ``free``; None with ``reason`` when no map is old enough.
        status: ``occupied``, ``contested`` or ``government``.
        p_occupied: 0…1.
        boundary_distance_m: To any edge of occupied ground, 0 or more.
        front_distance_m: To the contact line, negative on occupied ground.
        sector: Sector id, or None outside the corridor.
        map_date: Day whose situation the map shows.
        map_age_days: Days between the map's file date and the day asked for.
        country: ISO code of the recognised ground it lies on; None at sea or far away.
        held_by: Id of the side that the map shows to hold it; None where contested and where
            the map says nothing, for instance beyond the border.
    """

    id: str
    day: date
    map_date: date | None
    map_age_days: int | None
    side: str | None
    status: str | None
    p_occupied: float | None
    boundary_distance_m: float | None
    front_distance_m: float | None
    sector: str | None
    source: str | None = None
    reason: str | None = None
    country: str | None = None
    held_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """How far a drawn boundary lies from the true one.

    Attributes:
        half_m: The true boundary lies within this distance in half of all cases.
        p90_m: … in nine of ten cases; nearer points are contested.
        basis: ``measured`` from grey zones of the maps given, or ``published``.
        samples: Places measured.
    """

    half_m: float
    p90_m: float
    basis: str
    samples: int


Method = Mapping[str, str | float | int]
"""The assumptions behind a result, by name."""
