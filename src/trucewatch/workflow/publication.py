"""The publication policy at work: everything that leaves a workspace passes here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from shapely.geometry.base import BaseGeometry

from trucewatch.assessment.publication import Shown, View, published
from trucewatch.assessment.publication_day import public_findings, release_at
from trucewatch.assessment.publication_day import public_rejected as nobody_named
from trucewatch.front.ground import occupied_area, to_metres
from trucewatch.geography.gazetteer import Gazetteer
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.decision import Decision, Verb, standing
from trucewatch.vocabulary.errors import HeldError
from trucewatch.vocabulary.findings import DayFindings
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.incident import RejectedReport
from trucewatch.vocabulary.interval import Granularity, Interval
from trucewatch.vocabulary.place import Place, PlaceKind
from trucewatch.vocabulary.policy import Audience
from trucewatch.workflow.ground import Ground, load_ground, region_finder
from trucewatch.workflow.workspace import Workspace

MAP_MEMORY = timedelta(days=45)
"""Older maps say nothing about where the line is; places then count as near it."""


def public_incidents(
    workspace: Workspace,
    incidents: Sequence[GradedIncident],
    *,
    audience: Audience = Audience.PUBLIC,
    now: datetime | None = None,
) -> Shown:
    """Return what an audience may see of some incidents, and how many are held and why."""
    return published(incidents, workspace.policy, view_of(workspace, audience, now))


def public_day(
    workspace: Workspace,
    findings: DayFindings,
    *,
    audience: Audience = Audience.PUBLIC,
    now: datetime | None = None,
) -> DayFindings:
    """Return what an audience may see of a day.

    Raises:
        HeldError: The public may not see the day yet, or the crisis switch is on.
    """
    check_release(workspace, findings.period, audience, now)
    return public_findings(findings, workspace.policy, view_of(workspace, audience, now))


def public_rejected(
    reports: Sequence[RejectedReport], audience: Audience
) -> tuple[RejectedReport, ...]:
    """Return what an audience may see of reports that formed no incident."""
    return tuple(reports) if audience is Audience.ANALYST else nobody_named(reports)


def check_open(workspace: Workspace, audience: Audience) -> None:
    """Refuse everything to the public while the crisis switch is on.

    Raises:
        HeldError: It is on.
    """
    if audience is Audience.PUBLIC and workspace.policy.hold_all:
        raise HeldError(
            "the crisis switch is on (hold_all in policy.toml): nothing is published. "
            "For your own desk: --audience analyst."
        )


def check_release(
    workspace: Workspace,
    period: Interval,
    audience: Audience = Audience.PUBLIC,
    now: datetime | None = None,
) -> None:
    """Refuse a day as a whole that the public may not see yet.

    Where nothing is said about a sector the reader would take it for quiet, so a day is
    not published in parts.

    Raises:
        HeldError: With the time from which it may be, and what to do until then.
    """
    check_open(workspace, audience)
    if audience is Audience.ANALYST or workspace.settings.synthetic:
        return
    policy = workspace.policy
    due = release_at(period, policy)
    if (now or datetime.now(UTC)) < due:
        raise HeldError(
            f"the day may be published from {due:%Y-%m-%d %H:%M} UTC on: it is about places "
            f"within {policy.near_line_km:g} km of the line, which the policy delays by "
            f"{policy.delay_h:g} hours. For your own desk: --audience analyst."
        )


def view_of(workspace: Workspace, audience: Audience, now: datetime | None = None) -> View:
    """Return who looks and when, with what the workspace knows about the ground."""
    ground = load_ground(workspace.theatre_name, workspace.gazetteer_file)
    return View(
        audience=audience,
        now=now or datetime.now(UTC),
        far_from_line=_far_from_line(workspace, ground, now or datetime.now(UTC)),
        region_of=_region_of(ground),
        invented=workspace.settings.synthetic,
        readers=_readers(workspace) if workspace.policy.second_reader else {},
    )


def _readers(workspace: Workspace) -> dict[str, frozenset[str]]:
    """Collect who approved what for publication, by report id."""
    found: dict[str, frozenset[str]] = {}
    for one in standing(workspace.store.read(Decision)):
        if one.verb is Verb.APPROVE:
            for report in one.reports:
                found[report] = found.get(report, frozenset()) | {one.by}
    return found


def _region_of(ground: Ground) -> Callable[[Place], Place | None]:
    name_of = region_finder(ground)

    def region_of(place: Place) -> Place | None:
        name = name_of(place)
        return None if name is None else _region(ground.gazetteer, name)

    return region_of


@lru_cache(maxsize=256)
def _region(gazetteer: Gazetteer, name: str) -> Place | None:
    found = [place for place, _, _ in gazetteer.lookup(name) if place.kind is PlaceKind.REGION]
    return found[0] if found else None


def _far_from_line(
    workspace: Workspace, ground: Ground, now: datetime
) -> Callable[[Place, float], bool]:
    """Measure distances to the newest line of every source; asked only about recent days."""
    recent = Interval(
        start_at=now - MAP_MEMORY, end_at=now, zone="UTC", granularity=Granularity.SPAN
    )

    @lru_cache(maxsize=1)
    def lines() -> tuple[BaseGeometry, ...]:
        newest: dict[str, ControlMap] = {}
        for one in workspace.store.read(ControlMap, overlapping=recent):
            newest[one.source] = one
        return tuple(
            to_metres(occupied_area(one), ground.theatre).boundary for one in newest.values()
        )

    def far(place: Place, km: float) -> bool:
        import shapely

        if place.position is None or not lines():
            return False
        here = to_metres(shapely.Point(place.position.lon, place.position.lat), ground.theatre)
        nearest = min(float(shapely.distance(here, line)) for line in lines())
        return nearest - place.precision_m > km * 1000

    return far
