"""Words that mean force in one sentence and something else in another."""

from __future__ import annotations

import pytest

from text.building import a_document
from trucewatch.text.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "Am Dienstag trafen sich die Bürgermeister im Krankenhaus.",
        "Der Rat hat Maßnahmen getroffen.",
        "Die Ministerin steht in der Schusslinie der Kritik.",
        "Sie trafen eine Entscheidung über das Umspannwerk.",
        "Beide Seiten hatten eine Absprache getroffen.",
        "Das Sparpaket traf vor allem Familien.",
        "Die Delegationen trafen in der Klinik ein.",
        "Der Gouverneur traf seinen Amtskollegen im Rathaus.",
    ],
)
def test_meetings_and_measures_are_no_incidents(text: str) -> None:
    """Whoever meets, decides or arrives hits nothing."""
    assert read(a_document(text, "de"), ()).incidents == ()


@pytest.mark.parametrize(
    "text",
    [
        "Drei Granaten trafen ein Wohnhaus.",
        "Am Morgen wurde ein Lagerhaus getroffen.",
        "Eine Rakete traf eine Schule.",
    ],
)
def test_what_a_weapon_or_a_target_is_named_with_is_hit(text: str) -> None:
    """The same verb strikes where a weapon or a target stands beside it."""
    assert len(read(a_document(text, "de"), ()).incidents) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Russian troops captured 12 Ukrainian soldiers."),
        ("de", "Russische Truppen nahmen zwölf ukrainische Soldaten gefangen."),
        ("uk", "Російські війська взяли в полон 12 українських військових."),
        ("ru", "Российские войска взяли в плен 12 украинских военных."),
    ],
)
def test_taking_prisoners_is_no_agreement_to_exchange_them(language: str, text: str) -> None:
    """Two sides named beside prisoners agree on nothing when one took them from the other."""
    found = read(a_document(text, language), ())

    assert [one.kind.value for one in found.claims] == ["prisoners"]
    assert found.agreements == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Наші бійці відбили атаки біля села."),
        ("ru", "Войска отбили атаку у села."),
        ("uk", "Уряд повернув громадам міста гроші."),
        ("ru", "Полиция вернула владельцу города ключи."),
    ],
)
def test_attacks_beaten_off_and_things_given_back_take_no_ground(language: str, text: str) -> None:
    """The verbs of regaining need ground as their object."""
    found = read(a_document(text, language), ())

    assert [one for one in found.claims if one.kind.value == "control"] == []
