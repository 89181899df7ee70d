"""What figures count: incidents, reports, sector-days and claims as citable records."""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.vocabulary.evidence import Document, EvidenceRef
from trucewatch.vocabulary.figure import Citation, Exclusion, FigureRecord
from trucewatch.vocabulary.findings import DayFindings
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.incident import Report
from trucewatch.vocabulary.interval import local_day
from trucewatch.vocabulary.sector import FrontDay, SectorDay
from trucewatch.vocabulary.statement import AggregateClaim


class Citations:
    """Turns evidence into citations with the title of the source and the document."""

    def __init__(self, findings: DayFindings) -> None:
        self._findings = findings
        self._by_file: dict[str, list[Document]] = {}
        for document in findings.documents.values():
            self._by_file.setdefault(document.evidence.sha256, []).append(document)

    def report(self, report: Report) -> Citation:
        """Cite the words a report relies upon."""
        return Citation(
            evidence=report.evidence,
            text=report.words,
            language=report.language,
            source=self.title(report.source),
            document=report.document or self._document(report.evidence, report.words),
        )

    def claim(self, claim: AggregateClaim) -> Citation:
        """Cite the words of a claimed total."""
        return Citation(
            evidence=claim.evidence,
            text=claim.words,
            source=claim.claimant,
            document=self._document(claim.evidence, claim.words),
        )

    def title(self, source: str) -> str:
        """Name a source by its title."""
        known: Mapping[str, object] = self._findings.sources
        return self._findings.sources[source].title if source in known else source

    def _document(self, evidence: EvidenceRef, words: str) -> str | None:
        documents = self._by_file.get(evidence.sha256, [])
        begin, end = evidence.locator.begin, evidence.locator.end
        holding = [document for document in documents if document.text[begin:end] == words]
        return (holding or documents)[0].id if documents else None


def incident_record(graded: GradedIncident, citations: Citations, zone: str) -> FigureRecord:
    """Record an incident with the words of each of its reports.

    Args:
        graded: The incident.
        citations: Where sources and documents are looked up.
        zone: Clock on which the day in the label is told.
    """
    incident = graded.incident
    day = local_day(incident.interval.start_at, zone)
    return FigureRecord(
        id=incident.id,
        kind="incident",
        label=f"{incident.incident_type} · {incident.place.name} · {day.isoformat()}",
        citations=tuple(citations.report(report) for report in incident.reports),
    )


def report_record(report: Report, citations: Citations) -> FigureRecord:
    """Record one report with its words."""
    return FigureRecord(
        id=report.id,
        kind="report",
        label=citations.title(report.source),
        citations=(citations.report(report),),
    )


def sector_day_record(day: SectorDay) -> FigureRecord:
    """Record a sector on a day with its state."""
    return FigureRecord(
        id=f"{day.sector}@{day.day.isoformat()}",
        kind="sector_day",
        label=f"{day.sector} · {day.day.isoformat()} · {day.reader_state}",
    )


def map_record(front: FrontDay, findings: DayFindings) -> FigureRecord:
    """Record a control map."""
    return FigureRecord(
        id=front.control_map,
        kind="control_map",
        label=f"{front.source} · {front.map_date.isoformat()}",
        citations=findings.citations.get(front.control_map, ()),
    )


def without(records: tuple[FigureRecord, ...], reason: str) -> tuple[Exclusion, ...]:
    """Exclude records for one reason."""
    return tuple(Exclusion(record=record, reason=reason) for record in records)
