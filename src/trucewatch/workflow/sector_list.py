"""Sector-days as other programs read them: the JSON and the table of ``assess``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

from trucewatch.assessment.absence import Absence, absences
from trucewatch.assessment.publication_day import without_incidents
from trucewatch.assessment.wording import absence_wording
from trucewatch.report.figures import ALL
from trucewatch.report.printing import plain_printer
from trucewatch.vocabulary.edition import Edition
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.sector import SectorDay
from trucewatch.workflow.day import sector_days
from trucewatch.workflow.day_request import DayRequest
from trucewatch.workflow.prepared import DayMaterial
from trucewatch.workflow.publication import public_incidents
from trucewatch.workflow.publishing import compose_day
from trucewatch.workflow.queries import Wanted, days_of, prepare_days
from trucewatch.workflow.workspace import Workspace

SHORT_COLUMNS = ("date", "sector", "state", "reader_state", "hours", "incidents", "rate_ratio")


def assess_days(workspace: Workspace, wanted: Wanted) -> dict[str, Any]:
    """Assess every sector on the days asked for; the headline is that of the last day."""
    first, last = days_of(workspace, wanted)
    with workspace.store.keeping():
        got = prepare_days(workspace, wanted, first, last)
        request = DayRequest(
            day=last, asof=got.asof, agreement=wanted.agreement, audience=wanted.audience
        )
        edition = compose_day(workspace, request)
    shown = public_incidents(workspace, got.judged.graded, audience=wanted.audience).incidents
    by_id = {one.incident.id: one for one in shown}
    held = [one for one in got.judged.graded if one.incident.id not in by_id]
    assessed = _as_composed(sector_days(got), edition)
    figures = _figures(edition)
    return {
        "agreement": got.truce.agreement.id if got.truce else None,
        "in_force": got.truce.in_force if got.truce else None,
        "asof": got.asof.isoformat(),
        "from": first.isoformat(),
        "to": last.isoformat(),
        "days": (last - first + timedelta(days=1)).days,
        "sector_days": [
            _as_json(
                without_incidents(one, held),
                by_id,
                figures.get((one.day.isoformat(), one.sector), {}),
            )
            for one in assessed
        ],
        "negative_findings": [
            _absence_json(one, edition) for one in _shown_absences(got, assessed, by_id)
        ],
        "track_record": _track_record(edition),
        "headline": plain_printer(edition, Language.EN).inline(edition.headline),
    }


def _as_composed(assessed: Sequence[SectorDay], edition: Edition) -> list[SectorDay]:
    """Take what all channels say about the last day as the report does, with modelled heat."""
    composed = {(one.day, one.sector): one.reduced for one in edition.sector_days}
    return [
        replace(one, reduced=composed.get((one.day, one.sector), one.reduced)) for one in assessed
    ]


def _shown_absences(
    got: DayMaterial, assessed: Sequence[SectorDay], shown: Mapping[str, GradedIncident]
) -> Iterator[Absence]:
    """Find what did not happen, as far as its incident may be shown, and as it is shown."""
    for one in absences(got.judged.graded, assessed, got.ground.theatre.zone, got.asof):
        if one.incident.id in shown:
            yield replace(one, incident=shown[one.incident.id].incident)


def _track_record(edition: Edition) -> dict[str, float]:
    """Take the workspace's own record as the report prints it."""
    start = f"f/{edition.day.isoformat()}/{ALL}/track-"
    return {
        name.removeprefix(start): figure.value
        for name, figure in edition.figures.items()
        if name.startswith(start)
    }


def short_rows(found: dict[str, Any]) -> list[list[object]]:
    """Shorten sector-days to the columns of a terminal."""
    return [
        [
            one["date"],
            one["sector"],
            one["state"],
            one["reader_state"],
            one["observed_hours"],
            len(one["incidents"]["ids"]),
            one["rate_ratio"]["median"] if one["rate_ratio"] else None,
        ]
        for one in found["sector_days"]
    ]


def _figures(edition: Edition) -> dict[tuple[str, str], dict[str, float]]:
    """Sort the printed figures by the day and the sector that their names begin with."""
    found: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for name, figure in edition.figures.items():
        parts = name.split("/", 3)
        if parts[0] == "f" and len(parts) == 4:
            found[parts[1], parts[2]][name] = figure.value
    return found


def _as_json(
    one: SectorDay, by_id: dict[str, GradedIncident], figures: dict[str, float]
) -> dict[str, Any]:
    return {
        "date": one.day.isoformat(),
        "sector": one.sector,
        "state": one.state.value,
        "reader_state": one.reader_state.value,
        "observability": _observability(one),
        "observed_hours": round(one.observed_hours, 4),
        "incidents": {"ids": list(one.incidents), **dict(one.counts)},
        "rate_ratio": _ratio(one),
        "rate_reason": one.rate_reason,
        "power": one.power,
        "severity": one.severity,
        "pooled_rate_ratio": one.pooled
        and {
            name: getattr(one.pooled, name) for name in ("median", "low", "high", "level", "method")
        },
        "placebo_rank": one.placebo and dict(zip(("rank", "of"), one.placebo, strict=True)),
        "reduced": None if one.reduced is None else asdict(one.reduced),
        "terms": _terms(one, by_id),
        "figures": figures,
    }


def _observability(one: SectorDay) -> dict[str, Any]:
    return {
        channel.value: {
            "share": round(seen.share, 6),
            "observed_hours": round(seen.observed_hours, 4),
            "reason": seen.reason,
            "basis": dict(seen.basis),
        }
        for channel, seen in one.observability.items()
    }


def _terms(one: SectorDay, by_id: dict[str, GradedIncident]) -> list[dict[str, Any]]:
    return [
        {
            "incident": name,
            "agreement": finding.agreement,
            "result": finding.result.value,
            "versions": list(finding.versions),
            "in_force": finding.in_force,
        }
        for name in one.incidents
        if name in by_id
        for finding in by_id[name].terms
    ]


def _absence_json(one: Absence, edition: Edition) -> dict[str, Any]:
    """Build the object of a finding that something was not recorded where people looked."""
    return {
        "incident": one.incident.id,
        "type": one.incident.incident_type.value,
        "sector": one.incident.sector,
        "state": one.state.value if one.state else None,
        "grade": one.grade.value.name,
        "rule": one.grade.rule,
        "evidence": list(one.grade.evidence),
        "words": plain_printer(edition, Language.EN).inline(absence_wording(one)),
    }


def _ratio(one: SectorDay) -> dict[str, Any] | None:
    ratio = one.rate_ratio
    if ratio is None:
        return None
    return {
        "median": ratio.median,
        "low": ratio.low,
        "high": ratio.high,
        "level": ratio.level,
        "observed": ratio.observed,
        "expected": ratio.expected,
        "baseline_count": ratio.baseline_count,
        "method": ratio.method,
    }
