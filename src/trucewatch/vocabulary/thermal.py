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
        p_low_exact: Probability of a count this low or lower; alarms of the whole front use it.
        p_low_middle: The same with half of the probability of the count itself: at .10 it
            raises an alarm in single sectors, where so few are expected that the exact one
            is hardly ever small.
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
    p_low_middle: float | None
    rate_ratio: RateRatio | None
    power: float | None
    power_fighting: float | None
    fighting_share: float | None
    fire_weather: float | None
    observable: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatFinding:
    """What heat says about one sector over one window: the day, or a truce up to its end.

    Attributes:
        sector: Sector id, or ``whole``.
        observed: Clusters of the passes within the window, static sources left out.
        expected: Expected without a truce at the sky and the passes of the window.
        low: Fewest clusters of the predictive interval of ``level``; ``high`` the most.
        dispersion: alpha of variance = mean + alpha · mean².
        exposure: Share of a clear sky's clusters that the sky let through; None unknown.
        ratio: Observed over expected rate, with its posterior interval.
        silence: Posterior probability of near silence; ``reduced`` of a reduced rate.
        power: Probability that a fall of 90 % would show at 5 % false alarms.
        fighting_share: Share of the heat beyond what the fields would burn; None unknown.
        rank: Place from the low end among ``of`` windows of the same hours, itself included.
        observable: Whether the channel could show a truce here.
        reason: Why not, or ``clear_enough``.
        says: ``near_silence``, ``reduced``, ``no_evidence_of_reduction``, or
            ``not_observable``.
    """

    sector: str
    observed: int
    expected: float
    low: int
    high: int
    level: float
    dispersion: float
    exposure: float | None
    ratio: RateRatio
    silence: float
    reduced: float
    power: float
    fighting_share: float | None
    rank: int
    of: int
    observable: bool
    reason: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatChannel:
    """The thermal channel of a workspace on one day.

    Attributes:
        state: ``modelled``; else why there is no model: ``no_detections``, ``no_map``,
            ``no_earlier_year``, ``day_not_covered``, ``too_few_days_before``, ``no_pass_within``.
        earlier_years: Full years before this one that are stored.
        missing: What the model had to do without, by code.
        day: Findings of the day, the whole front first; empty without a model.
        truce: Findings of the truce up to the end of the day; empty outside of one.
        fire_weather: Heat of the ring behind the line over its level of the two weeks before.
    """

    state: str
    earlier_years: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()
    day: tuple[HeatFinding, ...] = ()
    truce: tuple[HeatFinding, ...] = ()
    fire_weather: float | None = None
