"""How long earlier truces lasted, as far as anybody has put on record (D19)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from trucewatch.agreements.force import BINDING, current_versions, periods
from trucewatch.vocabulary.agreement import Agreement, Confidence
from trucewatch.vocabulary.interval import day_interval, local_day
from trucewatch.vocabulary.precedent import (
    Comparison,
    Course,
    CourseFact,
    Ending,
    Lasting,
    Precedent,
)

FEWEST_FOR_A_MEDIAN = 5
"""Below this many values no middle is printed: the values themselves are."""

ENDS_CALM = (Course.FIRE, Course.RISING)
TOLD_BY_DURATION = (*ENDS_CALM, Course.HELD)
HOUR_S = 3600

Hours = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which truces to compare; None asks for all."""

    purpose: str | None = None
    form: str | None = None
    monitored: bool | None = None
    conflict: str | None = None


def choose(precedents: Sequence[Precedent], wanted: Wanted) -> tuple[Precedent, ...]:
    """Keep the truces that are comparable in the ways asked for, in their order."""
    return tuple(
        one
        for one in precedents
        if wanted.purpose in (None, one.agreement.purpose)
        and wanted.form in (None, one.agreement.form)
        and wanted.conflict in (None, one.conflict)
        and wanted.monitored in (None, bool(one.monitors))
    )


def comparable_to(agreement: Agreement, precedents: Sequence[Precedent]) -> tuple[Precedent, ...]:
    """Return earlier truces of the same purpose, or of the same form if none has it.

    The agreement itself and truces that began later are left out: what comes after cannot
    have been known (no leakage).
    """
    start = _start(agreement)
    earlier = [
        one
        for one in precedents
        if one.agreement.id != agreement.id
        and one.ending is not Ending.NEVER_IN_FORCE
        and (start is None or ((begun := _start(one.agreement)) is not None and begun < start))
    ]
    alike = [one for one in earlier if one.agreement.purpose == agreement.purpose]
    return tuple(alike or [one for one in earlier if one.agreement.form == agreement.form])


def compare(chosen: Sequence[Precedent], every: Sequence[Precedent]) -> Comparison:
    """Lay truces side by side; what is not on record is counted, never filled in.

    Args:
        chosen: The truces to compare.
        every: All precedents, among which the next of a series is looked for.
    """
    ordered = sorted(chosen, key=lambda one: (_start(one.agreement) or date.max, one.id))
    rows = tuple(lasting(one, every) for one in ordered)
    live = [row for row in rows if row.start_day is not None]
    stated = [row.stated_hours for row in live if row.stated_hours is not None]
    calm = [row.calm_hours for row in live if row.calm_hours is not None]
    spaces = [float(row.next_days) for row in live if row.next_days is not None]
    by_id = {one.id: one for one in chosen}
    return Comparison(
        precedents=by_id,
        rows=rows,
        in_force=len(live),
        with_window=len(stated),
        with_outside_word=len(calm),
        with_dated_claim=sum(row.claimed_hours is not None for row in live),
        stated_hours=_middle([high for _, high in stated]),
        calm_hours=(min(low for low, _ in calm), max(high for _, high in calm)) if calm else None,
        next_days=_middle(spaces),
        silent=tuple(row.precedent for row in live if not by_id[row.precedent].course),
    )


def lasting(precedent: Precedent, every: Sequence[Precedent]) -> Lasting:
    """Tell how long one truce lasted by its window, by observers, by the parties' claims."""
    agreement = precedent.agreement
    start = None if precedent.ending is Ending.NEVER_IN_FORCE else _start(agreement)
    told = _told(precedent.course, agreement)
    claims = _claims(precedent.course, agreement)
    first = min(told, key=lambda pair: pair[1][1], default=None)
    return Lasting(
        precedent=precedent.id,
        start_day=start,
        stated_hours=_stated(agreement),
        calm_hours=first[1] if first and start else None,
        calm_by=(first[0].by,) if first and start else (),
        claimed_hours=min((hours[1] for _, hours in claims), default=None) if start else None,
        next_days=_next_days(precedent, every) if start else None,
        ending=precedent.ending,
        confidence=precedent.weakest,
    )


def _told(course: Sequence[CourseFact], agreement: Agreement) -> list[tuple[CourseFact, Hours]]:
    """List what outside observers say about how long calm lasted, in hours from the start.

    That it held counts only where nobody outside dates an end.
    """
    dated = [
        (fact, hours)
        for fact in course
        if fact.side is None
        and fact.finding in TOLD_BY_DURATION
        and (hours := _hours(fact, agreement)) is not None
    ]
    ending = [pair for pair in dated if pair[0].finding in ENDS_CALM]
    return ending or dated


def _claims(course: Sequence[CourseFact], agreement: Agreement) -> list[tuple[CourseFact, Hours]]:
    return [
        (fact, hours)
        for fact in course
        if fact.finding is Course.BREACH_CLAIMED and (hours := _hours(fact, agreement)) is not None
    ]


def _hours(fact: CourseFact, agreement: Agreement) -> Hours | None:
    """Place a fact in hours after the start, by its own words or by its dates."""
    if fact.after_hours is not None:
        return fact.after_hours
    begun = None if fact.when is None else _start_at(agreement, fact.when.zone)
    if fact.when is None or begun is None:
        return None
    low, high = (
        (moment - begun).total_seconds() / HOUR_S
        for moment in (fact.when.start_at, fact.when.end_at)
    )
    return (max(0.0, low), high) if high >= 0 else None


def _stated(agreement: Agreement) -> Hours | None:
    hours = [one.window.hours for one in current_versions(agreement) if one.window is not None]
    return (min(hours), max(hours)) if hours else None


def _start_at(agreement: Agreement, zone: str) -> datetime | None:
    """Return when the first party was bound; a bare day begins at midnight of the zone."""
    steps = [step for step in agreement.life if step.stage in BINDING]
    windowed = any(one.window is not None for one in agreement.versions)
    first = min(steps, key=lambda step: step.on, default=None)
    if first is not None and first.at is None and not windowed:
        return day_interval(first.on, zone).start_at
    starts = [one.start_at for party in agreement.parties for one in periods(agreement, party)]
    return min(starts, default=None)


def _start(agreement: Agreement) -> date | None:
    """Return the first day in force on the clock of its window, else of its first step."""
    steps = [step.on for step in agreement.life if step.stage in BINDING]
    zones = [one.window.zone for one in agreement.versions if one.window is not None]
    begun = _start_at(agreement, zones[0]) if zones else None
    return local_day(begun, zones[0]) if begun else min(steps, default=None)


def _next_days(precedent: Precedent, every: Sequence[Precedent]) -> int | None:
    """Count the days to the next truce of the series: somebody thought it needed renewing."""
    start = _start(precedent.agreement)
    later = [
        begun
        for one in every
        if one.series == precedent.series
        and (begun := _start(one.agreement)) is not None
        and start is not None
        and begun > start
    ]
    return (min(later) - start).days if precedent.series and later and start else None


def _middle(values: Sequence[float]) -> float | None:
    return median(values) if len(values) >= FEWEST_FOR_A_MEDIAN else None


def weakest(rows: Sequence[Lasting]) -> Confidence:
    """Return the weakest confidence of some rows; the comparison is no surer than that."""
    return max(
        (row.confidence for row in rows), key=list(Confidence).index, default=Confidence.SOURCED
    )
