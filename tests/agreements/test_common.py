"""What is undisputed: the intersection of the versions (D05)."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.building import END, START, a_term, a_version, a_window, an_agreement
from trucewatch.agreements.common import common_terms
from trucewatch.vocabulary.agreement import Scope, Term, TermKind
from trucewatch.workflow.precedents import find_precedent

REGIONS = st.lists(st.sampled_from(["Donetsk", "Kursk", "Sumy"]), unique=True).map(tuple)
OBJECTS = st.lists(st.sampled_from(["npp", "dam", "rail"]), unique=True).map(tuple)
HOURS = st.integers(0, 100)


def test_a_region_one_version_leaves_out_is_not_undisputed() -> None:
    """Easter 2025: the ban on fire outside Kursk and Belgorod is what both versions say."""
    (common,) = common_terms(find_precedent("P24").agreement)

    assert common.kind is TermKind.FIRE_BAN
    assert common.scope.excluded_regions == ("Belgorod", "Kursk")
    assert common.clauses == ("russia-1-a", "ukraine-1-a")


def test_the_energy_moratorium_shares_three_classes_from_the_later_start() -> None:
    """March 2025: from 25 March until 17 April begins, on the objects of both lists."""
    (common,) = common_terms(find_precedent("P22").agreement)

    assert set(common.scope.objects) == {
        "energy_generation", "energy_transmission", "energy_oil_gas",
    }  # fmt: skip
    assert common.window is not None
    assert (common.window.start_local.day, common.window.end_local.day) == (25, 17)


def test_windows_that_do_not_meet_share_nothing() -> None:
    """One version begins when the other has ended."""
    later = a_window(END, END + timedelta(days=1))
    agreement = an_agreement(
        a_version("russia", a_term("r")), a_version("ukraine", a_term("u", window=later))
    )

    assert common_terms(agreement) == ()


def test_a_kind_that_one_version_lacks_is_not_undisputed() -> None:
    """Nothing is taken over from one version into another."""
    agreement = an_agreement(
        a_version("russia", a_term("r"), a_term("r2", TermKind.UAV_BAN)),
        a_version("ukraine", a_term("u")),
    )

    assert [one.kind for one in common_terms(agreement)] == [TermKind.FIRE_BAN]


@st.composite
def terms(draw: st.DrawFn, name: str) -> Term:
    """Build a term with some limits and a window of some hours."""
    start, length = draw(HOURS), draw(st.integers(1, 100))
    begin = START + timedelta(hours=start)
    scope = Scope(excluded_regions=draw(REGIONS), objects=draw(OBJECTS))
    return a_term(name, scope=scope, window=a_window(begin, begin + timedelta(hours=length)))


@settings(max_examples=50, deadline=None)
@given(terms("r"), terms("u"))
def test_the_intersection_lies_within_every_version_and_knows_no_order(
    one: Term, other: Term
) -> None:
    """It excludes what either excludes, lists what both list, lasts while both last."""
    there = common_terms(an_agreement(a_version("russia", one), a_version("ukraine", other)))
    back = common_terms(an_agreement(a_version("ukraine", other), a_version("russia", one)))

    assert [set(each.scope.objects) for each in there] == [set(e.scope.objects) for e in back]
    for common in there:
        for term in (one, other):
            assert term.window is not None
            assert common.window is not None
            assert term.window.start_at <= common.window.start_at
            assert common.window.end_at <= term.window.end_at
            assert set(term.scope.excluded_regions) <= set(common.scope.excluded_regions)
            assert not term.scope.objects or set(common.scope.objects) <= set(term.scope.objects)
