"""What is undisputed between the versions of an agreement: where all of them hold (D05)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from trucewatch.agreements.force import current_versions
from trucewatch.vocabulary.agreement import Agreement, CommonTerm, Scope, Term
from trucewatch.vocabulary.interval import Granularity, Interval

Limits = tuple[str, ...]


def common_terms(agreement: Agreement) -> tuple[CommonTerm, ...]:
    """Intersect the versions, kind of term by kind of term; in the order of the kinds.

    A region one version leaves out is left out, an object one version does not list is
    none, and time counts from the latest start to the earliest end. A kind that a version
    does not have, or that has nothing in common, is missing. Polygons are kept only where
    every version names the same ones: what two of them share is not computed here.
    """
    versions = current_versions(agreement)
    kinds = sorted(
        {term.kind for version in versions for term in version.terms},
        key=lambda kind: int(kind.value[1:]),
    )
    found: list[CommonTerm] = []
    for kind in kinds:
        per_version = [[term for term in one.terms if term.kind is kind] for one in versions]
        for choice in product(*per_version):
            common = _common(choice)
            if common is not None:
                found.append(common)
    return tuple(found)


def _common(terms: Sequence[Term]) -> CommonTerm | None:
    """Intersect one term of each version; None when nothing is left."""
    limits = [
        _shared([term.scope.regions for term in terms]),
        _shared([term.scope.sectors for term in terms]),
        _shared([term.scope.objects for term in terms]),
        _shared([term.acts for term in terms]),
        _shared([term.weapons for term in terms]),
    ]
    window, meet = _time([term.window for term in terms])
    areas = {term.scope.areas for term in terms}
    if not terms or not meet or len(areas) > 1 or any(limit is None for limit in limits):
        return None
    regions, sectors, objects, acts, weapons = (limit or () for limit in limits)
    excluded = sorted({name for term in terms for name in term.scope.excluded_regions})
    return CommonTerm(
        kind=terms[0].kind,
        scope=Scope(
            regions=tuple(name for name in regions if name not in excluded),
            excluded_regions=tuple(excluded),
            sectors=sectors,
            areas=next(iter(areas)),
            objects=objects,
        ),
        acts=acts,
        weapons=weapons,
        window=window,
        clauses=tuple(term.id for term in terms),
    )


def _shared(stated: Iterable[Limits]) -> Limits | None:
    """Intersect limits; an empty one limits nothing. None when nothing is shared."""
    limiting = [limit for limit in stated if limit]
    if not limiting:
        return ()
    shared = tuple(name for name in limiting[0] if all(name in other for other in limiting))
    return shared or None


def _time(windows: Iterable[Interval | None]) -> tuple[Interval | None, bool]:
    """Return when all windows hold, and whether they meet at all; unstated ones cut nothing."""
    stated = [window for window in windows if window is not None]
    if not stated:
        return None, True
    start, end = max(one.start_at for one in stated), min(one.end_at for one in stated)
    if start >= end:
        return None, False
    same = next((one for one in stated if (one.start_at, one.end_at) == (start, end)), None)
    cut = Interval(start_at=start, end_at=end, zone=stated[0].zone, granularity=Granularity.MINUTE)
    return same or cut, True
