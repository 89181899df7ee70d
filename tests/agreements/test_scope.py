"""Where and for what a term holds: polygons, distances, exemptions that can be tested."""

from __future__ import annotations

import pytest

from agreements.building import a_term, a_version, in_force
from incidents.building import TOWN, a_report, an_incident
from trucewatch.agreements.terms import find_terms
from trucewatch.vocabulary.agreement import Exemption, Scope, Term, TermArea, TermKind
from trucewatch.vocabulary.grade import TermFinding, TermResult
from trucewatch.vocabulary.incident import Facets, IncidentType
from trucewatch.vocabulary.place import Place, Position


def square(west: float, south: float, east: float, north: float) -> TermArea:
    """Build an area between two meridians and two parallels."""
    corners = ((west, south), (east, south), (east, north), (west, north))
    ring = tuple(Position(lon=lon, lat=lat) for lon, lat in corners)
    return TermArea(name="square", ring=ring)


def found(*versions: tuple[Term, ...], at: Place = TOWN) -> TermFinding:
    """Find what versions of these terms say about shelling at a place."""
    authors = ("russia", "ukraine")
    agreement = in_force(
        *(a_version(who, *terms) for who, terms in zip(authors, versions, strict=False))
    )
    incident = an_incident([a_report(place=at)])
    return find_terms(incident, agreement, region_of=lambda place: place.region)


@pytest.mark.parametrize(
    ("area", "result"),
    [
        (square(37.0, 48.0, 38.0, 49.0), TermResult.PROHIBITED),
        (square(38.0, 48.0, 39.0, 49.0), TermResult.OUT_OF_SCOPE),
        (square(37.5, 48.0, 38.5, 49.0), TermResult.UNDETERMINED),
    ],
    ids=["inside", "outside", "nearer to the edge than the place is known"],
)
def test_a_polygon_decides_as_far_as_the_place_is_known(area: TermArea, result: TermResult) -> None:
    """T4, T5, T11: a place 3 km vague on the edge lies on either side."""
    term = a_term("t", TermKind.BUFFER_ZONE, scope=Scope(areas=(area,)))

    assert found((term,)).result is result


def test_a_distance_widens_an_area() -> None:
    """T11: nothing within so many kilometres of the object."""
    area = square(37.6, 48.4, 37.7, 48.6)
    near, far = (
        a_term("t", TermKind.WINDOW_OF_SILENCE, scope=Scope(areas=(area,)), distance_km=km)
        for km in (20.0, 1.0)
    )

    assert found((near,)).result is TermResult.PROHIBITED
    assert found((far,)).result is TermResult.OUT_OF_SCOPE


def test_a_distance_from_a_line_nobody_measured_stays_open() -> None:
    """T6: the baseline is words; without measuring the answer is unknown."""
    term = a_term("t", acts=("F3",), baseline_line="line of contact", distance_km=50.0)

    assert found((term,)).result is TermResult.UNDETERMINED


RETURN_FIRE = Exemption(id="x", text="Mortars near the town", acts=("F3",), weapons=("mortar",))


def test_an_exempted_act_is_exempt_and_the_clause_is_named() -> None:
    """The clause that takes it out of the ban carries the result."""
    finding = found((a_term("t", exemptions=(RETURN_FIRE,)),))

    assert (finding.result, finding.clauses) == (TermResult.EXEMPT, ("x",))


def test_exempt_in_one_version_is_prohibited_in_the_other() -> None:
    """D05: versions are never mixed."""
    finding = found((a_term("r", exemptions=(RETURN_FIRE,)),), (a_term("u"),))

    assert finding.result is TermResult.PROHIBITED_IN_VERSION
    assert finding.versions == ("ukraine-1",)


def test_an_exemption_for_another_weapon_does_not_apply() -> None:
    """The exemption names rocket launchers; mortars stay forbidden."""
    other = Exemption(id="x", text="Rockets", acts=("F3",), weapons=("mlrs",))

    assert found((a_term("t", exemptions=(other,)),)).result is TermResult.PROHIBITED


def test_an_exemption_that_hangs_on_an_unknown_weapon_leaves_it_open() -> None:
    """Neither prohibited nor exempt while the weapon is not known."""
    agreement = in_force(a_version("text", a_term("t", exemptions=(RETURN_FIRE,))))
    unknown = an_incident([a_report(facets=Facets())])

    finding = find_terms(unknown, agreement, region_of=lambda place: place.region)

    assert finding.result is TermResult.UNDETERMINED


def test_an_exemption_in_words_only_is_named_and_never_applied() -> None:
    """Return fire on order needs people; the rule says that nobody has applied it."""
    words = Exemption(id="x", text="Return fire on order of the highest command")

    finding = found((a_term("t", exemptions=(words,)),))

    assert (finding.result, finding.rule) == (
        TermResult.PROHIBITED,
        "prohibited_exemptions_not_tested",
    )


def test_another_type_of_act_is_not_freed_by_an_exemption() -> None:
    """An exemption for fire says nothing about an advance."""
    agreement = in_force(a_version("text", a_term("t", exemptions=(RETURN_FIRE,))))
    advance = an_incident([a_report(incident_type=IncidentType.ADVANCE)])

    finding = find_terms(advance, agreement, region_of=lambda place: place.region)

    assert finding.result is TermResult.PROHIBITED
