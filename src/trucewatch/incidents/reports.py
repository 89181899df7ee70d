"""Turn what came in into reports: one item of evidence that speaks about one incident."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from trucewatch.incidents.bodies import is_correspondent
from trucewatch.incidents.credits import credits_of, outlet_key
from trucewatch.incidents.heat import thermal_clusters as thermal_clusters
from trucewatch.incidents.voices import own_voice, source_class_of_quoted
from trucewatch.vocabulary.detection import DatasetRow, FieldReport
from trucewatch.vocabulary.evidence import Document, EvidenceRef
from trucewatch.vocabulary.incident import Facets, ItemType, RejectedReport, Report
from trucewatch.vocabulary.interval import Granularity, Interval, day_interval
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import Place
from trucewatch.vocabulary.reading import AbsenceMention, HeadlineReading, IncidentMention
from trucewatch.vocabulary.source import DEFAULT_RELIABILITY, Reliability, Source, SourceClass

DIRECT_MEANS = frozenset({"heard", "seen", "camera"})


def from_mention(
    document: Document, source: Source, mention: IncidentMention, known_at: datetime
) -> Report | None:
    """Build the report that words of a document make, or None when place or time is missing.

    A party quoted by a paper speaks for itself: class PARTY with its side. A mention
    without a time is given the span from the day before the dateline to its end, because
    news speaks about the last day unless it says otherwise.
    """
    interval = mention.interval or _news_span(document)
    if mention.place is None or interval is None:
        return None
    speaker = own_voice(mention.reported_by)
    source_class, side = source_class_of_quoted(source, speaker, mention.reporter_side)
    place = mention.place.place
    return Report(
        id=report_id(document.evidence, f"{document.id}|{_words_key(mention, place)}"),
        evidence=document.evidence_of(mention.span.begin, mention.span.end),
        item_type=ItemType.TEXT,
        source=source.id,
        source_class=source_class,
        reliability=_reliability(source, source_class),
        side=side,
        incident_type=mention.incident_type,
        facets=Facets(weapon_class=mention.weapon),
        interval=interval,
        place=place,
        published_at=document.published_at or _end_of_dateline(document, known_at),
        words=mention.span.text,
        language=document.language,
        speaker=speaker,
        direct=speaker is None and any(map(is_correspondent, mention.reported_by)),
        responsible=_named(mention.actor),
        count=mention.count,
        casualties=mention.casualties,
        cites=() if _placed(speaker, source_class) else _credits(document, source, mention),
        document=document.id,
        source_title=source.title,
    )


def denial_in_mention(
    document: Document, source: Source, mention: IncidentMention, known_at: datetime
) -> Report | None:
    """Build the report of whoever denies a mention in the same text, or None.

    The side is the denier's own; where the words do not tell it, the side that the text
    names as responsible, if somebody else is the source of the mention.
    """
    report = from_mention(document, source, mention, known_at)
    if report is None or mention.denied_by is None:
        return None
    accused = report.responsible if report.responsible != report.side else None
    source_class, side = source_class_of_quoted(
        source, mention.denied_by, mention.denier_side or accused
    )
    return replace(
        report,
        id=report_id(document.evidence, f"denial|{report.id}"),
        source_class=source_class,
        reliability=_reliability(source, source_class),
        side=side,
        speaker=mention.denied_by,
        direct=False,
        denies=True,
        responsible=None,
        count=None,
        casualties=None,
    )


def from_absence(
    document: Document, source: Source, absence: AbsenceMention, known_at: datetime
) -> Report | None:
    """Build the report that something did not happen, or None.

    None as well where the words say that nothing at all happened ("it was quiet"): that is
    about no type of incident, and would contradict every one or none.
    """
    if absence.incident_type is None:
        return None
    mention = IncidentMention(
        span=absence.span,
        incident_type=absence.incident_type,
        place=absence.place,
        interval=absence.interval,
        actor=absence.actor,
        reported_by=(absence.reported_by,),
        reporter_side=absence.reporter_side,
        rule=absence.rule,
    )
    report = from_mention(document, source, mention, known_at)
    if report is None:
        return None
    key = report_id(document.evidence, f"absence|{report.id}")
    return replace(report, id=key, denies=True, responsible=None)


def from_dataset_row(
    row: DatasetRow,
    source: Source,
    reading: HeadlineReading,
    language: Language | None,
    known_at: datetime,
) -> Report | RejectedReport:
    """Build the report that a row of an event data set makes, or say why it makes none.

    A row that names no outlet and no speaker is a relay of unknown lineage: all such rows
    of one data set share one origin. One line is too short to carry an admission: a side
    that is speaker and actor at once is not taken for responsible.
    """
    reason = _rejection(row, reading)
    if reason is not None or reading.incident_type is None:
        return RejectedReport(
            evidence=row.evidence, words=row.headline or "", reason=reason or "not_kinetic"
        )
    source_class, side, reliability = _voice_of_row(source, reading)
    return Report(
        id=report_id(row.evidence, row.id),
        evidence=row.evidence,
        item_type=ItemType.DATASET_ROW,
        source=source.id,
        source_class=source_class,
        reliability=reliability,
        side=side,
        incident_type=reading.incident_type,
        facets=reading.facets,
        interval=row.interval,
        place=row.place,
        published_at=min(known_at, row.interval.end_at),
        words=row.headline or "",
        language=language,
        speaker=reading.speaker,
        denies=reading.denies,
        responsible=_blamed_in_row(reading),
        count=reading.count,
        casualties=reading.casualties,
        cites=(row.url,) if row.url else (),
    )


def _voice_of_row(
    source: Source, reading: HeadlineReading
) -> tuple[SourceClass, str | None, Reliability]:
    """Say whose voice a row is: its speaker's, relayed by the data set, or the data set's own."""
    relay = _as_relay(source)
    source_class, side = source_class_of_quoted(relay, reading.speaker, reading.speaker_side)
    return source_class, side, _reliability(relay, source_class)


def _blamed_in_row(reading: HeadlineReading) -> str | None:
    admission = reading.actor == reading.speaker_side
    return None if admission else _named(reading.actor)


def from_field_report(report: FieldReport, source: Source) -> Report | None:
    """Build the report of an observer, or None when nothing was recorded.

    The observer's pseudonym takes the place of a speaker: two observers are two origins.
    """
    if report.nothing_recorded or report.incident_type is None:
        return None
    return Report(
        id=report_id(report.evidence, report.id),
        evidence=report.evidence,
        item_type=ItemType.FIELD_REPORT,
        source=source.id,
        source_class=SourceClass.FIELD,
        reliability=source.reliability,
        side=None,
        incident_type=report.incident_type,
        facets=Facets(
            weapon_class=report.weapon,
            observation=report.observation,
            description=report.description,
        ),
        interval=report.interval,
        place=report.place,
        published_at=report.interval.end_at,
        words=report.note or "",
        speaker=report.observer,
        direct=report.means in DIRECT_MEANS,
        count=report.count,
    )


def report_id(evidence: EvidenceRef, key: str) -> str:
    """Build the stable id of a report from its evidence and what tells it apart there."""
    text = f"{evidence.sha256}|{evidence.locator}|{key}"
    return "rep-" + hashlib.sha256(text.encode()).hexdigest()[:12]


def _placed(speaker: str | None, source_class: SourceClass) -> bool:
    return speaker is not None and source_class is not SourceClass.UNKNOWN


def _credits(document: Document, source: Source, mention: IncidentMention) -> tuple[str, ...]:
    """List the outlets that the words are taken from; a paper's own name is none of them."""
    own = {outlet_key(source.id), outlet_key(source.title)}
    named = credits_of(document.text, mention.span.begin, mention.span.end)
    return tuple(name for name in named if outlet_key(name) not in own)


