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
from trucewatch.incidents.nameless import NOBODY, Named, names_in
from trucewatch.text.persons import PRISONERS, blotted, is_person, is_prisoner
from trucewatch.vocabulary.detection import FieldReport
from trucewatch.vocabulary.evidence import Document, Piece, Span
from trucewatch.vocabulary.findings import ClaimCheck, DayFindings, HeadlineParts, Said
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.incident import RejectedReport
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.policy import Audience, Policy, Sensitivity
from trucewatch.vocabulary.reading import Reading
from trucewatch.vocabulary.sector import SectorDay
from trucewatch.vocabulary.statement import Statement

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
    names = Names(findings.documents, findings.readings)
    kept = {graded.incident.id for graded in shown.incidents}
    gone = [graded for graded in findings.incidents if graded.incident.id not in kept]
    return replace(
        findings,
        incidents=shown.incidents,
        held=shown.held,
        sector_days=tuple(without_incidents(day, gone) for day in findings.sector_days),
        headline_parts=_parts(findings.headline_parts, gone),
        field_reports=_observers(findings.field_reports, policy),
        said=tuple(
            _said(one, names.of(one.statement.document))
            for one in findings.said
            if not is_prisoners_word(one, names.text(one.statement.document))
        ),
        claim_checks=tuple(
            public_claim(one, names.of(one.claim.document)) for one in findings.claim_checks
        ),
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


def is_prisoners_word(said: Said, text: str) -> bool:
    """Tell whether a prisoner is made to speak: that is exposure, not a statement."""
    speaker = said.statement.speaker
    if PRISONERS.search(f"{speaker.name} {speaker.role or ''}"):
        return True
    begin = text.find(speaker.name)
    return begin >= 0 and is_prisoner(text, begin)


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


class Names:
    """Whom documents name, looked up when it is first asked for."""

    def __init__(self, documents: Mapping[str, Document], readings: Mapping[str, Reading]) -> None:
        self._documents = documents
        self._readings = readings

    def text(self, document: str) -> str:
        """Return a document's text, empty when it is not at hand."""
        found = self._documents.get(document)
        return "" if found is None else found.text

    def of(self, document: str) -> Named:
        """Return who speaks in a document for a body, and who is private; nobody if unknown."""
        found, reading = self._documents.get(document), self._readings.get(document)
        if found is None:
            return NOBODY
        statements = reading.statements if reading is not None else ()
        return names_in(found.text, found.language, officials(statements))


def officials(statements: Iterable[Statement]) -> frozenset[str]:
    """Return the names of speakers who speak for a body or a side."""
    return frozenset(
        one.speaker.name
        for one in statements
        if one.speaker.role is not None or one.speaker.affiliation != "unknown"
    )


def _clean(words: str, named: Named) -> str:
    return blotted(words, None, named.public, named.private)


def _said(said: Said, named: Named) -> Said:
    statement, citation = said.statement, said.citation
    speaker = statement.speaker
    if speaker.name in named.private or (
        speaker.role is None
        and is_person(speaker.name)
        and PRISONERS.search(statement.span.text) is not None
    ):
        speaker = replace(speaker, name=WITHHELD, span=None)
    span = _reworded(statement.span, _clean(statement.span.text, named))
    return replace(
        said,
        statement=replace(statement, span=span, speaker=speaker),
        citation=replace(citation, text=_clean(citation.text, named)),
    )


def public_claim(check: ClaimCheck, named: Named) -> ClaimCheck:
    """Return a checked claim in whose words nobody private is named."""
    claim, citation = check.claim, check.citation
    if citation is not None:
        citation = replace(citation, text=_clean(citation.text, named))
    claimed_by = WITHHELD if claim.claimed_by in named.private else claim.claimed_by
    words = _reworded(claim.span, _clean(claim.span.text, named))
    return replace(
        check, claim=replace(claim, span=words, claimed_by=claimed_by), citation=citation
    )


def _reworded(span: Span, words: str) -> Span:
    return Span(begin=span.begin, end=span.end, text=words)


def public_piece(piece: Piece) -> Piece:
    """Hide the names of picture files: people write names into them."""
    if piece.kind not in MEDIA_KINDS:
        return piece
    return replace(piece, name=f"media-{piece.sha256[:12]}")
