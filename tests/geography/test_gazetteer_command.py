"""``trucewatch gazetteer find``: data on stdout, messages on stderr."""

from __future__ import annotations

import json

import typer
from typer.testing import CliRunner

from trucewatch.cli.commands.gazetteer import register

APP = typer.Typer()
register(APP)


def test_it_prints_candidates_with_reasons_as_json() -> None:
    """The likeliest place first, with probability and the reasons in words."""
    result = CliRunner().invoke(APP, ["gazetteer", "find", "Pokrovsk", "--json"])

    answer = json.loads(result.stdout)
    first, *others = answer["candidates"]
    assert result.exit_code == 0
    assert (first["id"], first["region"]) == ("gn:704422", "Donetsk Oblast")
    assert first["probability"] > others[0]["probability"]
    assert "population" in first["why"]


def test_it_prints_candidates_as_lines() -> None:
    """The same for people."""
    result = CliRunner().invoke(APP, ["gazetteer", "find", "Суджу"])

    assert result.exit_code == 0
    assert "Sudzha (settlement, Kursk Oblast, RU" in result.stdout


def test_an_unknown_name_is_a_failure_with_advice() -> None:
    """Exit code 1, nothing on stdout but empty data, and what to try on stderr."""
    result = CliRunner().invoke(APP, ["gazetteer", "find", "Qwertzuiop"])

    assert result.exit_code == 1
    assert result.stdout == ""
    assert "try the name in another language" in result.stderr
