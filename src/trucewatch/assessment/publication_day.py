"""A whole day's findings as the public may see them: one pass over everything in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from trucewatch.assessment.publication import (
    View,
    observer_letter,
    public_place,
    public_words,
    published,
)
from trucewatch.text.persons import PRISONERS, blotted, is_person
from trucewatch.vocabulary.detection import FieldReport
from trucewatch.vocabulary.evidence import Piece, Span
from trucewatch.vocabulary.findings import ClaimCheck, DayFindings, HeadlineParts, Said
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.incident import RejectedReport
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.policy import Audience, Policy, Sensitivity
from trucewatch.vocabulary.sector import SectorDay

MEDIA_KINDS = frozenset({"media_image"})
WITHHELD = "name withheld"


def public_findings(findings: DayFindings, policy: Policy, view: View) -> DayFindings:
    """Return a day as the public may see it; the held are counted in ``held``.

    States of sectors keep what is known: a sector whose only incident is held is not
    called quiet. Numbers that list records list the published ones.
    """
    if view.audience is Audience.ANALYST:
        return replace(findings, internal=True)
    shown = published(findings.incidents, policy, view)
    kept = {graded.incident.id for graded in shown.incidents}
    gone = [graded for graded in findings.incidents if graded.incident.id not in kept]
    return replace(
        findings,
        incidents=shown.incidents,
        held=shown.held,
        sector_days=tuple(without_incidents(day, gone) for day in findings.sector_days),
        headline_parts=_parts(findings.headline_parts, gone),
        field_reports=_observers(findings.field_reports, policy),
        said=tuple(_said(one) for one in findings.said if not is_prisoners_word(one)),
        claim_checks=tuple(public_claim(one) for one in findings.claim_checks),
        rejected=public_rejected(findings.rejected),
        pieces=tuple(public_piece(one) for one in findings.pieces),
    )


def release_at(period: Interval, policy: Policy) -> datetime:
    """Return when a day's report may be published: the whole line is in it.

    >>> from datetime import date
    >>> from trucewatch.vocabulary.interval import day_interval
    >>> release_at(day_interval(date(2025, 3, 12), "UTC"), Policy()).isoformat()
    '2025-03-14T00:00:00+00:00'
    """
    return period.end_at + timedelta(hours=policy.delay_h)


def public_rejected(reports: Iterable[RejectedReport]) -> tuple[RejectedReport, ...]:
    """Return unused reports with nobody private named in their words."""
    return tuple(replace(one, words=blotted(one.words, None)) for one in reports)


def is_prisoners_word(said: Said) -> bool:
    """Tell whether a prisoner is made to speak: that is exposure, not a statement."""
    speaker = said.statement.speaker
    named = f"{speaker.name} {speaker.role or ''}"
    return PRISONERS.search(named) is not None


def without_incidents(day: SectorDay, gone: Sequence[GradedIncident]) -> SectorDay:
    """Return a sector's day that lists and counts none of some incidents; its state stays."""
    names = {graded.incident.id for graded in gone}
    if names.isdisjoint(day.incidents):
        return day
    counts = dict(day.counts)
    for graded in gone:
        if graded.incident.id in day.incidents:
            for key in (graded.occurrence.value.name, graded.incident.incident_type.value):
                counts[key] = counts.get(key, 1) - 1
    return replace(
        day,
        incidents=tuple(name for name in day.incidents if name not in names),
        prohibited=tuple(name for name in day.prohibited if name not in names),
        counts={key: count for key, count in counts.items() if count > 0},
    )


def _parts(parts: HeadlineParts | None, gone: Sequence[GradedIncident]) -> HeadlineParts | None:
    if parts is None or not gone:
        return parts
    names = {graded.incident.id for graded in gone}

    def kept(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in ids if name not in names)

    return replace(
        parts,
        corroborated_incidents=kept(parts.corroborated_incidents),
        prohibited_incidents=kept(parts.prohibited_incidents),
        would_change={reason: kept(ids) for reason, ids in parts.would_change.items()},
    )


def _observers(reports: Sequence[FieldReport], policy: Policy) -> tuple[FieldReport, ...]:
    """Take out who stood where; letters tell observers apart within one report."""
    letters = _letters(reports)
    open_words = policy.class_of("field_report") is Sensitivity.PUBLIC
    return tuple(
        replace(
            report,
            observer=letters[report.observer],
            observer_position=None,
            place=public_place(report.place, policy),
            bearing_deg=None,
            distance_m=None,
            restriction=public_words(report.restriction) if report.restriction else None,
            note=public_words(report.note) if open_words and report.note else None,
        )
        for report in reports
        if not policy.class_of("field_report").is_held
    )


def _letters(reports: Sequence[FieldReport]) -> Mapping[str, str]:
    names = sorted({report.observer for report in reports})
    return {name: observer_letter(at) for at, name in enumerate(names)}


def _said(said: Said) -> Said:
    statement = said.statement
    words = public_words(statement.span.text)
    speaker = statement.speaker
    if PRISONERS.search(statement.span.text) and speaker.role is None and is_person(speaker.name):
        speaker = replace(speaker, name=WITHHELD, span=None)
    if words == statement.span.text and speaker is statement.speaker:
        return said
    return replace(
        said,
        statement=replace(statement, span=_reworded(statement.span, words), speaker=speaker),
        citation=replace(said.citation, text=public_words(said.citation.text)),
    )


def public_claim(check: ClaimCheck) -> ClaimCheck:
    """Return a checked claim with nobody named beside words about prisoners."""
    claim = check.claim
    words = public_words(claim.span.text)
    citation = check.citation
    if citation is not None:
        citation = replace(citation, text=public_words(citation.text))
    return replace(
        check, claim=replace(claim, span=_reworded(claim.span, words)), citation=citation
    )


def _reworded(span: Span, words: str) -> Span:
    return Span(begin=span.begin, end=span.end, text=words)


def public_piece(piece: Piece) -> Piece:
    """Hide the names of picture files: people write names into them."""
    if piece.kind not in MEDIA_KINDS:
        return piece
    return replace(piece, name=f"media-{piece.sha256[:12]}")
