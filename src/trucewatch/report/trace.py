"""Follows one printed number back to its records and to the exact words they rest on."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from trucewatch.report.citing import record_json, span_json
from trucewatch.report.printing import plain_printer
from trucewatch.report.register import definition
from trucewatch.vocabulary.edition import Edition
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.figure import Figure, FigureRecord
from trucewatch.vocabulary.language import Language

CLOSE = 3


def trace(edition: Edition, figure_id: str) -> dict[str, Any]:
    """Return what a figure is made of: definition, formula, records, exclusions, words.

    Raises:
        UsageError: The edition has no such figure; close names are given.
    """
    figure = edition.figures.get(figure_id)
    if figure is None:
        raise UsageError(_unknown(edition, figure_id))
    return trace_in(edition, figure, Language.EN)


def trace_in(edition: Edition, figure: Figure, language: Language) -> dict[str, Any]:
    """Return the same with the definition in one of the languages."""
    return {
        "figure": figure.id,
        "value": figure.value,
        "unit": figure.unit,
        "definition": plain_printer(edition, language).inline(definition(figure, edition)),
        "formula": figure.formula,
        "records": [_record(record) for record in figure.records],
        "excluded": [
            {"record": left.record.id, "label": left.record.label, "reason": left.reason}
            for left in figure.excluded
        ],
        "spans": _spans(figure),
        "revisions": [
            {
                "value": revision.value,
                "known_at": revision.known_at.isoformat(),
                "reason": revision.reason,
            }
            for revision in figure.revisions
        ],
    }


def _record(record: FigureRecord) -> dict[str, Any]:
    found = record_json(record)
    return found if record.value is None else {**found, "value": record.value}


def _spans(figure: Figure) -> list[dict[str, Any]]:
    return [
        {"record": record.id, **span_json(citation.evidence, citation.text, citation.document)}
        for record in figure.records
        for citation in record.citations
    ]


def _unknown(edition: Edition, figure_id: str) -> str:
    close = get_close_matches(figure_id, edition.figures, n=CLOSE, cutoff=0.5)
    hint = f"Close to it: {', '.join(close)}." if close else "Its page lists all figures."
    return f"{figure_id}: no figure of the edition {edition.id}. {hint}"
