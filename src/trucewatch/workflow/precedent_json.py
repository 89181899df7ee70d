"""Precedents as JSON and CSV; what is not on record is null or empty, never filled in."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from trucewatch.agreements.lasting import FEWEST_FOR_A_MEDIAN, lasting
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.precedent import Comparison, CountFact, CourseFact, Lasting, Precedent
from trucewatch.workflow.precedents import known_precedents, load_precedents
from trucewatch.workflow.treaty_json import as_json as agreement_json

ANCHOR = {
    "text": "Twelve recommitments in three years, on average about two weeks before violence "
    "was back at its earlier level",
    "days": 14,
    "by": "deputy chief monitor of the OSCE SMM",
    "source": "LB.ua, 9 August 2018",
}
"""The one published average; printed beside comparisons of the Minsk recommitments."""
CSV_COLUMNS = (
    "id", "agreement", "title", "conflict", "series", "purpose", "form", "monitors", "start",
    "stated_hours_low", "stated_hours_high", "calm_hours_low", "calm_hours_high", "calm_by",
    "first_claim_hours", "next_days", "ending", "ends_on", "confidence", "source",
)  # fmt: skip


def comparison_json(found: Comparison) -> dict[str, Any]:
    """Build the object of a comparison; what is not on record is null."""
    known = {one.id: one for one in load_precedents()}
    return {
        "truces": len(found.rows),
        "in_force": found.in_force,
        "with_stated_end": found.with_window,
        "with_outside_word": found.with_outside_word,
        "with_dated_claim": found.with_dated_claim,
        "stated_hours_median": found.stated_hours,
        "calm_hours_range": list(found.calm_hours) if found.calm_hours else None,
        "next_days_median": found.next_days,
        "fewest_for_a_median": FEWEST_FOR_A_MEDIAN,
        "silent": list(found.silent),
        "anchor": ANCHOR,
        "rows": [_lasting_json(known[row.precedent], row) for row in found.rows],
    }


def precedent_json(precedent: Precedent, asof: datetime | None = None) -> dict[str, Any]:
    """Build the object of a precedent with its agreement, course and counts.

    Its place in a series is told from what was known at ``asof``; None means from all.
    """
    return {
        "id": precedent.id,
        "conflict": precedent.conflict,
        "series": precedent.series or None,
        "monitors": list(precedent.monitors),
        "agreement": agreement_json(precedent.agreement),
        "lasting": _lasting_json(precedent, lasting(precedent, known_precedents(asof))),
        "course": [_course_json(fact) for fact in precedent.course],
        "counts": [_count_json(fact) for fact in precedent.counts],
        "ending": {
            "how": precedent.ending.value,
            "on": precedent.ends_on.isoformat() if precedent.ends_on else None,
            "source": precedent.ending_source or None,
            "confidence": precedent.ending_confidence.value,
        },
        "note": precedent.note or None,
        "confidence": precedent.weakest.value,
        "source": precedent.source,
    }


def as_csv(precedents: Sequence[Precedent]) -> str:
    """Build a CSV with one row a precedent of all that are known; empty cells are not on record."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    writer.writerows(_csv_row(one, lasting(one, precedents)) for one in precedents)
    return text.getvalue()


def _lasting_json(precedent: Precedent, row: Lasting) -> dict[str, Any]:
    return {
        "id": row.precedent,
        "agreement": precedent.agreement.id,
        "titles": dict(precedent.agreement.titles),
        "purpose": precedent.agreement.purpose,
        "form": precedent.agreement.form,
        "monitors": list(precedent.monitors),
        "start_day": row.start_day.isoformat() if row.start_day else None,
        "stated_hours": list(row.stated_hours) if row.stated_hours else None,
        "calm_hours": list(row.calm_hours) if row.calm_hours else None,
        "calm_by": list(row.calm_by),
        "first_claim_hours": row.claimed_hours,
        "next_days": row.next_days,
        "ending": row.ending.value,
        "confidence": row.confidence.value,
    }


def _course_json(fact: CourseFact) -> dict[str, Any]:
    return {
        "by": fact.by,
        "side": fact.side,
        "finding": fact.finding.value,
        "when": _window_json(fact.when),
        "after_hours": list(fact.after_hours) if fact.after_hours else None,
        "text": fact.text,
        "source": fact.source,
        "confidence": fact.confidence.value,
    }


def _count_json(fact: CountFact) -> dict[str, Any]:
    return {
        "by": fact.by,
        "side": fact.side,
        "count": fact.count,
        "about": fact.about,
        "at_least": fact.at_least,
        "unit": fact.unit,
        "per": fact.per,
        "when": _window_json(fact.when),
        "days_assumed": fact.days_assumed,
        "cumulative": fact.cumulative,
        "place": fact.place or None,
        "source": fact.source,
        "confidence": fact.confidence.value,
    }


def _csv_row(precedent: Precedent, row: Lasting) -> list[object]:
    agreement = precedent.agreement
    return [
        precedent.id, agreement.id, agreement.titles["en"], precedent.conflict, precedent.series,
        agreement.purpose, agreement.form, "|".join(precedent.monitors), row.start_day,
        *(row.stated_hours or (None, None)), *(row.calm_hours or (None, None)),
        "|".join(row.calm_by), row.claimed_hours, row.next_days, row.ending.value,
        precedent.ends_on, row.confidence.value, precedent.source,
    ]  # fmt: skip


def _window_json(window: Interval | None) -> dict[str, Any] | None:
    if window is None:
        return None
    return {
        "start": window.start_at.isoformat(),
        "end": window.end_at.isoformat(),
        "zone": window.zone,
    }
