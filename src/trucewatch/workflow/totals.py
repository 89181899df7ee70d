"""Claimed totals, from files and from texts, each held against its own arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from trucewatch.assessment.ledger import check
from trucewatch.assessment.ledger_share import Happened
from trucewatch.text.headline import read_headline
from trucewatch.text.language_id import detect
from trucewatch.vocabulary.agreement import Agreement
from trucewatch.vocabulary.findings import LedgerEntry
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.interval import Granularity, Interval
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.statement import AggregateClaim
from trucewatch.workflow.material import Material, source_of

SAME_TOTAL_WITHIN = timedelta(days=3)
"""The same number said again within this time is a quotation, not a fresh count."""


def check_totals(
    material: Material,
    agreements: Sequence[Agreement],
    period: Interval,
    incidents: Sequence[GradedIncident],
) -> tuple[LedgerEntry, ...]:
    """Check the claimed totals published by the end of the day, newest last.

    A total counts as of the day when its window or its publication touches the day.
    """
    claims = claimed_totals(material)
    by_id = {one.id: one for one in agreements}
    return tuple(
        check(
            claim,
            by_id.get(claim.agreement or ""),
            claims,
            Happened(incidents=incidents, part_types=part_types(claim)),
        )
        for claim in claims
        if _touches(claim, period)
    )


def windows_of(claims: Sequence[AggregateClaim]) -> Interval | None:
    """Return the stretch that all stated windows of claimed totals together span, if any."""
    windows = [claim.window for claim in claims if claim.window is not None]
    if not windows:
        return None
    return Interval(
        start_at=min(window.start_at for window in windows),
        end_at=max(window.end_at for window in windows),
        zone=windows[0].zone,
        granularity=Granularity.SPAN,
    )


def part_types(claim: AggregateClaim) -> dict[str, IncidentType]:
    """Read which type of incident each part's label names; labels that name none are missing.

    "Attack" alone names none: it may be anything, and anything would bear it out.
    """
    language = detect(claim.words) if claim.words else None
    order = [language] if language else []
    order += [one for one in Language if one is not language]
    found: dict[str, IncidentType] = {}
    for part in claim.components:
        for tried in order:
            named = read_headline(part.label, tried).incident_type
            if named not in (None, IncidentType.UNDETERMINED_EXPLOSION):
                found[part.label] = named
                break
    return found


def claimed_totals(material: Material) -> tuple[AggregateClaim, ...]:
    """List claimed totals in order of publication, each once.

    One that was taken in as such stands for those read in texts with the same number: a
    total that is quoted again is not a second count.
    """
    kept = list(material.claimed_totals)
    for claim in sorted(_read(material), key=_fullness, reverse=True):
        if not any(_same(claim, known) for known in kept):
            kept.append(claim)
    return tuple(sorted(kept, key=lambda one: (one.published_at, one.id)))


def _read(material: Material) -> Iterator[AggregateClaim]:
    """Yield the totals of texts; one that names no speaker is its publisher's word."""
    for key, reading in material.readings.items():
        source = source_of(material, material.documents[key].source)
        for claim in reading.aggregate_claims:
            own = claim.claimant == source.id
            side = claim.side or (source.side if own else None)
            yield replace(claim, claimant=source.title if own else claim.claimant, side=side)


def _fullness(claim: AggregateClaim) -> tuple[bool, bool, int, str]:
    """Rank what says most: a side, a window, parts."""
    return claim.side is not None, claim.window is not None, len(claim.components), claim.id


def _same(one: AggregateClaim, other: AggregateClaim) -> bool:
    sides = {one.side, other.side} - {None}
    near = abs(one.published_at - other.published_at) <= SAME_TOTAL_WITHIN
    return one.total == other.total and near and len(sides) <= 1


def _touches(claim: AggregateClaim, period: Interval) -> bool:
    if period.start_at <= claim.published_at < period.end_at:
        return True
    return claim.window is not None and claim.window.overlaps(period)
