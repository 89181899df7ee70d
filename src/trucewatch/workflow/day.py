"""One day, in order: material, reports, incidents, grades, sectors, front, claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from trucewatch.agreements.common import common_terms
from trucewatch.agreements.lasting import comparable_to, compare
from trucewatch.agreements.life import life_of
from trucewatch.assessment.absence import absences
from trucewatch.assessment.days import BASELINE_DAYS
from trucewatch.assessment.headline import headline
from trucewatch.assessment.sector_days import SectorDayInput, assess
from trucewatch.assessment.wording import absence_wording, wording
from trucewatch.front.day import front_day
from trucewatch.vocabulary.agreement_life import LifeView
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.edition import Message
from trucewatch.vocabulary.figure import Citation
from trucewatch.vocabulary.findings import DayFindings
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.interval import Granularity, Interval, day_interval
from trucewatch.vocabulary.precedent import Comparison
from trucewatch.vocabulary.sector import SectorDay
from trucewatch.vocabulary.source import Source
from trucewatch.vocabulary.thermal import HeatChannel
from trucewatch.vocabulary.version import VERSION
from trucewatch.workflow import looking
from trucewatch.workflow.ages import data_ages
from trucewatch.workflow.claims import check_claims
from trucewatch.workflow.corrections import Recompute, find_corrections
from trucewatch.workflow.day_request import DayRequest
from trucewatch.workflow.ground import Ground, load_ground
from trucewatch.workflow.heat_at_hand import heat_at_hand
from trucewatch.workflow.own_record import own_record
from trucewatch.workflow.precedents import known_precedents
from trucewatch.workflow.prepared import DayMaterial, maps_known, prepare
from trucewatch.workflow.publication import check_release, public_day
from trucewatch.workflow.region_names import region_names
from trucewatch.workflow.said import statements_of
from trucewatch.workflow.totals import check_totals
from trucewatch.workflow.workspace import Workspace


def find_day(
    workspace: Workspace, request: DayRequest, recompute: Recompute | None = None
) -> DayFindings:
    """Find what an audience may see of one day; reads the workspace, changes nothing.

    Args:
        workspace: Where the material lies.
        request: Which day, as known when, for whom.
        recompute: Composes the figures of an earlier day anew, to find corrections; None
            looks for none.

    Raises:
        WorkspaceError: The workspace is empty.
        HeldError: The public may not see the day yet.
    """
    period = day_interval(request.day, _zone(workspace))
    check_release(workspace, period, request.audience, request.now)  # before the work, not after
    everything = _everything(workspace, request, recompute)
    found = public_day(
        workspace,
        everything,
        audience=request.audience,
        now=request.now,
    )
    parties = found.theatre.parties
    return replace(
        found,
        wordings={one.incident.id: wording(one, parties=parties) for one in found.incidents},
        absences=_absences(everything, found),
    )


def _zone(workspace: Workspace) -> str:
    return load_ground(workspace.theatre_name, workspace.gazetteer_file).theatre.zone


def _absences(everything: DayFindings, shown: DayFindings) -> dict[str, Message]:
    """Say what did not happen on the day; what is held back may speak against it."""
    incidents = {one.incident.id: one.incident for one in shown.incidents}
    days = [one for one in everything.sector_days if one.day == everything.day]
    zone = everything.theatre.zone
    return {
        one.incident.id: absence_wording(replace(one, incident=incidents[one.incident.id]))
        for one in absences(everything.incidents, days, zone, everything.asof)
        if one.incident.id in incidents
    }


def _everything(
    workspace: Workspace, request: DayRequest, recompute: Recompute | None
) -> DayFindings:
    """Find all of a day, whoever may see it; by part, and joined by their names."""
    got = prepare(workspace, request, request.days)
    day, period = request.day, day_interval(request.day, got.ground.theatre.zone)
    heat = heat_at_hand(workspace, day, got.asof, got.truce, got.agreements)
    incidents, assessed = _shown(got, period), sector_days(got, heat)
    return DayFindings(
        day=day,
        period=period,
        asof=got.asof,
        synthetic=workspace.settings.synthetic,
        incidents=incidents,
        sector_days=assessed,
        headline_parts=headline(day, got.truce, assessed, incidents),
        pieces=workspace.store.pieces(got.asof),
        corrections=find_corrections(workspace, request, got.asof, recompute),
        citations=cite_maps(workspace, got.maps),
        heat=heat,
        **_setting(got, period),
        **_said(workspace, got, day, period),
    )


def _shown(got: DayMaterial, period: Interval) -> tuple[GradedIncident, ...]:
    """Return the incidents of the days shown, up to the day reported on."""
    zone = got.ground.theatre.zone
    start_at = day_interval(got.days[0], zone).start_at
    wanted = replace(period, start_at=start_at, granularity=Granularity.SPAN)
    return tuple(one for one in got.judged.graded if one.incident.interval.overlaps(wanted))


def _setting(got: DayMaterial, period: Interval) -> dict[str, Any]:
    """Find where and under which agreement the day lies: ground, front, terms, precedents."""
    ground, truce = got.ground, got.truce
    day = got.days[-1]
    return {
        "theatre": ground.theatre,
        "sectors": ground.sectors,
        "maps_land": ground.land,
        "front": front_day(got.maps, day, ground.theatre, ground.sectors, ground.country),
        "method": method_card(ground),
        "truce": truce,
        "agreements": got.agreements,
        "life": _life(got, period),
        "common": common_terms(truce.agreement) if truce else (),
        "region_names": region_names(truce.agreement, ground) if truce else {},
        "comparison": _comparison(got),
    }


def _said(workspace: Workspace, got: DayMaterial, day: date, period: Interval) -> dict[str, Any]:
    """Find what was said and delivered, and how claims and totals stand."""
    material, ground = got.material, got.ground
    every_map = maps_known(workspace, got.asof)
    return {
        "rejected": got.judged.rejected,
        "ledger": check_totals(material, got.agreements, period, got.judged.graded),
        "claim_checks": check_claims(material, ground, got.maps, day, every_map),
        "said": statements_of(material, day, ground.theatre.zone),
        "field_reports": tuple(
            one for one in material.field_reports if one.interval.overlaps(period)
        ),
        "sources": material.sources,
        "data_ages": data_ages(material, got.maps, day, period),
        "readings": material.readings,
        "documents": material.documents,
        "track": own_record(day, got.asof, material, ground, got.judged.graded),
    }


def sector_days(got: DayMaterial, heat: HeatChannel | None = None) -> tuple[SectorDay, ...]:
    """Assess every sector on every shown day; the model of heat speaks for the last one."""
    zone = got.ground.theatre.zone
    seen = looking.Looking(got.material, got.ground)
    return assess(
        SectorDayInput(
            zone=zone,
            sectors=tuple(sector.id for sector in got.ground.sectors),
            days=got.days,
            incidents=got.judged.graded,
            activity=seen.activity(),
            history_from=seen.first_day() or got.days[0],
            field_reports=seen.field_reports(),
            clusters=seen.clusters(),
            cloud=seen.cloud(),
            heat={found.sector: found for found in heat.day} if heat else {},
            agreement=got.truce.agreement if got.truce else None,
            weights=got.weights,
        )
    )


def _life(got: DayMaterial, period: Interval) -> LifeView | None:
    """Show the life of the agreement reported on, up to the last moment of the day."""
    if got.truce is None:
        return None
    until = min(got.asof, period.end_at - timedelta(microseconds=1))
    return life_of(got.truce.agreement, until, got.ground.theatre.zone)


def _comparison(got: DayMaterial) -> Comparison | None:
    """Compare with earlier truces of the library; none when no agreement is reported on."""
    if got.truce is None:
        return None
    every = known_precedents(got.asof)
    return compare(comparable_to(got.truce.agreement, every), every)


def cite_maps(workspace: Workspace, maps: Sequence[ControlMap]) -> dict[str, tuple[Citation, ...]]:
    """Cite each map's archived file, so that areas can be followed to it."""
    sources = {source.id: source.title for source in workspace.store.read(Source)}
    return {
        one.id: (
            Citation(
                evidence=one.evidence,
                text=one.id,
                source=sources.get(one.source, one.source),
            ),
        )
        for one in maps
    }


def method_card(ground: Ground) -> dict[str, str]:
    """Name the versions and settings that decide a day's numbers."""
    theatre = ground.theatre
    return {
        "code": VERSION,
        "sectors": theatre.sectors_version,
        "theatre": theatre.id,
        "baseline_days": str(BASELINE_DAYS),
    }
