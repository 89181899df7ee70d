"""What a claim in a text asks of the maps: place, holder, window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import cast

import pytest
from shapely import MultiPolygon, box

from front.builders import a_map
from text.building import a_document, a_place
from trucewatch.geography.theatre import load_theatre
from trucewatch.text.reading import read
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.place import PlaceKind
from trucewatch.vocabulary.statement import ClaimKind
from trucewatch.workflow.claim_said import ClaimSaid, MapAnswers, claim_said
from trucewatch.workflow.ground import Ground

DAY = date(2031, 6, 11)
THEATRE = load_theatre("ukraine")


def the_claim(text: str, *places: str, language: str = "en") -> ClaimSaid:
    """Read a text and return what its only claim of control asks."""
    reading = read(a_document(text, language), tuple(a_place(text, name) for name in places))
    kinds = (ClaimKind.CONTROL, ClaimKind.ADVANCE)
    (claim,) = [one for one in reading.claims if one.kind in kinds]
    return claim_said(reading, claim, THEATRE, DAY)


@pytest.mark.parametrize(
    ("text", "places", "meant"),
    [
        ("Russian troops captured Lisivka near Dubove.", ("Lisivka", "Dubove"), "Lisivka"),
        ("Lisivka was captured by Russian troops from Dubove.", ("Lisivka", "Dubove"), "Lisivka"),
        ("Near Dubove and along the river, Russian troops hold control of Lisivka.",
         ("Dubove", "Lisivka"), "Lisivka"),
    ],
)  # fmt: skip
def test_the_place_nearest_to_the_word_of_control_is_meant(
    text: str, places: tuple[str, ...], meant: str
) -> None:
    """Other places of the sentence say where it lies."""
    said = the_claim(text, *places)

    assert said.place is not None
    assert said.place.name == meant


def test_a_place_of_an_earlier_sentence_is_not_taken() -> None:
    """Who speaks of taken ground in general is not held to the town named before."""
    said = the_claim("Rain fell on Lisivka. Russian troops took control of a village.", "Lisivka")

    assert said.place is None
    assert said.claim.place is None


@pytest.mark.parametrize(
    ("text", "holder", "expected"),
    [
        ("Russian troops captured Lisivka.", "russia", "occupied"),
        ("Ukrainian troops captured Lisivka.", "ukraine", "government"),
        ("Lisivka was captured.", None, None),
        ("Ukrainian troops withdrew from Lisivka.", None, None),
    ],
)
def test_maps_are_expected_to_show_the_side_that_is_named(
    text: str, holder: str | None, expected: str | None
) -> None:
    """A side that left does not hold; who holds then is not said."""
    said = the_claim(text, "Lisivka")

    assert (said.holder, said.expected) == (holder, expected)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("In May, Russian troops liberated 120 square kilometres.",
         (date(2031, 5, 1), date(2031, 5, 31))),
        ("Russian troops liberated 12 square kilometres on 9 June.",
         (date(2031, 6, 9), date(2031, 6, 9))),
        ("Russian troops liberated 12 square kilometres within five days.",
         (date(2031, 6, 7), DAY)),
        ("Russian troops liberated 12 square kilometres.", None),
    ],
)  # fmt: skip
def test_the_window_is_the_time_stated_or_a_length_up_to_the_day(
    text: str, window: tuple[date, date] | None
) -> None:
    """Without a time no maps can be chosen."""
    assert the_claim(text).window == window


def a_share(text: str, country: str) -> ClaimSaid:
    """Read a claim of a share of a region of a country."""
    mention = a_place(text, "Lisivka region", country)
    region = replace(mention, place=replace(mention.place, kind=PlaceKind.REGION, position=None))
    reading = read(a_document(text, "en"), (region,))
    (claim,) = [one for one in reading.claims if one.kind is ClaimKind.CONTROL]
    return claim_said(reading, claim, THEATRE, DAY)


def beyond(width: float, day: date) -> ControlMap:
    """A map on which a strip beyond the border is held."""
    strip = MultiPolygon([box(35.0, 51.2, 35.0 + width, 51.4)])
    one = a_map(MultiPolygon([box(37, 48, 38, 49)]))
    areas = {**one.areas, ControlStatus.COUNTER_HELD: strip}
    return replace(one, areas=areas, map_date=day, file_date=day)


ANSWERS = MapAnswers(
    cast("Ground", SimpleNamespace(theatre=THEATRE, sectors=(), country=MultiPolygon())),
    [beyond(0.1, DAY)],
    lambda: [beyond(0.4, DAY - timedelta(days=200)), beyond(0.1, DAY)],
)
"""Around the day a quarter is left of what earlier maps show."""


def test_a_share_regained_beyond_the_border_is_measured_from_the_peak_of_earlier_maps() -> None:
    """The whole is what the other side held at most, long before the day's maps."""
    said = a_share("Russian troops retook 86% of the ground in the Lisivka region.", "RU")

    choices, _ = ANSWERS.choices(said)

    assert {round(one.value) for one in choices} == {75}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Russian troops retook 86% of the ground in the Lisivka region.", "UA"),
        ("Ukrainian troops retook 86% of the ground in the Lisivka region.", "RU"),
        ("Russian troops control 86% of the ground in the Lisivka region.", "RU"),
    ],
)
def test_a_share_of_another_whole_is_left_unanswered(text: str, country: str) -> None:
    """Of a region at home, or of what is held, the maps do not say the whole."""
    assert ANSWERS.choices(a_share(text, country)) == ((), "claim.no_denominator")
