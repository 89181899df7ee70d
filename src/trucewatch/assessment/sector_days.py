"""What can be said about each sector on each day: looked at how well, and what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from trucewatch.agreements.force import bound_parties, periods
from trucewatch.assessment.combination import (
    clear_of,
    combine,
    heat_voice,
    judged_together,
    modelled_voice,
    placebo_rank,
    reports_voice,
)
from trucewatch.assessment.days import BASELINE_DAYS, day_of
from trucewatch.assessment.observability import (
    OBSERVED_FROM,
    by_channel,
    combined,
    from_field,
    from_heat,
    from_reports,
)
from trucewatch.assessment.rates import Baseline, power, rate_ratio
from trucewatch.assessment.severity import SeverityWeights, severity
from trucewatch.vocabulary.agreement import Agreement
from trucewatch.vocabulary.detection import FieldReport
from trucewatch.vocabulary.grade import GradedIncident, Occurrence, TermResult
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.interval import local_day
from trucewatch.vocabulary.sector import (
    Channel,
    Observability,
    RateRatio,
    ReaderState,
    SectorDay,
    State,
)
from trucewatch.vocabulary.thermal import HeatFinding
from trucewatch.vocabulary.verdict import ChannelVoice

COVERAGE_HALF_LIFE_DAYS = 7.0
"""A day's reports count half as much towards coverage after a week: our assumption."""

PARTLY_FROM = 0.1
"""Below this nothing can be said."""

HARM = frozenset({"G3", "C1", "C2", "M2", "W3", "X1"})
"""Beside the types of fire: places taken, people or aid harmed, shipping, mines, observers
under fire. None of them happens without force, whatever weapon the report names."""

