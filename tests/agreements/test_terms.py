"""Terms: what each version says about an incident."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.building import START, a_term, a_version, a_window, an_agreement, in_force
from incidents.building import KYIV, a_report, an_incident
from trucewatch.agreements.terms import TermFinder, find_terms
from trucewatch.vocabulary.agreement import Agreement, Exemption, Scope, TermKind
from trucewatch.vocabulary.grade import TermFinding, TermResult
from trucewatch.vocabulary.incident import Facets, Incident, IncidentType
from trucewatch.vocabulary.interval import day_interval, instant
from trucewatch.vocabulary.place import Place


def region_of(place: Place) -> str | None:
    """Return the place's own region."""
    return place.region


def found(agreement: Agreement, incident: Incident | None = None) -> TermFinding:
    """Find what an agreement says about shelling on the day."""
    return find_terms(incident or an_incident([a_report()]), agreement, region_of=region_of)


def test_what_every_version_forbids_is_prohibited() -> None:
    """D05: undisputed is what all versions say."""
    finding = found(in_force(a_version("russia", a_term("r")), a_version("ukraine", a_term("u"))))

    assert finding.result is TermResult.PROHIBITED
    assert finding.clauses == ("r", "u")
    assert (finding.in_force, finding.unbound) == (True, ())


def test_a_region_left_out_by_one_version_is_prohibited_in_the_other() -> None:
    """D05: the result names the version and the clause."""
    without = a_term("r", scope=Scope(excluded_regions=("Donetsk",)))

    finding = found(in_force(a_version("russia", without), a_version("ukraine", a_term("u"))))

    assert finding.result is TermResult.PROHIBITED_IN_VERSION
    assert (finding.versions, finding.clauses) == (("ukraine-1",), ("u",))


@pytest.mark.parametrize("name", ["Donetsk", "Donetsk Oblast", "donetsk region"])
def test_a_region_is_known_by_its_name_with_or_without_the_word_for_it(name: str) -> None:
    """Gazetteers write "Donetsk Oblast", agreements "Donetsk": one region."""
    term = a_term("t", scope=Scope(excluded_regions=(name,)))

    assert found(in_force(a_version("text", term))).result is TermResult.OUT_OF_SCOPE


def test_a_proposal_says_what_it_would_forbid() -> None:
    """A finding on a proposal is hypothetical and says so."""
    finding = found(an_agreement(a_version("text", a_term(window=None))))

    assert finding.result is TermResult.PROHIBITED
    assert (finding.in_force, finding.bound) == (False, ())


def test_windows_are_compared_by_utc() -> None:
    """D06: 18:00 in Moscow and 17:00 in Kyiv are one winter moment."""
    start = datetime(2031, 1, 12, 15, tzinfo=UTC)
    windows = [a_window(start, start + timedelta(hours=30), z) for z in ("Europe/Moscow", KYIV)]
    agreement = an_agreement(
        a_version("russia", a_term("r", window=windows[0])),
        a_version("ukraine", a_term("u", window=windows[1])),
    )
    minute = timedelta(minutes=1)

    before = an_incident([a_report(interval=instant(start - minute, KYIV))])
    after = an_incident([a_report(interval=instant(start, "Europe/Moscow"))])

    assert found(agreement, before).result is TermResult.OUT_OF_SCOPE
    assert found(agreement, after).result is TermResult.PROHIBITED


def test_a_day_that_only_partly_lies_in_the_window_is_undetermined() -> None:
    """A vague time is not pushed into the window or out of it."""
    first_day = an_incident([a_report(interval=day_interval(START.date(), KYIV))])

    assert found(in_force(a_version("text", a_term())), first_day).result is (
        TermResult.UNDETERMINED
    )


def test_a_moratorium_asks_for_the_object() -> None:
    """Another object is out of scope, an unknown one undetermined."""
    term = a_term("o", TermKind.OBJECT_MORATORIUM, scope=Scope(objects=("energy_generation",)))
    agreement = in_force(a_version("text", term))
    results = [
        found(agreement, an_incident([a_report(facets=Facets(object_class=name))])).result
        for name in ("energy_generation", "residential", None)
    ]

    assert results == [TermResult.PROHIBITED, TermResult.OUT_OF_SCOPE, TermResult.UNDETERMINED]


def test_undetermined_explosions_and_exercises_are_held_against_nobody() -> None:
    """D13: they are counted apart and never prohibited."""
    agreement = in_force(a_version("text", a_term()))
    explosion = a_report(incident_type=IncidentType.UNDETERMINED_EXPLOSION)
    exercise = a_report(facets=Facets(exercise=True))

    results = {found(agreement, an_incident([each])).result for each in (explosion, exercise)}

    assert results == {TermResult.UNDETERMINED}


def test_a_superseded_version_is_left_out() -> None:
    """Only versions in place count."""
    old = a_version("text", a_term("old", scope=Scope(regions=("Luhansk",))))
    new = a_version("text", a_term("new"), id="text-2", supersedes="text-1")

    assert found(in_force(old, new)).result is TermResult.PROHIBITED


def test_exemptions_are_left_to_people_and_the_rule_says_so() -> None:
    """No software decides whether fire was returned."""
    term = a_term("t", exemptions=(Exemption(id="e", text="Return fire"),))

    assert found(in_force(a_version("text", term))).rule == "prohibited_exemptions_not_tested"


@settings(max_examples=30, deadline=None)
@given(st.permutations(["russia", "ukraine"]), st.sampled_from(["Donetsk", "Luhansk"]))
def test_the_order_of_versions_is_irrelevant(order: list[str], left_out: str) -> None:
    """D20: whose version comes first changes nothing."""
    scopes = {"russia": Scope(excluded_regions=(left_out,)), "ukraine": Scope()}
    versions = [a_version(author, a_term(author, scope=scopes[author])) for author in order]

    finding = found(in_force(*versions))

    expected = TermResult.PROHIBITED_IN_VERSION if left_out == "Donetsk" else TermResult.PROHIBITED
    assert finding.result is expected


def test_what_is_found_for_one_incident_says_nothing_about_the_next() -> None:
    """Stretches are found once for an agreement; each incident is asked about its own time."""
    agreement = in_force(a_version("russia", a_term("r")), a_version("ukraine", a_term("u")))
    inside = an_incident([a_report()])
    outside = an_incident([a_report(interval=instant(START - timedelta(days=40), KYIV))])
    finder = TermFinder(agreement, region_of)

    first, between, last = finder(inside), finder(outside), finder(inside)

    assert (first.result, between.result) == (TermResult.PROHIBITED, TermResult.OUT_OF_SCOPE)
    assert (first.bound, between.bound) == (agreement.parties, ())
    assert last == first == find_terms(inside, agreement, region_of=region_of)
