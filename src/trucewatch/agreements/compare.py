"""What the versions of an agreement share and where they differ, term by term."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trucewatch.agreements.force import current_versions
from trucewatch.vocabulary.agreement import Agreement, Difference, Term, TermKind, Version
from trucewatch.vocabulary.interval import Interval

Stated = tuple[str, ...]

ASPECTS: dict[str, Callable[[Term], Stated]] = {
    "start": lambda term: _clock(term.window, end=False),
    "end": lambda term: _clock(term.window, end=True),
    "regions": lambda term: term.scope.regions,
    "excluded_regions": lambda term: term.scope.excluded_regions,
    "sectors": lambda term: term.scope.sectors,
    "areas": lambda term: tuple(area.name for area in term.scope.areas),
    "objects": lambda term: term.scope.objects,
    "bound": lambda term: term.scope.bound,
    "acts": lambda term: term.acts,
    "weapons": lambda term: term.weapons,
    "baseline_line": lambda term: (term.baseline_line,) if term.baseline_line else (),
    "distance_km": lambda term: () if term.distance_km is None else (f"{term.distance_km:g}",),
    "exemptions": lambda term: tuple(one.text for one in term.exemptions),
}


def differences(agreement: Agreement) -> tuple[Difference, ...]:
    """Lay the versions side by side: what all say first, then where they differ (D05).

    Each kind of term is compared as a whole; a version without it is listed under
    ``presence`` and left out of the other aspects. Superseded versions are left out.
    Times are given on the clock they were stated in and compared by UTC.
    """
    versions = current_versions(agreement)
    kinds = sorted(
        {term.kind for version in versions for term in version.terms},
        key=lambda kind: int(kind.value[1:]),
    )
    found = [row for kind in kinds for row in _rows(kind, versions)]
    return tuple(sorted(found, key=lambda row: not row.undisputed))


def _rows(kind: TermKind, versions: Sequence[Version]) -> list[Difference]:
    terms = {v.id: [term for term in v.terms if term.kind is kind] for v in versions}
    ids = tuple(term.id for listed in terms.values() for term in listed)
    presence = {name: tuple(term.id for term in listed) for name, listed in terms.items()}
    rows = [
        Difference(
            kind=kind,
            aspect="presence",
            undisputed=all(presence.values()),
            stated=presence,
            terms=ids,
        )
    ]
    present = {name: listed for name, listed in terms.items() if listed}
    for aspect, read in ASPECTS.items():
        stated = {name: _merged(read, listed) for name, listed in present.items()}
        if any(stated.values()):
            rows.append(
                Difference(
                    kind=kind,
                    aspect=aspect,
                    undisputed=_agree(aspect, present, stated),
                    stated=stated,
                    terms=ids,
                )
            )
    return rows


def _merged(read: Callable[[Term], Stated], terms: Sequence[Term]) -> Stated:
    return tuple(sorted({value for term in terms for value in read(term)}))


def _agree(aspect: str, terms: dict[str, list[Term]], stated: dict[str, Stated]) -> bool:
    if aspect not in ("start", "end"):
        return len(set(stated.values())) == 1
    moments = [
        frozenset(
            None if term.window is None else getattr(term.window, f"{aspect}_at") for term in listed
        )
        for listed in terms.values()
    ]
    return len(set(moments)) == 1


def _clock(window: Interval | None, *, end: bool) -> Stated:
    if window is None:
        return ()
    local = window.end_local if end else window.start_local
    return (f"{local.isoformat(timespec='minutes')} {window.zone}",)
