"""``front check``, from a claim's file and options to the printed range."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from front.test_commands import RUN, run, write_maps
from trucewatch.cli.main import assemble
from trucewatch.vocabulary.errors import InputError, UsageError

KEYS = {"claim", "verdict", "reason", "low", "high", "unit", "moves_most", "choices", "method"}
CHOICE = {"source", "denominator", "grey", "map_date_before", "map_date_after", "value"}


def checked(folder: Path, **options: str) -> dict[str, Any]:
    """Check a claim given by options against the maps of a folder."""
    words = [part for name, value in options.items() for part in (f"--{name}", value)]
    printed: dict[str, Any] = json.loads(run("check", *words, "--maps", str(folder), "--json"))
    return printed


def fails(*arguments: str) -> None:
    """Call the command and let its error out."""
    RUN.invoke(assemble(), ["front", "check", *arguments], catch_exceptions=False)


def test_a_claimed_area_is_answered_with_a_range_and_every_choice(tmp_path: Path) -> None:
    """The shape other programs rely on; about 830 km² lie between the first and last edge."""
    folder = write_maps(tmp_path, 37.2, 37.18, 37.15, 37.13)

    found = checked(
        folder, kind="area_in_window", by="russia", value="2000", **{"from": "2031-06-01"},
        to="2031-06-02", settlements="3",
    )  # fmt: skip

    assert found.keys() >= KEYS
    assert all(choice.keys() >= CHOICE for choice in found["choices"])
    assert (found["verdict"], found["unit"]) == ("above", "km2")
    assert found["low"] == min(choice["value"] for choice in found["choices"])
    assert found["high"] == max(choice["value"] for choice in found["choices"])
    assert found["moves_most"]["assumption"] == "map_time"
    assert found["settlements"]["unit"] == "settlements"
    assert found["claim"]["stated"] == 2000


def test_a_claim_is_read_from_a_file_and_options_replace_its_fields(tmp_path: Path) -> None:
    """A file keeps a claim; one field can be tried otherwise."""
    folder = write_maps(tmp_path, 37.2, 37.2, 37.2)
    claim = tmp_path / "claim.yaml"
    claim.write_text(
        "kind: place\nby: russia\nstated_on: 2031-06-01\nlon: 37.5\nlat: 48.2\n", encoding="utf-8"
    )

    held = run("check", "--claim", str(claim), "--maps", str(folder))
    other = run("check", "--claim", str(claim), "--by", "ukraine", "--maps", str(folder))

    assert "verdict: inside" in held
    assert "verdict: above" in other


def test_a_share_of_ground_that_no_map_draws_is_not_testable(tmp_path: Path) -> None:
    """Daily outlines of occupied ground say nothing about ground held abroad."""
    folder = write_maps(tmp_path, 37.2, 37.2)

    found = checked(
        folder, kind="share_regained", by="russia", value="86", **{"stated-on": "2031-06-01"}
    )

    assert (found["verdict"], found["low"], found["choices"]) == ("not_testable", None, [])
    assert [one["source"] for one in found["left_out"]] == ["deepstate"]


def test_a_verdict_is_never_a_bare_true_or_false(tmp_path: Path) -> None:
    """The people's form prints every row, the range, and what moves it most."""
    folder = write_maps(tmp_path, 37.2, 37.18, 37.15, 37.13)
    words = ("--kind", "advance", "--by", "russia", "--value", "2", "--from", "2031-06-01",
             "--to", "2031-06-02")  # fmt: skip

    printed = run("check", *words, "--maps", str(folder))

    assert "Most moved by: " in printed
    assert " to " in printed.splitlines()[-1]
    assert "true" not in printed.lower()


GOOD = {"kind": "area_in_window", "by": "russia", "value": "10", "from": "2031-06-01",
        "to": "2031-06-02"}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"kind": "mood"}, "kind is 'mood'"),
        ({"by": "mars"}, "by is 'mars'"),
        ({"to": "2031-05-02"}, "swap the days"),
        ({"to": "soon"}, "to cannot be read"),
        ({"value": None}, "value is missing"),
        ({"from": None}, "the window is missing"),
        ({"radius-km": "10"}, "radius_km needs a place"),
        ({"place": "Nowhereville"}, "no settlement 'Nowhereville'"),
    ],
)
def test_a_claim_that_makes_no_sense_is_named(
    tmp_path: Path, changes: Mapping[str, str | None], named: str
) -> None:
    """Wrong use ends with the field and what to write."""
    folder = write_maps(tmp_path, 37.2, 37.2)
    options = {name: value for name, value in (GOOD | changes).items() if value is not None}

    words = [part for name, value in options.items() for part in (f"--{name}", value)]

    with pytest.raises(UsageError, match=named):
        fails(*words, "--maps", str(folder))


def test_a_misspelt_field_of_a_claims_file_is_refused(tmp_path: Path) -> None:
    """Nothing written down is silently ignored."""
    claim = tmp_path / "claim.yaml"
    claim.write_text("kind: place\nsince_when: 2031-06-01\n", encoding="utf-8")

    with pytest.raises(InputError, match="since_when"):
        fails("--claim", str(claim))
