"""Form incidents from reports: what speaks about one event is gathered, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trucewatch.incidents.assembly import assemble
from trucewatch.incidents.joining import NOTHING_KEPT, GroupsKept, join
from trucewatch.incidents.reprinted import settled
from trucewatch.incidents.rulings import NO_RULINGS, Rulings
from trucewatch.incidents.sensed import HeatIndex
from trucewatch.incidents.trait import Trait, trait_of
from trucewatch.incidents.voices import is_heat
from trucewatch.vocabulary.incident import Incident, IncidentType, Report
from trucewatch.vocabulary.place import Position


def form_incidents(
    reports: Sequence[Report],
    sector_of: Callable[[Position], str | None],
    rulings: Rulings = NO_RULINGS,
    kept: GroupsKept = NOTHING_KEPT,
) -> tuple[Incident, ...]:
    """Gather reports to incidents; the order they come in is irrelevant.

    Pairs that may be one incident are found on a grid of places and days, judged in
    points, and joined from the surest on unless that would bring together what
    contradicts itself. Claimed totals never become an incident (D01, D09). Heat forms
    none either (D10): it is attached to incidents it fits. What people have ruled goes
    before all that: the same stays together, what is not the same stays apart.

    Args:
        reports: All reports of the time in question; the same id twice counts once.
        sector_of: Names the sector a position lies in.
        rulings: What people have decided about reports.
        kept: What was formed before; it saves work and changes nothing.

    Returns:
        Incidents in order of their start, then id.
    """
    unique = {report.id: report for report in reports}
    ordered = sorted(unique.values(), key=lambda report: (report.published_at, report.id))
    heat = HeatIndex([report for report in ordered if is_heat(report)])
    groups = ([trait.report for trait in group] for group in join(_told(ordered), rulings, kept))
    incidents = [assemble(group, heat.near(group), sector_of) for group in groups]
    return tuple(sorted(incidents, key=lambda found: (found.interval.start_at, found.id)))


def pair_of(reports: Sequence[Report], one: str, other: str) -> tuple[Trait, Trait] | None:
    """Return two reports as formation compares them, or None if one of them is not told of.

    Lines listed several times are compared by their first day and their exact place, so all
    reports of the time are needed.
    """
    ordered = sorted(reports, key=lambda report: (report.published_at, report.id))
    told = {trait.report.id: trait for trait in _told(ordered)}
    return (told[one], told[other]) if one in told and other in told else None


def _told(ordered: Sequence[Report]) -> list[Trait]:
    """Prepare what may form an incident; heat and claimed totals do not."""
    return settled(
        [
            trait_of(report)
            for report in ordered
            if not is_heat(report) and report.incident_type is not IncidentType.AGGREGATE_CLAIM
        ]
    )
