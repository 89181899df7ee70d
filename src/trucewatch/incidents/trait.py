"""A report with what comparing it needs, computed once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from trucewatch.incidents.marks import Marks, marks
from trucewatch.incidents.telling import Telling, telling
from trucewatch.vocabulary.incident import IncidentType, ItemType, Report
from trucewatch.vocabulary.interval import Granularity, Interval, day_interval
from trucewatch.vocabulary.place import Place

PRECISE_H = 3.0
REMEMBERED = timedelta(days=60)
"""A date named without a year is the one within so many days before the line."""

DAY = timedelta(days=1)
MORNING, NOON, EVENING = 5, 12, 21
"""Hours of the clock on the wall."""

LOOKS_BACK = timedelta(days=2)
"""With the day beside it that is always looked at, as far back as a follow-up reaches."""

UNNAMED = frozenset({None, "unknown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """A report with what comparing it needs.

    Attributes:
        precise: Whether a moment of the event is known, not only its day.
        day: Day of the report, or the one on which its line was first listed.
        named: Days that the words name as those of the event; empty if they name none.
        when: When it happened as far as the report tells.
    """

    report: Report
    place: Place
    told: Telling
    marks: Marks
    precise: bool
    types: frozenset[IncidentType]
    day: date
    named: frozenset[date]
    when: Interval

    @property
    def written(self) -> bool:
        """Whether it is a line of a data set, whose minute is when it was written."""
        return self.report.item_type is ItemType.DATASET_ROW

    @property
    def part(self) -> str:
        """Half of the day: as the words tell, or ``early`` for news of the morning."""
        if self.told.part or not self.written or self.told.follows_up or self.named:
            return self.told.part
        at = self.report.interval
        return "early" if at.hours <= PRECISE_H and at.start_local.hour < NOON else ""

    @property
    def around(self) -> Interval:
        """When to look for reports on the same event: follow-ups look back."""
        if self.named or not self.told.follows_up:
            return self.when
        return replace(
            self.when, start_at=self.when.start_at - LOOKS_BACK, granularity=Granularity.SPAN
        )


def trait_of(report: Report) -> Trait:
    """Prepare a report for comparison.

    The minute of a data set's row is when it was written: it gives the day of the event.
    """
    when = report.interval
    day = when.start_local.date()
    if report.item_type is ItemType.DATASET_ROW and when.hours <= PRECISE_H:
        when = _news_of(when)
    told = telling(report.words, report.place.name)
    trait = Trait(
        report=report,
        place=report.place,
        told=told,
        marks=marks(report.words),
        precise=when.hours <= PRECISE_H,
        types=readings_of(report),
        day=day,
        named=frozenset(),
        when=when,
    )
    return dated(trait, day)


def dated(trait: Trait, day: date) -> Trait:
    """Return a line as one first listed on a day; the days it names follow from that."""
    named = frozenset(_days_named(trait.told, day))
    when = trait.when
    if trait.written and named:
        when = _span(named, when.zone)
    elif trait.written and day != trait.day:
        when = day_interval(day, when.zone)
    return replace(trait, day=day, named=named, when=when)


def readings_of(report: Report) -> frozenset[IncidentType]:
    """List the types that a report may mean: "fire" and "drones" are said of many things.

    Shelling without a weapon may be any strike, a drone of unknown make a small or a large
    one, air defence at work goes with what it works against.
    """
    found = {report.incident_type}
    if report.facets.weapon_class in UNNAMED:
        found |= _LOOSE.get(report.incident_type, frozenset())
    return frozenset(found)


def _news_of(written: Interval) -> Interval:
    """Return when what a line tells may have happened: at night it is the day before, too."""
    day = written.start_local.date()
    if written.start_local.hour < MORNING:
        return _span(frozenset({day - DAY, day}), written.zone)
    if written.start_local.hour >= EVENING:
        return _span(frozenset({day, day + DAY}), written.zone)
    return day_interval(day, written.zone)


def _days_named(told: Telling, day: date) -> Iterable[date]:
    if told.yesterday:
        yield day - DAY
        return
    for month, number in told.dates:
        for year in (day.year, day.year - 1):
            found = _date(year, month, number)
            if found is not None and day - REMEMBERED <= found <= day + DAY:
                yield found


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:  # 31 April, written by somebody in a hurry
        return None


def _span(days: frozenset[date], zone: str) -> Interval:
    first, last = min(days), max(days)
    if first == last:
        return day_interval(first, zone)
    return Interval(
        start_at=day_interval(first, zone).start_at,
        end_at=day_interval(last, zone).end_at,
        zone=zone,
        granularity=Granularity.SPAN,
    )


WAVE = frozenset({IncidentType.LONG_RANGE_STRIKE, IncidentType.INTERCEPTION})
"""One attack of drones and missiles, told of by what flew, or by what was shot down."""

_STRIKES = WAVE | {
    IncidentType.AIR_ATTACK,
    IncidentType.CIVILIAN_CASUALTY,
    IncidentType.TACTICAL_DRONE,
    IncidentType.UNDETERMINED_EXPLOSION,
}
_LOOSE = {
    IncidentType.ARTILLERY: _STRIKES,
    IncidentType.TACTICAL_DRONE: frozenset({IncidentType.LONG_RANGE_STRIKE}),
    IncidentType.LONG_RANGE_STRIKE: frozenset({IncidentType.TACTICAL_DRONE}),
    IncidentType.INTERCEPTION: frozenset(
        {IncidentType.TACTICAL_DRONE, IncidentType.UNDETERMINED_EXPLOSION}
    ),
}
