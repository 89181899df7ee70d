"""Statements as they are published: exact words, whoever said them, and where."""

from __future__ import annotations

from datetime import date

from trucewatch.vocabulary.evidence import Document, Span
from trucewatch.vocabulary.figure import Citation
from trucewatch.vocabulary.findings import Said
from trucewatch.vocabulary.interval import local_day
from trucewatch.workflow.material import Material, source_of


def statements_of(material: Material, day: date, zone: str) -> tuple[Said, ...]:
    """List the statements of the documents that appeared on a day, in order of document."""
    found: list[Said] = []
    for key, reading in material.readings.items():
        if local_day(material.appeared[key], zone) != day:
            continue
        document = material.documents[key]
        found.extend(
            Said(statement=one, citation=cite(material, document, one.span))
            for one in reading.statements
        )
    return tuple(found)


def cite(material: Material, document: Document, span: Span) -> Citation:
    """Build the citation of words of a document; offsets cut its stored text."""
    return Citation(
        evidence=document.evidence_of(span.begin, span.end),
        text=span.text,
        language=document.language.value if document.language else None,
        source=source_of(material, document.source).title,
        document=document.id,
    )
