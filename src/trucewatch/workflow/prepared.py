"""What a day is judged from: its ground, material, truce, judged incidents and maps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trucewatch.assessment.days import BASELINE_DAYS
from trucewatch.assessment.severity import SeverityWeights
from trucewatch.vocabulary.agreement import Agreement
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.errors import WorkspaceError
from trucewatch.vocabulary.findings import TruceDay
from trucewatch.vocabulary.interval import Granularity, Interval, day_interval
from trucewatch.workflow.day_request import DayRequest
from trucewatch.workflow.ground import Ground, load_ground
from trucewatch.workflow.judged import Judged, judge
from trucewatch.workflow.material import Material, load_material
from trucewatch.workflow.severity_file import read_severity
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
