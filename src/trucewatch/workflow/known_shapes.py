"""Our incidents under the column names that users of ACLED and UCDP know; never their rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from trucewatch.vocabulary.findings import DayFindings
from trucewatch.vocabulary.grade import GradedIncident, Occurrence
from trucewatch.vocabulary.incident import Incident
from trucewatch.vocabulary.interval import Granularity, Interval
from trucewatch.vocabulary.place import Position
from trucewatch.workflow.flat_rows import Column, FlatTable, day_of_incident

PREFIX = "TW-"
FINE = frozenset({Granularity.MINUTE, Granularity.HOUR, Granularity.DAYPART, Granularity.DAY})
NEAR_M, REGIONAL_M = 10_000.0, 60_000.0
ACLED_TYPES = {
    "F": ("Political violence", "Explosions/Remote violence"),
    "G": ("Political violence", "Battles"),
    "C": ("Political violence", "Violence against civilians"),
}
OTHER = ("Strategic developments", "Strategic developments")


def _text(*named: str) -> tuple[Column, ...]:
    return tuple(Column(name=name, kind="string", about="As in the shape named.") for name in named)


def _whole(**about: str) -> tuple[Column, ...]:
    return tuple(Column(name=name, kind="integer", about=text) for name, text in about.items())


DEGREES = tuple(
    Column(name=name, kind="number", about="As published, degrees.")
    for name in ("latitude", "longitude")
)
ACLED = (
    *_text("event_id_cnty"),
    Column(name="event_date", kind="date", about="Day of its start, mission's clock."),
    *_whole(time_precision="1 day, 2 week, 3 month."),
    *_text("disorder_type", "event_type", "sub_event_type", "actor1", "inter1", "country"),
    *_text("admin1", "admin2", "admin3", "location"),
    *DEGREES,
    *_whole(geo_precision="1 place, 2 near it, 3 region."),
    *_text("source", "source_scale", "notes"),
    *_whole(fatalities="Lowest stated number, else empty."),
    *_text("tags"),
    *_whole(timestamp="As-of time, seconds since 1970, UTC."),
    *_text("url"),
)
UCDP = (
    *_text("id", "relid"),
    *_whole(type_of_violence="1: between states or their forces."),
    *_text("side_a", "side_b"),
    *_whole(
        number_of_sources="Independent origins.",
        where_prec="1 exact … 7 unknown.",
        date_prec="1 day … 5 year.",
    ),
    Column(name="date_start", kind="datetime", about="UTC."),
    Column(name="date_end", kind="datetime", about="UTC, exclusive."),
    *DEGREES,
    *_text("geom_wkt"),
    *_whole(
        best="Empty: no best estimate is made from claims.",
        high="Highest stated number killed.",
        low="Lowest stated number killed.",
    ),
    *_text("url"),
)


def acled_table(findings: DayFindings, base: str) -> FlatTable:
    """Write the incidents that somebody besides one party reports under ACLED's names."""
    chosen = [one for one in findings.incidents if one.occurrence.value >= Occurrence.O2]
    return FlatTable(
        name="acled_view",
        about="Own incidents graded O2 or better under ACLED's column names; ids are ours.",
        columns=ACLED,
        rows=tuple(_acled(one, findings, base) for one in chosen),
    )


def ucdp_table(findings: DayFindings, base: str) -> FlatTable:
    """Write the incidents with the use of force under the names of UCDP GED."""
    chosen = [
        one
        for one in findings.incidents
        if one.occurrence.value >= Occurrence.O2 and one.incident.incident_type.is_fire
    ]
    return FlatTable(
        name="ucdp_view",
        about="Own incidents of force graded O2 or better under UCDP's column names.",
        columns=UCDP,
        rows=tuple(_ucdp(one, findings, base) for one in chosen),
    )


def _acled(one: GradedIncident, findings: DayFindings, base: str) -> dict[str, Any]:
    incident, place = one.incident, one.incident.place
    disorder, event_type = ACLED_TYPES.get(incident.incident_type.value[0], OTHER)
    harm = incident.casualties
    return {
        "event_id_cnty": PREFIX + incident.id,
        "event_date": day_of_incident(one, findings.theatre.zone),
        "time_precision": _day_precision(incident.interval),
        "disorder_type": disorder,
        "event_type": event_type,
        "sub_event_type": incident.incident_type.value,
        "actor1": one.responsible,
        "inter1": "State forces" if one.responsible else None,
        "country": place.country,
        "admin1": place.region,
        "admin2": None,
        "admin3": None,
        "location": place.name,
        **_degrees(place.position),
        "geo_precision": _geo_precision(place.precision_m),
        "source": "; ".join(sorted({report.source for report in incident.reports})),
        "source_scale": None,
        "notes": f"occurrence {one.occurrence.value.name}, {len(incident.origins)} origins",
        "fatalities": harm.killed_low if harm else None,
        "tags": "|".join(sorted(incident.flags)),
        "timestamp": _seconds(findings.asof),
        "url": _address(incident, findings, base),
    }


def _ucdp(one: GradedIncident, findings: DayFindings, base: str) -> dict[str, Any]:
    incident, position = one.incident, one.incident.place.position
    parties = [party.id for party in findings.theatre.parties]
    harm = incident.casualties
    return {
        "id": PREFIX + incident.id,
        "relid": incident.id,
        "type_of_violence": 1,
        "side_a": parties[0] if parties else None,
        "side_b": parties[1] if len(parties) > 1 else None,
        "number_of_sources": len(incident.origins),
        "where_prec": _geo_precision(incident.place.precision_m) if position else 7,
        "date_prec": _day_precision(incident.interval),
        "date_start": incident.interval.start_at,
        "date_end": incident.interval.end_at,
        **_degrees(position),
        "geom_wkt": f"POINT ({position.lon:.5f} {position.lat:.5f})" if position else None,
        "best": None,
        "high": harm.killed_high if harm else None,
        "low": harm.killed_low if harm else None,
        "url": _address(incident, findings, base),
    }


def _degrees(position: Position | None) -> dict[str, float | None]:
    return {
        "latitude": round(position.lat, 5) if position else None,
        "longitude": round(position.lon, 5) if position else None,
    }


def _address(incident: Incident, findings: DayFindings, base: str) -> str:
    """Where the page of an incident is served, as of the day it was published."""
    return f"{base}/incidents/{incident.id}?date={findings.day}"


def _day_precision(interval: Interval) -> int:
    return 1 if interval.granularity in FINE else 2


def _geo_precision(precision_m: float) -> int:
    if precision_m <= NEAR_M:
        return 1
    return 2 if precision_m <= REGIONAL_M else 3


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
