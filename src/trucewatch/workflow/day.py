"""One day, in order: material, reports, incidents, grades, sectors, front, claims."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from trucewatch.agreements.common import common_terms
from trucewatch.agreements.lasting import comparable_to, compare
from trucewatch.agreements.life import life_of
from trucewatch.assessment.absence import absences
from trucewatch.assessment.headline import headline
from trucewatch.assessment.sector_days import BASELINE_DAYS, SectorDayInput, assess
from trucewatch.assessment.severity import SeverityWeights
from trucewatch.assessment.wording import absence_wording, wording
from trucewatch.front.day import front_day
from trucewatch.vocabulary.agreement import Agreement
from trucewatch.vocabulary.agreement_life import LifeView
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.edition import Message
from trucewatch.vocabulary.errors import WorkspaceError
from trucewatch.vocabulary.figure import Citation
from trucewatch.vocabulary.findings import DayFindings, TruceDay
from trucewatch.vocabulary.interval import Granularity, Interval, day_interval
from trucewatch.vocabulary.precedent import Comparison
from trucewatch.vocabulary.sector import SectorDay
from trucewatch.vocabulary.source import Source
from trucewatch.vocabulary.version import VERSION
from trucewatch.workflow import looking
from trucewatch.workflow.ages import data_ages
from trucewatch.workflow.claims import check_claims
from trucewatch.workflow.corrections import Recompute, find_corrections
from trucewatch.workflow.day_request import DayRequest
from trucewatch.workflow.ground import Ground, load_ground
from trucewatch.workflow.judged import Judged, judge
from trucewatch.workflow.material import Material, load_material
from trucewatch.workflow.own_record import own_record
from trucewatch.workflow.precedents import known_precedents
from trucewatch.workflow.publication import check_release, public_day
from trucewatch.workflow.region_names import region_names
from trucewatch.workflow.said import statements_of
from trucewatch.workflow.severity_file import read_severity
from trucewatch.workflow.totals import check_totals
from trucewatch.workflow.treaties import choose_truce, load_agreements
from trucewatch.workflow.workspace import Workspace

STRIP_DAYS = 30
MAP_MEMORY_DAYS = 45
"""Maps older than this say nothing about a day; the front is then unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMaterial:
    """What a day is judged from: its ground, material, truce and judged incidents."""

    ground: Ground
    asof: datetime
    days: tuple[date, ...]
    material: Material
    agreements: tuple[Agreement, ...]
    truce: TruceDay | None
    judged: Judged
    maps: tuple[ControlMap, ...]
    weights: SeverityWeights


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
    got = prepare(workspace, request, request.days)
    theatre, day = got.ground.theatre, request.day
    period = day_interval(day, theatre.zone)
    wanted = Interval(
        start_at=day_interval(got.days[0], theatre.zone).start_at,
        end_at=period.end_at,
        zone=theatre.zone,
        granularity=Granularity.SPAN,
    )
    incidents = tuple(one for one in got.judged.graded if one.incident.interval.overlaps(wanted))
    assessed = sector_days(got)
    return DayFindings(
        theatre=theatre,
        day=day,
        period=period,
        asof=got.asof,
        synthetic=workspace.settings.synthetic,
        truce=got.truce,
        agreements=got.agreements,
        sectors=got.ground.sectors,
        sector_days=assessed,
        incidents=incidents,
        rejected=got.judged.rejected,
        front=front_day(got.maps, day, theatre, got.ground.sectors, got.ground.country),
        ledger=check_totals(got.material, got.agreements, period, got.judged.graded),
        claim_checks=check_claims(
            got.material, got.ground, got.maps, day, maps_known(workspace, got.asof)
        ),
        said=statements_of(got.material, day, theatre.zone),
        field_reports=tuple(
            one for one in got.material.field_reports if one.interval.overlaps(period)
        ),
        sources=got.material.sources,
        data_ages=data_ages(got.material, got.maps, day, period),
        pieces=workspace.store.pieces(got.asof),
        corrections=find_corrections(workspace, request, got.asof, recompute),
        readings=got.material.readings,
        documents=got.material.documents,
        method=method_card(got.ground),
        maps_land=got.ground.land,
        life=_life(got, period),
        common=common_terms(got.truce.agreement) if got.truce else (),
        region_names=region_names(got.truce.agreement, got.ground) if got.truce else {},
        comparison=_comparison(got),
        headline_parts=headline(day, got.truce, assessed, incidents),
        citations=cite_maps(workspace, got.maps),
        track=own_record(day, got.asof, got.material, got.ground, got.judged.graded),
    )


def prepare(workspace: Workspace, request: DayRequest, days: int = STRIP_DAYS) -> DayMaterial:
    """Load and judge what the last ``days`` days up to the requested one need."""
    asof = request.asof or workspace.store.latest_known_at()
    if asof is None:
        raise WorkspaceError("The workspace is empty; add files with: trucewatch add PATH…")
    ground = load_ground(workspace.theatre_name, workspace.gazetteer_file)
    zone = ground.theatre.zone
    shown = tuple(request.day - timedelta(days=back) for back in reversed(range(days)))
    agreements = load_agreements(workspace, asof)
    truce = choose_truce(agreements, request.day, zone, request.agreement, asof)
    window = _window(shown, truce, zone)
    material = load_material(workspace, ground, asof, window)
    return DayMaterial(
        ground=ground,
        asof=asof,
        days=shown,
        material=material,
        agreements=agreements,
        truce=truce,
        judged=judge(material, ground, (truce.agreement,) if truce else (), asof),
        maps=_maps(workspace, asof, request.day, zone),
        weights=read_severity(workspace.directory),
    )


def sector_days(got: DayMaterial) -> tuple[SectorDay, ...]:
    """Assess every sector on every shown day."""
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


def _window(days: Sequence[date], truce: TruceDay | None, zone: str) -> Interval:
    first = days[0]
    if truce is not None and truce.in_force and truce.day_number is not None:
        first = min(first, days[-1] - timedelta(days=truce.day_number - 1))
    return Interval(
        start_at=day_interval(first - timedelta(days=BASELINE_DAYS), zone).start_at,
        end_at=day_interval(days[-1] + timedelta(days=1), zone).end_at,
        zone=zone,
        granularity=Granularity.SPAN,
    )


def maps_known(workspace: Workspace, asof: datetime) -> Callable[[], tuple[ControlMap, ...]]:
    """Return what loads all control maps known at a time, when they are needed."""
    return lambda: tuple(workspace.store.read(ControlMap, asof=asof))


def _maps(workspace: Workspace, asof: datetime, day: date, zone: str) -> tuple[ControlMap, ...]:
    window = Interval(
        start_at=day_interval(day - timedelta(days=MAP_MEMORY_DAYS), zone).start_at,
        end_at=day_interval(day, zone).end_at,
        zone=zone,
        granularity=Granularity.SPAN,
    )
    return tuple(workspace.store.read(ControlMap, asof=asof, overlapping=window))
