"""Answers to what people ask of a workspace: incidents, claims, totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from trucewatch.assessment.publication_day import Names, public_claim
from trucewatch.vocabulary.errors import UsageError, WorkspaceError
from trucewatch.vocabulary.findings import ClaimCheck, LedgerCheck, LedgerEntry
from trucewatch.vocabulary.grade import GradedIncident, Occurrence
from trucewatch.vocabulary.incident import RejectedReport
from trucewatch.vocabulary.interval import Granularity, Interval, day_interval, local_day
from trucewatch.vocabulary.policy import Audience
from trucewatch.vocabulary.work import Work
from trucewatch.workflow.day_request import DayRequest
from trucewatch.workflow.ground import load_ground
from trucewatch.workflow.incident_list import locator_json
from trucewatch.workflow.judged import judge
from trucewatch.workflow.material import load_material
from trucewatch.workflow.prepared import DayMaterial, maps_known, prepare
from trucewatch.workflow.publication import (
    check_open,
    public_incidents,
    public_rejected,
)
from trucewatch.workflow.totals import check_totals, claimed_totals, windows_of
from trucewatch.workflow.treaties import load_agreements
from trucewatch.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which days, as known when, for whom; None leaves the choice to the newest day."""

    first: date | None = None
    last: date | None = None
    sector: str | None = None
    grade: str | None = None
    agreement: str | None = None
    asof: datetime | None = None
    audience: Audience = Audience.PUBLIC


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentsFound:
    """Graded incidents of the days asked for, and the reports that made none.

    Attributes:
        held: How many more the publication policy holds back, by reason.
        work: What had to be read and formed anew.
    """

    asof: str
    graded: tuple[GradedIncident, ...]
    rejected: tuple[RejectedReport, ...]
    held: Mapping[str, int] = field(default_factory=dict)
    work: Work = field(default_factory=Work)


def find_incidents(workspace: Workspace, wanted: Wanted) -> IncidentsFound:
    """Form and grade the incidents of some days.

    Raises:
        UsageError: The sector or the grade does not exist, or the days are reversed.
    """
    first, last = days_of(workspace, wanted)
    got = prepare_days(workspace, wanted, first, last)
    known = {sector.id for sector in got.ground.sectors}
    if wanted.sector is not None and wanted.sector not in known:
        raise UsageError(
            f"There is no sector {wanted.sector!r}; known are {', '.join(sorted(known))}."
        )
    lowest = _grade(wanted.grade)
    span = _span(first, last, got.ground.theatre.zone)
    graded = [
        one
        for one in got.judged.graded
        if one.incident.interval.overlaps(span)
        and wanted.sector in (None, one.incident.sector)
        and one.occurrence.value >= lowest
    ]
    shown = public_incidents(workspace, graded, audience=wanted.audience)
    return IncidentsFound(
        asof=got.asof.isoformat(),
        graded=shown.incidents,
        rejected=public_rejected(got.judged.rejected, wanted.audience),
        held=shown.held,
        work=workspace.memory.work,
    )


def find_claims(
    workspace: Workspace,
    day: date | None,
    asof: datetime | None,
    audience: Audience = Audience.PUBLIC,
) -> list[dict[str, Any]]:
    """List the checked claims of the documents of one day."""
    from trucewatch.workflow.claims import check_claims  # here: incidents need no maps

    check_open(workspace, audience)
    wanted = Wanted(first=day, asof=asof)
    first, last = days_of(workspace, wanted)
    got = prepare_days(workspace, wanted, first, last)
    checked = check_claims(
        got.material, got.ground, got.maps, last, maps_known(workspace, got.asof)
    )
    if audience is Audience.PUBLIC:
        names = Names(got.material.documents, got.material.readings)
        checked = tuple(public_claim(one, names.of(one.claim.document)) for one in checked)
    return [_claim(one) for one in checked]


def find_ledger(
    workspace: Workspace, asof: datetime | None, audience: Audience = Audience.PUBLIC
) -> list[dict[str, Any]]:
    """List all claimed totals known, with their checks.

    Incidents are judged only for the time that the totals speak about.
    """
    check_open(workspace, audience)
    known = asof or _latest(workspace)
    ground = load_ground(workspace.theatre_name, workspace.gazetteer_file)
    ever = Interval(
        start_at=day_interval(date(1990, 1, 1), "UTC").start_at,
        end_at=day_interval(date(2100, 1, 1), "UTC").end_at,
        zone=ground.theatre.zone,
        granularity=Granularity.SPAN,
    )
    material = load_material(workspace, ground, known, ever)
    agreements = load_agreements(workspace, known)
    claimed = windows_of(claimed_totals(material))
    graded: tuple[GradedIncident, ...] = ()
    if claimed is not None:
        graded = judge(load_material(workspace, ground, known, claimed), ground, (), known).graded
    return [_total(entry) for entry in check_totals(material, agreements, ever, graded)]


