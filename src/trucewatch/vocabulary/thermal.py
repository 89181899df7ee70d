"""One sector's day as seen from orbit: what was counted, what was expected, what it can say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trucewatch.vocabulary.sector import RateRatio

WHOLE = "whole"
"""The whole front stands beside the sectors under this name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThermalDay:
    """Thermal clusters near the line in one sector on one UTC day.

    Attributes:
        day: UTC day of the passes.
        sector: Sector id, or ``whole``.
        observed_clusters: Clusters counted, static sources left out; None without files.
        expected_clusters: Expected without a truce; None when nothing could be expected.
        dispersion: alpha of variance = mean + alpha · mean²; None likewise.
        exposure: Share of a clear day's clusters that the sky lets through; None unknown.
        p_low: Probability of a count this low, split at random (from the day and sector)
            where the count itself is, so that 5 % of ordinary days lie below .05.
        p_high: The same at the high end.
        p_low_exact: Probability of a count this low or lower; alarms use this one.
        power: Probability that a fall of 90 % would show at 5 % on this day.
        power_fighting: The same for a fall of 90 % in what exceeds the fields' own fires.
        fighting_share: Share of the clusters beyond what the fields would burn, 0…1; None
            unknown.
        fire_weather: Ring of the day over its level of the two weeks before (1 as usual).
        observable: Whether the channel could show a truce here and today.
        reason: Why not, or ``clear_enough``.
    """

    day: date
    sector: str
    observed_clusters: int | None
    expected_clusters: float | None
    dispersion: float | None
    exposure: float | None
    p_low: float | None
    p_high: float | None
    p_low_exact: float | None
    rate_ratio: RateRatio | None
    power: float | None
    power_fighting: float | None
    fighting_share: float | None
    fire_weather: float | None
    observable: bool
    reason: str
