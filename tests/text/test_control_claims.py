"""Who is said to hold a place, and areas as areas."""

from __future__ import annotations

import pytest

from text.building import a_document
from trucewatch.text.reading import read
from trucewatch.vocabulary.reading import Reading
from trucewatch.vocabulary.statement import ClaimKind, Polarity


def reading(text: str, language: str) -> Reading:
    """Read a text that names no known place."""
    return read(a_document(text, language), ())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der russische General Orlow sagte: „Lessowka steht unter unserer Kontrolle.“"),
        ("en", 'Russian General Orlov said: "Lisivka is under our control."'),
        ("ru", "Российский генерал Орлов заявил: «Лесовка под нашим контролем»."),
        ("uk", "Російський генерал Орлов заявив: «Лісівка під нашим контролем»."),
    ],
)
def test_our_control_is_the_control_of_the_speakers_side(language: str, text: str) -> None:
    """Whoever says "our control" names the own side as the holder."""
    found = [one for one in reading(text, language).claims if one.kind is ClaimKind.CONTROL]

    assert [one.actor for one in found] == ["russia"]


@pytest.mark.parametrize(
    ("language", "text", "holder"),
    [
        ("en", "The village was captured by Ukrainian troops.", "ukraine"),
        ("ru", "Посёлок полностью контролируют российские войска.", "russia"),
        ("uk", "Селище повністю контролюють українські військові.", "ukraine"),
    ],
)
def test_the_side_that_controls_is_named_wherever_it_stands(
    language: str, text: str, holder: str
) -> None:
    """Passives and verbs of control name the holder after the place."""
    found = [one for one in reading(text, language).claims if one.kind is ClaimKind.CONTROL]

    assert [one.actor for one in found] == [holder]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Russian troops lost control of the village."),
        ("ru", "Российские войска потеряли контроль над посёлком."),
        ("uk", "Російські війська втратили контроль над селищем."),
        ("de", "Russische Truppen verloren die Kontrolle über das Dorf."),
    ],
)
def test_whoever_lost_control_does_not_hold(language: str, text: str) -> None:
    """A loss is a denial of control, not a claim of it."""
    found = [one for one in reading(text, language).claims if one.kind is ClaimKind.CONTROL]

    assert [(one.actor, one.polarity) for one in found] == [("russia", Polarity.DENIED)]


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("de", "Sie nahmen 120 Quadratkilometer ein.", "km2"),
        ("en", "They took 120 square kilometres.", "km2"),
        ("en", "They took 120 km².", "km2"),
        ("ru", "Заняты 120 квадратных километров.", "km2"),
        ("ru", "Заняты 120 кв. км.", "km2"),
        ("uk", "Зайнято 120 квадратних кілометрів.", "km2"),
        ("uk", "Пройшли 120 кілометрів.", "km"),
    ],
)
def test_square_kilometres_are_no_kilometres(language: str, text: str, unit: str) -> None:
    """The adjective or the sign makes an area of a length."""
    assert [one.unit for one in reading(text, language).quantities] == [unit]
