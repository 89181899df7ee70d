"""What a claim in a text asks of the maps: place, holder, window."""

from __future__ import annotations

from datetime import date

import pytest

from text.building import a_document, a_place
from trucewatch.geography.theatre import load_theatre
from trucewatch.text.reading import read
from trucewatch.vocabulary.statement import ClaimKind
from trucewatch.workflow.claim_said import ClaimSaid, claim_said

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
