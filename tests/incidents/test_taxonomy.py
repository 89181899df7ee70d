"""The taxonomy: complete as data, mapped both ways, units closed."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import trucewatch
from trucewatch.cli.main import assemble
from trucewatch.incidents.taxonomy import Scheme, from_scheme, labels, taxonomy, to_scheme
from trucewatch.vocabulary.facets import FACETS
from trucewatch.vocabulary.incident import Facets, IncidentType
from trucewatch.vocabulary.quantity import Count, CountUnit

REFERENCE = Path(trucewatch.__file__).parents[2] / "docs" / "reference" / "taxonomy.md"


def test_every_type_has_a_title_that_stands_in_the_reference() -> None:
    """Data and documentation say the same."""
    rows = {line.split("|")[1].strip(): line for line in REFERENCE.read_text("utf-8").splitlines()
            if line.startswith("| ")}  # fmt: skip

    assert all(f"| {entry.title} |" in rows[kind.value] for kind, entry in taxonomy().items())


@pytest.mark.parametrize("scheme", list(Scheme))
def test_mappings_lead_there_and_back(scheme: Scheme) -> None:
    """Whatever a type goes with may mean that type; a class is often wider."""
    for kind in IncidentType:
        assert all(kind in from_scheme(scheme, label) for label in to_scheme(kind, scheme))
    assert all(from_scheme(scheme, label) for label in labels(scheme))


@pytest.mark.parametrize(
    ("scheme", "label", "codes"),
    [
        (Scheme.VIINA, "t_raid", ["G1", "G2"]),
        (Scheme.ACLED, "Remote explosive/landmine/IED", ["W3"]),
        (Scheme.PLOVER, "0871", ["P3"]),
        (Scheme.PLOVER, "ASSAULT aerial", ["F5"]),
        (Scheme.OSCE, "undetermined explosion", ["F9"]),
        (Scheme.ACLED, "no such class", []),
    ],
)
def test_a_class_of_another_vocabulary_may_mean_several_types(
    scheme: Scheme, label: str, codes: list[str]
) -> None:
    """A row is a report of one of them, never an incident of the first."""
    assert [kind.value for kind in from_scheme(scheme, label)] == codes


def test_a_breach_is_never_a_type() -> None:
    """CAMEO 196 has no counterpart: a violation is an incident times a term."""
    assert from_scheme(Scheme.PLOVER, "196") == ()


def test_every_facet_of_an_incident_has_its_closed_list() -> None:
    """The record and the lists cannot drift apart."""
    assert {field.name for field in fields(Facets)} == set(FACETS)


UNITS = st.sampled_from(CountUnit)
COUNTS = st.builds(
    lambda low, more, unit: Count(low=low, high=low + more, unit=unit),
    st.integers(0, 50), st.integers(0, 50), UNITS,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(COUNTS, COUNTS)
def test_counts_are_added_within_a_unit_and_never_across(one: Count, other: Count) -> None:
    """D08: one unit adds, bound by bound; two units are refused, whatever the numbers."""
    if one.unit is other.unit:
        assert one + other == other + one
        assert ((one + other).low, (one + other).high) == (
            one.low + other.low,
            one.high + other.high,
        )
    else:
        with pytest.raises(ValueError, match="never added"):
            one + other


def test_the_command_answers_both_ways() -> None:
    """By type, and by the class of another vocabulary."""
    app = assemble()

    by_type = json.loads(CliRunner().invoke(app, ["taxonomy", "f6", "--json"]).output)
    by_class = CliRunner().invoke(app, ["taxonomy", "--scheme", "viina", "--label", "t_civcas"])

    assert by_type["types"][0]["mappings"]["plover"] == ["ASSAULT drone -"]
    assert by_type["count_units"] == [unit.value for unit in CountUnit]
    assert "C1" in by_class.output


def test_an_unknown_class_names_those_that_are_known() -> None:
    """The message helps on."""
    done = CliRunner().invoke(assemble(), ["taxonomy", "--scheme", "viina", "--label", "t_x"])

    assert done.exit_code != 0
    assert "t_artillery" in str(done.exception)
