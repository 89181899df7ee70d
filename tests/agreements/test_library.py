"""The bundled agreements say what their sources say."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from trucewatch.agreements.compare import differences
from trucewatch.agreements.force import bound_parties, truce_day
from trucewatch.agreements.library import library_files
from trucewatch.agreements.life import life_of
from trucewatch.sources.origins.agreement_yaml import parse
from trucewatch.vocabulary.agreement import Agreement, CommitmentStage, Stage

KYIV = "Europe/Kyiv"
LIBRARY = {name: parse(content) for name, content in library_files().items()}


def named(name: str) -> Agreement:
    """Return a bundled agreement by its id."""
    return next(agreement for agreement in LIBRARY.values() if agreement.id == name)


@pytest.mark.parametrize("name", LIBRARY)
def test_a_bundled_agreement_names_its_sources_in_four_languages(name: str) -> None:
    """Every fact names its source; the file is called like the agreement."""
    agreement = LIBRARY[name]

    assert f"{agreement.id}.yaml" == name
    assert set(agreement.titles) == {"de", "en", "ru", "uk"}
    assert all(version.source for version in agreement.versions)
    assert all(event.source for event in agreement.life)
    assert not agreement.synthetic


def test_the_proposal_of_march_2025_was_never_in_force() -> None:
    """P21: proposed, accepted by Ukraine, never in force."""
    proposal = named("jeddah-proposal-2025-03")

    assert bound_parties(proposal, date(2025, 3, 12), KYIV) == ()


def test_the_energy_moratorium_has_two_starts_and_two_lists() -> None:
    """P22: from 18 March by one version, from 25 March by the other, with other objects."""
    moratorium = named("energy-moratorium-2025-03")

    assert bound_parties(moratorium, date(2025, 3, 20), KYIV) == ("russia",)
    assert bound_parties(moratorium, date(2025, 3, 26), KYIV) == ("russia", "ukraine")
    assert truce_day(moratorium, date(2025, 3, 20), KYIV).day_number == 3
    assert truce_day(moratorium, date(2025, 3, 20), KYIV).days_total == 30
    disputed = {row.aspect for row in differences(moratorium) if not row.undisputed}
    assert disputed == {"start", "end", "objects"}


def test_the_easter_truce_lasted_thirty_hours_and_left_two_regions_open() -> None:
    """P24: one window on two clocks; Kursk and Belgorod only by one version."""
    easter = named("easter-2025")

    windows = {version.window.hours for version in easter.versions if version.window}
    assert windows == {30.0}
    rows = {row.aspect: row for row in differences(easter)}
    assert rows["start"].undisputed
    assert rows["excluded_regions"].stated["russia-1"] == ("Belgorod", "Kursk")
    assert not rows["excluded_regions"].undisputed
    assert bound_parties(easter, date(2025, 4, 21), KYIV) == ()


def test_the_measures_of_july_2020_begin_one_minute_after_midnight() -> None:
    """P19: from 27 July 2020, 00:01 Kyiv, without an end."""
    measures = named("july-measures-2020")

    assert bound_parties(measures, date(2020, 7, 26), KYIV) == ()
    assert bound_parties(measures, date(2020, 7, 27), KYIV) == ("russia", "ukraine")
    assert bound_parties(measures, date(2025, 3, 12), KYIV) == ()


def test_a_suspended_commitment_is_resumed_with_the_joint_statement() -> None:
    """M7: intelligence for Ukraine, suspended early in March 2025, resumed on 11 March."""
    proposal = named("jeddah-proposal-2025-03")

    before, after = (
        {
            state.commitment.id: state.stage
            for state in life_of(proposal, datetime(2025, 3, day, 12, tzinfo=UTC), KYIV).commitments
        }
        for day in (10, 12)
    )

    assert set(before.values()) == {CommitmentStage.SUSPENDED}
    assert set(after.values()) == {CommitmentStage.RESUMED}


def test_the_answer_to_the_proposal_came_with_conditions() -> None:
    """M6: accepted by one side at once, answered with conditions by the other two days later."""
    proposal = named("jeddah-proposal-2025-03")

    stages = [
        {
            one.party: one.stage
            for one in life_of(proposal, datetime(2025, 3, day, 12, tzinfo=UTC), KYIV).standings
        }
        for day in (12, 14)
    ]

    assert stages == [
        {"russia": Stage.PROPOSED, "ukraine": Stage.ACCEPTED},
        {"russia": Stage.CONDITIONAL, "ukraine": Stage.ACCEPTED},
    ]
