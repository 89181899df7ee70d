"""Form incidents from reports: what speaks about one event is gathered, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from trucewatch.incidents.assembly import assemble
from trucewatch.incidents.cluster import Cluster, cluster_of, contradict, holds_together, union
from trucewatch.incidents.likeness import SAME_FROM, points
from trucewatch.incidents.reprinted import settled
from trucewatch.incidents.rulings import NO_RULINGS, Rulings
from trucewatch.incidents.search_grid import SearchGrid
from trucewatch.incidents.sensed import HeatIndex
from trucewatch.incidents.trait import Trait, trait_of
from trucewatch.incidents.voices import is_heat
from trucewatch.vocabulary.incident import Incident, IncidentType, Report
from trucewatch.vocabulary.place import Position

LONGEST_H = 72.0
"""A report about a longer stretch says too little about any day to be joined with another."""


def form_incidents(
    reports: Sequence[Report],
    sector_of: Callable[[Position], str | None],
    rulings: Rulings = NO_RULINGS,
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

    Returns:
        Incidents in order of their start, then id.
    """
    unique = {report.id: report for report in reports}
    ordered = sorted(unique.values(), key=lambda report: (report.published_at, report.id))
    heat = HeatIndex([report for report in ordered if is_heat(report)])
    told = settled(
        [
            trait_of(report)
            for report in ordered
            if not is_heat(report) and report.incident_type is not IncidentType.AGGREGATE_CLAIM
        ]
    )
    incidents = [
        assemble(cluster.reports, heat.near(cluster.reports), sector_of)
        for cluster in _join(told, rulings)
    ]
    return tuple(sorted(incidents, key=lambda found: (found.interval.start_at, found.id)))


def _join(traits: Sequence[Trait], rulings: Rulings) -> list[Cluster]:
    clusters = [cluster_of(number, trait) for number, trait in enumerate(traits)]
    home = list(range(len(traits)))

    def absorb(first: int, second: int) -> None:
        for member in clusters[second].members:
            home[member] = first
        clusters[first] = union(clusters[first], clusters[second])

    for one, other in _ruled_pairs(traits, rulings):
        first, second = sorted((home[one], home[other]))
        if first != second:
            absorb(first, second)
    for _, one, other in sorted(_likely_pairs(traits)):
        first, second = sorted((home[one], home[other]))
        if first != second and _joinable(clusters[first], clusters[second], rulings):
            absorb(first, second)
    return [clusters[number] for number in sorted(set(home))]


def _joinable(one: Cluster, other: Cluster, rulings: Rulings) -> bool:
    if contradict(one, other) or not holds_together(one, other):
        return False
    return not rulings.forbid((r.id for r in one.reports), (r.id for r in other.reports))


def _ruled_pairs(traits: Sequence[Trait], rulings: Rulings) -> Iterator[tuple[int, int]]:
    """Yield neighbours of each group that people have ruled to be one event."""
    if not rulings.same:
        return
    numbers = {trait.report.id: number for number, trait in enumerate(traits)}
    for group in rulings.same:
        yield from pairwise(sorted(numbers[name] for name in group if name in numbers))


def _likely_pairs(traits: Sequence[Trait]) -> Iterator[tuple[int, int, int]]:
    """Yield the pairs that reach enough points, as (-points, number, number)."""
    grid = SearchGrid()
    for number, trait in enumerate(traits):
        if trait.report.interval.hours > LONGEST_H:
            continue
        for other in grid.near(trait.place, trait.around):
            score = _score(trait, traits[other])
            if score >= SAME_FROM:
                yield -score, other, number
        grid.enter(number, trait.place, trait.around)


def _score(one: Trait, other: Trait) -> int:
    return sum(points(one, other).values())