def _rejection(row: DatasetRow, reading: HeadlineReading) -> str | None:
    if not row.headline:
        return "no_words"
    if reading.aspect != "event":
        return f"not_an_event_{reading.aspect}"
    if not reading.kinetic or reading.incident_type is None:
        return "not_kinetic"
    return None


def _as_relay(source: Source) -> Source:
    """Take a data set for a relay; a source of another class keeps it."""
    if source.source_class is not SourceClass.DATASET:
        return source
    return Source(
        id=source.id,
        title=source.title,
        source_class=SourceClass.MEDIA_RELAY,
        reliability=source.reliability,
    )


def _reliability(source: Source, source_class: SourceClass) -> Reliability:
    """Judge whoever stands behind the words, not the paper that printed them."""
    if source_class is source.source_class:
        return source.reliability
    return DEFAULT_RELIABILITY[source_class]


def _end_of_dateline(document: Document, known_at: datetime) -> datetime:
    """Date a text without a moment by its dateline, so that an old text is not a late one."""
    if document.dateline is None:
        return known_at
    return min(known_at, day_interval(document.dateline, _zone(document)).end_at)


def _zone(document: Document) -> str:
    return document.zone if document.zone and "/" in document.zone else "UTC"


def _news_span(document: Document) -> Interval | None:
    zone = _zone(document)
    published = document.published_at
    day = document.dateline or (published.date() if published else None)
    if day is None:
        return None
    end_at = day_interval(day, zone).end_at
    if published is not None and day_interval(day, zone).start_at < published < end_at:
        end_at = published
    return Interval(
        start_at=day_interval(day - timedelta(days=1), zone).start_at,
        end_at=end_at,
        zone=zone,
        granularity=Granularity.SPAN,
    )


def _words_key(mention: IncidentMention, place: Place) -> str:
    span = mention.span
    return f"{span.begin}-{span.end}|{mention.incident_type.value}|{place.id or place.name}"


def _named(actor: str | None) -> str | None:
    return None if actor in (None, "undetermined", "unknown") else actor
