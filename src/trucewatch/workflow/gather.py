"""Gather all reports on incidents from the material of a stretch of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from trucewatch.incidents.footage import from_footage, kinship, verification
from trucewatch.incidents.reports import (
    denial_in_mention,
    from_absence,
    from_dataset_row,
    from_field_report,
    from_mention,
)
from trucewatch.text.headline import read_headline
from trucewatch.text.language_id import detect
from trucewatch.vocabulary.decision import standing
from trucewatch.vocabulary.incident import RejectedReport, Report
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.reading import AbsenceMention, HeadlineReading, Reading
from trucewatch.workflow.lineage import lineage_of
from trucewatch.workflow.material import Material, source_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLine:
    """A headline as read, with the language it is in."""

    language: Language | None
    reading: HeadlineReading


def gather_reports(
    material: Material,
) -> tuple[tuple[Report, ...], tuple[RejectedReport, ...]]:
    """Turn the material into reports; what cannot be one is returned with its reason."""
    made = [*_from_documents(material), *_from_rows(material), *_from_field(material)]
    made += _from_footage(material)
    reports = [one for one in made if isinstance(one, Report)]
    rejected = [one for one in made if isinstance(one, RejectedReport)]
    return (*reports, *material.heat), tuple(rejected)


def _from_documents(material: Material) -> Iterator[Report]:
    lines = lineage_of(material)
    for key, reading in material.readings.items():
        document = material.documents[key]
        source = source_of(material, document.source)
        for mention in reading.incidents:
            for make in (from_mention, denial_in_mention):
                report = make(document, source, mention, material.known_at[key])
                if report is not None:
                    yield replace(report, lineage=lines[key].cluster)
        for absence in _new_absences(reading):
            report = from_absence(document, source, absence, material.known_at[key])
            if report is not None:
                yield replace(report, lineage=lines[key].cluster)


def _new_absences(reading: Reading) -> Iterator[AbsenceMention]:
    """Yield what a text says did not happen, save denials that stand beside their charge."""
    deniers = {mention.denied_by for mention in reading.incidents} - {None}
    for absence in reading.absences:
        denied = absence.rule == "absent-denied" or absence.reported_by in deniers
        if not (deniers and denied):
            yield absence


def _from_rows(material: Material) -> Iterator[Report | RejectedReport]:
    headlines = {row.headline or "" for row in material.rows}
    read = material.memory.readings(ReadLine, {line: line for line in headlines}, _read_line)
    for row in material.rows:
        line = read[row.headline or ""]
        yield from_dataset_row(
            row,
            source_of(material, row.dataset),
            line.reading,
            line.language,
            material.known_at[row.id],
        )


def _from_footage(material: Material) -> Iterator[Report]:
    kin = kinship(material.footage, first_seen(material))
    decisions = standing(material.decisions)
    for item in material.footage:
        state, _ = verification(item.id, decisions)
        source = source_of(material, item.source)
        report = from_footage(item, source, kin[item.id], state, material.known_at[item.id])
        if report is not None:
            yield report


def first_seen(material: Material) -> dict[str, datetime]:
    """Return when each picture was first seen: published, or at the latest when it came in."""
    known = material.known_at
    return {
        one.id: min(known[one.id], one.published_at or known[one.id]) for one in material.footage
    }


def _read_line(headline: str) -> ReadLine:
    language = detect(headline)
    return ReadLine(language=language, reading=read_headline(headline, language))


def _from_field(material: Material) -> Iterator[Report]:
    for entry in material.field_reports:
        report = from_field_report(entry, source_of(material, "field"))
        if report is not None:
            yield report
