"""Whether an incident lies where a term or an exemption holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trucewatch.agreements.acts import Answer
from trucewatch.agreements.areas import in_areas
from trucewatch.vocabulary.agreement import Scope
from trucewatch.vocabulary.incident import Incident
from trucewatch.vocabulary.place import Place

DIVISION_WORDS = frozenset({"oblast", "region", "krai", "province", "governorate"})
"""Words that some lists add to the name of a first-order division and others leave out."""

RegionOf = Callable[[Place], str | None]


def in_scope(
    incident: Incident, scope: Scope, region_of: RegionOf, distance_km: float | None = None
) -> Answer:
    """Combine sectors, areas and divisions; a distance widens the areas."""
    answers = []
    if scope.sectors:
        answers.append(_listed(incident.sector, scope.sectors))
    if scope.areas:
        answers.append(in_areas(incident.place, scope.areas, distance_km))
    if scope.regions or scope.excluded_regions:
        region = division(region_of(incident.place))
        if scope.regions:
            answers.append(_listed(region, _divisions(scope.regions)))
        if scope.excluded_regions:
            answers.append(_not_listed(region, _divisions(scope.excluded_regions)))
    if Answer.NO in answers:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.YES


def division(name: str | None) -> str | None:
    """Reduce the name of a division to what all texts write, for comparing.

    >>> division("Kursk Oblast") == division("Kursk")
    True
    """
    if name is None:
        return None
    words = name.casefold().split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in DIVISION_WORDS else words)


def _divisions(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(found for name in names if (found := division(name)) is not None)


def _listed(name: str | None, names: tuple[str, ...]) -> Answer:
    if name is None:
        return Answer.UNKNOWN
    return Answer.YES if name in names else Answer.NO


def _not_listed(name: str | None, names: tuple[str, ...]) -> Answer:
    if name is None:
        return Answer.UNKNOWN
    return Answer.NO if name in names else Answer.YES
