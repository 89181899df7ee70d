"""The taxonomy for the terminal and as JSON: types, kinds, facets, units, mappings."""

from __future__ import annotations

from typing import Any

from trucewatch.incidents.kind_catalogue import kind_of
from trucewatch.incidents.taxonomy import Scheme, TypeEntry, from_scheme, labels, taxonomy
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.facets import FACETS
from trucewatch.vocabulary.quantity import CountUnit

COLUMNS = ("code", "type", "kind", *(scheme.value for scheme in Scheme))


def entries(code: str | None, scheme: str | None, label: str | None) -> list[TypeEntry]:
    """Choose all types, one by its code, or those that a class of another vocabulary means.

    Raises:
        UsageError: Code, scheme or label is not known, or one of the two is missing.
    """
    every = taxonomy()
    if (scheme is None) != (label is None):
        raise UsageError("--scheme and --label go together, e.g. --scheme viina --label t_raid.")
    if scheme is not None and label is not None:
        found = from_scheme(_scheme(scheme), label)
        if not found:
            known = ", ".join(labels(_scheme(scheme)))
            raise UsageError(f"{scheme} has no class {label!r} that is mapped; known are {known}.")
        return [every[kind] for kind in found]
    if code is None:
        return list(every.values())
    chosen = [entry for kind, entry in every.items() if kind.value == code.upper()]
    if not chosen:
        known = ", ".join(kind.value for kind in every)
        raise UsageError(f"There is no type {code!r}; known are {known}.")
    return chosen


def short_row(entry: TypeEntry) -> list[object]:
    """Shorten a type to the columns of a terminal."""
    mapped = (" | ".join(entry.classes.get(scheme, ())) or None for scheme in Scheme)
    return [entry.code.value, entry.title, kind_of(entry.code).name, *mapped]


def as_json(found: list[TypeEntry]) -> dict[str, Any]:
    """Build the object of the taxonomy, with facets and units of count."""
    return {
        "types": [
            {
                "code": entry.code.value,
                "title": entry.title,
                "kind": kind_of(entry.code).name,
                "use_of_force": entry.code.is_fire,
                "mappings": {
                    scheme.value: list(entry.classes.get(scheme, ())) for scheme in Scheme
                },
            }
            for entry in found
        ],
        "facets": {name: list(values) for name, values in FACETS.items()},
        "count_units": [unit.value for unit in CountUnit],
        "rules": {
            "ucdp": "only events with at least one death",
            "count_units": "never converted, never added across units or claimants",
            "F9": "undetermined explosions are counted apart, as are exercises",
        },
    }


def _scheme(name: str) -> Scheme:
    known = [scheme.value for scheme in Scheme]
    if name not in known:
        raise UsageError(f"There is no vocabulary {name!r}; known are {', '.join(known)}.")
    return Scheme(name)
