"""How old the newest material of each source is, and which source has fallen silent."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from statistics import median

from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.findings import DataAge
from trucewatch.vocabulary.interval import Interval, local_day
from trucewatch.workflow.material import Material, source_of

USUAL_DAYS = 28
SILENT_BELOW = 0.1
"""A source is silent when the day brings less than this share of its usual number."""

Dated = tuple[str, datetime]


def data_ages(
    material: Material, maps: Iterable[ControlMap], day: date, period: Interval
) -> tuple[DataAge, ...]:
    """Describe every source that ever spoke, by the end of the day; quietest last.

    Usual is the median of the trailing 28 days on which the source spoke at all or was
    silent between two days on which it spoke.
    """
    moments: dict[str, list[datetime]] = defaultdict(list)
    for source, moment in [*_dated(material), *_dated_maps(maps)]:
        if moment < period.end_at:
            moments[source].append(moment)
    return tuple(
        _age(material, source, found, day, period) for source, found in sorted(moments.items())
    )


def _age(
    material: Material, source: str, moments: list[datetime], day: date, period: Interval
) -> DataAge:
    newest = max(moments)
    per_day = Counter(local_day(moment, period.zone) for moment in moments)
    usual = _usual(per_day, day)
    today = per_day[day]
    return DataAge(
        source=source_of(material, source),
        newest=newest,
        age_hours=(period.end_at - newest).total_seconds() / 3600,
        items_on_day=today,
        usual_per_day=usual,
        silent=usual is not None and usual >= 1 and today < SILENT_BELOW * usual,
    )


def _usual(per_day: Counter[date], day: date) -> float | None:
    earlier = [day - timedelta(days=back) for back in range(1, USUAL_DAYS + 1)]
    first = min(per_day)
    since = [one for one in earlier if one >= first]
    return float(median(per_day[one] for one in since)) if since else None


def _dated(material: Material) -> list[Dated]:
    rows = [(row.dataset, row.interval.start_at) for row in material.rows]
    entries = [("field", report.interval.start_at) for report in material.field_reports]
    heat = [("firms", detection.seen.start_at) for detection in material.detections]
    return [*rows, *entries, *heat, *_dated_documents(material)]


def _dated_documents(material: Material) -> list[Dated]:
    found = []
    for document in material.documents.values():
        moment = document.published_at or material.appeared.get(document.id)
        if moment is not None:
            found.append((document.source, moment))
    return found


def _dated_maps(maps: Iterable[ControlMap]) -> list[Dated]:
    return [(one.source, material_moment(one)) for one in maps]


def material_moment(control_map: ControlMap) -> datetime:
    """Return the noon (UTC) of the day a map shows, the middle of what it stands for."""
    day = control_map.map_date
    return datetime.fromisoformat(f"{day.isoformat()}T12:00:00+00:00")
