"""Gather all reports on incidents from what the workspace knew at one time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from trucewatch.incidents.reports import (
    from_dataset_row,
    from_field_report,
    from_mention,
    thermal_clusters,
)
from trucewatch.text.headline import read_headline
from trucewatch.text.language_id import detect
from trucewatch.vocabulary.detection import CloudCover, DatasetRow, Detection, FieldReport
from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.incident import RejectedReport, Report
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.reading import Reading
from trucewatch.vocabulary.source import Reliability, Source, SourceClass
from trucewatch.vocabulary.statement import AggregateClaim
from trucewatch.workflow.ground import Ground
from trucewatch.workflow.reading import read_document
from trucewatch.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What the workspace held at one as-of time, overlapping one stretch of time."""

    sources: Mapping[str, Source]
    documents: Mapping[str, Document]
    readings: Mapping[str, Reading]
    rows: tuple[DatasetRow, ...]
    field_reports: tuple[FieldReport, ...]
    detections: tuple[Detection, ...]
    clouds: tuple[CloudCover, ...]
    claimed_totals: tuple[AggregateClaim, ...]


def load_material(workspace: Workspace, ground: Ground, asof: datetime, when: Interval) -> Material:
    """Read the records known at ``asof`` that speak about ``when``, and read the documents."""
    store = workspace.store
    documents = {
        document.id: document
        for document in store.read(Document, asof=asof, overlapping=when)
    }
    return Material(
        sources={source.id: source for source in store.read(Source, asof=asof)},
        documents=documents,
        readings={
            key: read_document(document, ground.gazetteer)
            for key, document in documents.items()
            if (document.language or detect(document.text)) is not None
        },
        rows=tuple(store.read(DatasetRow, asof=asof, overlapping=when)),
        field_reports=tuple(store.read(FieldReport, asof=asof, overlapping=when)),
        detections=tuple(store.read(Detection, asof=asof, overlapping=when)),
        clouds=tuple(store.read(CloudCover, asof=asof, overlapping=when)),
        claimed_totals=tuple(store.read(AggregateClaim, asof=asof)),
    )


def gather_reports(
    workspace: Workspace, material: Material
) -> tuple[tuple[Report, ...], tuple[RejectedReport, ...]]:
    """Turn the material into reports; what cannot be one is returned with its reason."""
    reports: list[Report] = []
    rejected: list[RejectedReport] = []
    for made in (
        *_from_documents(workspace, material),
        *_from_rows(workspace, material),
        *_from_field(material),
    ):
        (reports if isinstance(made, Report) else rejected).append(made)  # type: ignore[arg-type]
    reports.extend(thermal_clusters(material.detections))
    return tuple(reports), tuple(rejected)


def source_of(material: Material, source_id: str) -> Source:
    """Return the source's record, or an unknown one of reliability F."""
    known = material.sources.get(source_id)
    return known or Source(
        id=source_id,
        title=source_id,
        source_class=SourceClass.UNKNOWN,
        reliability=Reliability.F,
    )


def _from_documents(
    workspace: Workspace, material: Material
) -> list[Report | RejectedReport]:
    made: list[Report | RejectedReport] = []
    for key, reading in material.readings.items():
        document = material.documents[key]
        known_at = workspace.store.known_at(key)
        for mention in reading.incidents:
            report = from_mention(
                document, source_of(material, document.source), mention, known_at
            )
            if report is not None:
                made.append(report)
    return made


def _from_rows(workspace: Workspace, material: Material) -> list[Report | RejectedReport]:
    made: list[Report | RejectedReport] = []
    for row in material.rows:
        headline = row.headline or ""
        language = detect(headline)
        made.append(
            from_dataset_row(
                row,
                source_of(material, row.dataset),
                read_headline(headline, language),
                language,
                workspace.store.known_at(row.id),
            )
        )
    return made


def _from_field(material: Material) -> list[Report | RejectedReport]:
    made = (
        from_field_report(report, source_of(material, "field")) for report in material.field_reports
    )
    return [report for report in made if report is not None]