LEDGER_COLUMNS = (
    "claimant", "says", "unit", "check", "outcome", "stated", "computed", "gap", "why",
)  # fmt: skip


def ledger_row(row: dict[str, Any], one: dict[str, Any]) -> list[object]:
    """Shorten one check of a claimed total to the columns of a terminal."""
    computed = one["computed"] and " to ".join(
        f"{value:g}" for value in dict.fromkeys(one["computed"])
    )
    words = ", ".join(f"{name} {word}" for name, word in one["words"].items())
    why = one["explanation"].removeprefix("ledger.").replace("_", " ")
    return [
        row["claimant"],
        f"{row['total']}{'+' if row['at_least'] else ''}",
        row["unit_as_stated"],
        one["name"],
        one["outcome"],
        one["stated"],
        computed,
        one["gap"],
        f"{why} ({words})" if words else why,
    ]


def days_of(workspace: Workspace, wanted: Wanted) -> tuple[date, date]:
    """Settle the first and the last day; the newest day known when none is named."""
    zone = load_ground(workspace.theatre_name).theatre.zone
    first = wanted.first or local_day(wanted.asof or _latest(workspace, "Decision"), zone)
    last = wanted.last or first
    if last < first:
        raise UsageError(f"The last day {last} lies before the first, {first}; swap them.")
    return first, last


def prepare_days(workspace: Workspace, wanted: Wanted, first: date, last: date) -> DayMaterial:
    """Load and judge what the days asked for need."""
    request = DayRequest(day=last, asof=wanted.asof, agreement=wanted.agreement)
    return prepare(workspace, request, days=(last - first).days + 1)


def _latest(workspace: Workspace, except_kind: str = "") -> datetime:
    known = workspace.store.latest_known_at(except_kind=except_kind)
    if known is None:
        raise WorkspaceError("The workspace is empty; add files with: trucewatch add PATH…")
    return known


def _span(first: date, last: date, zone: str) -> Interval:
    return Interval(
        start_at=day_interval(first, zone).start_at,
        end_at=day_interval(last, zone).end_at,
        zone=zone,
        granularity=Granularity.SPAN,
    )


def _grade(name: str | None) -> Occurrence:
    names = [grade.name for grade in Occurrence]
    if name is not None and name not in names:
        raise UsageError(f"There is no grade {name!r}; known are {', '.join(names)}.")
    return Occurrence[name or "O0"]


def _claim(found: ClaimCheck) -> dict[str, Any]:
    claim, citation = found.claim, found.citation
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "polarity": claim.polarity.value,
        "claimed_by": claim.claimed_by,
        "actor": claim.actor,
        "place": claim.place,
        "verdict": found.verdict,
        "reason": found.reason,
        "low": found.low,
        "high": found.high,
        "unit": found.unit,
        "maps": list(found.maps),
        "words": claim.span.text,
        "document": claim.document,
        "sha256": citation.evidence.sha256 if citation else None,
        "locator": locator_json(citation.evidence.locator) if citation else None,
    }


def _total(entry: LedgerEntry) -> dict[str, Any]:
    claim = entry.claim
    return {
        "id": claim.id,
        "claimant": claim.claimant,
        "side": claim.side,
        "total": claim.total,
        "at_least": claim.at_least,
        "unit_as_stated": claim.unit_as_stated,
        "cumulative": claim.cumulative,
        "published_at": claim.published_at.isoformat(),
        "components": [
            {
                "label": part.label,
                "count": part.count,
                "at_least": part.at_least,
                "subset_of": part.subset_of,
            }
            for part in claim.components
        ],
        "checks": [_check(one) for one in entry.checks],
        "sha256": claim.evidence.sha256,
        "locator": locator_json(claim.evidence.locator),
        "words": claim.words,
    }


def _check(one: LedgerCheck) -> dict[str, Any]:
    return {
        "name": one.name,
        "outcome": one.outcome,
        "stated": one.stated,
        "computed": list(one.computed) if one.computed else None,
        "gap": one.gap,
        "explanation": one.explanation,
        "words": dict(one.words),
    }
