"""Sectors of the line, and what can be said about each on one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.verdict import Reduction

if TYPE_CHECKING:
    from shapely import MultiLineString, MultiPolygon


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """A standing subdivision of the line; sectors tile the corridor and never move.

    Attributes:
        area: Its ground in WGS84 lon/lat.
        version: Version of the partition it belongs to.
    """

    id: str
    names: Mapping[str, str]
    area: MultiPolygon
    version: str


class Channel(StrEnum):
    """A way in which an incident could have been noticed."""

    REPORTS = "reports"
    FIELD = "field"
    THERMAL = "thermal"


class State(StrEnum):
    """What the evidence allows to say about a sector on a day."""

    QUIET_OBSERVED = "quiet_observed"
    QUIET_UNOBSERVED = "quiet_unobserved"
    BELOW_BASELINE = "below_baseline"
    AT_BASELINE = "at_baseline"
    ABOVE_BASELINE = "above_baseline"
    NO_DATA = "no_data"


class ReaderState(StrEnum):
    """The four states shown to readers, in colour, pattern and glyph."""

    RECORDED = "recorded"
    NONE_RECORDED = "none_recorded"
    PARTLY_OBSERVED = "partly_observed"
    NOT_OBSERVED = "not_observed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observability:
    """How well one channel could have seen one sector on one day.

    Attributes:
        share: 0…1, probability that an incident of the channel's class would be noticed.
        observed_hours: Hours of the day with somebody or something looking.
        reason: Message key that says why it is no better (``no_source``, ``overcast`` …).
        basis: Numbers it was computed from, by name, for the trace.
    """

    channel: Channel
    share: float
    observed_hours: float
    reason: str
    basis: Mapping[str, float]

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1:
            raise ValueError(f"observability {self.share}: must lie in 0…1")


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRatio:
    """Observed rate over the rate expected from the baseline, with its interval.

    Attributes:
        median: Posterior median.
        low: Lower bound at ``level``.
        high: Upper bound at ``level``.
        level: Nominal coverage, for instance 0.9.
        observed: Incidents counted in the period.
        expected: Incidents expected from the baseline.
        baseline_count: Incidents in the baseline; below ten no percentage may be printed.
        baseline_days: Days in the baseline.
        method: Name of the method.
    """

    median: float
    low: float
    high: float
    level: float
    observed: int
    expected: float
    baseline_count: int
    baseline_days: int
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorDay:
    """A sector on a day: state, how well it was seen, and what was counted.

    Attributes:
        incidents: Ids of the day's incidents in the sector.
        counts: Incidents by grade name (``O1`` … ``O4``) and by type code.
        prohibited: Ids of incidents with O3 or higher that the agreement prohibits.
        rate_ratio: None with ``rate_reason`` when it cannot be computed.
        power: Probability of noticing a fall to 30 % of the baseline, or None.
        severity: Weighted sum of the day's incidents of force, beside their raw count.
        pooled: The rate ratio drawn to that of the other sectors of the day.
        reduced: What all channels together say, or None when none can.
        placebo: Place of the day's count among the baseline days' from the low end, ties
            shared by the mean, and their number.
    """

    day: date
    sector: str
    state: State
    reader_state: ReaderState
    observability: Mapping[Channel, Observability]
    observed_hours: float
    incidents: tuple[str, ...]
    counts: Mapping[str, int]
    prohibited: tuple[str, ...]
    rate_ratio: RateRatio | None
    rate_reason: str | None
    power: float | None
    severity: float = 0.0
    pooled: RateRatio | None = None
    reduced: Reduction | None = None
    placebo: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """Change of control between two snapshots of one source, in one sector or in all.

    Attributes:
        sector: Sector id, or None for the whole map.
        source: Source id.
        map_date: Day shown by the later map.
        previous_map_date: Day shown by the earlier map.
        gain_km2: Newly occupied, slivers left out.
        loss_km2: No longer occupied, slivers left out.
        discarded_km2: Area of the slivers.
        line_km: Length of the contact line (main arc) at ``tolerance_m``, later map.
        line_all_km: Main arc and border pockets; the length to print for a sector.
    """

    sector: str | None
    source: str
    map_date: date
    previous_map_date: date | None
    gain_km2: float
    loss_km2: float
    discarded_km2: float
    line_km: float
    tolerance_m: float
    maps: tuple[str, ...] = ()
    line_all_km: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontDay:
    """The front on one day by one source: line, areas, and change by sector.

    Attributes:
        line: Contact line in WGS84.
        occupied: Occupied area in WGS84.
        control_map: Id of the map used.
        map_age_days: Days between the map's date and the day asked for.
    """

    day: date
    interval: Interval
    source: str
    control_map: str
    map_date: date
    map_age_days: int
    line: MultiLineString
    occupied: MultiPolygon
    area_km2: float
    movements: tuple[Movement, ...]
