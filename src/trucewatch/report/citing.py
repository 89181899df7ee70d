"""Records and spans as plain values, for JSON and for the trace."""

from __future__ import annotations

from typing import Any

from trucewatch.vocabulary.evidence import EvidenceRef
from trucewatch.vocabulary.figure import Citation, FigureRecord


def record_json(record: FigureRecord) -> dict[str, Any]:
    """Write a record with its citations."""
    return {
        "id": record.id,
        "kind": record.kind,
        "label": record.label,
        "citations": [citation_json(citation) for citation in record.citations],
    }


def citation_json(citation: Citation) -> dict[str, Any]:
    """Write a citation: source, language, words, file and place."""
    return {
        "source": citation.source,
        "language": citation.language,
        **span_json(citation.evidence, citation.text, citation.document),
    }


def span_json(evidence: EvidenceRef, text: str, document: str | None) -> dict[str, Any]:
    """Write words with the file they stand in; the keys of the place depend on its form.

    Offsets are code points of the document's stored text; rows and features count from 0.
    """
    locator = evidence.locator
    place: dict[str, Any] = {"begin": locator.begin, "end": locator.end}
    if locator.row is not None:
        place["row"] = locator.row
    if locator.feature is not None:
        place["feature"] = locator.feature
    return {"document": document, "sha256": evidence.sha256, **place, "text": text}