SectorOnDay = tuple[str, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Today:
    """What all sectors share on a day: the days it is compared with, and how much was written."""

    day: date
    basis: tuple[date, ...]
    activity: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorDayInput:
    """Everything that sector-days are computed from.

    Attributes:
        zone: IANA name of the mission's clock.
        sectors: Ids of the sectors, in the order of output.
        days: Days to assess, in order.
        incidents: Graded incidents of these days and of the 28 days before the first (and
            before the agreement's start, if it lies earlier).
        activity: Number of all rows and documents about a sector on a day, whatever they
            say, for the same days as ``incidents``; missing means none.
        history_from: First day for which reports were collected at all; earlier days are
            left out of every baseline.
        field_reports: Of observers, by sector and day.
        clusters: Thermal clusters, by sector and day; None when there is no thermal source.
        cloud: Mean share of cloud, by sector and day.
        heat: What the model of heat found for the last day, by sector; empty without one.
            Its voice then takes the place of the simple estimate.
        agreement: The one reported on, or None.
        weights: Published weights of severity.
    """

    zone: str
    sectors: tuple[str, ...]
    days: tuple[date, ...]
    incidents: Sequence[GradedIncident]
    activity: Mapping[SectorOnDay, int]
    history_from: date
    field_reports: Mapping[SectorOnDay, Sequence[FieldReport]] = field(default_factory=dict)
    clusters: Mapping[SectorOnDay, int] | None = None
    cloud: Mapping[SectorOnDay, float] = field(default_factory=dict)
    heat: Mapping[str, HeatFinding] = field(default_factory=dict)
    agreement: Agreement | None = None
    weights: SeverityWeights = field(default_factory=SeverityWeights)


def assess(given: SectorDayInput) -> tuple[SectorDay, ...]:
    """Assess every sector on every day, in order of day and sector.

    The baseline is the 28 days before the day, or before the agreement's start on days on
    which it binds anybody, so that a truce is never compared with itself.
    """
    found: dict[SectorOnDay, list[GradedIncident]] = {}
    for graded in given.incidents:
        if graded.incident.sector is not None:
            day = day_of(graded.incident.interval, given.zone)
            found.setdefault((graded.incident.sector, day), []).append(graded)
    reports = {day: _reports_on(given, day) for day in {day for _sector, day in given.activity}}
    assessed = (
        tuple(_sector_day(given, found, sector, today) for sector in given.sectors)
        for today in (_today(given, reports, day) for day in given.days)
    )
    return tuple(one for todays in assessed for one in judged_together(todays))


def counts_as_fire(graded: GradedIncident) -> bool:
    """Tell whether an incident counts as recorded use of force: O2 or higher, no exercise."""
    forceful = is_force(graded.incident.incident_type)
    return graded.occurrence.value >= Occurrence.O2 and forceful and not _exercise(graded)


def is_force(incident_type: IncidentType) -> bool:
    """Tell whether a type of incident is use of force or never happens without it."""
    return incident_type.is_fire or incident_type.value in HARM


def _sector_day(
    given: SectorDayInput,
    found: Mapping[SectorOnDay, Sequence[GradedIncident]],
    sector: str,
    today: _Today,
) -> SectorDay:
    day, basis = today.day, today.basis
    todays = sorted(found.get((sector, day), ()), key=lambda graded: graded.incident.id)
    channels = _channels(given, sector, today)
    share = combined(channels)
    fire = [graded for graded in todays if counts_as_fire(graded)]
    baseline = Baseline(counts=tuple(_fire_count(found, sector, each) for each in basis))
    ratio, reason = rate_ratio(len(fire), baseline)
    voices = {
        Channel.REPORTS: reports_voice(len(fire), baseline.counts, today.activity),
        Channel.THERMAL: _heat_voice(given, sector, day, basis),
    }
    return SectorDay(
        day=day,
        sector=sector,
        state=_state(fire, share, ratio),
        reader_state=_reader_state(fire, share),
        observability=by_channel(channels),
        observed_hours=max(channel.observed_hours for channel in channels),
        incidents=tuple(graded.incident.id for graded in todays),
        counts=_counts(todays, fire),
        prohibited=tuple(graded.incident.id for graded in todays if _prohibited(graded)),
        rate_ratio=ratio,
        rate_reason=reason,
        power=power(baseline),
        severity=sum(severity(graded.incident, given.weights) for graded in fire),
        reduced=combine(voices),
        placebo=placebo_rank(len(fire), baseline.counts),
    )


def _heat_voice(
    given: SectorDayInput, sector: str, day: date, basis: Sequence[date]
) -> ChannelVoice | None:
    """Take the model's word, else compare with baseline days under their own sky, if known."""
    if sector in given.heat and day == given.days[-1]:
        return modelled_voice(given.heat[sector])
    if given.clusters is None or (sector, day) not in given.cloud:
        return None
    skies = [(each, given.cloud.get((sector, each))) for each in basis]
    clear = {each: clear_of(cloud) for each, cloud in skies if cloud is not None}
    counts = {each: given.clusters.get((sector, each), 0) for each in clear}
    today = given.clusters.get((sector, day), 0), clear_of(given.cloud[sector, day])
    return heat_voice(today, counts, clear)


def baseline_days(given: SectorDayInput, day: date) -> tuple[date, ...]:
    """List the days a day is compared with, in order."""
    until = _baseline_end(given, day)
    days = [until - timedelta(days=back) for back in range(BASELINE_DAYS, 0, -1)]
    return tuple(each for each in days if each >= given.history_from)


def _baseline_end(given: SectorDayInput, day: date) -> date:
    agreement = given.agreement
    if agreement is None or not bound_parties(agreement, day, given.zone):
        return day
    starts = [
        local_day(period.start_at, given.zone)
        for party in agreement.parties
        for period in periods(agreement, party)
    ]
    return min((start for start in starts if start <= day), default=day)


def _channels(given: SectorDayInput, sector: str, today: _Today) -> list[Observability]:
    at = (sector, today.day)
    usual = _recent_reports(given, sector, today.day)
    heat = None if given.clusters is None else given.clusters.get(at, 0)
    return [
        from_reports(usual, given.activity.get(at, 0), today.activity),
        from_field(given.field_reports.get(at, ())),
        from_heat(heat, given.cloud.get(at)),
    ]


def _recent_reports(given: SectorDayInput, sector: str, day: date) -> float:
    """Average the reports a day about a sector, the last days counting most.

    A sector that nobody has written about for weeks is no longer covered, however much was
    written before; plain means over four weeks would hide that.
    """
    known = [
        back
        for back in range(1, BASELINE_DAYS + 1)
        if day - timedelta(days=back) >= given.history_from
    ]
    weights = [0.5 ** (back / COVERAGE_HALF_LIFE_DAYS) for back in known]
    told = [given.activity.get((sector, day - timedelta(days=back)), 0) for back in known]
    return sum(w * n for w, n in zip(weights, told, strict=True)) / sum(weights) if known else 0.0


def _today(given: SectorDayInput, reports: Mapping[date, int], day: date) -> _Today:
    basis = baseline_days(given, day)
    usual = sum(reports.get(each, 0) for each in basis)
    activity = None if usual == 0 else reports.get(day, 0) * len(basis) / usual
    return _Today(day=day, basis=basis, activity=activity)


def _reports_on(given: SectorDayInput, day: date) -> int:
    return sum(given.activity.get((sector, day), 0) for sector in given.sectors)


def _fire_count(
    found: Mapping[SectorOnDay, Sequence[GradedIncident]], sector: str, day: date
) -> int:
    return sum(counts_as_fire(graded) for graded in found.get((sector, day), ()))


def _reader_state(fire: Sequence[GradedIncident], share: float) -> ReaderState:
    if fire:
        return ReaderState.RECORDED
    if share >= OBSERVED_FROM:
        return ReaderState.NONE_RECORDED
    return ReaderState.PARTLY_OBSERVED if share >= PARTLY_FROM else ReaderState.NOT_OBSERVED


def _state(fire: Sequence[GradedIncident], share: float, ratio: RateRatio | None) -> State:
    """Quiet needs somebody who looked; more or less than usual needs an interval beside 1."""
    if not fire and share == 0:
        return State.NO_DATA
    if not fire:
        return State.QUIET_OBSERVED if share >= OBSERVED_FROM else State.QUIET_UNOBSERVED
    if ratio is None:
        return State.NO_DATA
    if ratio.low > 1:
        return State.ABOVE_BASELINE
    return State.BELOW_BASELINE if ratio.high < 1 else State.AT_BASELINE


def _counts(todays: Sequence[GradedIncident], fire: Sequence[GradedIncident]) -> dict[str, int]:
    """Count by grade (all incidents) and by type (O2 or higher); apart what D13 sets apart."""
    grades = Counter(graded.occurrence.value.name for graded in todays)
    told = [graded for graded in todays if graded.occurrence.value >= Occurrence.O2]
    types = Counter(graded.incident.incident_type.value for graded in told if not _exercise(graded))
    apart = {
        "fire": len(fire),
        "exercise": sum(_exercise(graded) for graded in told),
        "undetermined": types.get(IncidentType.UNDETERMINED_EXPLOSION.value, 0),
    }
    return {**dict(sorted(grades.items())), **dict(sorted(types.items())), **apart}


def _prohibited(graded: GradedIncident) -> bool:
    return graded.occurrence.value >= Occurrence.O3 and any(
        finding.result is TermResult.PROHIBITED for finding in graded.terms
    )


def _exercise(graded: GradedIncident) -> bool:
    return "exercise_suspected" in graded.incident.flags or bool(graded.incident.facets.exercise)
