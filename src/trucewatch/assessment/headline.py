"""The parts of the one sentence: how much was seen, what was corroborated, what was not seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import prod

from trucewatch.assessment.observability import (
    OBSERVED_FROM,
    THERMAL_REACH,
    combined,
    covered_by,
)
from trucewatch.assessment.sector_days import PARTLY_FROM, counts_as_fire
from trucewatch.vocabulary.findings import HeadlineParts, TruceDay
from trucewatch.vocabulary.grade import GradedIncident, Occurrence
from trucewatch.vocabulary.sector import Channel, ReaderState, SectorDay

COVERAGE = ("coverage_reports", "coverage_thermal", "coverage_field")
"""What could make a sector well observed, the least first."""


def headline(
    day: date,
    truce: TruceDay | None,
    sector_days: Sequence[SectorDay],
    graded: Sequence[GradedIncident],
) -> HeadlineParts:
    """Gather the parts; every count is the length of a tuple of ids.

    Observed and unobserved are judged by coverage alone, corroborated by incidents alone:
    a sector may be both corroborated and badly observed.

    Args:
        day: The day of the report.
        truce: Where it stands in the agreement reported on, or None.
        sector_days: Of the day; others are ignored.
        graded: The day's incidents, by id at least those the sector-days list.
    """
    todays = [each for each in sector_days if each.day == day]
    by_id = {each.incident.id: each for each in graded}
    sure = {
        each.sector: tuple(name for name in each.incidents if _corroborated(by_id.get(name)))
        for each in todays
    }
    shares = {each.sector: combined(each.observability.values()) for each in todays}
    return HeadlineParts(
        variant=_variant(truce),
        agreement=truce.agreement.id if truce else None,
        day_number=truce.day_number if truce else None,
        days_total=truce.days_total if truce else None,
        sectors=tuple(each.sector for each in todays),
        observed=tuple(s for s, share in shares.items() if share >= OBSERVED_FROM),
        partly_observed=tuple(
            s for s, share in shares.items() if PARTLY_FROM <= share < OBSERVED_FROM
        ),
        unobserved=tuple(s for s, share in shares.items() if share < PARTLY_FROM),
        corroborated=tuple(s for s, names in sure.items() if names),
        corroborated_incidents=tuple(name for names in sure.values() for name in names),
        prohibited_incidents=tuple(name for each in todays for name in each.prohibited),
        would_change=_would_change(todays, by_id),
    )


def _variant(truce: TruceDay | None) -> str:
    if truce is None:
        return "no_agreement"
    return "in_force" if truce.in_force else "proposal"


def _corroborated(graded: GradedIncident | None) -> bool:
    return (
        graded is not None and counts_as_fire(graded) and graded.occurrence.value >= Occurrence.O3
    )


def _would_change(
    todays: Sequence[SectorDay], by_id: dict[str, GradedIncident]
) -> dict[str, tuple[str, ...]]:
    """Name what one more finding would turn: incidents short of a step, sectors badly seen."""
    ids = [name for each in todays for name in each.incidents if name in by_id]
    reported = [n for n in ids if by_id[n].occurrence.value is Occurrence.O2]
    provisional = [n for n in ids if by_id[n].occurrence.value is Occurrence.O3]
    unseen = [each.sector for each in todays if each.reader_state is ReaderState.NOT_OBSERVED]
    found = {
        "second_independent_origin": tuple(reported),
        "review": tuple(provisional),
        "observation_of_unobserved": tuple(unseen),
        **{reason: _lifted_by(todays, reason) for reason in COVERAGE},
    }
    return {reason: names for reason, names in found.items() if names}


def _lifted_by(todays: Sequence[SectorDay], reason: str) -> tuple[str, ...]:
    return tuple(each.sector for each in todays if what_lifts(each) == reason)


def what_lifts(day: SectorDay) -> str | None:
    """Name the least that would make a sector well observed; None where it is.

    Newsrooms that write about it as usual; else these under a clear sky; else only people who
    look from the ground.
    """
    shares = {channel: seen.share for channel, seen in day.observability.items()}
    if _together(shares) >= OBSERVED_FROM:
        return None
    reports, heat = (day.observability.get(one) for one in (Channel.REPORTS, Channel.THERMAL))
    if reports is not None and reports.basis.get("activity", 1.0) >= 0:
        usual = max(reports.basis.get("usual", 0.0), reports.basis.get("today", 0.0))
        shares[Channel.REPORTS] = covered_by(usual)
        if _together(shares) >= OBSERVED_FROM:
            return COVERAGE[0]
    if heat is not None and heat.reason != "no_source":
        shares[Channel.THERMAL] = THERMAL_REACH
        if _together(shares) >= OBSERVED_FROM:
            return COVERAGE[1]
    return COVERAGE[2]


def _together(shares: Mapping[Channel, float]) -> float:
    """Combine shares of channels as if they missed independently."""
    return 1 - prod(1 - share for share in shares.values())
