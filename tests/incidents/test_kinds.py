"""One shared test over every kind of incident that lies in the folder."""

from __future__ import annotations

import pytest

from trucewatch.incidents.kind import Kind
from trucewatch.incidents.kind_catalogue import load_kinds, may_be_same
from trucewatch.vocabulary.incident import IncidentType

KINDS = load_kinds()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_has_sensible_measures(kind: Kind) -> None:
    """Distances lie within the search grid, windows within the longest interval."""
    assert kind.types
    assert 0 < kind.radius_m <= 20_000
    assert 0 < kind.window_h <= 72
    assert not kind.types & kind.compatible


def test_every_type_belongs_to_exactly_one_kind() -> None:
    """No type is left without measures and none has two."""
    covered = [incident_type for kind in KINDS for incident_type in kind.types]

    assert sorted(covered) == sorted(IncidentType)


def test_compatibility_goes_both_ways() -> None:
    """May be the same is a symmetric relation, whoever lists it."""
    pairs = [(one, other) for one in IncidentType for other in IncidentType]

    assert all(may_be_same(one, other) == may_be_same(other, one) for one, other in pairs)
