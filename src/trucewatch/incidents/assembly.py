"""Put one incident together from the reports that speak about it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields

from trucewatch.incidents.casualties import casualties_of
from trucewatch.incidents.flags import flags_of
from trucewatch.incidents.origins import group
from trucewatch.incidents.voices import is_heat
from trucewatch.vocabulary.incident import Facets, Incident, IncidentType, Report
from trucewatch.vocabulary.interval import Granularity, Interval
from trucewatch.vocabulary.place import Place, Position
from trucewatch.vocabulary.quantity import Count

SECTOR_PRECISION_M = 30_000.0
"""A vaguer place cannot be given to one sector."""


def assemble(
    told: Sequence[Report],
    heat: Sequence[Report],
    sector_of: Callable[[Position], str | None],
) -> Incident:
    """Build the incident of some reports and the heat that fits them.

    Its id comes from the earliest report and stays when later evidence is added. What is
    said to have happened is taken from the reports that say so, not from denials.
    """
    ordered = sorted(told, key=lambda report: (report.published_at, report.id))
    saying = [report for report in ordered if not report.denies] or ordered
    reports = (*ordered, *heat)
    place, interval = _place(saying), _interval(saying)
    return Incident(
        id=incident_id(ordered[0].id),
        incident_type=_type(saying),
        facets=_facets(saying),
        interval=interval,
        place=place,
        sector=_sector(place, sector_of),
        reports=reports,
        origins=group(reports),
        flags=flags_of(reports),
        count=_count(saying),
        casualties=casualties_of(saying, interval),
    )


def incident_id(report: str) -> str:
    """Name the incident whose earliest report is this one.

    Once incidents are merged, the ids of the younger ones can still be told from their
    reports.
    """
    return "inc-" + hashlib.sha256(report.encode()).hexdigest()[:12]


def former_ids(incident: Incident) -> tuple[str, ...]:
    """List the ids that lead to an incident besides its own, in order.

    Each report would name an incident of its own if it were the earliest: so the ids of
    all incidents that were ever merged into this one are among them. Heat names none.
    """
    told = (report for report in incident.reports if not is_heat(report))
    return tuple(sorted({incident_id(report.id) for report in told} - {incident.id}))


def _place(reports: Sequence[Report]) -> Place:
    places = [report.place for report in reports]
    return min(places, key=lambda place: (place.precision_m, place.id or "", place.name))


def _sector(place: Place, sector_of: Callable[[Position], str | None]) -> str | None:
    if place.position is None or place.precision_m > SECTOR_PRECISION_M:
        return None
    return sector_of(place.position)


def _type(reports: Sequence[Report]) -> IncidentType:
    """Take the type most reports give; a named cause goes before an undetermined one."""
    types = [report.incident_type for report in reports]
    named = [kind for kind in types if kind is not IncidentType.UNDETERMINED_EXPLOSION]
    return IncidentType(_most_common(kind.value for kind in named or types))


def _facets(reports: Sequence[Report]) -> Facets:
    """Take each facet as most reports that state it have it."""
    chosen = {}
    for name in (field.name for field in fields(Facets)):
        stated = [getattr(report.facets, name) for report in reports]
        known = [value for value in stated if value is not None and value != "unknown"]
        if known:
            chosen[name] = Counter(sorted(known)).most_common(1)[0][0]
    return Facets(**chosen)


def _interval(reports: Sequence[Report]) -> Interval:
    """Intersect what the reports allow, the most precise first; what misses is left out."""
    ordered = sorted(reports, key=lambda report: (report.interval.hours, report.id))
    found = ordered[0].interval
    for report in ordered[1:]:
        other = report.interval
        start, end = max(found.start_at, other.start_at), min(found.end_at, other.end_at)
        if start < end and (start, end) != (found.start_at, found.end_at):
            found = Interval(
                start_at=start, end_at=end, zone=found.zone, granularity=Granularity.SPAN
            )
    return found


def _count(reports: Sequence[Report]) -> Count | None:
    """Span the counts of the unit most reports use; other units are never added (D08)."""
    counts = [report.count for report in reports if report.count is not None]
    if not counts:
        return None
    unit = _most_common(count.unit.value for count in counts)
    same = [count for count in counts if count.unit.value == unit]
    return Count(
        low=min(count.low for count in same),
        high=max(count.high for count in same),
        unit=same[0].unit,
    )


def _most_common(values: Iterable[str]) -> str:
    return Counter(sorted(values)).most_common(1)[0][0]
