"""Findings as flat tables: the one set of columns behind CSV, GeoPackage, GeoParquet and frames."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from trucewatch.vocabulary.findings import DayFindings
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.interval import local_day
from trucewatch.vocabulary.sector import Channel, SectorDay

if TYPE_CHECKING:
    from shapely import Geometry

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column and what it means.

    Attributes:
        kind: ``string``, ``integer``, ``number``, ``date`` or ``datetime`` (UTC).
        about: One sentence with the unit.
    """

    name: str
    kind: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatTable:
    """Rows under described columns.

    Attributes:
        geometries: Beside each row its place on the ground (WGS84), or None; empty when the
            table has no geometry at all.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    geometries: tuple[Geometry | None, ...] = ()


def _columns(*described: tuple[str, str, str]) -> tuple[Column, ...]:
    return tuple(Column(name=name, kind=kind, about=about) for name, kind, about in described)


INCIDENTS = _columns(
    ("id", "string", "Permanent id."),
    ("type", "string", "Code of the incident type, docs/reference/taxonomy.md."),
    ("start", "datetime", "Start of the time within which it happened, UTC."),
    ("end", "datetime", "End of that time, exclusive, UTC."),
    ("day", "date", "Day of its start on the mission's clock."),
    ("granularity", "string", "How finely its time was given."),
    ("place", "string", "Name of the place."),
    ("lon", "number", "Longitude as published, degrees east, WGS84."),
    ("lat", "number", "Latitude as published, degrees north, WGS84."),
    ("precision_m", "number", "Radius around the position within which it lies, metres."),
    ("sector", "string", "Id of the sector; empty outside all sectors."),
    ("occurrence", "string", "Grade of occurrence, O0 to O4."),
    ("occurrence_rule", "string", "Rule that gave it."),
    ("attribution", "string", "Grade of attribution, A0 to A4."),
    ("terms", "string", "Agreement and result, separated by |."),
    ("origins", "integer", "Independent origins."),
    ("reports", "integer", "Reports, reprints included."),
    ("killed_low", "integer", "Lowest stated number of people killed."),
    ("killed_high", "integer", "Highest stated number of people killed."),
    ("injured_low", "integer", "Lowest stated number of people injured."),
    ("injured_high", "integer", "Highest stated number of people injured."),
    ("flags", "string", "Remarks, separated by |."),
    ("url", "string", "Permanent page."),
)
SECTOR_DAYS = _columns(
    ("day", "date", "Day on the mission's clock."),
    ("sector", "string", "Id of the sector."),
    ("state", "string", "What the evidence allows to say."),
    ("reader_state", "string", "recorded, none_recorded, partly_observed or not_observed."),
    ("observed_hours", "number", "Hours with at least one channel looking."),
    ("coverage_reports", "number", "Chance that reports would have told of an incident, 0 to 1."),
    ("coverage_field", "number", "The same for observers."),
    ("coverage_thermal", "number", "The same for heat detections."),
    ("incidents", "integer", "Incidents of the day."),
    ("corroborated", "integer", "Of these graded O3 or better."),
    ("prohibited", "integer", "Of these prohibited by the terms in force."),
    ("rate_median", "number", "Observed over expected rate, posterior median."),
    ("rate_low", "number", "Lower bound."),
    ("rate_high", "number", "Upper bound."),
    ("rate_reason", "string", "Why there is no rate."),
    ("power", "number", "Chance of noticing a fall to 30 % of the baseline."),
    ("url", "string", "Permanent page."),
)
CLAIMS = _columns(
    ("id", "string", "Permanent id."),
    ("kind", "string", "What the claim is about."),
    ("polarity", "string", "asserted, denied, planned or hypothetical."),
    ("claimed_by", "string", "Who says so."),
    ("place", "string", "Place as named."),
    ("words", "string", "Exact words."),
    ("language", "string", "Language of the words."),
    ("verdict", "string", "Held against the maps."),
    ("reason", "string", "Why."),
    ("low", "number", "Lowest value the maps allow, in unit."),
    ("high", "number", "Highest value the maps allow, in unit."),
    ("unit", "string", "Unit of low and high."),
    ("document", "string", "Id of the document."),
    ("sha256", "string", "Hash of the archived file."),
    ("url", "string", "Permanent page."),
)
STATEMENTS = _columns(
    ("id", "string", "Permanent id."),
    ("speaker", "string", "Who said it."),
    ("role", "string", "Role, if given."),
    ("affiliation", "string", "Side or kind of the speaker."),
    ("manner", "string", "direct, indirect or reported."),
    ("words", "string", "Exact words."),
    ("language", "string", "Language of the words."),
    ("source", "string", "Who published it."),
    ("document", "string", "Id of the document."),
    ("begin", "integer", "First code point in the document's text."),
    ("end", "integer", "One past the last."),
    ("sha256", "string", "Hash of the archived file."),
    ("url", "string", "Permanent page."),
)
SECTORS = _columns(
    ("id", "string", "Id of the sector."),
    ("name_de", "string", "German name."),
    ("name_en", "string", "English name."),
    ("name_ru", "string", "Russian name."),
    ("name_uk", "string", "Ukrainian name."),
    ("version", "string", "Version of the partition."),
    ("url", "string", "Permanent page."),
)
CONTROL = _columns(
    ("day", "date", "Day asked for."),
    ("source", "string", "Source of the map."),
    ("control_map", "string", "Id of the map."),
    ("map_date", "date", "Day the map shows."),
    ("map_age_days", "integer", "Days the map is behind."),
    ("area_km2", "number", "Occupied area, geodesic, square kilometres."),
    ("credit", "string", "Line that must stand where it is shown."),
)


def incidents_table(findings: DayFindings, base: str = "", first: date | None = None) -> FlatTable:
    """List the incidents of the days shown, from ``first`` on, in order of their start."""
    listed = [
        one
        for one in findings.incidents
        if first is None or day_of_incident(one, findings.theatre.zone) >= first
    ]
    return FlatTable(
        name="incidents",
        about="What happened or is alleged, with its grades; never a verdict by itself.",
        columns=INCIDENTS,
        rows=tuple(incident_row(one, findings, base) for one in listed),
        geometries=tuple(_point(one) for one in listed),
    )


def sector_days_table(
    findings: DayFindings, base: str = "", first: date | None = None
) -> FlatTable:
    """List every sector on every day shown, from ``first`` on."""
    listed = [one for one in findings.sector_days if first is None or one.day >= first]
    grades = {one.incident.id: one.occurrence.value.name for one in findings.incidents}
    areas: Mapping[str, Geometry] = {one.id: one.area for one in findings.sectors}
    return FlatTable(
        name="sector_days",
        about="Sectors by day: what was seen, how well anybody could see, how it compares.",
        columns=SECTOR_DAYS,
        rows=tuple(_sector_day_row(one, grades, base) for one in listed),
        geometries=tuple(areas.get(one.sector) for one in listed),
    )


def _sector_day_row(one: SectorDay, grades: Mapping[str, str], base: str) -> Row:
    ratio = one.rate_ratio
    seen = one.observability
    return {
        "day": one.day,
        "sector": one.sector,
        "state": one.state.value,
        "reader_state": one.reader_state.value,
        "observed_hours": one.observed_hours,
        **{f"coverage_{c.value}": seen[c].share if c in seen else None for c in Channel},
        "incidents": len(one.incidents),
        "corroborated": sum(grades.get(name, "") in ("O3", "O4") for name in one.incidents),
        "prohibited": len(one.prohibited),
        "rate_median": ratio.median if ratio else None,
        "rate_low": ratio.low if ratio else None,
        "rate_high": ratio.high if ratio else None,
        "rate_reason": one.rate_reason,
        "power": one.power,
        "url": f"{base}/sectors/{one.sector}?date={one.day.isoformat()}",
    }


def claims_table(findings: DayFindings, base: str = "") -> FlatTable:
    """List the day's claims held against the maps."""
    day = findings.day.isoformat()
    rows = tuple(
        {
            "id": one.claim.id,
            "kind": one.claim.kind.value,
            "polarity": one.claim.polarity.value,
            "claimed_by": one.claim.claimed_by,
            "place": one.claim.place,
            "words": one.claim.span.text,
            "language": one.citation.language if one.citation else None,
            "verdict": one.verdict,
            "reason": one.reason,
            "low": one.low,
            "high": one.high,
            "unit": one.unit,
            "document": one.claim.document,
            "sha256": one.citation.evidence.sha256 if one.citation else None,
            "url": f"{base}/claims/{one.claim.id}?date={day}",
        }
        for one in findings.claim_checks
    )
    about = "Claims about ground and prisoners, and what the maps allow to say about each."
    return FlatTable(name="claims", about=about, columns=CLAIMS, rows=rows)


