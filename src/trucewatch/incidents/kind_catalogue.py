"""All kinds of incident, found by lying in ``kinds/``."""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache

from trucewatch.incidents import kinds
from trucewatch.incidents.kind import Kind
from trucewatch.vocabulary.incident import IncidentType


@lru_cache(maxsize=1)
def load_kinds() -> tuple[Kind, ...]:
    """Return all kinds, by name."""
    found = []
    for module in pkgutil.iter_modules(kinds.__path__):
        kind = importlib.import_module(f"{kinds.__name__}.{module.name}").KIND
        if kind.name != module.name:
            raise ValueError(f"kinds/{module.name}.py calls itself {kind.name}; rename one")
        found.append(kind)
    return tuple(sorted(found, key=lambda kind: str(kind.name)))


@lru_cache(maxsize=64)
def kind_of(incident_type: IncidentType) -> Kind:
    """Return the kind that a type belongs to.

    >>> kind_of(IncidentType.SNIPER).name
    'direct_fire'
    """
    return next(kind for kind in load_kinds() if incident_type in kind.types)


@lru_cache(maxsize=4096)
def may_be_same(one: IncidentType, other: IncidentType) -> bool:
    """Tell whether reports of the two types may describe one incident.

    >>> may_be_same(IncidentType.ARTILLERY, IncidentType.LONG_RANGE_STRIKE)
    False
    >>> may_be_same(IncidentType.UNDETERMINED_EXPLOSION, IncidentType.LONG_RANGE_STRIKE)
    True
    """
    return (
        one is other
        or other in kind_of(one).types
        or other in kind_of(one).compatible
        or one in kind_of(other).compatible
    )
