"""Incidents as other programs read them: the JSON, CSV and GeoJSON of ``incidents``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from trucewatch.incidents.assembly import former_ids
from trucewatch.vocabulary.evidence import EvidenceRef, Locator
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.incident import Incident, RejectedReport, Report
from trucewatch.vocabulary.quantity import Casualties
from trucewatch.vocabulary.work import Work

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    "id", "type", "start", "end", "zone", "granularity", "place", "lon", "lat", "precision_m",
    "sector", "occurrence", "attribution", "terms", "origins", "reports", "flags",
)  # fmt: skip

SHORT_COLUMNS = ("grades", "type", "start", "place", "sector", "origins", "reports", "id")


def short_rows(incidents: Iterable[GradedIncident]) -> list[list[object]]:
    """Shorten incidents to the columns of a terminal."""
    return [
        [
            f"{one.occurrence.value.name}/{one.attribution.value.name}",
            one.incident.incident_type.value,
            f"{one.incident.interval.start_local:%Y-%m-%d %H:%M}",
            one.incident.place.name,
            one.incident.sector,
            len(one.incident.origins),
            len(one.incident.reports),
            one.incident.id,
        ]
        for one in incidents
    ]


def work_done(work: Work) -> str:
    """Say how much was read and formed anew, and how much was known."""
    texts, families = work.read + work.read_before, work.families + work.families_before
    return (
        f"read anew: {work.read} of {texts} texts; formed anew: {work.formed} incidents "
        f"in {work.families} of {families} families of reports that might belong together."
    )


def as_json(graded: GradedIncident) -> dict[str, Any]:
    """Build the object of one incident; times RFC 3339, positions lon/lat."""
    incident = graded.incident
    place = incident.place
    return {
        "id": incident.id,
        "aliases": list(former_ids(incident)),
        "type": incident.incident_type.value,
        "facets": {key: value for key, value in asdict(incident.facets).items() if value},
        "interval": {
            "start": incident.interval.start_at.isoformat(),
            "end": incident.interval.end_at.isoformat(),
            "zone": incident.interval.zone,
            "granularity": incident.interval.granularity.value,
        },
        "place": {
            "name": place.name,
            "lon": place.position.lon if place.position else None,
            "lat": place.position.lat if place.position else None,
            "precision_m": place.precision_m,
        },
        "sector": incident.sector,
        "casualties": _casualties(incident.casualties),
        "grades": _grades(graded),
        "flags": sorted(incident.flags),
        "origins": len(incident.origins),
        "evidence": [_evidence(incident, report) for report in incident.reports],
    }


def as_csv(incidents: Iterable[GradedIncident]) -> str:
    """Build a CSV with one row an incident; cells that look like formulas are defused."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_defused(cell) for cell in _row(graded)] for graded in incidents)
    return text.getvalue()


def as_geojson(incidents: Sequence[GradedIncident], asof: str) -> dict[str, Any]:
    """Build an RFC 7946 FeatureCollection; incidents without a position have no geometry."""
    return {
        "type": "FeatureCollection",
        "asof": asof,
        "features": [
            {
                "type": "Feature",
                "id": graded.incident.id,
                "geometry": _point(graded.incident),
                "properties": {key: value for key, value in as_json(graded).items() if key != "id"},
            }
            for graded in incidents
        ],
    }


def rejected_as_json(rejected: RejectedReport) -> dict[str, Any]:
    """Build the object of a report that no incident was formed from, with its reason."""
    return {
        "sha256": rejected.evidence.sha256,
        "locator": locator_json(rejected.evidence.locator),
        "words": rejected.words,
        "reason": rejected.reason,
    }


def locator_json(locator: Locator) -> dict[str, int]:
    """Build the locator's object: only the fields that are set."""
    return {key: value for key, value in asdict(locator).items() if value is not None}


def _casualties(found: Casualties | None) -> dict[str, Any] | None:
    """Build the counts of people harmed: low, best, high, and the two dates; no names ever."""
    if found is None:
        return None
    return {
        "killed": [found.killed_low, found.killed_best, found.killed_high],
        "injured": [found.injured_low, found.injured_best, found.injured_high],
        "verified": found.verified,
        "event_on": found.event_on.isoformat() if found.event_on else None,
        "confirmed_on": found.confirmed_on.isoformat() if found.confirmed_on else None,
    }


def _grades(graded: GradedIncident) -> dict[str, Any]:
    return {
        "occurrence": {
            "grade": graded.occurrence.value.name,
            "rule": graded.occurrence.rule,
            "evidence": list(graded.occurrence.evidence),
        },
        "attribution": {
            "grade": graded.attribution.value.name,
            "rule": graded.attribution.rule,
            "evidence": list(graded.attribution.evidence),
        },
        "terms": [
            {
                "agreement": finding.agreement,
                "result": finding.result.value,
                "versions": list(finding.versions),
                "clauses": list(finding.clauses),
                "in_force": finding.in_force,
                "rule": finding.rule,
            }
            for finding in graded.terms
        ],
    }


def _evidence(incident: Incident, report: Report) -> dict[str, Any]:
    ref: EvidenceRef = report.evidence
    origin = next(origin.id for origin in incident.origins if report.id in origin.reports)
    return {
        "id": report.id,
        "sha256": ref.sha256,
        "kind": report.item_type.value,
        "source": report.source,
        "source_class": report.source_class.value,
        "origin": origin,
        "locator": locator_json(ref.locator),
        "words": report.words,
    }


def _point(incident: Incident) -> dict[str, Any] | None:
    position = incident.place.position
    if position is None:
        return None
    return {"type": "Point", "coordinates": [round(position.lon, 5), round(position.lat, 5)]}


def _row(graded: GradedIncident) -> list[object]:
    found = as_json(graded)
    place, interval, grades = found["place"], found["interval"], found["grades"]
    return [
        found["id"], found["type"], interval["start"], interval["end"], interval["zone"],
        interval["granularity"], place["name"], place["lon"], place["lat"], place["precision_m"],
        found["sector"], grades["occurrence"]["grade"], grades["attribution"]["grade"],
        "|".join(f"{term['agreement']}:{term['result']}" for term in grades["terms"]),
        found["origins"], len(found["evidence"]), "|".join(found["flags"]),
    ]  # fmt: skip


def _defused(cell: object) -> object:
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return "'" + cell
    return cell