def statements_table(findings: DayFindings, base: str = "") -> FlatTable:
    """List who said what on the day, in exact words."""
    rows = tuple(
        {
            "id": one.statement.id,
            "speaker": one.statement.speaker.name,
            "role": one.statement.speaker.role,
            "affiliation": one.statement.speaker.affiliation,
            "manner": one.statement.statement_type.value,
            "words": one.citation.text,
            "language": one.citation.language,
            "source": one.citation.source,
            "document": one.statement.document,
            "begin": one.statement.span.begin,
            "end": one.statement.span.end,
            "sha256": one.citation.evidence.sha256,
            "url": f"{base}/documents/{one.statement.document}?date={findings.day}",
        }
        for one in findings.said
    )
    about = "Statements of the day with their exact words."
    return FlatTable(name="statements", about=about, columns=STATEMENTS, rows=rows)


def sectors_table(findings: DayFindings, base: str = "") -> FlatTable:
    """List the standing sectors of the line."""
    rows = tuple(
        {
            "id": one.id,
            **{f"name_{code}": one.names.get(code) for code in ("de", "en", "ru", "uk")},
            "version": one.version,
            "url": f"{base}/sectors/{one.id}",
        }
        for one in findings.sectors
    )
    return FlatTable(
        name="sectors",
        about="Sectors tile the corridor around the line and never move.",
        columns=SECTORS,
        rows=rows,
        geometries=tuple(one.area for one in findings.sectors),
    )


