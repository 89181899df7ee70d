"""Sector-days of mirrored parties: the same findings with the sides swapped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.building import PARTIES, a_step, a_term, a_version, an_agreement
from incidents.building import DAY, KYIV, a_party_report, a_report, an_incident
from trucewatch.agreements.terms import find_terms
from trucewatch.assessment.grading import grade
from trucewatch.assessment.sector_days import SectorDayInput, assess
from trucewatch.vocabulary.agreement import Agreement, Stage
from trucewatch.vocabulary.incident import Report
from trucewatch.vocabulary.interval import day_interval
from trucewatch.vocabulary.sector import SectorDay

SWAP = {"russia": "ukraine", "ukraine": "russia", None: None}
ASOF = datetime(2031, 7, 1, tzinfo=UTC)
Told = tuple[int, int, str | None, str | None]
TOLD = st.lists(
    st.tuples(
        st.integers(0, 9),
        st.integers(1, 3),
        st.sampled_from([*PARTIES, None]),
        st.sampled_from([*PARTIES, None]),
    ),
    min_size=1,
    max_size=12,
)
"""Days back, number of reports, side that tells (None: a paper), side named as responsible."""


def bound(parties: Sequence[str]) -> Agreement:
    """An agreement that only the given parties put in force, each by its own text."""
    versions = [a_version(party, a_term(f"t-{party}")) for party in parties]
    return an_agreement(*versions, life=tuple(a_step(one, Stage.IN_FORCE) for one in parties))


def reports(number: int, told: Told) -> list[Report]:
    """The reports of one invented event."""
    back, papers, side, responsible = told
    when = day_interval(DAY - timedelta(days=back), KYIV)
    names = [f"e{number}n{one}" for one in range(papers)]
    if side is None:
        return [a_report(name, interval=when, responsible=responsible) for name in names]
    return [a_party_report(side, name, interval=when, responsible=responsible) for name in names]


def assessed(events: Sequence[Told], agreement: Agreement) -> tuple[SectorDay, ...]:
    """Sector-days of ten days."""
    incidents = []
    for number, told in enumerate(events):
        incident = an_incident(reports(number, told))
        incident = replace(incident, id=f"inc-{number}")
        incidents.append(
            grade(
                incident,
                (find_terms(incident, agreement, region_of=lambda place: place.region),),
                ASOF,
            )
        )
    days = tuple(DAY - timedelta(days=back) for back in reversed(range(10)))
    return assess(
        SectorDayInput(
            zone=KYIV,
            sectors=("sector",),
            days=days,
            incidents=incidents,
            activity={("sector", DAY - timedelta(days=back)): 6 for back in range(60)},
            history_from=DAY - timedelta(days=60),
            agreement=agreement,
        )
    )


@settings(max_examples=25, deadline=None)
@given(TOLD, st.sampled_from([PARTIES, PARTIES[:1], PARTIES[1:]]))
def test_swapping_the_parties_leaves_every_sector_day_as_it_was(
    events: list[Told], parties: tuple[str, ...]
) -> None:
    """Law, D20: states, intervals, severity, power and what terms prohibit do not know sides."""
    mirrored = [(back, papers, SWAP[side], SWAP[named]) for back, papers, side, named in events]
    other = bound([str(SWAP[party]) for party in parties])

    assert assessed(mirrored, other) == assessed(events, bound(parties))
