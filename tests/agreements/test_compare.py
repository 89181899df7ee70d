"""Differences: what all versions say comes first."""

from __future__ import annotations

from datetime import timedelta

from agreements.building import END, START, a_term, a_version, a_window, an_agreement
from trucewatch.agreements.compare import differences
from trucewatch.vocabulary.agreement import Scope, TermKind


def test_undisputed_terms_come_first_then_the_differences() -> None:
    """D05: results show undisputed terms first."""
    agreement = an_agreement(
        a_version("russia", a_term("r", scope=Scope(excluded_regions=("Kursk",)))),
        a_version("ukraine", a_term("u")),
    )

    rows = differences(agreement)

    assert [row.undisputed for row in rows] == sorted((r.undisputed for r in rows), reverse=True)
    disputed = [row for row in rows if not row.undisputed]
    assert [(row.aspect, row.stated) for row in disputed] == [
        ("excluded_regions", {"russia-1": ("Kursk",), "ukraine-1": ()})
    ]


def test_one_moment_on_two_clocks_is_undisputed() -> None:
    """D06: windows are printed on their clocks and compared by UTC."""
    agreement = an_agreement(
        a_version("russia", a_term("r", window=a_window(START, END, "Europe/Moscow"))),
        a_version("ukraine", a_term("u", window=a_window(START, END, "Europe/Kyiv"))),
    )

    assert all(row.undisputed for row in differences(agreement))


def test_another_start_is_a_difference() -> None:
    """The start each version states is listed by version."""
    agreement = an_agreement(
        a_version("russia", a_term("r")),
        a_version(
            "ukraine",
            a_term("u", window=a_window(START + timedelta(days=7), END + timedelta(days=7))),
        ),
    )

    disputed = {row.aspect for row in differences(agreement) if not row.undisputed}

    assert disputed == {"start", "end"}


def test_a_term_that_one_version_lacks_is_listed_as_missing() -> None:
    """Presence is compared before content."""
    agreement = an_agreement(
        a_version("russia", a_term("r")),
        a_version("ukraine", a_term("u"), a_term("v", TermKind.PRISONER_EXCHANGE)),
    )

    row = next(r for r in differences(agreement) if not r.undisputed)

    assert (row.kind, row.aspect) == (TermKind.PRISONER_EXCHANGE, "presence")
    assert row.stated == {"russia-1": (), "ukraine-1": ("v",)}