def control_table(findings: DayFindings) -> FlatTable:
    """List the control maps of the day, one row a source, with the occupied ground."""
    sources = findings.sources
    rows = tuple(
        {
            "day": one.day,
            "source": one.source,
            "control_map": one.control_map,
            "map_date": one.map_date,
            "map_age_days": one.map_age_days,
            "area_km2": one.area_km2,
            "credit": sources[one.source].credit if one.source in sources else "",
        }
        for one in findings.front
    )
    return FlatTable(
        name="control",
        about="Areas show assessed control on the stated date from the stated source.",
        columns=CONTROL,
        rows=rows,
        geometries=tuple(one.occupied for one in findings.front),
    )


TABLES: Mapping[str, Callable[[DayFindings], FlatTable]] = {
    "incidents": incidents_table,
    "sector_days": sector_days_table,
    "claims": claims_table,
    "statements": statements_table,
    "sectors": sectors_table,
    "control": control_table,
}


def incident_row(graded: GradedIncident, findings: DayFindings, base: str = "") -> Row:
    """Flatten an incident."""
    incident = graded.incident
    position, harm = incident.place.position, incident.casualties
    day = day_of_incident(graded, findings.theatre.zone)
    return {
        "id": incident.id,
        "type": incident.incident_type.value,
        "start": incident.interval.start_at,
        "end": incident.interval.end_at,
        "day": day,
        "granularity": incident.interval.granularity.value,
        "place": incident.place.name,
        "lon": round(position.lon, 5) if position else None,
        "lat": round(position.lat, 5) if position else None,
        "precision_m": incident.place.precision_m,
        "sector": incident.sector,
        "occurrence": graded.occurrence.value.name,
        "occurrence_rule": graded.occurrence.rule,
        "attribution": graded.attribution.value.name,
        "terms": "|".join(f"{term.agreement}:{term.result.value}" for term in graded.terms),
        "origins": len(incident.origins),
        "reports": len(incident.reports),
        "killed_low": harm.killed_low if harm else None,
        "killed_high": harm.killed_high if harm else None,
        "injured_low": harm.injured_low if harm else None,
        "injured_high": harm.injured_high if harm else None,
        "flags": "|".join(sorted(incident.flags)),
        "url": f"{base}/incidents/{incident.id}?date={findings.day}",
    }


def day_of_incident(graded: GradedIncident, zone: str) -> date:
    """Tell on which day of the mission's clock an incident began."""
    return local_day(graded.incident.interval.start_at, zone)


def _point(graded: GradedIncident) -> Geometry | None:
    import shapely

    position = graded.incident.place.position
    if position is None:
        return None
    return shapely.Point(round(position.lon, 5), round(position.lat, 5))
