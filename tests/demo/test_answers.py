"""The commands that others rely on answer in the agreed shapes, on the demonstration."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from typer.testing import CliRunner

from demo.conftest import Built
from trucewatch.cli.main import assemble
from trucewatch.vocabulary.errors import UsageError

DAY = "2031-06-09"


def answer(built: Built, *words: str) -> str:
    """What a command prints on stdout; errors we raise on purpose come through."""
    command = [*words, "-w", str(built.result.workspace)]
    result = CliRunner().invoke(assemble(), command, catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def answered(built: Built, *words: str) -> Any:
    """The JSON that a command prints."""
    return json.loads(answer(built, *words, "--json"))


def test_incidents_carry_grades_with_rules_and_located_evidence(built: Built) -> None:
    """The shape of incidents --json."""
    found = answered(built, "incidents", "--from", DAY)

    assert found["incidents"]
    for each in found["incidents"]:
        assert set(each) >= {
            *("id", "type", "facets", "interval", "place", "sector", "grades"),
            *("flags", "origins", "evidence"),
        }
        assert set(each["grades"]) == {"occurrence", "attribution", "terms"}
        assert each["grades"]["occurrence"]["rule"]
        assert len({one["origin"] for one in each["evidence"]}) == each["origins"]
        assert all(one["locator"] and len(one["sha256"]) == 64 for one in each["evidence"])


def test_incidents_can_be_narrowed_by_sector_and_grade(built: Built) -> None:
    """Fewer conditions never give fewer incidents."""
    every = answered(built, "incidents", "--from", DAY)["incidents"]
    here = answered(built, "incidents", "--from", DAY, "--sector", "orikhiv", "--grade", "O3")

    ids = {each["id"] for each in here["incidents"]}
    assert ids
    assert ids == {
        each["id"]
        for each in every
        if each["sector"] == "orikhiv" and each["grades"]["occurrence"]["grade"] >= "O3"
    }


def test_csv_and_geojson_list_the_same_incidents(built: Built) -> None:
    """One selection, three formats."""
    ids = [each["id"] for each in answered(built, "incidents", "--from", DAY)["incidents"]]
    rows = list(csv.DictReader(io.StringIO(answer(built, "incidents", "--from", DAY, "--csv"))))
    tree = json.loads(answer(built, "incidents", "--from", DAY, "--geojson"))

    assert [row["id"] for row in rows] == ids
    assert [feature["id"] for feature in tree["features"]] == ids
    assert "crs" not in tree


def test_reports_without_an_incident_are_listed_with_their_reason(built: Built) -> None:
    """Nothing is silently dropped."""
    rejected = answered(built, "incidents", "--from", DAY, "--rejected")["rejected"]

    assert rejected
    assert all(each["reason"] and each["locator"] for each in rejected)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("incidents", "--sector", "nowhere"), "known are"),
        (("incidents", "--grade", "O9"), "O0, O1, O2, O3, O4"),
        (("incidents", "--from", "12.3.2025"), "2025-03-12"),
        (("incidents", "--from", DAY, "--to", "2031-06-01"), "swap"),
        (("assess", "--asof", "2031-06-09T10:00"), "zone"),
        (("report", DAY, "-o", "x", "--lang", "fr"), "de, en, ru, uk"),
        (("trace", "f/2031-06-09/all/nonsense"), "nonsense"),
        (("agreements", "show", "versailles"), "known are"),
    ],
)
def test_a_wrong_use_names_what_would_be_right(
    built: Built, words: tuple[str, ...], told: str
) -> None:
    """Messages say what was found and what is known."""
    with pytest.raises(UsageError, match=told):
        answer(built, *words)


def test_assess_gives_every_sector_and_day_with_its_channels(built: Built) -> None:
    """The shape of assess --json."""
    found = answered(built, "assess", "--from", "2031-06-08", "--to", DAY)

    assert found["agreement"]
    assert found["headline"].startswith("Day 9 of 30")
    days = {(each["date"], each["sector"]) for each in found["sector_days"]}
    assert len(days) == len(found["sector_days"]) == 2 * 19
    for each in found["sector_days"]:
        assert set(each["observability"]) == {"reports", "field", "thermal"}
        assert each["rate_ratio"] is not None or each["rate_reason"]


def test_totals_are_printed_with_the_outcome_of_each_check(built: Built) -> None:
    """A total whose parts do not add up is found, and no part is a total of its own."""
    entries = answered(built, "ledger")["ledger"]

    fails = [
        (entry["total"], check["gap"])
        for entry in entries
        for check in entry["checks"]
        if check["name"] == "sum" and check["outcome"] == "fails"
    ]
    assert (1127, 25) in fails
    assert len({(entry["side"], entry["total"]) for entry in entries}) == len(entries)


def test_the_agreement_shows_its_versions_and_their_differences(built: Built) -> None:
    """Both authors' versions stand side by side, what they share first."""
    (only,) = answered(built, "agreements", "list")["agreements"]
    shown = answered(built, "agreements", "show", only["id"])

    assert {version["author"] for version in shown["versions"]} == {"russia", "ukraine"}
    undisputed = [each["undisputed"] for each in shown["differences"]]
    assert undisputed == sorted(undisputed, reverse=True)
    assert {True, False} == set(undisputed)


def test_a_trace_outline_names_records_and_words(built: Built) -> None:
    """For people the same as for programs."""
    told = answer(built, "trace", f"f/{DAY}/all/corroborated")

    assert f"f/{DAY}/all/corroborated = " in told
    assert "inc-" in told


def test_what_a_paper_says_did_not_happen_is_a_finding_of_its_own(built: Built) -> None:
    """No shelling of Stepnohirsk, says a correspondent, and people were looking there."""
    found = answered(built, "assess", "--from", DAY)

    (negative,) = found["negative_findings"]
    listed = answered(built, "incidents", "--from", DAY, "--grade", "O1")["incidents"]
    assert (negative["grade"], negative["state"]) == ("O2", "quiet_observed")
    assert negative["incident"] not in {one["id"] for one in listed}
