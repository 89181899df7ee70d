"""What the workspace knew at one time about one stretch of time, ready to be judged."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path

from trucewatch.geography.gazetteer import Gazetteer
from trucewatch.incidents.heat import thermal_clusters
from trucewatch.text.language_id import detect
from trucewatch.vocabulary.decision import Decision
from trucewatch.vocabulary.detection import CloudCover, DatasetRow, Detection, FieldReport
from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.incident import Report
from trucewatch.vocabulary.interval import Interval, day_interval
from trucewatch.vocabulary.media import MediaItem
from trucewatch.vocabulary.reading import Reading
from trucewatch.vocabulary.source import Reliability, Source, SourceClass
from trucewatch.vocabulary.statement import AggregateClaim
from trucewatch.workflow.ground import Ground
from trucewatch.workflow.memory import Memory
from trucewatch.workflow.place_names import named_rows
from trucewatch.workflow.reading import read_document
from trucewatch.workflow.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Material:
    """Everything known at one as-of time that overlaps one stretch of time.

    It has no slots, so that what is made of it once can be kept with it.

    Attributes:
        known_at: When each record became known, by record id.
        appeared: When each document appeared, as far as it can be told, by document id.
        decisions: What people had decided by then, about whatever time.
        footage: Pictures known, whatever time they are said to be of: an old one may come
            back at any time.
        memory: What was read and formed before.
    """

    sources: Mapping[str, Source]
    documents: Mapping[str, Document]
    readings: Mapping[str, Reading]
    rows: tuple[DatasetRow, ...]
    field_reports: tuple[FieldReport, ...]
    detections: tuple[Detection, ...]
    clouds: tuple[CloudCover, ...]
    claimed_totals: tuple[AggregateClaim, ...]
    known_at: Mapping[str, datetime]
    appeared: Mapping[str, datetime]
    decisions: tuple[Decision, ...] = ()
    footage: tuple[MediaItem, ...] = ()
    memory: Memory = field(default_factory=Memory, compare=False)

    @cached_property
    def heat(self) -> tuple[Report, ...]:
        """Clusters of heat, one report for each cluster and pass."""
        return thermal_clusters(self.detections)


def load_material(workspace: Workspace, ground: Ground, asof: datetime, when: Interval) -> Material:
    """Read the records known at ``asof`` that speak about ``when``, and read the documents."""
    store = workspace.store
    documents = {one.id: one for one in store.read(Document, asof=asof, overlapping=when)}
    footage = tuple(store.read(MediaItem, asof=asof))
    rows = named_rows(store.read(DatasetRow, asof=asof, overlapping=when), ground.gazetteer)
    known_at = store.first_known(Document, documents)
    known_at |= store.first_known(DatasetRow, (row.id for row in rows))
    known_at |= store.first_known(MediaItem, (item.id for item in footage))
    return Material(
        sources={source.id: source for source in store.read(Source, asof=asof)},
        documents=documents,
        readings=_readings(workspace, ground, documents),
        rows=rows,
        field_reports=tuple(store.read(FieldReport, asof=asof, overlapping=when)),
        detections=tuple(store.read(Detection, asof=asof, overlapping=when)),
        clouds=tuple(store.read(CloudCover, asof=asof, overlapping=when)),
        claimed_totals=tuple(store.read(AggregateClaim, asof=asof)),
        known_at=known_at,
        appeared={key: _appeared(one, known_at[key]) for key, one in documents.items()},
        decisions=tuple(store.read(Decision, asof=asof)),
        footage=tuple(located(one, ground.gazetteer) for one in footage),
        memory=workspace.memory,
    )


def _readings(
    workspace: Workspace, ground: Ground, documents: Mapping[str, Document]
) -> dict[str, Reading]:
    """Read the documents in a known language that were not read before."""
    places = _digest(workspace.gazetteer_file) if workspace.gazetteer_file else ""
    texts = {
        key: f"{workspace.theatre_name}|{places}|{document!r}"
        for key, document in documents.items()
        if (document.language or detect(document.text)) is not None
    }
    return workspace.memory.readings(
        Reading, texts, lambda key: _read(documents[key], ground.gazetteer)
    )


def located(item: MediaItem, gazetteer: Gazetteer) -> MediaItem:
    """Give a picture whose place is only named the position of the likeliest place."""
    place = item.place
    if place is None or place.position is not None:
        return item
    found = gazetteer.lookup(place.name)
    return replace(item, place=found[0][0]) if found else item


@lru_cache(maxsize=2048)
def _read(document: Document, gazetteer: Gazetteer) -> Reading:
    """Read a document once, however many days of one run look at it."""
    return read_document(document, gazetteer)


@lru_cache(maxsize=4)
def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def source_of(material: Material, source_id: str) -> Source:
    """Return the source's record, or an unknown one of reliability F."""
    return material.sources.get(source_id) or Source(
        id=source_id,
        title=source_id,
        source_class=SourceClass.UNKNOWN,
        reliability=Reliability.F,
    )


def _appeared(document: Document, known_at: datetime) -> datetime:
    if document.published_at is not None:
        return document.published_at
    if document.dateline is not None:
        return min(known_at, day_interval(document.dateline, "UTC").end_at)
    return known_at
