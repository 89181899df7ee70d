"""What is claimed, by whom, of whom, and as what: so, not so, planned or supposed."""

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
        ("de", "Wenn sie noch einmal auf das Dorf schießen, werde man die Gespräche aussetzen."),
        ("en", "Should they attack the village again, the mission would suspend its patrols."),
        ("ru", "Если обстрелы возобновятся, миссия отзовёт наблюдателей."),
        ("uk", "Якщо обстріли відновляться, місія відкличе спостерігачів."),
    ],
)
def test_a_condition_and_its_consequence_are_one_supposed_claim(language: str, text: str) -> None:
    """Neither half has happened, and together they say one thing."""
    found = reading(text, language)

    assert [claim.polarity for claim in found.claims] == [Polarity.HYPOTHETICAL]
    assert found.incidents == ()


@pytest.mark.parametrize(
    ("language", "text", "side"),
    [
        ("en", "The Russian command said the town remained under its control.", "russia"),
        ("en", "The Ukrainian command said the town remained under its control.", "ukraine"),
        ("ru", "Российское командование сообщило, что город удерживают его части.", "russia"),
        ("ru", "Украинское командование сообщило, что город удерживают его части.", "ukraine"),
        ("uk", "Російське командування повідомило, що місто утримують його частини.", "russia"),
        ("uk", "Українське командування повідомило, що місто утримують його частини.", "ukraine"),
    ],
)
def test_its_own_control_is_the_control_of_whoever_says_so(
    language: str, text: str, side: str
) -> None:
    """Possessives and deeds without a doer mean the speaker's side where it claims control."""
    found = [one for one in reading(text, language).claims if one.kind is ClaimKind.CONTROL]

    assert [one.actor for one in found] == [side]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Russische Truppen halten die Stadt unter voller Kontrolle."),
        ("en", "Russian troops hold the eastern half of the town."),
        ("ru", "Российские войска удерживают восточную часть города."),
        ("uk", "Російські війська утримують східну частину міста."),
    ],
)
def test_holding_a_place_is_a_claim_and_no_incident(language: str, text: str) -> None:
    """A state is claimed; only taking or leaving a place happens."""
    found = reading(text, language)

    assert [claim.kind for claim in found.claims] == [ClaimKind.CONTROL]
    assert found.incidents == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ihre Truppen nahmen 14 Quadratkilometer ein."),
        ("en", "Troops captured 14 square kilometres."),
        ("ru", "Войска захватили 14 кв. км."),
        ("uk", "Війська захопили 14 км²."),
    ],
)
def test_an_area_taken_is_an_area(language: str, text: str) -> None:
    """Square kilometres are never kilometres."""
    (claim,) = reading(text, language).claims

    assert (claim.kind, claim.quantity, claim.unit) == (ClaimKind.CONTROL, 14, "km2")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Zahl der Toten nach dem Angriff stieg von drei auf fünf."),
        ("en", "The death toll from the strike has risen to five."),
        ("ru", "Число погибших при ударе выросло до пяти."),
        ("uk", "Кількість загиблих унаслідок удару зросла до пʼяти.".replace("ʼ", "'")),
    ],
)
def test_what_a_toll_has_risen_to_counts_persons(language: str, text: str) -> None:
    """The number after "risen to" counts the dead although no noun follows it."""
    found = reading(text, language).quantities

    assert (5, "person") in {(item.value, item.unit) for item in found}


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("de", "Gezählt wurden 48 Drohnenangriffe.", "attack"),
        ("de", "Gezählt wurden 48 Kampfdrohnen.", "drone"),
        ("en", "They counted 41 drone attacks.", "attack"),
        ("en", "They counted 41 attack drones.", "drone"),
    ],
)
def test_compounds_count_what_their_last_part_names(language: str, text: str, unit: str) -> None:
    """Drone attacks are attacks, attack drones are drones."""
    assert unit in [item.unit for item in reading(text, language).quantities]


def test_a_proposal_in_two_parts_strikes_nothing() -> None:
    """The German "schlug … vor" is a proposal, "schlug … ein" is an impact."""
    proposed = reading("Die Mission schlug am Montag eine Feuerpause von 72 Stunden vor.", "de")
    struck = reading("Am Montag schlug eine Granate ein.", "de")

    assert proposed.incidents == ()
    assert [one.kind for one in proposed.agreements] == ["proposal"]
    assert len(struck.incidents) == 1
