"""How well a sector could have been seen on a day, channel by channel (D07)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import exp, prod

from trucewatch.vocabulary.detection import FieldReport
from trucewatch.vocabulary.sector import Channel, Observability

REPORTS_SCALE = 3.0
"""Usual reports a day about a sector at which 63 % of its incidents would be told of: our
assumption, to be replaced when delays and misses have been measured."""

FIELD_REACH = 0.25
"""Share of a sector that one observer hears or sees; a sector is some 80 km of line, and
explosions are heard over about 10 km to each side."""

THERMAL_REACH = 0.2
"""Share of incidents that a day of clear passes would show: single sectors show a fall of
90 % with a probability of .12 to .30 (METHOD, measured on July–December 2023)."""

OVERCAST_FACTOR = 0.018
"""What full overcast leaves of thermal detections (measured)."""

HOURS = 24.0

OBSERVED_FROM = 0.5
"""From this combined observability on, nothing found means something."""


def from_reports(usual: float, today: float, activity: float | None) -> Observability:
    """Judge the channel of reports by whether newsrooms work as usual, not by their news.

    Args:
        usual: Reports a day about the sector, of any content, of late.
        today: Reports about the sector on the day.
        activity: Reports about all sectors on the day over their usual number; None when
            there is no baseline. Silence in one sector while the others are told of as
            usual is silence; silence everywhere is a missing source.
    """
    covered = covered_by(max(usual, today))
    share = covered * min(1.0, 1.0 if activity is None else activity)
    return Observability(
        channel=Channel.REPORTS,
        share=share,
        observed_hours=HOURS * share,
        reason=_reports_reason(max(usual, today), activity),
        basis={"usual": usual, "today": today, "activity": -1.0 if activity is None else activity},
    )


def covered_by(reports: float) -> float:
    """Return the share of a sector's incidents that so many usual reports a day would tell of.

    >>> round(covered_by(3.0), 2)
    0.63
    """
    return 1 - exp(-reports / REPORTS_SCALE)


def _reports_reason(reports: float, activity: float | None) -> str:
    if reports == 0:
        return "no_source"
    if activity == 0:
        return "sources_silent"
    if activity is not None and activity < 0.5:
        return "sources_below_usual"
    return "rarely_covered" if reports < REPORTS_SCALE else "covered_as_usual"


def from_field(reports: Sequence[FieldReport]) -> Observability:
    """Judge the channel of observers by how long they looked; an hour is an hour."""
    minutes = [report.minutes_observed or 0.0 for report in reports]
    missed = prod(1 - FIELD_REACH * min(1.0, each / (60 * HOURS)) for each in minutes)
    restricted = any(report.restriction for report in reports)
    reason = "restricted" if restricted else "observers_present"
    return Observability(
        channel=Channel.FIELD,
        share=1 - missed,
        observed_hours=min(HOURS, sum(minutes) / 60),
        reason=reason if reports else "no_observer",
        basis={"minutes": sum(minutes), "observers": float(len({r.observer for r in reports}))},
    )


def from_heat(clusters: int | None, cloud: float | None) -> Observability:
    """Judge the thermal channel by the sky; unknown sky is no observation.

    Args:
        clusters: Thermal clusters in the sector; None when there is no thermal source.
        cloud: Mean share of cloud over the sector on the day, 0…1, or None.
    """
    share = 0.0
    if clusters is not None and cloud is not None:
        share = THERMAL_REACH * ((1 - cloud) + OVERCAST_FACTOR * cloud)
    reason = "no_source" if clusters is None else "cloud_unknown" if cloud is None else ""
    return Observability(
        channel=Channel.THERMAL,
        share=share,
        observed_hours=HOURS * share,
        reason=reason or ("overcast" if (cloud or 0) > 0.8 else "passes_only"),
        basis={
            "clusters": -1.0 if clusters is None else float(clusters),
            "cloud": -1.0 if cloud is None else cloud,
        },
    )


def combined(channels: Iterable[Observability]) -> float:
    """Combine channels as if they missed independently: 1 - Π(1 - share).

    >>> combined([])
    0.0
    """
    return 1.0 - prod(1 - channel.share for channel in channels)


def by_channel(channels: Sequence[Observability]) -> Mapping[Channel, Observability]:
    """Index observability by its channel."""
    return {channel.channel: channel for channel in channels}
