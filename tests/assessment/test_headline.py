"""The one sentence follows from states by rule, and says what would change it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from trucewatch.assessment.headline import headline, what_lifts
from trucewatch.assessment.observability import by_channel, from_field, from_heat, from_reports
from trucewatch.vocabulary.agreement import Agreement
from trucewatch.vocabulary.findings import TruceDay
from trucewatch.vocabulary.sector import Observability, ReaderState, SectorDay, State

DAY = date(2031, 6, 9)
TEN_A_DAY = 10.0


def a_sector_day(sector: str, *channels: Observability) -> SectorDay:
    """A day without incidents, seen by some channels."""
    return SectorDay(
        day=DAY,
        sector=sector,
        state=State.NO_DATA,
        reader_state=ReaderState.NOT_OBSERVED,
        observability=by_channel(channels),
        observed_hours=0.0,
        incidents=(),
        counts={},
        prohibited=(),
        rate_ratio=None,
        rate_reason=None,
        power=None,
    )


def a_truce(*, in_force: bool) -> TruceDay:
    """The ninth of thirty days."""
    agreement = Agreement(
        id="a",
        titles={"en": "A truce"},
        parties=("RU", "UA"),
        guarantors=(),
        form="bilateral",
        purpose="general",
        versions=(),
        life=(),
        source="invented",
    )
    return TruceDay(agreement=agreement, in_force=in_force, day_number=9, days_total=30, bound=())


@pytest.mark.parametrize(
    ("truce", "variant", "position"),
    [
        (None, "no_agreement", (None, None)),
        (a_truce(in_force=False), "proposal", (9, 30)),
        (a_truce(in_force=True), "in_force", (9, 30)),
    ],
)
def test_the_variant_of_the_sentence_follows_from_what_was_in_force(
    truce: TruceDay | None, variant: str, position: tuple[int | None, int | None]
) -> None:
    """No agreement, a proposal, or terms in force: three sentences, never mixed."""
    found = headline(DAY, truce, (), ())

    assert (found.variant, (found.day_number, found.days_total)) == (variant, position)


@pytest.mark.parametrize(
    ("usual", "activity", "place"),
    [
        (TEN_A_DAY, 1.0, "observed"),
        (2.0, 1.0, "partly_observed"),
        (TEN_A_DAY, 0.2, "partly_observed"),
        (TEN_A_DAY, 0.0, "unobserved"),
        (0.0, 1.0, "unobserved"),
    ],
)
def test_every_sector_stands_in_exactly_one_of_three_groups(
    usual: float, activity: float, place: str
) -> None:
    """Half of the incidents told of is well observed, a tenth partly, less is not."""
    day = a_sector_day("s", from_reports(usual, usual, activity))

    found = headline(DAY, None, (day,), ())

    groups = {name: getattr(found, name) for name in ("observed", "partly_observed", "unobserved")}
    assert groups.pop(place) == ("s",)
    assert set(groups.values()) == {()}


@pytest.mark.parametrize(
    ("reports", "heat", "least"),
    [
        (from_reports(TEN_A_DAY, 10, 1.0), from_heat(None, None), None),
        (from_reports(TEN_A_DAY, 2, 0.3), from_heat(None, None), "coverage_reports"),
        (from_reports(1.6, 1, 1.0), from_heat(0, 1.0), "coverage_thermal"),
        (from_reports(1.6, 1, 1.0), from_heat(None, None), "coverage_field"),
        (from_reports(0.0, 0, 1.0), from_heat(0, 0.0), "coverage_field"),
    ],
)
def test_the_least_that_would_make_a_sector_well_observed_is_named(
    reports: Observability, heat: Observability, least: str | None
) -> None:
    """Newsrooms as usual, then a clear sky, then people on the ground."""
    day = a_sector_day("s", reports, from_field(()), heat)

    assert what_lifts(day) == least
    found = headline(DAY, None, (day,), ()).would_change
    assert [key for key in found if key.startswith("coverage")] == ([least] if least else [])


def test_other_days_do_not_enter_the_sentence() -> None:
    """Yesterday's sectors are another sentence."""
    day = a_sector_day("s", from_reports(TEN_A_DAY, 10, 1.0))

    assert headline(DAY - timedelta(days=1), None, (day,), ()).sectors == ()
