"""Kinds of public events, as background to incidents."""

from __future__ import annotations

import pytest

from trucewatch.text.public_events import name_event


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thousands rallied peacefully outside parliament with placards.", "protest"),
        ("Rioters hurled stones at shop windows during the march.", "violent_protest"),
        ("Police dispersed the rally and took forty into custody.", "stopped_protest"),
        ("Soldiers shot at the demonstrators with live bullets.", "force_against_protest"),
        ("Floods cut off three valleys after torrential rain.", "disaster"),
        ("A freight train derailed and spilled acid into the river.", "accident"),
        ("Customs officers broke up a ring that smuggled cocaine.", "organised_crime"),
        ("The ministry expelled two diplomats and recalled its ambassador.", "diplomacy"),
        ("Masked men kidnapped the mayor's son.", "abduction"),
        ("Mortars and rockets fell on the hill all night.", "shelling"),
        ("Warplanes pounded the bridge.", "air_strike"),
    ],
)
def test_a_snippet_gets_the_kind_that_its_cues_name(text: str, kind: str) -> None:
    """The heaviest cues win; a crowd is judged by what becomes of it."""
    found = name_event(text)

    assert found is not None
    assert found.kind == kind


def test_a_snippet_without_cues_has_no_kind() -> None:
    """Nothing is guessed."""
    assert name_event("The library opens at nine.") is None
